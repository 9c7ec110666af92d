"""Calendar arithmetic on dates that may lack a day, a month or a year, and their EDTF form."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24  # the month codes of EDTF for seasons
_SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 2)}
_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season or year; what the paper leaves out is None.

    `season` is an EDTF season code (21 spring to 24 winter) and then `month` is None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None

    @property
    def edtf(self) -> str | None:
        """The EDTF form; None without a year."""
        if self.year is None:
            return None
        if self.season is not None:
            return f"{self.year}-{self.season}"
        parts = [f"{self.year}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
            if self.day is not None:
                parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def problem(self) -> str | None:
        """Why this is no date, in words; None when it is one."""
        if self.month is not None and not 1 <= self.month <= 12:
            return "no such month"
        if self.day is None:
            return None
        if not 1 <= self.day <= 31:
            return "no such day"
        if self.month is None:
            return None
        year = self.year if self.year is not None else 2000  # a leap year: 29 February may be
        return None if self.day <= monthrange(year, self.month)[1] else "no such day"

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands within a year: month and day, for what has them."""
        if self.season is not None:
            return (_SEASON_MONTHS[self.season][0], 0)
        return (self.month or 0, self.day or 0)

    @property
    def first_day(self) -> date:
        """The first day of it. Raises ValueError without a year, or when there is no such day."""
        if self.year is None:
            raise ValueError("no year")
        month = _SEASON_MONTHS[self.season][0] if self.season is not None else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day of it. Raises ValueError without a year, or when there is no such day."""
        if self.year is None:
            raise ValueError("no year")
        if self.season is not None:
            year = self.year + (self.season == WINTER)
            month = _SEASON_MONTHS[self.season][1]
            return date(year, month, monthrange(year, month)[1])
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def in_year_near(self, reference: date) -> Moment:
        """Give it the year that brings it closest to `reference` (it has one: no change)."""
        if self.year is not None:
            return self
        years = range(reference.year - 1, reference.year + 2)
        fitting = [moment for year in years if not (moment := replace(self, year=year)).problem]
        return min(fitting, key=lambda moment: _distance(moment, reference), default=self)

    def in_year_from(self, earlier: Moment) -> Moment:
        """Give it the first year in which it does not come before `earlier`, which has one."""
        if self.year is not None or earlier.year is None:
            return self
        return replace(self, year=earlier.year + (self.order < earlier.order))

    def in_year_until(self, later: Moment) -> Moment:
        """Give it the last year in which it does not come after `later`, which has one."""
        if self.year is not None or later.year is None:
            return self
        return replace(self, year=later.year - (self.order > later.order))


def _distance(moment: Moment, reference: date) -> int:
    """Days between the reference and the nearest day of `moment`; 0 when it lies in it."""
    first, last = moment.first_day, moment.last_day
    if first <= reference <= last:
        return 0
    return min(abs((first - reference).days), abs((last - reference).days))


def moved(moment: Moment, count: int, unit: str) -> Moment | None:
    """Move a moment by `count` days, weeks, months or years; None when it is not exact enough.

    "Four months on from October 2020" is February 2021; "two weeks before May 2022" is nothing.
    """
    if moment.year is None or moment.problem:
        return None
    if unit in ("day", "week"):
        if moment.day is None:
            return None
        there = moment.first_day + timedelta(days=count * (7 if unit == "week" else 1))
        return Moment(there.year, there.month, there.day)
    if unit == "year":
        return _clipped(replace(moment, year=moment.year + count))
    if moment.month is None:
        return None
    months = moment.year * 12 + moment.month - 1 + count
    return _clipped(replace(moment, year=months // 12, month=months % 12 + 1))


def _clipped(moment: Moment) -> Moment:
    """The last day of the month in place of one that the month does not have."""
    if moment.year is None or moment.month is None or moment.day is None:
        return moment
    return replace(moment, day=min(moment.day, monthrange(moment.year, moment.month)[1]))


def span_of(edtf: str | None) -> tuple[date, date] | None:
    """Return first and last day that an EDTF string of this project covers; None for none.

    Sets and one-of cover all of their members; an open interval is taken at its known end.
    """
    if not edtf:
        return None
    days: list[date] = []
    for year, month, day in _PART.findall(edtf):
        moment = _moment(int(year), int(month or 0), int(day or 0))
        if moment.problem is None:
            days += [moment.first_day, moment.last_day]
    return (min(days), max(days)) if days else None


def _moment(year: int, month: int, day: int) -> Moment:
    """The moment of one EDTF part, whose month may be a season's code."""
    if month in _SEASON_MONTHS:
        return Moment(year, season=month)
    return Moment(year, month or None, day or None)
