"""Dates: every expression of time in a paper, what it means in EDTF, and what it is the date of.

Day first, always (British papers). Years left out come from a date told shortly before, or from
the paper's own date; "last year" counts from the paper, never from today. What is no date
(durations, thresholds, ages, references, laws) gives nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.dates_calendar import span_of
from extract.dates_join import Dated, dates_in
from extract.dates_relative import counted, offset, opened
from extract.dates_words import MONTH, SEASON, WEEKDAY

__all__ = ["Mention", "edtf_of", "mentions", "span_of"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date expression in a text: its characters, its words, its EDTF form.

    `problem` says why `edtf` is None ("no such day"). `relative` is set when the paper's date or
    another date of the text was needed to tell it. `period` is set for a stretch of time.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    problem: str | None = None
    relative: bool = False
    period: bool = False


def mentions(text: str, anchor: str | None = None) -> list[Mention]:
    """Return the date expressions of `text` in order.

    `anchor` is the paper's date (EDTF). An expression that counts from a date ("two weeks before
    the meeting on 26 May 2022") is given whole, with that date's own mention inside it after it.
    """
    day = _day(anchor)
    relative = counted(text, day)
    plain = [dated for dated in dates_in(text, day) if not _overlaps(dated, relative)]
    offsets = [moved for dated in plain if (moved := offset(text, dated))]
    straight = [dated if _ends(dated, offsets) else opened(text, dated) for dated in plain]
    found = sorted([*offsets, *straight, *relative], key=lambda dated: (dated.start, -dated.end))
    return [_mention(text, dated) for dated in found]


def _day(anchor: str | None) -> date | None:
    span = span_of(anchor)
    return span[0] if span else None


def _overlaps(dated: Dated, others: list[Dated]) -> bool:
    return any(dated.start < other.end and other.start < dated.end for other in others)


def _ends(dated: Dated, offsets: list[Dated]) -> bool:
    return any(moved.end == dated.end for moved in offsets)


def _mention(text: str, dated: Dated) -> Mention:
    return Mention(
        start=dated.start,
        end=dated.end,
        text=text[dated.start : dated.end],
        edtf=dated.edtf,
        problem=dated.problem,
        relative=dated.inferred,
        period=dated.period or bool(dated.edtf and "/" in dated.edtf),
    )


# Words that may lead to the date in a cell or a heading without changing what it is.
_LEAD = re.compile(
    rf"(?:(?:by|on|at|in|from|for|of|the|due|date|dated|start(?:s|ed|ing)?|complet(?:e|ed|ion)|end"
    r"|ends|until|to|no|not|later|than|as|w/c|w/e|week|commencing|beginning|ending|early|late|mid"
    r"|target|deadline|revised|expected|meeting|published|updated?|after|during|approx|circa|c"
    rf"|between|either|both|latter|part|first|second|half)\b[\s.,:;()–-]*|{WEEKDAY})*[\s(:–-]*",
    re.IGNORECASE,
)
# "at 5.30 pm", "10:00am", closing signs.
_TRAIL = re.compile(
    r"[\s,.;:)*]*(?:(?:at|from|@|,)?\s*\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|noon|hrs)"
    r"|(?:at\s+)?\d{1,2}:\d\d|at\s+\d{1,2}\.\d\d|at\s+noon)?[\s,.;:)*]*",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\s*(?:{MONTH}|{SEASON})\s*", re.IGNORECASE)


def edtf_of(text: str, anchor: str | None = None) -> str | None:
    """Return the EDTF form of a text that is one date expression, None when it is not.

    A word that leads to the date ("by", "Due:", "w/c") and a time after it may stand with it.
    """
    if _ALONE.fullmatch(text):
        text = f"in {text.strip().title()}"
    found = mentions(text, anchor)
    outer = [m for m in found if not any(_inside(m, other) for other in found)]
    if len(outer) != 1:
        return None
    only = outer[0]
    fits = _LEAD.fullmatch(text[: only.start]) and _TRAIL.fullmatch(text[only.end :])
    return only.edtf if fits else None


def _inside(mention: Mention, other: Mention) -> bool:
    return mention is not other and other.start <= mention.start and mention.end <= other.end
