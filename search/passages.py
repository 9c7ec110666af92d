"""Cutting a Document into passages: what can be found, quoted, and put into a mouth.

One passage a paragraph, list item or table row. Words that the paper attributes to another
speaker become passages of their own, so that an answer puts only a speaker's own words, or the
account of them, into that speaker's mouth (council reports quote the inspectorate in the
middle of their own paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.records import KnownBy, Passage
from extract.findings import Attribution, Findings, Recommendation, RecommendationKind
from ingest.document import Block, BlockKind, Cell, Document, Place, Row
from search.voices import Voice, voice_of

_Found = TypeVar("_Found", Attribution, Recommendation)

VERSION = 1
"""Raised whenever other passages are cut from the same document and findings."""

SEPARATOR = " › "
CELLS = " | "
# Rows longer than this (in words) are cut by the paragraphs inside their cells: some papers
# set whole sections in a table.
LONG_ROW = 150
# A heading of so many words, or one that ends as a sentence, says something by itself.
TELLING_HEADING = 8
# Words covering this share of a block are the whole block: no second passage for the rest.
WHOLE = 0.85

_WORD = re.compile(r"[^\W\d_]{2,}")
_INTRODUCES = re.compile(r"(?:[:–—-]|\b(?:following|that|to))\s*[-–—]?\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a document that become a passage, with what makes them make sense alone."""

    block: Block
    text: str
    place: Place
    heading: str


def cut(document: Document, findings: Findings) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order, attributed words after their paragraph.

    Running headers, blank rows and blocks without words give none. Ids are the same on each
    reading of the same file.
    """
    attributions = _by_page(findings.attributions)
    resolutions = _by_page(_resolved(findings))
    passages: list[Passage] = []
    for piece in _pieces(document):
        passage = _passage(document, piece, voice_of(document, piece.block))
        passages += _voiced(passage, piece, attributions, resolutions)
    return tuple(
        replace(each, id=f"{document.sha256[:16]}-p{order}", order=order)
        for order, each in enumerate(passages)
    )


def _pieces(document: Document) -> Iterator[_Piece]:
    """The pieces of all blocks, each with its heading path."""
    introduced = _Introduction()
    for block in document.body():
        path = introduced.path(block)
        if block.kind is BlockKind.TABLE:
            yield from _rows(block, path)
        elif _says_something(block):
            yield _Piece(block, block.text, block.place, SEPARATOR.join(path))


class _Introduction:
    """Remembers the sentence that introduces a list ("The review found:") for its items."""

    def __init__(self) -> None:
        self._sentence: str | None = None
        self._section: tuple[str, ...] = ()

    def path(self, block: Block) -> tuple[str, ...]:
        """Return the heading path of a block, the sentence that introduces it last."""
        if block.kind is BlockKind.LIST_ITEM:
            sentence = self._sentence if block.section == self._section else None
            if _INTRODUCES.search(block.text) and block.level == 0:
                self._remember(block)
            return (*block.section, sentence) if sentence else block.section
        if block.kind is BlockKind.PARAGRAPH:
            self._remember(block)
        elif block.kind is BlockKind.HEADING:
            self._sentence = None
        return block.section

    def _remember(self, block: Block) -> None:
        self._section = block.section
        last = _SENTENCE_END.split(block.text.strip())[-1]
        self._sentence = last if _INTRODUCES.search(last) else None


def _says_something(block: Block) -> bool:
    """Whether a block is a passage: it has words, and a heading must be more than a title."""
    words = _WORD.findall(block.text)
    if block.kind is BlockKind.HEADING:
        return len(words) >= TELLING_HEADING or (
            len(words) > 2 and block.text.rstrip().endswith(".")
        )
    return len(words) >= 2


def _rows(block: Block, path: tuple[str, ...]) -> Iterator[_Piece]:
    """The rows of a table below its column headings; a long row cut by its cells' paragraphs."""
    names = _column_names(block)
    for row in block.rows[block.header_rows :]:
        told = [cell for cell in row if cell.text.strip() and not cell.inherited]
        if not _WORD.search(" ".join(cell.text for cell in told)):
            continue
        context = _row_context(row, names)
        length = sum(len(cell.text.split()) for cell in told)
        if length > LONG_ROW:
            yield from _cells(block, row, path, names)
        else:
            text = CELLS.join(dict.fromkeys(cell.text.strip() for cell in told))
            heading = SEPARATOR.join((*path, context) if context else path)
            yield _Piece(block, text, _row_place(block, told), heading)


def _column_names(block: Block) -> tuple[str, ...]:
    """The headings of a table's columns, from all its header rows; empty strings for none."""
    width = max((len(row) for row in block.rows), default=0)
    names: list[str] = []
    for column in range(width):
        told = (row[column].text for row in block.rows[: block.header_rows] if column < len(row))
        names.append(" ".join(dict.fromkeys(" ".join(text.split()) for text in told if text)))
    return tuple(names)


def _row_context(row: Row, names: tuple[str, ...]) -> str:
    """The column headings of a row, with the words that blank cells inherit from above."""
    parts = []
    for name, cell in zip(names, row, strict=False):
        inherited = " ".join(cell.text.split()) if cell.inherited else ""
        parts.append(": ".join(part for part in (name, inherited) if part))
    return CELLS.join(dict.fromkeys(part for part in parts if part))


def _row_place(block: Block, told: list[Cell]) -> Place:
    """The place of a row: the page of its first cell, the box round those on that page."""
    places = [cell.place for cell in told if cell.place]
    if not places:
        return block.place
    page = min(place.page for place in places)
    first = next(place for place in places if place.page == page)
    boxes = [place.box for place in places if place.page == page and place.box]
    if not boxes:
        return first
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Place(page, first.page_label, (min(x0), min(top), max(x1), max(bottom)))


def _cells(
    block: Block, row: Row, path: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[_Piece]:
    """The paragraphs inside the cells of a long row, under column and row heading."""
    subject = " ".join(row[0].text.split()[:12]) if row and len(row[0].text.split()) <= 40 else ""
    for column, cell in enumerate(row):
        if cell.inherited:
            continue
        name = names[column] if column < len(names) else ""
        above = (*path, *(part for part in (subject if column else "", name) if part))
        heading = SEPARATOR.join(above)
        inner = cell.blocks or (Block(BlockKind.PARAGRAPH, cell.text, ()),)
        for each in inner:
            if len(_WORD.findall(each.text)) >= 2:
                place = each.places[0] if each.places else cell.place or block.place
                yield _Piece(block, each.text, place, heading)


def _passage(document: Document, piece: _Piece, voice: Voice) -> Passage:
    """A piece as a passage in its paper's own voice; id and order are given at the end."""
    paper = document.paper_of(piece.block)
    place = piece.place
    return Passage(
        id="",
        document=document.sha256,
        source=document.source,
        order=0,
        quote=piece.text,
        heading=piece.heading,
        page=place.page,
        page_label=place.page_label,
        paragraph=piece.block.paragraph,
        box=place.box,
        paper=paper.title if paper else None,
        paper_index=piece.block.paper,
        item=paper.item if paper else None,
        section=piece.block.section,
        council=document.council,
        committee=(paper.committee if paper else None) or document.committee,
        speaker=voice.speaker,
        known_by=voice.known_by,
        said_on=voice.said_on,
        printed_on=document.meeting_date or (paper.dated if paper else None),
        exempt=document.is_exempt(piece.block),
    )


def _voiced(
    passage: Passage,
    piece: _Piece,
    attributions: dict[int, list[Attribution]],
    resolutions: dict[int, list[Recommendation]],
) -> Iterator[Passage]:
    """The passage, with its decision-maker where it is a decision, then each attributed part."""
    pages = {place.page for place in piece.block.places} | {piece.place.page}
    for resolution in _within(piece, pages, resolutions):
        passage = replace(passage, speaker=resolution.made_by or passage.committee)
    spoken = list(_within(piece, pages, attributions))
    whole = [each for each in spoken if len(_own_words(each)) >= WHOLE * len(piece.text)]
    if whole:
        yield _spoken(passage, piece, whole[0])
        return
    yield passage
    for each in spoken:
        yield _spoken(passage, piece, each)


def _own_words(attribution: Attribution) -> str:
    """The words to be shown as the speaker's: the quoted ones alone, else the whole account."""
    quote = attribution.at.quote
    if attribution.quoted and attribution.text in quote:
        return attribution.text
    return quote


def _spoken(passage: Passage, piece: _Piece, attribution: Attribution) -> Passage:
    """The attributed words of a piece as a passage in their speaker's voice.

    What stands before them in the paragraph goes into the heading: it says what they are about.
    """
    words = _own_words(attribution)
    before = piece.text[: max(piece.text.find(words), 0)].strip()
    heading = SEPARATOR.join(part for part in (passage.heading, before) if part)
    at = attribution.at
    return replace(
        passage,
        quote=words,
        heading=heading,
        page=at.page,
        page_label=at.page_label,
        box=at.box,
        speaker=attribution.speaker,
        known_by=KnownBy.QUOTATION if attribution.quoted else KnownBy.REPORT,
        said_on=attribution.said_on,
    )


def _resolved(findings: Findings) -> tuple[Recommendation, ...]:
    """The decisions of meetings."""
    kind = RecommendationKind.RESOLUTION
    return tuple(each for each in findings.recommendations if each.kind is kind)


def _by_page(found: tuple[_Found, ...]) -> dict[int, list[_Found]]:
    """Findings by the page they stand on."""
    pages: dict[int, list[_Found]] = {}
    for each in found:
        pages.setdefault(each.at.page, []).append(each)
    return pages


def _within(piece: _Piece, pages: set[int], found: dict[int, list[_Found]]) -> Iterator[_Found]:
    """The findings whose words stand in a piece: on its page, in its paragraph."""
    own = piece.block.paragraph
    for page in sorted(pages):
        for each in found.get(page, ()):
            elsewhere = own and each.at.paragraph and each.at.paragraph != own
            if not elsewhere and each.at.quote in piece.text:
                yield each
