"""Grades that councils' papers tell: several in a sentence, other bodies, columns of years."""

from __future__ import annotations

import pytest

from extract.judgements import find
from ingest.document import Block
from tests.made_papers import paper, paragraph, table

OVERALL = "Overall effectiveness"
Told = list[tuple[str, str, str | None]]


def told(*blocks: Block) -> Told:
    """Area, grade and days of what a council's paper tells."""
    return [(one.area, one.grade, one.inspected) for one in find(paper(*blocks))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ofsted rated the council's ferries as ‘Requires Improvement’ in May 2022.",
            [("council's ferries", "requires_improvement", "2022-05")],
        ),
        (
            "After the inspection in May 2022, Ofsted graded services overall as Good, with "
            "services for care leavers judged Outstanding.",
            [(OVERALL, "good", "2022-05"), ("services for care leavers", "outstanding", "2022-05")],
        ),
        (
            "Ofsted found services for children in care to be good in May 2022.",
            [("services for children in care", "good", "2022-05")],
        ),
        (
            "Children's services moved from inadequate to requires improvement at the Ofsted "
            "inspection in May 2022.",
            [("Children's services", "requires_improvement", "2022-05")],
        ),
    ],
)
def test_sentences(text: str, expected: Told) -> None:
    assert told(paragraph(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted found good support for families and outstanding leadership.",
        "The neighbouring council was judged good by Ofsted in 2021.",
        "Ofsted rated Elmshire's services as good in 2021.",
        "The care home was rated good by CQC.",
    ],
)
def test_what_is_no_grade_of_the_council(text: str) -> None:
    assert told(paragraph(text)) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The council's adult services were rated good by CQC in 2024.", "CQC"),
        (
            "Youth justice was rated good by HM Inspectorate of Probation in 2021.",
            "HM Inspectorate of Probation",
        ),
    ],
)
def test_who_inspected(text: str, body: str) -> None:
    (one,) = find(paper(paragraph(text)))
    assert one.body == body


def test_columns_of_two_inspections() -> None:
    grades = table(
        "Judgement area | Ofsted 2019 | Ofsted 2022",
        "The experiences and progress of children in care | Inadequate | Good",
        "Overall effectiveness | Inadequate | Requires improvement",
    )
    care = "The experiences and progress of children in care"
    assert told(grades) == [
        (care, "inadequate", "2019"),
        (care, "good", "2022"),
        (OVERALL, "inadequate", "2019"),
        (OVERALL, "requires_improvement", "2022"),
    ]


def test_a_column_s_date_that_fits_the_inspection_told_gives_way_to_its_days() -> None:
    text = "The Ofsted inspection took place from 9 to 13 May 2022."
    rows = ("Judgement | Self-assessment | Ofsted May 2022", "Overall effectiveness | Good | Good")
    assert [days for *_, days in told(paragraph(text), table(*rows))] == [
        None,
        "2022-05-09/2022-05-13",
    ]


def test_audits_and_schools_are_not_graded_areas() -> None:
    cases = table("Case | Self-audit grade | Moderated grade", "1 | Good | Good", "2 | Good | Good")
    schools = table("School | Self-evaluation | Ofsted", "Elm | Good | Good", "Oak | Good | Good")
    assert told(cases) == told(schools) == []
