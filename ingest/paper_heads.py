"""How papers begin: the fields of a report's head, the words over minutes, an appendix's name.

A report's head is a ruled form, a column of "Name: value" lines, or "Report to Cabinet" over
such lines; minutes say whose meeting they record and who was present. The same fields later tell
a paper's title, date, author and committee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.bodies import committee_of, ends_within_name
from ingest.document import Block, BlockKind
from ingest.plain_dates import WEEKDAY, first_date, full_dates

# What the fields of a report's head are called, as met.
_NAMES = {
    "subject": r"subject|title|report title|title of (?:the )?report|subject of report",
    "date": r"date of (?:decision|meeting|committee)|meeting date|date|decision date",
    "author": (
        r"report of(?: the)?|report by|report author|author(?: and/or contact officer)?|from|by|"
        r"report from|(?:report )?prepared by|written by|(?:lead|contact|responsible|reporting) "
        r"officer(?:\(s\)|s)?|(?:lead|responsible|reporting) director"
    ),
    "committee": (
        r"decision[- ]?maker|report (?:to|for)|to|committee|meeting|name of committee|"
        r"decision to be taken by"
    ),
}
_ALL_NAMES = "|".join(f"(?P<{field}>{names})" for field, names in _NAMES.items())
_FIELD = re.compile(rf"^(?:{_ALL_NAMES})\s*:\s*(?P<value>.*)$", re.IGNORECASE | re.DOTALL)
# A line of a report's head, name and value together.
HEAD_FIELD = re.compile(
    rf"^(?:{_ALL_NAMES}|wards?(?:\(s\))? affected|classification)\s*:\s*\S", re.IGNORECASE
)
_NAME_ONLY = re.compile(rf"^(?:{_ALL_NAMES})\s*:?$", re.IGNORECASE)
# "To: County Council Date: 4 May 2023": a second field on the same line.
_SECOND = re.compile(r"\s+(?=(?:Date|Subject|Title|To|Decision Date):\s)")
_REPORT_TO = re.compile(r"^Report to (?:the )?(?P<committee>[A-Z][\w&,' -]{3,80})$")
# "REPORT OF THE DIRECTOR OF CARE" below "CABINET – 4 MARCH 2024".
_REPORT_OF = re.compile(
    r"^(?:joint )?report (?:of|by|from):?\s+(?:the )?(?P<author>[A-Z].{3,150}[^.;])$",
    re.IGNORECASE | re.DOTALL,
)
_LINES_TO_AUTHOR = 4
_HEAD_SPAN = 9  # blocks within which a head's fields stand
MINUTES = re.compile(
    r"^(?:draft |unconfirmed |confirmed |public )*minutes\b\W*"
    r"(?:$|(?:of|from|for)\b.{0,90}?\b(?:meeting|proceedings|held|committee|panel|cabinet|"
    r"council|board|commission|forum|group)\b)|"
    r"^(?:action )?notes of (?:the|an?) .{0,60}\bmeeting\b|^at an? (?:\w+ )?meeting of\b",
    re.IGNORECASE | re.DOTALL,
)
_PRESENT = re.compile(
    r"^(?:members? )?(?:present|in attendance|attendance|attendees|apologies)\b|^councillors?\b.*"
    r"\bin the chair\b",
    re.IGNORECASE,
)
_PRESENT_SPAN = 10
_MINUTES_LONGEST = 400
# Lines over the word "minutes": whose they are.
_BODY = re.compile(r"\b(?:council|committee|panel|cabinet|board|commission|forum)\b", re.IGNORECASE)
APPENDIX = re.compile(
    r"^(?P<name>(?:appendix|annexe?|enclosure)\s+(?:[A-Z]|\d{1,2}(?:\.\d)?[a-z]?|[IVX]{1,4})\b)"
    r"\W*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_APPENDIX_LONGEST = 160
_HEADING_LONGEST = 160
_SENTENCE = re.compile(
    r"\b(?:is|are|was|sets? out|shows?|provides?|contains?|details?)\b", re.IGNORECASE
)
# The last part of the form that some councils' reports are set in.
_FORM_END = re.compile(r"\btitle of background paper", re.IGNORECASE)
# Other parts of that form, which stand out of order in some papers.
_FORM_PART = re.compile(
    r"^(?:key decision|wards?(?: ?/ ?communities)? affected|equality|integrated impact|"
    r"(?:data protection|privacy) impact|other background|background documents|supporting doc|"
    r"appendices|documents in members|title of background|do the implications|author:)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:none|n/?a|nil|yes|no|not applicable)?\W*$", re.IGNORECASE)
# What stands at the end of a report, before its appendices.
REPORT_END = re.compile(
    r"^(?:\d+\.?\s*)?(?:contact details|report authors?|contact officers?|background (?:papers|"
    r"documents)|relevant directors?|lead officers?|appendices|list of appendices|yours "
    r"(?:sincerely|faithfully))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a report's head says, each as printed; None where it has no such line."""

    subject: str | None = None
    date: str | None = None
    author: str | None = None
    committee: str | None = None

    @property
    def count(self) -> int:
        """How many of them are there."""
        return sum(bool(v) for v in (self.subject, self.date, self.author, self.committee))


def is_report_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether a report's head begins exactly at block `at`."""
    block = blocks[at]
    if block.kind is BlockKind.TABLE:
        return _from_table(block).count >= 3
    if _author_below(blocks, at) is not None:
        return True
    if not (_first_field(block) or _REPORT_TO.match(block.text)) or block.label:
        return False
    found = fields(blocks[at : at + _HEAD_SPAN])
    return found.subject is not None and found.count >= 3


def fields(blocks: Sequence[Block]) -> Fields:
    """Read the fields that stand in the first blocks of a paper; the first of each counts."""
    found = Fields()
    for name, value in _fields(blocks):
        value = " ".join(value.split())
        if value and getattr(found, name) is None:
            found = replace(found, **{name: value})
    return found


def _author_below(blocks: Sequence[Block], at: int) -> int | None:
    """How far below a line with body and day "Report of …" stands; None for another line."""
    line = blocks[at]
    following = enumerate(blocks[at + 1 : at + _LINES_TO_AUTHOR], start=1)
    below = next((n for n, block in following if _REPORT_OF.match(block.text)), None)
    if below is None or not _is_heading(line) or first_date(line.text) is None:
        return None
    between = blocks[at + 1 : at + below + 1]
    apart = any(b.page != line.page or b.rows or b.label for b in between)
    if apart or _FIELD.match(between[-1].text) or not _named_before_day(line.text):
        return None
    return below


def _is_heading(block: Block) -> bool:
    short = len(block.text) < _HEADING_LONGEST and not block.text.endswith(".")
    return short and not block.rows and not block.label and not block.is_running


def _named_before_day(text: str) -> str | None:
    at = min((at for at, _ in full_dates(text)), default=0)
    return committee_of(re.sub(rf"\W*(?:{WEEKDAY}\W*)?$", "", text[:at], flags=re.IGNORECASE))


def _from_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The fields of a head in bare lines: body and day, "Report of …", the subject around it."""
    for at in range(min(3, len(blocks))):
        below = _author_below(blocks, at)
        if below is None:
            continue
        yield "committee", _named_before_day(blocks[at].text) or ""
        yield "date", blocks[at].text
        author = _REPORT_OF.match(blocks[at + below].text)
        yield "author", author.group("author") if author else ""
        around = [*blocks[at + 1 : at + below], *blocks[at + below + 1 : at + below + 2]]
        yield "subject", next((b.text for b in around if _is_heading(b)), "")
        return


def _fields(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    yield from _from_lines(blocks)
    waiting = None
    for block in blocks[:_HEAD_SPAN]:
        if block.page != blocks[0].page:
            break
        if block.kind is BlockKind.TABLE:
            found = _from_table(block)
            for name in _NAMES:
                yield name, getattr(found, name) or ""
            continue
        to = _REPORT_TO.match(block.text)
        if to:
            yield "committee", to.group("committee")
        if waiting and not _FIELD.match(block.text) and not block.text.rstrip().endswith(":"):
            yield waiting, block.text
        waiting = None
        for line in _SECOND.split(block.text):
            match = _FIELD.match(line)
            if match:
                yield _name(match), match.group("value")
                waiting = None if match.group("value") else _name(match)


def _name(match: re.Match[str]) -> str:
    return next(name for name in _NAMES if match.group(name))


def _first_field(block: Block) -> bool:
    return bool(_FIELD.match(block.text)) and len(block.text) < 400


def _from_table(block: Block) -> Fields:
    found = Fields()
    for row in block.rows[:8]:
        cells = [cell.text.strip() for cell in row if cell.text.strip()]
        match = _NAME_ONLY.match(cells[0]) if len(cells) > 1 else None
        if match and getattr(found, _name(match)) is None:
            found = replace(found, **{_name(match): " ".join(cells[1].split())})
    return found


def is_minutes_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether minutes begin with block `at`: its words say so and those present follow."""
    block = blocks[at]
    if block.label or block.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM):
        return False
    text = block.text
    if at + 1 < len(blocks) and ends_within_name(text):
        text = f"{text} {blocks[at + 1].text}"
    if not MINUTES.match(text) or len(text) > _MINUTES_LONGEST:
        return False
    return any(
        _PRESENT.match(following.text) for following in blocks[at + 1 : at + 1 + _PRESENT_SPAN]
    )


def head_start(blocks: Sequence[Block], at: int) -> int:
    """Where the lines over a head begin: the council's and the body's name on the same page."""
    start = at
    while start and at - start < 3:
        above = blocks[start - 1]
        named = above.kind is BlockKind.HEADING and not above.label and _BODY.search(above.text)
        if not named or above.page != blocks[at].page or len(above.text) > 120:
            break
        start -= 1
    return start


def appendix_name(block: Block) -> re.Match[str] | None:
    """Match a heading or line that names an appendix; None for a sentence about one."""
    if block.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM) or block.label:
        return None
    if len(block.text) > _APPENDIX_LONGEST:
        return None
    match = APPENDIX.match(block.text)
    return None if match is None or _SENTENCE.search(match.group("title")) else match


def _in_form(block: Block) -> bool:
    return bool(_FORM_PART.match(block.text.strip()) or _FORM_END.search(block.text))


def after_form(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield where something follows the end of a report's form: its first appendix."""
    for index, block in enumerate(blocks):
        if not (_FORM_END.search(block.text) and block.kind is BlockKind.TABLE):
            continue
        for following in range(index + 1, len(blocks)):
            rest = blocks[following]
            numbered = (rest.label or "")[:1].isdigit()
            if rest.is_running or numbered or _ANSWER.match(rest.text) or _in_form(rest):
                continue
            yield following
            break
