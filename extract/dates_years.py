"""Dates told by years: quarters, financial and academic years, spans of years, a year alone."""

from __future__ import annotations

import re

from extract.dates_atoms import Atom, atom_of
from extract.dates_calendar import Moment
from extract.dates_words import YEAR, full_year


def quarter(match: re.Match[str]) -> Atom | None:
    """'Q4 2021 / 22', 'Q1 21/22', 'third quarter of 2024-25', 'Q2 2021'.

    It is of the financial year where two years are named, else of the calendar year.
    """
    word = (match["q"] or match["word"] or match["q2"] or match["q3"]).lower()
    number = _QUARTERS.get(word) or int(word[-1])
    begins = full_year(match["year"] or match["year2"] or match["year3"])
    financial = bool(match["next"] or match["year2"] or match["next3"])
    months = begins * 12 + number * 3 - 3 + (3 if financial else 0)
    first = Moment(months // 12, months % 12 + 1)
    return atom_of(match, first, Moment(first.year, months % 12 + 3))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
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
    if re.search(r"(?:years?|yrs?|aged?|ages|grades?)\s+$", before, re.IGNORECASE):
        return False
    if re.match(r"[\s-]*(?:years?|yrs?)\b", match.string[match.end() :], re.IGNORECASE):
        return False
    return match["sign"].strip() in ("/", "\\") and 5 <= int(match["begin"]) <= 60


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
    r"(?:\d\s?|[£$€#]\s?|\b(?:tel|telephone|phone|mobile|fax|ext|no|number|ref|page|pages|paragraph"
    r"|para|section|room|box|isbn)[.:]?\s)$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(rf"(?:^|\D){YEAR}\s$")
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
    if re.match(r"\s?\d|[,.:]\d|/\d|[-–]\d", after) and not _YEAR_AFTER.match(after):
        return None
    return atom_of(match, Moment(int(match["year"])))
