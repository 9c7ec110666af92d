"""Packs cut into papers: agenda, minutes, reports and their appendices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.document import Block, Page, Paper, PaperKind, Reading
from ingest.pack_starts import Pack
from ingest.pack_view import Start
from ingest.paper_titles import titled
from ingest.part_blocks import parted, says_blank, without_blank_pages


def cut(reading: Reading) -> tuple[tuple[Paper, ...], tuple[Block, ...]]:
    """Return the papers in order, and the blocks with the paper each belongs to.

    A file that is one paper gives one. Words that say a page is left blank become running ones.
    """
    pack, starts = _begun(reading)
    blocks = pack.blocks
    edges = [start.at for start in starts] + [len(blocks)]
    papers = []
    marked: list[Block] = []
    for index, start in enumerate(starts):
        part = blocks[start.at : edges[index + 1]]
        following = blocks[edges[index + 1]].page if edges[index + 1] < len(blocks) else None
        papers.append(_paper(start, part, pack.pages, following))
        marked += [replace(block, paper=index) for block in part]
    return titled(tuple(papers), marked, pack.items), tuple(marked)


def _begun(reading: Reading) -> tuple[Pack, list[Start]]:
    """Where papers begin, in blocks none of which runs over from one paper to the next."""
    blocks = without_blank_pages(reading.blocks)
    pack = Pack(reading.pages, blocks)
    starts = pack.starts()
    apart = parted(blocks, {page for start in starts if (page := pack.page_opened(start.at))})
    if len(apart) > len(blocks):
        pack = Pack(reading.pages, apart)
        starts = pack.starts()
    return pack, starts


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
    blank = [b.page for b in part if says_blank(b) and b.page > end]
    if blank:
        return min(blank) - 1
    unread = [page for page in range(end, last + 1) if pages[page].unread]
    return max([end, *unread])
