"""Traces through whole papers: the sample papers, and real ones where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import extract
import ingest
from corpus import Corpus
from search.passages import cut
from search.threads import Thread, threads
from search.trace import trace

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "sample" / "papers"
SHARED = ROOT.parent / "shared" / "papers"


def read_in(folder: Path, *papers: Path) -> Corpus:
    corpus = Corpus.open(folder)
    for path in papers:
        content = path.read_bytes()
        document = ingest.read_bytes(content, path.name)
        findings = extract.extract(document)
        corpus.add(document, findings, cut(document, findings), content)
    return corpus


def story(thread: Thread) -> list[tuple[str | None, str]]:
    """What certainly happened."""
    sure = (event for event in thread.events if not (event.link and event.link.possible))
    return [(event.date, event.event) for event in sure]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    papers = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".pdf", ".html"))
    with read_in(tmp_path_factory.mktemp("sample"), *papers) as corpus:
        yield corpus


def test_a_resolution_of_the_sample_runs_to_complete(sample):
    found = trace(sample, "home-educated child is offered a visit each year").threads
    (thread,) = [each for each in found if each.title.startswith("every home-educated child")]
    assert story(thread) == [
        ("2021-09-23", "decided"),
        ("2022-11-17", "reported"),
        ("2024-03-14", "closed"),
    ]
    assert (thread.status, thread.flags) == ("complete", ("closed",))


def test_an_inspections_point_has_its_actions_of_both_plans_and_what_may_have_followed(sample):
    found = trace(sample, "home education").threads
    (first,) = [each for each in found if each.made_on == "2021-07-05"]
    assert story(first) == [
        ("2021-07-05", "made"),
        *[("2021-09-23", "planned")] * 3,
        *[("2022-11-17", "reported")] * 3,
    ]
    possible = [event for event in first.events if event.link and event.link.possible]
    assert {event.event for event in possible} >= {"decided", "closed"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    papers = [SHARED / f"southampton-cfsp-{day}.pdf" for day in ("2020-08-27", "2022-03-31")]
    if not all(path.exists() for path in papers):
        pytest.skip("the real papers are not at hand")
    with read_in(tmp_path_factory.mktemp("shared"), *papers) as corpus:
        yield corpus


@pytest.mark.shared
def test_a_recommendation_known_from_a_real_tracker(shared):
    query = "the Cabinet Member lobby the Government about home education"
    (thread,) = trace(shared, query).threads
    assert story(thread) == [("2021-06-17", "made"), ("2022-03-31", "reported")]
    assert thread.status == "partially_complete"
    assert all(event.source and event.page and event.page_label for event in thread.events)


@pytest.mark.shared
def test_each_of_a_real_reviews_recommendations_has_its_actions(shared):
    planned = {}
    for each in threads(shared).threads:
        number = sum(event.event == "planned" for event in each.events)
        if number and each.made_on == "2020-07":
            planned[each.events[0].id] = number
    assert sorted(planned.values()) == [2, 5, 7, 7, 11]
