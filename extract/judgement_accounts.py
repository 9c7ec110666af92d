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
# "rated Elmshire's services as good", "found leadership to be inadequate"
_TOLD_OF = re.compile(
    r"\b(?:judged|rated|graded|found|deemed|assessed)\s+"
    r"(?P<area>(?!that\b|to\b|as\b)[\w’'& ]{3,80}?)\s+"
    rf"(?:to\s+be\s+|to\s+(?=require)|as\s+(?:being\s+)?)[‘'“\"]?(?P<grade>{GRADE})\b"
    r"(?!\s+(?:practice|progress|quality|or\b|percent|in\b\s+\d))",
    re.IGNORECASE,
)
# "services moved from inadequate to good"
_MOVED = re.compile(
    rf"\b(?:moved|improved|gone|went|risen|rose|fallen|fell|declined|progressed)\s+(?:\w+\s+)?from\s+(?:being\s+)?"
    rf"[‘'“\"]?{GRADE}[’'”\"]?\s+to\s+(?:being\s+)?[‘'“\"]?(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
# "found good support": what inspectors saw, not how they graded.
_FOUND_GOOD = re.compile(r"^found\s+[‘'“\"]?(?:good|outstanding|adequate|inadequate)$", re.I)
_BEFORE_LONGEST = 20_000  # characters
_BY_INSPECTOR = re.compile(
    r"\b(?:ofsted|inspect\w+|HMI|CQC|care quality commission|final report|report was published)\b",
    re.I,
)
_BODIES = (
    ("CQC", re.compile(r"\b(?:CQC|care quality commission)\b", re.I)),
    ("HM Inspectorate of Probation", re.compile(r"\bHMIP\b|\binspectorate of probation\b", re.I)),
    ("HMICFRS", re.compile(r"\bHMICFRS\b", re.I)),
)
_AIM = re.compile(
    r"\b(?:aim\w*|aspir\w*|ambition|hop\w+|would|could|should|will|target|expect\w*|strive|if"
    r"|become|becoming|to be judged|percent\w*|audits?|audited|cases?|casework|case work|%"
    r"|other (?:authorities|councils)|schools?|settings?|nurser\w+|providers?|childminders?"
    r"|children[’']s homes?|colleges?|academ\w+|care homes?|nursing homes?|neighbour\w*|elsewhere"
    r"|school[’']s)\b",
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
            if _AIM.search(sentence) or not _BY_INSPECTOR.search(f"{before} {sentence}"):
                continue
            told = [
                (area, words)
                for area, words in _graded(sentence)
                if not _is_of_others(document, area or "")
            ]
            fresh = {normalised(words) for _, words in told} - met
            met |= fresh
            days = _days(document, block, sentence, before) if fresh else Days()
            for area, words in told:
                if normalised(words) in fresh:
                    yield _judgement(document, block, area, words, days, sentence, cell)


def _graded(sentence: str) -> Iterator[tuple[str | None, str]]:
    """The areas and grades that a sentence tells: None for the service as a whole."""
    found: dict[int, tuple[str | None, str]] = {}
    for pattern in (_TOLD_OF, _TOLD, _MOVED):
        for match in pattern.finditer(sentence):
            at = match.start("grade")
            if at in found or _FOUND_GOOD.match(match.group()):
                continue
            area = match.groupdict().get("area") or _subject(sentence[: match.start()])
            if area is None and found:
                continue  # a second grade, of nobody knows what
            found[at] = area, match["grade"]
    yield from (found[at] for at in sorted(found))


def _is_of_others(document: Document, area: str) -> bool:
    """Whether an area is another council's: "Elmshire's services" in a paper of Wexcombe's."""
    owner = re.match(r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)[’']s\s", area)
    if owner is None or document.council is None or owner["name"].startswith("Children"):
        return False
    return owner["name"].split()[0] not in document.council


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
        body=next((name for name, words in _BODIES if words.search(quote or "")), "Ofsted"),
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
            # Each is looked through anew: of a paragraph as long as a book only the nearest.
            yield text[start:end], text[max(0, start - _BEFORE_LONGEST) : start], cell


def _subject(words: str) -> str | None:
    """What was judged: "The experiences of care leavers were (judged …)"."""
    match = re.search(
        r"(?:^|[,;]\s+)(?:when|where|that|which|and|with|but|as)?\s*(?P<area>[^,;]{6,110}?)\s+"
        r"(?:was|were|is|are|being|has|have|had)\s*(?:also\s+|all\s+|both\s+|since\s+)?$"
        r"|\bwith\s+(?P<with>[^,;]{6,110}?)\s+$|^(?P<whole>[A-Z][^,;]{6,110}?)\s+$",
        words,
        re.IGNORECASE,
    )
    return match["area"] or match["with"] or match["whole"] if match else None


def _area(told: str | None) -> str:
    whole = (
        r"(?:(?:the|our|its)\s+)?"
        r"(?:services?(?:\s+overall)?|council|authority|it|they|we|inspection)"
    )
    if not told or re.fullmatch(whole, told, re.IGNORECASE) or _BY_INSPECTOR.search(told):
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
