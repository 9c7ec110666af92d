"""Dates: every expression of time in a paper, what it means in EDTF, and what it is the date of.

`mentions` and `edtf_of` read a text, `find` a whole Document. Day first, always (British
papers). A year left out comes from a date told shortly before, from the heading of the column,
or from the paper's own date; "last year" counts from the paper, never from today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cite import cite
from extract.dates_calendar import span_of
from extract.dates_mentions import Mention, edtf_of, mentions
from extract.dates_relative import standpoint
from extract.dates_roles import role_of
from extract.findings import DateMention, DateRole
from extract.language import sentences
from ingest.document import Block, BlockKind, Cell, Document, PaperKind

__all__ = ["Mention", "anchor_of", "edtf_of", "find", "mentions", "span_of"]

_LONGEST_QUOTE = 300  # characters; beyond, a date is quoted with its own sentence only
_PUBLISHED = (PaperKind.INSPECTION_REPORT, PaperKind.LETTER)
_YEAR = re.compile(r"\s*((?:19|20)\d\d)(?:\s?[/–-]\s?(\d\d))?\s*")
_NUMBER_ALONE = re.compile(r"\s*\d{4}\s*")


def find(document: Document) -> tuple[DateMention, ...]:
    """Return every date of the document's body, with its meaning and role, in reading order."""
    told = _standpoints(document)
    found: list[DateMention] = []
    for block in document.body():
        anchor = anchor_of(document, block) or told.get(block.paper)
        if block.kind is BlockKind.TABLE:
            found += _in_table(document, block, anchor)
        else:
            found += _in_text(document, block, anchor)
    return tuple(found)


def anchor_of(document: Document, block: Block) -> str | None:
    """Return the day (EDTF) that a block's dates count from: its paper's, else the meeting's."""
    paper = document.paper_of(block)
    return (paper.dated if paper else None) or document.meeting_date


def _standpoints(document: Document) -> dict[int | None, str]:
    """The months from which papers without a date speak ("four months on from October 2020")."""
    told: dict[int | None, str] = {}
    for block in document.body():
        if "on from" in block.text and anchor_of(document, block) is None:
            day = standpoint(block.text)
            if day is not None:
                told.setdefault(block.paper, f"{day:%Y-%m}")
    return told


def _in_text(document: Document, block: Block, anchor: str | None) -> Iterator[DateMention]:
    """The dates of a heading, paragraph, list item or caption."""
    found = mentions(block.text, anchor)
    if not found:
        return
    heading = block.section[-1] if block.section else ""
    spans = sentences(block.text) if len(block.text) > _LONGEST_QUOTE else []
    for mention in found:
        quote = _quote(block.text, mention, spans)
        yield DateMention(
            at=cite(document, block, quote),
            text=mention.text,
            edtf=mention.edtf,
            role=role_of(
                block.text,
                mention,
                heading,
                _paper_date_role(document, block, mention) or _issued(document, block, mention),
            ),
            problem=mention.problem,
        )


def _paper_date_role(document: Document, block: Block, mention: Mention) -> DateRole | None:
    """What the paper's own date is the date of; None for any other date."""
    paper = document.paper_of(block)
    if mention.edtf is None or mention.relative or mention.edtf != anchor_of(document, block):
        return None
    published = paper is not None and paper.kind in _PUBLISHED
    return DateRole.PUBLICATION if published else DateRole.MEETING


def _issued(document: Document, block: Block, mention: Mention) -> DateRole | None:
    """A line of the first page that is only a date, before the meeting's: the agenda came out."""
    dated = anchor_of(document, block)
    if mention.edtf is None or dated is None or mention.relative or block.page > 1:
        return None
    alone = len(mention.text) > len(block.text) * 0.8
    return DateRole.PUBLICATION if alone and mention.edtf < dated else None


def _quote(text: str, mention: Mention, spans: list[tuple[int, int]]) -> str:
    """The sentence or sentences that hold a mention; the whole text when it is short."""
    held = [span for span in spans if span[0] < mention.end and mention.start < span[1]]
    return text[held[0][0] : held[-1][1]] if held else text


def _in_table(document: Document, block: Block, anchor: str | None) -> Iterator[DateMention]:
    """The dates of a table's cells, each read under its column's heading."""
    above = block.section[-1] if block.section else ""
    for number, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            if cell.inherited or not cell.text.strip():
                continue
            heading = _heading(block, number, column)
            inside = number >= max(1, block.header_rows) and column > 0
            if inside and _NUMBER_ALONE.fullmatch(cell.text) and not _YEAR.fullmatch(heading):
                continue  # a count that happens to look like a year
            yield from _in_cell(document, block, cell, anchor, (heading, above))


def _in_cell(
    document: Document, block: Block, cell: Cell, anchor: str | None, headings: tuple[str, str]
) -> Iterator[DateMention]:
    """The dates of one cell; `headings` are its column's and the table's."""
    column, above = headings
    year = _YEAR.fullmatch(column)
    found = mentions(cell.text, _in_year(year, anchor) if year else anchor)
    if not found:
        return
    spans = sentences(cell.text) if len(cell.text) > _LONGEST_QUOTE else []
    for mention in found:
        yield DateMention(
            at=cite(document, block, _quote(cell.text, mention, spans), cell),
            text=mention.text,
            edtf=mention.edtf,
            role=role_of(
                cell.text,
                mention,
                above,
                _paper_date_role(document, block, mention),
                column="" if year else column,
            ),
            problem=mention.problem,
        )


def _in_year(year: re.Match[str], anchor: str | None) -> str:
    """The anchor of a column under a year: its middle, so that each of its months is nearest."""
    return f"{year[1]}-12-31" if year[2] else f"{year[1]}-07-01"


def _heading(block: Block, row: int, column: int) -> str:
    """The heading of a cell's column: from the header rows, else the first row's words."""
    if row == 0:
        return ""
    rows = block.rows[: block.header_rows] or block.rows[:1]
    words = [r[column].text for r in rows[:row] if column < len(r)]
    return " ".join(dict.fromkeys(word for word in words if word))
