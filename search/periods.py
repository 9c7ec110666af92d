"""Periods in a question: "since 2021", "between 2020 and 2022", "last year"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from search.vocabulary import tokens

_MONTHS = "january february march april may june july august september october november december"
_MONTH = rf"(?:{'|'.join(_MONTHS.split())}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
# A financial or school year: "2024/25", "2011-12". What is asked of one was said in it, after it
# and before, so it bounds a period but is none.
_SPANS = "|".join(rf"{year:02}[-/–]{(year + 1) % 100:02}" for year in range(100))
_SPANNING = rf"(?:19|20)(?:{_SPANS})(?!\d|-\d)"
# A day, month or year: "31 March 2022", "March 2022", "2022", "2022-03-31".
_POINT = (
    rf"(?!{_SPANNING})(?:\d{{4}}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d)"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:19|20)\d\d|(?:19|20)\d\d)"
)
_BOUND = rf"(?:{_SPANNING}|{_POINT})"
_EDGE = r"(?:(?:the\s+)?(?:end|beginning|start)\s+of\s+)?"
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?P<a>{_BOUND})\s+(?:and|to|until|till|–|-)\s+(?P<b>{_BOUND})", re.I
)
_SINCE = re.compile(rf"\b(?:since|after|from)\s+{_EDGE}(?P<a>{_BOUND})\b(?:\s+onwards?)?", re.I)
_UNTIL = re.compile(rf"\b(?:until|till|up\s+to|by|before)\s+{_EDGE}(?P<b>{_BOUND})\b", re.I)
_IN = re.compile(rf"\b(?:in|during)\s+(?P<a>{_POINT})(?!\s*(?:inspection|report|letter))\b", re.I)
_LAST = re.compile(
    r"\b(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:last|past)\s+"
    r"(?:(?P<n>\d+|two|three|four|five|six|twelve)\s+)?(?P<unit>years?|months?)\b",
    re.I,
)
_THIS_YEAR = re.compile(r"\bthis\s+year\b", re.I)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (YYYY-MM-DD, both included); None where it is open."""

    since: str | None = None
    until: str | None = None


def period_of(text: str, newest: str | None = None) -> tuple[Period | None, str]:
    """Return the period a question names, and the question without it.

    `newest` is the day that "last year" and "this year" are reckoned from. An event that is
    named by its date ("the November 2019 inspection") is not a period, and no more is a time
    that lies ahead of the newest paper ("the minimum wage from April 2025"): nobody has said
    anything in it yet.
    """
    for pattern in (_BETWEEN, _SINCE, _UNTIL, _IN):
        match = pattern.search(text)
        if match:
            period = _named(pattern, match)
            since = pattern is _SINCE and not match.group().lower().startswith("from")
            if newest and (period.since or "") > newest and not since:
                break
            return period, _without(text, match)
    if newest:
        for pattern in (_LAST, _THIS_YEAR):
            match = pattern.search(text)
            if match:
                return _reckoned(match, date.fromisoformat(newest)), _without(text, match)
    return None, text


def moments_of(text: str) -> tuple[Period, ...]:
    """Return the days, months and years that a question names, each as its first and last day."""
    points = (match.group() for match in re.finditer(rf"\b{_POINT}\b", text, re.I))
    return tuple(Period(_first(point), _last(point)) for point in points)


def moment_words(text: str) -> frozenset[str]:
    """Return the words in which a question names days, months and years, in lower case."""
    points = (match.group() for match in re.finditer(rf"\b{_POINT}\b", text, re.I))
    return frozenset(word for point in points for word in tokens(point))


def _named(pattern: re.Pattern[str], match: re.Match[str]) -> Period:
    """The period of a form that names its days, months or years."""
    if pattern is _BETWEEN:
        return Period(_first(match["a"]), _last(match["b"]))
    if pattern is _SINCE:
        after = match.group().lower().startswith("after")
        return Period(_next_day(_last(match["a"])) if after else _first(match["a"]))
    if pattern is _UNTIL:
        before = match.group().lower().startswith("before")
        return Period(None, _day_before(_first(match["b"])) if before else _last(match["b"]))
    return Period(_first(match["a"]), _last(match["a"]))


def _reckoned(match: re.Match[str], newest: date) -> Period:
    """ "Last year", "the last two years", "this year", from the newest paper's day."""
    if match.re is _THIS_YEAR:
        return Period(f"{newest.year}-01-01", newest.isoformat())
    number = match["n"]
    months = match["unit"].lower().startswith("month")
    if number is None and not months and not re.search(r"\bthe\b|past", match.group(), re.I):
        return Period(f"{newest.year - 1}-01-01", f"{newest.year - 1}-12-31")
    count = _NUMBERS.get((number or "1").lower()) or int(number or 1)
    days = count * (30.5 if months else 365.25)
    return Period((newest - timedelta(days=round(days))).isoformat(), newest.isoformat())


def _parts(point: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a point in time."""
    if re.match(r"\d{4}-", point):
        numbers = [int(part) for part in point.split("-")]
        return numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None
    words = point.lower().split()
    year = int(words[-1])
    if len(words) == 1:
        return year, None, None
    short = [name[:3] for name in _MONTHS.split()]
    day = re.match(r"\d+", words[0])
    return year, short.index(words[-2][:3]) + 1, int(day.group()) if day else None


def _first(point: str) -> str:
    """The first day of a day, month or year, of a financial year where two are named."""
    if re.fullmatch(_SPANNING, point):
        return f"{point[:4]}-04-01"
    year, month, day = _parts(point)
    return _day(year, month or 1, day or 1)


def _last(point: str) -> str:
    """The last day of a day, month or year, of a financial year where two are named."""
    if re.fullmatch(_SPANNING, point):
        return f"{int(point[:4]) + 1}-03-31"
    year, month, day = _parts(point)
    if day:
        return _day(year, month or 12, day)
    following = date(year + 1, 1, 1) if (month or 12) == 12 else date(year, (month or 12) + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _day(year: int, month: int, day: int) -> str:
    """A day, or the nearest one before it that the month has."""
    for tried in range(day, day - 4, -1):
        try:
            return date(year, month, tried).isoformat()
        except ValueError:
            continue
    return date(year, month, 1).isoformat()


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _without(text: str, match: re.Match[str]) -> str:
    """The text without what was recognised."""
    return f"{text[: match.start()]} {text[match.end() :]}"
