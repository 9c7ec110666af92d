"""When an action starts and is due, from the words of a date cell or of a sentence.

A cell may hold both ("Start: Mar 23 Completed by: June 23"), a range, a date among other
words ("Crossings for 23/24 to be booked by 12 June"), or no date at all ("Ongoing").
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates import Mention, mentions

_START_CUE = re.compile(
    r"\b(?:start\w*|from|commenc\w*|begin\w*|launch\w*|since)\b\W*(?:date\b\W*)?$", re.I
)
_DUE_CUE = re.compile(
    r"\b(?:by|complet\w*|due|end(?:s|ing)?|finish\w*|before|until|till|deadline|no later than"
    r"|target|deliver\w*)\b[^.;\d]{0,25}$",
    re.I,
)
# What stands right before the date by which a sentence promises something.
_SENTENCE_CUE = re.compile(
    r"(?:\b(?:by|before|no later than|until|due(?: on| in| by)?|in time for|deadline of|at|in"
    r"|during|on|for)\b(?: or before)?(?: the)?(?: (?:end|close|beginning|start|middle) of)?"
    r"(?: the)?(?: (?:mid|early|late)(?=[\s–-]))?[–-]?|[–—:(-])\s*$",
    re.I,
)
_AHEAD = re.compile(r"(?:by|before|no later than|until)\b", re.I)
_MEETING_CUE = re.compile(r"\bmeeting (?:on|of|in|to be held on|scheduled for)\s+$", re.I)
_OF_MEETING = re.compile(r"^\s+(?:\w+ )?meeting\b", re.I)
_LEADS_TO_MEETING = re.compile(r"\b(?:at|to|for|by|before) (?:the|its|their|our|a) $", re.I)
_RELATIVE = re.compile(r"\b(?:before|after|within|next)\b", re.I)
# Deadlines without a date; only the words can be kept.
_MEETING = (
    r"(?:by|before|at|to|for) (?:the|its|their|a|our) (?:next|following|future)\b[\w ]{0,30}?"
    r"meeting(?: of (?:the )?[A-Z][\w’']*(?: [A-Z][\w’']*)*)?|(?:by|before|at) next meeting"
)
_SPAN = r"within (?:the )?(?:next )?(?:\w+ )?(?:working )?(?:day|week|fortnight|month|year|hour)s?"
_WORDS_ONLY = re.compile(
    r"\b(?:as soon as (?:possible|practicable)|asap|in due course|in the (?:near )?future"
    rf"|immediately|ongoing|on-going|{_SPAN}|{_MEETING}"
    r"|(?:when|once) [^.;,]{3,60}(?:available|completed?|known|received|published|finalised)"
    r"|in (?:\w+|\d{1,2}) (?:weeks?|months?|years?)[’'] time"
    r"|(?:by|before|after) (?:the end of (?:the )?|the )?(?:term|half[- ]term|Christmas|Easter"
    r"|(?:\w+ )?recess|year[- ]end)|(?:by|in|early in) the new year"
    r"|by the end of (?:the )?(?:week|month|year|municipal year|quarter|term|summer|autumn"
    r"|spring|winter))\b",
    re.I,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_COUNTED = re.compile(
    rf"\bwithin (?:the )?(?:next )?(?:(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)}) )?"
    r"(?P<unit>day|week|fortnight|month)s?$",
    re.I,
)
_WHOLE_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[/.’'-]\s?\d\d\b|(?<=[a-z.,])\s\d\d$")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TO = r"(?:-|–|—|\bto\b|\buntil\b|\band\b)"
_TWO_ENDS = re.compile(
    rf"{_MONTH}.*{_TO}.*{_MONTH}|\d[/.]\d+.*(?:–|—|\bto\b|\s-\s).*\d[/.]\d", re.I | re.S
)
# "the end of the financial year": counted from the paper's own day already.
_THIS_YEAR = re.compile(r"\byear\b", re.I)
_MONTH_EDTF = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?\b")
_LONG_AGO = 60  # days: a deadline without a year further back than this is next year's


@dataclass(frozen=True, slots=True)
class Timescale:
    """Start and due as EDTF, and the words that say so; None where they do not."""

    start: str | None = None
    due: str | None = None
    due_text: str | None = None


def timescale_of(cell: str, anchor: str | None, starts: bool = False) -> Timescale:
    """Read a date cell. `anchor` is the paper's date; `starts` if its column holds starts only."""
    words = " ".join(cell.split())
    start = due = neutral = None
    end = 0
    for mention in mentions(words, anchor):
        if mention.edtf is None:
            continue
        before, end = words[end : mention.start], mention.end
        edtf = _in_time(mention, anchor)
        first, last = _ends(mention.text, edtf)
        if first:
            start, due = start or first, last
        elif _START_CUE.search(before):
            start = start or edtf
        elif _DUE_CUE.search(before):
            due = last
        else:
            neutral = last
    if starts and not due:
        return Timescale(start=start or neutral)
    return Timescale(start, due or neutral, words or None)


def due_in(sentence: str, anchor: str | None, counts: bool = False) -> Timescale:
    """Read the deadline that a sentence gives, if any: "by 30 September", "asap".

    With `counts`, "within a fortnight" counts from the anchor: what is undertaken at a meeting
    runs from its day, what a plan or an inspectorate asks for mostly does not.
    """
    for mention in mentions(sentence, anchor):
        before = sentence[: mention.start]
        cue = _MEETING_CUE.search(before) or _SENTENCE_CUE.search(before)
        promised = cue or _DUE_CUE.search(before) or _RELATIVE.search(mention.text)
        promised = promised or _OF_MEETING.match(sentence[mention.end :])
        ahead = bool(cue and _AHEAD.match(cue[0]))
        edtf = _in_time(mention, anchor, ahead) if mention.edtf else None
        if promised and edtf and not _is_past(edtf, anchor):
            begin, end = cue.start() if cue else mention.start, mention.end
            if not cue and (meeting := _OF_MEETING.match(sentence[end:])):
                led = _LEADS_TO_MEETING.search(before)
                begin, end = led.start() if led else begin, end + meeting.end()
            text = sentence[begin:end].strip(" –—-:(.")
            return Timescale(due=edtf.removeprefix("../"), due_text=text)
    match = _WORDS_ONLY.search(sentence)
    if match is None:
        return Timescale()
    return Timescale(due=_counted(match[0], anchor) if counts else None, due_text=match[0])


def _counted(words: str, anchor: str | None) -> str | None:
    """The day on which a span of time that begins on the anchor's day ends."""
    match, day = _COUNTED.search(words), _WHOLE_DAY.match(anchor or "")
    if match is None or day is None:
        return None
    told = (match["number"] or "one").casefold()
    number = int(told) if told.isdigit() else _NUMBERS.index(told) + 1
    begun = date.fromisoformat(day[0])
    if match["unit"].casefold() == "month":
        months = begun.month - 1 + number
        year, month = begun.year + months // 12, months % 12 + 1
        return date(year, month, min(begun.day, monthrange(year, month)[1])).isoformat()
    return (begun + timedelta(days=_DAYS[match["unit"].casefold()] * number)).isoformat()


def _ends(text: str, edtf: str) -> tuple[str | None, str]:
    """A range of two dates gives a start and an end; a year or quarter is one period."""
    if "/" in edtf and ".." not in edtf and _TWO_ENDS.search(text):
        first, last = edtf.split("/")
        return first, last
    return None, edtf.removeprefix("../")


def _in_time(mention: Mention, anchor: str | None, ahead: bool = False) -> str:
    """A deadline without a year is ahead of the paper that sets it, not a year behind.

    `ahead`: its words look forward ("by the end of March"); else it may lie a little back.
    """
    edtf = mention.edtf or ""
    if _THIS_YEAR.search(mention.text):
        return edtf
    if anchor is None or _YEAR.search(mention.text) or not _MONTH_EDTF.match(edtf):
        return edtf
    set_on, due = _day(anchor), _day(edtf)
    if not set_on or not due:
        return edtf
    ahead = ahead and due.month != set_on.month
    if (set_on - due).days > (0 if ahead else _LONG_AGO):
        return "/".join(_a_year_later(end) for end in edtf.split("/"))
    return edtf


def _a_year_later(edtf: str) -> str:
    """'2022-03' as '2023-03'; an open end ('..') stays open."""
    return f"{int(edtf[:4]) + 1}{edtf[4:]}" if edtf[:4].isdigit() else edtf


def _is_past(edtf: str, anchor: str | None) -> bool:
    """Whether a date lies wholly before the paper's own month: then it is no deadline."""
    end = edtf.removeprefix("../").split("/")[-1][:7]
    return anchor is not None and len(edtf) > 4 and end < anchor[:7]


def _day(edtf: str) -> date | None:
    match = _MONTH_EDTF.match(edtf)
    return date(int(match[1]), int(match[2]), int(match[3] or 28)) if match else None
