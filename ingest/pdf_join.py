"""What a page's end has cut in two, made whole: paragraphs, list items, tables and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Block, BlockKind, Box, Cell, Row
from ingest.inline import is_paragraph_number
from ingest.pdf_lines import Line
from ingest.text_flow import (
    SENTENCE_ENDS,
    all_marked,
    can_go_on,
    goes_on,
    joined_blocks,
    stands_apart,
    table_text,
)

_HEADING_LONGEST = 60  # letters in a column's heading
_MARGIN = 1.5  # how far justified lines end from their margin, in points
_FEWEST_SPREAD = 5  # so many lines that end alike are no chance
_SAME_START = 3.0  # how far lines of one paragraph begin apart, in points
_LETTER = 0.42  # a letter's usual width as a share of its line's height
_FEWEST_NAMED = 3  # so many rows with words in the first column show that all have them
_SAME_COLUMN = 6.0  # how far a column's rule may move from page to page, in points


@dataclass(frozen=True, slots=True)
class PageEnd:
    """How a page ends: with a full line of text, or with a table that no rule closes.

    `line` is the last line's box and `room` what it leaves free before the right margin, in
    points; `justified` says that it and lines before it are spread to that margin.
    """

    full_line: bool = False
    open_table: bool = False
    line: Box | None = None
    room: float = 0.0
    justified: bool = False


def text_end(lines: Sequence[Line], right: float, width: float) -> PageEnd:
    """Return how a page of that width ends whose text has these lines and that right margin."""
    last = lines[-1]
    spread = [line for line in lines if abs(line.x1 - right) < _MARGIN]
    return PageEnd(
        full_line=last.x1 > right - 0.12 * (width - last.x0),
        line=last.box,
        room=right - last.x1,
        justified=len(spread) >= _FEWEST_SPREAD and last in spread and lines[-2] in spread,
    )


def join_pages(blocks: Iterable[Block], ends: Mapping[int, PageEnd]) -> list[Block]:
    """Return the blocks with those joined that a page's end has cut in two.

    Running lines and footnotes in between stay where they are. A table's heading row that is
    printed again on the next page becomes a running header there.
    """
    result: list[Block] = []
    last, noted = -1, False
    for block in blocks:
        if block.is_running:
            result.append(block)
            continue
        before = result[last] if last >= 0 else None
        end = ends.get(block.page - 1, PageEnd())
        if before is not None and before.places[-1].page + 1 == block.page:
            full = end.full_line and not noted
            if goes_on(before, block, full) or _fills_page(before, block, end):
                result[last] = joined_blocks(before, block)
                continue
            if _bold_text_goes_on(before, block, end):
                result[last] = joined_blocks(replace(before, kind=block.kind, level=0), block)
                continue
            if _last_cell_goes_on(before, block):
                result[last] = _with_more(before, block)
                continue
            if _table_goes_on(before, block, end.open_table):
                result[last], repeated = _joined_tables(before, block, end.open_table)
                result.extend(repeated)
                continue
        result.append(block)
        noted = before is not None and stands_apart(block, before)
        last = last if noted else len(result) - 1
    return result


def _fills_page(before: Block, after: Block, end: PageEnd) -> bool:
    """Whether a paragraph goes on though its sentence ended just where the page did.

    The next word had no room on the page's last line, which is spread to the margin as no
    paragraph's last line is, or set in under its number, and the next page begins as far in.
    """
    mine, other = before.places[-1].box, after.place.box
    if not can_go_on(before, after) or end.line is None or mine is None or other is None:
        return False
    if abs(mine[3] - end.line[3]) > 1 or abs(other[0] - end.line[0]) > _SAME_START:
        return False
    if end.justified:
        return True
    word = len(after.text.split(maxsplit=1)[0]) * _LETTER * (end.line[3] - end.line[1])
    hangs = is_paragraph_number(before.label) and mine[0] < end.line[0] - _SAME_START
    return hangs and end.room < word


def _bold_text_goes_on(before: Block, after: Block, end: PageEnd) -> bool:
    """Whether what was taken for a heading, short and bold, is the beginning of bold text."""
    if before.kind is not BlockKind.HEADING or after.kind is not BlockKind.PARAGRAPH:
        return False
    bold = all_marked(before.bolds, before.text) and all_marked(after.bolds, after.text)
    open_end = end.full_line and not before.text.endswith(SENTENCE_ENDS)
    return bold and open_end and not after.label and after.text[:1].islower()


def _last_cell_goes_on(before: Block, after: Block) -> bool:
    """Whether a paragraph is the rest of a one-column table's last cell.

    Without its shaded heading, the part on the next page was not seen to be a table.
    """
    if before.kind is not BlockKind.TABLE or len(before.rows[-1]) != 1:
        return False
    unfinished = not before.rows[-1][0].text.endswith(SENTENCE_ENDS)
    return unfinished and after.kind is BlockKind.PARAGRAPH and after.label is None


def _with_more(before: Block, after: Block) -> Block:
    cell = Cell(after.text, after.place, blocks=(after,))
    rows = (*before.rows[:-1], (_joined_cell(before.rows[-1][0], cell),))
    text = table_text(rows)
    starts = (*before.starts, min(len(before.text), len(text)))
    return replace(before, rows=rows, text=text, places=before.places + after.places, starts=starts)


def _table_goes_on(before: Block, after: Block, open_table: bool) -> bool:
    if before.kind is not BlockKind.TABLE or after.kind is not BlockKind.TABLE:
        return False
    if len(before.rows[-1]) != len(after.rows[0]):
        return False
    if _is_lone_heading(before.rows) and not _all_bold(after.rows[0]):
        return True
    if not _same_columns(before.rows, after.rows):
        return False
    return open_table or _repeats(before.rows, after.rows) > 0 or not _all_bold(after.rows[0])


def _is_lone_heading(rows: Sequence[Row]) -> bool:
    """Whether a table is nothing but short column headings, its rows being on the next page.

    There the columns can be set anew.
    """
    return len(rows) == 1 and all(0 < len(cell.text) <= _HEADING_LONGEST for cell in rows[0])


def _same_columns(first: Sequence[Row], second: Sequence[Row]) -> bool:
    ours, theirs = _column_starts(first), _column_starts(second)
    return all(
        mine is None or other is None or abs(mine - other) < _SAME_COLUMN
        for mine, other in zip(ours, theirs, strict=True)
    )


def _column_starts(rows: Sequence[Row]) -> list[float | None]:
    starts: list[float | None] = [None] * len(rows[0])
    for row in rows:
        for column, cell in enumerate(row):
            if cell.place is not None and cell.place.box is not None and not cell.inherited:
                x0 = cell.place.box[0]
                known = starts[column]
                starts[column] = x0 if known is None else min(known, x0)
    return starts


def _all_bold(row: Row) -> bool:
    cells = [cell for cell in row if cell.text]
    return bool(cells) and all(
        all_marked(block.bolds, block.text) for cell in cells for block in cell.blocks
    )


def _repeats(before: Sequence[Row], after: Sequence[Row]) -> int:
    """How many of the first rows stand again at the head of the next page."""
    count = 0
    for mine, other in zip(before[:3], after[:3], strict=False):
        if [cell.text for cell in mine] != [cell.text for cell in other]:
            break
        count += 1
    return count


def _joined_tables(before: Block, after: Block, open_table: bool) -> tuple[Block, list[Block]]:
    """One table of two; and the heading rows printed again, as running headers."""
    again = _repeats(before.rows, after.rows)
    rows = after.rows[again:]
    repeated = [_as_header(row, after) for row in after.rows[:again]]
    head = before.rows
    if rows and (open_table or _row_goes_on(head[-1], rows[0]) or _row_unnamed(head, rows)):
        head = (*head[:-1], _joined_row(head[-1], rows[0]))
        rows = rows[1:]
    whole = (*head, *rows)
    text = table_text(whole)
    table = replace(
        before,
        rows=whole,
        text=text,
        places=before.places + after.places,
        starts=(*before.starts, min(len(before.text), len(text))),
    )
    return table, repeated


def _as_header(row: Row, table: Block) -> Block:
    text = " ".join(cell.text for cell in row if cell.text)
    return Block(BlockKind.HEADER, text, table.places)


def _row_goes_on(before: Row, after: Row) -> bool:
    """Whether a row is the rest of the last one: first cell blank, the others in mid-flow.

    The first cell may go on too: in small letters, below one that a capital began.
    """
    if not any(cell.text for cell in after):
        return False
    if after[0].text and not (after[0].text[:1].islower() and before[0].text[:1].isupper()):
        return False
    return all(
        _cell_goes_on(before[column], cell) for column, cell in enumerate(after) if cell.text
    )


def _row_unnamed(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Whether a row is the rest of the last one because it alone has a blank first cell.

    Only in tables of two columns: with more, a blank cell can stand for what is above it.
    """
    others = [*before[1:], *after[1:]]
    named = len(others) >= _FEWEST_NAMED and all(row[0].text for row in others)
    return named and len(after[0]) == 2 and not after[0][0].text and bool(before[-1][1].text)


def _cell_goes_on(before: Cell, after: Cell) -> bool:
    """In mid-sentence, or in the middle of a list that the cell above had begun."""
    if not before.text or before.inherited:
        return False
    listed = bool(after.blocks and before.blocks and after.blocks[0].kind is BlockKind.LIST_ITEM)
    in_list = listed and before.blocks[-1].kind is BlockKind.LIST_ITEM
    return in_list or after.text[:1].islower() or not before.text.endswith(SENTENCE_ENDS)


def _joined_row(before: Row, after: Row) -> Row:
    return tuple(_joined_cell(mine, other) for mine, other in zip(before, after, strict=True))


def _joined_cell(before: Cell, after: Cell) -> Cell:
    if not after.text or after.inherited:
        return before
    if not before.text:
        return replace(after, fill=after.fill or before.fill)
    blocks = [*before.blocks, *after.blocks]
    if before.blocks and after.blocks:
        last, first = before.blocks[-1], after.blocks[0]
        if not first.label and not last.text.endswith(SENTENCE_ENDS):
            blocks = [*before.blocks[:-1], joined_blocks(last, first), *after.blocks[1:]]
    text = "\n".join(f"{part.label} {part.text}" if part.label else part.text for part in blocks)
    return replace(before, text=text, blocks=tuple(blocks))
