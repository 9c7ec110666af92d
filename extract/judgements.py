"""Grades: by inspectors for each area, and by a council for itself.

A grade belongs to the label beside it, never to its place in a table; labels wrap over rows. An
aim ("to be good"), a comparison with others and a rule of the scale are no grades.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from extract.findings import Basis, Judgement
from extract.judgement_accounts import in_accounts
from extract.judgement_reports import in_reports
from extract.judgement_tables import in_tables
from ingest.document import Document

_OVERALL = "overall effectiveness"
_ENOUGH = 4  # words that tell an area
_SAME = 0.9  # how alike two labels of one area are: "Experience(s) and progress of …"


def find(document: Document) -> tuple[Judgement, ...]:
    """Return the judgements of a document, one an area, inspection and basis."""
    return tuple(_once([*in_tables(document), *in_reports(document), *in_accounts(document)]))


def _once(found: Iterable[Judgement]) -> Iterator[Judgement]:
    """Leave out a judgement told again; the first, from the table, is kept."""
    met: dict[tuple[Basis, str | None], list[str]] = {}
    for each in found:
        areas = met.setdefault((each.basis, each.inspected), [])
        area = _words(each.area)
        if not any(_same_area(area, other) for other in areas):
            areas.append(area)
            yield each


def _words(area: str) -> str:
    """An area's words without those that some labels of it have and others lack."""
    plain = re.sub(r"[^a-z0-9]+", " ", area.casefold()).strip()
    return re.sub(
        r"^(?:the )?(?:experiences? (?:and progress )?of )?(?:children (?=care))?", "", plain
    )


def _same_area(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if one.startswith(_OVERALL) and other.startswith(_OVERALL):
        return True
    told_again = len(shorter.split()) >= _ENOUGH and shorter in longer
    return told_again or SequenceMatcher(None, one, other, autojunk=False).ratio() > _SAME
