"""Word files (DOCX) into blocks, in reading order, with the labels that Word numbers by itself.

A Word file has no pages: it is one page, as text and HTML are. Footnotes and endnotes stand at
the end of the section that refers to them, after their mark ("¹"); they bear no label, so that
none is taken for a point of the list before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.document import Block, BlockKind, Page, Reading
from ingest.docx_lists import ListLevels, Marked, marked
from ingest.docx_numbering import Numbering
from ingest.docx_package import Parts, opened
from ingest.docx_styles import Style, Styles
from ingest.docx_tables import table_blocks
from ingest.docx_words import BREAK, Words, words_of
from ingest.docx_xml import R, W, child, fill_of, flow, local, number, switch, value
from ingest.errors import UnreadableError
from ingest.inline import (
    Run,
    Styled,
    block_of,
    is_paragraph_number,
    settled,
    split_label,
)

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_HEADING_LONGEST = 180
_CAPITALS_LONGEST = 120
_SENTENCE_WORDS = 5
_BODY_LEVEL = 9
# "7<tab>The board met": a bare number set apart by a tab.
_TABBED = re.compile(r"^\s*(\d{1,3})\t+(?=\s*[^\W\d])")
# What a committee system stamps on a page: typed in papers that were put together by hand, or
# made from a PDF. They are running lines here as they are in other formats.
_STAMPS = (
    (re.compile(r"^agenda item \d{1,3}[a-z]?$", re.IGNORECASE), BlockKind.HEADER),
    (re.compile(r"^page \d{1,4}(?: of \d{1,4})?$", re.IGNORECASE), BlockKind.FOOTER),
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RUNNING = (("headerReference", BlockKind.HEADER), ("footerReference", BlockKind.FOOTER))


def read_docx(content: bytes, name: str) -> Reading:
    """Return a Word file's blocks, all on page 1.

    Raises UnreadableError, naming the file, when it is damaged, encrypted or holds no words.
    """
    parts = opened(content, name)
    try:
        blocks = _Walk(parts).document()
    except RecursionError as error:
        raise UnreadableError(f"{name}: its elements are nested too deeply") from error
    if all(block.is_running for block in blocks):
        raise UnreadableError(f"{name}: holds no words")
    return Reading(pages=(Page(1),), blocks=tuple(blocks))


@dataclass(slots=True)
class _Section:
    """A section's headers and footers by kind and by page (default, first, even)."""

    links: dict[tuple[BlockKind, str], str]
    shown: frozenset[str]


class _Walk:
    """Goes through a document once, its lists counting on as it goes."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles.list_styles())
        self.levels = ListLevels()
        self.carried: list[Run] = []
        self.waiting: list[tuple[str, str]] = []
        self.met = dict.fromkeys(("footnotes", "endnotes"), 0)
        self.links_met: set[str] = set()
        self.running: set[tuple[BlockKind, str]] = set()

    def document(self) -> list[Block]:
        """The body's blocks; each section with its headers before it and its footers after."""
        sections = _sections(self.parts)
        section = next(sections)
        found = self._running(section, BlockKind.HEADER)
        for element in flow(self.parts.body):
            found += self._block(element, in_cell=False)
            if child(element, "pPr", "sectPr") is not None:
                found += [*self._notes(), *self._running(section, BlockKind.FOOTER)]
                section = next(sections, section)
                found += self._running(section, BlockKind.HEADER)
        found += self._rest()
        return [*found, *self._notes(), *self._running(section, BlockKind.FOOTER)]

    def blocks(self, parent: Element, in_cell: bool = False) -> list[Block]:
        """The blocks of whatever holds paragraphs and tables."""
        found = [block for element in flow(parent) for block in self._block(element, in_cell)]
        return found + self._rest()

    def _block(self, element: Element, in_cell: bool) -> list[Block]:
        name = local(element)
        if name == "p":
            return self._paragraph(element, in_cell)
        if name == "tbl":
            return table_blocks(
                element, self.styles, lambda cell: self._apart(cell, in_cell=True), self.blocks
            )
        return []

    def _apart(self, parent: Element, in_cell: bool) -> list[Block]:
        """The blocks of a cell or text box, whose lists nest by themselves."""
        around, self.levels = self.levels, ListLevels()
        found = self.blocks(parent, in_cell)
        self.levels = around
        return found

    def _rest(self) -> list[Block]:
        """Words whose paragraph's end was deleted, with no paragraph after them to join."""
        runs, self.carried = self.carried, []
        styled = settled(runs)
        return [block_of(BlockKind.PARAGRAPH, styled)] if styled.text else []

    def _paragraph(self, paragraph: Element, in_cell: bool) -> list[Block]:
        properties = child(paragraph, "pPr")
        style = self.styles.paragraph(value(child(properties, "pStyle")))
        words = words_of(paragraph, style, self.styles)
        self.waiting += words.notes
        boxes = [block for box in words.boxes for block in self._apart(box, in_cell)]
        mark = child(properties, "rPr")
        if any(child(mark, gone) is not None for gone in ("del", "moveFrom")):
            self.carried += words.runs
            return boxes
        words.runs[:0], self.carried = self.carried, []
        if not words.text.strip() and switch(child(mark, "vanish")):
            return boxes
        found = marked(properties, style, self.numbering)
        made = list(self._made(words, properties, style, found, in_cell))
        fill = fill_of(properties) or style.fill or words.fill
        return [replace(block, fill=fill) if fill else block for block in made] + boxes

    def _made(
        self,
        words: Words,
        properties: Element | None,
        style: Style,
        found: Marked,
        in_cell: bool,
    ) -> Iterator[Block]:
        """The blocks of a paragraph: one, or one a line where its lines are apart."""
        level = _heading_level(properties, style)
        first, *others = _lines(words.runs, joined=level is not None)
        label, rest = _labelled(first, words.text, found, style)
        if not rest.text:
            if label and in_cell:
                yield block_of(BlockKind.PARAGRAPH, rest, label)
            return
        if level is None or _reads_as_sentence(rest.text):
            level = None if in_cell else _looks_as_heading(rest, label, style)
        stamp = next((kind for words, kind in _STAMPS if words.match(rest.text)), None)
        if stamp and not in_cell:
            yield block_of(stamp, rest)
        elif style.is_caption:
            yield block_of(BlockKind.CAPTION, rest, label)
        elif level is not None:
            self.levels.end()
            yield block_of(BlockKind.HEADING, rest, label, level)
        else:
            yield self._text(rest, label, found)
        for line in others:
            own, text = split_label(line)
            yield self._text(text, own, found)

    def _text(self, styled: Styled, label: str | None, found: Marked) -> Block:
        depth = self.levels.depth(found, label)
        item = label is not None and not is_paragraph_number(label)
        kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
        return block_of(kind, styled, label, depth)

    def _running(self, section: _Section, kind: BlockKind) -> list[Block]:
        """A section's headers or footers, those that stood in an earlier one left out."""
        found = []
        for (of_kind, page), link in section.links.items():
            part = self.parts.running.get(link)
            told = of_kind is kind and page in section.shown and link not in self.links_met
            if not told or part is None:
                continue
            self.links_met.add(link)
            aside = _Walk(self.parts)  # its lists do not count with the body's
            for block in aside.blocks(part):
                if (kind, block.text) not in self.running:
                    self.running.add((kind, block.text))
                    found.append(_as_running(block, kind))
        return found

    def _notes(self) -> list[Block]:
        """The notes that were referred to since the last were given, each after its mark."""
        found: list[Block] = []
        from_body = len(self.waiting)
        inner: set[tuple[str, str]] = set()
        while self.waiting:
            part, key = self.waiting.pop(0)
            from_body -= 1
            if from_body < 0:  # a note's own note; in broken files they refer in a circle
                if (part, key) in inner:
                    continue
                inner.add((part, key))
            root = self.parts.footnotes if part == "footnotes" else self.parts.endnotes
            note = _note(root, key)
            if note is None:
                continue
            self.met[part] += 1
            mark = str(self.met[part]).translate(_RAISED)
            found += map(_as_caption, _as_note(self.blocks(note), mark))
        return found


def _as_running(block: Block, kind: BlockKind) -> Block:
    """A running line; a table's words (a letterhead's, as a rule) are one."""
    if not block.rows:
        return replace(block, kind=kind, level=0)
    cells = (cell.text for row in block.rows for cell in row if not cell.inherited)
    return block_of(kind, settled([Run(" ".join(cells))]))


def _note(root: Element | None, key: str) -> Element | None:
    notes = () if root is None else root
    return next((note for note in notes if local(note) and value(note, "id") == key), None)


def _as_caption(block: Block) -> Block:
    return replace(block, kind=BlockKind.CAPTION) if block.kind is BlockKind.PARAGRAPH else block


def _as_note(blocks: list[Block], mark: str) -> list[Block]:
    """A note's blocks, its mark before the first one's words."""
    if not blocks or blocks[0].rows:
        return blocks
    first = Styled(blocks[0].text, blocks[0].italics, blocks[0].bolds)
    return [block_of(BlockKind.PARAGRAPH, _after(mark, first)), *blocks[1:]]


def _after(words: str, styled: Styled) -> Styled:
    """A text with words put before it."""
    shift = len(words) + 1
    moved = [
        tuple((start + shift, end + shift) for start, end in spans)
        for spans in (styled.italics, styled.bolds)
    ]
    return Styled(f"{words} {styled.text}".rstrip(), *moved)


def _sections(parts: Parts) -> Iterator[_Section]:
    """The document's sections in order; one takes over the running lines that it does not set."""
    told = [properties for p in flow(parts.body) if (properties := _section_of(p)) is not None]
    even = bool(switch(child(parts.settings, "evenAndOddHeaders")))
    links: dict[tuple[BlockKind, str], str] = {}
    for properties in told:
        for name, kind in _RUNNING:
            for reference in properties.iterfind(W + name):
                page = value(reference, "type") or "default"
                links[kind, page] = reference.get(f"{R}id", "")
        first = bool(switch(child(properties, "titlePg")))
        shown = {"default"} | ({"first"} if first else set()) | ({"even"} if even else set())
        yield _Section(dict(links), frozenset(shown))
    if not told:
        yield _Section({}, frozenset())


def _section_of(element: Element) -> Element | None:
    return element if local(element) == "sectPr" else child(element, "pPr", "sectPr")


def _lines(runs: list[Run], joined: bool) -> list[Styled]:
    """A paragraph's lines; one that begins in mid-sentence belongs to the line before it."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(BREAK)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in others]
    made = [lines[0]]
    for line in lines[1:]:
        text = "".join(run.text for run in line).strip()
        before = "".join(run.text for run in made[-1]).strip()
        if joined or not text or not before or text[0].islower():
            made[-1] += [Run(" "), *line]
        else:
            made.append(line)
    return [settled(line) for line in made]


def _labelled(first: Styled, raw: str, found: Marked, style: Style) -> tuple[str | None, Styled]:
    """A paragraph's label, Word's own or typed, and its words without it.

    Words that Word puts before a number ("Appendix 2") are words, not a label.
    """
    if found.label and any(map(str.isspace, found.label)):
        return None, _after(" ".join(found.label.split()), first)
    if found.label:
        return found.label, first
    if style.is_contents:
        return None, first
    tabbed = _TABBED.match(raw)
    if tabbed:
        return tabbed[1], first.cut(len(tabbed[1]) + 1)
    return split_label(first)


def _heading_level(properties: Element | None, style: Style) -> int | None:
    own = number(value(child(properties, "outlineLvl")))
    if own is None:
        return style.level
    return own + 1 if 0 <= own < _BODY_LEVEL else None


def _reads_as_sentence(text: str) -> bool:
    """Whether words set in a heading's style are a numbered paragraph, as some reports have."""
    ended = text.endswith((".", ";")) and len(text.split()) >= _SENTENCE_WORDS
    return ended or len(text) > _HEADING_LONGEST


def _can_head(label: str) -> bool:
    """Whether a label is one that headings bear too: "3.", "3.1", "A.", "IV."."""
    return is_paragraph_number(label) or (label[0].isupper() and not label.endswith(")"))


def _looks_as_heading(styled: Styled, label: str | None, style: Style) -> int | None:
    """The level of what is set as a heading is, without a heading's style: bold or in capitals."""
    if style.is_contents or not (label is None or _can_head(label)):
        return None
    text = styled.text
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 3 and len(text) <= _CAPITALS_LONGEST and all(map(str.isupper, letters)):
        return 3
    short = len(text) <= _HEADING_LONGEST and not text.endswith((".", ";", ","))
    return 4 if styled.all_bold and short else None
