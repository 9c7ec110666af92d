"""Threads for people: a recommendation and, by date, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from console import screen
from console.answers import quoted
from console.places import mark_words, words_of_place
from console.plain import one_line
from console.words import count, date_words, value_words

if TYPE_CHECKING:
    from search.links import Link
    from search.threads import Event, Thread, Threads

_DATE_WIDTH = 17
_EVENT_WIDTH = 10


def show(threads: Threads) -> None:
    """Print threads on standard output, best first, each as a dated timeline."""
    with screen.stdout() as console:
        if not threads.threads:
            console.print(f"Nothing in the corpus matches “{one_line(threads.query)}”.")
        for number, thread in enumerate(threads.threads):
            if number:
                console.print()
            console.print(Text(one_line(thread.title), style="bold"))
            for line in _facts(thread):
                console.print(Text(line, style="dim"))
            console.print()
            console.print(_events(thread))


def _facts(thread: Thread) -> Iterator[str]:
    """Who asked whom and when, how it stands, and what is to be noticed about it."""
    made = [f"made by {thread.made_by}" if thread.made_by else "maker not told"]
    made += [f"to {thread.addressed_to}"] if thread.addressed_to else []
    if thread.made_on:
        day = len(thread.made_on) == len("2021-07-05")
        made.append(f"{'on' if day else 'in'} {date_words(thread.made_on)}")
    yield one_line(" ".join(made))
    stands = [f"status: {value_words(thread.status) or 'not told'}"]
    stands += [f"due {date_words(thread.due)}"] if thread.due else []
    yield one_line(", ".join([*stands, *map(value_words, thread.flags)]))
    if thread.last_mention:
        silence = count(thread.silent_days or 0, "day") + " before the newest paper"
        last = f"last mentioned {date_words(thread.last_mention)}"
        yield f"{last}, {silence}" if thread.silent_days else last
    yield f"id {thread.id}"


def _events(thread: Thread) -> Table:
    """The events by date: what happened, in whose words, where."""
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(width=_DATE_WIDTH, style="cyan")
    table.add_column(width=_EVENT_WIDTH, style="bold")
    table.add_column(ratio=1, overflow="fold")
    for event in thread.events:
        day = date_words(event.date) or "date not told"
        table.add_row(Text(day), Text(value_words(event.event)), _told(event))
    return table


def _told(event: Event) -> Text:
    """An event's words, what it says of status, owners and due date, and its place."""
    told = Text()
    if event.status_text or event.status:
        status = event.status_text or value_words(event.status)
        told.append(one_line(status) + "\n", style="bold")
    told.append(quoted(_words(event)) + "\n")
    if event.owners or event.due:
        duty = ["; ".join(event.owners), f"due {date_words(event.due)}" if event.due else ""]
        told.append(one_line(", ".join(part for part in duty if part)) + "\n")
    place = words_of_place(
        event.source, event.paper, None, event.page, event.page_label, event.paragraph
    )
    told.append(place, style="green")
    if marks := mark_words(event.exempt, event.superseded_by):
        told.append(f"\n{marks}", style="bold red")
    if event.link is not None and event.link.possible:
        told.append(f"\n{_doubt(event.link)}", style="yellow")
    return told


def _words(event: Event) -> str:
    """What the event tells: of a row or an account the answer, not again what was asked for."""
    return event.text if event.kind in ("updates", "tellings") and event.text else event.quote


def _doubt(link: Link) -> str:
    """That a link is only possible, and what speaks for it."""
    return one_line(f"possibly the same ({link.score:.2f}): {'; '.join(link.evidence)}")
