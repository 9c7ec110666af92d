"""Grades that an inspection report tells in words: headings, its first lines, its outcome.

Seen in the reports of 2012 to 2026: "… need help and protection: inadequate", "The overall
judgement is that children's services require improvement", "The graded judgement for adoption
performance is that it is good", one of three outcomes of an area SEND inspection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.cite import cite
from extract.findings import Basis, Judgement
from extract.grades import GRADE, About, about, grade_of, normalised
from extract.inspection import is_inspection
from ingest.document import Block, BlockKind, Cell, Document, DocumentKind

_OVERALL_AREA = "Overall effectiveness"
_BOARD_AREA = "Local Safeguarding Children Board"
_IS = r"(?:\s*:\s*|\s+)(?:(?:is|are):?\s+)?(?:that\s+(?:(?:it|they)\s+)?)?(?:(?:is|are)\s+)?"
_END = r"(?:\s+because:?)?\W*$"
# "The effectiveness of the Local Safeguarding Children Board (LSCB) is good", "The Board requires
# improvement"; "An LSCB requires improvement if …" explains the scale.
_BOARD = re.compile(
    rf"^(?:the\s+)?(?:effectiveness\s+of\s+)?(?:the\s+)?[\w’'& ]{{0,50}}?(?:safeguarding\s+children"
    rf"(?:\s+board)?|LSCB|board)(?:\s+\(\w+\))?{_IS}(?P<grade>{GRADE}){_END}",
    re.IGNORECASE,
)
_GRADED = re.compile(
    rf"^the\s+graded\s+judge?ment\s+(?:for|of|on|about)\s+(?:the\s+)?(?P<area>.{{4,90}}?){_IS}"
    rf"(?P<grade>{GRADE})\W*$",
    re.IGNORECASE,
)
# The first words of the table of grades, or the first heading.
_OVERALL = re.compile(
    rf"^(?:the\s+)?overall\s+judge?ment(?:\s+is\s+that\s+.{{2,60}}?)?{_IS}(?P<grade>{GRADE})(?=\W|$)"
    rf"|^children[’']?s\s+services(?:\s+in\s+.{{2,60}}?)?{_IS}(?P<grade2>{GRADE}){_END}",
    re.IGNORECASE,
)
# "The experiences and progress of care leavers: good", "… is good", "Quality Grade 3 (adequate)"
_HEADED = re.compile(
    rf"^(?:\d+(?:\.\d+)*\.?\s+)?(?P<area>.{{8,160}}?)(?:\s*:|\s+is|\s+are|\s+grade\s+\d)\s+"
    rf"\(?(?P<grade>{GRADE})\)?\W*$",
    re.IGNORECASE,
)
_AREA_BEGINS = re.compile(r"^(?:\d\S*\s+)?the\s+(?:experiences?|impact|overall)\b", re.IGNORECASE)
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
    (re.compile(r"widespread and/?\s*(?:or )?systemic failings", re.I), "systemic_failings"),
)
_SEND_AREA = "Local area partnership’s SEND arrangements"
_LINE_LONGEST = 180
_SEND_OPENING = 40  # blocks: the outcome stands on the first pages; later pages quote the scale


def in_reports(document: Document) -> Iterator[Judgement]:
    """Yield the grades that inspection reports tell in words."""
    for position, paper in enumerate(document.papers):
        if not is_inspection(document, paper):
            continue
        blocks = [block for block in document.body() if block.paper == position]
        facts = about(document, paper, blocks)
        if document.kind is DocumentKind.SEND_REPORT:
            yield from _outcome(document, blocks, facts)
        else:
            yield from _statements(document, blocks, facts)


def _statements(document: Document, blocks: Sequence[Block], facts: About) -> Iterator[Judgement]:
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            for cell in block.rows[0] if block.rows else ():
                if match := _OVERALL.match(cell.text):
                    words = match["grade"] or match["grade2"]
                    yield _judgement(document, block, _OVERALL_AREA, words, facts, cell=cell)
            continue
        if block.label and block.kind is not BlockKind.HEADING:
            continue
        after = blocks[index + 1].text if index + 1 < len(blocks) else ""
        if told := _told(block, block.text) or _told_over_two(block, after):
            yield _judgement(document, block, *told, facts)


def _told(block: Block, text: str) -> tuple[str, str] | None:
    """The area and grade that a line of its own tells."""
    if len(text) > _LINE_LONGEST:
        return None
    if match := _BOARD.match(text):
        return _BOARD_AREA, match["grade"]
    if match := _GRADED.match(text):
        area = match["area"]
        return area[:1].upper() + area[1:], match["grade"]
    if match := _OVERALL.match(text):
        return _OVERALL_AREA, match["grade"] or match["grade2"]
    heads = block.kind is BlockKind.HEADING or _AREA_BEGINS.match(text)
    if heads and (match := _HEADED.match(text)):
        return match["area"].strip(), match["grade"]
    return None


def _told_over_two(block: Block, after: str) -> tuple[str, str] | None:
    """A line that wraps inside or before its grade: "… Board (LSCB) requires" / "improvement"."""
    wraps = grade_of(after) or after.strip(" .").casefold() in ("improvement", "improvement to be")
    if not wraps or grade_of(block.text):
        return None
    return _told(block, f"{block.text} {after}")


def _outcome(document: Document, blocks: Sequence[Block], facts: About) -> Iterator[Judgement]:
    for block in blocks[:_SEND_OPENING]:
        cells: list[Cell | None] = [cell for row in block.rows for cell in row]
        for cell in cells or [None]:
            text = cell.text if cell else block.text
            for words, value in _OUTCOMES:
                match = words.search(text)
                if match:
                    found = match.group()
                    yield _judgement(document, block, _SEND_AREA, found, facts, value, cell)
                    return


def _judgement(
    document: Document,
    block: Block,
    area: str,
    words: str,
    facts: About,
    value: str | None = None,
    cell: Cell | None = None,
) -> Judgement:
    return Judgement(
        at=cite(document, block, None, cell),
        area=area,
        grade=value or normalised(words),
        grade_text=words,
        basis=Basis.INSPECTION,
        body=facts.body,
        framework=facts.framework,
        inspected=facts.inspected,
        published=facts.published,
    )
