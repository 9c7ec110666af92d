"""The front sheet of a pack: its agenda items with the pages they are printed on.

Councils set them as "7 TITLE (Pages 5 - 14)", as a ruled table, with dotted leaders, or with a
column of pages at the right, whose heading says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Block
from ingest.plain_dates import MONTH_NAME

# "7", "7.2", "9a", "9(a)", "A3", with "Item" before it or a full stop after it.
_NUMBER = r"[A-Z]?\d{1,3}(?:\.\d{1,2})?(?:\s?\([a-z]\)|[a-zA-Z](?![\w]))?"
_ITEM = re.compile(
    rf"^(?:(?:agenda )?item(?: no\.?)?\s+)?(?P<item>{_NUMBER})[.):]?\s+(?P<title>\S.*)$",
    re.DOTALL | re.IGNORECASE,
)
# "(b) Costs (Pages 9 - 12)" under item 7 is item 7b.
_SUB_ITEM = re.compile(r"^\(?(?P<letter>[a-z])\)\s+(?P<title>\S.*)$", re.DOTALL)
_TO = r"\s*(?:[-–—]|to)\s*"
_RANGE = re.compile(
    rf"\(?\bpages?\s+(?P<first>\d{{1,4}})(?:{_TO}(?P<last>\d{{1,4}}))?\s*\)?", re.IGNORECASE
)
_LEADER = re.compile(
    rf"(?:\.\s?){{4,}}\s*(?P<first>\d{{1,4}})(?:{_TO}(?P<last>\d{{1,4}}))?(?!\d)", re.IGNORECASE
)
# A number or range in a column of pages, the item's description after it.
_COLUMN = re.compile(
    rf"\s(?P<first>\d{{1,3}})(?:{_TO}(?P<last>\d{{1,3}})(?=\s|$)|$)", re.IGNORECASE
)
_BARE_RANGE = re.compile(rf"^(?P<first>\d{{1,4}})(?:{_TO}(?P<last>\d{{1,4}}))?$")
_COLUMNS = r"(?:\b.{0,40}\bpages?(?: no\.?| nos\.?| numbers?|\(s\))?)?"
_AGENDA = re.compile(rf"^A\s*G\s*E\s*N\s*D\s*A{_COLUMNS}\W*$", re.IGNORECASE)
# Heads of columns, and words over the items, that stand inside other papers too.
_BEGINS = re.compile(
    r"^(?:(?:agenda )?items?(?: no\.?)?|business(?: to be (?:discussed|transacted))?)"
    rf"{_COLUMNS}\W*$",
    re.IGNORECASE,
)
_PAGE_COLUMN = re.compile(r"\bpages?(?: no\.?| nos\.?| numbers?|\(s\))?\W*$", re.IGNORECASE)
_PACK = re.compile(
    r"^(?:public )?(?:document|reports?|agenda) packs?\b|^(?:agenda and reports|supplementary "
    r"agenda|agenda supplement|supplement(?:ary)? (?:pack|papers)|summons\b)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\s*\(?\b(?:to follow|to be tabled|verbal|oral update)\b\)?\s*$", re.I)
# "6 March 2023", "10.30 am": a number that begins a date or an hour.
_NO_TITLE = re.compile(rf"(?:st |nd |rd |th )?{MONTH_NAME}|[ap]\.?m\b", re.IGNORECASE)
_COLUMN_HEAD_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item; `pages` are printed page numbers, None for an item without papers."""

    number: str
    title: str
    pages: tuple[int, int] | None = None


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two item numbers are one: "9a", "9A" and "9(a)" are."""
    return one is not None and other is not None and _key(one) == _key(other)


def _key(number: str) -> str:
    return re.sub(r"[\s()]|\.$", "", number).casefold()


def items(blocks: Sequence[Block]) -> list[Item]:
    """Return the agenda's items in order, read from the front sheet's blocks."""
    found: list[Item] = []
    begun = column = False
    for text in _lines(blocks):
        begun = begun or bool(_AGENDA.match(text) or _BEGINS.match(text))
        column = column or (len(text) < _COLUMN_HEAD_LONGEST and bool(_PAGE_COLUMN.search(text)))
        read = list(_items(text, found, column))
        read = [item for item in read if begun or item.pages]
        if read:
            found += read
        elif found and found[-1].pages is None and len(text) < 200 and _RANGE.search(text):
            found[-1] = _with_pages(found[-1], _RANGE.search(text))
    return found


def says_pack(blocks: Sequence[Block]) -> bool:
    """Whether the first words name a pack or summon to a meeting."""
    return any(_PACK.match(block.text) for block in blocks[:6])


def has_agenda(blocks: Sequence[Block]) -> bool:
    """Whether a line holds the word "Agenda", "Pages" over its column perhaps, and no more."""
    return any(_AGENDA.match(block.text) for block in blocks)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if not block.rows:
            yield f"{block.label} {block.text}" if block.label else block.text
            continue
        for row in block.rows:
            cells = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
            if len(cells) > 1 and (bare := _BARE_RANGE.match(cells[-1])):
                first = bare.group("first")
                cells[-1] = f"(Pages {first} - {bare.group('last') or first})"
            yield " ".join(cells)


def _items(text: str, before: Sequence[Item], column: bool) -> Iterator[Item]:
    """The items of one line; a second one may follow the first one's pages."""
    match = _ITEM.match(text)
    number = match.group("item") if match else None
    if match is None and before and (match := _SUB_ITEM.match(text)):
        number = re.sub(r"\D+$", "", before[-1].number) + match.group("letter")
    if match is None or number is None or not any(map(str.isalpha, match.group("title"))):
        return
    if _NO_TITLE.match(match.group("title")):
        return
    title = match.group("title")
    pages = _RANGE.search(title) or _LEADER.search(title)
    pages = pages or (_COLUMN.search(title) if column else None)
    name = title[: pages.start()] if pages else title
    item = Item("".join(number.split()), _FOLLOWS.sub("", " ".join(name.split())))
    yield _with_pages(item, pages)
    rest = title[pages.end() :].strip() if pages else ""
    if _ITEM.match(rest) and (_RANGE.search(rest) or _LEADER.search(rest)):
        yield from _items(rest, before, column)


def _with_pages(item: Item, match: re.Match[str] | None) -> Item:
    if match is None:
        return item
    first = int(match.group("first"))
    return Item(item.number, item.title, (first, int(match.group("last") or first)))
