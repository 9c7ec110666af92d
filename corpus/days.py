"""EDTF dates as spans of days, so that records can be compared and filtered by when they were."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

_POINT = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?]?$")
# EDTF writes seasons as months 21 to 24; the year's spring is March to May.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
FIRST, LAST = "0001-01-01", "9999-12-31"


@lru_cache(maxsize=65536)
def span(edtf: str | None) -> tuple[str, str] | None:
    """Return the first and last day (YYYY-MM-DD) of an EDTF date, None for none or nonsense.

    Sets ("[a,b]", "{a,b}") run from their earliest to their latest day; an open end is the
    end of time.
    """
    if not edtf:
        return None
    if edtf[0] in "[{":
        # Inside a set EDTF writes a range with two dots.
        parts = edtf.strip("[]{}").split(",")
        spans = [span(part.strip().replace("..", "/")) for part in parts]
        known = [each for each in spans if each is not None]
        return (min(a for a, _ in known), max(b for _, b in known)) if known else None
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _point(edtf)


def first_day(edtf: str | None) -> str | None:
    """Return the first day of an EDTF date."""
    found = span(edtf)
    return found[0] if found else None


def last_day(edtf: str | None) -> str | None:
    """Return the last day of an EDTF date."""
    found = span(edtf)
    return found[1] if found else None


def _interval(start: str, end: str) -> tuple[str, str] | None:
    first = (FIRST, FIRST) if start in ("", "..") else span(start)
    last = (LAST, LAST) if end in ("", "..") else span(end)
    return (first[0], last[1]) if first and last else None


def _point(edtf: str) -> tuple[str, str] | None:
    match = _POINT.match(edtf)
    if not match:
        return None
    year, month, day = match.group(1), int(match.group(2) or 0), match.group(3)
    if day:
        return f"{year}-{month:02}-{day}", f"{year}-{month:02}-{day}"
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    start, end = _SEASONS.get(month, (month, month))
    if not 1 <= end <= 12:
        return None
    last = calendar.monthrange(int(year), end)[1]
    return f"{year}-{start:02}-01", f"{year}-{end:02}-{last:02}"
