"""What stands beside a passage that answers comes with it, after it."""

from dataclasses import replace
from importlib import import_module

import pytest

from corpus import Corpus
from corpus.records import Filters
from extract.findings import Findings
from search.ask import ask
from search.indexing import complete, silent
from search.neighbours import FIRST, LEADS, REACH, beside, lifted
from search.passages import cut
from search.ranking import Ranked, Signs
from tests.made_papers import paper, paragraph
from tests.search_parts import WordEncoder, passage


def ranked(order, cosine, document="0" * 64):
    words = passage(f"Words {order}.", order, id=f"{document[0]}{order}", document=document)
    return Ranked(words, Signs(cosine=cosine))


def orders(found):
    return [each.passage.order for each in found]


def test_what_stands_beside_a_good_one_comes_before_what_stands_alone():
    best = [ranked(100 * number, 0.9 - number / 100) for number in range(FIRST)]
    alone, near = ranked(900, 0.40), ranked(101, 0.35)
    assert orders(lifted([*best, alone], [near])) == [0, 100, 200, 300, 400, 101, 900]
    far = ranked(101 + REACH, 0.35)
    assert orders(lifted([*best, alone], [far]))[-2:] == [900, 101 + REACH]
    elsewhere = ranked(101, 0.35, document="1" * 64)
    assert orders(lifted([*best, alone], [elsewhere]))[-2:] == [900, 101]


def test_the_nearer_it_stands_the_more_it_gets():
    best = [ranked(10, 0.9), *(ranked(100 * number, 0.8) for number in range(1, FIRST))]
    others = [ranked(12, 0.3), ranked(11, 0.3)]
    assert orders(lifted(best, others))[FIRST:] == [11, 12]


def test_none_comes_before_the_first():
    best = [ranked(number, 0.5) for number in range(FIRST)]
    found = lifted(best, [ranked(FIRST, 0.49)])
    assert orders(found) == [*range(FIRST), FIRST]
    scores = [each.signs.score for each in found]
    assert scores == sorted(scores, reverse=True)


def test_beside_nothing_stands_nothing():
    assert lifted([], []) == []


search_ask = import_module("search.ask")  # the package gives the function of that name


@pytest.fixture
def corpus(tmp_path):
    """A paper that tells of a weir in one paragraph, and of what came of it in the next ones."""
    said = (
        "A weir gate was closed with planks.",
        *(f"Swans were seen at pond {number}." for number in range(6)),
        "The weir at Mill Lane was closed in the spring because its gate had rusted through.",
        "A gate was closed with boards.",
        "Members heard that none could be had before autumn.",
        *(f"Herons were seen at pond {number}." for number in range(30)),
    )
    document = replace(paper(*map(paragraph, said), title="Rivers"), committee="River Panel")
    with Corpus.open(tmp_path / "corpus") as opened:
        opened.add(document, Findings(), cut(document, Findings()), b"rivers")
        complete(opened, [document.sha256], silent, WordEncoder())
        yield opened


def test_the_paragraphs_after_the_answer_are_looked_at(corpus):
    (found,) = (each for each in corpus.passages() if "Mill Lane" in each.quote)
    near = list(beside(corpus, [Ranked(found, Signs(cosine=0.9))] * LEADS))
    assert {abs(each.order - found.order) for each in near} == {*range(1, REACH + 1)}
    assert found.id not in {each.id for each in near}


def test_a_filter_holds_for_what_stands_beside(corpus):
    every = [each.id for each in corpus.passages()]
    assert corpus.passing(every[::-1], Filters(committee="river")) == every[::-1]
    assert corpus.passing(every, Filters(committee="otter")) == []
    assert corpus.passing([], Filters()) == []


def test_what_no_search_found_comes_in_beside_what_one_found(corpus, monkeypatch):
    monkeypatch.setattr(search_ask, "CANDIDATES", 1)
    answer = ask(corpus, "Why was the weir gate at Mill Lane closed?", encoder=WordEncoder())
    assert "rusted" in answer.passages[0].quote
    assert [each.quote for each in answer.passages[1:]] == ["A gate was closed with boards."]
