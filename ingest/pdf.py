"""PDF files with a text layer, read into pages and blocks in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium

from ingest.document import Block, BlockKind, Box, Page, Place, Reading
from ingest.errors import UnreadableError
from ingest.ocr_turned import seen_blocks, seen_words
from ingest.pdf_blocks import blocks_of, joined
from ingest.pdf_breaks import Region, Setting, margin_of
from ingest.pdf_columns import reading_order
from ingest.pdf_content import PageContent, Word, holders
from ingest.pdf_furniture import page_labels, running_lines, stamps
from ingest.pdf_join import PageEnd, join_pages, text_end
from ingest.pdf_lines import Line, line_of, lines_of
from ingest.pdf_page import BROKEN, pages
from ingest.pdf_tables import Grid, grids, table_block

_DEFAULT_BODY = 11.0


def read_pdf(content: bytes, name: str) -> Reading:
    """Read a PDF's bytes into its pages and blocks.

    Pages that are broken, or without a text layer, are kept and marked as unread. Raises
    UnreadableError, naming the file, when it is encrypted, truncated or no PDF at all.
    """
    contents = list(_contents(content, name))
    if all(page.unread == BROKEN for page in contents):
        raise UnreadableError(f"{name}: none of its pages can be read, the file is broken")
    stamped = stamps(contents)
    contents = [_without(page, stamped.get(page.number, ())) for page in contents]
    found = {page.number: grids(page) for page in contents}
    free = {
        page.number: _free_lines(page, found[page.number], stamped.get(page.number, ()))
        for page in contents
    }
    running = running_lines(contents, free)
    labels = page_labels(contents, free, running)
    setting = _setting(contents, free)
    blocks: list[Block] = []
    ends = {}
    for page in contents:
        ends[page.number] = _page_end(page, found[page.number], free, running)
        own = running.get(page.number, set())
        blocks.extend(
            _page_blocks(page, found[page.number], free[page.number], own, labels, setting)
        )
    return Reading(
        pages=tuple(_page(page, labels[page.number]) for page in contents),
        blocks=tuple(seen_blocks(join_pages(blocks, ends), contents)),
    )


def page_words(content: bytes, number: int) -> list[tuple[str, Box]]:
    """Return the words of one page (from 1) with their boxes, for checking places."""
    for page in _contents(content, "file"):
        if page.number == number:
            return [
                (word.text, (word.x0, word.top, word.x1, word.bottom)) for word in seen_words(page)
            ]
    raise IndexError(number)


def all_page_words(content: bytes) -> Iterator[list[tuple[str, Box]]]:
    """Yield the words of every page with their boxes, for checking places."""
    for page in _contents(content, "file"):
        yield [(word.text, (word.x0, word.top, word.x1, word.bottom)) for word in seen_words(page)]


def _contents(content: bytes, name: str) -> Iterator[PageContent]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = any(word in str(error).casefold() for word in ("password", "security"))
        reason = "is encrypted" if locked else "is not a whole PDF"
        raise UnreadableError(f"{name}: {reason}") from error
    try:
        yield from pages(document)
    finally:
        document.close()


def _page_end(
    page: PageContent,
    tables: Sequence[Grid],
    free: dict[int, list[Line]],
    running: dict[int, set[int]],
) -> PageEnd:
    own = running.get(page.number, set())
    lines = [line for index, line in enumerate(free[page.number]) if index not in own]
    lowest = max((line.top for line in lines), default=0.0)
    if tables and tables[-1].box[3] > lowest:
        return PageEnd(open_table=tables[-1].open_bottom)
    if not lines:
        return PageEnd()
    return text_end(lines, _right(lines), page.width)


def _page(page: PageContent, label: str | None) -> Page:
    seen = page.quarters % 2 == 0
    width, height = (page.width, page.height) if seen else (page.height, page.width)
    return Page(page.number, label, width, height, page.unread, page.ocr)


def _setting(contents: Sequence[PageContent], lines: dict[int, list[Line]]) -> Setting:
    """The size that most letters are set in, and the gap met most between lines of that size."""
    letters: dict[float, int] = {}
    for page in contents:
        for word in page.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
    sizes: Counter[float] = Counter()
    for size, count in letters.items():
        sizes[round(size * 2) / 2] += count
    body = sizes.most_common(1)[0][0] if sizes else _DEFAULT_BODY
    gaps: Counter[float] = Counter()
    for page_lines in lines.values():
        set_so = [abs(line.size - body) < 0.5 for line in page_lines]
        for at, (above, below) in enumerate(pairwise(page_lines)):
            if set_so[at] and set_so[at + 1]:
                gaps[round((below.top - above.bottom) * 2) / 2] += 1
    return Setting(body, gaps.most_common(1)[0][0] if gaps else 0.0)


def _without(page: PageContent, stamp: Sequence[Word]) -> PageContent:
    """The page without its stamp, which can stand over a table's cell or a footnote."""
    if not stamp:
        return page
    return replace(page, words=tuple(word for word in page.words if word not in stamp))


def _free_lines(page: PageContent, tables: Sequence[Grid], stamp: Sequence[Word]) -> list[Line]:
    """The lines of the words that stand in no table's cell; the pack's stamp is one of its own."""
    cells = [cell for grid in tables for cell in grid.cells]
    held = holders(page.words, cells)
    text = [word for word, cell in zip(page.words, held, strict=True) if cell < 0]
    own = [line_of(stamp)] if stamp else []
    return sorted([*lines_of(text), *own], key=lambda line: line.top)


def _page_blocks(
    page: PageContent,
    tables: Sequence[Grid],
    lines: Sequence[Line],
    running: set[int],
    labels: dict[int, str | None],
    setting: Setting,
) -> list[Block]:
    label = labels[page.number]
    heads = [line for index, line in enumerate(lines) if index in running]
    text = [line for index, line in enumerate(lines) if index not in running]
    blocks = []
    start = 0
    for grid in tables:
        above = [line for line in text[start:] if line.top < grid.box[1]]
        start += len(above)
        blocks.extend(_text_blocks(page, above, label, setting))
        blocks.append(table_block(grid, page, label, setting))
    blocks.extend(_text_blocks(page, text[start:], label, setting))
    top = [
        _running_block(line, page, label, BlockKind.HEADER)
        for line in heads
        if _is_head(line, page)
    ]
    foot = [
        _running_block(line, page, label, BlockKind.FOOTER)
        for line in heads
        if not _is_head(line, page)
    ]
    return [*top, *blocks, *foot]


def _is_head(line: Line, page: PageContent) -> bool:
    return line.top < page.height / 2


def _running_block(line: Line, page: PageContent, label: str | None, kind: BlockKind) -> Block:
    text, _ = joined(line.words)
    return Block(kind, text, (Place(page.number, label, line.box),))


def _text_blocks(
    page: PageContent, lines: Sequence[Line], label: str | None, setting: Setting
) -> list[Block]:
    return [
        block
        for column in reading_order(lines)
        for block in blocks_of(_region(page, column, label, setting))
    ]


def _region(
    page: PageContent, lines: Sequence[Line], label: str | None, setting: Setting
) -> Region:
    left = min(line.x0 for line in lines)
    return Region(lines, left, _right(lines), page.number, label, setting, page.fill_at)


def _right(lines: Sequence[Line]) -> float:
    """Where the text ends on the right."""
    return margin_of(line.x1 for line in lines)
