"""Web pages into blocks: an agenda item's page, a meeting's page, or any other.

Built on the pages of the committee system most councils use (ModernGov): a title, h1 naming the
kind of page, h2 the item or the body, then report text, "Minutes:" and "Supporting documents";
a meeting's page is one table of two columns, No. and Item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.document import Block, BlockKind, Cell, Page, Reading, Row
from ingest.errors import UnreadableError
from ingest.html_chrome import is_site_part, without_chrome
from ingest.html_head import page_head
from ingest.html_numbers import first_number, ordinal, whole_number
from ingest.inline import (
    WHOLE_FILE,
    Run,
    Styled,
    block_of,
    lines_of,
    settled,
    split_bullets,
    split_label,
)

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement

_RUNNING = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that begin on a line of their own.
_BLOCK_NAMES = """
    address article blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary
    table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADING_LONGEST = 180
WIDEST = 256  # columns; no paper's table has a quarter of it
# Elements inside one another; each is looked through once for every one around it.
_DEEPEST = 1000
_TOO_DEEP = "its elements are nested too deeply"
_AROUND_ROWS = ("table", "td", "th")
_NUMBER_HEADINGS = {"no", "no.", "item no", "item no.", "number", "item number", "ref"}


def read_html(content: bytes, name: str) -> Reading:
    """Return the page's title and its blocks, menus and scripts left out.

    Raises UnreadableError, naming the file, when the page holds no words.
    """
    soup = _parsed(content, name)
    if _depth(soup) > _DEEPEST:
        raise UnreadableError(f"{name}: {_TOO_DEEP}")
    head = page_head(soup)
    without_chrome(soup)
    try:
        blocks = flow(soup.body or soup)
    except RecursionError as error:
        raise UnreadableError(f"{name}: {_TOO_DEEP}") from error
    if not blocks:
        raise UnreadableError(f"{name}: the page holds no words")
    return Reading((Page(1),), tuple(blocks), head.title, head.site, head.trail)


def _parsed(content: bytes, name: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    try:
        return BeautifulSoup(content, "lxml")
    except (ParserRejectedMarkup, RecursionError, ValueError) as error:
        raise UnreadableError(f"{name}: the HTML cannot be parsed ({error})") from error


def _depth(soup: BeautifulSoup) -> int:
    """How deep the deepest element stands; found without a call for each level."""
    from bs4 import Tag

    depths = {id(soup): 0}
    for each in soup.descendants:
        if isinstance(each, Tag):
            depths[id(each)] = depths[id(each.parent)] + 1
    return max(depths.values())


def flow(node: Tag) -> list[Block]:
    """Return the blocks that an element holds, in reading order."""
    return _without_empty(_Walk().blocks(node))


def cell_blocks(markup: str) -> list[Block]:
    """Return the blocks of a fragment of HTML, as stands in the cells of converted papers."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(markup, "lxml")
    try:
        return flow(soup.body) if soup.body else []
    except RecursionError:  # broken markup: keep the words
        return [block_of(BlockKind.PARAGRAPH, settled([Run(soup.get_text(" "))]))]


def _without_empty(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.text or block.rows]


class _Walk:
    """Goes through the tree and keeps how deep in lists and quotations it stands."""

    def __init__(self) -> None:
        self.depth = 0
        self.quoted = False

    def blocks(self, node: Tag) -> list[Block]:
        """The blocks of a node's children; loose words between them are paragraphs."""
        from bs4 import Tag

        found: list[Block] = []
        loose: list[PageElement] = []
        for child in node.children:
            if isinstance(child, Tag) and _holds_blocks(child):
                found += self._loose(loose)
                loose = []
                found += self._block(child)
            else:
                loose.append(child)
        return found + self._loose(loose)

    def _block(self, tag: Tag) -> list[Block]:
        if tag.name in _HEADINGS:
            return [_heading(settled(_runs([tag])), _HEADINGS[tag.name])]
        if tag.name in ("ul", "ol"):
            return self._list(tag)
        if tag.name == "table":
            return self._table(tag)
        if tag.name in _RUNNING and is_site_part(tag):
            return self._running(tag)
        if tag.name == "blockquote":
            return self._quotation(tag)
        if tag.name in ("caption", "figcaption"):
            return [block_of(BlockKind.CAPTION, settled(_runs([tag])))]
        return self.blocks(tag)

    def _loose(self, nodes: Sequence[PageElement]) -> list[Block]:
        return [_paragraph(styled, self.depth) for styled in _lines(nodes) if styled.text]

    def _running(self, tag: Tag) -> list[Block]:
        """The site's own header or footer: each of its lines is a running one."""
        return [
            block if block.rows else replace(block, kind=_RUNNING[tag.name], level=0)
            for block in self.blocks(tag)
        ]

    def _quotation(self, tag: Tag) -> list[Block]:
        """What is set apart as a quotation is marked as italics are, which mark quotations."""
        return [replace(block, italics=((0, len(block.text)),)) for block in self.blocks(tag)]

    def _list(self, tag: Tag) -> list[Block]:
        """A list's items; words that broken markup leaves between them are kept as they are."""
        from bs4 import Tag

        self.depth += 1
        found: list[Block] = []
        loose: list[PageElement] = []
        number = first_number(tag)
        for child in tag.children:
            if not isinstance(child, Tag) or not (child.name == "li" or _holds_blocks(child)):
                loose.append(child)
                continue
            found += self._loose_items(loose)
            loose = []
            if child.name != "li":
                found += self._block(child)
                continue
            parts, counted = self._list_item(child, tag, number)
            found += parts
            number += counted
        found += self._loose_items(loose)
        self.depth -= 1
        return found

    def _loose_items(self, nodes: Sequence[PageElement]) -> list[Block]:
        """Words of a list without items: converters leave bullets between its points."""
        parts = [part for line in _lines(nodes) for part in split_bullets(line)]
        return [_paragraph(part, self.depth) for part in parts if part.text]

    def _list_item(self, item: Tag, tag: Tag, number: int) -> tuple[list[Block], bool]:
        """The blocks of one item, the first labelled; and whether it counts as an item."""
        parts = self.blocks(item)
        if not parts or parts[0].kind is BlockKind.TABLE:
            return parts, False
        own = parts[0].label if parts[0].level == self.depth else None
        label = own or ("•" if tag.name == "ul" else ordinal(tag, number))
        parts[0] = replace(parts[0], kind=BlockKind.LIST_ITEM, label=label, level=self.depth)
        return parts, True

    def _table(self, tag: Tag) -> list[Block]:
        grid = [
            row.find_all(("td", "th"), recursive=False)
            for row in tag.find_all("tr")
            if row.find_parent(_AROUND_ROWS) is tag  # in broken markup rows stand in cells too
        ]
        grid = [row for row in grid if row]
        if _is_items(grid):
            return self._items(grid)
        # A table of one column, or of more than any, only lays the page out.
        if not 2 <= max(map(len, grid), default=0) <= WIDEST:
            return [block for row in grid for cell in row for block in self.blocks(cell)]
        heading_rows = 0
        for row in grid:
            if any(cell.name != "th" for cell in row):
                break
            heading_rows += 1
        caption = tag.find("caption", recursive=False)
        before = self._block(caption) if caption else []
        return [*before, table_of([_row(row) for row in grid], heading_rows)]

    def _items(self, grid: Sequence[Sequence[Tag]]) -> list[Block]:
        """The agenda table of a meeting's page: each row is a numbered item with its text."""
        found: list[Block] = []
        for number, *cells in grid[1:]:
            parts = [block for cell in cells for block in self.blocks(cell)]
            label = " ".join(number.get_text().split())
            if parts and label:
                parts[0] = replace(parts[0], kind=BlockKind.HEADING, label=label, level=3)
            found += parts
        return found


def _holds_blocks(tag: Tag) -> bool:
    return tag.name in _BLOCKS or tag.find(lambda inner: inner.name in _BLOCKS) is not None


def _is_items(grid: Sequence[Sequence[Tag]]) -> bool:
    if len(grid) < 2 or len(grid[0]) < 2:
        return False
    number, item = (" ".join(cell.get_text().lower().split()) for cell in grid[0][:2])
    return number in _NUMBER_HEADINGS and item in ("item", "agenda item", "title")


def _row(cells: Sequence[Tag]) -> Row:
    """A row as cells; one that spans columns is followed by blank ones to keep the grid."""
    row: list[Cell] = []
    for tag in cells:
        blocks = tuple(flow(tag))
        row.append(
            Cell(
                lines_of(blocks),
                WHOLE_FILE[0],
                fill=_fill(tag),
                blocks=blocks if len(blocks) > 1 or (blocks and blocks[0].italics) else (),
            )
        )
        span = whole_number(str(tag.get("colspan", ""))) or 1
        row += [Cell("", WHOLE_FILE[0])] * (min(span, 50) - 1)
    return tuple(row)


def _fill(tag: Tag) -> str | None:
    """The cell's background where it is given as a full hexadecimal colour."""
    style = str(tag.get("style", "")).lower().replace(" ", "")
    colour = str(tag.get("bgcolor", ""))
    for name in ("background-color:", "background:"):
        if name in style:
            colour = style.split(name, 1)[1].split(";")[0]
    colour = colour.strip().upper()
    is_colour = len(colour) == 7 and colour[0] == "#" and colour != "#FFFFFF"
    return colour if is_colour else None


def table_of(rows: list[Row], header_rows: int = 0) -> Block:
    """A table block of a format without pages, its rows made equally long."""
    width = max(map(len, rows), default=0)
    filled = tuple(row + (Cell("", WHOLE_FILE[0]),) * (width - len(row)) for row in rows)
    text = "\n".join("\t".join(cell.text for cell in row) for row in filled)
    return Block(BlockKind.TABLE, text, WHOLE_FILE, rows=filled, header_rows=header_rows)


def _heading(styled: Styled, level: int) -> Block:
    label, rest = split_label(styled)
    return block_of(BlockKind.HEADING, rest, label, level)


def _paragraph(styled: Styled, depth: int) -> Block:
    """A paragraph, or a heading when every letter of a short one is bold."""
    label, rest = split_label(styled)
    short = len(rest.text) <= _HEADING_LONGEST and not rest.text.endswith((".", ";", ","))
    if rest.all_bold and short and not depth:
        return block_of(BlockKind.HEADING, rest, label, 4)
    if label is None:
        return block_of(BlockKind.PARAGRAPH, styled)
    numbered = label[0].isdigit() and not label.endswith(")")
    kind = BlockKind.PARAGRAPH if numbered else BlockKind.LIST_ITEM
    return block_of(kind, rest, label, max(depth, 0 if numbered else 1))


def _lines(nodes: Sequence[PageElement]) -> Iterator[Styled]:
    """Loose words as lines: a <br> ends one."""
    runs: list[Run] = []
    for run in _runs(nodes):
        if run.text == "\n\n":
            yield settled(runs)
            runs = []
        else:
            runs.append(run)
    yield settled(runs)


def _runs(nodes: Sequence[PageElement], italic: bool = False, bold: bool = False) -> Iterator[Run]:
    from bs4.element import NavigableString, PreformattedString, Tag

    for node in nodes:
        if isinstance(node, Tag):
            if node.name == "br":
                yield Run("\n\n")
            else:
                yield from _runs(
                    list(node.children),
                    italic or node.name in ("i", "em", "q", "cite"),
                    bold or node.name in ("b", "strong"),
                )
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield Run(str(node).replace("\n", " "), italic, bold)
