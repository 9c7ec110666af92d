"""Inspectorates' reports and letters, known by their titles and dated by their first lines."""

import pytest

from ingest.document import Block, DocumentKind
from ingest.inspections import inspection
from tests.ingest_parts import block

DATES = "Inspection dates: 6 to 17 March 2023"


def heading(text: str) -> Block:
    return block(f"# {text}")


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of Ashby local authority children’s services", "Ashby"),
        ("Inspection of Ashby Children and Families Trust", "Ashby"),
        ("Inspection of Ashby Children First", "Ashby"),
        ("Re-inspection of services for children in need of help and protection", None),
    ],
)
def test_reports_on_services_and_on_those_who_provide_them(title, council):
    found = inspection([heading(title), block(DATES), block("Lead inspector: Jo Oak")])
    assert found is not None
    assert (found.kind, found.dated) == (DocumentKind.OFSTED_REPORT, "2023-03-06/2023-03-17")
    assert found.area == council


@pytest.mark.parametrize(
    ("over", "council"),
    [
        ("Ashby", "Ashby"),
        ("Ashby and North Netherfold", "Ashby and North Netherfold"),
        ("Ashby Children’s Services", "Ashby"),
        ("Contents of this report, 14 pages", None),
    ],
)
def test_the_place_stands_over_a_title_that_names_none(over, council):
    title = heading("Inspection of children’s social care services")
    found = inspection([heading(over), title, heading(DATES), block("His Majesty’s Inspector")])
    assert found is not None
    assert found.area == council


def test_a_review_of_a_safeguarding_board_is_a_report():
    title = "Review of the effectiveness of the Local Safeguarding Children Board"
    found = inspection(
        [
            heading("Ashby Safeguarding Children Board"),
            heading(title),
            heading("Inspection date: 15 June 2015 – 17 June 2015"),
            heading("Report published: 3 August 2015"),
        ]
    )
    assert found is not None
    assert (found.kind, found.dated, found.area) == (
        DocumentKind.OFSTED_REPORT,
        "2015-08-03",
        "Ashby",
    )


def letter(*opening: Block, title: str = "Focused visit to Ashby children’s services"):
    return inspection([block("Ofsted"), *opening, block("Dear Ms Oak"), heading(title)])


def test_a_letter_dated_on_a_line_or_in_the_cell_with_the_address():
    on_line = letter(block("29 November 2024"), block("Jo Oak, Director"))
    in_cell = letter(
        block(" | 29 November 2024 Jo Oak Director of Children’s Services 3 Mill Lane")
    )
    for found in (on_line, in_cell):
        assert found is not None
        assert (found.kind, found.dated) == (DocumentKind.OFSTED_LETTER, "2024-11-29")


def test_a_letter_on_a_visit_to_a_trust():
    found = letter(block("29 November 2024"), title="Focused visit to Ashby Children’s Trust")
    assert found is not None
    assert (found.kind, found.area) == (DocumentKind.OFSTED_LETTER, "Ashby")


def test_a_council_paper_on_an_inspection_is_none():
    paper = [heading("Inspection of our boats"), block("The panel asked when boats are inspected.")]
    assert inspection(paper) is None
