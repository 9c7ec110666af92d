"""Decisions in minutes, in the forms that they are met in."""

from __future__ import annotations

import pytest

from extract import recommendations
from ingest.document import PaperKind
from tests.made_papers import heading, item, minutes, paper, paragraph

LIBRARY = "the mobile library be kept until the spring of next year"


def texts(document) -> list[tuple[str | None, str]]:
    return [(each.label, each.text) for each in recommendations.find(document)]


@pytest.mark.parametrize(
    "opening",
    [
        "RESOLVED that ",
        "RESOLVED: that ",
        "RESOLVED – That ",
        "RESOLVED to note that ",
        "RESOVED that ",
        "UNANIMOUSLY RESOLVED that ",
        "It was RESOLVED that ",
        "Subject to the budget being agreed, it was RESOLVED that ",
        "Resolved: That ",
        "The Committee resolved that ",
        "The Library Panel unanimously resolved that ",
        "RECOMMENDED that ",
        "RECOMMENDED – T H A T ",
        "The Committee AGREED that ",
        "It was thus AGREED that ",
        "Agreed:- ",
        "It was agreed that: - ",
        "The Committee RECOMMENDS that ",
        "The Library Panel agreed to recommend that ",
        "Decision: That ",
    ],
)
def test_every_form_of_opening_words_is_left_out(opening):
    ((label, text),) = texts(minutes(paragraph(f"{opening}{LIBRARY}.")))
    assert label is None
    assert text.removeprefix("note that ") == f"{LIBRARY}."


def test_resolved_stuck_to_its_that_is_read():
    assert texts(minutes(paragraph(f"RESOLVEDthat {LIBRARY}."))) == [(None, f"{LIBRARY}.")]


def test_resolved_alone_on_its_line_takes_the_paragraphs_that_follow_it():
    made = minutes(heading("RESOLVED"), paragraph(f"That {LIBRARY}."), paragraph("It rained."))
    assert texts(made) == [(None, f"{LIBRARY}.")]


def test_a_decision_at_the_end_of_a_paragraph_is_found_and_quoted_alone():
    told = f"Members spoke of the cold. RESOLVED that {LIBRARY}."
    (found,) = recommendations.find(minutes(paragraph(told)))
    assert found.at.quote == f"RESOLVED that {LIBRARY}."


@pytest.mark.parametrize(
    "labels", [("(i)", "(ii)", "(iii)"), ("1)", "2)", "3)"), ("a.", "b.", "c."), ("A)", "B)", "C)")]
)
def test_each_limb_is_a_record(labels):
    limbs = ["That the hall be let", "That the rent be raised", "That a report be made"]
    blocks = [item(text, label) for text, label in zip(limbs, labels, strict=True)]
    found = texts(minutes(heading("RESOLVED:"), *blocks))
    assert found == [
        (label, text.removeprefix("That ")) for text, label in zip(limbs, labels, strict=True)
    ]


def test_the_minutes_own_numbers_are_no_limbs():
    made = minutes(
        item("RESOLVED that:", "(27)"),
        item("the hall be let", "(a)"),
        paragraph("Rents and fees"),
        item("the rent be raised", "(b)"),
        item("The Chairman thanked the clerk.", "(28)"),
    )
    assert texts(made) == [("(a)", "the hall be let"), ("(b)", "the rent be raised")]


def test_the_ninth_letter_is_not_taken_for_a_roman_one():
    labels = ["(g)", "(h)", "(i)", "(j)"]
    first = [item(f"limb {n}", f"({n})") for n in "abcdef"]
    rest = [item(f"limb {label}", label) for label in labels]
    assert len(texts(minutes(heading("RESOLVED:"), *first, *rest))) == 10


def test_limbs_within_a_limb_belong_to_it():
    made = minutes(
        heading("RESOLVED:"),
        item("That the Leader writes to the Minister, asking for", "1.", level=1),
        item("money; and", "(a)", level=2),
        item("time.", "(b)", level=2),
        item("That the reply be shared.", "2.", level=1),
    )
    assert [text for _, text in texts(made)] == [
        "the Leader writes to the Minister, asking for (a) money; and (b) time.",
        "the reply be shared.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "To RESOLVE that the hall be let.",
        "This Council resolves to let the hall.",
        "Members agreed that the hall was cold.",
        "Mr Vane proposed, and Ms Orr seconded, that the hall be let. Motion lost.",
        "1. The hall was let in May.",
    ],
)
def test_what_looks_like_a_decision_and_is_none(words):
    assert texts(minutes(paragraph(words))) == []


def test_an_agenda_decides_nothing():
    made = paper(paragraph(f"RESOLVED that {LIBRARY}."), kind=PaperKind.AGENDA)
    assert texts(made) == []


def test_it_is_made_by_the_meeting_on_its_day_and_addressed_where_it_says():
    made = minutes(paragraph("RECOMMENDED to the Cabinet that the hall be let by 31 May 2024."))
    (found,) = recommendations.find(made)
    assert (found.kind.value, found.made_on, found.addressed_to) == (
        "resolution",
        "2023-11-27",
        "Cabinet",
    )
    assert (found.text, found.due) == ("the hall be let by 31 May 2024.", "2024-05-31")


@pytest.mark.parametrize(
    ("text", "procedural"),
    [
        ("That the report be noted.", True),
        ("To note the report and its recommendations.", True),
        ("the minutes of 3 May be approved and signed as a correct record", True),
        ("Councillor Orr be elected Vice-Chair of the Panel", True),
        ("That the press and public be excluded from the meeting", True),
        ("under Section 100A of the Act, the public be excluded for item 9", True),
        ("the press and members of the public be excluded", True),
        ("the press and public be readmitted", True),
        ("the public be asked for their views", False),
        ("For Cabinet to note the progress of the plan.", True),
        ("the report be noted and that a further one be brought in May", False),
        ("To note the need for a plan and that one be written.", False),
        ("That the Panel considers the plan in May.", False),
        ("the notes of the visit be published", False),
    ],
)
def test_which_decisions_ask_for_nothing_more(text, procedural):
    (found,) = recommendations.find(minutes(paragraph(f"RESOLVED that {text}")))
    assert found.procedural is procedural


def test_an_extract_of_minutes_bound_as_an_appendix_decides():
    made = paper(
        paragraph("RESOLVED to:", label="5."),
        item("NOTE the work of the group.", "a)"),
        paragraph("RESOLVED that the rest be brought in May.", label="6."),
        kind=PaperKind.APPENDIX,
    )
    assert texts(made) == [
        ("a)", "NOTE the work of the group."),
        (None, "the rest be brought in May."),
    ]


def test_a_numbered_body_after_the_limbs_is_not_nested_in_the_last():
    made = minutes(
        heading("RESOLVED:"),
        item("That the hall be let.", "(1)"),
        item("That the rent be raised", "(2)"),
        paragraph("The hall was built in 1902.", label="1.1"),
        paragraph("It holds eighty.", label="1.2"),
    )
    assert texts(made) == [("(1)", "the hall be let."), ("(2)", "the rent be raised")]


def test_a_list_inside_a_limb_is_followed_without_any_indent():
    made = minutes(
        heading("RESOLVED:"),
        item("That the Leader asks for", "1."),
        item("money; and", "(a)"),
        item("time.", "(b)"),
        item("That the reply be shared.", "2."),
    )
    assert texts(made) == [
        ("1.", "the Leader asks for (a) money; and (b) time."),
        ("2.", "the reply be shared."),
    ]


def test_that_with_a_comma_is_left_out():
    made = minutes(paragraph("RESOLVED: That, from May, the hall be let."))
    assert texts(made) == [(None, "from May, the hall be let.")]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("the plan of the budget published on 27 November 2023 be agreed", None),
        ("the fees for 2024-25 be agreed", None),
        ("the hall be let by 31 May 2024", "2024-05-31"),
        ("a report be brought to the meeting on 5 June 2024", "2024-06-05"),
        ("the elections in May 2024 be noted", None),
        ("the work be done by 31 May 2021", None),
        ("the sheds be let by the end of October", "2024-10"),
        ("the sheds be let by the end of the financial year", "2023-04/2024-03"),
        ("a report be brought to its June meeting", "2024-06"),
        ("the sheds be painted by mid-2024", "2024"),
    ],
)
def test_only_words_that_set_a_deadline_give_one(words, due):
    (found,) = recommendations.find(minutes(paragraph(f"RESOLVED that {words}.")))
    assert found.due == due


def test_a_record_of_a_members_decision_is_that_members_and_not_of_the_packs_day():
    made = paper(
        heading("Decision:"),
        paragraph("As Cabinet Member for Harbours I agree to:"),
        paragraph("APPROVE the letting of the hall."),
        paragraph("DELEGATE its detail to the clerk."),
        heading("Reason(s) for decision:"),
        paragraph("It is empty."),
        kind=PaperKind.APPENDIX,
        dated=None,
        title="Appendix 4: Record of Decision",
        meeting_date="2024-03-07",
    )
    found = recommendations.find(made)
    assert [each.text for each in found] == [
        "APPROVE the letting of the hall.",
        "DELEGATE its detail to the clerk.",
    ]
    assert {(each.made_by, each.made_on) for each in found} == {
        ("Cabinet Member for Harbours", None)
    }


def test_an_extract_of_minutes_is_dated_and_named_by_its_title():
    made = paper(
        paragraph("RESOLVED that the hall be let.", label="8."),
        kind=PaperKind.APPENDIX,
        dated="2025-03-13",
        title="Appendix 1: Minutes excerpt from Harbour Services Committee, December 2024",
    )
    (found,) = recommendations.find(made)
    assert (found.made_by, found.made_on) == ("Harbour Services Committee", "2024-12")


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("RESOLVED that Cabinet be asked to fund two more ferries.", "Cabinet"),
        (
            "RESOLVED that the Cabinet Member for Ports be requested to publish the list.",
            "Cabinet Member for Ports",
        ),
        ("RESOLVED that Council be recommended to adopt the plan.", "Council"),
        ("RESOLVED that the Panel recommends to the Executive that fees rise.", "Executive"),
        ("RECOMMENDED that Full Council approve the budget.", "Full Council"),
        (
            "The Ports Panel agreed to recommend that the Cabinet Member for Ports cut fees.",
            "Cabinet Member for Ports",
        ),
        ("RESOLVED that the Panel meet again in May.", None),
        ("RESOLVED that the matter be referred to a later meeting.", None),
        ("RECOMMENDED that the quay be dredged.", None),
    ],
)
def test_whoever_is_asked_to_act_is_the_one_addressed(words, who):
    (found,) = recommendations.find(minutes(paragraph(words)))
    assert found.addressed_to == who


def test_limbs_are_addressed_to_the_body_named_before_them():
    made = minutes(
        paragraph("RESOLVED to recommend to the Cabinet that:"),
        item("the nursery stay open; and", "a)"),
        item("the Director of Ports be asked to mend the crane.", "b)"),
    )
    assert [found.addressed_to for found in recommendations.find(made)] == [
        "Cabinet",
        "Director of Ports",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "by mid-2024",
        "by late June 2024",
        "in six months’ time",
        "by half-term",
        "in the new year",
        "before its June meeting",
    ],
)
def test_a_deadlines_words_are_kept_whole(words):
    (found,) = recommendations.find(minutes(paragraph(f"RESOLVED that the hall be let {words}.")))
    assert found.due_text == words


def moved_and(*after):
    return minutes(
        heading("Motion: ferries"),
        paragraph("Moved by Councillor Ash and seconded by Councillor Elm:"),
        paragraph("That this Council:"),
        item("keeps its ferries; and", "(i)"),
        item("asks the Leader to write to the Minister.", "(ii)"),
        *after,
        heading("Closing"),
    )


@pytest.mark.parametrize(
    "vote",
    [
        "The motion was put to the vote and LOST.",
        "Upon being put to the vote, the amendment fell.",
        "The proposal was not carried.",
        "The motion was withdrawn.",
        "Councillor Yew spoke of the tides.",
    ],
)
def test_a_motion_that_was_not_carried_decides_nothing(vote):
    assert texts(moved_and(paragraph(vote))) == []


def test_a_carried_motion_without_resolved_is_the_decision():
    after = paragraph("Upon being put to the vote, the motion was declared carried.")
    assert [label for label, _ in texts(moved_and(after))] == ["(i)", "(ii)"]


def test_a_carried_motion_that_is_printed_again_counts_once():
    after = [
        paragraph("The motion was carried."),
        paragraph("RESOLVED that this Council:"),
        item("keeps its ferries; and", "(i)"),
        item("asks the Leader to write to the Minister.", "(ii)"),
    ]
    assert [label for label, _ in texts(moved_and(*after))] == ["(i)", "(ii)"]
