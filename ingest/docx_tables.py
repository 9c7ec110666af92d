"""Tables of a Word file: a grid with merged cells, heading rows and fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.document import Block, BlockKind, Cell, Row
from ingest.docx_styles import Styles
from ingest.docx_xml import child, fill_of, flow, is_set, local, number, switch, value
from ingest.html import table_of
from ingest.inline import WHOLE_FILE, Run, block_of, is_bullet, lines_of, settled

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_BLANK = Cell("", WHOLE_FILE[0])
_WIDEST = 64  # columns; Word allows 63
_FIRST_ROW = 0x20  # the bit of a table's look that sets its first row apart

Reader = Callable[["Element"], list[Block]]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell as it is written: its columns, and whether it goes on from the one above."""

    element: Element
    span: int
    goes_on: bool


def table_blocks(table: Element, styles: Styles, in_cell: Reader, laid_out: Reader) -> list[Block]:
    """Return the table; of one column, which only frames or lays out, what its cells hold.

    The readers give a cell's blocks; each cell is read once, in order, so that lists count on.
    """
    rows = [row for row in flow(table) if local(row) == "tr" and not _is_deleted(row)]
    slots = [list(_slots(row)) for row in rows]
    if max((sum(slot.span for slot in row) for row in slots), default=0) < 2:
        return [block for row in slots for slot in row for block in _framed(slot, laid_out)]
    grid: list[Row] = []
    for row, written in zip(rows, slots, strict=True):
        grid.append(_row(row, written, grid[-1] if grid else (), in_cell))
    if not any(cell.text or cell.fill for made in grid for cell in made):
        return []
    return [table_of(grid, _header_rows(table, rows, styles))]


def _is_deleted(row: Element) -> bool:
    properties = child(row, "trPr")
    return child(properties, "del") is not None or bool(switch(child(properties, "hidden")))


def _slots(row: Element) -> Iterator[_Slot]:
    for cell in flow(row):
        properties = child(cell, "tcPr")
        if local(cell) != "tc" or child(properties, "cellDel") is not None:
            continue
        span = min(max(number(value(child(properties, "gridSpan"))) or 1, 1), _WIDEST)
        yield _Slot(cell, span, _goes_on(child(properties, "vMerge")))


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge) != "restart"


def _framed(slot: _Slot, laid_out: Reader) -> list[Block]:
    """What stands in a cell of a table that is but a frame, with the frame's fill."""
    fill = fill_of(child(slot.element, "tcPr"))
    return [replace(block, fill=block.fill or fill) for block in laid_out(slot.element)]


def _row(row: Element, written: list[_Slot], above: Row, read: Reader) -> Row:
    """A row's cells, blank ones after one that spans columns and where the row is indented.

    A cell merged with the one above has that one's words again, as inherited.
    """
    made: list[Cell] = [_BLANK] * _outside(row, "gridBefore")
    for slot in written:
        over = above[len(made)] if slot.goes_on and len(made) < len(above) else None
        made.append(replace(over, inherited=True) if over else _cell(slot.element, read))
        made += [_BLANK] * (slot.span - 1)
    return (*made, *[_BLANK] * _outside(row, "gridAfter"))


def _outside(row: Element, name: str) -> int:
    return min(max(number(value(child(row, "trPr", name))) or 0, 0), _WIDEST)


def _cell(element: Element, read: Reader) -> Cell:
    blocks = tuple(_flat(read(element)))
    fills = {block.fill for block in blocks}
    fill = fill_of(child(element, "tcPr")) or (fills.pop() if len(fills) == 1 else None)
    plain = len(blocks) == 1 and not (blocks[0].label or blocks[0].italics or blocks[0].bolds)
    return Cell(lines_of(blocks), WHOLE_FILE[0], fill, blocks=() if plain else blocks)


def _flat(blocks: list[Block]) -> Iterator[Block]:
    """A cell's blocks; a table inside it as its cells' words, a number alone as words."""
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            for row in block.rows:
                for cell in row:
                    yield from cell.blocks if cell.blocks else _as_words(cell)
        elif block.text:
            yield block
        elif block.label and not is_bullet(block.label):
            yield block_of(BlockKind.PARAGRAPH, settled([Run(block.label)]))


def _as_words(cell: Cell) -> Iterator[Block]:
    if cell.text and not cell.inherited:
        yield replace(block_of(BlockKind.PARAGRAPH, settled([Run(cell.text)])), fill=cell.fill)


def _header_rows(table: Element, rows: list[Element], styles: Styles) -> int:
    """The rows repeated on each page, else the first where the table's style sets it apart."""
    marked = 0
    for row in rows:
        if not switch(child(row, "trPr", "tblHeader")):
            break
        marked += 1
    if not marked and len(rows) > 1:
        properties = child(table, "tblPr")
        style = styles.style(value(child(properties, "tblStyle")))
        marked = int(style.heads_tables and _first_row_apart(child(properties, "tblLook")))
    return marked if marked < len(rows) else 0


def _first_row_apart(look: Element | None) -> bool:
    """Whether a table's look asks for it; older files tell all of the look as one number."""
    flags = value(look) or ""
    told = re.fullmatch(r"[0-9A-Fa-f]{1,8}", flags) and int(flags, 16) & _FIRST_ROW
    return is_set(look, "firstRow") or (value(look, "firstRow") is None and bool(told))
