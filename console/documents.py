"""A document as the reader made it, for people: its papers, its pages and its text in order."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from console import screen
from console.places import page_words
from console.plain import clean, one_line
from console.words import count, date_words, value_words
from ingest.document import Block, BlockKind, Document, Paper

_INDENT = 2


def show(document: Document) -> None:
    """Print a document on standard output: what it is, its papers, then its blocks by page."""
    with screen.stdout() as console:
        for line in _facts(document):
            console.print(Text(line))
        for paper in document.papers:
            console.print(Padding(Text(_paper(paper), style="green"), (0, 0, 0, _INDENT)))
        page = None
        for block in document.body():
            if block.page != page:
                page = block.page
                heading = page_words(page, block.place.page_label)
                console.print(Text(f"\n{heading}", style="bold cyan"))
            console.print(_block(block))


def _facts(document: Document) -> Iterator[str]:
    """The file, its kind and metadata, and what could not be read."""
    yield one_line(f"{document.source}: {value_words(document.kind)}")
    told = [document.council, document.committee, date_words(document.meeting_date)]
    yield one_line(", ".join(part for part in told if part) or "no council, committee or date told")
    yield f"{count(len(document.pages), 'page')}, {count(len(document.papers), 'paper')}"
    for page in document.pages:
        if page.unread:
            yield one_line(f"{page_words(page.number, page.label)} not read: {page.unread}")
        if page.ocr:
            yield one_line(f"{page_words(page.number, page.label)} read by OCR ({page.ocr})")


def _paper(paper: Paper) -> str:
    """One paper of a pack in a line."""
    first, last = paper.pages
    pages = f"page {first}" if first == last else f"pages {first} to {last}"
    parts = [value_words(paper.kind)]
    parts += [f"item {paper.item}"] if paper.item else []
    parts += [date_words(paper.dated)] if paper.dated else []
    parts += ["not for publication"] if paper.exempt else []
    return one_line(f"{pages}: {paper.title or 'untitled'} ({', '.join(parts)})")


def _block(block: Block) -> Padding:
    """One block, indented by its depth; headings bold, the cells of a table row by row."""
    if block.kind is BlockKind.TABLE:
        rows = (" | ".join(one_line(cell.text) for cell in row) for row in block.rows)
        return Padding(Text("\n".join(rows), style="dim"), (0, 0, 0, 2 * _INDENT))
    label = f"{block.label} " if block.label else ""
    style = "bold" if block.kind is BlockKind.HEADING else ""
    depth = 2 if block.kind is BlockKind.LIST_ITEM else 1
    return Padding(Text(clean(label + block.text), style=style), (0, 0, 0, depth * _INDENT))
