"""The day that each paper is of: the meeting minutes record, a report's decision, its own print.

An appendix is dated by what it prints about itself: its first lines, its title, a field such as
"Report date:", the day over a letter's greeting, the day under a signature, else the month or
quarter it is about. A day later than the meeting it went to is a slip of the pen or a plan's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.bodies import committee_in, committee_of
from ingest.document import Block, BlockKind
from ingest.paper_heads import MINUTES, fields
from ingest.plain_dates import (
    WEEKDAY,
    WITH_WEEKDAY,
    financial_years,
    first_date,
    full_dates,
    months,
    over_lines,
    quarters,
)

_TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\s*(?:am|pm)?\b|\b\d{1,2}\s*(?:am|pm|noon)\b", re.IGNORECASE)
# The day that a sheet was sent out, and days by which something is to be done before the meeting.
_SENT = re.compile(
    r"^\W*(?:dated\b|(?:date of )?(?:publi|issue|des?patch|dispatch)|direct\b|sent\b|circulated\b|"
    r"(?:(?:this )?agenda|papers)\b.{0,20}\b(?:sent|published|issued|des?patched|dispatched)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(r"^\W*date\b", re.IGNORECASE)  # the meeting's day or the sheet's
_DEADLINE = re.compile(
    rf"\b(?:deadline|(?:no|not) later than|(?:by|before)\s+(?:noon|midday|\d{{1,2}}|{WEEKDAY}))\b",
    re.IGNORECASE,
)
# Words before a day that is another's: an earlier inspection's, or one end of a run of days.
_NOT_ITS_DAY = re.compile(
    r"\b(?:(?:as at|as of|since|until|by|from|to|after|before)|(?:inspection|visit)s? (?:of|in|on))"
    r"\s+(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+)?$",
    re.IGNORECASE,
)
# "progress to October 2022": how far the paper goes is its own day.
_ITS_STATE = re.compile(
    r"\b(?:progress|performance|position|update[ds]?|up)\s+to\s+(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+)?$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:this|the) (?:\w+ )?(?:plan|report|paper|strategy|register|evaluation|note|document)\s"
    r"(?:was|is) (?:\w+ )?(?:agreed|approved|adopted|prepared|written|updated|published|issued)\b"
    r"[^.]{0,60}$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\d\s*(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?\s+$", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?:(?:report|publication|issue|version|document|completion|meeting) )?date(?:d)?"
    r"(?: of (?:report|publication|issue|decision|meeting|this document))?\s*:|"
    r"^(?:published|issued|produced|last updated|updated)\b",
    re.IGNORECASE,
)
_DEAR = re.compile(r"\bdear\b", re.IGNORECASE)
_SIGNED = re.compile(r"^(?:signed|dated?|\W)*$", re.IGNORECASE)
_NEXT = re.compile(r"\bnext meeting\b", re.IGNORECASE)
_EXTRACT = re.compile(
    r"\bminutes? (?:extract|excerpt|except)|\bextract (?:from|of) (?:the )?minutes", re.I
)
_LINE_LONGEST = 160
_DATE_LINE_LONGEST = 70
_HEAD_LINES = 4
_LETTER_HEAD = 14
_FIELDS_WITHIN = 25
_SIGNED_WITHIN = 6

Dates = Iterator[tuple[int, str]]


def front_date(lines: Sequence[str]) -> str | None:
    """The meeting's day on a front sheet, told from the day that the sheet was sent out.

    The best line has weekday and time, or the body's name; then a weekday; then any date.
    """
    dated = [
        (_rank(line), -at, day)
        for at, line in enumerate(lines)
        if len(line) < 400 and (day := first_date(line))
    ]
    dated += [(_rank(lines[at]), -at, day) for at, day in over_lines(lines)]
    return max(dated)[2] if dated else None


def _rank(line: str) -> int:
    weekday = bool(WITH_WEEKDAY.search(line))
    named = bool(_TIME.search(line) or committee_of(line) or committee_in(line))
    sent, due = bool(_SENT.match(line)), bool(_DEADLINE.search(line))
    return 2 * weekday + 2 * named - 3 * (sent or due) - 2 * bool(_DATED.match(line))


def minutes_date(body: Sequence[Block]) -> str | None:
    """The day that the words over minutes tell; a date in their first paragraph is another's."""
    lines = [b.text for b in body[:6] if b.kind is BlockKind.HEADING or _is_head_line(b.text)]
    found = next((day for line in lines if (day := first_date(line))), None)
    return found or first_date(fields(body).date or "")


def _is_head_line(text: str) -> bool:
    line = len(text) < _DATE_LINE_LONGEST and not text.endswith(".")
    return line or bool(MINUTES.match(text))


def report_date(body: Sequence[Block]) -> str | None:
    """The day of decision in a report's head, or the one beside the body it goes to."""
    head = fields(body)
    for words in (head.date, head.committee):
        if words and (day := first_date(words)):
            return day
    return None


def own_date(
    body: Sequence[Block], titles: Sequence[str], meeting: str | None, alone: bool = False
) -> str | None:
    """The day, month or quarter that a paper prints about itself; None where it prints none.

    `titles` are what it is called, also in its report's list. A day that is the meeting's own may
    but name the meeting, so any other goes first. `alone` is a file of its own: with nothing
    else, the financial year in its name dates it.
    """
    head = [b.text for b in body[:_HEAD_LINES] if len(b.text) < _LINE_LONGEST and not b.rows]
    head = [line for line in head if not line.endswith(".")]
    lines = [*head, *_over_greeting(body), *titles]
    told = [*_read(lines, full_dates), *_read(_fields(body), full_dates), *_in_words(body)]
    extract = any(_EXTRACT.search(line) for line in lines)
    found = [
        *(day for day in told if day != meeting),
        *(day for day in told if day == meeting and not extract),
        *_signed(body),
        *_read(lines, _bare_months),
        *_read([" ".join(head), *titles], quarters),
        *(_read(lines, financial_years) if alone else ()),
    ]
    return next((day for day in found if meeting is None or day <= meeting or "/" in day), None)


def _read(lines: Sequence[str], read: Callable[[str], Dates]) -> list[str]:
    return [
        day
        for line in lines
        for at, day in read(line)
        if not _NOT_ITS_DAY.search(line[:at]) or _ITS_STATE.search(line[:at])
    ]


def _bare_months(line: str) -> Dates:
    """Months that are no part of a full date."""
    return ((at, month) for at, month in months(line) if not _DAY_BEFORE.search(line[:at]))


def _over_greeting(body: Sequence[Block]) -> list[str]:
    """The lines of a letter down to its "Dear": its day stands there."""
    lines = [block.text for block in body[:_LETTER_HEAD]]
    at = next((n for n, line in enumerate(lines) if _DEAR.search(line)), None)
    if at is None:
        return []
    short = [_DEAR.split(line)[0] for line in lines[: at + 1]]
    return [line for line in short if len(line) < _LINE_LONGEST]


def _fields(body: Sequence[Block]) -> list[str]:
    return [b.text for b in body[:_FIELDS_WITHIN] if _FIELD.match(b.text) and len(b.text) < 80]


def _in_words(body: Sequence[Block]) -> list[str]:
    """The day in a sentence that tells when the paper itself was made or agreed."""
    return [
        day
        for block in body[:_HEAD_LINES]
        if not block.rows
        for at, day in full_dates(block.text)
        if _MADE.search(block.text[:at])
    ]


def _signed(body: Sequence[Block]) -> list[str]:
    """A day alone on one of the last lines, as under a signature."""
    found = []
    for at in range(max(1, len(body) - _SIGNED_WITHIN), len(body)):
        text = body[at].text
        day = first_date(text) if len(text) < _DATE_LINE_LONGEST else None
        alone = day and _SIGNED.match(
            re.sub(r"\d|(?<=\d)(?:st|nd|rd|th)|[^\W\d]+(?= (?:19|20)\d\d)", "", text)
        )
        if day and alone and not _NEXT.search(body[at - 1].text):
            found.append(day)
    return found
