"""One record for people: its fields, then its words and their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from console import screen
from console.answers import quoted
from console.places import mark_words, page_words, words_of_place
from console.plain import one_line

# Shown as the words and their place below the fields, not again among them.
_OF_PLACE = ("quote", "source", "paper", "item", "page", "page_label", "paragraph", "also_in")
# Of use to programs only.
_HIDDEN = ("box", "document")


def show(record: Mapping[str, Any]) -> None:
    """Print a record, in the form of `show --json`, on standard output."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(ratio=1, overflow="fold")
    for name, value in record.items():
        if name not in _OF_PLACE + _HIDDEN and value not in (None, [], ""):
            table.add_row(name.replace("_", " "), Text(_value(value)))
    with screen.stdout() as console:
        console.print(table)
        if record.get("quote"):
            console.print()
            console.print(Text(quoted(record["quote"])))
        if record.get("page"):
            console.print(Text(_place(record), style="green"))
        if marks := mark_words(bool(record.get("exempt")), record.get("superseded_by")):
            console.print(Text(marks, style="bold red"))
        for place in record.get("also_in") or ():
            page = page_words(place["page"], place.get("page_label"))
            console.print(Text(one_line(f"also in {place['source']}, {page}"), style="dim"))


def _place(record: Mapping[str, Any]) -> str:
    """Where the record stands, in one line."""
    return words_of_place(
        record["source"],
        record.get("paper"),
        record.get("item"),
        record["page"],
        record.get("page_label"),
        record.get("paragraph"),
    )


def _value(value: Any) -> str:
    """A field's value in one line: yes and no, lists joined."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return one_line("; ".join(map(str, value)))
    return one_line(str(value))
