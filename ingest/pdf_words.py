"""The words of a page, with box, size and style, by PDFium's raw calls.

The raw interface is some fifty times faster than making an object for every character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, repeat
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from ingest import pdfium as calls
from ingest.document import Box
from ingest.pdf_content import View, Word

# A hyphen at a line's end: PDFium puts one of these for it and glues both halves of the word.
LINE_END_HYPHEN = "\ufffe\x02"
_WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}\x00]+[{LINE_END_HYPHEN}]?")
# "1.1On": a paragraph number that sticks to the first word of its paragraph.
_STUCK_LABEL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*\.?|\(?[a-z]{1,4}\))(?=[A-Z][a-z])")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_BOLD_WEIGHT = 600
_LEVEL = 0.1  # characters of one upright word stand no further apart than this, in points
_UNCLIPPED = (-inf, -inf, inf, inf)
# Makes a word of a row of its fields in C: through Python it takes a tenth of all reading.
_word: Callable[[Iterable[Any]], Word] = partial(tuple.__new__, Word)

Fonts = dict[int, tuple[bool, bool]]
Span = tuple[int, int, str]
Style = tuple[float, bool, bool]


def words(page: pdfium.PdfPage, view: View, fonts: Fonts) -> list[Word]:
    """Return the page's words in the order of its text. `fonts` remembers styles by font."""
    textpage = page.get_textpage()
    try:
        text = calls.handle(textpage.raw)
        spans = list(_spans(text))
        if not spans:
            return []
        boxes = view.boxes(_boxes(text, spans))
        items = calls.text_objects(text, [start for start, _, _ in spans])
        seen = _seen(items, boxes, view)
        styles = _styles(text, spans, items, fonts)
    finally:
        textpage.close()
    written = [text for _, _, text in spans]
    fields = zip(written, *boxes.T.tolist(), *zip(*styles, strict=True), repeat(False))
    return [
        word._replace(text=word.text[:-1] + "-", hyphen=True)
        if word.text[-1] in LINE_END_HYPHEN
        else word
        for word in compress(map(_word, fields), seen.tolist())
    ]


def _spans(text: int) -> Iterator[Span]:
    """Each word's first and last index and its characters, a stuck label apart."""
    for match in _WORD.finditer(calls.page_text(text)):
        start, end = match.span()
        written = match.group()
        if written[0].isdigit() or ")" in written:
            stuck = _STUCK_LABEL.match(written)
            cut = stuck.end() if stuck else 0
            if cut and len(set(calls.text_objects(text, (start, start + cut)))) > 1:
                yield start, start + cut - 1, written[:cut]
                start, written = start + cut, written[cut:]
        yield start, end - 1, written


def _boxes(text: int, spans: Sequence[Span]) -> calls.Boxes:
    """Each word's box in PDF coordinates: left, low, right, high; NaN where it has none.

    A word's first and last character are enough where they stand on one level; upright and
    slanted words, and those with a character that has no box, are asked for all of theirs.
    """
    first = calls.char_boxes(text, [start for start, _, _ in spans])
    last = calls.char_boxes(text, [end for _, end, _ in spans])
    uneven = ~(np.abs(first[:, 3] - last[:, 3]) <= _LEVEL)
    boxes = np.column_stack((np.minimum(first, last), np.maximum(first, last)))[:, [0, 3, 6, 5]]
    for index in np.flatnonzero(uneven).tolist():
        start, end, _ = spans[index]
        every = calls.char_boxes(text, range(start, end + 1))
        every = every[~np.isnan(every[:, 0])]
        if len(every):
            low, high = every.min(axis=0), every.max(axis=0)
            boxes[index] = (low[0], low[3], high[2], high[1])
    return boxes


def _seen(items: Sequence[int | None], boxes: calls.Boxes, view: View) -> npt.NDArray[np.bool_]:
    """Whether each word is seen: a clip path can hide words that the text layer still holds.

    Seen in a risk register whose group headings are clipped away on the pages after the first.
    """
    clips = {item: _clip(item, view) if item else _UNCLIPPED for item in set(items)}
    clip = np.array([clips[item] for item in items])
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    across = (clip[:, 0] - 1 <= x) & (x <= clip[:, 2] + 1) & np.isfinite(boxes).all(axis=1)
    return across & (clip[:, 1] - 1 <= y) & (y <= clip[:, 3] + 1)


def _clip(item: int, view: View) -> Box:
    """The box that an object's clip paths leave of the page."""
    left, top, right, bottom = _UNCLIPPED
    for points in calls.clip_points(item):
        if points:
            xs, ys = zip(*(view.point(x, y) for x, y in points), strict=True)
            left, top = max(left, min(xs)), max(top, min(ys))
            right, bottom = min(right, max(xs)), min(bottom, max(ys))
    return (left, top, right, bottom)


def _styles(
    text: int, spans: Sequence[Span], items: Sequence[int | None], fonts: Fonts
) -> list[Style]:
    """Size in points, bold and italic of each word, by the text object of its first character."""
    known: dict[int | None, Style] = {}
    for item, (start, _, _) in zip(items, spans, strict=True):
        if item not in known:
            size = round(calls.drawn_size(text, start), 1)
            known[item] = (size, *(_font_style(item, fonts) if item else (False, False)))
    return [known[item] for item in items]


def _font_style(item: int, fonts: Fonts) -> tuple[bool, bool]:
    font = calls.font_of(item)
    if not font:
        return (False, False)
    if font not in fonts:
        name, flags, weight = calls.font_signs(font)
        # No single sign of weight is enough: some fonts carry it only in their name, some only
        # as a number or a flag.
        heavy = weight >= _BOLD_WEIGHT or flags & _FORCE_BOLD
        slanted = flags & _ITALIC_FLAG if flags > 0 else 0
        fonts[font] = (
            bool(_BOLD_NAME.search(name) or heavy),
            bool(_ITALIC_NAME.search(name) or slanted),
        )
    return fonts[font]
