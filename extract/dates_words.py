"""The words and signs dates are written with, as parts of regular expressions."""

from __future__ import annotations

import re

from extract.dates_calendar import AUTUMN, SPRING, SUMMER, WINTER

_MONTHS = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
    "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(_MONTHS)})(?![a-z])\.?"
# Whether a text has a month at all. Begun with a set of letters and no case to fold, it is searched
# several times faster than the months' names themselves; what may stand before comes after.
HAS_MONTH = re.compile(
    r"[jfmasondJFMASOND](?:(?<![A-Za-z].)|(?<=\d(?:st|nd|rd|th).))(?i:"
    + "|".join(rf"(?<={name[0]}){name[1:]}" for name in _MONTHS)
    + r")(?![A-Za-z])",
    re.DOTALL,
)
_NUMBER_OF_MONTH = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
)}  # fmt: skip

SEASON = r"(?:spring|summer|autumn|winter)"
_SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "winter": WINTER}

# 1 to 39: a day that no month has is still meant as one, and is reported.
DAY = r"(?:0?[1-9]|[12]\d|3\d)"
# "30th", "30 th" where a raised ordinal was set apart from its number, "4thOctober" unspaced.
ORDINAL = rf"(?:\s?(?:st|nd|rd|th)(?:\b|(?={MONTH})))"
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+(?:the\s+)?)"
)

YEAR = r"(?:19|20)\d\d"
# "21" after a month: not when it is the hour, a money amount, a share, or the next date's day.
# Things that are counted may follow a day and month: "on 4 June 20 children …".
COUNTED = (
    r"(?:children|young|people|pupils|members|councillors|cases|families|schools|staff|staffs"
    r"|officers|residents|participants|carers|adults|minutes|hours|days|weeks|months|years|new"
    r"|more|per|percent|questions|responses|attendees|parents|workers|homes|items|words|places"
    r"|households|jobs|people['’]s|patients|tenants|dwellings|copies|copy|signatures)"
)
SHORT_YEAR = (
    r"(?:['’‘]\s?\d\d|[0-3]\d)(?!\d)(?!\s?(?:st|nd|rd|th|am|pm|a\.m|p\.m|%)(?![a-z]))"
    rf"(?![.:,]\d)(?!\s?[-–]\s?\d)(?!\s+{COUNTED}\b)(?!\s+{MONTH})"
)

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"

# What stands before a number that is a reference and not a day: "Appendix 1 March 2021".
REFERENCE = re.compile(
    r"(?:appendix|annex|annexe|phase|page|pages|item|quarter|stage|tier|part|section|sections"
    r"|paragraph|para|version|table|figure|year|level|wave|recommendation|priority|objective"
    r"|action|standard|block|chapter|number|no\.?|rule|clause|schedule|article|step|outcome"
    r"|volume|vol\.?|issue|ward|class|band|grade|q|key stage|£|#)\s?$",
    re.IGNORECASE,
)


def month_number(word: str) -> int:
    """The number of a month's name or abbreviation, in any case."""
    return _NUMBER_OF_MONTH[word[:3].lower()]


def season_code(word: str) -> int:
    """The EDTF code of a season's name."""
    return _SEASONS[word.lower()]


def full_year(digits: str) -> int:
    """The year of two or four digits, an apostrophe before them or not: "'20" is 2020."""
    number = int(digits.strip("'’‘ \u00a0"))
    return number if number > 99 else 2000 + number


def number_of(word: str) -> int:
    """The number of a word or of digits; "the day after" is one day."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 1)
