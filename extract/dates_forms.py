"""The single dates of a text, each as written: days, months, seasons, quarters, years.

What joins two of them ("to", "or") is left to `dates_join`, what counts from the paper's day
("last year") to `dates_relative`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.dates_calendar import Moment
from extract.dates_words import (
    COUNTED,
    DAY,
    MONTH,
    ORDINAL,
    REFERENCE,
    SEASON,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    full_year,
    month_number,
    season_code,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as written: characters start to end, its moment, or first and last of a period.

    `weak` marks a word that may be no date at all ("May", "autumn"): it counts only when
    something joins it to a date, or words before it say so.
    """

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    weak: bool = False


Builder = Callable[[re.Match[str]], "Atom | None"]


def _expression(pattern: str, after: str = r"\w£$#.,/@-") -> re.Pattern[str]:
    """Compile a pattern that begins and ends at the edge of a word or number.

    `after` are the signs that it may not follow.
    """
    return re.compile(rf"(?<![{after}])(?:{pattern})(?![\w%])", re.IGNORECASE)


def _atom(match: re.Match[str], first: Moment, last: Moment | None = None) -> Atom:
    return Atom(match.start(), match.end(), first, last)


def _day_month_year(match: re.Match[str]) -> Atom | None:
    """'Monday 30th September 2020', '30 th September 20', '12-Apr-21', '2 of March 2021'."""
    if REFERENCE.search(match.string, 0, match.start("day")) and not match["ordinal"]:
        return None
    return _atom(
        match,
        Moment(full_year(match["year"]), month_number(match["month"]), int(match["day"])),
    )


def _month_day_year(match: re.Match[str]) -> Atom | None:
    """'September 12th, 2012', 'May 4, 2021'; without a year only with an ordinal: 'May 4th'."""
    year = full_year(match["year"]) if match["year"] else None
    if year is None and not match["ordinal"]:
        return None
    return _atom(match, Moment(year, month_number(match["month"]), int(match["day"])))


def _day_month(match: re.Match[str]) -> Atom | None:
    """'10 February', 'Tuesday 4th June': the year stands elsewhere."""
    if REFERENCE.search(match.string, 0, match.start("day")) and not match["ordinal"]:
        return None
    return _atom(match, Moment(None, month_number(match["month"]), int(match["day"])))


def _month_year(match: re.Match[str]) -> Atom | None:
    """'September 2019', 'Mar 21', 'Nov. 2019', "Dec '20", 'Apr-21'."""
    if len(match["year"].strip("'’‘ ")) == 2 and match["month"][0].islower():
        return None
    return _atom(match, Moment(full_year(match["year"]), month_number(match["month"])))


def _numeric(match: re.Match[str]) -> Atom | None:
    """'03/04/2025', '29.06.21', '3-4-2025': day first, always."""
    sign, year = match["sign"], match["year"]
    if sign != "/" and len(year) == 2 and len(match["day"] + match["month"]) < 4:
        return None  # "3.2.10" numbers a paragraph
    if sign == "-" and len(year) == 2:
        return None
    return _atom(match, Moment(full_year(year), int(match["month"]), int(match["day"])))


def _iso(match: re.Match[str]) -> Atom | None:
    """'2021-06-29'."""
    return _atom(match, Moment(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric_month(match: re.Match[str]) -> Atom | None:
    """'06/2021'."""
    return _atom(match, Moment(int(match["year"]), int(match["month"])))


def _season(match: re.Match[str]) -> Atom | None:
    """'Autumn 2020', 'Summer term of 2021', 'winter 2020/21': the year it begins in."""
    return _atom(match, Moment(int(match["year"][:4]), season=season_code(match["season"])))


def _quarter(match: re.Match[str]) -> Atom | None:
    """'Q4 2021 / 22', 'third quarter of 2024-25', 'Q2 2021': of the financial year if it is one."""
    word = (match["q"] or match["word"] or match["q2"] or match["q3"]).lower()
    number = _QUARTERS.get(word) or int(word[-1])
    begins = int(match["year"] or match["year2"] or match["year3"])
    financial = bool(match["next"] or match["year2"] or match["next3"])
    month = number * 3 - 2 + (3 if financial else 0)
    year = begins + (month > 12)
    month = (month - 1) % 12 + 1
    return _atom(match, Moment(year, month), Moment(year, month + 2))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
# The month a year begins in that runs over two calendar years. Councils' financial year begins
# in April, the municipal year at the annual meeting in May, the academic year in September.
_YEAR_BEGINS = {"financial": 4, "fiscal": 4, "fy": 4, "municipal": 5, "council": 5, "civic": 5}
_YEAR_BEGINS |= {"academic": 9, "school": 9, "ay": 9}


def _two_years(match: re.Match[str]) -> Atom | None:
    """'2020/21', '2020 - 21', '21/22', '2016-2020', 'academic year 2020/21', 'FY22'."""
    begin, end, sign = match["begin"], match["close"], match["sign"]
    kind = (match["before"] or match["after"] or "").lower()
    first = full_year(begin)
    last = full_year(end) if len(end) == 4 else first // 100 * 100 + int(end)
    if last != first + 1:
        whole = len(begin) == 4 and last > first and sign.strip() != "\\"
        return _atom(match, Moment(first), Moment(last)) if whole and last - first < 60 else None
    if len(begin) == 2 and not kind and not _is_short_financial(match):
        return None
    if not kind and len(end) == 4 and sign.strip() not in ("/", "\\"):
        return _atom(match, Moment(first), Moment(last))
    month = _YEAR_BEGINS.get(kind, 4)
    return _atom(match, Moment(first, month), Moment(last, month - 1))


def _is_short_financial(match: re.Match[str]) -> bool:
    """Whether '21/22' can be a year: no range of school years, of ages or of a page."""
    before = match.string[: match.start()]
    if re.search(r"(?:years?|yrs?|aged?|ages|grades?)\s+$", before, re.IGNORECASE):
        return False
    return match["sign"].strip() in ("/", "\\") and 5 <= int(match["begin"]) <= 60


def _one_named_year(match: re.Match[str]) -> Atom | None:
    """'FY22', 'financial year 2022' (the year that ends in it is not told): only 'FY22'."""
    last = full_year(match["year"])
    return _atom(match, Moment(last - 1, 4), Moment(last, 3))


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


def _year(match: re.Match[str]) -> Atom | None:
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
    return _atom(match, Moment(int(match["year"])))


def _bare_season(match: re.Match[str]) -> Atom | None:
    """'Spring and …': a season whose year may come after; 'in the autumn' is near the paper."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    weak = not _LEADS_TO_SEASON.search(before)
    return Atom(match.start(), match.end(), Moment(season=season_code(match["season"])), weak=weak)


_LEADS_TO_SEASON = re.compile(r"\b(?:in|by|until|during|since|from)\s+(?:the\s+)?$", re.IGNORECASE)


# Names that are also words or people: "May", "March", "April Jones", "Jan".
_DOUBTFUL = {"may", "march", "april", "june", "august", "jan", "mar", "dec", "sep", "oct", "nov"}
_DOUBTFUL |= {"feb", "apr", "jun", "jul", "aug", "sept"}
_LEADS_TO_MONTH = re.compile(
    r"(?:\b(?:in|by|of|since|until|till|from|to|for|during|before|after|the|last|next|this|early"
    r"|late|mid|and|or|between|through|around|both|either|previous|following|end)\s+|[-–/(;:,]\s?"
    r"|^|\n|\t)$",
    re.IGNORECASE,
)
_NOT_A_MONTH = re.compile(
    r"\b(?:every|each|annually in|per|mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|lady|lord|rev"
    r"|mayor)\.?\s+$",
    re.IGNORECASE,
)
_MAY_THE_VERB = re.compile(r"\s+(?:i|we|he|she|it|they|you|be|not|also|the|have|well)\b", re.I)
_BEARS_A_MONTH = re.compile(
    r"\s+(?:[a-z(]|board|panel|committee|cabinet|council|meeting|forum|survey|report|and\b|or\b)",
)


def _bare_month(match: re.Match[str]) -> Atom | None:
    """'July' in 'the July Board': the year stands elsewhere."""
    word = match["month"].rstrip(".").lower()
    if not match["month"][0].isupper():
        return None
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _NOT_A_MONTH.search(before):
        return None
    led = bool(_LEADS_TO_MONTH.search(before))
    named = re.match(r"\s+[A-Z][a-z]+", match.string[match.end() : match.end() + 30])
    if named and not _BEARS_A_MONTH.match(named.group().lower()):
        return None
    if word == "may" and _MAY_THE_VERB.match(match.string, match.end()):
        return None
    end = match.end() - match["month"].endswith(".")
    doubtful = word in _DOUBTFUL and not (led and before.strip())
    return Atom(match.start(), end, Moment(None, month_number(word)), weak=doubtful)


_DAY = rf"(?:{WEEKDAY})?(?P<day>{DAY})(?P<ordinal>{ORDINAL})?"
_GAP = r"(?:\s*[-–]\s*|,?\s+|(?<=\.))"
_LONG_OR_SHORT = rf"(?P<year>{YEAR}|{SHORT_YEAR})"
_NAMED_YEAR = r"(?:financial|fiscal|municipal|council|civic|academic|school)"

_WORDS = r"\w@"  # a month may follow a dash or stroke: "Sept/Oct 20"

# Tried in this order; a form never takes characters that an earlier one has taken.
_FORMS: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (_expression(rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)"), _iso),
    (
        _expression(
            r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>20\d\d|19\d\d|\d\d)"
            r"(?![./-]\d)"
        ),
        _numeric,
    ),
    (
        _expression(
            rf"{_DAY}(?:\s+day)?(?:\s+of)?{_GAP}(?P<month>{MONTH})(?:{_GAP}|\s*){_LONG_OR_SHORT}"
        ),
        _day_month_year,
    ),
    (
        _expression(
            rf"(?:{WEEKDAY})?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?P<ordinal>{ORDINAL})?"
            rf"(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _month_day_year,
    ),
    (
        _expression(
            r"(?:(?P<q>q[1-4]|quarter\s+[1-4]|qtr\s?[1-4])|(?P<word>first|second|third|fourth|final"
            r"|last)\s+quarter)(?:\s+of|\s+in)?(?:\s+the)?(?:\s+financial\s+year)?,?[\s-]+\(?"
            rf"(?P<year>{YEAR})(?:\s?[/–-]\s?(?P<next>\d\d(?:\d\d)?))?"
            rf"|(?P<year2>{YEAR})\s?[/–-]\s?\d\d(?:\d\d)?,?\s+(?P<q2>q[1-4]|quarter\s+[1-4])"
            rf"|(?P<q3>q[1-4])[\s-]+(?P<year3>\d\d)(?P<next3>\s?[/–-]\s?\d\d)"
        ),
        lambda match: _quarter(match) if not match["q3"] else _short_quarter(match),
    ),
    (
        _expression(
            rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+(?:terms?|months?|holidays?))?(?:\s+of)?,?\s+"
            rf"(?P<year>{YEAR}(?:\s?[/–-]\s?\d\d)?)"
        ),
        _season,
    ),
    (
        _expression(
            rf"(?:(?P<before>{_NAMED_YEAR})\s+years?\s+(?:of\s+|from\s+)?|(?P<fy>fy|ay)\s?)?"
            rf"(?P<begin>{YEAR}|\d\d)(?P<sign>\s?[/–\\-]\s?)(?P<close>{YEAR}|\d\d)(?![/\\.-]\d)"
            rf"(?:\s+(?P<after>{_NAMED_YEAR})\s+year)?"
        ),
        lambda match: _two_years(match),
    ),
    (_expression(r"FY\s?(?P<year>\d\d|20\d\d)"), _one_named_year),
    (_expression(rf"{_DAY}(?:\s+of)?(?:\s*[-–]\s*|\s+|(?<=\d))(?P<month>{MONTH})"), _day_month),
    (_expression(rf"(?P<month>{MONTH})(?:\s*[-–]\s*|,?\s*){_LONG_OR_SHORT}", _WORDS), _month_year),
    (_expression(rf"(?P<month>0[1-9]|1[0-2])/(?P<year>{YEAR})"), _numeric_month),
    (_expression(rf"(?P<season>{SEASON})(?:\s+(?:terms?|months?))?"), _bare_season),
    (_expression(rf"(?P<month>{MONTH})", _WORDS), _bare_month),
    (
        re.compile(
            rf"(?<![\w£$#.,@/])(?<!\d[-–])(?P<year>{YEAR})(?![\w%])(?!\s+{COUNTED}\b)",
            re.IGNORECASE,
        ),
        _year,
    ),
)


def _short_quarter(match: re.Match[str]) -> Atom | None:
    """'Q1 21/22'."""
    number, begins = int(match["q3"][-1]), full_year(match["year3"])
    month = number * 3 + 1
    year = begins + (month > 12)
    month = (month - 1) % 12 + 1
    return _atom(match, Moment(year, month), Moment(year, month + 2))


# A text without any of these holds no date: most sentences are done here.
_HINT = re.compile(rf"\d\d|\d\D|\b(?:{MONTH}|{SEASON})", re.IGNORECASE)


def atoms(text: str) -> list[Atom]:
    """Return the dates of `text` one by one, in order, none over another."""
    if not _HINT.search(text):
        return []
    taken: list[Atom] = []
    for pattern, build in _FORMS:
        for match in pattern.finditer(text):
            if _free(match, taken) and (atom := build(match)) is not None:
                taken.append(atom)
    return sorted(taken, key=lambda atom: atom.start)


def _free(match: re.Match[str], taken: list[Atom]) -> bool:
    return all(match.end() <= atom.start or match.start() >= atom.end for atom in taken)


def days_before(text: str, start: int) -> Iterator[Atom]:
    """Yield the bare days that lead to a date at `start`, nearest first: '5, 6 and' 7 May 2022."""
    while match := _LEADING_DAY.search(text, max(0, start - 40), start):
        if REFERENCE.search(text, 0, match.start("day")) and not match["ordinal"]:
            return
        yield Atom(match.start("all"), match.end("all"), Moment(day=int(match["day"])))
        start = match.start("all")


_LEADING_DAY = re.compile(
    rf"(?<![\w£$#./@-])(?P<all>{_DAY})\s*(?:-|–|—|to|until|till|through|and|or|&|,|/)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
