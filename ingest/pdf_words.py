"""The words of a page, with box, size and style, by PDFium's raw calls.

The raw interface is some fifty times faster than making an object for every character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Box
from ingest.pdf_content import View, Word

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

Fonts = dict[int, tuple[bool, bool]]


def words(page: pdfium.PdfPage, view: View, fonts: Fonts) -> Iterator[Word]:
    """Yield the page's words in the order of its text. `fonts` remembers styles by font."""
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        text = _text(handle)
        box_of = _boxes(handle, view)
        style_of = _styles(handle, fonts)
        shown = _shown(handle, view)
        for match in _WORD.finditer(text):
            for index, word in _pieces(handle, match, box_of, style_of):
                if shown(index, word):
                    yield word
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


def _boxes(handle: Any, view: View) -> Callable[[int, int], Box | None]:
    rect = raw.FS_RECTF()
    pointer = ctypes.byref(rect)
    get = raw.FPDFText_GetLooseCharBox

    def edges(index: int) -> Box | None:
        return (
            (rect.left, rect.bottom, rect.right, rect.top) if get(handle, index, pointer) else None
        )

    def box(start: int, end: int) -> Box | None:
        first, last = edges(start), edges(end - 1)
        if first is None or last is None or abs(first[1] - last[1]) > 0.1:
            # Upright or slanted words, or a character without a box: ask for all of them.
            found = [box for box in map(edges, range(start, end)) if box is not None]
        else:
            found = [first, last]
        if not found:
            return None
        left, low, right, high = zip(*found, strict=True)
        return view.box(min(left), min(low), max(right), max(high))

    return box


def _styles(handle: Any, fonts: Fonts) -> Callable[[int], tuple[bool, bool]]:
    """Bold and italic of the character at an index, remembered by text object and by font."""
    objects: Fonts = {}

    def style(index: int) -> tuple[bool, bool]:
        item = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in objects:
            objects[key] = _font_style(item, fonts) if key else (False, False)
        return objects[key]

    return style


def _shown(handle: Any, view: View) -> Callable[[int, Word], bool]:
    """Whether a word is seen: a clip path can hide words that the text layer still holds.

    Seen in a risk register whose group headings are clipped away on the pages after the first.
    """
    clips: dict[int, Box | None] = {}

    def shown(index: int, word: Word) -> bool:
        item = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in clips:
            clips[key] = _clip(item, view) if key else None
        clip = clips[key]
        if clip is None:
            return True
        x, y = word.middle
        return clip[0] - 1 <= x <= clip[2] + 1 and clip[1] - 1 <= y <= clip[3] + 1

    return shown


def _clip(item: Any, view: View) -> Box | None:
    """The box that an object's clip paths leave of the page; None where nothing is clipped."""
    path = raw.FPDFPageObj_GetClipPath(item)
    boxes = []
    for number in range(max(0, raw.FPDFClipPath_CountPaths(path)) if path else 0):
        points = []
        for index in range(raw.FPDFClipPath_CountPathSegments(path, number)):
            segment = raw.FPDFClipPath_GetPathSegment(path, number, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append(view.point(x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return (max(left), max(top), min(right), min(bottom))


def _font_style(item: Any, fonts: Fonts) -> tuple[bool, bool]:
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
) -> Iterator[tuple[int, Word]]:
    """The words of a match, each with the index of its first character."""
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
        yield first, Word(piece, *box, size, bold, italic, hyphen and last == end)


def _scale(handle: Any, index: int) -> float:
    """How much the text's matrix enlarges it: many producers scale there, not by font size."""
    m = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, ctypes.byref(m)):
        return 1.0
    return math.hypot(m.c, m.d) or 1.0


def _text_object(handle: Any, index: int) -> int:
    item = raw.FPDFText_GetTextObject(handle, index)
    return ctypes.cast(item, ctypes.c_void_p).value or 0
