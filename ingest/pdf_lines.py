"""Words into lines: what stands on one level of a page, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import median

from ingest.document import Box
from ingest.pdf_content import Word

# Bullets as met: real ones, the private-use glyphs of Symbol and Wingdings, dashes, and the
# letter o that Word sets in Courier for a second level.
BULLETS = "•◼▪■●○◦‣⁃∙·➢➤✓❖⎯–—-*o\uf02d\uf06e\uf06f\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}(?:\.\)|[.)])?"
_BRACKETED = r"\((?:[ivxlc]{1,6}|[a-zA-Z]|\d{1,3})\)"
_LETTERED = r"(?:[ivxlc]{1,6}|[a-zA-Z]|[IVX]{1,5})(?:\.\)|[.)])"  # "a)", "iv.", "a.)"
_LABEL = re.compile(rf"^(?:{_NUMBER}|{_BRACKETED}|{_LETTERED})$")
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
_OVER = 2.0  # words of one line do not reach further over each other than this, in points
_RAISED = 0.8  # a raised figure is smaller than this share of the words beside it
_START = attrgetter("x0")
_PLACE = itemgetter(0, 1)
_LEVELS_BACK = 4  # a word belongs to one of the last few lines begun


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one level. `label` is a list or paragraph number, or bullet, that opens it."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def box(self) -> Box:
        """The box that holds all of its words."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The median size of its words, in points."""
        sizes = [word.size for word in self.words]
        one = sizes.count(sizes[0]) == len(sizes)  # nearly every line: no need to sort
        return sizes[0] if one else median(sizes)

    @property
    def bold(self) -> bool:
        """Whether every word that has letters is bold."""
        light = (word for word in self.words if not word.bold)
        if any(any(map(str.isalnum, word.text)) for word in light):
            return False  # nearly every line, told by its first word
        return any(any(map(str.isalnum, word.text)) for word in self.words)

    @property
    def height(self) -> float:
        """From top to bottom, in points."""
        return self.bottom - self.top


@dataclass(slots=True)
class _Level:
    """A line in the making: its words, and the height and middle of its tallest one."""

    words: list[Word]
    height: float
    middle: float

    def holds(self, height: float, middle: float) -> bool:
        """Whether a word of that height and middle lies in the heart of the tallest one.

        A smaller word may stand higher or lower (a raised figure); one as tall may not, since
        tight lines overlap each other's boxes.
        """
        low, tallest = (height, self.height) if height < self.height else (self.height, height)
        return abs(middle - self.middle) < tallest * (0.5 if low < _RAISED * tallest else 0.35)

    def add(self, word: Word, height: float, middle: float) -> None:
        self.words.append(word)
        if height > self.height:
            self.height, self.middle = height, middle


def line_of(words: Sequence[Word]) -> Line:
    """Return the line that these words make, put in order from left to right."""
    ordered = tuple(sorted(words, key=_START))
    _, x0, top, x1, bottom, *_ = zip(*ordered, strict=True)
    return Line(ordered, x0[0], min(top), max(x1), max(bottom))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Group words into lines, from the top of the page down.

    A word belongs to a line when its middle lies within the line's height: so raised figures
    ("30th", footnote marks) stay with the words they are raised from.
    """
    lines = [line for level in _levels(words) for line in _untangled(level)]
    return sorted(lines, key=lambda line: line.top)


def _levels(words: Iterable[Word]) -> list[_Level]:
    levels: list[_Level] = []
    placed = [((word.top + word.bottom) / 2, word.x0, word) for word in words]
    for middle, _, word in sorted(placed, key=_PLACE):
        height = word.bottom - word.top
        for level in levels[: -_LEVELS_BACK - 1 : -1]:
            if level.holds(height, middle):
                level.add(word, height, middle)
                break
        else:
            levels.append(_Level([word], height, middle))
    return levels


def _untangled(level: _Level) -> list[Line]:
    """The level's line; or its tall words and those that they gathered from two lines, apart.

    Seen where a large page number stands beside a footer of two lines.
    """
    line = line_of(level.words)
    low = [word for word in line.words if word.bottom - word.top < 0.8 * level.height]
    if not any(one.x1 - _OVER > other.x0 for one, other in pairwise(low)):
        return [line]
    tall = [word for word in line.words if word not in low]
    return [line_of(tall), *(line_of(each.words) for each in _levels(low))]


def label_of(line: Line) -> tuple[str, Line] | None:
    """Split a label off the start of a line; None when it has none.

    A bare number ("12" before its paragraph, as in ruled reports) is a label only when it is
    set apart by more than a word space.
    """
    if len(line.words) < 2 or opens_note(line):
        return None
    first, second = line.words[0], line.words[1]
    gap = second.x0 - first.x1
    text = first.text
    if text in BULLETS and len(text) == 1:
        if gap <= first.size * (0.45 if text in "-–—*o·" else 0.05):
            return None
        rest = line_of(line.words[1:])
        # "• 1) That …": a list set as bullets whose items bring numbers of their own.
        inner = None if _BARE_NUMBER.match(second.text) else label_of(rest)
        return inner if inner and not is_bullet(inner[0]) else (text, rest)
    if not _LABEL.match(text):
        return None
    if (
        (_BARE_NUMBER.match(text) or text.endswith("."))
        and gap < first.size * 0.35
        and (_BARE_NUMBER.match(text) or text[:-1].isalpha())
    ):
        return None
    return text, line_of(line.words[1:])


def opens_note(line: Line) -> bool:
    """Whether a line opens with a footnote's mark: a raised figure, which numbers no paragraph."""
    if len(line.words) < 2:
        return False
    first, second = line.words[:2]
    raised = first.size < _RAISED * second.size and first.bottom < second.bottom - 1
    return raised and bool(_BARE_NUMBER.match(first.text))


def is_bullet(label: str | None) -> bool:
    """Whether a label is a bullet, not a number or letter."""
    return label is not None and len(label) == 1 and label in BULLETS
