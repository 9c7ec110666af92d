"""One PDF page as words, rules and fills: the module that hides PDFium's calls.

PDFium is used through its raw interface because it is some fifty times faster than making an
object for every character. Boxes come out in points with the origin at the top left of the page
as it is seen: a page's rotation and crop box are taken out here, so nobody else meets them.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Box

# A hyphen at a line's end: PDFium puts one of these for it and glues both halves of the word.
LINE_END_HYPHEN = "\ufffe\x02"
_WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}\x00]+[{LINE_END_HYPHEN}]?")
# "1.1On": a paragraph number that sticks to the first word of its paragraph.
_STUCK_LABEL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*\.?|\(?[a-z]{1,4}\))(?=[A-Z][a-z])")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_BOLD_WEIGHT = 600
_FORM_DEPTH = 8

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, size in points and style. `hyphen` marks one broken at a line end."""

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
    """What stands on a page, in the coordinates of the page as it is seen."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    fills: tuple[Fill, ...]
    has_images: bool

    def fill_at(self, x: float, y: float) -> str | None:
        """The colour of the topmost filled shape at a point; None for none or white."""
        for fill in reversed(self.fills):
            x0, top, x1, bottom = fill.box
            if x0 <= x <= x1 and top <= y <= bottom:
                return None if fill.colour == "#FFFFFF" else fill.colour
        return None


def pages(document: pdfium.PdfDocument) -> Iterator[PageContent]:
    """Yield each page's content, closing the page before the next is opened."""
    fonts: dict[int, tuple[bool, bool]] = {}
    for index in range(len(document)):
        page = document[index]
        try:
            yield _content(page, index + 1, fonts)
        finally:
            page.close()


def _content(page: pdfium.PdfPage, number: int, fonts: dict[int, tuple[bool, bool]]) -> PageContent:
    view = _View(page)
    edges: list[Edge] = []
    fills: list[Fill] = []
    has_images = _walk(page.raw, view, edges, fills)
    return PageContent(
        number=number,
        width=view.width,
        height=view.height,
        words=tuple(_words(page, view, fonts)),
        edges=tuple(edges),
        fills=tuple(fills),
        has_images=has_images,
    )


class _View:
    """From PDF coordinates (origin bottom left, unrotated, uncropped) to the page as seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.low, self.right, self.high = page.get_cropbox()
        self.rotation = page.get_rotation()
        across, up = self.right - self.left, self.high - self.low
        turned = self.rotation in (90, 270)
        self.width, self.height = (up, across) if turned else (across, up)

    def point(self, x: float, y: float) -> Point:
        """One point as seen."""
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


def _words(
    page: pdfium.PdfPage, view: _View, fonts: dict[int, tuple[bool, bool]]
) -> Iterator[Word]:
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        text = _text(handle)
        box_of = _boxes(handle, view)
        style_of = _styles(handle, fonts)
        for match in _WORD.finditer(text):
            yield from _pieces(handle, match, box_of, style_of)
    finally:
        textpage.close()


def _text(handle: Any) -> str:
    """The page's characters, one a PDFium index, so that positions in it are indices."""
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\x00" not in text:
        return text
    # Characters outside the basic plane or without a map shift the indices: ask one by one.
    return "".join(chr(raw.FPDFText_GetUnicode(handle, i) or 32) for i in range(count))


def _boxes(handle: Any, view: _View) -> Callable[[int, int], Box | None]:
    rect = raw.FS_RECTF()
    pointer = ctypes.byref(rect)
    get = raw.FPDFText_GetLooseCharBox

    def box(start: int, end: int) -> Box | None:
        left = low = 1e9
        right = high = -1e9
        for index in range(start, end):
            if get(handle, index, pointer):
                left, right = min(left, rect.left), max(right, rect.right)
                low, high = min(low, rect.bottom), max(high, rect.top)
        return view.box(left, low, right, high) if right >= left else None

    return box


def _styles(handle: Any, fonts: dict[int, tuple[bool, bool]]) -> Callable[[int], tuple[bool, bool]]:
    """Bold and italic of the character at an index, remembered by text object and by font."""
    objects: dict[int, tuple[bool, bool]] = {}

    def style(index: int) -> tuple[bool, bool]:
        item = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in objects:
            objects[key] = _font_style(item, fonts) if key else (False, False)
        return objects[key]

    return style


def _font_style(item: Any, fonts: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    font = raw.FPDFTextObj_GetFont(item)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key and key not in fonts:
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("latin-1")
        flags = raw.FPDFFont_GetFlags(font)
        # No single sign of weight is enough: some fonts carry it only in their name, some only
        # as a number or a flag.
        heavy = raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or flags & _FORCE_BOLD
        slanted = flags & _ITALIC_FLAG if flags > 0 else 0
        fonts[key] = (
            bool(_BOLD_NAME.search(name) or heavy),
            bool(_ITALIC_NAME.search(name) or slanted),
        )
    return fonts.get(key, (False, False))


def _pieces(
    handle: Any,
    match: re.Match[str],
    box_of: Callable[[int, int], Box | None],
    style_of: Callable[[int], tuple[bool, bool]],
) -> Iterator[Word]:
    start, end = match.span()
    hyphen = match.group()[-1] in LINE_END_HYPHEN
    text = match.group()[:-1] + "-" if hyphen else match.group()
    stuck = _STUCK_LABEL.match(text)
    spans = [(start, end, text)]
    if stuck and _text_object(handle, start) != _text_object(handle, start + stuck.end()):
        cut = stuck.end()
        spans = [(start, start + cut, text[:cut]), (start + cut, end, text[cut:])]
    for first, last, piece in spans:
        box = box_of(first, last)
        if box is None:
            continue
        bold, italic = style_of(first)
        size = round(raw.FPDFText_GetFontSize(handle, first) * _scale(handle, first), 1)
        yield Word(piece, *box, size, bold, italic, hyphen and last == end)


def _scale(handle: Any, index: int) -> float:
    """How much the text's matrix enlarges it: many producers scale there, not by font size."""
    m = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, ctypes.byref(m)):
        return 1.0
    return math.hypot(m.c, m.d) or 1.0


def _text_object(handle: Any, index: int) -> int:
    item = raw.FPDFText_GetTextObject(handle, index)
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _walk(page: Any, view: _View, edges: list[Edge], fills: list[Fill]) -> bool:
    """Collect rules and fills of a page in drawing order; return whether it holds images."""
    images = False
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        images |= _object(item, (1, 0, 0, 1, 0, 0), view, edges, fills, 0)
    return images


def _object(
    item: Any, outer: Matrix, view: _View, edges: list[Edge], fills: list[Fill], depth: int
) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, _times(_matrix(item), outer), view, edges, fills)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
        inner = _times(_matrix(item), outer)
        found = False
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            child = raw.FPDFFormObj_GetObject(item, index)
            found |= _object(child, inner, view, edges, fills, depth + 1)
        return found
    return False


def _matrix(item: Any) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(m))
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _path(item: Any, matrix: Matrix, view: _View, edges: list[Edge], fills: list[Fill]) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    colour = _colour(item) if mode.value else None
    if colour is None and not stroke.value:
        return
    for shape in _shapes(item, matrix, view):
        box = _axis_box(shape)
        if colour is not None and box is not None and not stroke.value and _thin(box):
            edges.append(_centre_line(box))
            continue
        if colour is not None and box is not None:
            fills.append(Fill(box, colour))
        if stroke.value or colour != "#FFFFFF":
            edges.extend(_axis_edges(shape))


def _colour(item: Any) -> str | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    refs = [ctypes.byref(part) for part in (r, g, b, a)]
    if not raw.FPDFPageObj_GetFillColor(item, *refs) or a.value == 0:
        return None
    return f"#{r.value:02X}{g.value:02X}{b.value:02X}"


def _shapes(item: Any, matrix: Matrix, view: _View) -> Iterator[list[Point]]:
    """The path's sub-paths as lists of points; a curve counts by its end points."""
    a, b, c, d, e, f = matrix
    shape: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = view.point(
            a * x.value + c * y.value + e,
            b * x.value + d * y.value + f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        shape.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            shape.append(shape[0])
    if len(shape) > 1:
        yield shape


def _axis_box(shape: list[Point]) -> Box | None:
    """The box of a shape whose sides are all upright or flat, else None."""
    corners = {(round(x, 1), round(y, 1)) for x, y in shape}
    xs, ys = {x for x, _ in corners}, {y for _, y in corners}
    if len(shape) < 4 or len(xs) > 2 or len(ys) > 2:
        return None
    return (min(xs), min(ys), max(xs), max(ys))


def _thin(box: Box) -> bool:
    return box[2] - box[0] < 2.5 or box[3] - box[1] < 2.5


def _centre_line(box: Box) -> Edge:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Edge(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Edge(middle, top, middle, bottom)


def _axis_edges(shape: list[Point]) -> Iterator[Edge]:
    for (ax, ay), (bx, by) in itertools.pairwise(shape):
        if abs(ay - by) < 0.3 and abs(ax - bx) > 1:
            yield Edge(min(ax, bx), ay, max(ax, bx), ay)
        elif abs(ax - bx) < 0.3 and abs(ay - by) > 1:
            yield Edge(ax, min(ay, by), ax, max(ay, by))
