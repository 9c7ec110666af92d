"""Lists of records as tables: ruled on a terminal, tab-separated lines when piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from console import screen
from console.places import place_words, with_marks
from console.plain import one_line
from console.words import count, date_words, value_words
from corpus.records import StoredDocument, StoredPaper
from extract.findings import (
    Action,
    DateMention,
    Finding,
    RagRating,
    Recommendation,
)

if TYPE_CHECKING:
    from search.threads import Thread

Row = Finding | StoredPaper | StoredDocument
_LONGEST_CELL = 240  # characters on a terminal; piped lists, `show` and `export` give all
_SHORT_CELL = 11  # characters
_WIDEST_WORD = 15  # characters, as an identifier has
_STYLES = {"red": "red", "amber": "yellow", "green": "green", "blue": "blue", "overdue": "red"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it shows of a record, and its share of the width."""

    heading: str
    of: Callable[[Any], str | None]
    share: int = 1


def show(kind: str, rows: Sequence[Row]) -> None:
    """Print records of a kind on standard output, and how many there are on standard error."""
    _print(COLUMNS[kind], rows, *_NAMES.get(kind, (kind.removesuffix("s"), kind)))


def show_threads(threads: Sequence[Thread]) -> None:
    """Print threads, one a line, in the same way."""
    _print(_THREADS, threads, "thread", "threads")


def _print(columns: Sequence[Column], rows: Sequence[Any], one: str, many: str) -> None:
    if sys.stdout.isatty():
        with screen.stdout() as console:
            console.print(_ruled(columns, rows))
    else:
        for line in separated(columns, rows):
            print(line)
    screen.stderr().print(count(len(rows), one, many))


def separated(columns: Sequence[Column], rows: Iterable[Any]) -> Iterable[str]:
    """Yield a heading line and one line a record, tabs between the cells, nothing shortened."""
    yield "\t".join(column.heading for column in columns)
    for row in rows:
        yield "\t".join(one_line(column.of(row) or "") for column in columns)


def _ruled(columns: Sequence[Column], rows: Sequence[Any]) -> Table:
    """A table for a terminal: no word of a narrow column is cut, long cells are shortened."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    cells = [[_cell(column.of(row) or "") for column in columns] for row in rows]
    for number, column in enumerate(columns):
        if column.share > 1:
            table.add_column(column.heading, ratio=column.share, overflow="fold")
        else:
            table.add_column(column.heading, width=_narrow([row[number] for row in cells], column))
    for row in cells:
        table.add_row(*row)
    return table


def _narrow(cells: Sequence[Text], column: Column) -> int:
    """The width of a narrow column: its longest word, and a short cell whole ("5 July 2021")."""
    texts = [column.heading, *(cell.plain for cell in cells)]
    word = max(len(word) for text in texts for word in text.split())
    whole = max(map(len, texts))
    return min(max(word, min(whole, _SHORT_CELL)), _WIDEST_WORD)


def _cell(value: str) -> Text:
    """One cell, ratings in their colour."""
    text = one_line(value)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - 1].rstrip() + "…"
    return Text(text, style=_STYLES.get(text, ""))


def _labelled(record: Recommendation) -> str:
    """A recommendation with its label before it, as it was printed."""
    return f"{record.label} {record.text}" if record.label else record.text


def _rating(record: RagRating) -> str | None:
    """The rating, or the paper's own word where it uses another scale."""
    return record.rating or record.rating_text


def _due(record: Recommendation | Action) -> str:
    """When it is due: the day, else the words of the paper."""
    return date_words(record.due) or record.due_text or ""


def _dated(record: DateMention) -> str | None:
    """What a date means, or why it means nothing."""
    return date_words(record.edtf) or record.problem


def _printed_pages(paper: StoredPaper) -> str:
    """First and last page as printed, or of the file where nothing is printed."""
    first, last = (
        label or str(page) for label, page in zip(paper.labels, paper.pages, strict=True)
    )
    return first if first == last else f"{first} to {last}"


def _marked_source(row: StoredPaper | StoredDocument) -> str:
    """The file, with what must be seen beside it."""
    newer = row.superseded_by and row.superseded_by[: len("pap-") + _SHORT_CELL + 9]
    source = with_marks(row.source, row.exempt, newer)
    if isinstance(row, StoredPaper) and row.exempt_pages:
        return f"{source} [exempt part on page {', '.join(map(str, row.exempt_pages))}]"
    return source


def _notice(thread: Thread) -> str:
    """What is to be noticed about a thread, exempt papers among its events first."""
    exempt = ["exempt"] if any(event.exempt for event in thread.events) else []
    old = ["superseded papers"] if any(event.superseded_by for event in thread.events) else []
    return ", ".join([*exempt, *old, *map(value_words, thread.flags)])


def _counts(document: StoredDocument) -> str:
    """How many records of each kind were read from a document."""
    return ", ".join(f"{number:,} {kind}" for kind, number in document.counts if number)


_PLACE = Column("Place", lambda record: place_words(record.at), 3)
_ID = Column("Id", lambda record: record.id)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "recommendations": (
        Column("Made", lambda record: date_words(record.made_on)),
        Column("By", lambda record: record.made_by),
        Column("Kind", lambda record: record.kind),
        Column("Recommendation", _labelled, 5),
        Column("Due", _due),
        _PLACE,
        _ID,
    ),
    "actions": (
        Column("Action", lambda record: record.text, 5),
        Column("Owners", lambda record: "; ".join(record.owners), 2),
        Column("Due", _due),
        Column("Status", lambda record: value_words(record.status) or record.status_text),
        _PLACE,
        _ID,
    ),
    "dates": (
        Column("Date", _dated, 2),
        Column("Role", lambda record: record.role),
        Column("As printed", lambda record: record.text, 2),
        _PLACE,
        _ID,
    ),
    "rag": (
        Column("Subject", lambda record: record.subject, 4),
        Column("Rating", _rating),
        Column("Trend", lambda record: record.trend),
        Column("Was", lambda record: record.previous),
        Column("Expected", lambda record: record.expected),
        Column("As of", lambda record: date_words(record.as_of)),
        _PLACE,
        _ID,
    ),
    "judgements": (
        Column("Area", lambda record: record.area, 3),
        Column("Grade", lambda record: value_words(record.grade), 2),
        Column("By", lambda record: record.body),
        Column("Basis", lambda record: value_words(record.basis)),
        Column("Inspected", lambda record: date_words(record.inspected), 2),
        _PLACE,
        _ID,
    ),
    "updates": (
        Column("Made", lambda record: date_words(record.made_on)),
        Column("Recommendation", lambda record: record.recommendation, 4),
        Column("Response", lambda record: record.response, 4),
        Column("Status", lambda record: value_words(record.status) or record.status_text),
        Column("As of", lambda record: date_words(record.as_of)),
        _PLACE,
        _ID,
    ),
    "attributions": (
        Column("Said", lambda record: date_words(record.said_on)),
        Column("Speaker", lambda record: record.speaker),
        Column("How", lambda record: "quoted" if record.quoted else "reported"),
        Column("Words", lambda record: record.text, 5),
        _PLACE,
        _ID,
    ),
    "acronyms": (
        Column("Short", lambda record: record.short),
        Column("Long", lambda record: record.long, 3),
        _PLACE,
        _ID,
    ),
    "papers": (
        Column("Title", lambda paper: paper.title, 4),
        Column("Item", lambda paper: paper.item),
        Column("Kind", lambda paper: value_words(paper.kind)),
        Column("Dated", lambda paper: date_words(paper.dated), 2),
        Column("Pages", _printed_pages),
        Column("Source", _marked_source, 2),
        _ID,
    ),
    "documents": (
        Column("Source", _marked_source, 3),
        Column("Kind", lambda document: value_words(document.kind)),
        Column("Council", lambda document: document.council, 2),
        Column("Committee", lambda document: document.committee, 2),
        Column("Meeting", lambda document: date_words(document.meeting_date), 2),
        Column("Pages", lambda document: str(document.pages)),
        Column("Unread", lambda document: ", ".join(map(str, document.unread_pages))),
        Column("Records", _counts, 3),
        Column("Id", lambda document: document.sha256[:12]),
    ),
}

_NAMES = {"rag": ("rating", "ratings")}

_THREADS = (
    Column("Made", lambda thread: date_words(thread.made_on)),
    Column("By", lambda thread: thread.made_by, 2),
    Column("Recommendation", lambda thread: thread.title, 5),
    Column("Due", lambda thread: date_words(thread.due)),
    Column("Status", lambda thread: value_words(thread.status)),
    Column("Last mentioned", lambda thread: date_words(thread.last_mention), 2),
    Column("Notice", _notice),
    _ID,
)
