"""Inspection reports and letters: told apart from councils' papers, dated, and whose area it is.

Built on the reports of 2013 to 2024: four frameworks of children's services inspections, the
letters after focused and monitoring visits, and the area inspections of special needs provision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bodies import councils_in
from ingest.document import Block, BlockKind, DocumentKind
from ingest.paper_heads import is_report_head
from ingest.plain_dates import days, first_date

_SEND = re.compile(r"^area send inspection of (?P<area>.+?)(?: local area partnership)?$", re.I)
_REPORT = re.compile(
    r"^(?:re-?)?inspection of (?P<area>.*?)\s*(?:local authority |council['’]?s? )?"
    r"(?:children['’]?s (?:social care )?services|looked after children services|services for "
    r"children in need of help|safeguarding and looked after children|local authority "
    r"arrangements|services for looked after children|.*protection of children)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:focused|monitoring|assurance) visit (?:to|of) (?P<area>.+?)(?:['’]s)? (?:local authority |"
    r"council |city council |county council )*children['’]?s (?:social care )?services",
    re.IGNORECASE,
)
_INSPECTED = re.compile(r"\binspection dates?\s*:\s*(?P<days>.+)$", re.IGNORECASE | re.DOTALL)
_PUBLISHED = re.compile(r"\b(?:report )?published\s*(?:on|:)\s*(?P<day>.{6,30})", re.IGNORECASE)
_BY = re.compile(r"\b(?:ofsted|inspector|hmi|inspection dates?)\b", re.IGNORECASE)
_JOINT = re.compile(r"^ofsted\s+(?:and\s+(?:the\s+)?)?care quality commission\b", re.IGNORECASE)
_JOINT_AUTHOR = "Ofsted and the Care Quality Commission"
_OPENING = 26
_COVER_NAMES = 5


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an inspection paper says of itself."""

    kind: DocumentKind
    title: str
    dated: str | None
    area: str | None
    author: str


def inspection(part: Sequence[Block]) -> Inspection | None:
    """Read an inspectorate's report or letter; None for any other paper.

    Dated by its publication where told, else by the days of the inspection.
    """
    body = [block for block in part if not block.is_running]
    opening = body[:_OPENING]
    told = " ".join(block.text for block in opening)
    if not _BY.search(told) or any(is_report_head(opening, at) for at in range(len(opening))):
        return None
    for at, block in enumerate(opening):
        found = _titled(block.text)
        if found is None:
            continue
        kind, match = found
        if kind is DocumentKind.OFSTED_LETTER and "dear" not in told.casefold():
            continue
        area = match.group("area").strip(" :–-") or None
        return Inspection(
            kind,
            block.text,
            _dated(kind, opening),
            _council(area, opening[: at + _COVER_NAMES], body),
            _author(kind, body),
        )
    return None


def opens_inspection(opening: Sequence[Block]) -> bool:
    """Whether a page opens with the title of an inspectorate's report or letter."""
    return any(
        block.kind is BlockKind.HEADING and _titled(block.text) is not None for block in opening[:6]
    )


def _titled(text: str) -> tuple[DocumentKind, re.Match[str]] | None:
    if len(text) > 250:
        return None
    if match := _SEND.match(text):
        return DocumentKind.SEND_REPORT, match
    if match := _LETTER.search(text):
        return DocumentKind.OFSTED_LETTER, match
    if match := _REPORT.match(text):
        return DocumentKind.OFSTED_REPORT, match
    return None


def _dated(kind: DocumentKind, opening: Sequence[Block]) -> str | None:
    for block in opening:
        match = _PUBLISHED.search(block.text)
        if match and (published := first_date(match.group("day"))):
            return published
    if kind is DocumentKind.OFSTED_LETTER:
        lines = [block.text for block in opening if len(block.text) < 40]
        return next((day for line in lines if (day := first_date(line))), None)
    for block in opening:
        match = _INSPECTED.search(block.text)
        if match and "previous" not in block.text[: match.start()].casefold():
            return days(_PUBLISHED.split(match.group("days"))[0])
    return None


def _author(kind: DocumentKind, body: Sequence[Block]) -> str:
    joint = any(_JOINT.match(block.text) for block in body)
    return _JOINT_AUTHOR if kind is DocumentKind.SEND_REPORT and joint else "Ofsted"


def _council(area: str | None, cover: Sequence[Block], body: Sequence[Block]) -> str | None:
    """The council of the area: as the cover names it, else the name that begins with the area."""
    for block in cover:
        if len(block.text) < 60 and (names := councils_in(block.text)):
            return names[0]
    if area is None:
        return None
    named = Counter(
        name
        for block in body
        for name in councils_in(block.text)
        if name.casefold().startswith(area.casefold())
    )
    return named.most_common(1)[0][0] if named else area
