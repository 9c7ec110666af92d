"""The JSON of a trace: every name of the output contract, null where the papers are silent."""

from __future__ import annotations

import json

from search.threads import Event, Link, Thread, Threads, threads_json

THREAD = (
    "id title made_by addressed_to made_on due status last_mention silent_days flags events"
).split()
EVENT = (
    "event date kind id text quote owners due status status_text source paper page page_label"
    " paragraph link"
).split()


def told(link: Link | None) -> Threads:
    event = Event(
        event="reported",
        date="2022-03",
        kind="updates",
        id="upd-1",
        text="A letter is drafted.",
        quote="A letter is drafted.",
        source="march.pdf",
        page=4,
        owners=("JB", "TO"),
        link=link,
    )
    thread = Thread(
        id="thr-1",
        title="Write to every school",
        made_by=None,
        addressed_to=None,
        made_on="2021-06-17",
        due=None,
        status=None,
        last_mention="2022-03-31",
        silent_days=0,
        flags=("silent",),
        events=(event,),
    )
    return Threads("schools", (thread,))


def through_json(threads: Threads):
    return json.loads(json.dumps(threads_json(threads)))


def test_threads_and_events_have_the_contracts_names():
    found = through_json(told(None))
    assert set(found) >= {"query", "threads"}
    (thread,) = found["threads"]
    assert set(THREAD) <= set(thread)
    assert set(EVENT) <= set(thread["events"][0])


def test_what_the_papers_do_not_say_is_null_and_lists_stay_lists():
    (thread,) = through_json(told(None))["threads"]
    (event,) = thread["events"]
    assert (thread["made_by"], thread["status"], event["paragraph"], event["link"]) == (None,) * 4
    assert (thread["flags"], event["owners"]) == (["silent"], ["JB", "TO"])
    assert thread["silent_days"] == 0


def test_a_link_tells_its_score_its_evidence_and_whether_it_is_only_possible():
    (thread,) = through_json(told(Link(0.6, ("same title",), possible=True)))["threads"]
    link = thread["events"][0]["link"]
    assert link == {"score": 0.6, "evidence": ["same title"], "possible": True}


def test_nothing_found_is_an_empty_list():
    assert through_json(Threads("schools")) == {"query": "schools", "threads": []}
