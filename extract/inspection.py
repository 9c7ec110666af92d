"""What inspectors say must improve: Ofsted's reports and letters since 2012, area SEND reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cite import cite
from extract.decided import made_on_of
from extract.findings import Recommendation, RecommendationKind
from extract.points import Point, points
from ingest.document import Document, DocumentKind, Paper, PaperKind

_INSPECTED = (DocumentKind.OFSTED_REPORT, DocumentKind.OFSTED_LETTER, DocumentKind.SEND_REPORT)
_BOARD = re.compile(r"\bLSCB\b|\bsafeguarding children board\b", re.IGNORECASE)
_PARTNERSHIP = re.compile(r"\binspection of (?P<name>.+ local area partnership)\b", re.IGNORECASE)


def find(document: Document) -> Iterator[Recommendation]:
    """Yield the points for improvement of every inspection report or letter."""
    send = document.kind is DocumentKind.SEND_REPORT
    for position, paper in enumerate(document.papers):
        if not is_inspection(document, paper):
            continue
        blocks = [block for block in document.body() if block.paper == position]
        met: set[str] = set()
        for point in points(blocks, send):
            if point.text.casefold() not in met:
                met.add(point.text.casefold())
                yield _record(document, paper, point)


def is_inspection(document: Document, paper: Paper) -> bool:
    """Whether a paper is an inspectorate's own report or letter."""
    if paper.kind is PaperKind.INSPECTION_REPORT:
        return True
    by_ofsted = "ofsted" in (paper.author or "").casefold()
    if paper.kind is PaperKind.LETTER:
        return by_ofsted or document.kind in _INSPECTED
    return len(document.papers) == 1 and document.kind in _INSPECTED


def _record(document: Document, paper: Paper, point: Point) -> Recommendation:
    return Recommendation(
        at=cite(document, point.block, _quote(point), point.cell),
        text=point.text,
        kind=RecommendationKind.INSPECTION,
        label=point.label,
        made_by=paper.author or "Ofsted",
        addressed_to=point.body or _addressed(document, paper, point),
        made_on=made_on_of(document, paper),
        due_text=point.within,
    )


def _quote(point: Point) -> str | None:
    """The words of one line of a cell; else the whole block or cell is quoted."""
    own = point.cell is not None and point.label is not None and point.text in point.cell.text
    return point.text if own else None


def _addressed(document: Document, paper: Paper, point: Point) -> str | None:
    """Whom a point is for: the board or partnership that was inspected, else the council."""
    if _BOARD.search(" ".join((*point.block.section, point.heading))):
        return "Local Safeguarding Children Board"
    partnership = _PARTNERSHIP.search(paper.title or "")
    return partnership["name"] if partnership else document.council
