"""Readings made by hand: pages of blocks as a PDF reader gives them, for the ingest tests."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Cell, Document, Page, Place, Reading
from ingest.metadata import described
from ingest.packs import cut
from ingest.structure import outline

HEIGHT = 842.0
KINDS = {
    "#": BlockKind.HEADING,
    "^": BlockKind.HEADER,
    "_": BlockKind.FOOTER,
    "-": BlockKind.LIST_ITEM,
}


def block(line: str, page: int = 1, label: str | None = None) -> Block:
    """A block from a line: "# heading", "^ header", "_ footer", "- item", "a | b" a table row.

    "3.2> words" is a paragraph with a label; rows of a table are parted by line ends.
    """
    kind = KINDS.get(line[:1]) if line[1:2] == " " else None
    text = line[2:] if kind else line
    place = Place(page, label, (50.0, 100.0, 500.0, 700.0))
    own = None
    if "> " in text[:8]:
        own, text = text.split("> ", 1)
    if " | " in text:
        rows = tuple(
            tuple(Cell(cell.strip(), place) for cell in row.split("|")) for row in text.split("\n")
        )
        flat = "\n".join("\t".join(cell.text for cell in row) for row in rows)
        return Block(BlockKind.TABLE, flat, (place,), rows=rows)
    level = 3 if kind is BlockKind.HEADING else int(kind is BlockKind.LIST_ITEM)
    return Block(kind or BlockKind.PARAGRAPH, text, (place,), label=own, level=level)


def reading(*pages: Sequence[str], first_label: int | None = 1, front: int = 0) -> Reading:
    """A reading of pages; those after the first `front` pages are numbered from `first_label`."""
    made = []
    blocks = []
    for number, lines in enumerate(pages, start=1):
        numbered = first_label is not None and number > front
        label = str(number - front - 1 + (first_label or 1)) if numbered else None
        made.append(Page(number, label, 595.0, HEIGHT))
        blocks += [block(line, number, label) for line in lines]
    return Reading(tuple(made), tuple(blocks))


def document(*pages: Sequence[str], first_label: int | None = 1, front: int = 0) -> Document:
    """The document that such pages make."""
    read = reading(*pages, first_label=first_label, front=front)
    papers, blocks = cut(read)
    placed = replace(read, blocks=tuple(outline(blocks, papers)))
    return described("pack.pdf", "0" * 64, placed, papers, web=False)
