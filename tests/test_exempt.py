"""What is not for publication: labelled marks and look-alikes, and parts of papers."""

from __future__ import annotations

import pytest

from benchmarks.exempt import Sample, samples, told
from extract.cite import cite
from ingest.document import PaperKind
from ingest.exempt import exempt_appendices, private_items
from ingest.jsonform import as_json
from tests.ingest_parts import block, document

LEAST_SET_ASIDE = 0.9


def by_form(kind: str) -> list[object]:
    return [pytest.param(each, id=each.form) for each in samples(kind) if not each.held_out]


@pytest.mark.parametrize("sample", by_form("marks"))
def test_a_mark_is_told(sample: Sample) -> None:
    assert told(sample) == sample.exempt


@pytest.mark.parametrize("sample", by_form("look_alikes"))
def test_what_only_looks_like_a_mark_is_none(sample: Sample) -> None:
    assert told(sample) == sample.exempt


@pytest.mark.parametrize("kind", ["marks", "look_alikes"])
def test_samples_that_were_set_aside_are_told_as_well(kind: str) -> None:
    chosen = [each for each in samples(kind) if each.held_out]
    assert len(chosen) >= 15
    right = sum(told(each) == each.exempt for each in chosen)
    assert right >= LEAST_SET_ASIDE * len(chosen)


REPORT = [
    "# Boathouse",
    "Report of the Director of Quays",
    "The pontoon was mended in the spring and the dues were paid in full by June.",
]


def test_an_exempt_part_begins_at_its_heading_and_ends_where_the_paper_is_public_again() -> None:
    lines = [*REPORT, "# PART 2 – EXEMPT INFORMATION", "Rents.", "# PART 1", "A map."]
    found = document(lines)
    assert [each.text for each in found.body() if found.is_exempt(each)] == [
        "PART 2 – EXEMPT INFORMATION",
        "Rents.",
    ]
    (paper,) = found.papers
    assert (paper.exempt, paper.exempt_pages, found.exempt_pages) == (False, (1,), (1,))
    assert [cite(found, each).exempt for each in found.body()][-3:] == [True, False, False]


def test_the_json_of_a_document_tells_exempt_papers_and_pages() -> None:
    form = as_json(document(REPORT, ["# PART 2 – EXEMPT INFORMATION", "Rents."]))
    assert [page.get("exempt") for page in form["pages"]] == [None, True]
    assert [(each["exempt"], each["exempt_pages"]) for each in form["papers"]] == [(False, [2])]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Appendices 2, 3 and B are exempt.", {"appendix 2", "appendix 3", "appendix b"}),
        ("Annex A is not for publication.", {"annex a"}),
        ("Appendix 2 is not exempt.", set()),
        ("Appendix 2 is no longer exempt.", set()),
        ("Appendix 2 lists the boats that are exempt from dues.", set()),
    ],
)
def test_the_appendices_that_a_report_says_are_exempt(words: str, names: set[str]) -> None:
    assert exempt_appendices([block(words)]) == names


@pytest.mark.parametrize(
    ("front", "numbers"),
    [
        (["1> Boats", "# PART II – EXEMPT", "2> Slipway", "# PART I", "3> Nets"], {"2"}),
        (["1> Boats", "2> Slipway (Exempt: paragraph 3)"], {"2"}),
        (["1> Boats (with exempt appendix)", "2> Slipway (Exempt Appendix 2)"], set()),
        (["# PART I", "1> Boats", "# PART II – PRIVATE ITEMS", "1> Slipway"], set()),
        (["1> Exclusion of press and public", "2> Slipway"], set()),
    ],
)
def test_the_items_that_an_agenda_lists_as_private(front: list[str], numbers: set[str]) -> None:
    assert private_items([block(line) for line in ["# AGENDA", *front]]) == numbers


def test_papers_of_a_private_agenda_are_exempt() -> None:
    front = ["# PRIVATE AGENDA", "Harbour Panel", "5> Boathouse (Pages 1 - 2)"]
    found = document(front, ["^ Agenda Item 5", *REPORT], front=1)
    assert found.papers[0].kind is PaperKind.AGENDA
    assert {paper.exempt for paper in found.papers} == {True}
