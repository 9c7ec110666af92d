"""One date as written, and the builders of those told by day, month or season."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates_calendar import Moment
from extract.dates_words import REFERENCE, full_year, month_number, season_code


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


def atom_of(match: re.Match[str], first: Moment, last: Moment | None = None) -> Atom:
    """The atom of a whole match, without a full stop that ends it."""
    return Atom(match.start(), match.end() - match.group().endswith("."), first, last)


def is_reference(match: re.Match[str]) -> bool:
    """Whether a number that could be a day is one of a list: "Appendix 1 March 2021"."""
    start = match.start("day")
    return bool(REFERENCE.search(match.string, max(0, start - 20), start)) and not match["ordinal"]


def day_month_year(match: re.Match[str]) -> Atom | None:
    """'Monday 30th September 2020', '30 th September 20', '12-Apr-21', '2 of March 2021'."""
    if is_reference(match):
        return None
    return atom_of(
        match,
        Moment(full_year(match["year"]), month_number(match["month"]), int(match["day"])),
    )


def month_day_year(match: re.Match[str]) -> Atom | None:
    """'September 12th, 2012', 'May 4, 2021'; without a year only with an ordinal: 'May 4th'."""
    year = full_year(match["year"]) if match["year"] else None
    if year is None and not match["ordinal"]:
        return None
    return atom_of(match, Moment(year, month_number(match["month"]), int(match["day"])))


def day_month(match: re.Match[str]) -> Atom | None:
    """'10 February', 'Tuesday 4th June': the year stands elsewhere."""
    if is_reference(match):
        return None
    return atom_of(match, Moment(None, month_number(match["month"]), int(match["day"])))


def month_year(match: re.Match[str]) -> Atom | None:
    """'September 2019', 'Mar 21', 'Nov. 2019', "Dec '20", 'Apr-21'."""
    if len(match["year"].strip("'’‘ ")) == 2 and match["month"][0].islower():
        return None
    return atom_of(match, Moment(full_year(match["year"]), month_number(match["month"])))


def numeric(match: re.Match[str]) -> Atom | None:
    """'03/04/2025', '29.06.21', '3-4-2025': day first, always."""
    sign, year = match["sign"], match["year"]
    if sign != "/" and len(year) == 2 and len(match["day"] + match["month"]) < 4:
        return None  # "3.2.10" numbers a paragraph
    if sign == "-" and len(year) == 2:
        return None
    return atom_of(match, Moment(full_year(year), int(match["month"]), int(match["day"])))


def iso(match: re.Match[str]) -> Atom | None:
    """'2021-06-29'."""
    return atom_of(match, Moment(int(match["year"]), int(match["month"]), int(match["day"])))


def numeric_month(match: re.Match[str]) -> Atom | None:
    """'06/2021'."""
    return atom_of(match, Moment(int(match["year"]), int(match["month"])))


def season(match: re.Match[str]) -> Atom | None:
    """'Autumn 2020', 'Summer term of 2021', 'winter 2020/21': the year it begins in."""
    return atom_of(match, Moment(int(match["year"][:4]), season=season_code(match["season"])))


def bare_season(match: re.Match[str]) -> Atom | None:
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


def bare_month(match: re.Match[str]) -> Atom | None:
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
