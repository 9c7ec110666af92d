"""Red-amber-green ratings: told in sentences, held by tables, shown by colour alone.

`find(document)` gives one record a rating. `as_of` is the quarter or month that the paper's title
names, else the date of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rag_prose, rag_tables
from extract.cite import cite
from extract.dates import mentions
from extract.findings import Evidence, RagRating
from extract.rag_colours import of_fill
from extract.rag_words import RATES
from ingest.document import Block, BlockKind, Document, Paper, PaperKind

_RAG = re.compile(r"\bb?rag\b|\bred[, /-]+amber\b|\btraffic[- ]light", re.I)
_QUARTER = re.compile(r"\bq(?:uarter|tr)?\s*[1-4]\b", re.I)
# "– February 2022", "as at 31 March 2022", "(June 2022)", "for May 2022" at the end of a title
_CLOSING_DATE = re.compile(
    r"(?:[–—(:-]|\bas (?:at|of)\b|\b(?:for|to|in)(?: end(?: of)?)?\b)\s*"
    r"(?P<date>[^()–—:-]{4,20})\W*$"
)
_APPENDICES = re.compile(r"\bappendi(?:x|ces)\b", re.I)
_MOST_WORDS = 12  # of a line whose chip is its rating
_FIRST_BLOCKS = 8  # of a paper, in which its period is named
_TITLE = 120  # characters


def find(document: Document) -> tuple[RagRating, ...]:
    """Return the ratings of a document, in the order of its pages."""
    papers: dict[int | None, list[Block]] = {}
    for block in document.body():
        papers.setdefault(block.paper, []).append(block)
    as_of = {index: _as_of(document, index, blocks) for index, blocks in papers.items()}
    rates = {index: _rates(blocks) for index, blocks in papers.items()}
    found = [
        *rag_prose.find(document, as_of, rates),
        *rag_tables.find(document, as_of, rates),
    ]
    told = {(rating.at.page, rating.subject) for rating in found}
    for index, blocks in papers.items():
        for rating in _chips(document, blocks, as_of[index]):
            if (rating.at.page, rating.subject) not in told:
                found.append(rating)
    return tuple(sorted(found, key=lambda rating: rating.at.page))


def _rates(blocks: Sequence[Block]) -> bool:
    """Whether a paper speaks of red-amber-green ratings anywhere, tables included."""
    return any(RATES.search(block.text) for block in blocks)


def _chips(document: Document, blocks: Sequence[Block], as_of: str | None) -> Iterator[RagRating]:
    """Headings and short lines with a coloured chip and no word, in papers that rate by colour.

    One colour throughout is decoration; ratings differ.
    """
    coloured = [block for block in blocks if _may_be_chip(block)]
    if len({of_fill(block.fill) for block in coloured}) < 2:
        return
    if not any(_RAG.search(block.text) for block in blocks):
        return
    for block in coloured:
        yield RagRating(
            at=cite(document, block),
            subject=" ".join(block.text.split()),
            rating=of_fill(block.fill),
            as_of=as_of,
            evidence=Evidence.COLOUR,
        )


def _may_be_chip(block: Block) -> bool:
    if block.kind is BlockKind.TABLE or of_fill(block.fill) is None:
        return False
    words = block.text.split()
    return 0 < len(words) <= _MOST_WORDS and not re.match(
        r"^\W*(?:red|amber|green|blue)\b", block.text, re.I
    )


def _as_of(document: Document, index: int | None, blocks: Sequence[Block]) -> str | None:
    """The time that a paper's ratings are of."""
    paper = document.papers[index] if index is not None else None
    dated = (paper.dated if paper else None) or document.meeting_date
    quarter = _quarter(blocks[:_FIRST_BLOCKS], dated)
    if quarter or paper is None:
        return quarter or dated
    return _closing_month(paper.title or "") or paper.dated or _listed(document, paper) or dated


def _quarter(blocks: Sequence[Block], anchor: str | None) -> str | None:
    """ "Quarter 3" and "2024/25" among the first lines of a performance report."""
    lines = [
        " ".join(block.text.split())
        for block in blocks
        if block.kind is not BlockKind.TABLE and len(block.text) < _TITLE
    ]
    for mention in mentions(" ".join(lines), anchor):
        if mention.edtf and _QUARTER.search(mention.text):
            return mention.edtf
    return None


def _closing_month(title: str) -> str | None:
    """ "Summary of performance – February 2022" is of that month."""
    match = _CLOSING_DATE.search(title)
    found = mentions(match["date"], None) if match else []
    return found[0].edtf if found and re.search(r"\d{4}", found[0].text) else None


def _listed(document: Document, paper: Paper) -> str | None:
    """The month that an item's report gives its only appendix in the list of appendices."""
    same = [index for index, other in enumerate(document.papers) if other.item == paper.item]
    appendices = [i for i in same if document.papers[i].kind is PaperKind.APPENDIX]
    if paper.item is None or len(appendices) != 1 or document.papers[appendices[0]] != paper:
        return None
    below = False
    for block in document.body():
        if block.paper not in same or block.paper in appendices:
            continue
        below = below or bool(_APPENDICES.search(block.text) and len(block.text) < _TITLE)
        month = _closing_month(block.text.split("\n")[0]) if below else None
        if month:
            return month
    return None
