"""Actions from the tables of plans and logs, one record an action.

A plan's first column often holds the recommendation that its rows serve, once for several rows,
and "2 continued" after a page's end. A cell that lists several actions gives one record each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.cite import cite
from extract.columns import Column, Columns, body, columns
from extract.findings import Action, ActionSource, Status
from extract.owners import named, owners_of, owners_within
from extract.statuses import status_of, ticked
from extract.timescales import Timescale, due_in, timescale_of
from ingest.document import Block, BlockKind, Cell, Document, PaperKind, Row

_LOG = re.compile(
    r"\b(?:logs?|trackers?|action sheet|matters arising|action list|outstanding actions"
    r"|actions? points?|actions (?:from|arising|outstanding|agreed at)|actions? tracking)\b",
    re.I,
)
_PLAN = re.compile(r"\bplans?\b", re.I)
_COUNT = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,2}"
_NUMERAL = rf"(?:{_NUMBER}[a-z]?|[IVXL]{{1,5}}|{'|'.join(reversed(_COUNT))})"
# "Recommendation One: …", "R3 …", "Rec. 4 –"; the number alone; "2 continued" after a page's end.
_LABEL = re.compile(
    rf"^\W*(?:(?:recommendation|rec|r)[\s.]*(?:no\.?\s*)?(?P<named>{_NUMERAL})\b"
    rf"|(?P<bare>\(?(?:{_NUMBER}|[ivx]{{1,4}}|[a-z])[.)]|\d{{1,3}}(?:\.\d{{1,3}}){{1,2}}(?=\s)"
    r"|^\d{1,3}$|^\d{1,2}(?=\s(?-i:[A-Z])))"
    rf"|(?P<again>{_NUMERAL})\s*[-–—(]*\s*(?:cont(?:inued|’d|'d|d|\.)?)\b)",
    re.I,
)
_AGAIN = re.compile(r"\bcont(?:inued|’d|'d|d)?\b", re.I)
_BULLET = re.compile(
    r"^(?:[•◼▪■●○◦·\uf0b7\uf0a7\uf06e\uf02d]|[-–](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*"
)
# What stands in the cell of an action where there is none.
NOTHING = re.compile(
    r"^\W*(?:n/?a|none|nil|not applicable|no (?:further )?actions?(?: (?:required|needed))?"
    r"|tbc|tbd)?\W*$",
    re.I,
)


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions of a document's plans and logs.

    `anchor` gives each paper's date by its index, `listed` the initials that the document explains.
    """
    last: _Plan | None = None
    for block in document.body():
        if block.kind is not BlockKind.TABLE:
            continue
        known = columns(block)
        if known and holds_actions(known):
            reader = _Plan(document, block, known, anchor.get(block.paper), listed)
            if last is not None and last.goes_on_in(reader):
                reader.label = last.label
            yield from reader.actions()
            last = reader


def holds_actions(known: Columns) -> bool:
    """Whether a table's rows are actions rather than a tracker's recommendations."""
    if not known.has(Column.ACTION):
        return False
    answerable = known.has(Column.OWNER, Column.DUE, Column.START, Column.COMPLETED)
    joined = set(known.indexes(Column.ACTION)) & set(known.indexes(Column.RECOMMENDATION))
    if joined:
        return answerable and not known.has(Column.RESPONSE)
    if answerable:
        return True
    if known.has(Column.RECOMMENDATION, Column.REFERENCE):
        return known.has(Column.STATUS, Column.RAG)
    made = known.has(Column.MADE_ON, Column.TITLE)
    return not made and (known.has(Column.STATUS, Column.RAG))


# These answer the recommendation that an action serves; they say nothing of the action.
_ANSWERS = (Status.ACCEPTED, Status.ACCEPTED_IN_PART, Status.REJECTED)


@dataclass(slots=True)
class _Plan:
    """One table being read from top to bottom; `label` is the recommendation reached so far."""

    document: Document
    block: Block
    known: Columns
    anchor: str | None
    listed: dict[str, str]
    label: str | None = None

    def goes_on_in(self, other: _Plan) -> bool:
        """Whether `other` is the same plan on a later page: same paper, same columns."""
        return self.block.paper == other.block.paper and self.known.holds == other.known.holds

    def actions(self) -> Iterator[Action]:
        last: Action | None = None
        for row in body(self.block, self.known):
            self._follow_label(row)
            cell = self.known.cell(row, Column.ACTION)
            if cell is None or not cell.text.strip():
                continue
            if last is not None and self._goes_on(row, cell, last):
                last = self._joined(last, row, cell)
                continue
            if self._is_band(row, cell):
                continue
            if last is not None:
                yield last
                last = None
            if NOTHING.match(cell.text) or cell.inherited:
                continue
            *others, last = self._row_actions(row, cell)
            yield from others
        if last is not None:
            yield last

    def _row_actions(self, row: Row, cell: Cell) -> list[Action]:
        quotes = parts(cell)
        due = self._timescale(row)
        owners = owners_of(self._raw(row, Column.OWNER))
        status, status_text = self._status(row)
        completed = self._completed(row)
        made = []
        for quote in quotes:
            text = unlabelled(quote)
            within = due if due.due_text else _merged(due, due_in(text, self.anchor))
            made.append(
                Action(
                    at=cite(self.document, self.block, quote, cell),
                    text=text,
                    source_kind=self._source(),
                    owners=named(owners or owners_within(text), self.listed),
                    due=within.due,
                    due_text=within.due_text,
                    start=within.start,
                    completed=completed,
                    status=status or (Status.COMPLETE if completed else None),
                    status_text=status_text,
                    recommendation=self.label,
                )
            )
        return made

    def _raw(self, row: Row, column: Column) -> str:
        """A cell's words with their line ends, for what is told apart by lines."""
        cell = self.known.cell(row, column)
        return cell.text if cell is not None and self.known.text(row, column) else ""

    def _timescale(self, row: Row) -> Timescale:
        due, start = self.known.text(row, Column.DUE), self.known.text(row, Column.START)
        both = set(self.known.indexes(Column.DUE)) & set(self.known.indexes(Column.START))
        if both or not start:
            return timescale_of(due, self.anchor) if due else Timescale()
        begun = timescale_of(start, self.anchor, starts=self.known.has(Column.DUE))
        if not due:
            return begun
        return replace(timescale_of(due, self.anchor), start=begun.start)

    def _status(self, row: Row) -> tuple[Status | None, str | None]:
        """The status that the row states: in its own column, or as words in another."""
        words = self.known.text(row, Column.STATUS)
        if words:
            status = Status.COMPLETE if ticked(words) else status_of(words)
            answers = status in _ANSWERS and self.known.has(Column.RECOMMENDATION)
            return (None, None) if answers else (status, words)
        for column in (Column.RAG, Column.COMPLETED, Column.DUE, Column.RESPONSE):
            words = self.known.text(row, column)
            status = status_of(words) if words else None
            if column is Column.COMPLETED and words and ticked(words):
                status = Status.COMPLETE
            if status and _says_status(words, column):
                return status, words
        return None, None

    def _completed(self, row: Row) -> str | None:
        words = self.known.text(row, Column.COMPLETED)
        return timescale_of(words, self.anchor).due if words else None

    def _source(self) -> ActionSource:
        paper = self.document.paper_of(self.block)
        under = " ".join(self.block.section[-1:])
        above = " ".join((*self.block.section, (paper.title if paper else None) or ""))
        for words in (under, above):
            if _LOG.search(words):
                return ActionSource.ACTION_LOG
            if _PLAN.search(words):
                return ActionSource.ACTION_PLAN
        if paper is not None and paper.kind is PaperKind.MINUTES:
            return ActionSource.MINUTES_ACTION
        if self.known.has(Column.RECOMMENDATION, Column.SUBJECT):
            return ActionSource.ACTION_PLAN
        if self.known.has(Column.TITLE):
            return ActionSource.ACTION_LOG
        followed = self.known.has(Column.STATUS, Column.RESPONSE, Column.RAG)
        numbered = self.known.has(Column.REFERENCE, Column.MADE_ON)
        return ActionSource.ACTION_LOG if followed and numbered else ActionSource.ACTION_PLAN

    def _follow_label(self, row: Row) -> None:
        """Take the label of the recommendation that this row and those below it serve."""
        cell = self.known.cell(row, Column.RECOMMENDATION)
        words = " ".join(cell.text.split()) if cell is not None else ""
        if not self.known.has(Column.RECOMMENDATION):
            words = next((c.text for c in row if c.text and not c.inherited), "")
            if not re.match(r"(?:recommendation|rec)\b", words, re.I):
                return
        match = _LABEL.match(words)
        if match is None:
            self._take_reference(row, cell)
            return
        label = match["named"] or match["again"] or (match["bare"] or "").strip("(). ")
        again = bool(match["again"] or _AGAIN.search(words[match.end() : match.end() + 15]))
        if again and self.label and _number(self.label) == _number(label):
            return
        self.label = label

    def _take_reference(self, row: Row, cell: Cell | None) -> None:
        """The number column beside a recommendation tells its label."""
        if cell is None or not cell.text or cell.inherited:
            return
        for index in self.known.indexes(Column.REFERENCE):
            own = self.known.headings[index].casefold()
            before = index < min(self.known.indexes(Column.RECOMMENDATION), default=0)
            if (
                index < len(row)
                and row[index].text
                and ("rec" in own or (before and "action" not in own))
            ):
                self.label = row[index].text.strip(" .")

    def _is_band(self, row: Row, cell: Cell) -> bool:
        """A row with one heading over the rows below it ("Priority 1: …") is no action."""
        filled = [one for one in row if one.text.strip() and not one.inherited]
        lone = len(filled) == 1 and filled[0] is cell and len(row) > 2
        return (
            lone
            and cell is row[0]
            and len(cell.text) < 100
            and not cell.text.rstrip().endswith(".")
        )

    def _goes_on(self, row: Row, cell: Cell, last: Action) -> bool:
        """Whether a row only goes on with the action above it, as after a page's end."""
        if cell.inherited:
            return " ".join(cell.text.split()).endswith(last.text[-40:])
        rest = [one for one in row if one is not cell and one.text.strip() and not one.inherited]
        words = cell.text.strip()
        return not rest and words[:1].islower() and not last.text.endswith((".", ";"))

    def _joined(self, last: Action, row: Row, cell: Cell) -> Action:
        if cell.inherited:
            more = named(owners_of(self._raw(row, Column.OWNER)), self.listed)
            return replace(last, owners=tuple(dict.fromkeys((*last.owners, *more))))
        return replace(last, text=f"{last.text} {' '.join(cell.text.split())}")


def parts(cell: Cell) -> list[str]:
    """Return the actions of one cell as they stand: its items where it is nothing but a list."""
    lines = [line for line in cell.text.split("\n") if line.strip()]
    items = [line for line in lines if _BULLET.match(line)]
    if len(items) > 1 and len(items) == len(lines):
        return items
    return [cell.text]


def unlabelled(quote: str) -> str:
    """Return an action's words on one line, without the bullet or number before them."""
    return _BULLET.sub("", " ".join(quote.split()))


def _merged(cell: Timescale, inside: Timescale) -> Timescale:
    return replace(inside, start=cell.start or inside.start)


def _says_status(words: str, column: Column) -> bool:
    """A date cell says a status only by itself; a progress text only where it opens with it."""
    if column is Column.RAG or column is Column.COMPLETED:
        return True
    if column is Column.DUE:
        return (
            len(words.split()) <= 3
            and not re.search(r"\d", words)
            and not re.match(r"on-?going", words, re.I)
        )
    return (
        bool(re.match(r"^(?:[\w ]{3,22}?)(?:[.:;–—]|\s-\s|$)", words)) and len(words.split()) < 60
    )


def _number(label: str) -> str:
    word = label.casefold()
    return str(_COUNT.index(word) + 1) if word in _COUNT else word.strip("(). ")
