"""The columns of a table, recognised by their headings: any order, any naming."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.headings import LONGEST, Column, roles
from ingest.document import Block, Cell, Row

__all__ = ["Column", "Columns", "body", "columns"]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: their headings, what each holds, how many rows are headings."""

    headings: tuple[str, ...]
    holds: tuple[frozenset[Column], ...]
    header_rows: int

    def has(self, *wanted: Column) -> bool:
        """Whether any column holds one of `wanted`."""
        return any(column in held for held in self.holds for column in wanted)

    def indexes(self, column: Column) -> tuple[int, ...]:
        """Return the positions of the columns that hold `column`, from 0."""
        return tuple(index for index, held in enumerate(self.holds) if column in held)

    def cell(self, row: Row, column: Column) -> Cell | None:
        """Return the cell of `row` that holds `column`: of several, the first with words.

        Of due dates and statuses the last counts: "Original date | Revised date".
        """
        found = [row[index] for index in self._order(column) if index < len(row)]
        return next((cell for cell in found if cell.text.strip()), found[0] if found else None)

    def text(self, row: Row, column: Column) -> str:
        """Return the words of that cell, on one line; empty where there are none.

        A piece of the heading that has slipped into the cell is no text of the row.
        """
        for index in self._order(column):
            words = " ".join(row[index].text.split()) if index < len(row) else ""
            if words and not self._is_piece_of_heading(index, words):
                return words
        return ""

    def _order(self, column: Column) -> tuple[int, ...]:
        found = self.indexes(column)
        return found[::-1] if column in (Column.DUE, Column.STATUS) else found

    def is_heading(self, row: Row) -> bool:
        """Whether a row only repeats the headings, as it does on each new page."""
        filled = [(i, cell.text) for i, cell in enumerate(row) if cell.text and not cell.inherited]
        same = sum(i < len(self.holds) and bool(self.holds[i] & roles(text)) for i, text in filled)
        return same >= 2 and same * 2 > len(filled)

    def _is_piece_of_heading(self, index: int, words: str) -> bool:
        """Whether `words` are the second line of a wrapped heading ("Date" / "completed")."""
        heading = self.headings[index]
        if len(words.split()) > 3 or len(heading.split()) > 2 or heading.endswith("?"):
            return False
        now, whole = roles(heading), roles(f"{heading} {words}")
        return bool(whole) and whole != now and Column.MADE_ON in now


def columns(block: Block) -> Columns | None:
    """Tell the columns of a table block; None when its first row is no heading known here.

    Where the reader has marked no heading row, two headings must be known, or one "RAG".
    """
    if not block.rows:
        return None
    count = block.header_rows or 1
    width = max(len(row) for row in block.rows)
    headings = tuple(_heading(block.rows[:count], index) for index in range(width))
    held = tuple(roles(heading) for heading in headings)
    known = sum(bool(one) for one in held)
    if not block.header_rows:
        rated = any(Column.RAG in one for one in held) and len(block.rows) > 2
        short = all(len(heading) <= LONGEST for heading in headings)
        if not short or (known < 2 and not rated):
            return None
    return Columns(headings, _mended(headings, held, block), count) if known else None


def body(block: Block, known: Columns) -> Iterator[Row]:
    """Yield the rows below the headings, repeated headings left out."""
    for row in block.rows[known.header_rows :]:
        if not known.is_heading(row):
            yield row


def _heading(rows: tuple[Row, ...], index: int) -> str:
    """The words of a column's heading, which may run over two rows."""
    words = [row[index].text for row in rows if index < len(row) and not row[index].inherited]
    return " ".join(" ".join(words).split())


def _mended(
    headings: tuple[str, ...], held: tuple[frozenset[Column], ...], block: Block
) -> tuple[frozenset[Column], ...]:
    """Mend what a heading alone does not tell of a column headed "Date".

    In plans it may be a wrapped heading ("Date" | below it "completed"); right of an action and
    its owner, where nothing else says when, it is the day by which.
    """
    mended = list(held)
    everything = frozenset().union(*held)
    for index, heading in enumerate(headings):
        if held[index] != {Column.MADE_ON}:
            continue
        if index >= len(headings) // 2 and _is_completed_below(heading, index, block):
            mended[index] = frozenset({Column.COMPLETED})
        elif Column.DUE not in everything and _right_of(index, held, Column.ACTION, Column.OWNER):
            mended[index] = frozenset({Column.DUE})
    return tuple(mended)


def _is_completed_below(heading: str, index: int, block: Block) -> bool:
    cells = (row[index].text for row in block.rows if index < len(row))
    return any(
        0 < len(words.split()) <= 2 and roles(f"{heading} {words}") == {Column.COMPLETED}
        for words in cells
    )


def _right_of(index: int, held: tuple[frozenset[Column], ...], *wanted: Column) -> bool:
    return all(any(one in before for before in held[:index]) for one in wanted)
