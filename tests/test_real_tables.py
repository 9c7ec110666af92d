"""Ratings, actions and updates of real papers, by their numbers; skipped where those are absent."""

from collections import Counter

import pytest

from extract import actions, rag, updates
from extract.findings import ActionSource, Evidence, Status
from ingest import read
from ingest.document import BlockKind, PaperKind

pytestmark = pytest.mark.shared


def test_every_indicator_box_of_a_performance_report(shared_papers):
    document = read(shared_papers / "kent" / "quarterly-performance-report-q3-2024-25.pdf")
    boxes = rag.find(document)
    assert Counter(box.rating for box in boxes) == {"green": 7, "amber": 2, "red": 4}
    assert all(box.value and box.target and box.previous and box.trend for box in boxes)
    assert {box.evidence for box in boxes} == {Evidence.BOTH}
    assert {box.as_of for box in boxes} == {"2024-10/2024-12"}


def test_a_risk_registers_house_colours_rate_nothing(shared_papers):
    assert rag.find(read(shared_papers / "kent" / "budget-risk-register-2025-01.pdf")) == ()


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_the_rows_of_a_tracker(shared_papers, suffix):
    document = read(shared_papers / f"southampton-cfsp-2022-03-31{suffix}")
    assert [(one.made_on, one.status, one.as_of) for one in updates.find(document)] == [
        ("2021-06-17", Status.PARTIALLY_COMPLETE, "2022-03-31"),
        ("2022-01-27", Status.COMPLETE, "2022-03-31"),
        ("2022-01-27", Status.IN_PROGRESS, "2022-03-31"),
        ("2022-01-27", Status.COMPLETE, "2022-03-31"),
        ("2022-01-27", Status.NOT_COMPLETE_WITHIN_TIMESCALE, "2022-03-31"),
    ]


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_the_rows_of_a_plan(shared_papers, suffix):
    document = read(shared_papers / f"southampton-cfsp-2020-08-27{suffix}")
    plan = [one for one in actions.find(document) if one.source_kind is ActionSource.ACTION_PLAN]
    labels = Counter(one.recommendation for one in plan)
    assert labels == {"One": 2, "Two": 11, "Three": 7, "Four": 7, "Five": 5}
    assert all(one.owners and one.due and one.status is None for one in plan)


def _shape(table):
    """Rows, columns, and the first and last rows' words."""
    ends = (table.rows[0], table.rows[-1])
    words = [[" ".join(cell.text.split()) for cell in row] for row in ends]
    return len(table.rows), {len(row) for row in table.rows}, words


def test_ruled_tables_of_a_pack_are_those_of_its_text(shared_papers):
    pdf, text = (
        [
            _shape(block)
            for block in read(shared_papers / f"southampton-cfsp-2022-03-31{suffix}").blocks
            if block.kind is BlockKind.TABLE
        ]
        for suffix in (".pdf", ".txt")
    )
    assert len(pdf) == len(text) > 60
    assert [shape[:2] for shape in pdf if shape not in text] == []


def test_a_report_set_as_a_ruled_table_keeps_its_paragraphs_numbers_and_pages(shared_papers):
    document = read(shared_papers / "southampton-cfsp-2022-03-31.pdf")
    (paper,) = (
        index
        for index, paper in enumerate(document.papers)
        if paper.item == "7" and paper.kind is PaperKind.REPORT
    )
    blocks = [block for block in document.body() if block.paper == paper]
    opening = {}
    for block in blocks:
        if block.label and block.paragraph == block.label.rstrip("."):
            opening.setdefault(block.paragraph, block.place)
    assert list(opening) == [str(number) for number in range(1, len(opening) + 1)]
    pages = [place.page for place in opening.values()]
    assert (pages[0], pages[-1], len(opening)) == (11, 16, 23)
    assert pages == sorted(pages)
    assert all(place.page_label == str(place.page) for place in opening.values())
    first, last = (
        next(index for index, block in enumerate(blocks) if block.paragraph == number)
        for number in ("1", str(len(opening)))
    )
    headings = {BlockKind.HEADING, BlockKind.TABLE}
    unnumbered = [
        block.text[:40]
        for block in blocks[first:last]
        if block.paragraph is None and block.kind not in headings
    ]
    assert unnumbered == []
