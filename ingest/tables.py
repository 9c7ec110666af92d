"""What tables mean, the same for every format: heading rows, blank cells, reports set as tables.

Many councils set a whole report as a ruled table of two columns, number and text: that is
numbered paragraphs, not a table. In trackers and plans a blank cell takes what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import groupby

from ingest.document import Block, BlockKind, Cell, Place, Row
from ingest.text_flow import goes_on, joined_blocks, table_text

_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[a-z])[.):]?$", re.IGNORECASE)
_DASHES = re.compile(r"^[-–—_\s]*$")
_PART = re.compile(
    r"^(?P<label>[•◼▪■●○◦\uf0b7\uf0a7\uf06e]|\d{1,2}[.)]|\((?:[ivxlc]{1,5}|[a-z])\)|[a-z]\))\s+(?P<text>.+)$",
    re.DOTALL,
)
# Words that head the columns of plans, trackers, logs and grade tables.
_HEADING_WORDS = re.compile(
    r"\b(?:recommendations?|actions?|leads?|owners?|due|dates?|status|progress|title|rag|rating"
    r"|targets?|time ?scales?|deadline|updates?|response|judge?ments?|grades?|areas?|responsible"
    r"|responsibility|outcomes?|ref(?:erence)?|no\.?|item|priority|milestones?|evidence|issue"
    r"|comments?|by whom|by when|completed|measure|indicator|direction|notes?|name|role)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^1[.)]?$")
_ANSWER = re.compile(r"^(?:n/?a|none|nil|not applicable)\W*$", re.IGNORECASE)
_HEADING_LONGEST = 60
_SHORT_TITLE = 90


def settle(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with tables given heading rows and inherited cells, or unfolded.

    A table is unfolded into paragraphs and list items when its rows are a number and a text,
    or a text alone.
    """
    result: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.TABLE:
            result.append(block)
            continue
        table = _without_rules(block)
        if not table.rows:
            continue
        # A file that names its tables' heading rows has tables, not text set as one.
        if not table.header_rows and _is_numbered_text(table.rows):
            for part in _unfolded(table):
                _add(result, part)
        else:
            result.append(_inherited(_with_heading(table)))
    return tuple(result)


def _without_rules(block: Block) -> Block:
    """Leave out rows that are nothing but dashes: rules that came as text."""
    rows = tuple(row for row in block.rows if not all(_DASHES.match(cell.text) for cell in row))
    return replace(block, rows=rows) if len(rows) != len(block.rows) else block


class _RowKind(Enum):
    NUMBERED = "a number and a text"
    SINGLE = "one cell alone"
    PAIR = "two cells of words, as in a form"
    WIDE = "more"


def _kind_of(row: Row) -> _RowKind:
    filled = [cell.text.strip() for cell in row if cell.text and not cell.inherited]
    if len(filled) < 2:
        return _RowKind.SINGLE
    if len(filled) > 2:
        return _RowKind.WIDE
    return _RowKind.NUMBERED if _NUMBER.match(filled[0]) else _RowKind.PAIR


def _is_numbered_text(rows: Sequence[Row]) -> bool:
    """Whether a table is a report's text: numbered rows, headings alone, a few form rows.

    A first row of column headings makes it a real table, and so do figures in the second column.
    """
    kinds = [_kind_of(row) for row in rows]
    if _RowKind.WIDE in kinds or _is_heading_row(rows[0], rows[1:]):
        return False
    numbered = [row for row, kind in zip(rows, kinds, strict=True) if kind is _RowKind.NUMBERED]
    if not numbered:
        # A row cut by a page's end: nothing but text, and not in the first column.
        lone = all(kind is _RowKind.SINGLE for kind in kinds)
        return lone and len(rows) <= 2 and not any(row[0].text for row in rows)
    texts = [[cell.text for cell in row if cell.text][-1] for row in numbered]
    if _ANSWER.match(texts[0]) and _FIRST.match(
        next(cell.text for cell in numbered[0] if cell.text)
    ):
        return False  # a form's list with nothing in it: no report begins with "1. None"
    wordy = sum(any(map(str.isalpha, text)) for text in texts) > 0.7 * len(texts)
    return wordy and kinds.count(_RowKind.PAIR) <= len(numbered)


def _unfolded(table: Block) -> Iterator[Block]:
    for kind, group in groupby(table.rows, key=_kind_of):
        rows = tuple(group)
        if kind is _RowKind.PAIR:
            yield replace(table, rows=rows, text=table_text(rows))
            continue
        for row in rows:
            filled = [cell for cell in row if cell.text and not cell.inherited]
            if kind is _RowKind.NUMBERED:
                yield from _numbered(filled[0].text.strip(), filled[1], table)
            elif filled and row[0].text and _is_title(filled[0].text):
                yield _heading(filled[0], table)
            elif filled:
                yield from _parts(filled[0], table)


def _is_title(text: str) -> bool:
    return len(text) < 2 * _SHORT_TITLE and not text.endswith((".", ";"))


def _numbered(label: str, cell: Cell, table: Block) -> Iterator[Block]:
    """A cell's parts, the first carrying the number; a short first line is its heading."""
    parts = list(_parts(cell, table))
    first = parts[0]
    lettered = not label.strip("().").replace(".", "").isdigit()
    kind = BlockKind.LIST_ITEM if lettered else BlockKind.PARAGRAPH
    title = len(first.text) < _SHORT_TITLE and not first.text.endswith((".", ":", ";", "?"))
    if not lettered and title and len(parts) > 1 and first.label is None:
        yield replace(first, kind=BlockKind.HEADING, label=label, level=5)
    elif first.label is None:
        yield replace(first, kind=kind, label=label, level=int(lettered))
    else:
        # The cell begins with a list of its own: the number stands before it, without words.
        yield replace(first, label=first.label, paragraph=label)
    yield from parts[1:]


def _heading(cell: Cell, table: Block) -> Block:
    return Block(BlockKind.HEADING, cell.text.replace("\n", " "), (_place(cell, table),), level=3)


def _parts(cell: Cell, table: Block) -> Iterator[Block]:
    """The paragraphs and list items inside a cell."""
    if cell.blocks:
        for block in cell.blocks:
            as_text = block.kind is BlockKind.HEADING and block.label is None
            yield replace(block, kind=BlockKind.PARAGRAPH) if as_text else block
        return
    for line in cell.text.split("\n"):
        match = _PART.match(line)
        kind = BlockKind.LIST_ITEM if match else BlockKind.PARAGRAPH
        yield Block(
            kind,
            match["text"] if match else line,
            (_place(cell, table),),
            label=match["label"] if match else None,
            level=1 if match else 0,
        )


def _place(cell: Cell, table: Block) -> Place:
    return cell.place or table.place


def _add(result: list[Block], part: Block) -> None:
    """Add a part, or join it to a paragraph that a page's end has cut from it."""
    last = next((block for block in reversed(result) if not block.is_running), None)
    if last is not None and part.page > last.places[-1].page and goes_on(last, part):
        result[result.index(last)] = joined_blocks(last, part)
    else:
        result.append(part)


def _with_heading(table: Block) -> Block:
    """Count the heading rows: bold throughout, or short words such as head columns."""
    rows = table.rows
    if table.header_rows or len(rows) < 2:
        return table
    if _is_title_row(rows[0]) and len(rows) > 2 and _is_heading_row(rows[1], rows[2:]):
        return replace(table, header_rows=2)
    if not _is_heading_row(rows[0], rows[1:]):
        return table
    count = 1
    if len(rows) > 2 and _goes_on_heading(rows[1]):
        count = 2
    if _bold(rows[0]) and not _bold(rows[-2]):
        while count < len(rows) - 1 and _heads_columns(rows[count]):
            count += 1
    return replace(table, header_rows=count)


def _is_title_row(row: Row) -> bool:
    """Whether a row is a table's title in bold, in one cell across its columns."""
    filled = [cell for cell in row if cell.text and not cell.inherited]
    return len(row) > 1 and len(filled) == 1 and bool(row[0].text) and _bold(row)


def _heads_columns(row: Row) -> bool:
    """Whether a row below bold column headings is another row of them: bold words or units."""
    filled = [cell.text for cell in row if cell.text and not cell.inherited]
    short = all(len(text) <= _HEADING_LONGEST for text in filled)
    figures = any(re.search(r"\d", text) and not re.search("[A-Za-z]", text) for text in filled[1:])
    return len(filled) > 1 and short and not figures and _bold(row)


def _is_heading_row(row: Row, others: Sequence[Row]) -> bool:
    filled = [cell.text for cell in row if cell.text]
    if _shaded(row) and not any(map(_shaded, others)) and not filled[0].rstrip().endswith(":"):
        return True
    if len(filled) < 2 or any(len(text) > _HEADING_LONGEST for text in filled):
        return False
    if filled[0].rstrip().endswith(":"):
        return False  # a form: "DECISION-MAKER: | …"
    if _bold(row) and not all(_bold(other) for other in others):
        return True
    if all(text.endswith("?") for text in filled) and len(filled) == len(row):
        return True  # "What is going well?", "What are we doing about it?"
    return sum(bool(_HEADING_WORDS.search(text)) for text in filled) >= max(2, len(filled) // 2)


def _shaded(row: Row) -> bool:
    """Whether every cell with words has a fill."""
    cells = [cell for cell in row if cell.text]
    return bool(cells) and all(cell.fill is not None for cell in cells)


def _bold(row: Row) -> bool:
    blocks = [block for cell in row for block in cell.blocks]
    return bool(blocks) and all(
        sum(end - start for start, end in block.bolds) > 0.8 * len(block.text) for block in blocks
    )


def _goes_on_heading(row: Row) -> bool:
    """A heading set in two rows: blank to the left, a few words to the right."""
    filled = [cell.text for cell in row if cell.text]
    blank_first = len(row) > 2 and not row[0].text and not row[1].text
    return blank_first and bool(filled) and all(len(text.split()) <= 3 for text in filled)


def _inherited(table: Block) -> Block:
    """Blank cells at a row's beginning take what stands above them, in tables with headings."""
    if not table.header_rows:
        return table
    rows: list[Row] = list(table.rows[: table.header_rows])
    above: Row | None = None
    for row in table.rows[table.header_rows :]:
        made = row if above is None else _filled_down(row, above)
        rows.append(made)
        above = made
    return replace(table, rows=tuple(rows))


def _filled_down(row: Row, above: Row) -> Row:
    made = list(row)
    for column, cell in enumerate(row):
        if cell.text:
            break
        if column < len(above) and above[column].text:
            made[column] = replace(cell, text=above[column].text, inherited=True)
    return tuple(made)
