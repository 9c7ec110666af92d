"""What became of recommendations: the rows of trackers and of executive responses.

A tracker has the recommendation (or the action that a panel proposed), what was done about it,
and how far that has come. Blank cells take the date and title of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.actions import anchors
from extract.cite import cite
from extract.columns import Column, Columns, body, columns
from extract.dates import mentions
from extract.findings import Status, Update
from extract.plan_actions import holds_actions
from extract.statuses import status_of, ticked
from ingest.document import Block, BlockKind, Cell, Document, Row

_LABEL = re.compile(
    r"^\W*(?:recommendation\s+(?:no\.?\s*)?(?:\d+|[ivx]+|[a-z]+)\s*[:.–—-]+\s*"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2})*\s+(?=(?-i:[A-Z])))",
    re.I,
)
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil)?\W*$", re.I)


def find(document: Document) -> tuple[Update, ...]:
    """Return the updates of a document, one a tracker's row, in reading order."""
    dated = anchors(document)
    found: list[Update] = []
    for block in document.body():
        known = columns(block) if block.kind is BlockKind.TABLE else None
        if known is not None and is_tracker(known):
            found.extend(_Tracker(document, block, known, dated.get(block.paper)).updates())
    return tuple(found)


def is_tracker(known: Columns) -> bool:
    """Whether a table reports on recommendations made before.

    With a column of actions of its own beside the recommendation it is a plan, unless it also
    says whether the recommendation was accepted.
    """
    if not known.has(Column.STATUS, Column.RESPONSE):
        return False
    if known.has(Column.RECOMMENDATION):
        apart = set(known.indexes(Column.ACTION)) - set(known.indexes(Column.RECOMMENDATION))
        return not apart or not holds_actions(known) or _answers(known)
    return known.has(Column.ACTION) and not holds_actions(known)


def _answers(known: Columns) -> bool:
    """Whether a column tells the answer to the recommendation: accepted or rejected."""
    headings = (
        known.headings[i].casefold()
        for i in (*known.indexes(Column.STATUS), *known.indexes(Column.RESPONSE))
    )
    return any(
        re.search(
            r"\baccept|\breject|\bagreed\b|\bdecision\b|(?:executive|cabinet|council)\S* response",
            heading,
        )
        for heading in headings
    )


@dataclass(slots=True)
class _Tracker:
    """One table being read from top to bottom."""

    document: Document
    block: Block
    known: Columns
    as_of: str | None

    def updates(self) -> Iterator[Update]:
        last: Update | None = None
        above: dict[Column, str] = {}
        for row in body(self.block, self.known):
            for column in (Column.MADE_ON, Column.TITLE):
                above[column] = self.known.text(row, column) or above.get(column, "")
            cell = self.known.cell(row, Column.RECOMMENDATION) or self.known.cell(
                row, Column.ACTION
            )
            if cell is None or self._is_band(row, cell):
                continue
            if last is not None and self._goes_on(row, cell, last):
                last = self._joined(last, row, cell)
                continue
            if last is not None:
                yield last
            last = None if _NOTHING.match(cell.text) else self._update(row, cell, above)
        if last is not None:
            yield last

    def _update(self, row: Row, cell: Cell, above: dict[Column, str]) -> Update:
        status, status_text = self._status(row)
        return Update(
            at=cite(self.document, self.block, cell.text, cell),
            recommendation=_LABEL.sub("", " ".join(cell.text.split())),
            title=above[Column.TITLE] or None,
            made_on=self._made_on(above[Column.MADE_ON], above[Column.TITLE]),
            response=self.known.text(row, Column.RESPONSE) or None,
            status=status,
            status_text=status_text,
            as_of=self.as_of,
        )

    def _status(self, row: Row) -> tuple[Status | None, str | None]:
        words = self.known.text(row, Column.STATUS)
        if words:
            return (Status.COMPLETE if ticked(words) else status_of(words)), words
        response = self.known.text(row, Column.RESPONSE)
        opening = re.match(r"^[\w ’'–-]{3,40}?(?=[.:;,–—]|\s-\s|$)", response)
        status = status_of(opening[0]) if opening else None
        return status, opening[0].strip() if status and opening else None

    def _made_on(self, date: str, title: str) -> str | None:
        """The row's own date; else the one in its title ("Scrutiny Panel, 4 March 2021")."""
        for words in (date, title if not self.known.has(Column.MADE_ON) else ""):
            for mention in mentions(words, self.as_of):
                if mention.edtf:
                    return mention.edtf
        return None

    def _is_band(self, row: Row, cell: Cell) -> bool:
        filled = [one for one in row if one.text.strip() and not one.inherited]
        return not filled or (
            len(filled) == 1 and filled[0] is not cell and not cell.inherited and len(row) > 2
        )

    def _goes_on(self, row: Row, cell: Cell, last: Update) -> bool:
        """Whether a row only goes on with the one above, cut by a page's end."""
        own = cell.text.strip() and not cell.inherited
        if self.known.text(row, Column.STATUS):
            return False
        return not own or (
            cell.text.strip()[:1].islower() and not last.recommendation.endswith(".")
        )

    def _joined(self, last: Update, row: Row, cell: Cell) -> Update:
        more = self.known.text(row, Column.RESPONSE)
        words = "" if cell.inherited else " ".join(cell.text.split())
        return replace(
            last,
            recommendation=f"{last.recommendation} {words}".strip(),
            response=f"{last.response or ''} {more}".strip() or None,
        )
