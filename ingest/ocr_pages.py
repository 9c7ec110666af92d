"""Which pages of a file need OCR, and the words made out on them put where they stand.

A page needs it where pictures cover most of it and the file holds no words for it, or only words
in its margins: packs are stamped ("Page 41", "Agenda Item 7") after their papers were scanned.
A scan with a text layer under it has words, and a letterhead or watermark lies behind words:
both are read as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.document import Box
from ingest.ocr import Engine, OcrError, OcrLine, OcrWord, Picture, chosen
from ingest.pdf_content import PageContent, Word

NO_TEXT = "no text layer"
UNREADABLE = "unreadable text layer"

_MOST = 0.5  # share of the page: a scan put into a letter's margins covers six tenths
_HEAD, _FOOT, _SIDE = 0.11, 0.90, 0.08  # margins, as shares of the page's height and width
_STEPS = 40  # points across and down at which a page is asked what covers it
# Private-use, control and replacement characters: what a font without a map leaves of words.
_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x80-\x9f]")
_FEWEST_LOST = 20  # characters; a page of a few bullets is no unreadable page
# Surer than this of a line's letters, on the whole: below it are pictures and stains taken for
# lines. A single word says nothing: names, capitals and words beside a rule get next to nothing
# though they are right (on the pages measured, two in three of the words below .3 were).
_SURE = 0.3
_SURE_DASH = 0.6
_RISE, _DROP = 0.905, 0.212  # a usual font's height above and below the line, as shares of size
_SAME_SIZE = 0.12
# What engines make of a bullet, round or square, that stands by itself before its item.
_BULLET_LIKE = re.compile(r"[em@©®¢«»°*™#§¥]|m[@™i]|[@©®¢«»°*]{2}")
_BULLET_GAP = 0.5  # as a share of the size: more than a word space
_MARKS = re.compile(r"[|_=~.,:;'‘’\"“”`!\\/\[\]{}()<>«»°*^—–-]+")
_DASHES = frozenset("-–—")
# '5" February': the raised letters of an ordinal are too small for engines.
_RAISED = re.compile(r"(\d{1,2})[\"“”'‘’*%™°]{1,2}")
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)


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
            lines = engine.read(picture)
        except OcrError as error:
            self._failures += 1
            self._without = f"; {error}"
            return replace(unread, unread=f"{reason}; {error}")
        self._failures = 0
        made = placed(lines, page, picture)
        if not made:
            return replace(unread, unread=f"{reason}; {engine.name} made out no words")
        return replace(page, words=(*made, *kept), ocr=engine.name)

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


def placed(lines: Sequence[OcrLine], page: PageContent, picture: Picture) -> list[Word]:
    """Return the words of `lines`, in points of the page as it is seen, marks and doubts left out.

    The words of a line share its top and bottom, as those of one font do; sizes close to the
    page's commonest are that size, since measured letters differ by a pixel.
    """
    height, width = picture.grey.shape
    across, down = page.width / width, page.height / height
    kept = [(line, words) for line in lines if (words := _words(line))]
    sizes = _sizes([(line.size * down, words) for line, words in kept])
    made = []
    for (line, words), size in zip(kept, sizes, strict=True):
        top, bottom = line.baseline * down - _RISE * size, line.baseline * down + _DROP * size
        for word in words:
            made.append(Word(word.text, word.x0 * across, top, word.x1 * across, bottom, size))
    return made


def _words(line: OcrLine) -> list[OcrWord]:
    """A line's words with its bullet mended and marks left out; none where it is no line."""
    words = list(line.words)
    letters = [len(word.text) for word in words]
    if float(np.average([word.confidence for word in words], weights=letters)) < _SURE:
        return []
    for index, (word, after) in enumerate(pairwise(words)):
        apart = after.x0 - word.x1 > _BULLET_GAP * line.size
        if index == 0 and apart and _BULLET_LIKE.fullmatch(word.text):
            words[0] = word._replace(text="•")
        elif (day := _RAISED.fullmatch(word.text)) and after.text.strip(",.") in _MONTHS:
            words[index] = word._replace(text=day[1] + _ending(int(day[1])))
    return [word for word in words if not _MARKS.fullmatch(word.text) or _is_dash(word, line.size)]


def _ending(day: int) -> str:
    """The letters that make a day's number an ordinal."""
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _is_dash(word: OcrWord, size: float) -> bool:
    """Whether a mark is a dash between words, and not a piece of a rule."""
    flat = word.bottom - word.top < 0.4 * size and word.x1 - word.x0 < 1.2 * size
    return word.text in _DASHES and flat and word.confidence >= _SURE_DASH


def _sizes(lines: Sequence[tuple[float, Sequence[OcrWord]]]) -> list[float]:
    """Each line's size in half points; the page's commonest where it comes close to that."""
    letters: Counter[float] = Counter()
    for size, words in lines:
        letters[_half(size)] += sum(len(word.text) for word in words)
    if not letters:
        return []
    usual = letters.most_common(1)[0][0]
    close = [size for size, _ in lines if abs(size - usual) <= _SAME_SIZE * usual]
    usual = _half(median(close)) if close else usual
    return [usual if abs(size - usual) <= _SAME_SIZE * usual else _half(size) for size, _ in lines]


def _half(size: float) -> float:
    return max(1.0, round(size * 2) / 2)


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
