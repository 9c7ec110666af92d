"""What later papers tell: a numbered decision's story, and an inspection's points with answers."""

from dataclasses import replace

import pytest

from extract.acts import act_of
from extract.findings import Act
from extract.restated import find as restated
from extract.retold import find as retold
from tests.made_papers import heading, item, minutes, paper, paragraph

TITLE = "Review of decision 24/00765 - Opening of the Lower Quay"


def told(*blocks):
    document = paper(*blocks, title=TITLE, dated="2024-09-12")
    return [(each.act.value, each.happened_on, each.body, each.text) for each in retold(document)]


def test_the_story_of_a_decision_is_told_on_the_days_it_happened():
    found = told(
        paragraph("Decision 24/00765 – Opening of the Lower Quay was taken on 6 May 2024."),
        paragraph("The Ports Cabinet Committee met on 11 March 2024."),
        paragraph("The Cabinet Committee resolved to recommend to the Cabinet Member as follows:"),
        paragraph("The committee recommends that the opening be delayed."),
        paragraph("On 3 June 2024, the Scrutiny Committee met to consider the call-in."),
        paragraph("After it the Committee resolved, by ten votes, to refer it to Council."),
        paragraph("Cabinet met on 1 July 2024 to look at it again."),
        paragraph("Cabinet resolved the following:"),
        item("NOTE the comments of Scrutiny", label="a."),
        item("CONFIRM the decision", label="b."),
    )
    assert found == [
        ("decided", "2024-05-06", None, "Decision 24/00765 – Opening of the Lower Quay was taken on"
         " 6 May 2024."),
        ("made", "2024-03-11", "Ports Cabinet Committee",
         "The committee recommends that the opening be delayed."),
        ("referred", "2024-06-03", "Scrutiny Committee",
         "After it the Committee resolved, by ten votes, to refer it to Council."),
        ("responded", "2024-07-01", "Cabinet", "NOTE the comments of Scrutiny"),
        ("responded", "2024-07-01", "Cabinet", "CONFIRM the decision"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "The Council may, on 6 May 2024, resolve to refer the decision.",
        "On 6 May 2024 the Cabinet agreed the budget for the year.",
        "We request that the Scrutiny Committee recommends on 6 May 2024 that it be postponed.",
        "Decision 24/00001 and decision 24/00002 were looked at by Cabinet on 6 May 2024.",
    ],
)
def test_what_may_be_or_is_of_other_matters_is_not_told(words):
    assert told(paragraph(words)) == []


def test_minutes_tell_their_own_decisions_and_none_again():
    document = minutes(paragraph("Decision 24/00765 was taken on 6 May 2024."))
    assert list(retold(document)) == []


@pytest.mark.parametrize(
    ("words", "body", "act"),
    [
        ("implementation be postponed pending reconsideration", "Scrutiny Committee", Act.REFERRED),
        ("the matter be referred to Council", "Scrutiny Committee", Act.REFERRED),
        ("CONFIRM the decision", "Cabinet", Act.RESPONDED),
        ("recommends that it be delayed", "Ports Cabinet Committee", Act.MADE),
        ("APPROVE the opening", "Cabinet Member for Ports", Act.DECIDED),
    ],
)
def test_what_a_body_did_by_its_words(words, body, act):
    assert act_of(words, body) is act


def evaluation(*blocks):
    return paper(*blocks, title="Self-evaluation", dated="2023-01")


POINTS = (
    paragraph("Visits to children who live on boats."),
    item("A second boat has been bought, and every child was seen in May."),
    paragraph("The quality of plans for leaving the harbour."),
    item("Plans are read by two managers."),
    item("More are to be trained."),
)


def test_points_of_an_inspection_are_restated_each_with_its_answer():
    found = list(restated(evaluation(heading("Inspection recommendations (2021)"), *POINTS)))
    assert [(each.recommendation, each.text) for each in found] == [
        ("Visits to children who live on boats.",
         "A second boat has been bought, and every child was seen in May."),
        ("The quality of plans for leaving the harbour.", "Plans are read by two managers."),
    ]  # fmt: skip
    assert {(each.made_by, each.made_on, each.happened_on) for each in found} == {
        ("Ofsted", "2021", "2023-01")
    }
    assert [each.at.quote for each in found] == [each.text for each in found]


def test_other_lists_and_a_single_one_are_no_restatement():
    assert not list(restated(evaluation(heading("What is going well?"), *POINTS)))
    assert not list(restated(evaluation(heading("Since the inspection"), *POINTS[:2])))
    document = evaluation(heading("Inspection recommendations (2021)"), *POINTS)
    assert not list(restated(replace(document, kind="ofsted_report")))


@pytest.mark.shared
@pytest.mark.slow
def test_a_real_decision_told_inside_one_pack_on_the_days_it_happened(shared_papers):
    import ingest

    pack = ingest.read(shared_papers / "kent" / "packs" / "kent-council-2025-03-13.pdf")
    found = {
        (each.act.value, each.happened_on) for each in retold(pack) if each.reference == "24/00093"
    }
    assert found >= {
        ("made", "2024-11-21"),
        ("decided", "2025-01-17"),
        ("referred", "2025-01-29"),
        ("responded", "2025-03-04"),
    }
    assert {day for act, day in found if act in ("decided", "referred", "responded")} == {
        "2025-01-17", "2025-01-29", "2025-03-04"
    }  # fmt: skip
