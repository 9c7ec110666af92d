"""The citation of a finding: from a block or a cell of a Document to its place and words."""

from __future__ import annotations

from extract.findings import Citation
from ingest.document import Block, Cell, Document, Place


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
        exempt=bool(paper and paper.exempt),
    )


def _place_in(cell: Cell, quote: str | None) -> Place | None:
    """Where a quote stands in a cell: a cell cut by a page's end has parts on both pages."""
    pages = {place.page for part in cell.blocks for place in part.places}
    if quote is not None and len(pages) > 1:
        for part in cell.blocks:
            bare = quote.removeprefix(f"{part.label} ") if part.label else quote
            bare = bare.split("\n")[0]  # a quote of several parts stands where its first one does
            if bare in part.text:
                return _place_of(part, bare)
    return cell.place


def _place_of(block: Block, quote: str | None) -> Place:
    """The page on which `quote` begins, for a block that runs over several."""
    if quote is None or len(block.places) == 1:
        return block.place
    start = block.text.find(quote)
    for place, begins in zip(reversed(block.places), reversed(block.starts), strict=True):
        if start >= begins:
            return place
    return block.place
