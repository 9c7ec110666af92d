"""Dates, numbers and field values in words, as they are written in British papers."""

from __future__ import annotations

import re

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS_OF_YEAR = {f"{number:02}": month for number, month in enumerate(_MONTHS, 1)} | _SEASONS
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_INTERVAL = re.compile(r"(.*)/(.*)")
_CHOICE = re.compile(r"([\[{])(.*)[\]}]")


def date_words(edtf: str | None) -> str:
    """Return an EDTF date as a reader would say it; an empty string for None.

    "2012-04-23/2012-05-04" is "23 April to 4 May 2012", "2022-21" is "spring 2022". A form
    that is not known here is given back as it is.
    """
    if edtf is None:
        return ""
    if choice := _CHOICE.fullmatch(edtf):
        joint = " or " if choice[1] == "[" else " and "
        return joint.join(date_words(part.strip()) for part in choice[2].split(","))
    if interval := _INTERVAL.fullmatch(edtf):
        return _interval_words(interval[1], interval[2])
    return _point_words(edtf)


def _interval_words(start: str, end: str) -> str:
    """Two ends of an interval; a year or month that both share is said once."""
    if end in ("..", ""):
        return f"since {date_words(start)}"
    if start in ("..", ""):
        return f"up to {date_words(end)}"
    first, last = _point_words(start), _point_words(end)
    if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start[:4] == end[:4]:
        shared = 2 if start[:7] == end[:7] else 1
        first = " ".join(first.split()[:-shared])
    elif _MONTH.fullmatch(start) and _MONTH.fullmatch(end) and start[:4] == end[:4]:
        first = first.split()[0]
    return f"{first} to {last}"


def _point_words(edtf: str) -> str:
    """One day, month, season or year."""
    if (match := _DAY.fullmatch(edtf)) and (month := _PARTS_OF_YEAR.get(match[2])):
        return f"{int(match[3])} {month} {match[1]}"
    if (match := _MONTH.fullmatch(edtf)) and (part := _PARTS_OF_YEAR.get(match[2])):
        return f"{part} {match[1]}"
    return edtf


def value_words(value: str | None) -> str:
    """Return a normalised value ("partially_complete") as words; an empty string for None."""
    return "" if value is None else value.replace("_", " ")


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 paper", "1,204 papers"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
