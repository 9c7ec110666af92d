"""An answer for people: what was found, then each passage in its own words with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from console import screen
from console.places import also_words, mark_words, words_of_place
from console.plain import clean, one_line
from console.words import date_words
from corpus.records import KnownBy

if TYPE_CHECKING:
    from search.answers import Answer, Hit

# How we know that the speaker said it.
_KNOWN = {
    KnownBy.AUTHOR: "author of the paper",
    KnownBy.QUOTATION: "quoted word for word",
    KnownBy.REPORT: "as this paper tells it",
}
_OPENING, _CLOSING = "“", "”"
_INDENT = 4


def show(answer: Answer) -> None:
    """Print an answer on standard output: its summary, then its passages, best first."""
    with screen.stdout() as console:
        console.print(Text(clean(answer.summary), style="bold"))
        for number, hit in enumerate(answer.passages, 1):
            console.print()
            console.print(_heading(number, hit))
            for line in _lines(hit):
                console.print(Padding(line, (0, 0, 0, _INDENT)))


def quoted(words: str) -> str:
    """Return verbatim words in quotation marks, unless they stand in such marks already."""
    text = clean(words).strip()
    if text.startswith(_OPENING) and text.endswith(_CLOSING):
        return text
    return f"{_OPENING}{text}{_CLOSING}"


def _heading(number: int, hit: Hit) -> Text:
    """The number of a passage, when its words were said, who says it and how that is known."""
    said = date_words(hit.said_on) or "date not told"
    heading = Text(f"{number:>2}  ", style="dim")
    heading.append(said, style="bold cyan")
    if hit.speaker:
        heading.append(f"  {one_line(hit.speaker)}, {_KNOWN[KnownBy(hit.known_by)]}")
    return heading


def _lines(hit: Hit) -> Iterator[Text]:
    """The words, where they stand, and where else and when they were printed."""
    yield Text(quoted(hit.quote))
    place = words_of_place(hit.source, hit.paper, hit.item, hit.page, hit.page_label, hit.paragraph)
    yield Text(place, style="green")
    if marks := mark_words(hit.exempt, hit.superseded_by):
        yield Text(marks, style="bold red")
    if hit.section:
        yield Text("under " + one_line(" › ".join(hit.section)), style="dim")
    if hit.printed_on and hit.printed_on != hit.said_on:
        yield Text(f"printed {date_words(hit.printed_on)}", style="dim")
    if hit.also_in:
        yield Text("also in " + also_words(hit.also_in), style="dim")
