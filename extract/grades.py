"""The words of grades, and what an inspection report tells of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.dates import edtf_of, mentions
from ingest.document import Block, BlockKind, Document, DocumentKind, Paper

_GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires_improvement",
    "requires improvement to be good": "requires_improvement",
    "require improvement": "requires_improvement",
    "require improvement to be good": "requires_improvement",
    "required improvement": "requires_improvement",
    "required improvement to be good": "requires_improvement",
    "adequate": "adequate",
    "satisfactory": "adequate",
    "inadequate": "inadequate",
}
GRADE = (
    r"(?:outstanding|good|adequate|inadequate|satisfactory"
    r"|require(?:s|d)?\s+improvement(?:\s+to\s+be\s+good)?)"
)
# "Good", "Adequate (3)", "Grade 3 (adequate)"
_WHOLE = re.compile(
    rf"^\W*(?:grade\s*\d\s*)?\(?(?P<grade>{GRADE})\)?(?:\s*\(?(?:grade\s*)?\d\)?)?\W*$",
    re.IGNORECASE,
)
_NO_GRADE = re.compile(r"^\W*(?:not (?:judged|graded|applicable|inspected)|n/?a)\W*$", re.I)
_PUBLISHED = re.compile(r"\b(?:report\s+)?published(?: on)?\s*:?\s*(?P<day>.{6,30})", re.IGNORECASE)
_INSPECTED = re.compile(
    r"(?<!previous )\b(?:inspection|visit|inspected|review)\s*(?:dates?)?\s*:?\s*"
    r"(?P<days>\d.{5,80})",
    re.IGNORECASE,
)
_OPENING = 20  # blocks: title, days, inspector, grades
_FRAMEWORKS = (
    ("SIF", re.compile(r"services for children in need of help and protection", re.I)),
    ("SIF", re.compile(r"local safeguarding children board", re.I)),
    (
        "Safeguarding and looked after children",
        re.compile(
            r"inspection of (?:services for )?(?:safeguarding|looked after|children looked after"
            r"|local authority arrangements for the protection)",
            re.I,
        ),
    ),
    ("ILACS", re.compile(r"inspection of .*children.{0,30}(?:services|trust)", re.I)),
)
# What only one framework grades, for a title that is lost.
_BY_AREA = (
    ("ILACS", re.compile(r"\bimpact of leaders\b", re.I)),
    ("SIF", re.compile(r"\bchildren looked after and achieving permanence\b", re.I)),
)
_TITLE_LONGEST = 200


@dataclass(frozen=True, slots=True)
class About:
    """What every grade of a report shares."""

    body: str
    framework: str | None
    inspected: str | None
    published: str | None


def about(document: Document, paper: Paper, blocks: Sequence[Block]) -> About:
    """Return who inspected, under which framework and when, as the report itself tells it."""
    return About(
        paper.author or "Ofsted",
        framework(document, blocks),
        inspected(blocks),
        published(blocks),
    )


def grade_of(text: str) -> str | None:
    """Return the normalised grade where a text is nothing but a grade."""
    match = _WHOLE.match(text)
    return normalised(match["grade"]) if match else None


def is_ungraded(text: str) -> bool:
    """Whether a text says that there is no grade: "Not judged"."""
    return bool(_NO_GRADE.match(text))


def normalised(words: str) -> str:
    """Return a grade's words as a value: "Requires improvement to be good" → one word."""
    plain = re.sub(r"\s+", " ", words.casefold()).strip()
    return _GRADES[plain]


def inspected(blocks: Sequence[Block]) -> str | None:
    """Return when an inspection took place, from the lines of a report's first page."""
    for block in blocks[:_OPENING]:
        match = _INSPECTED.search(block.text)
        if match:
            days = re.split(r"\b(?:report )?published\b", match["days"], flags=re.IGNORECASE)[0]
            found = [m.edtf for m in mentions(days) if m.edtf]
            if found:
                return found[0] if len(found) == 1 else "{" + ",".join(found) + "}"
    return None


def published(blocks: Sequence[Block]) -> str | None:
    """Return the day of publication, where the report's first page tells it."""
    for block in blocks[:_OPENING]:
        match = _PUBLISHED.search(block.text)
        day = mentions(match["day"]) if match else []
        if day and day[0].edtf and edtf_of(day[0].text):
            return day[0].edtf
    return None


def framework(document: Document, blocks: Sequence[Block]) -> str | None:
    """Return the framework that an inspection followed: by its title, else by what is graded."""
    if document.kind is DocumentKind.SEND_REPORT:
        return "Area SEND"
    if document.kind is DocumentKind.OFSTED_LETTER:
        return "ILACS" if any("ILACS" in block.text for block in blocks[:_OPENING]) else None
    front = []
    for block in blocks[:_OPENING]:
        if block.kind is BlockKind.TABLE or len(block.text) > _TITLE_LONGEST:
            break
        front.append(block.text)
    title, whole = " ".join(front), " ".join(block.text for block in blocks)
    by_title = (name for name, words in _FRAMEWORKS if words.search(title))
    return next(by_title, next((n for n, words in _BY_AREA if words.search(whole)), None))
