"""Pages whose scan lies on its side or stands on its head: read upright, placed as they are seen.

While such a page is read, all on it stands in the frame in which its words are upright; the
boxes of its blocks are turned back at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from ingest.document import Block, Box, Cell, Place
from ingest.ocr import Engine, OcrLine, Picture
from ingest.pdf_content import PageContent, Word

_ENOUGH = 20  # letters; fewer can look sure by chance, so the other ways up are tried too
_LONG = 3  # letters; a word of more is wider than high, the right way up


def read_upright(engine: Engine, picture: Picture) -> tuple[int, list[OcrLine]]:
    """Return the lines made out the right way up, and the quarter turns to it, to the left.

    No lines where what is made out is too doubtful whichever way up the picture is. Raises
    OcrError.
    """
    best: tuple[float, int, list[OcrLine]] = (0.0, 0, [])
    for quarters in (0, 1, 3, 2):
        grey = np.ascontiguousarray(np.rot90(picture.grey, quarters))
        lines = engine.read(Picture(grey, picture.dpi))
        letters = _sure_letters(lines, engine.sure)
        best = max(best, (letters, quarters, lines), key=lambda tried: tried[0])
        if letters >= _ENOUGH:
            break
    return best[1:]


def _sure_letters(lines: Sequence[OcrLine], sure: float) -> int:
    """How many letters were made out; none where they are doubtful or stand on end."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    doubts = sum((1 - word.confidence) * len(word.text) for word in words)
    long = [word for word in words if len(word.text) > _LONG]
    on_end = sum(word.bottom - word.top > word.x1 - word.x0 for word in long)
    if not letters or doubts > (1 - sure) * letters or 2 * on_end > len(long) > 0:
        return 0
    return letters


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """Return a box of a page of that size after quarter turns of the page to the left."""
    x0, top, x1, bottom = box
    if quarters == 1:
        return (top, width - x1, bottom, width - x0)
    if quarters == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if quarters == 3:
        return (height - bottom, x0, height - top, x1)
    return box


def turned_page(page: PageContent, quarters: int) -> PageContent:
    """Return the page after quarter turns to the left, with its words; rules are left out."""
    if not quarters:
        return page
    words = [_turned_word(word, quarters, page.width, page.height) for word in page.words]
    across, down = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    return replace(
        page, width=across, height=down, words=tuple(words), edges=(), fills=(), quarters=quarters
    )


def seen_words(page: PageContent) -> list[Word]:
    """Return a page's words where they are seen on it."""
    back = -page.quarters % 4
    return [_turned_word(word, back, page.width, page.height) for word in page.words]


def seen_blocks(blocks: Iterable[Block], pages: Sequence[PageContent]) -> Iterator[Block]:
    """Yield the blocks of `pages` with their boxes where they are seen."""
    frames = {page.number: page for page in pages if page.quarters}
    return (_seen(block, frames) for block in blocks) if frames else iter(blocks)


def _turned_word(word: Word, quarters: int, width: float, height: float) -> Word:
    if not quarters:
        return word
    x0, top, x1, bottom = turned(word[1:5], quarters, width, height)
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _seen(block: Block, frames: dict[int, PageContent]) -> Block:
    return replace(
        block,
        places=tuple(_seen_place(place, frames) for place in block.places),
        rows=tuple(tuple(_seen_cell(cell, frames) for cell in row) for row in block.rows),
    )


def _seen_cell(cell: Cell, frames: dict[int, PageContent]) -> Cell:
    place = _seen_place(cell.place, frames) if cell.place else None
    return replace(cell, place=place, blocks=tuple(_seen(each, frames) for each in cell.blocks))


def _seen_place(place: Place, frames: dict[int, PageContent]) -> Place:
    page = frames.get(place.page)
    if page is None or place.box is None:
        return place
    back = -page.quarters % 4
    return replace(place, box=turned(place.box, back, page.width, page.height))
