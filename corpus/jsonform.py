"""Findings, documents and papers as JSON: to be kept in the store, and flat as records go out.

The flat form has exactly the names of the output contract: the fields of the citation and the
record's own beside each other.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from corpus.records import Passage, StoredDocument, StoredPaper
from extract.findings import (
    Acronym,
    Action,
    Attribution,
    Citation,
    DateMention,
    Finding,
    Judgement,
    RagRating,
    Recommendation,
    Telling,
    Update,
)

if TYPE_CHECKING:
    from cattrs import Converter

FINDINGS: dict[str, type[Finding]] = {
    "recommendations": Recommendation,
    "actions": Action,
    "dates": DateMention,
    "rag": RagRating,
    "judgements": Judgement,
    "updates": Update,
    "attributions": Attribution,
    "acronyms": Acronym,
    "tellings": Telling,
}

_CITATION = (
    "document",
    "source",
    "council",
    "committee",
    "meeting_date",
    "paper",
    "item",
    "section",
    "page",
    "page_label",
    "paragraph",
    "box",
    "quote",
    "exempt",
    "superseded_by",
)


@cache
def converter() -> Converter:
    """Return the converter between records and plain JSON values (made once)."""
    from cattrs.preconf.json import make_converter

    return make_converter()


def dumps(value: Any) -> str:
    """Return a record as compact JSON, to be kept."""
    return json.dumps(converter().unstructure(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, kind: type[Any]) -> Any:
    """Return the record of a kind that `dumps` wrote."""
    return converter().structure(json.loads(text), kind)


def record_of(value: Finding | Passage | StoredPaper | StoredDocument) -> dict[str, Any]:
    """Return a record in the flat form of the output contract."""
    if isinstance(value, Finding):
        return _finding(value)
    flat: dict[str, Any] = converter().unstructure(value)
    if isinstance(value, StoredDocument):
        flat["counts"] = dict(value.counts)
        flat["pages"] = value.pages
    return flat


def columns_of(kind: str) -> list[str]:
    """Return the names of a kind's fields, in the order they are exported in."""
    if kind == "papers":
        return [field.name for field in fields(StoredPaper)]
    if kind == "documents":
        return [field.name for field in fields(StoredDocument)]
    own = [field.name for field in fields(FINDINGS[kind])]
    own = [name for name in own if name not in ("at", "id", "also_in")]
    return ["id", *own, *_CITATION, "also_in"]


def _finding(value: Finding) -> dict[str, Any]:
    plain: dict[str, Any] = converter().unstructure(value)
    at = plain.pop("at")
    also_in = plain.pop("also_in")
    identity = plain.pop("id")
    return {"id": identity, **plain, **{name: at[name] for name in _CITATION}, "also_in": also_in}


assert set(_CITATION) == {field.name for field in fields(Citation)}
