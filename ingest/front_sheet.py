"""The front sheet of a pack: its agenda items with the pages they are printed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Block

_ITEM = re.compile(
    r"^(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\([a-z]\))?)[.)]?\s+(?P<title>\S.*)$", re.DOTALL
)
_RANGE = re.compile(
    r"\(?\bpages?\s+(?P<first>\d{1,4})(?:\s*(?:[-–—]|to)\s*(?P<last>\d{1,4}))?\s*\)?", re.IGNORECASE
)
_BARE_RANGE = re.compile(r"^(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})$")
_AGENDA = re.compile(r"^(?:A\s*G\s*E\s*N\s*D\s*A|agenda items?|agenda item no\W*|business)\b\W*$")
_PACK = re.compile(
    r"^(?:public document pack|public reports? pack|agenda and reports|supplementary agenda|"
    r"agenda supplement|supplement(?:ary)? (?:pack|papers)|summons\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item; `pages` are printed page numbers, None for an item without papers."""

    number: str
    title: str
    pages: tuple[int, int] | None = None


def items(blocks: Sequence[Block]) -> list[Item]:
    """Return the agenda's items in order, read from the front sheet's blocks."""
    found: list[Item] = []
    begun = False
    for text in _lines(blocks):
        begun = begun or bool(_AGENDA.match(text) or _AGENDA.match(text.upper()))
        item = _item(text)
        if item and (begun or item.pages):
            found.append(item)
        elif found and found[-1].pages is None and _RANGE.search(text) and len(text) < 200:
            found[-1] = _with_pages(found[-1], _RANGE.search(text))
    return found


def says_pack(blocks: Sequence[Block]) -> bool:
    """Whether the first words name a pack or summon to a meeting."""
    return any(_PACK.match(block.text) for block in blocks[:6])


def has_agenda(blocks: Sequence[Block]) -> bool:
    """Whether a line holds the word "Agenda" and no more."""
    return any(_AGENDA.match(block.text.upper()) for block in blocks)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if not block.rows:
            yield f"{block.label} {block.text}" if block.label else block.text
            continue
        for row in block.rows:
            cells = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
            if cells and (bare := _BARE_RANGE.match(cells[-1])):
                cells[-1] = f"(Pages {bare.group('first')} - {bare.group('last')})"
            yield " ".join(cells)


def _item(text: str) -> Item | None:
    match = _ITEM.match(text)
    if not match or not any(map(str.isalpha, match.group("title"))):
        return None
    title = _RANGE.sub(" ", match.group("title"))
    item = Item(match.group("item"), " ".join(title.split()))
    return _with_pages(item, _RANGE.search(match.group("title")))


def _with_pages(item: Item, match: re.Match[str] | None) -> Item:
    if match is None:
        return item
    first = int(match.group("first"))
    return Item(item.number, item.title, (first, int(match.group("last") or first)))
