"""The words of grades, and what an inspection report tells of itself."""

from __future__ import annotations

import re

from extract.dates import edtf_of, mentions
from ingest.document import Block, Document, DocumentKind, Paper

GRADE = (
    r"(?:outstanding|good|adequate|inadequate|satisfactory"
    r"|require(?:s|d)?\s+improvement(?:\s+to\s+be\s+good)?)"
)
_WHOLE = re.compile(rf"^\W*(?P<grade>{GRADE})(?:\s*\(?(?:grade\s*)?\d\)?)?\W*$", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:report\s+)?published(?: on)?\s*:?\s*(?P<day>.{6,30})", re.IGNORECASE)
_INSPECTED = re.compile(
    r"\b(?:inspection|visit|inspected)\s*(?:dates?)?\s*:?\s*(?P<days>\d.{5,80})", re.IGNORECASE
)


def grade_of(text: str) -> str | None:
    """Return the normalised grade where a text is nothing but a grade."""
    match = _WHOLE.match(text)
    return normalised(match["grade"]) if match else None


def normalised(words: str) -> str:
    """Return a grade's words as a value: "Requires improvement to be good" → one word."""
    plain = words.casefold()
    if "improvement" in plain:
        return "requires_improvement"
    return "adequate" if plain == "satisfactory" else plain


def inspected(blocks: list[Block]) -> str | None:
    """Return when an inspection took place, from the lines of a report's first page."""
    for block in blocks[:14]:
        match = _INSPECTED.search(block.text)
        if match:
            days = re.split(r"\b(?:report )?published\b", match["days"], flags=re.IGNORECASE)[0]
            found = [m.edtf for m in mentions(days) if m.edtf]
            if found:
                return found[0] if len(found) == 1 else "{" + ",".join(found) + "}"
    return None


def published(blocks: list[Block]) -> str | None:
    """Return the day of publication, where the report's first page tells it."""
    for block in blocks[:14]:
        match = _PUBLISHED.search(block.text)
        day = mentions(match["day"]) if match else []
        if day and day[0].edtf and edtf_of(day[0].text):
            return day[0].edtf
    return None


def framework(document: Document, paper: Paper, blocks: list[Block]) -> str | None:
    """Return the framework that an inspection followed, from the title on its first page."""
    if document.kind is DocumentKind.SEND_REPORT:
        return "Area SEND"
    front = " ".join(block.text for block in blocks[:8]).casefold()
    if "need of help and protection" in front:
        return "SIF"
    if "local authority children" in front:
        return "ILACS"
    safeguarding = "safeguarding" in front or "looked after children" in front
    return "Safeguarding and looked after children" if safeguarding else None
