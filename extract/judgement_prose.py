"""Grades told in sentences and headings: of the report itself, and in a council's account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cite import cite
from extract.dates import anchor_of, mentions
from extract.findings import Basis, Judgement
from extract.grades import GRADE, framework, inspected, normalised, published
from extract.inspection import is_inspection
from extract.language import sentences
from ingest.document import Block, BlockKind, Cell, Document, DocumentKind, Paper

# "… of children who need help and protection: inadequate"
_HEADED = re.compile(rf"^(?P<area>.{{8,160}}?)\s*(?::|\bis|\bare)\s+(?P<grade>{GRADE})\W*$", re.I)
# "The overall judgement is that children's services require improvement", "The graded judgement
# for adoption performance is that it is good" ("is" and "requires" may both stand)
_JUDGED = re.compile(
    rf"\bjudge?ment\b(?:\s+(?:for|of|about|on)\s+(?P<of>.{{4,90}}?))?\s+is that\s+"
    rf"(?P<area>.{{2,90}}?)\s+(?:(?:is|are)\s+)?(?P<grade>{GRADE})\b(?!\s+\w)",
    re.IGNORECASE,
)
# "Children's services in Wexcombe are inadequate", "The Board requires improvement"
_OVERALL = re.compile(
    r"^(?P<area>(?:children[’']?s services in|the (?:local safeguarding children board|LSCB|board))"
    rf".{{0,60}}?)\s+(?:(?:is|are)\s+)?(?P<grade>{GRADE})(?:\s+because)?\W*$",
    re.IGNORECASE,
)
# "… with a judgement of 'Requires Improvement'", "judged that the service required improvement"
_TOLD = re.compile(
    rf"\b(?:(?:overall\s+)?(?:judge?ment|grade|rating)\s+of\s+|(?:judged|rated|graded)\s+"
    rf"(?:(?:that\s+)?(?P<area>(?:the|our|its)\s+[\w’' ]{{3,60}}?)\s+)?(?:to\s+(?:be\s+)?|as\s+)?)"
    rf"[‘'“\"]?(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
_BY_INSPECTOR = re.compile(r"\b(?:ofsted|inspect\w+|HMI|final report|report was published)\b", re.I)
_AIM = re.compile(
    r"\b(?:aim\w*|aspir\w*|ambition|hop\w+|would|could|should|will|target|expect\w*|strive|if"
    r"|become|becoming|to be judged|percent\w*|audits?|cases?|%|other (?:authorities|councils))\b",
    re.IGNORECASE,
)
# The three outcomes of an area SEND inspection.
_OUTCOMES = (
    (
        re.compile(r"typically lead to positive experiences(?: and outcomes)?", re.I),
        "positive_experiences",
    ),
    (
        re.compile(r"lead to inconsistent experiences(?: and outcomes)?", re.I),
        "inconsistent_experiences",
    ),
    (
        re.compile(r"widespread and/?\s*(?:or )?systemic failings", re.I),
        "systemic_failings",
    ),
)
_SEND_AREA = "Local area partnership’s SEND arrangements"
_WORDY = 60  # characters: a cell that holds sentences, not a figure or a name
_SEND_OPENING = 40  # blocks: the outcome stands on the first pages; later pages quote the scale


def in_prose(document: Document) -> Iterator[Judgement]:
    """Yield grades that are told in words."""
    for position, paper in enumerate(document.papers):
        blocks = [block for block in document.body() if block.paper == position]
        if not is_inspection(document, paper):
            yield from _accounts(document, blocks)
        elif document.kind is DocumentKind.SEND_REPORT:
            yield from _outcome(document, paper, blocks)
        else:
            yield from _own_words(document, paper, blocks)


def _own_words(document: Document, paper: Paper, blocks: list[Block]) -> Iterator[Judgement]:
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield from _above_grades(document, paper, blocks, block)
            continue
        heading = block.kind is BlockKind.HEADING
        match = _JUDGED.search(block.text)
        if match:
            area = match["of"] if match["of"] else "Overall effectiveness"
        elif heading and _OVERALL.match(block.text):
            match = _OVERALL.match(block.text)
            board = re.search(r"board|LSCB", block.text, re.IGNORECASE)
            area = "Local Safeguarding Children Board" if board else "Overall effectiveness"
        elif heading and (match := _HEADED.match(block.text)):
            area = re.sub(r"^\d+(?:\.\d+)*\.?\s*", "", match["area"]).strip()
        if match:
            yield _of_report(document, paper, blocks, block, area, match["grade"])


def _above_grades(
    document: Document, paper: Paper, blocks: list[Block], table: Block
) -> Iterator[Judgement]:
    """The overall grade, set as the first row of the table of grades."""
    for cell in table.rows[0]:
        match = _OVERALL.match(cell.text)
        if match:
            area = "Overall effectiveness"
            yield _of_report(document, paper, blocks, table, area, match["grade"], cell=cell)


def _outcome(document: Document, paper: Paper, blocks: list[Block]) -> Iterator[Judgement]:
    for block in blocks[:_SEND_OPENING]:
        cells: list[Cell | None] = [cell for row in block.rows for cell in row]
        for cell in cells or [None]:
            text = cell.text if cell else block.text
            for words, value in _OUTCOMES:
                match = words.search(text)
                if match:
                    found = match.group()
                    yield _of_report(document, paper, blocks, block, _SEND_AREA, found, value, cell)
                    return


def _of_report(
    document: Document,
    paper: Paper,
    blocks: list[Block],
    block: Block,
    area: str,
    words: str,
    value: str | None = None,
    cell: Cell | None = None,
) -> Judgement:
    return Judgement(
        at=cite(document, block, None, cell),
        area=area,
        grade=value or normalised(words),
        grade_text=words,
        basis=Basis.INSPECTION,
        body=paper.author or "Ofsted",
        framework=framework(document, paper, blocks),
        inspected=inspected(blocks),
        published=published(blocks),
    )


def _accounts(document: Document, blocks: list[Block]) -> Iterator[Judgement]:
    """A grade that a council's paper says it was given, once however often it is told."""
    met: set[str] = set()
    for block in blocks:
        for sentence, before, cell in _sentences(block):
            match = _TOLD.search(sentence)
            if (
                not match
                or _AIM.search(sentence)
                or not _BY_INSPECTOR.search(f"{before} {sentence}")
            ):
                continue
            grade = normalised(match["grade"])
            if grade in met:
                continue
            met.add(grade)
            when, out = _days(document, block, sentence, before)
            yield Judgement(
                at=cite(document, block, sentence, cell),
                area=_area(match["area"] or _subject(sentence[: match.start()])),
                grade=grade,
                grade_text=match["grade"],
                basis=Basis.INSPECTION,
                body="Ofsted",
                inspected=when,
                published=out,
            )


def _sentences(block: Block) -> Iterator[tuple[str, str, Cell | None]]:
    """The sentences of a block or its wordier cells, each with the words before it."""
    texts: list[tuple[str, Cell | None]] = [(block.text, None)]
    if block.kind is BlockKind.TABLE:
        cells = [cell for row in block.rows for cell in row if not cell.inherited]
        texts = [(cell.text, cell) for cell in cells if len(cell.text) > _WORDY]
    for text, cell in texts:
        for start, end in sentences(text):
            yield text[start:end], text[:start], cell


def _subject(words: str) -> str | None:
    """What was judged: "The experiences of care leavers were (judged …)"."""
    match = re.search(r"(?:^|[,;]\s+)(?P<area>[^,;]{6,110}?)\s+(?:was|were|is|are)\s*$", words)
    return match["area"] if match else None


def _area(told: str | None) -> str:
    if not told or re.fullmatch(r"(?:the|our|its) (?:service|council|authority)", told, re.I):
        return "Overall effectiveness"
    return re.sub(r"^(?:the|our|its)\s+", "", told, flags=re.IGNORECASE)


def _days(
    document: Document, block: Block, sentence: str, earlier: str
) -> tuple[str | None, str | None]:
    """When the inspection was made and its report published, from this and the words before."""
    anchor = anchor_of(document, block)
    told = [m.edtf for m in mentions(sentence, anchor) if m.edtf]
    before = [m.edtf for m in mentions(earlier, anchor) if m.edtf]
    if "publish" in sentence.casefold():
        return next(iter(before), None), next(iter(told), None)
    return next(iter(told), None), None
