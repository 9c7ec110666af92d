"""Grades that a council's paper says an inspectorate gave it: in sentences and in lines of a list.

An aim, an audit's counts and another council's grade are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.cite import cite
from extract.dates import anchor_of, mentions
from extract.findings import Basis, Judgement
from extract.grades import GRADE, normalised
from extract.inspection import is_inspection
from extract.language import sentences
from ingest.document import Block, BlockKind, Cell, Document

# "… with a judgement of 'Requires Improvement'", "judged that the service required improvement"
_TOLD = re.compile(
    rf"\b(?:(?:overall\s+)?(?:judge?ment|grade|grading|rating|outcome)\s+(?:of|was|is)\s+|"
    rf"(?:judged|rated|graded|found|deemed|assessed)\s+"
    rf"(?:(?:that\s+)?(?P<area>(?:the|our|its)\s+[\w’' ]{{3,60}}?)\s+)?"
    rf"(?:to\s+(?:be\s+)?|as\s+(?:being\s+)?)?)"
    rf"[‘'“\"]?(?P<grade>{GRADE})\b(?!\s+(?:practice|progress|quality|or\b|and\b|percent|in\b\s+\d))",
    re.IGNORECASE,
)
_BY_INSPECTOR = re.compile(r"\b(?:ofsted|inspect\w+|HMI|final report|report was published)\b", re.I)
_AIM = re.compile(
    r"\b(?:aim\w*|aspir\w*|ambition|hop\w+|would|could|should|will|target|expect\w*|strive|if"
    r"|become|becoming|to be judged|percent\w*|audits?|audited|cases?|casework|case work|%"
    r"|other (?:authorities|councils)|schools?|settings?|nurser\w+|providers?|childminders?"
    r"|children[’']s homes?|colleges?|academ\w+)\b",
    re.IGNORECASE,
)
# "The impact of leaders on social work practice – Good": the areas that frameworks grade.
AREA = (
    r"(?:impact of leaders|experiences? and progress|overall effectiveness"
    r"|children (?:who need|in need of) help and protection|children looked after and achieving"
    r"|adoption performance|leadership,? (?:and )?management|capacity to improve"
    r"|care leavers|children in care)"
)
_LINE = re.compile(
    rf"^(?P<area>.{{0,90}}\b{AREA}\b.{{0,80}}?)\s*(?:[:–-]|\bis\b|\bare\b|\bwas\b|\bwere\b"
    rf"|\bjudged\b)[\s:–-]*(?:judged\s+)?(?:to be\s+)?[‘'“\"(]?(?P<grade>{GRADE})\W*$",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:inspect\w*|visit)\b.*\b(?:took place|carried out|undert\w+|conducted|between|during"
    r"|from|in|on)\b|\b(?:undertook|carried out|conducted)\b.*\binspection\b",
    re.IGNORECASE | re.DOTALL,
)
# The grade as a verb of a sentence ("the service required improvement") is not its name.
_IN_PASSING = re.compile(r"required?\s", re.IGNORECASE)
_WORDY = 60  # characters: a cell that holds sentences, not a figure or a name
_NEAR = 12  # blocks before a list in which the inspectorate is named


@dataclass(frozen=True, slots=True)
class Days:
    """When an inspection was made and its report published, as far as a paper tells."""

    inspected: str | None = None
    published: str | None = None


def in_accounts(document: Document) -> Iterator[Judgement]:
    """Yield the grades that councils' papers say were given, once a paper, area and grade."""
    for position, paper in enumerate(document.papers):
        if is_inspection(document, paper):
            continue
        blocks = [block for block in document.body() if block.paper == position]
        met: set[tuple[str, str]] = set()
        for each in (*_in_lines(document, blocks), *_in_sentences(document, blocks)):
            if (each.area, each.grade) not in met:
                met.add((each.area, each.grade))
                yield each


def _in_lines(document: Document, blocks: Sequence[Block]) -> Iterator[Judgement]:
    days: Days | None = None
    for index, block in enumerate(blocks):
        match = None if block.kind is BlockKind.TABLE else _LINE.match(block.text)
        if not match or _AIM.search(block.text):
            continue
        near = " ".join(other.text for other in blocks[max(0, index - _NEAR) : index + 1])
        if _BY_INSPECTOR.search(near):
            days = days or days_told(document, blocks)
            yield _judgement(document, block, match["area"], match["grade"], days)


def _in_sentences(document: Document, blocks: Sequence[Block]) -> Iterator[Judgement]:
    met: set[str] = set()
    for block in blocks:
        for sentence, before, cell in _sentences(block):
            match = _TOLD.search(sentence)
            near = f"{before} {sentence}"
            if not match or _AIM.search(sentence) or not _BY_INSPECTOR.search(near):
                continue
            grade = normalised(match["grade"])
            if grade in met:
                continue
            met.add(grade)
            days = _days(document, block, sentence, before)
            area = match["area"] or _subject(sentence[: match.start()])
            yield _judgement(document, block, area, match["grade"], days, sentence, cell)


def _judgement(
    document: Document,
    block: Block,
    area: str | None,
    words: str,
    days: Days,
    quote: str | None = None,
    cell: Cell | None = None,
) -> Judgement:
    return Judgement(
        at=cite(document, block, quote, cell),
        area=_area(area),
        grade=normalised(words),
        grade_text=None if _IN_PASSING.match(words) else words,
        basis=Basis.INSPECTION,
        body="Ofsted",
        inspected=days.inspected,
        published=days.published,
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
    match = re.search(
        r"(?:^|[,;]\s+)(?:when|where|that|which|and|with|but|as)?\s*(?P<area>[^,;]{6,110}?)\s+"
        r"(?:was|were|is|are|being)\s*(?:also\s+|all\s+|both\s+)?$",
        words,
        re.IGNORECASE,
    )
    return match["area"] if match else None


def _area(told: str | None) -> str:
    whole = r"(?:(?:the|our|its)\s+)?(?:service|services|council|authority|it|they|we|inspection)"
    if not told or re.fullmatch(whole, told, re.IGNORECASE):
        return "Overall effectiveness"
    return re.sub(r"^(?:the|our|its)\s+(?!experiences?|impact)", "", told, flags=re.I).strip(" :–-")


def _days(document: Document, block: Block, sentence: str, earlier: str) -> Days:
    """When the inspection was made and its report published, from this and the words before."""
    anchor = anchor_of(document, block)
    told = [m.edtf for m in mentions(sentence, anchor) if m.edtf]
    before = [m.edtf for m in mentions(earlier, anchor) if m.edtf]
    if "publish" in sentence.casefold():
        return Days(next(iter(before), None), next(iter(told), None))
    return Days(next(iter(told), None))


def days_told(document: Document, blocks: Sequence[Block]) -> Days:
    """When the one inspection that a paper is about was made and reported on; None if several."""
    made: list[str] = []
    out: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE or not _BY_INSPECTOR.search(block.text):
            continue
        anchor = anchor_of(document, block)
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            told = [m.edtf for m in mentions(sentence, anchor) if m.edtf and len(m.edtf) >= 7]
            if "publish" in sentence.casefold():
                out += told[:1]
            elif _TOOK_PLACE.search(sentence):
                made += told[:1]
    return Days(_only(made), _only(out))


def _only(values: Sequence[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None
