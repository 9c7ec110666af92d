"""Whose words a paper's own text is, and since when: author, committee or inspectorate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records import KnownBy
from ingest.document import Block, Document, DocumentKind, Paper, PaperKind

OFSTED = "Ofsted"
# The inspectorate by its other names: "Her Majesty's Inspector", "HMI", its full name.
INSPECTORATE = re.compile(
    r"\b(?:ofsted|hmi|h(?:er|is)\s+majesty.?s\s+(?:chief\s+)?inspectors?"
    r"|office\s+for\s+standards\s+in\s+education)\b",
    re.IGNORECASE,
)
_INSPECTION_FILES = (
    DocumentKind.OFSTED_REPORT,
    DocumentKind.OFSTED_LETTER,
    DocumentKind.SEND_REPORT,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, how that is known, and when it was said (EDTF)."""

    speaker: str | None
    known_by: KnownBy = KnownBy.AUTHOR
    said_on: str | None = None


def voice_of(document: Document, block: Block) -> Voice:
    """Return whose words a block is, unless it attributes them to another.

    Inspection reports and the inspectorate's letters speak for the inspectorate, minutes for
    their committee, other papers for the author they name; None where none is named.
    """
    paper = document.paper_of(block)
    said_on = paper.dated if paper else None
    if document.kind in _INSPECTION_FILES or _by_inspectorate(paper):
        return Voice(_inspectorate(paper), said_on=said_on or document.meeting_date)
    if paper and paper.kind is PaperKind.MINUTES:
        return Voice(paper.committee or document.committee, said_on=said_on)
    return Voice(paper.author if paper else None, said_on=said_on)


def _by_inspectorate(paper: Paper | None) -> bool:
    """Whether a paper of a pack is the inspectorate's own report or letter."""
    if paper is None:
        return False
    if paper.kind is PaperKind.INSPECTION_REPORT:
        return paper.author is None or bool(INSPECTORATE.search(paper.author))
    return paper.kind is PaperKind.LETTER and bool(INSPECTORATE.search(paper.author or ""))


def _inspectorate(paper: Paper | None) -> str:
    """The name the inspectorate goes by: with its partner where the paper names both."""
    author = paper.author if paper else None
    if author and re.search(r"\b(?:CQC|Care Quality Commission)\b", author):
        return f"{OFSTED} and CQC"
    return OFSTED
