"""From a Document to what is found in it: `extract(document) -> Findings`.

One module finds each kind; all are pure functions of the document. Identifiers are made here, so
that the same file read again gives the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from hashlib import blake2b
from typing import TypeVar

from extract.findings import Finding, Findings
from ingest.document import Document

VERSION = 4
"""Raised whenever the extractors find something else in the same document."""

AnyFinding = TypeVar("AnyFinding", bound=Finding)


def extract(document: Document) -> Findings:
    """Return all that is found in a document, every record with its identifier."""
    from extract.acronyms import find as find_acronyms
    from extract.actions import find as find_actions
    from extract.attributions import find as find_attributions
    from extract.dates import find as find_dates
    from extract.judgements import find as find_judgements
    from extract.rag import find as find_rag
    from extract.recommendations import find as find_recommendations
    from extract.restated import find as find_restated
    from extract.retold import find as find_retold
    from extract.updates import find as find_updates

    return identified(
        Findings(
            recommendations=find_recommendations(document),
            actions=find_actions(document),
            dates=find_dates(document),
            rag=find_rag(document),
            judgements=find_judgements(document),
            updates=find_updates(document),
            attributions=find_attributions(document),
            acronyms=find_acronyms(document),
            tellings=(*find_retold(document), *find_restated(document)),
        )
    )


def identified(findings: Findings) -> Findings:
    """Give each finding its identifier: kind, file, place and words, and which one of equals."""
    named = {
        kind.name: _with_ids(kind.name, getattr(findings, kind.name)) for kind in fields(findings)
    }
    return Findings(**named)


def _with_ids(kind: str, found: Iterable[AnyFinding]) -> tuple[AnyFinding, ...]:
    met: Counter[str] = Counter()
    result = []
    for finding in found:
        seed = _seed(kind, finding)
        met[seed] += 1
        digest = blake2b(f"{seed}|{met[seed]}".encode(), digest_size=5).hexdigest()
        result.append(replace(finding, id=f"{_PREFIX[kind]}-{digest}"))
    return tuple(result)


_PREFIX = {
    "recommendations": "rec",
    "actions": "act",
    "dates": "dat",
    "rag": "rag",
    "judgements": "jdg",
    "updates": "upd",
    "attributions": "att",
    "acronyms": "acr",
    "tellings": "tel",
}


def _seed(kind: str, finding: Finding) -> str:
    own = getattr(finding, _OWN_WORDS.get(kind, "text"))
    return "|".join((kind, finding.at.document, str(finding.at.page), finding.at.quote, own or ""))


_OWN_WORDS = {
    "updates": "recommendation",
    "rag": "subject",
    "judgements": "area",
    "acronyms": "short",
}
