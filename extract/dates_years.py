"""Dates told by years: quarters, financial and academic years, spans of years, a year alone."""

from __future__ import annotations

import re

from extract.dates_atoms import Atom, atom_of
from extract.dates_calendar import Moment
from extract.dates_words import YEAR, full_year


def quarter(match: re.Match[str]) -> Atom | None:
    """'Q4 2021 / 22', 'Q1 21/22', 'third quarter of 2024-25', 'Q1 to Q3 2021/22', 'Q2 2021'.

    It is of the financial year where two years are named, else of the calendar year.
    """
    last = _quarter_number(match["q"] or match["q2"])
    first = _quarter_number(match["from"]) if match["from"] else last
    if first > last:
        return None
    financial = bool(match["next"] or match["next2"])
    begins = full_year(match["year"] or match["year2"])
    if not financial and begins < 1900:
        return None
    months = begins * 12 + (3 if financial else 0)
    return atom_of(match, _month(months + first * 3 - 3), _month(months + last * 3 - 1))


def _month(months: int) -> Moment:
    """The month so many after the beginning of the year 0."""
    return Moment(months // 12, months % 12 + 1)


def _quarter_number(words: str) -> int:
    digit = re.search(r"[1-4]", words)
    if digit:
        return int(digit.group())
    return next(number for word, number in _QUARTERS.items() if word in words.lower())


_QUARTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4,
    "one": 1, "two": 2, "three": 3, "four": 4,
}  # fmt: skip
# The month a year begins in that runs over two calendar years. Councils' financial year begins
# in April, the municipal year at the annual meeting in May, the academic year in September.
_YEAR_BEGINS = {"financial": 4, "fiscal": 4, "fy": 4, "municipal": 5, "council": 5, "civic": 5}
_YEAR_BEGINS |= {"academic": 9, "school": 9, "ay": 9}


def two_years(match: re.Match[str]) -> Atom | None:
    """'2020/21', '2020 - 21', '21/22', '2016-2020', 'academic year 2020/21', 'AY20/21'."""
    begin, end, sign = match["begin"], match["close"], match["sign"]
    kind = (match["before"] or match["after"] or match["code"] or "").lower()
    first = full_year(begin)
    last = full_year(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if last != first + 1:
        whole = len(begin) == 4 and last > first and sign.strip() != "\\"
        return atom_of(match, Moment(first), Moment(last)) if whole and last - first < 60 else None
    if len(begin) == 2 and not kind and not _is_short_financial(match):
        return None
    if not kind and len(end) == 4 and sign.strip() not in ("/", "\\"):
        return atom_of(match, Moment(first), Moment(last))
    month = _YEAR_BEGINS.get(kind, 4)
    return atom_of(match, Moment(first, month), Moment(last, month - 1))


def _is_short_financial(match: re.Match[str]) -> bool:
    """Whether '21/22' can be a year: no range of school years or of ages."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    if _COUNTS_OTHERWISE.search(before):
        return False
    if re.match(r"[\s-]*(?:years?|yrs?)\b", match.string[match.end() :], re.IGNORECASE):
        return False
    return match["sign"].strip() in ("/", "\\") and 5 <= int(match["begin"]) <= 60


# Words before "21/22" that make it ages, a score, pages or a minute's number.
_COUNTS_OTHERWISE = re.compile(
    r"\b(?:years?|yrs?|aged?|ages|grades?|minutes?|min|pp?|pages?|scor(?:e|ed|es|ing)|ratio|marks?"
    r"|ref|reference|application|case|question|item|paragraph|para|no|nos|number|section|chapter)"
    r"\.?\s*(?:(?:of|no|nos|number|ref)\.?:?\s+)?$",
    re.IGNORECASE,
)


def one_named_year(match: re.Match[str]) -> Atom | None:
    """'FY22': the financial year that ends in 2022."""
    last = full_year(match["year"])
    return atom_of(match, Moment(last - 1, 4), Moment(last, 3))


# Words before a year that make it a law's, a page's or a telephone number's, not a date.
_LAW = re.compile(
    r"\b(?:act|acts|regulations?|order|rules|directive|measure|bill|statute|gdpr|framework)"
    r"\s*(?:\([^()]{1,30}\)\s*)?,?\s?\(?$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:(?<![A-Za-z])\d\s?|[£$€#]\s?|\b(?:tel|telephone|phone|mobile|fax|ext|no|number|ref|page|pages|paragraph"
    r"|para|section|room|box|isbn)[.:]?\s)$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(rf"(?<!\d)(?<!\d\s){YEAR}\s$")
_YEAR_AFTER = re.compile(rf"\s{YEAR}(?!\d)")


def year(match: re.Match[str]) -> Atom | None:
    """'2019', unless it counts things, belongs to a law or stands among other numbers."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 60) : start]
    if _LAW.search(before):
        return None
    if _OTHER_NUMBER.search(before) and not _YEAR_BEFORE.search(before):
        return None
    after = text[end : end + 20]
    if re.match(r"\s?\d|[,.:]\d|/\d|[-–]\d|\s+No\.?\s?\d", after) and not _YEAR_AFTER.match(after):
        return None
    return atom_of(match, Moment(int(match["year"])))
