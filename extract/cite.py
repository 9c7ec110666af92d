"""The citation of a finding: from a block or a cell of a Document to its place and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.findings import Citation
from ingest.document import Block, Box, Cell, Document, Place


def cite(
    document: Document, block: Block, quote: str | None = None, cell: Cell | None = None
) -> Citation:
    """Return the citation of a block, of a cell of it, or of words (`quote`) inside either.

    `quote` must be verbatim; left out, it is the whole text of the cell or block.
    """
    place = _place_in(cell, quote) if cell is not None else None
    place = place or _place_of(block, quote)
    paper = document.paper_of(block)
    words = quote if quote is not None else (cell.text if cell is not None else block.text)
    return Citation(
        document=document.sha256,
        source=document.source,
        quote=words,
        page=place.page,
        page_label=place.page_label,
        paragraph=block.paragraph,
        box=place.box,
        council=document.council,
        committee=(paper.committee if paper else None) or document.committee,
        meeting_date=document.meeting_date,
        paper=paper.title if paper else None,
        item=paper.item if paper else None,
        section=block.section,
        exempt=document.is_exempt(block),
    )


def _place_in(cell: Cell, quote: str | None) -> Place | None:
    """Where a quote stands in a cell: a cell cut by a page's end has parts on both pages."""
    pages = {place.page for part in cell.blocks for place in part.places}
    if quote is None or len(pages) < 2:
        return cell.place
    # A quote of several parts begins where its first one does, and its box holds those beside it.
    first = quote.split("\n")[0]
    for index, part in enumerate(cell.blocks):
        bare = first.removeprefix(f"{part.label} ") if part.label else first
        if bare in part.text:
            place = _place_of(part, bare)
            rest = cell.blocks[index + 1 : index + 1 + quote.count("\n")]
            boxes = [each.place.box for each in rest if each.page == place.page]
            return _widened(place, [box for box in boxes if box is not None])
    return cell.place


def _widened(place: Place, boxes: Sequence[Box]) -> Place:
    if place.box is None or not boxes:
        return place
    x0, top, x1, bottom = zip(place.box, *boxes, strict=True)
    return replace(place, box=(min(x0), min(top), max(x1), max(bottom)))


def _place_of(block: Block, quote: str | None) -> Place:
    """The page on which `quote` begins, for a block that runs over several."""
    if quote is None or len(block.places) == 1:
        return block.place
    start = block.text.find(quote)
    for place, begins in zip(reversed(block.places), reversed(block.starts), strict=True):
        if start >= begins:
            return place
    return block.place
