"""Full dates and runs of days as papers' heads print them, day first, as EDTF.

Only what is needed to date a paper: other expressions are the extractors' task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

# Parts of expressions for other modules of this folder; to be compiled without regard to case.
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
WITH_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})\s*(?:(?:st|nd|rd|th)\.?)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WORDS = re.compile(rf"(?<!\d){_DAY}(?:\s+(?:day\s+)?of)?\s+{_MONTH},?\s+{_YEAR}(?!\d)", re.I)
# "March 4th, 2024", after a weekday perhaps; "2 March 4" is nothing.
_MONTH_FIRST = re.compile(rf"(?<!\d )(?<!\d)\b{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)", re.I)
_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<year>(?:19|20)\d{2})(?![\d/])"
)
_ISO = re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
# "4/3/24", where nothing but a date can be meant: alone, or after "Date:" or a weekday.
_SHORT = re.compile(
    rf"(?:^|\bdate\w*:?\s+|\b{WEEKDAY},?\s+)(?P<day>\d{{1,2}})(?P<sign>[/.])(?P<month>\d{{1,2}})"
    r"(?P=sign)(?P<year>\d{2})(?=$|,|\s+(?:at|from|\d|\()|\s*$)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s+{_YEAR}\b", re.I)
_BOTH_YEARS = r"(?P<first>20\d{2})\s?[-–/]\s?(?:20)?(?P<last>\d{2})(?!\d)"
_FINANCIAL_YEAR = re.compile(rf"(?<![\d/]){_BOTH_YEARS}")
_QUARTER = re.compile(
    rf"\b(?:quarter|qtr|Q)\s?(?P<quarter>[1-4])\b\W{{0,3}}(?:of\s)?{_BOTH_YEARS}", re.IGNORECASE
)
_LINE_LONGEST = 70
_DAY_LAST = re.compile(
    rf"\d\s*(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?(?:\s+{MONTH_NAME})?[,.]?\s*$", re.IGNORECASE
)
# "6 to 17 December 2021", "24 – 28 June 2013", "28 June to 2 July 2021", "6 February to 10 February
# 2017", "8 July 2014 - 30 July 2014".
_TO = r"\s*(?:to|until|[-–—])\s*"
_RUN = re.compile(
    rf"(?<!\d)(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<month1>[A-Z][a-z]{{2,8}}))?"
    rf"(?:\s+(?P<year1>(?:19|20)\d{{2}}))?{_TO}{_DAY}\s+{_MONTH}\s+{_YEAR}",
    re.IGNORECASE,
)


def full_dates(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each full date in the text stands, and its EDTF; impossible days are left out."""
    found = []
    for pattern in (_WORDS, _MONTH_FIRST, _FIGURES, _ISO, _SHORT):
        for match in pattern.finditer(text):
            year = match.group("year")
            full = year if len(year) > 2 else f"20{year}"
            edtf = _edtf(match.group("day"), match.group("month"), full)
            if edtf:
                at = match.start("month" if pattern is _MONTH_FIRST else "day")
                found.append((match.start("year") if pattern is _ISO else at, edtf))
    yield from sorted(found)


def over_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each date that one short line begins and the next ends, and that line's index."""
    for at, (line, following) in enumerate(pairwise(lines)):
        if max(len(line), len(following)) > _LINE_LONGEST or not _DAY_LAST.search(line):
            continue
        if first_date(line) is None and first_date(following) is None:
            day = first_date(f"{line} {following}")
            if day:
                yield at, day


def first_date(text: str) -> str | None:
    """The first full date in the text."""
    return next((edtf for _, edtf in full_dates(text)), None)


def months(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each month with its year stands, and its EDTF: "July 2020" is 2020-07."""
    for match in _MONTH_YEAR.finditer(text):
        yield match.start(), f"{match.group('year')}-{_month(match.group('month')):02}"


def quarters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each quarter of a financial year, April first: "Quarter 3 2024/25" is October on."""
    for match in _QUARTER.finditer(text):
        if not _follows(match):
            continue
        start = 3 * int(match.group("quarter")) + 1
        year = int(match.group("first")) + (start > 12)
        month = start - 12 * (start > 12)
        yield match.start(), f"{year}-{month:02}/{year}-{month + 2:02}"


def financial_years(text: str) -> Iterator[tuple[int, str]]:
    """Yield each financial year: "2025-26" and "2025/26" run from April to March."""
    for match in _FINANCIAL_YEAR.finditer(text):
        if _follows(match):
            first = int(match.group("first"))
            yield match.start(), f"{first}-04/{first + 1}-03"


def _follows(match: re.Match[str]) -> bool:
    return (int(match.group("first")) + 1) % 100 == int(match.group("last"))


def days(text: str) -> str | None:
    """The span of the days told: "5 to 9 December 2022 and 14 to 15 February 2023" is one span.

    A single day is that day. None when there are none, or when they run backwards.
    """
    edges: list[str] = []
    rest = text
    for match in _RUN.finditer(text):
        month, year = match.group("month"), match.group("year")
        first = _edtf(match.group("day1"), match.group("month1") or month, _year(match))
        last = _edtf(match.group("day"), month, year)
        edges += [edge for edge in (first, last) if edge]
        rest = rest.replace(match.group(), " ")
    edges += [edtf for _, edtf in full_dates(rest)]
    if not edges:
        return None
    first, last = min(edges), max(edges)
    return first if first == last else f"{first}/{last}"


def _year(match: re.Match[str]) -> str:
    """The first day's year: its own, else the last day's, less one when it runs over new year."""
    last = int(match.group("year"))
    if match.group("year1") or not match.group("month1"):
        return match.group("year1") or str(last)
    over = _month(match.group("month1")) > _month(match.group("month"))
    return str(last - 1 if over else last)


def _month(name: str) -> int:
    if name.isdecimal():
        return int(name)
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _edtf(day: str, month: str, year: str) -> str | None:
    try:
        return date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        return None
