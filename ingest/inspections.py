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
# "Inspection of Ashby Children and Families Trust", "Focused visit to Ashby Children First": who
# provides a council's services has a name of its own. The lines after tell what it is.
_OF_PROVIDER = re.compile(r"^(?:re-?)?inspection of (?P<area>\S.+)$", re.IGNORECASE)
_TO_PROVIDER = re.compile(
    r"^(?:focused|monitoring|assurance) visit (?:to|of) (?P<area>\S.+)$", re.IGNORECASE
)
_OF_BOARD = re.compile(
    r"^review of the effectiveness of the (?P<area>)local safeguarding children board$", re.I
)
_SERVICES = re.compile(r"\s*(?:local authority |safeguarding )?children\b.*$", re.IGNORECASE)
_INSPECTED = re.compile(r"\binspection dates?\s*:\s*(?P<days>.+)$", re.IGNORECASE | re.DOTALL)
_PUBLISHED = re.compile(r"\b(?:report )?published\s*(?:on|:)\s*(?P<day>.{6,30})", re.IGNORECASE)
_BY = re.compile(r"\b(?:ofsted|inspector|hmi|inspection dates?)\b", re.IGNORECASE)
_JOINT = re.compile(r"^ofsted\s+(?:and\s+(?:the\s+)?)?care quality commission\b", re.IGNORECASE)
_JOINT_AUTHOR = "Ofsted and the Care Quality Commission"
_OPENING = 26
_PLACE = re.compile(r"^[A-Z][\w'’-]+(?:,? (?:[A-Z][\w'’-]+|and|upon|of|on|with|in|the|&)){0,6}$")
_COVER_NAMES = 5
_LINES_TO_DATES = 3
_DATE_LINE = 40  # characters that a line with a letter's date does not pass


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
        found = _titled(block.text) or _of_provider(opening, at)
        if found is None:
            continue
        kind, match = found
        if kind is DocumentKind.OFSTED_LETTER and "dear" not in told.casefold():
            continue
        area = _place(match.group("area")) or _place(_above(opening, at))
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


def _of_provider(opening: Sequence[Block], at: int) -> tuple[DocumentKind, re.Match[str]] | None:
    """A title that names no services but their provider, with an inspection's dates below it."""
    block = opening[at]
    if block.kind is not BlockKind.HEADING:
        return None
    if match := _TO_PROVIDER.match(block.text):
        return DocumentKind.OFSTED_LETTER, match
    match = _OF_PROVIDER.match(block.text) or _OF_BOARD.match(block.text)
    below = opening[at + 1 : at + 1 + _LINES_TO_DATES]
    if match and any(_INSPECTED.search(line.text) for line in below):
        return DocumentKind.OFSTED_REPORT, match
    return None


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
        lines = [line for block in opening for line in _lines(block) if len(line) < _DATE_LINE]
        return next((day for line in lines if (day := first_date(line))), None)
    for block in opening:
        match = _INSPECTED.search(block.text)
        if match and "previous" not in block.text[: match.start()].casefold():
            return days(_PUBLISHED.split(match.group("days"))[0])
    return None


def _lines(block: Block) -> list[str]:
    """A block's text; what opens the cells in which a letter sets its date and address."""
    if block.kind is BlockKind.TABLE:
        return [cell.text[: _DATE_LINE - 1] for row in block.rows for cell in row]
    return [block.text]


def _place(words: str) -> str | None:
    """Of "Ashby local authority children's services" the place; None where it names none."""
    return _SERVICES.sub("", words).strip(" :–-") or None


def _above(opening: Sequence[Block], at: int) -> str:
    """The place alone in the heading over a title that names none, as on reports' covers."""
    over = opening[at - 1] if at else None
    if over is None or over.kind is not BlockKind.HEADING or _BY.search(over.text):
        return ""
    return over.text if _PLACE.match(over.text) else ""


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
