"""Grades in tables, headings and sentences, and what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract import judgements
from ingest.document import DocumentKind, PaperKind
from tests.made_papers import heading, paper, paragraph, table

HELP = "The experiences and progress of children who need help and protection"


def report(*blocks, kind: DocumentKind = DocumentKind.OFSTED_REPORT):
    made = paper(*blocks, kind=PaperKind.INSPECTION_REPORT)
    return replace(made, kind=kind)


def grades(document) -> list[tuple[str, str, str]]:
    return [(each.area, each.grade, each.basis.value) for each in judgements.find(document)]


def test_grades_go_by_the_label_beside_them_and_are_told_once():
    made = report(
        heading("Inspection of Wexcombe local authority children’s services"),
        paragraph("Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023"),
        table("Judgement | Grade", f"{HELP} | Requires improvement to be good", "Overall | Good"),
        heading(f"{HELP}: requires improvement to be good"),
    )
    first, second = judgements.find(made)
    assert (first.area, first.grade, first.grade_text) == (
        HELP,
        "requires_improvement",
        "Requires improvement to be good",
    )
    assert first.inspected == "{2022-12-05..2022-12-09,2023-02-14..2023-02-15}"
    assert (first.framework, second.area, second.grade) == ("ILACS", "Overall", "good")


def test_numbered_labels_and_the_overall_grade_above_the_table():
    made = report(
        heading("Inspection of services for children in need of help and protection"),
        heading("Inspection date: 4 September 2017 to 28 September 2017"),
        heading("Report published: 13 November 2017"),
        table(
            ["Children’s services in Wexcombe are inadequate", "", ""],
            ["1. Children who need help and protection", "", "inadequate"],
            ["", "2.1 Adoption performance", "good"],
        ),
        heading("The graded judgement for adoption performance is that it is good"),
    )
    assert grades(made) == [
        ("Children who need help and protection", "inadequate", "inspection"),
        ("Adoption performance", "good", "inspection"),
        ("Overall effectiveness", "inadequate", "inspection"),
    ]
    first = judgements.find(made)[0]
    assert (first.framework, first.inspected, first.published) == (
        "SIF",
        "2017-09-04/2017-09-28",
        "2017-11-13",
    )


def test_a_councils_own_grades_beside_the_inspectors_with_groups_and_wrapped_labels():
    made = paper(
        table(
            ["", "Wexcombe self", "Ofsted inspection"],
            ["", "assessment", "grade"],
            ["Looked after children", "", ""],
            ["Quality of provision", "Good", "Adequate"],
            ["Help for children", "Adequate", "Inadequate"],
            ["and young people", "", ""],
            header_rows=0,
        )
    )
    assert grades(made) == [
        ("Looked after children: Quality of provision", "good", "self_assessment"),
        ("Looked after children: Quality of provision", "adequate", "inspection"),
        (
            "Looked after children: Help for children and young people",
            "adequate",
            "self_assessment",
        ),
        ("Looked after children: Help for children and young people", "inadequate", "inspection"),
    ]


@pytest.mark.parametrize(
    ("outcome", "value"),
    [
        (
            "arrangements typically lead to positive experiences and outcomes",
            "positive_experiences",
        ),
        ("arrangements lead to inconsistent experiences and outcomes", "inconsistent_experiences"),
        ("There are widespread and/or systemic failings", "systemic_failings"),
    ],
)
def test_the_three_outcomes_of_area_send(outcome, value):
    made = report(
        table(["Inspection outcome"], [f"{outcome} for children."]), kind=DocumentKind.SEND_REPORT
    )
    assert [grade for _, grade, _ in grades(made)] == [value]


def test_a_grade_that_a_councils_paper_tells_of():
    made = paper(
        paragraph(
            "The inspection took place in November 2021. The final report was published on"
            " 4 April 2022 with a judgement of ‘Requires Improvement’."
        )
    )
    (told,) = judgements.find(made)
    assert (told.grade, told.inspected, told.published) == (
        "requires_improvement",
        "2021-11",
        "2022-04-04",
    )
    assert told.at.quote.startswith("The final report was published")


@pytest.mark.parametrize(
    "words",
    [
        "The plan would secure an Ofsted judgement of good next time.",
        "Our aim is to be judged good or outstanding by Ofsted.",
        "Ofsted found that services require significant improvement.",
        "80% of audits were graded good by inspectors.",
        "The partner authorities were judged outstanding percentages aside by Ofsted in cases.",
    ],
)
def test_aims_audits_and_other_scales_are_no_grades(words):
    assert grades(paper(paragraph(words))) == []


def test_a_table_of_what_grades_mean_gives_none():
    made = report(table("Good (Grade 2) | A service that does more than the rules ask"))
    assert grades(made) == []
