"""What stands on a PDF page: words, rules and fills, and the view that puts them there.

Boxes are in points with the origin at the top left of the page as it is seen: a page's rotation
and crop box are taken out by the view, so nobody else meets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from ingest.document import Box

Point = tuple[float, float]
_Number = TypeVar("_Number", float, npt.NDArray[np.float64])


class Word(NamedTuple):
    """A word with its box, size in points and style. `hyphen` marks one broken at a line end.

    A named tuple: hundreds of thousands are made for a pack, and these are made quickest.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    hyphen: bool = False

    @property
    def middle(self) -> Point:
        """The centre of the word's box."""
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical rule without thickness."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether the rule lies flat."""
        return self.bottom == self.top


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape: its box and its colour "#RRGGBB" (white too: it can cover another)."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on a page, in the coordinates of the page as it is seen.

    `images` are the boxes of its pictures. `unread` says why it could not be read; `ocr` which
    engine made its words out from a picture, None for words of the file's own. `quarters` are the
    quarter turns to the left that a scan was given for its words to stand upright: all else here
    is then in the coordinates of the turned page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...] = ()
    unread: str | None = None
    ocr: str | None = None
    quarters: int = 0

    def fill_at(self, x: float, y: float) -> str | None:
        """The colour of the topmost filled shape at a point; None for none or white."""
        for fill in reversed(self.fills):
            x0, top, x1, bottom = fill.box
            if x0 <= x <= x1 and top <= y <= bottom:
                return None if fill.colour == "#FFFFFF" else fill.colour
        return None


def holders(words: Sequence[Word], boxes: Sequence[Box]) -> list[int]:
    """Return, for each word, the index of the first box that holds its middle; -1 for none."""
    holder = np.full(len(words), -1)
    if boxes and words:
        placed = np.array([word[1:5] for word in words])
        x, y = (placed[:, 0] + placed[:, 2]) / 2, (placed[:, 1] + placed[:, 3]) / 2
        for index in reversed(range(len(boxes))):
            x0, top, x1, bottom = boxes[index]
            holder[(x0 <= x) & (x < x1) & (top <= y) & (y < bottom)] = index
    found: list[int] = holder.tolist()
    return found


class View:
    """From PDF coordinates (origin bottom left, unrotated, uncropped) to the page as seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Take the page's crop box and rotation."""
        self.left, self.low, self.right, self.high = page.get_cropbox()
        self.rotation = page.get_rotation()
        across, up = self.right - self.left, self.high - self.low
        turned = self.rotation in (90, 270)
        self.width, self.height = (up, across) if turned else (across, up)

    def point(self, x: _Number, y: _Number) -> tuple[_Number, _Number]:
        """One point as seen, or columns of many."""
        if self.rotation == 90:
            return (y - self.low, x - self.left)
        if self.rotation == 180:
            return (self.right - x, y - self.low)
        if self.rotation == 270:
            return (self.high - y, self.right - x)
        return (x - self.left, self.high - y)

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        """A box as seen: x0, top, x1, bottom."""
        (ax, ay), (bx, by) = self.point(left, low), self.point(right, high)
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def boxes(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Rows of left, low, right, high, each as a box as seen."""
        left, low, right, high = boxes.T
        ax, ay = self.point(left, low)
        bx, by = self.point(right, high)
        columns = (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
        return np.column_stack(columns)
