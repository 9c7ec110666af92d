"""Grades that inspection reports tell in words, and grades told by councils."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract import judgements
from ingest.document import DocumentKind, PaperKind
from tests.made_papers import heading, item, paper, paragraph, table

BOARD = "Local Safeguarding Children Board"


def report(*blocks):
    made = paper(*blocks, kind=PaperKind.INSPECTION_REPORT)
    return replace(made, kind=DocumentKind.OFSTED_REPORT)


def grades(document) -> list[tuple[str, str]]:
    return [(each.area, each.grade) for each in judgements.find(document)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["The effectiveness of the LSCB is good"], (BOARD, "good")),
        (
            ["The Local Safeguarding Children Board requires improvement."],
            (BOARD, "requires_improvement"),
        ),
        (
            ["The effectiveness of the Wexcombe Safeguarding Children Board (WSCB) is good"],
            (BOARD, "good"),
        ),
        (
            ["The effectiveness of the LSCB (LSCB) is requires", "improvement"],
            (BOARD, "requires_improvement"),
        ),
        (["The effectiveness of the LSCB", "inadequate"], (BOARD, "inadequate")),
        (
            ["The graded judgment about the experience of care leavers is that it is good"],
            ("Experience of care leavers", "good"),
        ),
        (["The overall judgement is that services are good"], ("Overall effectiveness", "good")),
        (
            ["Children’s services require improvement to be good"],
            ("Overall effectiveness", "requires_improvement"),
        ),
        (["Quality of provision  Grade 3 (adequate)"], ("Quality of provision", "adequate")),
    ],
)
def test_a_line_that_tells_a_grade(lines, told):
    assert grades(report(*(heading(line) for line in lines))) == [told]


@pytest.mark.parametrize(
    "words",
    [
        "An LSCB requires improvement if it does not yet show the marks of good.",
        "The LSCB is not yet demonstrating the characteristics of good.",
        "This local authority requires improvement and is not yet good because",
    ],
)
def test_rules_of_the_scale_and_halves_of_sentences_tell_none(words):
    assert grades(report(heading(words))) == []


def test_the_overall_grade_in_the_first_words_of_the_table():
    made = report(
        table(
            ["The overall judgement is good. The authority leads well.", "", ""],
            ["1. Children who need help and protection", "", "Good"],
            ["2.1 Adoption performance", "", "Not judged"],
            ["3. Leadership, management and governance", "", "Good"],
        )
    )
    assert grades(made) == [
        ("Children who need help and protection", "good"),
        ("Leadership, management and governance", "good"),
        ("Overall effectiveness", "good"),
    ]


@pytest.mark.parametrize(
    ("title", "area", "framework"),
    [
        ("Inspection of Wexcombe local authority children’s services", "Overall", "ILACS"),
        ("Inspection of Wexcombe children’s social care services", "Overall", "ILACS"),
        ("Re-inspection of services for children in need of help and protection", "Overall", "SIF"),
        (
            "Inspection of looked after children services",
            "Overall",
            "Safeguarding and looked after children",
        ),
        ("Report", "The impact of leaders on practice", "ILACS"),
    ],
)
def test_the_framework_is_told_by_the_title_or_by_what_is_graded(title, area, framework):
    made = report(heading(title), table("Judgement | Grade", f"{area} | Good"))
    (told,) = judgements.find(made)
    assert told.framework == framework


def test_a_sections_heading_tells_again_what_the_table_told():
    made = report(
        table("Judgement | Grade", "The experiences and progress of children in care | Good"),
        heading("The experiences of children in care: good"),
    )
    assert len(judgements.find(made)) == 1


def test_a_councils_list_of_the_grades_it_was_given():
    made = paper(
        paragraph(
            "An inspection by Ofsted took place from 4 to 15 March 2024."
            " The report was published on 7 May 2024."
        ),
        item("The impact of leaders on practice – Good"),
        item("The experiences and progress of care leavers: requires improvement to be good"),
    )
    first, second = judgements.find(made)
    assert (first.area, first.grade) == ("The impact of leaders on practice", "good")
    assert (second.grade, second.inspected, second.published) == (
        "requires_improvement",
        "2024-03-04/2024-03-15",
        "2024-05-07",
    )


def test_a_councils_table_of_the_areas_that_inspectors_grade():
    made = paper(
        table(
            "Area | Grade",
            "Overall effectiveness | Good",
            "The experiences and progress of children in care | Outstanding",
        )
    )
    assert grades(made) == [
        ("Overall effectiveness", "good"),
        ("The experiences and progress of children in care", "outstanding"),
    ]


def test_grades_of_schools_in_a_councils_paper_are_not_its_own():
    made = paper(paragraph("Ofsted found nine in ten schools were judged good in the area."))
    assert grades(made) == []
