"""A Document as JSON: the form of `read FILE --json`, described in docs/records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.document import Block, Box, Cell, Document, Page, Paper, Place

Json = dict[str, Any]
_BOX_DIGITS = 2


def as_json(document: Document) -> Json:
    """Return the document as values that `json.dumps` takes, blocks in reading order."""
    return {
        "source": document.source,
        "sha256": document.sha256,
        "kind": document.kind.value,
        "council": document.council,
        "committee": document.committee,
        "meeting_date": document.meeting_date,
        "pages": [_page(page, document.exempt_pages) for page in document.pages],
        "papers": [paper_json(paper) for paper in document.papers],
        "blocks": [_block(block) for block in document.blocks],
    }


def paper_json(paper: Paper) -> Json:
    """Return one paper's own fields."""
    return {
        "title": paper.title,
        "item": paper.item,
        "kind": paper.kind.value,
        "dated": paper.dated,
        "author": paper.author,
        "committee": paper.committee,
        "pages": list(paper.pages),
        "labels": list(paper.labels),
        "exempt": paper.exempt,
        "exempt_pages": list(paper.exempt_pages),
    }


def _page(page: Page, exempt: Sequence[int]) -> Json:
    form: Json = {
        "number": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "unread": page.unread,
    }
    if page.ocr:  # said only where it is so: nearly all pages have words of their own
        form["ocr"] = page.ocr
    if page.number in exempt:
        form["exempt"] = True
    return form


def _block(block: Block) -> Json:
    form: Json = {
        "kind": block.kind.value,
        "text": block.text,
        "label": block.label,
        "level": block.level,
        "section": list(block.section),
        "paragraph": block.paragraph,
        "paper": block.paper,
        **_place(block.place),
    }
    if len(block.places) > 1:
        form["places"] = [_place(place) for place in block.places]
    if block.rows:
        form["rows"] = [[_cell(cell, block) for cell in row] for row in block.rows]
        form["header_rows"] = block.header_rows
    return form


def _place(place: Place) -> Json:
    return {"page": place.page, "page_label": place.page_label, "box": _box(place.box)}


def _box(box: Box | None) -> list[float] | None:
    return [round(edge, _BOX_DIGITS) for edge in box] if box else None


def _cell(cell: Cell, block: Block) -> Json:
    place = cell.place or block.place
    return {
        "text": cell.text,
        "page": place.page,
        "box": _box(cell.place.box) if cell.place else None,
        "fill": cell.fill,
        "inherited": cell.inherited,
    }
