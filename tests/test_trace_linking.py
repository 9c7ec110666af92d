"""Right links only: what is one thread, and what merely reads like it."""

from __future__ import annotations

import pytest

from corpus import Corpus
from extract.findings import Rating, RecommendationKind, Status
from ingest.document import PaperKind
from search.trace import trace
from tests.trace_parts import Made, add

REPORT = (
    "the Cabinet Member brings the annual report of the adoption service to the Panel in autumn"
)
MOORINGS = "the harbour master reports the number of moorings let to fishermen each quarter"
LATER = "2023-11-02"
MADE = "2023-05-04"


def tracker(day: str = LATER, **more) -> Made:
    return Made(day, title="Monitoring recommendations", **more)


def certain(corpus: Corpus, made: Made, number: int = 0) -> set[str]:
    """The records that are certainly in the thread of a paper's record."""
    (thread,) = trace(corpus, made.records[number].id).threads
    return {each.id for each in thread.events if not (each.link and each.link.possible)}


def possible(corpus: Corpus, made: Made, number: int = 0) -> set[str]:
    (thread,) = trace(corpus, made.records[number].id).threads
    return {each.id for each in thread.events if each.link and each.link.possible}


def ids(*made: Made) -> set[str]:
    return {record.id for each in made for record in each.records}


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


SAME = {
    "the row repeats the words": (Made().resolved(REPORT), tracker().row(f"That {REPORT}.", MADE)),
    "the row is shorter": (
        Made().resolved("the Director writes to the boat owners, and reports the answers in June"),
        tracker().row("That the Director writes to the boat owners.", MADE),
    ),
    "the row says a little more": (
        Made().resolved("the Cabinet Member reports on the cost of dredging"),
        tracker().row(
            "That the Cabinet Member for Ports reports on the cost of dredging before the budget.",
            MADE,
        ),
    ),
    "the council is named in two ways": (
        Made().resolved(REPORT),
        tracker(council="Wexcombe Council").row(REPORT, MADE),
    ),
    "the Panel is the panel whose minutes they are": (
        Made().resolved(REPORT, made_by="The Panel"),
        tracker().row(REPORT, MADE),
    ),
    "the row tells a month for the day": (
        Made().resolved(REPORT),
        tracker().row(REPORT, "2023-05"),
    ),
    "an officer puts it, the meeting resolves it": (
        Made(title="Adoption").resolved(
            REPORT, "Adoption", kind=RecommendationKind.RECOMMENDATION, made_by="Head of Adoption"
        ),
        Made(name="minutes").resolved(REPORT, "Adoption"),
    ),
    "restated under the same heading months later": (
        Made().resolved(MOORINGS, "Moorings and berths"),
        Made(LATER).resolved(MOORINGS, "Moorings and berths"),
    ),
    "a row tells of an inspection's recommendation": (
        Made(committee=None).inspected("The timeliness of health checks for children in care."),
        tracker().row("The timeliness of health checks for children in care", MADE),
    ),
}
OTHER = {
    "another service": (
        Made().resolved(REPORT),
        tracker().row(REPORT.replace("adoption", "fostering"), MADE),
    ),
    "another year": (
        Made().resolved(f"{REPORT} of 2023"),
        Made("2024-05-02").resolved(f"{REPORT} of 2024"),
    ),
    "another year in the heading": (
        Made().resolved(MOORINGS, "Moorings 2022/23"),
        Made("2024-05-02").resolved(MOORINGS, "Moorings 2023/24"),
    ),
    "another day, says the row": (Made().resolved(REPORT), tracker().row(REPORT, "2022-05-05")),
    "another committee": (
        Made().resolved(REPORT),
        Made(LATER, committee="Roads Panel").resolved(REPORT),
    ),
    "another committee's tracker, the same day": (
        Made().resolved(REPORT),
        tracker(committee="Roads Panel").row(REPORT, MADE),
    ),
    "another council": (
        Made().resolved(REPORT),
        tracker(council="Harbury Borough Council").row(REPORT, MADE),
    ),
    "the county round the city": (
        Made(council="Nottingham City Council").resolved(REPORT),
        tracker(council="Nottinghamshire County Council").row(REPORT, MADE),
    ),
    "no council is named, in two files": (
        Made(council=None).resolved(REPORT),
        tracker(council=None).row(REPORT, MADE),
    ),
    "a form of words under another heading": (
        Made().resolved("a further report be brought to a future meeting", "Moorings"),
        Made(LATER).resolved("a further report be brought to a future meeting", "Libraries"),
    ),
    "another item of the same agenda": (
        (Made().resolved("to agree the new tide tables in Appendix A", "Audit", item="7")),
        Made(name="again").resolved(
            "to agree the new tide tables in Appendix A", "Pensions", item="8"
        ),
    ),
    "noting": (
        Made().resolved("the progress of the harbour works be noted", procedural=True),
        Made(LATER).resolved("the progress of the harbour works be noted", procedural=True),
    ),
    "another inspection": (
        Made("2014-09-15", committee=None).inspected("The timeliness of health checks in care."),
        Made("2023-07-28", committee=None).inspected("The timeliness of health checks in care."),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_thread(corpus, case):
    add(corpus, *SAME[case])
    assert certain(corpus, SAME[case][0]) == ids(*SAME[case])


@pytest.mark.parametrize("case", OTHER)
def test_another_thread(corpus, case):
    first, other = OTHER[case]
    add(corpus, first, other)
    assert certain(corpus, first) == ids(first)
    assert certain(corpus, other) == ids(other)


def test_two_points_of_one_list_are_never_joined_not_through_a_third_either(corpus):
    visitors = MOORINGS.replace("fishermen", "visitors")
    minutes = Made().resolved(MOORINGS).resolved(visitors)
    rows = tracker().row(MOORINGS, MADE).row(visitors, MADE)
    vague = tracker("2024-02-01").row(MOORINGS.replace(" let to fishermen", ""), MADE)
    add(corpus, minutes, rows, vague)
    fishermen, others = certain(corpus, minutes, 0), certain(corpus, minutes, 1)
    assert not fishermen & others
    assert {minutes.records[0].id, rows.records[0].id} <= fishermen
    assert {minutes.records[1].id, rows.records[1].id} <= others


def test_what_differs_in_a_word_is_shown_as_possible_with_the_reason(corpus):
    first, other = Made().resolved(MOORINGS), tracker().row(MOORINGS.replace("let", "leased"), MADE)
    add(corpus, first, other)
    assert certain(corpus, first) == ids(first)
    assert possible(corpus, first) == ids(other)
    (thread,) = trace(corpus, first.records[0].id).threads
    (link,) = {each.link for each in thread.events if each.link}
    assert link.possible
    assert "other words or numbers" in " ".join(link.evidence)


def test_what_a_committee_made_of_an_inspection_is_possible_with_all_that_was_reported(corpus):
    asked = Made(committee=None, name="letter").inspected(
        "The arrangements for seeing children who are educated at home."
    )
    taken_up = Made(LATER).resolved(
        "every child educated at home is offered a visit", "The Ofsted inspection"
    )
    rows = tracker("2024-02-01").row(
        "every child educated at home is offered a visit", LATER, Status.COMPLETE
    )
    add(corpus, asked, taken_up, rows)
    assert certain(corpus, asked) == ids(asked)
    assert possible(corpus, asked) == ids(taken_up, rows)
    assert certain(corpus, taken_up) == ids(taken_up, rows)


POINT = "The regularity of supervision, and how far it challenges drift in plans."


def test_an_action_belongs_to_the_words_that_stand_beside_it(corpus):
    letter = Made(committee=None, name="letter").inspected(POINT)
    plan = Made(LATER, title="Plan", kind=PaperKind.APPENDIX).action("Train all managers", POINT)
    alone = Made(LATER, title="Other plan", kind=PaperKind.APPENDIX).action(
        "Train the drivers", "The regularity of buses"
    )
    add(corpus, letter, plan, alone)
    assert certain(corpus, letter) == ids(letter, plan)


def test_a_label_that_several_recommendations_have_tells_nothing(corpus):
    plan = (
        Made()
        .inspected("The quality of plans for leaving care.", label="1")
        .inspected("The range of homes by the harbour.", label="1")
        .action("Write a protocol with the prison", recommendation="1")
    )
    add(corpus, plan)
    assert certain(corpus, plan, 2) == {plan.records[2].id}


DUTY = {"owners": ("Joan Beckwith",), "due": "2024-02-28"}


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ({}, True),
        ({"owners": ("Fergus Lyle",)}, False),
        ({"due": "2024-03-31"}, False),
    ],
)
def test_an_action_told_again_has_its_owner_and_day(corpus, later, same):
    plan = Made(LATER, title="Plan").action("Audit the supervision records each month", **DUTY)
    progress = Made("2024-05-02", title="Plan: progress").action(
        "Supervision records audited each month", **(DUTY | later)
    )
    add(corpus, plan, progress)
    assert certain(corpus, plan) == (ids(plan, progress) if same else ids(plan))


def test_a_rating_of_what_was_asked_for_is_possible_and_never_more(corpus):
    minutes = Made().resolved("return home interviews take place within 72 hours")
    rated = Made(LATER, title="Performance").rated(
        "Return home interviews within 72 hours", Rating.AMBER
    )
    add(corpus, minutes, rated)
    assert certain(corpus, minutes) == ids(minutes)
    assert possible(corpus, minutes) == ids(rated)


def test_a_large_councils_common_words_do_not_hide_the_same_recommendation(corpus, monkeypatch):
    monkeypatch.setattr("search.linking._IN_TOO_MANY", 3)
    minutes, rows = Made(), tracker()
    for part in ("north", "south", "east", "west", "inner", "outer"):
        minutes.resolved(f"the master reports on moorings, buoys and lights of the {part} harbour")
        rows.row(f"the master reports on moorings, buoys and lights of the {part} harbour", MADE)
    add(corpus, minutes, rows)
    for number in range(6):
        expected = {minutes.records[number].id, rows.records[number].id}
        assert certain(corpus, minutes, number) == expected
