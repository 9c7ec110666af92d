"""Two columns of text set side by side without rules: found, and put in reading order.

Lines are made straight across a page, so text in columns comes as lines that each hold a piece
of both. A form (label and value), a table without rules and a list with tabs look much the same,
and there reading across is right: only what cannot be those is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.pdf_lines import Line, line_of

_NARROWEST = 9.0  # a gutter narrower than this is a wide space in justified text, in points
_SAME_START = 3.0  # how far the right column's lines may start apart, in points
_FEWEST_LINES = 5  # prose needs as many lines with words on both sides
_FEWEST_OF_ADDRESS = 3  # a name, a post and an address of electronic mail
_MOST_WORDS = 5  # an address has so few words to a line
_MAIL = re.compile(r"^[\w.+-]+@[\w-]+\.[\w.-]+$")
_FEWEST_WORDS = 4  # and as many words on each side of the usual line


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line's piece left of the gutter and its piece right of it; either may be missing."""

    left: Line | None
    right: Line | None


def reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in groups: each to be read whole before the next.

    `lines` are a page's (or band's) free lines from the top down, in points. A page of one
    column gives one group; a band of two gives the group above it, its left column, its right
    column, and so on. No word is lost or added.
    """
    groups: list[list[Line]] = [[]]
    at = 0
    while at < len(lines):
        start = _right_start(lines[at])
        band = [] if start is None else _band(lines[at:], start)
        if not _in_columns(band):
            groups[-1].append(lines[at])
            at += 1
            continue
        groups.append([pair.left for pair in band if pair.left])
        groups.append([pair.right for pair in band if pair.right])
        groups.append([])
        at += len(band)
    return [group for group in groups if group]


def _right_start(line: Line) -> float | None:
    """Where the words after a line's only wide gap start; None for none or several."""
    widest = max(_NARROWEST, 0.9 * line.size)
    starts = [after.x0 for before, after in pairwise(line.words) if after.x0 - before.x1 > widest]
    return starts[0] if len(starts) == 1 else None


def _band(lines: Sequence[Line], start: float) -> list[_Pair]:
    """The lines from the first on that keep clear of the gutter left of `start`."""
    band: list[_Pair] = []
    for line in lines:
        pair = _parted(line, start)
        far = band and line.top - _bottom(band[-1]) > 3 * line.height
        if pair is None or far:
            break
        band.append(pair)
    while band and not (band[-1].left and band[-1].right) and not band[-1].right:
        band.pop()  # lines below the right column may run across
    return band


def _bottom(pair: _Pair) -> float:
    return max(line.bottom for line in (pair.left, pair.right) if line)


def _parted(line: Line, start: float) -> _Pair | None:
    """A line's two pieces; None when its words cross the gutter."""
    left = [word for word in line.words if word.x0 < start - _SAME_START]
    right = [word for word in line.words if word.x0 >= start - _SAME_START]
    if left and max(word.x1 for word in left) > start - 0.75 * _NARROWEST:
        return None
    if right and abs(right[0].x0 - start) > _SAME_START:
        return None
    return _Pair(line_of(left) if left else None, line_of(right) if right else None)


def _in_columns(band: Sequence[_Pair]) -> bool:
    """Whether a band is of columns: running text, or an address, on both sides."""
    both = [pair for pair in band if pair.left and pair.right]
    lefts = [pair.left for pair in both if pair.left]
    rights = [pair.right for pair in both if pair.right]
    if len(both) >= _FEWEST_LINES and _is_prose(lefts) and _is_prose(rights):
        return True
    sides = ([pair.left for pair in band], [pair.right for pair in band])
    return len(both) >= _FEWEST_OF_ADDRESS and all(map(_is_address, sides))


def _is_address(lines: Sequence[Line | None]) -> bool:
    """Short lines, one of them an address of electronic mail: whom to ask about a report."""
    words = [word for line in lines if line for word in line.words]
    few = len(words) <= _MOST_WORDS * sum(line is not None for line in lines)
    return few and any(_MAIL.match(word.text) for word in words)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Lines of several words that mostly go on in mid-sentence.

    The cells of a table without rules begin with capitals or figures and are short.
    """
    going_on = sum(line.text[:1].islower() for line in lines)
    wordy = median(len(line.words) for line in lines) >= _FEWEST_WORDS
    return wordy and going_on >= 0.4 * len(lines)
