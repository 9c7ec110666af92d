"""Searching by meaning: the same passages whether all vectors are compared or the index asked."""

import pytest

from corpus import Corpus
from corpus.records import Filters
from search import dense
from search.dense import Dense
from search.library import ingest_paths
from search.remembered import remembered
from tests.search_parts import WordEncoder

PAPER = """# Rivers Panel

Minutes of the meeting held on {day} May 2021

The swans have come back to the mill pond after {day} years.

Otters swim below the weir of {place}, and the fence there is mended.

RESOLVED that the fence at the weir of {place} be mended by 1 June 2021.
"""
PLACES = ("Ashby", "Netherfold", "Upper Marl", "Withy Green")


@pytest.fixture
def encoder():
    return WordEncoder()


@pytest.fixture
def corpus(tmp_path, encoder):
    papers = tmp_path / "papers"
    papers.mkdir()
    for day, place in enumerate(PLACES, 1):
        (papers / f"minutes-{day}.txt").write_text(PAPER.format(day=day, place=place))
    with Corpus.open(tmp_path / "corpus") as opened:
        ingest_paths(opened, [papers], encoder=encoder)
        yield opened


def nearest(corpus, encoder, **filters):
    return Dense(corpus, encoder).nearest("the weir of Netherfold", Filters(**filters), 6)


def test_the_index_finds_what_comparing_all_finds(corpus, encoder, monkeypatch):
    by_all = nearest(corpus, encoder)
    monkeypatch.setattr(dense, "SMALL", 0)
    by_index = nearest(corpus, encoder)
    assert len(by_all) == 6
    assert sorted(by_index) == sorted(by_all)
    for identity, cosine in by_index.items():
        assert cosine == pytest.approx(by_all[identity], abs=1e-4)


def test_filters_leave_the_same_whether_a_corpus_is_small_or_large(corpus, encoder, monkeypatch):
    narrowed = nearest(corpus, encoder, source="minutes-2")
    assert narrowed
    monkeypatch.setattr(dense, "SMALL", 0)
    assert nearest(corpus, encoder, source="minutes-2") == pytest.approx(narrowed)
    sources = {each.source for each in corpus.passages_by_id(narrowed)}
    assert sources == {"minutes-2.txt"}


def test_cosines_are_those_of_the_nearest(corpus, encoder):
    found = nearest(corpus, encoder)
    asked = Dense(corpus, encoder)
    again = asked.cosines("the weir of Netherfold", corpus.passages_by_id(found))
    assert again == pytest.approx(found)


def test_nothing_is_near_in_an_empty_corpus(tmp_path, encoder):
    with Corpus.open(tmp_path / "empty") as empty:
        assert nearest(empty, encoder) == {}


def test_what_is_remembered_is_made_anew_after_each_writing(corpus, tmp_path, encoder):
    made = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [remembered(corpus, "count", make) for _ in range(3)] == [0, 0, 0]
    with Corpus.open(tmp_path / "corpus") as other:
        other.put_vectors("another model", {"0": b""})
    assert remembered(corpus, "count", make) == 1
    corpus.put_vectors("another model", {"1": b""})
    assert [remembered(corpus, "count", make) for _ in range(2)] == [2, 2]


def test_words_are_looked_for_beyond_the_best_when_filters_leave_those_out(corpus):
    assert len(corpus.lexical('"weir"', 1)) == 1
    for day in range(1, len(PLACES) + 1):
        found = corpus.lexical('"weir" OR "ashby"', 1, Filters(source=f"minutes-{day}"))
        (passage,) = corpus.passages_by_id([identity for identity, _ in found])
        assert passage.source == f"minutes-{day}.txt"


def test_mentions_are_counted_and_exempt_papers_mention_nothing(corpus, tmp_path, encoder):
    assert corpus.mentions('"swans"') == len(PLACES)
    assert not corpus.is_mentioned('"crematorium"')
    secret = tmp_path / "secret.txt"
    secret.write_text(
        "# Rivers Panel\n\nNOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A\n\n"
        "The crematorium will be sold to the warden."
    )
    ingest_paths(corpus, [secret], encoder=encoder)
    assert corpus.mentions('"crematorium"') == 1
    assert not corpus.is_mentioned('"crematorium"')
