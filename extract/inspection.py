"""What inspectors say must improve: Ofsted's reports and letters since 2012, area SEND reports.

The headings changed with the frameworks, and stand with or without a question mark or the number
of a footnote; what stands below them is items, in groups by time or by service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.cite import cite
from extract.findings import Recommendation, RecommendationKind
from extract.resolutions import made_on_of
from ingest.document import Block, BlockKind, Cell, Document, DocumentKind, Paper, PaperKind

_END = r"\s*[?:]?\s*\d{0,2}\s*$"  # a question mark, a colon, a footnote's number
_POINTS = re.compile(
    r"^(?:what (?:does|do|must|should) .{3,80} (?:need to )?(?:improve|do better)"
    r"|what needs? to improve(?: in this area of (?:social work )?practice)?"
    r"|areas? (?:for|of|requiring) (?:development and )?improvement"
    r"|areas? for (?:priority|immediate) (?:action|improvement)s?"
    r"|priority (?:and immediate )?actions?|(?:key )?recommendations(?: for .{3,60})?)" + _END,
    re.IGNORECASE,
)
# In area SEND reports "What needs to improve?" heads findings; what must be done is in tables.
_SEND_POINTS = re.compile(r"^areas? for (?:priority action|improvement)s?" + _END, re.IGNORECASE)
_WITHIN = re.compile(
    r"^(?P<time>immediately|with(?:in)? (?:immediate effect|\w+ (?:weeks?|months?))"
    r"(?: of .{3,60})?)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?::|\bthe following(?: actions?)?\.?)\s*$", re.IGNORECASE)
_GROUP_LONGEST = 80
_INSPECTED = (DocumentKind.OFSTED_REPORT, DocumentKind.OFSTED_LETTER, DocumentKind.SEND_REPORT)


@dataclass(slots=True)
class _State:
    """Where in the paper we are: below which heading, in which group by time."""

    in_points: bool = False
    level: int = 0
    within: str | None = None


def find(document: Document) -> Iterator[Recommendation]:
    """Yield the points for improvement of every inspection report or letter."""
    for position, paper in enumerate(document.papers):
        if not is_inspection(document, paper):
            continue
        blocks = [block for block in document.body() if block.paper == position]
        yield from _points(document, blocks)


def is_inspection(document: Document, paper: Paper) -> bool:
    """Whether a paper is an inspectorate's own report or letter."""
    if paper.kind is PaperKind.INSPECTION_REPORT:
        return True
    by_ofsted = "ofsted" in (paper.author or "").casefold()
    if paper.kind is PaperKind.LETTER:
        return by_ofsted or document.kind in _INSPECTED
    return len(document.papers) == 1 and document.kind in _INSPECTED


def _points(document: Document, blocks: Sequence[Block]) -> Iterator[Recommendation]:
    state = _State()
    met: set[str] = set()
    for index, block in enumerate(blocks):
        if _is_points_heading(document, block):
            state = _State(True, block.level, None)
        elif within := _WITHIN.match(block.text):
            state.within = within["time"] if state.in_points else None
        elif not state.in_points or _is_group(blocks, index, state):
            continue
        elif block.kind is BlockKind.HEADING:
            state = _State()
        else:
            for cell, body in _items(block):
                text = cell.text if cell else block.text
                if text.casefold() not in met:
                    met.add(text.casefold())
                    yield _record(document, block, cell, body, state.within)


def _is_points_heading(document: Document, block: Block) -> bool:
    if block.kind is BlockKind.TABLE or (block.label and block.kind is not BlockKind.HEADING):
        return False
    heading = _SEND_POINTS if document.kind is DocumentKind.SEND_REPORT else _POINTS
    return bool(heading.match(block.text))


def _is_group(blocks: Sequence[Block], index: int, state: _State) -> bool:
    """A short line between items: "Care leavers" above the points on care leavers."""
    block = blocks[index]
    if len(block.text) > _GROUP_LONGEST or block.label or block.text.endswith((".", ";")):
        return False
    if block.kind is BlockKind.TABLE:
        return False
    smaller = block.kind is not BlockKind.HEADING or block.level > state.level
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return smaller and after is not None and bool(after.label)


def _items(block: Block) -> Iterator[tuple[Cell | None, str | None]]:
    """A block's points, each with the body they are addressed to where a table names it."""
    if block.kind is BlockKind.TABLE:
        for row in block.rows[block.header_rows :]:
            filled = [cell for cell in row if cell.text]
            if filled and not _POINTS.match(filled[-1].text):
                yield filled[-1], filled[0].text if len(filled) > 1 else None
    elif block.label is not None and not _OPENING.search(block.text):
        yield None, None


def _record(
    document: Document, block: Block, cell: Cell | None, body: str | None, within: str | None
) -> Recommendation:
    paper = document.paper_of(block)
    text = (cell.text if cell else block.text).replace("\n", " ")
    return Recommendation(
        at=cite(document, block, None, cell),
        text=text,
        kind=RecommendationKind.INSPECTION,
        label=block.label if cell is None else None,
        made_by=(paper.author if paper else None) or "Ofsted",
        addressed_to=body or document.council,
        made_on=made_on_of(document, paper),
        due_text=within,
    )
