"""Dates told by counting: "two weeks before the meeting on 26th May", "last year", "since 2020".

What counts from the paper counts from its date (the anchor), never from today.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.dates_calendar import Moment, moved
from extract.dates_join import Dated, dates_in
from extract.dates_words import MONTH, NUMBER, SEASON, month_number, number_of, season_code

_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?)"
NO_START = "no day to count from"

_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid[- ]|about\s+|around\s+)?$", re.I)
# "10 working days before 1 June" is a day, though not one to be counted here.
_BEFORE = re.compile(
    r"(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!hours )(?<!month )(?<!months )"
    r"\b(?:prior\s+to|before)\s+(?:the\s+)?$",
    re.I,
)
_ONWARDS = re.compile(
    r"\s+(?:onwards?|(?:up\s+)?to\s+(?:date|now|the\s+present(?:\s+day)?))\b", re.I
)

# "two weeks before the annual meeting on" 26th May 2022; "4 months on from the" March 2019.
_OFFSET = re.compile(
    rf"(?<![\w.,-])(?P<number>{NUMBER}|the(?=\s+day\b))[\s-](?:calendar\s+)?(?P<unit>{_UNIT})\s+"
    r"(?P<way>before|prior\s+to|in\s+advance\s+of|ahead\s+of|after|following|on\s+from|from|of)\s+"
    r"(?P<gap>(?:[\w'’()/-]+\s+){0,9})$",
    re.I,
)
_BACK = re.compile(r"before|prior|advance|ahead", re.I)
_LASTING = re.compile(r"\b(?:for|every|period\s+of|lasting|over|up\s+to)\s+(?:a\s+|the\s+)?$", re.I)
_WITHIN = re.compile(r"\b(?:within|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?$", re.I)

_WHICH = r"(?P<which>last|this|next|current|previous|past|coming|forthcoming)"
# Texts without one of these count nothing from the paper; looked for as they are, for speed.
_COUNTS = ("last", "this ", "next", "current", "past", "previous", "preceding", "coming", " ago",
           "end of", "close of", "following")  # fmt: skip
_RUN = re.compile(
    rf"\b(?:the|these|over|in|during|for)\s+(?:last|past|previous|preceding)\s+"
    rf"(?P<number>{NUMBER})\s+(?P<unit>{_UNIT})\b",
    re.I,
)
_RUN_AHEAD = re.compile(
    rf"\b(?:over|during|for|in|throughout)\s+(?:the\s+)?(?:next|coming|following)\s+"
    rf"(?P<number>{NUMBER})\s+(?P<unit>months?|years?)\b",
    re.I,
)
_AGO = re.compile(rf"\b(?P<number>{NUMBER})\s+(?P<unit>{_UNIT})\s+ago\b", re.I)
# "by the end of the year": without "by" it may be every year's ("at the end of the year all …").
_END_OF = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than)\s+(?P<whole>(?:the\s+)?(?:end|close)\s+of\s+(?:the|this)\s+"
    r"(?:(?P<kind>financial|municipal|council|civic|calendar|academic|school)\s+)?"
    r"(?P<unit>year|month))\b(?!\s+\d)",
    re.I,
)
_PAST_YEAR = re.compile(
    r"\b(?:(?:the|this)\s+past\s+year|(?:in|over|during|within|throughout)\s+the\s+last\s+year)\b",
    re.I,
)
_NAMED_YEAR = re.compile(
    rf"\b(?:the\s+)?{_WHICH}\s+(?P<kind>financial|municipal|academic|school)\s+year\b", re.I
)
_CALENDAR = re.compile(r"(?<!\bthe\s)\b(?P<which>last|this|next)\s+(?P<unit>year|month)\b", re.I)
_CALENDAR_MONTH = re.compile(r"\bthe\s+(?P<which>last|current|next)\s+(?P<unit>month)\b", re.I)
_NAMED = re.compile(
    rf"\b(?P<which>last|this|next)\s+(?:(?P<month>{MONTH})|(?P<season>{SEASON}))(?!\s+['’\d(])(?!\w)",
    re.I,
)
_NEAR = 120  # characters before a date in which words that belong to it begin
_BEGINS = {"financial": 4, "municipal": 5, "council": 5, "civic": 5, "academic": 9, "school": 9}
_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0}


def opened(text: str, dated: Dated) -> Dated:
    """Return "since March 2020" as 2020-03/.. and "prior to July 2021" as ../2021-07."""
    if not dated.edtf or dated.edtf[0] in "[{":
        return dated
    first, _, last = dated.edtf.partition("/")
    near = max(0, dated.start - _NEAR)
    if since := _SINCE.search(text, near, dated.start):
        return replace(dated, start=since.start(), edtf=f"{first}/..", period=True)
    if (onwards := _ONWARDS.match(text, dated.end)) and not last:
        return replace(dated, end=onwards.end(), edtf=f"{first}/..", period=True)
    before = _BEFORE.search(text, near, dated.start)
    if before and not last:
        return replace(dated, start=before.start(), edtf=f"../{first}")
    return dated


def offset(text: str, dated: Dated) -> Dated | None:
    """Return the day that words before a date count from it, over the whole expression."""
    match = _OFFSET.search(text, max(0, dated.start - _NEAR), dated.start)
    if match is None or dated.edtf is None or "/" in dated.edtf or dated.edtf[0] in "[{":
        return None
    if re.search(r"\bworking\b|\bclear\b", match["gap"], re.I) or _LASTING.search(
        text, 0, match.start()
    ):
        return None
    way = match["way"].lower()
    if way == "of" and not _WITHIN.search(text, 0, match.start()):
        return None
    unit = match["unit"].lower().rstrip("s")
    count = number_of(match["number"]) * (-1 if _BACK.match(way) else 1)
    if unit == "fortnight":
        count, unit = count * 2, "week"
    there = moved(dated.base, count, unit)
    if there is None or there.edtf is None:
        return None
    return Dated(match.start(), dated.end, there.edtf, None, there, dated.inferred)


def standpoint(text: str) -> date | None:
    """Return the day from which a text without a date speaks: "4 months on from March 2019"."""
    offsets = (offset(text, dated) for dated in dates_in(text, None))
    for there in offsets:
        if there and re.match(r"[^,.;:]*\bon\s+from\b", text[there.start : there.end], re.I):
            return there.base.first_day
    return None


def counted(text: str, anchor: date | None) -> list[Dated]:
    """Return what is counted from the paper's date; without one, with the problem named."""
    found: list[Dated] = []
    lowered = " ".join(text.split()).lower() if "\n" in text else text.lower()
    if not any(word in lowered for word in _COUNTS):
        return found
    for pattern, build in (
        (_RUN, _run),
        (_RUN_AHEAD, _run_ahead),
        (_AGO, _ago),
        (_END_OF, _end_of),
        (_PAST_YEAR, _past_year),
        (_NAMED_YEAR, _year_of_kind),
        (_NAMED, _nearest),
        (_CALENDAR, _unit_of_calendar),
        (_CALENDAR_MONTH, _unit_of_calendar),
    ):
        for match in pattern.finditer(text):
            if _taken(match, found) or (pattern is _NAMED and _is_verb(match)):
                continue
            found.append(_counted(match, build(match, anchor) if anchor else None))
    return found


def _taken(match: re.Match[str], found: list[Dated]) -> bool:
    return any(match.start() < other.end and other.start < match.end() for other in found)


def _is_verb(match: re.Match[str]) -> bool:
    """Whether "this may" is no month: names of months begin large."""
    return bool(match["month"]) and match["month"][0].islower()


def _counted(match: re.Match[str], what: tuple[Moment, Moment | None] | None) -> Dated:
    start, end = match.span("whole" if "whole" in match.re.groupindex else 0)
    if what is None:
        return Dated(start, end, None, NO_START, Moment(), inferred=True)
    first, last = what
    edtf = f"{first.edtf}/{last.edtf}" if last else first.edtf
    return Dated(start, end, edtf, None, first, inferred=True, period=True)


def _run(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None] | None:
    """'the last 12 months': from the month so many before the paper's to the paper's."""
    unit, count = match["unit"].lower().rstrip("s"), number_of(match["number"])
    here = {
        "year": Moment(anchor.year),
        "month": Moment(anchor.year, anchor.month),
    }.get(unit, Moment(anchor.year, anchor.month, anchor.day))
    if unit == "fortnight":
        unit, count = "week", count * 2
    there = moved(here, -count, unit)
    return (there, here) if there else None


def _run_ahead(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None] | None:
    """'over the next three years': from the paper's month or year on."""
    unit = match["unit"].lower().rstrip("s")
    here = Moment(anchor.year, anchor.month if unit == "month" else None)
    there = moved(here, number_of(match["number"]), unit)
    return (here, there) if there else None


def _ago(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None] | None:
    """'three months ago': the month so many before the paper's; as exact as its unit."""
    unit, count = match["unit"].lower().rstrip("s"), number_of(match["number"])
    if unit == "fortnight":
        unit, count = "week", count * 2
    month = None if unit == "year" else anchor.month
    here = Moment(anchor.year, month, None if unit in ("year", "month") else anchor.day)
    there = moved(here, -count, unit)
    return (there, None) if there else None


def _end_of(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None]:
    """'by the end of the financial year': the year or month that the paper lies in."""
    begins = _BEGINS.get((match["kind"] or "").lower())
    if begins is None:
        return (
            Moment(anchor.year, anchor.month if match["unit"].lower() == "month" else None),
            None,
        )
    year = anchor.year - (anchor.month < begins)
    return (Moment(year, begins), Moment(year + 1, begins - 1))


def _past_year(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None]:
    """'over the last year': the twelve months up to the paper."""
    here = Moment(anchor.year, anchor.month)
    return (Moment(anchor.year - 1, anchor.month), here)


def _year_of_kind(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None]:
    """'the last financial year'."""
    month = _BEGINS[match["kind"].lower()]
    year = anchor.year - (anchor.month < month) + _STEP.get(match["which"].lower(), 1)
    return (Moment(year, month), Moment(year + 1, month - 1))


def _nearest(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None]:
    """'last April', 'next spring': the one before or after the paper's own month."""
    season = season_code(match["season"]) if match["season"] else None
    month = month_number(match["month"]) if match["month"] else None
    moment = Moment(anchor.year, month, season=season)
    which = match["which"].lower()
    if which == "last" and moment.last_day >= anchor:
        moment = replace(moment, year=anchor.year - 1)
    elif which == "next" and moment.first_day <= anchor:
        moment = replace(moment, year=anchor.year + 1)
    return (moment, None)


def _unit_of_calendar(match: re.Match[str], anchor: date) -> tuple[Moment, Moment | None] | None:
    """'last year', 'next month'."""
    step = _STEP.get(match["which"].lower(), 1)
    unit = match["unit"].lower()
    here = Moment(anchor.year, anchor.month if unit == "month" else None)
    there = moved(here, step, unit)
    return (there, None) if there else None
