"""Documents made by hand for the tests of the extractors: a few blocks, no file behind them."""

from dataclasses import replace

from ingest.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentKind,
    Page,
    Paper,
    PaperKind,
    Place,
)


def heading(text: str, **more) -> Block:
    return Block(BlockKind.HEADING, text, (Place(1),), level=1, **more)


def paragraph(text: str, **more) -> Block:
    return Block(BlockKind.PARAGRAPH, text, (Place(1),), **more)


def item(text: str, label: str = "•", **more) -> Block:
    return Block(BlockKind.LIST_ITEM, text, (Place(1),), label=label, **more)


def cell(words) -> Cell:
    """A cell of a table: text; (text, fill); "^text" for one inherited from the row above."""
    text, fill = words if isinstance(words, tuple) else (words, None)
    return Cell(text.removeprefix("^"), Place(1), fill, inherited=text.startswith("^"))


def table(*rows, header_rows: int = 1, **more) -> Block:
    """A table of rows of cells; a row may be written with bars: "Ref | Action | Owner"."""
    split = [row.split(" | ") if isinstance(row, str) else row for row in rows]
    cells = tuple(tuple(cell(words) for words in row) for row in split)
    text = "\n".join("\t".join(one.text for one in row) for row in cells)
    return Block(BlockKind.TABLE, text, (Place(1),), rows=cells, header_rows=header_rows, **more)


def paper(
    *blocks: Block,
    kind: PaperKind = PaperKind.REPORT,
    dated: str | None = "2023-11-27",
    title: str = "Harbour Services",
    meeting_date: str | None = None,
) -> Document:
    """A document of one paper; each block's section is the heading above it, if it has none."""
    above: tuple[str, ...] = ()
    placed = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            above = (block.text,)
        own = block.section or (() if block.kind is BlockKind.HEADING else above)
        placed.append(replace(block, paper=0, section=own))
    return Document(
        source="made.pdf",
        sha256="0" * 64,
        kind=DocumentKind.REPORT,
        pages=(Page(1),),
        papers=(Paper(title, kind, (1, 1), dated=dated),),
        blocks=tuple(placed),
        meeting_date=meeting_date,
    )


def minutes(*blocks: Block, dated: str | None = "2023-11-27") -> Document:
    """The minutes of a meeting held on `dated`."""
    return paper(*blocks, kind=PaperKind.MINUTES, dated=dated, title="Minutes")
