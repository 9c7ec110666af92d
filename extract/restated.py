"""What an inspection asked for, restated before it is answered: "progress since our inspection".

A section that names an inspection in its heading ("Standard inspection recommendations (2019)",
"Progress since our last inspection") holds each point as the inspectorate worded it, as a paragraph
of its own, and under it, as a list, what has been done. Seen in councils' self-evaluations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.cite import cite
from extract.dates import anchor_of
from extract.findings import Act, Telling
from ingest.document import Block, BlockKind, Document, DocumentKind

_INSPECTION = re.compile(
    r"\b(?:inspections?|visit|ofsted|ILACS|HMI\w*|CQC)\b.{0,80}"
    r"\b(?:recommendations?|areas?\s+for\s+(?:improvement|priority\s+action))\b"
    r"|\b(?:recommendations?|areas?\s+for\s+(?:improvement|priority\s+action))\b.{0,60}"
    r"\b(?:inspections?|visit|ofsted)\b|\bsince\b.{0,30}\b(?:inspection|visit)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN = (DocumentKind.OFSTED_REPORT, DocumentKind.OFSTED_LETTER, DocumentKind.SEND_REPORT)
_OFSTED = "Ofsted"
_LONGEST = 70  # words: a point is a line or two, not a paragraph of an account
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)


def find(document: Document) -> Iterator[Telling]:
    """Yield each restated point with the answer given below it, in reading order."""
    if document.kind in _OWN:
        return
    for (paper, section), blocks in groupby(
        document.body(), key=lambda block: (block.paper, block.section)
    ):
        heading = section[-1] if section else ""
        if paper is not None and _INSPECTION.search(heading):
            yield from _points(document, heading, list(blocks))


def _points(document: Document, heading: str, blocks: Sequence[Block]) -> Iterator[Telling]:
    years = _YEAR.findall(heading)
    made_on = years[0] if len(set(years)) == 1 else None
    found: list[Telling] = []
    for point, answers in _answered(blocks):
        first = answers[0]
        paper = document.paper_of(point)
        found.append(
            Telling(
                at=cite(document, first),
                act=Act.REPORTED,
                text=first.text,
                body=document.council,
                happened_on=(paper.dated if paper else None) or anchor_of(document, point),
                recommendation=point.text,
                made_by=_OFSTED,
                made_on=made_on,
            )
        )
    # One paragraph with a list below it is any section; a list of answers has several.
    if len(found) > 1:
        yield from found


def _answered(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Paragraphs, each with the list items below it."""
    point: Block | None = None
    answers: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            if point is not None and answers:
                yield point, answers
            point, answers = (block if _is_point(block) else None), []
        elif block.kind is BlockKind.LIST_ITEM and point is not None:
            answers.append(block)
    if point is not None and answers:
        yield point, answers


def _is_point(block: Block) -> bool:
    return len(block.text.split()) <= _LONGEST and not _WE.search(block.text)
