"""Following a recommendation: what is linked, what is only possible, what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Corpus
from extract import extract
from ingest.document import Document, PaperKind
from search.threads import threads_json
from search.trace import thread_of, trace
from tests.made_papers import heading, item, minutes, paper, paragraph, table

LETTERS = "the Cabinet Member writes to every school about children taught at home"


def placed(document: Document, source: str, council: str = "Wexcombe Council") -> Document:
    sha256 = format(abs(hash((source, council))), "064x")[:64]
    return replace(
        document,
        source=source,
        sha256=sha256,
        council=council,
        meeting_date=document.papers[0].dated,
    )


def tracker(status: str, answer: str, dated: str) -> Document:
    return paper(
        table(
            "Date | Title | Action proposed | Action taken | Progress Status",
            f"17/06/21 | Home education | That {LETTERS}. | {answer} | {status}",
        ),
        kind=PaperKind.APPENDIX,
        dated=dated,
        title="Monitoring scrutiny recommendations",
    )


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def add(corpus: Corpus, *documents: Document) -> None:
    for document in documents:
        corpus.add(document, extract(document), [], document.source.encode())


def story(threads) -> list[tuple[str | None, str, str | None]]:
    return [(e.date, e.event, e.status) for e in threads.threads[0].events]


def test_a_making_known_only_from_a_tracker_is_told_with_its_place(corpus):
    add(corpus, placed(tracker("Partially complete", "A letter is drafted.", "2022-03-31"), "t"))
    found = trace(corpus, "writing to schools about home taught children")
    assert story(found) == [
        ("2021-06-17", "made", None),
        ("2022-03-31", "reported", "partially_complete"),
    ]
    thread = found.threads[0]
    assert (thread.status, thread.last_mention) == ("partially_complete", "2022-03-31")
    assert [event.page for event in thread.events] == [1, 1]


def test_from_the_resolution_through_trackers_to_complete(corpus):
    resolved = minutes(heading("RESOLVED:"), item(f"That {LETTERS}.", "(i)"), dated="2021-06-17")
    add(
        corpus,
        placed(resolved, "june.pdf"),
        placed(tracker("In train", "A letter is drafted.", "2021-09-23"), "september.pdf"),
        placed(tracker("Complete", "The letter was sent.", "2022-01-27"), "january.pdf"),
    )
    found = trace(corpus, "letter to schools about children taught at home")
    assert story(found) == [
        ("2021-06-17", "decided", None),
        ("2021-09-23", "reported", "in_progress"),
        ("2022-01-27", "closed", "complete"),
    ]
    assert found.threads[0].flags == ("closed",)
    assert found.threads[0].events[1].link is not None
    assert threads_json(found)["threads"][0]["events"][0]["source"] == "june.pdf"


def test_the_same_words_of_another_council_or_day_are_another_thread(corpus):
    resolved = minutes(heading("RESOLVED:"), item(f"That {LETTERS}.", "(i)"), dated="2019-05-02")
    add(
        corpus,
        placed(tracker("Complete", "Sent.", "2022-01-27"), "here.pdf"),
        placed(resolved, "earlier.pdf"),
        placed(tracker("Complete", "Sent.", "2022-01-27"), "there.pdf", "Harbury Council"),
    )
    found = trace(corpus, LETTERS)
    sources = sorted(tuple(sorted({e.source for e in t.events})) for t in found.threads)
    assert sources == [("earlier.pdf",), ("here.pdf",), ("there.pdf",)]


def test_a_plans_rows_belong_to_the_recommendation_they_name(corpus):
    review = paper(
        paragraph("Recommendation One: Write down what the service is for."),
        paragraph("Recommendation Two: Ask the staff each year."),
        table(
            "Recommendation | Action | Lead | Due",
            "Recommendation One: Write down what it is for | Hold a day | JB | May 2024",
            "^Recommendation One: Write down what it is for | Print a leaflet | TO | June 2024",
            "Recommendation Two: Ask the staff | Send a survey | TO | July 2024",
        ),
        kind=PaperKind.APPENDIX,
    )
    add(corpus, placed(review, "plan.pdf"))
    found = trace(corpus, "Write down what the service is for").threads[0]
    assert [event.text for event in found.events if event.event == "planned"] == [
        "Hold a day",
        "Print a leaflet",
    ]


def test_noting_is_never_linked_and_nothing_is_found_for_other_words(corpus):
    noted = [
        placed(
            minutes(paragraph("RESOLVED that the home education report be noted."), dated=day), s
        )
        for s, day in (("a.pdf", "2021-06-17"), ("b.pdf", "2022-06-16"))
    ]
    add(corpus, *noted)
    assert all(len(thread.events) == 1 for thread in trace(corpus, "home education report").threads)
    assert trace(corpus, "swimming pool opening hours").threads == ()


def test_a_thread_is_found_by_the_id_of_any_record_in_it(corpus):
    add(corpus, placed(tracker("Complete", "Sent.", "2022-01-27"), "here.pdf"))
    (update,) = corpus.records("updates")
    found = trace(corpus, update.id)
    assert [event.id for event in found.threads[0].events] == [update.id, update.id]
    assert thread_of(corpus, update.id) == found.threads[0].id
    assert thread_of(corpus, "upd-none") is None
