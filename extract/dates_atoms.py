"""One date as written, and the builders of those told by day, month or season."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates_calendar import SPRING, SUMMER, Moment
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
    """'10 February', 'Tuesday 4th June': the year stands elsewhere.

    "12 may apply", "20 march past": what begins small and is also a verb needs its ordinal.
    """
    if is_reference(match):
        return None
    verb = match["month"] in ("may", "march") and not match["weekday"]
    if verb and (not match["ordinal"] or _VERB_GOES_ON.match(match.string, match.end())):
        return None
    return atom_of(match, Moment(None, month_number(match["month"]), int(match["day"])))


_VERB_GOES_ON = re.compile(r"\s+(?!(?:at|in|on|and|or|to|until|from|by|for)\b)[a-z]")


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
    if sign == "-" and len(year) == 2 and not _is_short_dashed(match):
        return None
    return atom_of(match, Moment(full_year(year), int(match["month"]), int(match["day"])))


def _is_short_dashed(match: re.Match[str]) -> bool:
    """Whether '04-10-22' is a date: day and month of two figures each, and there is such a day."""
    day, month = match["day"], match["month"]
    whole = len(day) == len(month) == 2 and not match.string[: match.start()].endswith("-")
    return whole and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def iso(match: re.Match[str]) -> Atom | None:
    """'2021-06-29'."""
    return atom_of(match, Moment(int(match["year"]), int(match["month"]), int(match["day"])))


def numeric_month(match: re.Match[str]) -> Atom | None:
    """'06/2021'."""
    return atom_of(match, Moment(int(match["year"]), int(match["month"])))


def season(match: re.Match[str]) -> Atom | None:
    """'Autumn 2020', "Summer '23", 'winter 2020/21': the year it begins in.

    A spring or summer *term* of 2022/23 is of the school year, so of 2023.
    """
    code = season_code(match["season"])
    if match["short"]:
        named = match["season"][0].isupper() or not match["short"].isdigit()
        return atom_of(match, Moment(full_year(match["short"]), season=code)) if named else None
    of_school = match["term"] or _AFTER_AUTUMN.search(match.string, 0, match.start())
    later = match["next"] and of_school and code in (SPRING, SUMMER)
    return atom_of(match, Moment(int(match["year"]) + bool(later), season=code))


_AFTER_AUTUMN = re.compile(r"\bautumn\s*(?:/|&|and)\s*$", re.IGNORECASE)


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
    r"(?:\b(?:in|by|of|since|until|till|from|to|for|during|before|after|the|its|their|our|last|next"
    r"|this|early|late|mid|and|or|between|through|around|both|either|previous|following|end)\s+|[-–/(;:,]\s?"
    r"|^|\n|\t)$",
    re.IGNORECASE,
)
_NOT_A_MONTH = re.compile(
    r"\b(?:every|each|annually in|per|mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|lady|lord|rev"
    r"|mayor)\.?\s+$",
    re.IGNORECASE,
)
_MAY_THE_VERB = re.compile(r"\s+(?:i|we|he|she|it|they|you|be|not|also|the|have|well)\b", re.I)
_GIVEN_NAMES = {"jan", "april", "may", "june", "august"}
_NAMES_NEXT = re.compile(
    r"[ \u00a0](?!(?:board|panel|committee|cabinet|council|meeting|forum|survey|report|budget"
    r"|and|or|to|at|in)\b)(?-i:[A-Z][a-z]+)",
    re.IGNORECASE,
)
# Words that come before months and not before people.
_SURELY_A_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|last|next|this|early|late|mid|end\s+of|the)"
    r"[\s-]+$",
    re.IGNORECASE,
)


def _names_someone(match: re.Match[str], before: str) -> bool:
    """Whether a month's name is a person's: 'April Jones', 'Ann Lee and June Ash'."""
    followed = _NAMES_NEXT.match(match.string, match.end())
    return bool(followed) and not match.group().endswith(".") and not _SURELY_A_MONTH.search(before)


def bare_month(match: re.Match[str]) -> Atom | None:
    """'July' in 'the July Board': the year stands elsewhere."""
    word = match["month"].rstrip(".").lower()
    if not match["month"][0].isupper():
        return None
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _NOT_A_MONTH.search(before):
        return None
    led = bool(_LEADS_TO_MONTH.search(before))
    if word in _GIVEN_NAMES and _names_someone(match, before):
        return None
    if word == "may" and _MAY_THE_VERB.match(match.string, match.end()):
        return None
    end = match.end() - match["month"].endswith(".")
    doubtful = word in _DOUBTFUL and not (led and before.strip())
    return Atom(match.start(), end, Moment(None, month_number(word)), weak=doubtful)
