"""Updates: the rows of trackers and of executive responses."""

import pytest

from extract.findings import Status
from extract.updates import find
from tests.made_papers import heading, paper, table

HEAD = "Date | Title | Action proposed | Action Taken | Progress Status"


def only(document):
    found = find(document)
    assert len(found) == 1, found
    return found[0]


def test_a_trackers_rows_inherit_date_and_title():
    found = find(
        paper(
            table(
                HEAD,
                "17/06/23 | Ferry fares | 1) That fares are frozen. | They were frozen. | Complete",
                "22/07/23 | Storm walls | 1) That walls be raised. | A survey began. | In train",
                " |  | 2) That costs be shared. | Due in May. | Not complete – within timescale.",
                "^22/07/23 | ^Storm walls | 3) That boats be moored. | Refused. | Rejected",
            ),
            dated="2023-11-27",
        )
    )
    assert [(one.recommendation, one.title, one.made_on, one.status) for one in found] == [
        ("That fares are frozen.", "Ferry fares", "2023-06-17", Status.COMPLETE),
        ("That walls be raised.", "Storm walls", "2023-07-22", Status.IN_PROGRESS),
        (
            "That costs be shared.",
            "Storm walls",
            "2023-07-22",
            Status.NOT_COMPLETE_WITHIN_TIMESCALE,
        ),
        ("That boats be moored.", "Storm walls", "2023-07-22", Status.REJECTED),
    ]
    assert found[2].status_text == "Not complete – within timescale."
    assert found[0].response == "They were frozen."
    assert {one.as_of for one in found} == {"2023-11-27"}
    assert found[0].at.quote == "1) That fares are frozen."


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Meeting | Recommendation | Update | Status",
            "4 May 2023 | Freeze fares | Done in June | Closed",
        ),
        (
            "Status | Response | Recommendation | Date of meeting",
            "Closed | Done in June | Freeze fares | 4 May 2023",
        ),
        (
            "Meeting date | Agenda item | Request | Outcome | Open/Closed",
            "04.05.23 | Fares | Freeze fares | Done in June | Closed",
        ),
        (
            "Recommendation | Lead officer | Date raised | Progress | Status",
            "Freeze fares | AM | 4 May 2023 | Done in June | Closed",
        ),
    ],
)
def test_any_order_and_naming(header, row):
    update = only(paper(heading("Outcome tracker"), table(header, row)))
    assert (update.recommendation, update.response) == ("Freeze fares", "Done in June")
    assert (update.made_on, update.status, update.status_text) == (
        "2023-05-04",
        Status.COMPLETE,
        "Closed",
    )


def test_an_executive_response_says_what_is_accepted():
    rows = table(
        "Recommendation | Cabinet response",
        "1. Freeze fares | Accepted in principle – subject to funds.",
        "2. Build walls | Rejected. The cost is too high.",
        "3. Paint boats | The boats are old.",
    )
    found = find(paper(rows))
    assert [(one.recommendation, one.status) for one in found] == [
        ("Freeze fares", Status.ACCEPTED_IN_PART),
        ("Build walls", Status.REJECTED),
        ("Paint boats", None),
    ]
    assert found[0].status_text == "Accepted in principle"


def test_a_plan_that_answers_recommendations_gives_both():
    rows = table(
        "Recommendation | Accepted / Rejected | Action | Lead | Date",
        "1 Freeze fares | Accepted | Write to the owners | AM | May 2024",
    )
    update = only(paper(rows))
    assert (update.recommendation, update.status) == ("Freeze fares", Status.ACCEPTED)
    assert update.made_on is None


def test_a_row_cut_by_a_pages_end_goes_on():
    rows = table(
        HEAD,
        "17/06/23 | Fares | That fares are | They were | Complete",
        " |  | frozen at once. | frozen. | ",
    )
    update = only(paper(rows))
    assert update.recommendation == "That fares are frozen at once."
    assert update.response == "They were frozen."


def test_words_of_status_that_mean_nothing_known_are_kept():
    update = only(paper(table(HEAD, "1/6/23 | A | That B. | C | See minute 4")))
    assert (update.status, update.status_text) == (None, "See minute 4")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Recommendation | Action | Lead | Due | Progress",
            "Freeze | Write | AM | May 2024 | Begun",
        ),
        ("Ref | Action | Owner | Due | Update | RAG", "1 | Write | AM | May 2024 | Begun | Green"),
        ("Options | Comments", "Sell the pier | Costly"),
        ("Area | Comment", "Pier | Old"),
    ],
)
def test_tables_that_are_no_trackers(header, row):
    assert find(paper(table(header, row))) == ()
