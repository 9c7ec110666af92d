"""Actions of minutes set as a table, with a right-hand column headed "Action".

That column holds either who is to act ("JB"), and the minute beside it tells what; or the whole
action ("JB to book a room").
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.cite import cite
from extract.columns import Column, Columns, body, columns
from extract.findings import Action, ActionSource
from extract.minutes_actions import last_words
from extract.owners import is_owner, named, owners_of, owners_within
from extract.plan_actions import NOTHING, parts, unlabelled
from extract.timescales import due_in
from ingest.document import Block, BlockKind, Cell, Document, PaperKind, Row

_OWN_ANSWER = (
    Column.OWNER,
    Column.DUE,
    Column.START,
    Column.STATUS,
    Column.RAG,
    Column.RECOMMENDATION,
)


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions of a document's tabled minutes; arguments as for `plan_actions.find`."""
    for block in document.body():
        known = columns(block) if block.kind is BlockKind.TABLE else None
        if known is None or not _is_minutes(document, block, known):
            continue
        for row in body(block, known):
            for quote, cell, owners in _of_row(row, known):
                text = unlabelled(quote)
                within = due_in(text, anchor.get(block.paper), counts=True)
                yield Action(
                    at=cite(document, block, quote, cell),
                    text=text,
                    source_kind=ActionSource.MINUTES_ACTION,
                    owners=named(owners, listed),
                    due=within.due,
                    due_text=within.due_text,
                )


def _is_minutes(document: Document, block: Block, known: Columns) -> bool:
    if not known.has(Column.ACTION) or known.has(*_OWN_ANSWER):
        return False
    paper = document.paper_of(block)
    in_minutes = paper is not None and paper.kind is PaperKind.MINUTES
    return in_minutes or known.has(Column.DISCUSSION)


def _of_row(row: Row, known: Columns) -> Iterator[tuple[str, Cell, tuple[str, ...]]]:
    """The actions of a row: the words that tell each, the cell they stand in, who is to act."""
    cell = known.cell(row, Column.ACTION)
    if cell is None or cell.inherited or NOTHING.match(cell.text):
        return
    owners = owners_of(cell.text)
    if owners and all(map(is_owner, owners)):
        minute = _minute(row, cell)
        if minute is not None:
            yield last_words(minute.text), minute, owners
        return
    for quote in parts(cell):
        yield quote, cell, owners_within(unlabelled(quote))


def _minute(row: Row, action: Cell) -> Cell | None:
    """The longest cell beside the action: what was said."""
    others = [cell for cell in row if cell is not action and len(cell.text.split()) > 2]
    return max(others, key=lambda cell: len(cell.text), default=None)
