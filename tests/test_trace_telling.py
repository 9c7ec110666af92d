"""A thread as it is told: what happened when, how it stands, what is to be noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import Corpus, Filters
from extract.findings import RecommendationKind, Status
from ingest.document import PaperKind
from ingest.errors import MattersError
from search.threads import Thread, threads, threads_json
from search.trace import record, trace
from tests.trace_parts import PANEL, Made, add

ASKED = "the Cabinet Member for Ports writes to the owners of the boats that lie in the channel"
PLAN = {"title": "Plan", "kind": PaperKind.APPENDIX}


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def told(corpus: Corpus, *made: Made, on: str | None = None) -> Thread:
    """The one thread of the first paper's first record."""
    add(corpus, *made)
    found = threads(corpus, on=on).threads
    first = made[0].records[0].id
    return next(each for each in found if any(event.id == first for event in each.events))


def story(thread: Thread) -> list[tuple[str | None, str]]:
    return [(event.date, event.event) for event in thread.events]


def tracker(day: str, status: Status, made_on: str = "2023-05-04") -> Made:
    return Made(day, title="Monitoring").row(ASKED, made_on, status)


def test_from_the_making_to_its_end(corpus):
    thread = told(
        corpus,
        Made().resolved(ASKED, due="2023-12"),
        tracker("2023-09-07", Status.IN_PROGRESS),
        tracker("2024-01-11", Status.COMPLETE),
    )
    assert story(thread) == [
        ("2023-05-04", "decided"),
        ("2023-09-07", "reported"),
        ("2024-01-11", "closed"),
    ]
    assert (thread.made_by, thread.addressed_to) == (PANEL, "Cabinet Member for Ports")
    assert (thread.status, thread.due, thread.flags) == ("complete", "2023-12", ("closed",))
    assert (thread.last_mention, thread.silent_days) == ("2024-01-11", 0)


def test_a_making_known_from_rows_alone_is_told_once_at_the_first_row(corpus):
    first = tracker("2023-09-07", Status.IN_PROGRESS)
    thread = told(corpus, first, tracker("2024-01-11", Status.COMPLETE))
    assert [event.event for event in thread.events] == ["made", "reported", "closed"]
    making = thread.events[0]
    assert (making.date, making.id, making.status) == ("2023-05-04", first.records[0].id, None)
    assert making.source == first.document.source
    assert thread.made_by == PANEL


@pytest.mark.parametrize(
    ("status", "event"),
    [
        (Status.ACCEPTED, "responded"),
        (Status.ACCEPTED_IN_PART, "responded"),
        (Status.REJECTED, "responded"),
        (Status.COMPLETE, "closed"),
        (Status.SUPERSEDED, "closed"),
        (Status.PAUSED, "reported"),
    ],
)
def test_what_a_row_tells_by_its_status(corpus, status, event):
    thread = told(corpus, tracker("2023-09-07", status))
    assert (thread.events[-1].event, thread.status) == (event, status.value)


def test_the_status_of_one_action_is_not_that_of_what_it_serves(corpus):
    point = "The upkeep of the moorings and of the lights in the channel."
    thread = told(
        corpus,
        Made(committee=None, name="letter").inspected(point),
        Made("2023-09-07", **PLAN)
        .action("Mend the lights", point, status=Status.COMPLETE, due="2023-08-31")
        .action("Mend the chains", point, status=Status.IN_PROGRESS, due="2023-12-31"),
    )
    assert [event.event for event in thread.events] == ["made", "planned", "planned"]
    assert (thread.status, thread.due) == (None, "2023-12-31")
    assert "closed" not in thread.flags


def test_an_action_that_a_later_plan_calls_complete_is_overdue_no_more(corpus):
    point = "The upkeep of the moorings and of the lights in the channel."
    duty = {"owners": ("Joan Beckwith",), "due": "2023-12-31"}
    thread = told(
        corpus,
        Made(committee=None, name="letter").inspected(point),
        Made("2023-09-07", **PLAN).action("Mend the mooring chains", point, **duty),
        Made("2024-02-01", **(PLAN | {"title": "Progress"})).action(
            "Mooring chains mended", status=Status.COMPLETE, **duty
        ),
    )
    assert story(thread) == [
        ("2023-05-04", "made"),
        ("2023-09-07", "planned"),
        ("2024-02-01", "reported"),
    ]
    assert (thread.due, thread.flags) == (None, ())


def test_an_appendix_is_told_on_the_day_of_its_pack_and_minutes_on_their_own(corpus):
    plan = Made("2023-09-07", **PLAN)
    object.__setattr__(plan.document.papers[0], "dated", "2021-05")
    thread = told(corpus, Made().inspected(ASKED), plan.action("Write the letters", ASKED))
    assert story(thread) == [("2023-05-04", "made"), ("2023-09-07", "planned")]


def test_the_decision_told_again_happened_once(corpus):
    thread = told(
        corpus,
        Made().resolved(ASKED, "Boats in the channel"),
        Made("2023-09-07", title="Report", kind=PaperKind.REPORT).resolved(
            ASKED, "Boats in the channel", made_on="2023-05-04"
        ),
    )
    assert story(thread) == [("2023-05-04", "decided"), ("2023-09-07", "mentioned")]


@pytest.mark.parametrize(
    ("more", "on", "flags"),
    [
        ({}, "2023-06-30", ()),
        ({}, "2023-07-05", ("response_due",)),
        ({"due": "2023-06-01"}, "2023-06-30", ("overdue",)),
        ({"due": "2023-06"}, "2023-06-30", ()),  # a month is over with its last day
        ({"due": "2023-06"}, "2023-07-01", ("overdue",)),
        ({}, "2024-05-04", ("response_due", "silent")),
        # Only an executive owes scrutiny an answer.
        ({"made_by": "Ofsted", "kind": RecommendationKind.INSPECTION}, "2023-07-05", ()),
        ({"addressed_to": "Scrutiny Manager"}, "2023-07-05", ()),
    ],
)
def test_flags(corpus, more, on, flags):
    assert told(corpus, Made().resolved(ASKED, **more), on=on).flags == flags


def test_an_answer_settles_that_a_response_is_due(corpus):
    thread = told(
        corpus, Made().resolved(ASKED), tracker("2023-06-30", Status.ACCEPTED), on="2023-12-01"
    )
    assert thread.flags == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("That the Cabinet Member for Ports writes to all", "Cabinet Member for Ports"),
        ("the Cabinet Member reports on the cost", "Cabinet Member"),
        ("That Cabinet funds the posts", "Cabinet"),
        ("the Head of Quality and Learning visits", "Head of Quality and Learning"),
        (
            "the Executive Director, Children and Families brings figures",
            "Executive Director, Children and Families",
        ),
        ("every boat is mended", None),
        ("the cabinet in the hall is mended", None),
    ],
)
def test_whom_the_words_ask(corpus, text, asked):
    assert told(corpus, Made().resolved(text)).addressed_to == asked


def test_silence_is_reckoned_from_the_councils_own_newest_paper(corpus):
    elsewhere = Made("2025-01-01", council="Harbury Council").resolved("the pier be painted white")
    thread = told(corpus, Made().resolved(ASKED), Made("2023-06-01").row("x y z", None), elsewhere)
    assert thread.silent_days == 28


def test_all_threads_are_those_that_ask_for_something(corpus):
    add(
        corpus,
        Made().resolved(ASKED).resolved("the minutes be approved", procedural=True),
        Made("2023-06-01", **PLAN).action("Paint the pier"),
    )
    assert [each.title for each in threads(corpus).threads] == [ASKED]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(committee="harbour"), 1),
        (Filters(committee="roads"), 0),
        (Filters(council="wexcombe"), 1),
        (Filters(speaker="scrutiny panel"), 1),
        (Filters(speaker="ofsted"), 0),
        (Filters(status="complete"), 1),
        (Filters(status="paused"), 0),
        (Filters(overdue=True), 0),
        (Filters(since="2024-01-11"), 1),
        (Filters(since="2024-01-12"), 0),
        (Filters(until="2024-01-10"), 0),
    ],
)
def test_filters_of_threads(corpus, filters, number):
    add(corpus, Made().resolved(ASKED), tracker("2024-01-11", Status.COMPLETE))
    assert len(threads(corpus, filters).threads) == number


def test_a_trace_finds_the_subject_by_its_acronym_and_leaves_others_out(corpus):
    from dataclasses import replace

    from extract.findings import Acronym, Findings

    glossary = Made("2023-05-04", name="glossary")
    short = Acronym(
        at=glossary.at("elective home education (EHE)"),
        id="acr-1",
        short="EHE",
        long="elective home education",
    )
    corpus.add(glossary.document, Findings(acronyms=(short,)), [], b"glossary")
    add(corpus, Made().resolved("every home-educated child is visited").resolved(ASKED))
    found = trace(corpus, "EHE")
    assert [each.title for each in found.threads] == ["every home-educated child is visited"]
    assert replace(found, query="home education") == trace(corpus, "home education")


@pytest.mark.parametrize("words", ["", "what about the", "crematorium chimneys"])
def test_words_that_no_thread_speaks_of_find_none(corpus, words):
    add(corpus, Made().resolved(ASKED))
    assert trace(corpus, words).threads == ()


def test_threads_and_records_are_found_by_their_ids(corpus):
    minutes = Made().resolved(ASKED)
    thread = told(corpus, minutes)
    assert trace(corpus, thread.id).threads == (thread,)
    found = record(corpus, minutes.records[0].id)
    assert (found.finding, found.thread) == (minutes.records[0], thread.id)
    assert trace(corpus, "thr-0000000000").threads == ()
    with pytest.raises(MattersError, match="rec-none"):
        record(corpus, "rec-none")


def test_exempt_papers_are_in_no_thread_unless_asked_for(corpus):
    from dataclasses import replace

    secret = Made().resolved(ASKED)
    only = secret.records[0]
    secret.records[0] = replace(only, at=replace(only.at, exempt=True))
    add(corpus, secret)
    assert trace(corpus, ASKED).threads == trace(corpus, only.id).threads == ()
    assert len(trace(corpus, ASKED, include_exempt=True).threads) == 1
    with pytest.raises(MattersError):
        record(corpus, only.id)
    assert record(corpus, only.id, include_exempt=True).thread


def test_the_json_has_the_names_of_the_contract(corpus):
    add(corpus, Made().resolved(ASKED), tracker("2024-01-11", Status.COMPLETE))
    value = json.loads(json.dumps(threads_json(trace(corpus, ASKED))))
    contract = (Path(__file__).parent.parent / "docs" / "records.md").read_text("utf-8")
    told_there = contract.split("`trace --json`")[1]
    assert set(value) == {"query", "threads"}
    (thread,) = value["threads"]
    event = thread["events"][-1]
    assert set(event["link"]) == {"score", "evidence", "possible"}
    for name in (*thread, *event):
        assert f"`{name}`" in told_there or name in ("box",), name
