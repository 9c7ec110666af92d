"""Who a paper says has written it, where no field of its head does.

A line under the title ("Prepared by Elm Research", "Jo Ash, Head of Ferries"), the lines of a
title page ("Jo Ash CBE / Independent Consultant / July 2020"), or the contact that a report closes
with ("Report author: Jo Ash", or such a row of its table).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Block
from ingest.plain_dates import MONTH_NAME

_MADE_BY = re.compile(
    r"^(?:(?:this )?(?:report|paper|document|plan) )?(?:was )?"
    r"(?:prepared|written|produced|compiled|authored)\s+by:?\s+(?P<author>[^.;:]{3,90})$",
    re.IGNORECASE,
)
# "Jo Ash, Head of Ferries", "Jo Ash CBE, Independent Chair": two to four names, then an office.
_NAME = r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){1,3}"
_OFFICE = (
    r"(?:(?:[A-Z][\w&-]*\s+){0,4}(?:Director|Head|Manager|Officer|Consultant|Advis[eo]r|Chair|"
    r"Commissioner|Lead|Executive|Leader|Cabinet Member)\b)"
)
_SIGNED = re.compile(rf"^(?:by:?\s+)?(?P<author>{_NAME}\s*(?:,|\s[-–])\s+{_OFFICE}[^.;:]{{0,80}})$")
# A title page sets name, office and month under each other, with nothing between them. Honours
# or the month tell it from a heading about an office ("Independent Reviewing Officers").
_HONOURS = r"(?:[CMOD]BE|CB|QPM|[QK]C|DL|JP)"
_TITLE_PAGE = re.compile(
    rf"^(?P<name>(?:(?:Dr|Dame|Sir|Professor)\s+)?[A-Z][a-z'’-]+(?:\s+[A-Z][\w'’.-]*?){{1,2}}?"
    rf"(?P<honours>(?:,?\s+{_HONOURS})*))\s+(?P<office>{_OFFICE})"
    rf"(?P<month>\s+(?i:{MONTH_NAME})\s+(?:19|20)\d\d)?$"
)
_CLOSING = re.compile(
    r"^(?:report )?(?:authors?|contact officers?|contact|report by)(?: name)?\s*:\s*"
    r"(?P<author>[A-Z][^.;:@]{3,90}?)(?:\s+(?:tel|telephone|e-?mail|job title|title)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"^(?:report )?(?:authors?|contact officers?)(?:(?:'s)? name)?\s*:?$", re.I)
_NOBODY = re.compile(r"\b(?:council|committee|panel|meeting|tel|members?)\b|\d", re.IGNORECASE)
_DEAR = re.compile(r"\bdear\b", re.IGNORECASE)  # a name over it is the one written to
_OPENING = 6
_LETTER_HEAD = 14
_LAST = 14


def printed_author(body: Sequence[Block], report: bool) -> str | None:
    """Return the author as printed; of a report also the one it names at its end."""
    opening = [block for block in body[:_OPENING] if not block.rows and not block.label]
    named = [match.group("author") for block in opening if (match := _MADE_BY.match(block.text))]
    if not any(_DEAR.search(block.text) for block in body[:_LETTER_HEAD]):
        named += _signed(opening)
    return next((_tidy(name) for name in (*named, *(_closing(body) if report else ()))), None)


def _signed(opening: Sequence[Block]) -> Iterator[str]:
    """Names with offices on lines of their own, but for those that a label above asks for."""
    above = ""
    for block in opening:
        match = _SIGNED.match(block.text)
        if match and not above.endswith(":") and not _NOBODY.search(block.text):
            yield match.group("author")
        match = _TITLE_PAGE.match(" ".join(block.text.split()))
        if match and (match["honours"] or match["month"]):
            yield f"{match['name']}, {match['office']}"
        above = block.text.strip()


def _closing(body: Sequence[Block]) -> Iterator[str]:
    for block in body[-_LAST:]:
        for row in block.rows:
            cells = [cell.text.strip() for cell in row if cell.text.strip()]
            if len(cells) > 1 and _LABEL.match(cells[0]) and not _NOBODY.search(cells[1]):
                yield cells[1]
        match = None if block.rows else _CLOSING.match(block.text)
        if match and not _NOBODY.search(match.group("author")):
            yield match.group("author")


def _tidy(name: str) -> str:
    return " ".join(name.split()).rstrip(" ,–-")
