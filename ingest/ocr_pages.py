"""Which pages of a file need OCR, and the words made out on them put where they stand.

A page needs it where pictures cover most of it and the file holds no words for it, or only words
in its margins: packs are stamped ("Page 41", "Agenda Item 7") after their papers were scanned.
A scan with a text layer under it has words, and a letterhead or watermark lies behind words:
both are read as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ingest.document import Box
from ingest.ocr import Engine, OcrError, Picture, chosen
from ingest.ocr_turned import read_upright, turned_page
from ingest.ocr_words import placed
from ingest.pdf_content import PageContent, Word

NO_TEXT = "no text layer"
UNREADABLE = "unreadable text layer"

_MOST = 0.5  # share of the page: a scan put into a letter's margins covers six tenths
_HEAD, _FOOT, _SIDE = 0.11, 0.90, 0.08  # margins, as shares of the page's height and width
_STEPS = 40  # points across and down at which a page is asked what covers it
# Private-use, control and replacement characters: what a font without a map leaves of words.
_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x80-\x9f]")
_FEWEST_LOST = 20  # characters; a page of a few bullets is no unreadable page


class Scans:
    """Reads the pages of one file that need it. `draw` of a page is called only for those."""

    _PATIENCE = 3  # failures in a row, then the file's other pages are left

    def __init__(self) -> None:
        """Nothing is looked for until a page needs it."""
        self._engine: Engine | None = None
        self._sought = False
        self._without = ""
        self._failures = 0

    def read(self, page: PageContent, draw: Callable[[], Picture]) -> PageContent:
        """Return the page with the words made out on it; or marked unread, with the reason.

        Raises MattersError when MATTERS_OCR cannot be understood.
        """
        reason = need(page)
        if reason is None:
            return page
        kept = () if reason == UNREADABLE else page.words
        unread = replace(page, unread=reason)
        engine = self._found()
        if engine is None or self._failures >= self._PATIENCE:
            return replace(unread, unread=reason + self._without)
        picture = _without(draw(), [word[1:5] for word in kept], page)
        if picture.blank:
            return unread
        try:
            quarters, lines = read_upright(engine, picture)
        except OcrError as error:
            self._failures += 1
            self._without = f"; {error}"
            return replace(unread, unread=f"{reason}; {error}")
        self._failures = 0
        upright = turned_page(replace(page, words=kept), quarters)
        made = placed(lines, picture.dpi)
        if not made:
            return replace(unread, unread=f"{reason}; {engine.name} made out no words")
        return replace(upright, words=(*made, *upright.words), ocr=engine.name)

    def _found(self) -> Engine | None:
        if not self._sought:
            self._sought = True
            try:
                self._engine = chosen()
            except OcrError as error:
                self._without = f"; {error}"
        return self._engine


def need(page: PageContent) -> str | None:
    """Return why a page's own words are not enough to read it, None where they are."""
    text = "".join(word.text for word in page.words)
    lost = len(_LOST.findall(text))
    if lost >= _FEWEST_LOST and 2 * lost > len(text):
        return UNREADABLE
    # A page without words or pictures is blank, and a blank page has been read.
    if not page.images or not all(_in_margin(word, page) for word in page.words):
        return None
    return NO_TEXT if not page.words or _covered(page) >= _MOST else None


def _in_margin(word: Word, page: PageContent) -> bool:
    """Whether a word stands in the head or foot, or at a side, where turned pages are stamped."""
    at_side = word.x1 < _SIDE * page.width or word.x0 > (1 - _SIDE) * page.width
    return word.bottom < _HEAD * page.height or word.top > _FOOT * page.height or at_side


def _covered(page: PageContent) -> float:
    """The share of the page that pictures cover together: scans come in strips and layers too."""
    share = (np.arange(_STEPS) + 0.5) / _STEPS
    x, y = share * page.width, share * page.height
    covered = np.zeros((_STEPS, _STEPS), bool)
    for x0, top, x1, bottom in page.images:
        covered |= ((top <= y) & (y <= bottom))[:, None] & ((x0 <= x) & (x <= x1))[None, :]
    return float(covered.mean())


def _without(picture: Picture, boxes: Sequence[Box], page: PageContent) -> Picture:
    """The picture with the words that the file holds painted over, lest they be read twice."""
    if not boxes:
        return picture
    grey = picture.grey.copy()
    height, width = grey.shape
    across, down = width / page.width, height / page.height
    for x0, top, x1, bottom in boxes:
        rows = slice(max(0, int(top * down) - 1), max(0, int(bottom * down) + 2))
        grey[rows, max(0, int(x0 * across) - 1) : max(0, int(x1 * across) + 2)] = 255
    return Picture(grey, picture.dpi)
