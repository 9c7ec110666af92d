"""The single dates of a text, each as written: days, months, seasons, quarters, years.

What joins two of them ("to", "or") is left to `dates_join`, what counts from the paper's day
("last year") to `dates_relative`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.dates_atoms import (
    Atom,
    bare_month,
    bare_season,
    day_month,
    day_month_year,
    is_reference,
    iso,
    month_day_year,
    month_year,
    numeric,
    numeric_month,
    season,
)
from extract.dates_calendar import Moment
from extract.dates_words import (
    COUNTED,
    DAY,
    HAS_MONTH,
    MONTH,
    ORDINAL,
    SEASON,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
)
from extract.dates_years import one_named_year, quarter, two_years, year


def _expression(pattern: str, after: str = r"\w£$#.,/@-") -> re.Pattern[str]:
    """Compile a pattern that begins and ends at the edge of a word or number.

    `after` are the signs that it may not follow.
    """
    return re.compile(rf"(?<![{after}])(?:{pattern})(?![\w%])", re.IGNORECASE)


_DAY = rf"(?P<weekday>{WEEKDAY})?(?P<day>{DAY})(?:(?P<ordinal>{ORDINAL})\.?)?"
_GAP = r"(?:[-–/.]|,?\s+|(?<=[\d.])|(?<=st|nd|rd|th))"
_LONG_OR_SHORT = rf"(?P<year>{YEAR}|{SHORT_YEAR})"
_QUARTER = (
    r"(?:q(?:tr|uarter)?s?\.?\s?(?:[1-4]|one|two|three|four)\b"
    r"|(?:1st|2nd|3rd|4th|first|second|third|fourth|final|last)\s+quarter)"
)
_TWO_SHORT = r"\d\d(?=\s?[/–-]\s?\d\d)"
_NEXT = r"\s?[/–-]\s?\d\d(?:\d\d)?"
_NAMED_YEAR = r"(?:financial|fiscal|municipal|council|civic|academic|school)"

_AFTER_DAY = r"\w£$#.,@"  # a day may follow a dash: "11-15 May"
_AFTER_MONTH = r"\w@"  # a month may follow a dash or stroke: "Sept/Oct 20"

# Most texts are without a month, a season or a number of two digits: a form is tried only on
# those that have what it needs.
_SEASONS = re.compile(r"[swaSWA](?i:pring|ummer|utumn|inter)\b")
_QUARTERS = re.compile(r"[qQ](?i:[1-4]|tr|uarter|\s\d)")
_DIGITS = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a date: the expression, what makes a date of it, what a text must have."""

    needs: re.Pattern[str]
    build: Callable[[re.Match[str]], Atom | None]
    pattern: re.Pattern[str]


# Tried in this order; a form never takes characters that an earlier one has taken.
_FORMS: tuple[_Form, ...] = (
    _Form(
        _DIGITS,
        iso,
        _expression(rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)"),
    ),
    _Form(
        _DIGITS,
        numeric,
        _expression(
            r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>20\d\d|19\d\d|\d\d)"
            r"(?![./-]\d)",
            _AFTER_DAY + "/",
        ),
    ),
    _Form(
        HAS_MONTH,
        day_month_year,
        _expression(
            rf"{_DAY}(?:\s+day)?(?:\s+of)?{_GAP}(?P<month>{MONTH})(?:{_GAP}|\s*){_LONG_OR_SHORT}",
            _AFTER_DAY,
        ),
    ),
    _Form(
        HAS_MONTH,
        month_day_year,
        _expression(
            rf"(?:{WEEKDAY})?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?P<ordinal>{ORDINAL})?"
            rf"(?:,?\s+(?P<year>{YEAR}))?"
        ),
    ),
    _Form(
        _QUARTERS,
        quarter,
        _expression(
            rf"(?:(?P<from>{_QUARTER})\s*(?:[-–]|to|and|&)\s*)?(?P<q>{_QUARTER})(?:\s+of|\s+in)?"
            r"(?:\s+the)?(?:\s+(?:financial\s+year|fy))?(?:,?[\s–-]+\(?|(?<=fy))"
            rf"(?:fy\s?)?(?P<year>{YEAR}|{_TWO_SHORT})(?P<next>{_NEXT})?"
            rf"|(?P<year2>{YEAR}|{_TWO_SHORT})(?P<next2>{_NEXT}),?\s*[(\s–-]\s*(?P<q2>{_QUARTER})"
        ),
    ),
    _Form(
        _SEASONS,
        season,
        _expression(
            rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+(?P<term>terms?(?:\s+[12])?)|\s+(?:months?|holidays?))?"
            rf"(?:\s+of)?,?\s+\(?(?:(?P<year>{YEAR})(?P<next>\s?[/–-]\s?\d\d)?|(?P<short>{SHORT_YEAR}))",
            _AFTER_MONTH,
        ),
    ),
    _Form(
        _DIGITS,
        two_years,
        _expression(
            rf"(?:(?P<before>{_NAMED_YEAR})\s+years?\s+(?:of\s+|from\s+)?|(?P<code>fy|ay)\s?)?"
            rf"(?P<begin>{YEAR}|\d\d)(?P<sign>\s?[/–\\-]\s?)(?P<close>{YEAR}|\d\d)(?![/\\.-]\d)"
            rf"(?:\s+(?P<after>{_NAMED_YEAR})\s+year)?"
        ),
    ),
    _Form(_DIGITS, one_named_year, _expression(r"FY\s?(?P<year>\d\d|20\d\d)")),
    _Form(
        HAS_MONTH,
        day_month,
        _expression(rf"{_DAY}(?:\s+of)?(?:[-–]|\s+|(?<=\d))(?P<month>{MONTH})", _AFTER_DAY),
    ),
    _Form(
        HAS_MONTH,
        month_year,
        _expression(
            rf"(?P<month>{MONTH})(?:,\s*(?=\d{{4}})|[-–]|\s*){_LONG_OR_SHORT}", _AFTER_MONTH
        ),
    ),
    _Form(_DIGITS, numeric_month, _expression(rf"(?P<month>0[1-9]|1[0-2])/(?P<year>{YEAR})")),
    _Form(
        _SEASONS,
        bare_season,
        _expression(rf"(?P<season>{SEASON})(?:\s+(?:terms?|months?))?"),
    ),
    _Form(HAS_MONTH, bare_month, _expression(rf"(?P<month>{MONTH})", _AFTER_MONTH)),
    _Form(
        _DIGITS,
        year,
        re.compile(
            rf"(?<![\w£$#.,@/])(?<!\d[-–])(?P<year>{YEAR})(?![\w%])(?!\s+{COUNTED}\b)",
            re.IGNORECASE,
        ),
    ),
)


def atoms(text: str) -> list[Atom]:
    """Return the dates of `text` one by one, in order, none over another."""
    has = {needs for needs in (_DIGITS, HAS_MONTH, _SEASONS, _QUARTERS) if needs.search(text)}
    taken: list[Atom] = []
    for form in _FORMS:
        if form.needs not in has:
            continue
        for match in form.pattern.finditer(text):
            if _free(match, taken) and (atom := form.build(match)) is not None:
                taken.append(atom)
    return sorted(taken, key=lambda atom: atom.start)


def _free(match: re.Match[str], taken: list[Atom]) -> bool:
    return all(match.end() <= atom.start or match.start() >= atom.end for atom in taken)


def days_before(text: str, start: int) -> Iterator[Atom]:
    """Yield the bare days that lead to a date at `start`, nearest first: '5, 6 and' 7 May 2022."""
    while match := _LEADING_DAY.search(text, max(0, start - 40), start):
        if is_reference(match):
            return
        yield Atom(match.start("all"), match.end("all"), Moment(day=int(match["day"])))
        start = match.start("all")


_LEADING_DAY = re.compile(
    rf"(?<![\w£$#./@-])(?P<all>{_DAY})\s*(?:[-‐-―─−]|to|until|till|through|and|or|&|,|/)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
