"""Links are kept: found when papers are read, the same in whatever order, corrected by hand."""

import json
from collections.abc import Iterable

import pytest

from benchmarks.links import LABELS, fill, pairs, score
from corpus import Corpus
from corpus.records import Correction
from extract.findings import Status
from search.correcting import CorrectionError, correct
from search.linkage import VERSION, dumps, link_new, loads
from search.numbering import leading_number, number_of, same_number
from search.threads import threads
from search.trace import Known, RecordError, trace
from search.tracker import HEADER, row
from tests.trace_parts import Made, add

MADE, LATER = "2023-05-04", "2023-11-02"
ASKED = "the harbour master reports to the Panel on the moorings let to fishermen"


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def threads_of(corpus) -> set[frozenset[str]]:
    return {frozenset(each) for each in Known(corpus, include_exempt=False).ids()}


def papers() -> list[Made]:
    return [
        Made().resolved(ASKED).resolved("the otters are counted in every creek of the estuary"),
        Made(LATER, title="Tracker").row("Harbour master to report on fishermen's moorings", MADE),
        Made("2024-02-01", title="Tracker").row(
            "Report of harbour master on moorings of fishermen", MADE, Status.COMPLETE
        ),
    ]


def in_steps(corpus, made: Iterable[Made]) -> set[frozenset[str]]:
    for each in made:
        add(corpus, each)
        link_new(corpus)
    return threads_of(corpus)


def test_papers_read_one_by_one_in_any_order_give_the_threads_of_all_at_once(tmp_path):
    given = papers()
    with Corpus.open(tmp_path / "once") as once:
        add(once, *given)
        expected = threads_of(once)
    assert {len(each) for each in expected} == {1, 3}
    for name, order in (("forward", given), ("backward", given[::-1])):
        with Corpus.open(tmp_path / name) as corpus:
            assert in_steps(corpus, order) == expected


def test_what_is_linked_is_linked_once_and_again_by_a_newer_linker(corpus):
    add(corpus, *papers())
    assert link_new(corpus) == 3
    assert link_new(corpus) == 0
    assert corpus.unlinked(VERSION) == []
    assert len(corpus.unlinked(VERSION + 1)) == 3


def test_a_paper_that_is_forgotten_while_the_lock_is_waited_for_is_not_linked(corpus, monkeypatch):
    given = papers()
    add(corpus, *given)
    real = Corpus.writing

    def wait(self):
        monkeypatch.undo()
        with Corpus.open(corpus.folder) as other:
            other.remove(given[0].document.sha256)
        return real(self)

    monkeypatch.setattr(Corpus, "writing", wait)
    assert link_new(corpus) == 2
    assert corpus.unlinked(VERSION) == []


def test_a_paper_read_again_keeps_its_links_and_one_forgotten_loses_them(corpus):
    given = papers()
    add(corpus, *given)
    expected = threads_of(corpus)
    add(corpus, given[1])
    assert threads_of(corpus) == expected
    corpus.remove(given[1].document.sha256)
    assert not [each for each in corpus.links() if each.other == given[1].records[0].id]
    assert {given[1].records[0].id} & {id_ for each in threads_of(corpus) for id_ in each} == set()


def test_a_node_comes_back_as_it_was_kept(corpus):
    add(corpus, *papers())
    for node in Known(corpus, include_exempt=False).nodes:
        assert loads(dumps(node)) == node
    assert all(isinstance(json.loads(text), list) for text in corpus.nodes())


def test_a_hand_joins_and_parts_records_and_is_remembered_when_papers_are_read_again(corpus):
    given = papers()
    add(corpus, *given)
    mine, otters = (record.id for record in given[0].records)
    theirs = given[1].records[0].id
    correct(corpus, mine, theirs, joined=False)
    apart = threads_of(corpus)
    assert not any({mine, theirs} <= each for each in apart)
    add(corpus, given[1])
    assert threads_of(corpus) == apart
    correct(corpus, mine, theirs, joined=True)
    correct(corpus, otters, theirs, joined=True)
    assert any({mine, theirs, otters} <= each for each in threads_of(corpus))
    assert corpus.corrections() == sorted(
        (Correction(*sorted(pair), True) for pair in ((mine, theirs), (otters, theirs))),
        key=lambda each: (each.one, each.other),
    )


def test_a_thread_stands_for_the_record_it_is_named_after(corpus):
    given = papers()
    add(corpus, *given)
    first, other = given[0].records
    (thread,) = trace(corpus, first.id).threads
    made = correct(corpus, thread.id, other.id, joined=True)
    assert {made.one, made.other} == {first.id, other.id}
    with pytest.raises(CorrectionError, match="the same record"):
        correct(corpus, first.id, first.id, joined=True)
    with pytest.raises(RecordError, match="no record"):
        correct(corpus, first.id, "rec-unknown", joined=True)


def test_the_tracker_is_what_is_open_or_silent_and_a_row_says_all(corpus):
    given = papers()
    add(corpus, *given)
    everything = threads(corpus).threads
    assert len(everything) == 2
    (still_open,) = threads(corpus, open_only=True).threads
    assert still_open.title.startswith("the otters")
    (silent,) = threads(corpus, flags=("silent",), on="2025-01-01").threads
    assert silent == threads(corpus, open_only=True, on="2025-01-01").threads[0]
    closed = next(each for each in everything if each != still_open)
    told = dict(zip(HEADER, row(closed), strict=True))
    assert (told["date"], told["recommendation"]) == (MADE, ASKED)
    assert (told["status"], told["last_reported"]) == ("complete", "2024-02-01")
    assert told["place"].startswith(given[2].document.source)


def test_the_labelled_pairs_are_linked_rightly(corpus):
    """No wrong merge and an F1 of .95, of those that the linker was made with and of the others."""
    labels = json.loads(LABELS.read_text("utf-8"))
    wanted = pairs(labels)
    assert sum(each.linked for each in wanted) >= 60
    assert sum(not each.linked for each in wanted) >= 60
    ids = fill(corpus, labels)
    for held_out in (False, True):
        found = score(corpus, ids, [each for each in wanted if each.held_out is held_out])
        assert not found.wrong
        assert found.f1 >= 0.95


DECISION = "24/00765 - Opening of the Lower Quay"


def test_a_numbered_decision_is_one_thread_told_on_the_days_it_happened(corpus):
    panel = Made(MADE, committee="Harbour Cabinet Committee", name="panel").resolved(
        "the decision be delayed until the survey is done, the Committee recommends", DECISION
    )
    record = Made("2023-06-01", committee=None, name="record").resolved(
        "APPROVE the opening of the quay", DECISION, made_by="Cabinet Member for Ports"
    )
    scrutiny = Made("2023-06-20", committee="Scrutiny Committee", name="scrutiny").resolved(
        "decision 24/00765 be referred to full Council"
    )
    cabinet = Made("2023-07-04", committee="Cabinet", name="cabinet").resolved(
        "CONFIRM the decision without change", f"Reconsideration of decision {DECISION}"
    )
    other = Made("2023-07-04", committee="Cabinet", name="other").resolved(
        "CONFIRM the decision without change", "Decision 24/00766 - Opening of the Upper Quay"
    )
    add(corpus, panel, record, scrutiny, cabinet, other)
    (thread,) = trace(corpus, "what became of 24/00765?").threads
    assert thread.title == "Decision 24/00765 – Opening of the Lower Quay"
    assert [(each.event, each.date) for each in thread.events] == [
        ("made", MADE),
        ("decided", "2023-06-01"),
        ("referred", "2023-06-20"),
        ("responded", "2023-07-04"),
    ]
    assert len(trace(corpus, "24/00766").threads[0].events) == 1


@pytest.mark.parametrize(
    ("label", "number"),
    [("(ii)", "2"), ("Recommendation Two", "2"), ("R2", "2"), ("PA2a", "2"), ("3.2", "3.2"),
     ("c)", "3"), ("KR", None), ("annex", None), (None, None)],
)  # fmt: skip
def test_the_number_that_a_label_stands_for(label, number):
    assert number_of(label) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("2) That otters be counted", "2"), ("Rec 3 - End it", "3"), ("ii) Otters", "2"),
     ("20 otters", None), ("Otters 2)", None)],
)  # fmt: skip
def test_the_number_that_a_text_begins_with(text, number):
    assert leading_number(text) == number


def test_a_part_has_the_number_of_the_whole():
    assert same_number("1.2", "1")
    assert not same_number("1.2", "1.3")
    assert not same_number(None, None)
