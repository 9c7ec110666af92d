"""Grades in tables: area beside grade, group rows, wrapped labels, self-assessment columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cite import cite
from extract.dates import mentions, span_of
from extract.findings import Basis, Judgement
from extract.grades import About, about, grade_of, is_ungraded
from extract.inspection import is_inspection
from extract.judgement_accounts import AREA, days_told
from ingest.document import Block, BlockKind, Cell, Document, Row

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?")
_SELF = re.compile(
    r"\bself\b|\bour (?:own )?(?:grade|judge?ment|view)\b|\bcouncil'?s? view\b", re.I
)
_AREA = re.compile(AREA, re.IGNORECASE)
_CASES = re.compile(
    r"\b(?:audit\w*|cases?|moderat\w+|sampl\w+|schools?|pupils?|homes?|providers?|settings?)\b",
    re.I,
)
_INSPECTOR = re.compile(r"\b(?:ofsted|inspect\w*|cqc)\b", re.I)


def in_tables(document: Document) -> Iterator[Judgement]:
    """Yield the grades of a document's tables."""
    for position, paper in enumerate(document.papers):
        blocks = [block for block in document.body() if block.paper == position]
        own = is_inspection(document, paper)
        facts = about(document, paper, blocks) if own else None
        for table in _joined(blocks):
            columns = _columns(table)
            if own or ((columns or _is_of_areas(table)) and not _is_of_cases(table)):
                told = facts or _told(document, blocks)
                yield from _in_table(document, table, columns, told, own)


def _told(document: Document, blocks: Sequence[Block]) -> About:
    """What a council's paper tells of the inspection whose grades it gives."""
    days = days_told(document, blocks)
    return About("Ofsted", None, days.inspected, days.published)


def _is_of_areas(table: Block) -> bool:
    """Whether a council's table gives inspectors' grades: two or more of the areas they grade."""
    graded = [row for row in table.rows if any(grade_of(cell.text) for cell in row)]
    return sum(bool(_AREA.search(row[0].text)) for row in graded) > 1


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The tables with grades; one that goes on below without headings keeps those above."""
    last: Block | None = None
    for block in blocks:
        if block.kind is not BlockKind.TABLE:
            last = None if block.text and len(block.text) > 80 else last
            continue
        if any(grade_of(cell.text) for row in block.rows for cell in row):
            if last is not None and not _columns(block) and len(last.rows[0]) == len(block.rows[0]):
                rows = (*_head(last), *block.rows)
                block = Block(
                    block.kind,
                    block.text,
                    block.places,
                    section=block.section,
                    paragraph=block.paragraph,
                    paper=block.paper,
                    rows=rows,
                )
            yield block
            last = block


def _head(table: Block) -> tuple[Row, ...]:
    """The rows above the first grade: headings, also those set over several rows."""
    rows: list[Row] = []
    for row in table.rows:
        if any(grade_of(cell.text) for cell in row):
            break
        rows.append(row)
    return tuple(rows)


def _is_of_cases(table: Block) -> bool:
    """Whether a table grades cases, schools or homes one by one, and not the areas of a service."""
    return any(_CASES.search(cell.text) for row in _head(table) for cell in row)


def _days_of(table: Block) -> dict[int, str]:
    """When the inspection was whose grades stand in a column: "Ofsted 2019 | Ofsted 2022"."""
    days: dict[int, str] = {}
    for column in range(len(table.rows[0])):
        words = " ".join(row[column].text for row in _head(table) if column < len(row))
        told = [mention.edtf for mention in mentions(words) if mention.edtf]
        if len(told) == 1:
            days[column] = told[0]
    return days


def _at(facts: About, day: str | None) -> About:
    """The facts of the inspection that a column's date names: another, unless it fits them."""
    named = span_of(day)
    if named is None:
        return facts
    for known in (span_of(facts.inspected), span_of(facts.published)):
        if known and known[0] <= named[1] and named[0] <= known[1]:
            return facts
    return replace(facts, inspected=day, published=None)


def _columns(table: Block) -> dict[int, Basis]:
    """Whose grades stand in which column, told by the words above the first grade."""
    columns: dict[int, Basis] = {}
    head = _head(table)
    for column in range(len(table.rows[0])):
        words = " ".join(row[column].text for row in head if column < len(row))
        if _SELF.search(words):
            columns[column] = Basis.SELF_ASSESSMENT
        elif _INSPECTOR.search(words):
            columns[column] = Basis.INSPECTION
    return columns if Basis.SELF_ASSESSMENT in columns.values() else {}


def _in_table(
    document: Document, table: Block, columns: dict[int, Basis], facts: About, own: bool
) -> Iterator[Judgement]:
    rows = table.rows[len(_head(table)) :]
    group = "" if own else _last_group(table)
    days = {} if own else _days_of(table)
    for index, row in enumerate(rows):
        graded = [(at, cell) for at, cell in enumerate(row) if grade_of(cell.text)]
        label = _label(row, graded)
        if any(is_ungraded(cell.text) for cell in row):
            continue
        if not graded:
            if label and _is_group(rows, index):
                group = label
            continue
        label = _whole_label(rows, index, label)
        if not label:
            continue
        for at, cell in graded:
            basis = columns.get(at, Basis.INSPECTION)
            area = f"{group}: {label}" if group else label
            told = _at(facts, days.get(at))
            yield _judgement(document, table, cell, area, basis, told)


def _last_group(table: Block) -> str:
    """A group named in the row right above the first grade ("Safeguarding services")."""
    head = _head(table)
    if len(head) < 2:
        return ""
    filled = [cell.text for cell in head[-1] if cell.text]
    plain = len(filled) == 1 and not _SELF.search(filled[0]) and not _INSPECTOR.search(filled[0])
    return filled[0] if plain and head[-1][0].text else ""


def _label(row: Row, graded: Sequence[tuple[int, Cell]]) -> str:
    """The words of a row that are no grade: the last before the first grade, number left out."""
    first = graded[0][0] if graded else len(row)
    words = [
        cell.text.replace("\n", " ") for cell in row[:first] if cell.text and not cell.inherited
    ]
    return _NUMBER.sub("", words[-1]).strip() if words else ""


def _is_group(rows: Sequence[Row], index: int) -> bool:
    """A row without a grade heads a group, unless its words begin small: the rest of a label."""
    text = next((cell.text for cell in rows[index] if cell.text), "")
    return not text[:1].islower() and not text.startswith("(")


def _whole_label(rows: Sequence[Row], index: int, label: str) -> str:
    """A label with what a wrap has put into the row below it."""
    for row in rows[index + 1 : index + 3]:
        if any(grade_of(cell.text) for cell in row):
            break
        text = next((cell.text for cell in row if cell.text), "")
        unfinished = label.endswith((" and", " of", " the", " to", " for"))
        if not text or not (text[:1].islower() or unfinished):
            break
        label = f"{label} {text}"
    return label


def _judgement(
    document: Document, table: Block, cell: Cell, area: str, basis: Basis, facts: About
) -> Judgement:
    own = basis is Basis.SELF_ASSESSMENT
    return Judgement(
        at=cite(document, table, None, cell),
        area=area,
        grade=grade_of(cell.text) or "",
        grade_text=cell.text,
        basis=basis,
        body=document.council if own else facts.body,
        framework=None if own else facts.framework,
        inspected=None if own else facts.inspected,
        published=None if own else facts.published,
    )
