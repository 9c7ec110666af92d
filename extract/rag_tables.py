"""Ratings in tables: RAG columns, coloured cells without words, boxes of indicators.

A fill means a rating only in a column that says so or beside red-amber-green words. What a key
explains, a summary counts, or a directorate's house colour are no ratings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cite import cite
from extract.columns import Column, Columns, body, columns
from extract.findings import Evidence, RagRating, Rating, Trend
from extract.rag_colours import named, of_fill, trend
from extract.rag_keys import is_key
from extract.rag_words import BEFORE_NOW
from extract.statuses import status_of
from ingest.document import Block, BlockKind, Cell, Document, Row

_RISK = re.compile(r"\brisks?\b", re.I)
# "Latest: 84%", "Target: 92%, Floor 90%", "Previous: 77% (Red)": the last line of a box.
_FACT = re.compile(
    r"\b(?P<name>latest|actual|current|outturn|target|previous|last (?:quarter|period|year))"
    r"(?: \w+)?\s*:\s*(?P<value>[^,;(\n]+?(?:,\d{3}[^,;(\n]*?)*)\s*(?:\((?P<rating>\w+)\))?"
    r"(?=[,;\n]|$|\s+[–—-]\s|\s+(?:target|previous|latest|floor)\b)",
    re.I,
)
_COUNTS = re.compile(r"^[\d\s%.,/-]*$")
_ARROWS = "↑▲⬆⇧↗⇗\uf0e9↓▼⬇⇩↘⇘\uf0ea→↔▶►⇨➡"
_UP = re.compile(
    r"[↑▲⬆⇧↗⇗\uf0e9]|\b(?:improv(?:ed|ing)|up|better|positive)\b",
    re.I,
)
_DOWN = re.compile(
    r"[↓▼⬇⇩↘⇘\uf0ea]|\b(?:worsen(?:ed|ing)|down|declin\w+|deteriorat\w+|worse|negative)\b",
    re.I,
)
_SAME = re.compile(
    r"[→↔▶►⇨➡=]|\b(?:stable|unchanged|same|no change|static|maintained|steady)\b", re.I
)
_SCALE = re.compile(
    r"^(?:very |extremely )?"
    r"(?:high|medium|moderate|low|critical|severe|significant|minor|major)\b",
    re.I,
)
# Headings of columns that hold colours' names without rating: "Party", "Bin colour".
_NO_RATING = re.compile(
    r"\b(?:colou?rs?|part(?:y|ies)|teams?|bins?|badges?|zones?|groups?|lists?|house|wards?|names?)\b",
    re.I,
)
_RAG_SPELT = re.compile(r"^\W*r\s?/\s?a\s?/\s?g\W*$|\bred\s?/\s?amber\s?/\s?green\b", re.I)
# Which of several rating columns is not of now.
_EARLIER = re.compile(r"\b(?:last|previous|prior|former|baseline|initial|original)\b", re.I)
_TO_COME = re.compile(r"\b(?:forecast|expected|predicted|projected|next|anticipated)\b", re.I)
# "Red – overdue", "Complete (Blue)" in a cell of a rating column
_LEADING = re.compile(r"^\W*(?P<colour>red|amber|green|blue)\b(?!\s*=)", re.I)
_IN_BRACKETS = re.compile(r"\((?P<colour>red|amber|green|blue)\)\W*$", re.I)
_ARROW = re.compile(rf"[{_ARROWS}]")


def find(
    document: Document, as_of: dict[int | None, str | None], rates: dict[int | None, bool]
) -> Iterator[RagRating]:
    """Yield the ratings of a document's tables.

    `as_of` gives each paper's date, `rates` whether it speaks of red-amber-green ratings at all.
    """
    for block in document.body():
        if block.kind is not BlockKind.TABLE:
            continue
        known = columns(block)
        if is_key(block, known):
            continue
        reader = _Table(document, block, known, as_of.get(block.paper))
        if known is not None and (known.has(Column.RAG) or reader.status_is_colour()):
            yield from reader.by_columns()
        elif _boxes(block.rows):
            yield from reader.by_boxes()
        else:
            yield from reader.by_words(rates.get(block.paper, False))


def _boxes(rows: Sequence[Row]) -> bool:
    """Whether a table is made of indicators' boxes: a title and a colour, below it the figures."""
    return any(_head_of_box(row) for row in rows) and any(_facts(row) for row in rows)


def _head_of_box(row: Row) -> tuple[Cell, Cell] | None:
    """The title and the coloured cell of a box's first row."""
    words = [cell for cell in row if cell.text.strip() and not cell.inherited]
    rated = [
        cell for cell in row if (named(cell.text) if cell.text.strip() else of_fill(cell.fill))
    ]
    if len(rated) != 1:
        return None
    titles = [cell for cell in words if cell is not rated[0]]
    if not titles or _COUNTS.match(titles[0].text) or _FACT.search(titles[0].text):
        return None
    return titles[0], rated[0]


def _facts(row: Row) -> dict[str, tuple[str, str | None]]:
    """The figures of a box's row by name: value, and the rating beside it in brackets."""
    words = "\n".join(cell.text for cell in row if cell.text and not cell.inherited)
    return {
        _name(m["name"]): (" ".join(m["value"].split()), m["rating"]) for m in _FACT.finditer(words)
    }


def _name(word: str) -> str:
    word = word.casefold()
    return (
        word
        if word in ("target", "previous")
        else ("previous" if word.startswith("last") else "latest")
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table and what its columns hold."""

    document: Document
    block: Block
    known: Columns | None
    as_of: str | None

    def status_is_colour(self) -> bool:
        """Whether the status column says red, amber, green, or is coloured without words."""
        if self.known is None or not self.known.has(Column.STATUS):
            return False
        cells = [
            cell
            for row in body(self.block, self.known)
            if (cell := self.known.cell(row, Column.STATUS))
        ]
        words = [cell for cell in cells if cell.text.strip() and not cell.inherited]
        if any(named(cell.text) for cell in words):
            return True
        return not words and len({of_fill(cell.fill) for cell in cells} - {None}) > 0

    def by_columns(self) -> Iterator[RagRating]:
        """One rating a row, from the column headed so; of several periods the last."""
        known = self.known
        assert known is not None
        rated = known.indexes(Column.RAG) or known.indexes(Column.STATUS)
        if all(_RISK.search(known.headings[index]) for index in rated):
            return
        to_come = [index for index in rated if _TO_COME.search(known.headings[index])]
        earlier = [index for index in rated if _EARLIER.search(known.headings[index])]
        now = [i for i in rated if i not in (*to_come, *earlier)]
        periods = (*earlier, *now) if now else rated
        for row in body(self.block, known):
            cells = _saying(row, periods)
            subject = self._subject(row, rated)
            if not cells or subject is None:
                continue
            before = cells[-2] if len(cells) > 1 else known.cell(row, Column.PREVIOUS_RAG)
            rating = self._rating(row, subject, cells[-1], _rating_of(before))
            ahead = _saying(row, to_come) if now else []
            if rating is not None:
                yield _expecting(rating, _rating_of(ahead[-1]) if ahead else None)

    def by_boxes(self) -> Iterator[RagRating]:
        """One rating a box: title and colour, then latest, target and previous below."""
        head: tuple[Cell, Cell] | None = None
        facts: dict[str, tuple[str, str | None]] = {}
        for row in (*self.block.rows, ()):
            following = _head_of_box(row) if row else None
            if (following or not row) and head is not None:
                yield self._box(head, facts)
            if following or not row:
                head, facts = following, {}
            if row:
                facts |= _facts(row)

    def by_words(self, rates: bool) -> Iterator[RagRating]:
        """Ratings of a table without such a heading, where a column holds nothing but colours.

        `rates`: the paper rates by colour; else amber among them or the heading must say so.
        """
        rows = self.block.rows
        start = max(self.block.header_rows, 1)
        width = max((len(row) for row in rows), default=0)
        rated = tuple(
            index
            for index in range(1, width)
            if self._may_rate(index, rates)
            and _is_rated([row[index] for row in rows[start:] if index < len(row)])
        )
        for row in rows[start:] if rated else ():
            cells = [row[index] for index in rated if index < len(row) and named(row[index].text)]
            subject = self._subject(row, rated)
            if cells and subject is not None:
                before = cells[-2] if len(cells) > 1 else None
                rating = self._rating(row, subject, cells[-1], _rating_of(before))
                if rating is not None:
                    yield rating

    def _may_rate(self, index: int, rates: bool) -> bool:
        """Whether colours' names in a column are ratings, going by its heading and its paper."""
        heading = self.block.rows[0][index].text if index < len(self.block.rows[0]) else ""
        if _NO_RATING.search(heading):
            return False
        rated = (named(cell.text) for row in self.block.rows for cell in row[1:])
        amber = Rating.AMBER in rated
        return rates or amber or bool(_RAG_SPELT.search(heading))

    def _box(self, head: tuple[Cell, Cell], facts: dict[str, tuple[str, str | None]]) -> RagRating:
        title, rated = head
        rating = named(rated.text) or of_fill(rated.fill)
        value, _ = facts.get("latest", (None, None))
        target, _ = facts.get("target", (None, None))
        _, before = facts.get("previous", (None, None))
        previous = named(before) if before else None
        return RagRating(
            at=cite(self.document, self.block, title.text, title),
            subject=" ".join(title.text.split()),
            rating=rating,
            rating_text=" ".join(rated.text.split()) or None,
            trend=trend(previous, rating) or _direction(rated.text),
            previous=previous,
            value=value,
            target=target,
            as_of=self.as_of,
            evidence=_evidence(rated),
        )

    def _rating(
        self, row: Row, subject: Cell, cell: Cell, previous: Rating | None
    ) -> RagRating | None:
        words = "" if cell.inherited else " ".join(cell.text.split())
        rating = _rating_of(cell)
        if rating is None and not _SCALE.match(words):
            return None
        known = self.known
        if previous is None and (told := BEFORE_NOW.search(words)):
            previous = named(told["colour"])
        moved = _direction(known.text(row, Column.DIRECTION)) if known else None
        if moved is None and _ARROW.search(words):
            moved = _direction(words)
        return RagRating(
            at=cite(
                self.document,
                self.block,
                subject.text if not words else cell.text,
                subject if not words else cell,
            ),
            subject=" ".join(subject.text.split()),
            rating=rating,
            rating_text=words or None,
            trend=trend(previous, rating) or moved,
            previous=previous,
            value=(known.text(row, Column.VALUE) or None) if known else None,
            target=(known.text(row, Column.TARGET) or None) if known else None,
            as_of=self.as_of,
            evidence=_evidence(cell),
        )

    def _subject(self, row: Row, rated: tuple[int, ...]) -> Cell | None:
        """What a row's rating is of: the column named so, or the first words that are no number."""
        known = self.known
        order = [Column.ACTION, Column.SUBJECT, Column.RECOMMENDATION, Column.TITLE]
        if known is not None and known.has(Column.VALUE, Column.TARGET):
            order.sort(key=lambda column: column is not Column.SUBJECT)
        for column in order:
            cell = known.cell(row, column) if known else None
            if cell is not None and cell.text.strip():
                return cell
        for index, cell in enumerate(row):
            if index not in rated and len(cell.text.strip()) > 2 and not _COUNTS.match(cell.text):
                return cell
        return None


def _saying(row: Row, indexes: Sequence[int]) -> list[Cell]:
    """The cells of some columns that hold words or a colour."""
    return [row[index] for index in indexes if index < len(row) and _says_something(row[index])]


def _expecting(rating: RagRating, ahead: Rating | None) -> RagRating:
    """The rating with what its row forecasts, where that is another."""
    if ahead is None or ahead is rating.rating:
        return rating
    return replace(rating, expected=ahead, trend=Trend.EXPECTED)


def _says_something(cell: Cell) -> bool:
    return bool(cell.text.strip() and not cell.inherited) or of_fill(cell.fill) is not None


def _rating_of(cell: Cell | None) -> Rating | None:
    """The rating of a cell: its word; its fill, unless its words are another scale's."""
    if cell is None:
        return None
    words = "" if cell.inherited else cell.text.strip()
    if not words:
        return of_fill(cell.fill)
    if _SCALE.match(words):
        return None
    told = _LEADING.match(words) or _IN_BRACKETS.search(words)
    if named(words) or told:
        return named(words) or named(told["colour"] if told else "")
    return of_fill(cell.fill) if status_of(words) or len(words.split()) <= 4 else None


def _evidence(cell: Cell) -> Evidence:
    words = "" if cell.inherited else cell.text.strip()
    rating, filled = named(words), of_fill(cell.fill)
    if _SCALE.match(words):
        return Evidence.TEXT
    if not words or (rating is None and filled is not None):
        return Evidence.COLOUR
    return Evidence.BOTH if filled is not None else Evidence.TEXT


def _is_rated(cells: Sequence[Cell]) -> bool:
    words = [cell.text for cell in cells if cell.text.strip() and not cell.inherited]
    return len(words) >= 2 and all(named(word) and len(word.strip()) > 1 for word in words)


def _direction(words: str) -> Trend | None:
    """The direction of travel that an arrow or a word tells."""
    if _SAME.search(words):
        return Trend.UNCHANGED
    if _UP.search(words):
        return Trend.IMPROVED
    return Trend.WORSENED if _DOWN.search(words) else None
