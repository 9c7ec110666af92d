"""Packs cut into papers: agenda, minutes, reports and their appendices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Page, Paper, PaperKind, Reading
from ingest.pack_starts import BLANK_PAGE, Pack, Start
from ingest.paper_titles import titled

_WHOLE_BLANK = re.compile(BLANK_PAGE.pattern + "$", BLANK_PAGE.flags)


def cut(reading: Reading) -> tuple[tuple[Paper, ...], tuple[Block, ...]]:
    """Return the papers in order, and the blocks with the paper each belongs to.

    A file that is one paper gives one. Words that say a page is left blank become running ones.
    """
    blocks = _without_blank_pages(reading.blocks)
    pack = Pack(reading.pages, blocks)
    starts = pack.starts()
    edges = [start.at for start in starts] + [len(blocks)]
    papers = []
    marked: list[Block] = []
    for index, start in enumerate(starts):
        part = blocks[start.at : edges[index + 1]]
        following = blocks[edges[index + 1]].page if edges[index + 1] < len(blocks) else None
        papers.append(_paper(start, part, pack.pages, following))
        marked += [replace(block, paper=index) for block in part]
    return titled(tuple(papers), marked, pack.items), tuple(marked)


def _without_blank_pages(blocks: Sequence[Block]) -> list[Block]:
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
            freed.append(_cut_block(block, match.end(), rest))
    return sorted(freed, key=lambda block: block.page) if len(freed) > len(blocks) else freed


def _cut_block(block: Block, by: int, rest: str) -> Block:
    def moved(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((max(0, a - by), b - by) for a, b in spans if b > by)

    return replace(
        block,
        text=rest,
        places=block.places[1:] or block.places,
        starts=tuple(max(0, start - by) for start in block.starts[1:]) or (0,),
        italics=moved(block.italics),
        bolds=moved(block.bolds),
    )


def _paper(
    start: Start, part: Sequence[Block], pages: Mapping[int, Page], following: int | None
) -> Paper:
    first = part[0].page if part else min(pages)
    last = _last_page(part, pages, following) if part else max(pages)
    return Paper(
        title=None,
        kind=start.kind or PaperKind.OTHER,
        pages=(first, last),
        labels=(pages[first].label, pages[last].label),
        item=start.item,
    )


def _last_page(part: Sequence[Block], pages: Mapping[int, Page], following: int | None) -> int:
    """The last page of a part; the blank pages that close it are left out.

    Wordless pages before one that says it is left blank hold pictures or drawings: they count.
    """
    first = part[0].page
    last = max(place.page for block in part for place in block.places)
    if following is not None and following > part[-1].page:
        last = min(last, following - 1)
    written = {place.page for b in part if not b.is_running for place in b.places}
    end = max((page for page in written if page <= last), default=first)
    blank = [b.page for b in part if _WHOLE_BLANK.match(b.text) and b.page > end]
    if blank:
        return min(blank) - 1
    unread = [page for page in range(end, last + 1) if pages[page].unread]
    return max([end, *unread])
