"""What an OCR engine made out, as words of the page: placed in points, sized, cleaned of marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.ocr import OcrLine, OcrWord
from ingest.pdf_content import Word

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


def placed(lines: Sequence[OcrLine], dpi: float) -> list[Word]:
    """Return the words of `lines`, in points from the picture's top left, marks left out.

    The words of a line share its top and bottom, as those of one font do; sizes close to the
    page's commonest are that size, since measured letters differ by a pixel.
    """
    dot = 72 / dpi
    kept = [(line, words) for line in lines if (words := _words(line))]
    sizes = _sizes([(line.size * dot, words) for line, words in kept])
    made = []
    for (line, words), size in zip(kept, sizes, strict=True):
        top, bottom = line.baseline * dot - _RISE * size, line.baseline * dot + _DROP * size
        for word in words:
            made.append(Word(word.text, word.x0 * dot, top, word.x1 * dot, bottom, size))
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
