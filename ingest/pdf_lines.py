"""Words into lines: what stands on one level of a page, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.document import Box
from ingest.pdf_content import Word

# Bullets as met: real ones, the private-use glyphs of Symbol and Wingdings, dashes, and the
# letter o that Word sets in Courier for a second level.
BULLETS = "•◼▪■●○◦‣⁃∙·➢➤✓❖–—-*o\uf02d\uf06e\uf06f\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]?"
_BRACKETED = r"\((?:[ivxlc]{1,6}|[a-zA-Z]|\d{1,3})\)"
_LETTERED = r"(?:[ivxlc]{1,6}|[a-zA-Z]|[IVX]{1,5})[.)]"
_LABEL = re.compile(rf"^(?:{_NUMBER}|{_BRACKETED}|{_LETTERED})$")
_BARE_NUMBER = re.compile(r"^\d{1,3}$")


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
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word that has letters is bold."""
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @property
    def height(self) -> float:
        """From top to bottom, in points."""
        return self.bottom - self.top


def line_of(words: Sequence[Word]) -> Line:
    """Return the line that these words make, put in order from left to right."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    return Line(
        ordered,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Group words into lines, from the top of the page down.

    A word belongs to a line when its middle lies within the line's height: so raised figures
    ("30th", footnote marks) stay with the words they are raised from.
    """
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle[1], word.x0)):
        for group in reversed(groups[-4:]):
            if _on_level(word, group):
                group.append(word)
                break
        else:
            groups.append([word])
    return sorted((line_of(group) for group in groups), key=lambda line: line.top)


def _on_level(word: Word, group: Sequence[Word]) -> bool:
    """Whether a word's middle lies in the heart of the tallest word of a line.

    A smaller word may stand higher or lower (a raised figure); one as tall may not, since tight
    lines overlap each other's boxes.
    """
    tallest = max(group, key=lambda other: other.bottom - other.top)
    height = max(tallest.bottom - tallest.top, word.bottom - word.top)
    smaller = word.bottom - word.top < 0.8 * height
    away = abs(word.middle[1] - tallest.middle[1])
    return away < height * (0.5 if smaller else 0.35)


def label_of(line: Line) -> tuple[str, Line] | None:
    """Split a label off the start of a line; None when it has none.

    A bare number ("12" before its paragraph, as in ruled reports) is a label only when it is
    set apart by more than a word space.
    """
    if len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    gap = second.x0 - first.x1
    text = first.text
    if text in BULLETS and len(text) == 1:
        if gap <= first.size * (0.45 if text in "-–—*o·" else 0.05):
            return None
        rest = line_of(line.words[1:])
        # "• 1) That …": a list set as bullets whose items bring numbers of their own.
        inner = label_of(rest)
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


def is_bullet(label: str | None) -> bool:
    """Whether a label is a bullet, not a number or letter."""
    return label is not None and len(label) == 1 and label in BULLETS
