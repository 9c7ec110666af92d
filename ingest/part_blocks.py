"""Blocks parted where papers part: blank pages' words set free, joined blocks cut at a page.

A page's last words and the next page's first can read as one paragraph or table though they
stand in different papers; once it is known where a paper begins, they are two again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Cell, Row
from ingest.text_flow import table_text

BLANK_PAGE = re.compile(
    r"^this page (?:is|has been)?\s*(?:intentionally )?(?:left )?blank\W*", re.IGNORECASE
)
_WHOLE_BLANK = re.compile(BLANK_PAGE.pattern + "$", BLANK_PAGE.flags)


def says_blank(block: Block) -> bool:
    """Whether the block holds the words of a page left blank and no more."""
    return bool(_WHOLE_BLANK.match(block.text))


def without_blank_pages(blocks: Sequence[Block]) -> list[Block]:
    """Make "This page is intentionally left blank" a footer, freed from words joined to it."""
    freed: list[Block] = []
    for block in blocks:
        match = BLANK_PAGE.match(block.text)
        if not match:
            freed.append(block)
            continue
        words, rest = block.text[: match.end()].strip(), block.text[match.end() :]
        freed.append(Block(BlockKind.FOOTER, words, block.places[:1]))
        if rest:
            freed.append(_rest(block, match.end(), 1))
    return sorted(freed, key=lambda block: block.page) if len(freed) > len(blocks) else freed


def parted(blocks: Sequence[Block], pages: set[int]) -> list[Block]:
    """Return the blocks with those cut in two that run on to one of the pages.

    `pages` are PDF pages on which papers begin. The order stays that of the pages.
    """
    found: list[Block] = []
    for block in blocks:
        at = next((n for n, place in enumerate(block.places) if n and place.page in pages), None)
        if at is None or block.is_running or len(block.starts) != len(block.places):
            found.append(block)
        else:
            found += _table_parts(block, at) if block.rows else _text_parts(block, at)
    return sorted(found, key=lambda block: block.page) if len(found) > len(blocks) else found


def _text_parts(block: Block, at: int) -> list[Block]:
    """A paragraph cut where its place number `at` begins."""
    cut = block.starts[at]
    first = replace(
        block,
        text=block.text[:cut].rstrip(),
        places=block.places[:at],
        starts=block.starts[:at],
        italics=_until(block.italics, cut),
        bolds=_until(block.bolds, cut),
    )
    rest = _rest(block, cut, at)
    return [part for part in (first, replace(rest, label=None)) if part.text]


def _table_parts(block: Block, at: int) -> list[Block]:
    """A table cut before the first row that stands wholly on the later page."""
    page = block.places[at].page
    row = next((n for n, row in enumerate(block.rows) if n and _first_page(row) >= page), None)
    if row is None:
        return [block]
    before, after = block.rows[:row], block.rows[row:]
    text = table_text(before)
    first = replace(
        block, rows=before, text=text, places=block.places[:at], starts=block.starts[:at]
    )
    rest = replace(
        block,
        rows=after,
        text=table_text(after),
        places=block.places[at:],
        starts=(0, *(start - block.starts[at] for start in block.starts[at + 1 :])),
        header_rows=0,
    )
    return [first, rest]


def _first_page(row: Row) -> int:
    return min((_page(cell) for cell in row), default=0)


def _page(cell: Cell) -> int:
    return cell.place.page if cell.place is not None else 0


def _until(spans: Sequence[tuple[int, int]], end: int) -> tuple[tuple[int, int], ...]:
    return tuple((a, min(b, end)) for a, b in spans if a < end)


def _rest(block: Block, by: int, at: int) -> Block:
    """What follows the first `by` characters, from place number `at` on."""

    def moved(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((max(0, a - by), b - by) for a, b in spans if b > by)

    return replace(
        block,
        text=block.text[by:],
        places=block.places[at:] or block.places,
        starts=tuple(max(0, start - by) for start in block.starts[at:]) or (0,),
        italics=moved(block.italics),
        bolds=moved(block.bolds),
    )
