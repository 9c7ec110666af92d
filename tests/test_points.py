"""The points for improvement of inspection reports: sections, groups, nesting, tables, ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract import recommendations
from ingest.document import Block, DocumentKind, PaperKind
from tests.made_papers import heading, item, paper, paragraph, table

PRACTICE = "What needs to improve in this area of social work practice"


def found(*blocks: Block, kind: DocumentKind = DocumentKind.OFSTED_REPORT, title: str = "Report"):
    made = paper(*blocks, kind=PaperKind.INSPECTION_REPORT, dated="2022-03-04", title=title)
    made = replace(made, kind=kind, council="Wexcombe Council")
    return recommendations.find(made)


def texts(*blocks: Block, kind: DocumentKind = DocumentKind.OFSTED_REPORT) -> list[str]:
    return [each.text for each in found(*blocks, kind=kind)]


@pytest.mark.parametrize(
    "after",
    [
        paragraph("Findings"),
        heading("Main findings"),
        heading("The authority’s strengths"),
        heading("Key strengths and weaknesses of the board"),
        heading("Inspection judgement about the board"),
        paragraph("The experiences and progress of children in care: good."),
        heading("Summary for children and young people"),
    ],
)
def test_what_follows_the_points_ends_them(after):
    assert texts(
        heading("What needs to improve?"),
        item("The speed of first visits.", "◼"),
        after,
        item("Visits were prompt.", "◼"),
    ) == ["The speed of first visits."]


def test_numbers_run_on_over_groups_and_a_body_with_numbers_of_its_own_is_none():
    assert texts(
        heading("Areas for improvement"),
        paragraph("Care leavers"),
        paragraph("Find them homes.", label="13."),
        paragraph("Leadership, management and governance"),
        paragraph("Read the audits.", label="14."),
        paragraph("The town lies on a bay.", label="1."),
    ) == ["Find them homes.", "Read the audits."]


def test_a_number_stuck_to_its_words_is_a_label():
    (point,) = found(heading("Priority and immediate action"), paragraph("144.Visit each child."))
    assert (point.label, point.text) == ("144.", "Visit each child.")


def test_bullets_below_a_numbered_title_are_the_points():
    assert texts(
        heading("Recommendations"),
        paragraph("Quality of practice", label="1."),
        item("Write plans sooner.", "•", level=2),
        item("Share them.", "•", level=2),
        paragraph("Oversight", label="2."),
        item("Count the visits.", "•", level=2),
    ) == ["Write plans sooner.", "Share them.", "Count the visits."]


def test_a_list_inside_a_point_belongs_to_it_and_a_footnote_does_not():
    assert texts(
        heading(f"{PRACTICE}? 1"),
        item("The records of children, including:", "◼", level=1),
        paragraph("⎯ the plan"),
        paragraph("⎯ the visits."),
        paragraph("Each point is matched to a framework.", label="1"),
        item("Supervision.", "◼", level=1),
    ) == ["The records of children, including: ⎯ the plan ⎯ the visits.", "Supervision."]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("The records of visits are too thin.", 1),
        ("The areas for priority action set at the last visit remain.", 0),
        ("There are no priority actions after this visit.", 0),
        ("The inspection did not find any areas for priority action.", 0),
        ("The areas for improvement continue to be those of the last inspection.", 0),
    ],
)
def test_a_paragraph_without_a_label_is_a_point_unless_it_tells_of_none(words, points):
    assert len(texts(heading(PRACTICE), paragraph(words), heading("Findings"))) == points


def test_a_table_of_contents_holds_no_points():
    assert not texts(
        paragraph("What does the board need to improve? 43"), paragraph("Inspection judgement 44")
    )


def test_points_for_the_board_are_addressed_to_it():
    (point,) = found(
        heading("What does the LSCB need to improve?"), paragraph("Publish a plan.", label="161.")
    )
    assert point.addressed_to == "Local Safeguarding Children Board"


SEND = DocumentKind.SEND_REPORT


def test_area_send_points_as_paragraphs_of_which_some_hold_lists():
    points = found(
        heading("Areas for improvement"),
        paragraph("Leaders should cut the waiting."),
        paragraph("Leaders should mend their plans. They should:"),
        item("write them sooner;"),
        item("share them."),
        paragraph("◼"),
        heading("Local area partnership details"),
        paragraph("Wexcombe Council, Harbour Street"),
        kind=SEND,
        title="Area SEND inspection of Wexcombe Local Area Partnership",
    )
    assert [point.text for point in points] == [
        "Leaders should cut the waiting.",
        "Leaders should mend their plans. They should: • write them sooner; • share them.",
    ]
    assert {point.addressed_to for point in points} == {"Wexcombe Local Area Partnership"}


def test_area_send_points_in_a_table_that_goes_on_over_the_page():
    assert texts(
        table(["Areas for improvement"], ["Leaders should ensure that:"]),
        item("waits are short; and"),
        paragraph("that all are told."),
        paragraph("Health leaders should hire."),
        kind=SEND,
    ) == [
        "Leaders should ensure that: • waits are short; and that all are told.",
        "Health leaders should hire.",
    ]


def test_numbered_lines_of_one_cell_are_points_and_the_numbers_go_on_below():
    points = found(
        table(["Areas for improvement"], ["1. Cut the waiting.\n2. Mend the plans."]),
        paragraph("Hire two visitors.", label="3."),
        kind=SEND,
    )
    assert [(point.label, point.text) for point in points] == [
        ("1.", "Cut the waiting."),
        ("2.", "Mend the plans."),
        ("3.", "Hire two visitors."),
    ]
    assert points[1].at.quote == "Mend the plans."


def test_a_row_that_only_ends_the_name_of_its_body_is_no_point():
    (point,) = found(
        table(
            ["Responsible body", "Areas for priority action"],
            ["Wexcombe Council and the Coast", "Cut the waiting."],
            ["Health Board", ""],
        ),
        kind=SEND,
    )
    assert (point.text, point.addressed_to) == (
        "Cut the waiting.",
        "Wexcombe Council and the Coast",
    )
