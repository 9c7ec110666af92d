"""Red-amber-green ratings: told in sentences, held by tables, shown by colour alone.

`find(document)` gives one record a rating. `as_of` is the date of the paper, or the quarter that
its title names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import rag_prose, rag_tables
from extract.actions import anchors
from extract.cite import cite
from extract.dates import mentions
from extract.findings import Evidence, RagRating
from extract.rag_colours import of_fill
from ingest.document import Block, BlockKind, Document

_RAG = re.compile(r"\bb?rag\b|\bred[, /-]+amber\b|\btraffic[- ]light", re.I)
_MOST_WORDS = 12  # of a line whose chip is its rating
_FIRST_BLOCKS = 8  # of a paper, in which its period is named


def find(document: Document) -> tuple[RagRating, ...]:
    """Return the ratings of a document, in the order of its pages."""
    as_of = _periods(document)
    found = [
        *rag_prose.find(document, as_of),
        *rag_tables.find(document, as_of),
    ]
    told = {(rating.at.page, rating.subject) for rating in found}
    chips = [
        rating for rating in _chips(document, as_of) if (rating.at.page, rating.subject) not in told
    ]
    return tuple(sorted((*found, *chips), key=lambda rating: rating.at.page))


def _chips(document: Document, as_of: dict[int | None, str | None]) -> Iterator[RagRating]:
    """Headings and short lines with a coloured chip and no word, in papers that rate by colour.

    One colour throughout is decoration; ratings differ.
    """
    for index in {block.paper for block in document.body()}:
        blocks = [block for block in document.body() if block.paper == index]
        coloured = [block for block in blocks if _may_be_chip(block)]
        if len({of_fill(block.fill) for block in coloured}) < 2 or not any(
            _RAG.search(block.text) for block in blocks
        ):
            continue
        for block in coloured:
            yield RagRating(
                at=cite(document, block),
                subject=" ".join(block.text.split()),
                rating=of_fill(block.fill),
                as_of=as_of.get(index),
                evidence=Evidence.COLOUR,
            )


def _may_be_chip(block: Block) -> bool:
    if block.kind is BlockKind.TABLE or of_fill(block.fill) is None:
        return False
    words = block.text.split()
    return 0 < len(words) <= _MOST_WORDS and not re.match(
        r"^\W*(?:red|amber|green|blue)\b", block.text, re.I
    )


def _periods(document: Document) -> dict[int | None, str | None]:
    """The date of each paper: the quarter or month that its first lines name, else its own date."""
    dated = anchors(document)
    for index in list(dated):
        first = [block for block in document.body() if block.paper == index][:_FIRST_BLOCKS]
        period = _named_period(first, dated[index])
        if period is not None:
            dated[index] = period
    return dated


def _named_period(blocks: list[Block], anchor: str | None) -> str | None:
    words = " ".join(
        " ".join(block.text.split())
        for block in blocks
        if block.kind is not BlockKind.TABLE and len(block.text) < 120
    )
    for mention in mentions(words, anchor):
        if mention.edtf and re.search(r"\bq(?:uarter|tr)?\s*[1-4]\b", mention.text, re.I):
            return mention.edtf
    return None
