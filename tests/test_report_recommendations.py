"""What officers' reports, reviews and inspectors recommend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract import recommendations
from ingest.document import BlockKind, DocumentKind, PaperKind
from tests.made_papers import heading, item, paper, paragraph, table


def found(document) -> list[tuple[str, str | None, str]]:
    return [(r.kind.value, r.label, r.text) for r in recommendations.find(document)]


def inspected(*blocks, kind: DocumentKind = DocumentKind.OFSTED_REPORT):
    made = paper(*blocks, kind=PaperKind.INSPECTION_REPORT, dated="2022-03-04")
    return replace(made, kind=kind, council="Wexcombe Council")


def test_the_limbs_below_a_reports_heading():
    made = paper(
        heading("RECOMMENDATIONS:"),
        item("That the Panel note the figures.", "(i)"),
        item("That a plan be brought in May 2024.", "(ii)"),
        heading("REASONS FOR REPORT RECOMMENDATIONS"),
        paragraph("To keep members informed.", label="1."),
    )
    assert found(made) == [
        ("recommendation", "(i)", "That the Panel note the figures."),
        ("recommendation", "(ii)", "That a plan be brought in May 2024."),
    ]


def test_opening_words_of_a_reports_list_are_left_out():
    made = paper(
        heading("Recommendations"),
        paragraph("The Cabinet is asked to:"),
        item("agree the budget; and", "(a)"),
        item("delegate its detail.", "(b)"),
    )
    assert [text for *_, text in found(made)] == ["agree the budget; and", "delegate its detail."]


def test_a_recommendation_on_one_line():
    made = paper(paragraph("Recommendation: For Cabinet to note the progress of the plan."))
    assert found(made) == [
        ("recommendation", None, "For Cabinet to note the progress of the plan.")
    ]


def test_a_ruled_form_whose_heading_is_cut_by_its_columns():
    form = table(
        "BRIEF | SUM | MARY",
        ["", "", "On the library."],
        "RECOM | MENDA | TIONS:",
        ["", "(i)", "That the hours be kept."],
        ["", "(ii)", "That the rent be paid."],
        "REASONS | FOR | REPORT",
        header_rows=0,
    )
    assert [text for *_, text in found(paper(form))] == [
        "That the hours be kept.",
        "That the rent be paid.",
    ]


def test_a_recommendations_paragraph_in_the_body_is_a_proposal():
    made = paper(
        heading("RECOMMENDATIONS:"),
        item("That the report be considered.", "(i)"),
        heading("DETAIL (Including consultation carried out)"),
        heading("Recommendations", label="17."),
        item("Hire two visitors."),
        item("Write to every family."),
        paragraph("It is recommended that the panel hear of it in June. It was late.", label="18."),
    )
    assert found(made)[1:] == [
        ("proposal", "•", "Hire two visitors."),
        ("proposal", "•", "Write to every family."),
        ("proposal", None, "It is recommended that the panel hear of it in June."),
    ]


def test_a_reviewers_numbered_recommendations_with_their_words_on_the_line_or_below():
    made = paper(
        paragraph("Recommendation One: Write down what the service is for."),
        paragraph("This would help all.", label="3.1"),
        heading("Recommendation Two"),
        paragraph("Ask the staff each year."),
        table("Recommendation | Action", "Recommendation One: Write down | Hold a day"),
        kind=PaperKind.APPENDIX,
        dated="2022-07",
    )
    assert found(made) == [
        ("review", "One", "Write down what the service is for."),
        ("review", "Two", "Ask the staff each year."),
    ]


def test_a_list_that_a_review_made_is_dated_where_the_paper_tells_it():
    made = paper(
        paragraph("The Cultural Inquiry made four recommendations, two of which matter here"),
        item("Listen to the staff."),
        item("Change the story told of the service."),
        paragraph("My findings echo the Cultural Inquiry which reported in June 2021."),
        kind=PaperKind.APPENDIX,
    )
    first, second = recommendations.find(made)
    assert (first.made_by, first.made_on, first.text) == (
        "Cultural Inquiry",
        "2021-06",
        "Listen to the staff.",
    )
    assert second.text == "Change the story told of the service."


@pytest.mark.parametrize(
    "words",
    [
        "What needs to improve",
        "What needs to improve?",
        "What needs to improve? 2",
        "What needs to improve in this area of social work practice",
        "What does the local authority need to improve?",
        "Areas for improvement",
        "Priority and immediate action",
        "Areas for priority action",
        "Recommendations",
    ],
)
def test_the_headings_that_inspectors_put_over_their_points(words):
    made = inspected(
        heading(words),
        item("The speed of first visits.", "\uf06e"),
        item("How plans are kept.", "◼"),
        heading("Help and protection: good"),
        item("Visits were prompt.", "1."),
    )
    points = recommendations.find(made)
    assert [point.text for point in points] == ["The speed of first visits.", "How plans are kept."]
    assert {(p.made_on, p.kind.value, p.made_by) for p in points} == {
        ("2022-03-04", "inspection", "Ofsted")
    }


def test_points_in_groups_by_time_and_by_service():
    made = inspected(
        heading("Areas for improvement", label=None),
        paragraph("The authority should take the following action.", label="28."),
        replace(heading("Immediately:"), level=2),
        item("Find the lost files.", "\uf0a7"),
        replace(heading("Within three months:"), level=2),
        paragraph("Care leavers"),
        item("Give each a named adviser.", "\uf0a7"),
    )
    points = recommendations.find(made)
    assert [(p.text, p.due_text) for p in points] == [
        ("Find the lost files.", "Immediately"),
        ("Give each a named adviser.", "Within three months"),
    ]


def test_area_send_points_are_in_tables_and_findings_below_other_headings_are_none():
    made = inspected(
        heading("What needs to improve?"),
        item("Waiting is too long.", "◼"),
        heading("Areas for priority action"),
        table("Responsible body | Areas for priority action", "Wexcombe Trust | Cut the waiting."),
        heading("Areas for improvement"),
        table(["Areas for improvement"], ["Leaders should share their plans."]),
        kind=DocumentKind.SEND_REPORT,
    )
    points = recommendations.find(made)
    assert [(p.text, p.addressed_to) for p in points] == [
        ("Cut the waiting.", "Wexcombe Trust"),
        ("Leaders should share their plans.", "Wexcombe Council"),
    ]


def test_a_councils_own_areas_for_improvement_are_not_an_inspectors():
    made = paper(heading("Areas for improvement"), item("More visitors.", "1."))
    assert all(r.kind.value != "inspection" for r in recommendations.find(made))
    assert made.blocks[0].kind is BlockKind.HEADING


def test_limbs_set_as_headings_and_the_next_sections_heading():
    made = paper(
        heading("8. Recommendations"),
        paragraph("The Council is asked to:"),
        heading("To NOTE the work of the group", label="1."),
        paragraph("To DEBATE the changes", label="2."),
        heading("Background", label="3."),
        paragraph("The group met twice."),
    )
    assert [text for *_, text in found(made)] == [
        "To NOTE the work of the group",
        "To DEBATE the changes",
    ]


def test_unlabelled_requests_after_their_opening_and_the_same_printed_again_at_the_end():
    request = ["Agree the contract", "Delegate its detail to the Director"]
    made = paper(
        heading("Recommendation(s):"),
        paragraph("The Cabinet Member is asked to:"),
        *map(paragraph, request),
        heading("1. Background"),
        paragraph("It ends in May."),
        heading("9. Recommendations"),
        paragraph("The Cabinet Member is asked to: Agree the contract"),
    )
    assert found(made) == [("recommendation", None, text) for text in request]


def test_a_heading_in_bold_that_goes_on_with_the_limbs_is_one():
    made = paper(
        heading("Recommendations"),
        paragraph("The County Council is asked to:"),
        heading("To NOTE the work of the group", label="1."),
        paragraph("DEBATE the chair of the panel.", label="2."),
        heading("If 2 is passed, APPROVE the changes that follow from it in full", label="3."),
        heading("Background", label="4."),
    )
    assert [label for _, label, _ in found(made)] == ["1.", "2.", "3."]


def test_a_section_without_labels_is_a_recommendation_a_paragraph():
    made = paper(
        heading("Recommendation(s):"),
        paragraph("The Cabinet Member for Harbours is asked to:"),
        paragraph("APPROVE the letting of the hall."),
        paragraph("DELEGATE its detail to the clerk."),
        heading("Introduction", label="1."),
        paragraph("The hall is old."),
    )
    assert [text for *_, text in found(made)] == [
        "APPROVE the letting of the hall.",
        "DELEGATE its detail to the clerk.",
    ]


def test_what_a_report_asks_at_its_end_is_no_proposal_and_counts_once():
    made = paper(
        heading("Recommendation:"),
        paragraph("That the Panel note all that was done for the harbour in the year."),
        heading("Background"),
        heading("Recommendations", label="4."),
        paragraph("That the Panel note all that was done for the harbour in this year."),
        heading("Recommendations", label="5."),
        paragraph("Members are requested to support the harbour fair.", label="5.1"),
    )
    assert [(kind, text) for kind, _, text in found(made)] == [
        (
            "recommendation",
            "That the Panel note all that was done for the harbour in the year.",
        ),
        ("recommendation", "support the harbour fair."),
    ]


def test_a_report_bound_in_as_an_appendix_asks_whom_it_names_and_on_no_day_of_the_packs():
    made = paper(
        heading("Recommendation(s):"),
        paragraph("The Cabinet Member for Harbours is asked to:"),
        paragraph("APPROVE the letting of the hall."),
        heading("Recommendations"),
        paragraph("Look at the roof."),
        kind=PaperKind.APPENDIX,
        dated=None,
        title="Appendix 3: Decision report",
        meeting_date="2024-03-07",
    )
    (asked,) = recommendations.find(made)
    assert (asked.addressed_to, asked.made_on) == ("Cabinet Member for Harbours", None)


def test_a_request_without_a_heading_asks_for_what_its_items_say():
    made = paper(
        paragraph("Members are recommended to:"),
        item("approve the terms of reference; and", "-"),
        item("appoint three members to the group.", "-"),
        heading("Background"),
        paragraph("The group met twice.", label="1."),
    )
    assert found(made) == [
        ("recommendation", "-", "approve the terms of reference; and"),
        ("recommendation", "-", "appoint three members to the group."),
    ]


def test_a_forms_row_holds_its_limbs_in_one_run():
    form = table(
        "Recommendations | That the Cabinet: 1. approves the scheme; 2. delegates its detail.",
        "Reason | To keep the ferry going.",
    )
    assert found(paper(form)) == [
        ("recommendation", "1.", "approves the scheme;"),
        ("recommendation", "2.", "delegates its detail."),
    ]
    whole = table("Recommendation: | That the 2. pier be kept.", "Reason | It is used.")
    assert found(paper(whole)) == [("recommendation", None, "That the 2. pier be kept.")]
