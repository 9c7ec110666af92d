"""The overview of a large corpus: it finds what comparing all finds, and is made anew."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.generated import Generator
from corpus import Corpus, text_hash
from corpus.records import Filters
from corpus.store import Reach
from extract.findings import Findings
from search import dense, lexical, overview_files
from search.ask import ask
from search.dense import Dense
from search.embed import embed
from search.overview_graph import FILE, graph
from search.passages import cut
from tests.search_parts import WordEncoder

FILTERS = (
    Filters(),
    Filters(include_exempt=True),
    Filters(include_superseded=True),
    Filters(since="2012"),
    Filters(since="last year"),
    Filters(until="2012-06"),
    Filters(since="2009-06-01", until="2018"),
    Filters(speaker="OFSTED"),
    Filters(speaker="100%"),
    Filters(committee="scrutiny"),
    Filters(council="EASTMOOR", since="2010"),
    Filters(council="nowhere"),
)
# What passes these is nothing.
NOTHING = (Filters(since="last year"), Filters(speaker="100%"), Filters(council="nowhere"))
FIRST = "fernhithe-2008-03-06-0"
# Of more dimensions than the codes have directions.
ENCODER = WordEncoder(dimension=160)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A corpus of generated packs, one again as a file of its own, one in a later version."""
    folder = tmp_path_factory.mktemp("generated")
    packs = list(Generator(3).packs(6))
    first = packs[0].document
    again = replace(first, sha256="f" * 64, source="again.pdf")
    copied = tuple(
        replace(each, id=f"again-{each.order}", document=again.sha256, source=again.source)
        for each in packs[0].passages
    )
    with Corpus.open(folder) as corpus:
        for pack in packs:
            corpus.add(pack.document, pack.findings, pack.passages, pack.content)
        corpus.add(again, Findings(), copied, b"again")
        _correct(corpus, packs[1])
        texts = [each.quote for pack in packs for each in pack.passages]
        vectors = zip(texts, embed(ENCODER, texts), strict=True)
        corpus.put_vectors(ENCODER.name, {text_hash(text): each for text, each in vectors})
    return folder


def _correct(corpus, pack):
    """Put a file of the same name in whose last paragraphs are other ones."""
    blocks = [replace(each, text=f"Corrected: {each.text}") for each in pack.document.blocks[-9:]]
    blocks = (*pack.document.blocks[:-9], *blocks)
    document = replace(pack.document, sha256="e" * 64, blocks=blocks)
    passages = cut(document, Findings())
    corpus.add(document, Findings(), passages, b"corrected")


@pytest.fixture
def corpus(filled, monkeypatch):
    """That corpus, taken for a large one."""
    monkeypatch.setattr(dense, "SMALL", 0)
    with Corpus.open(filled) as opened:
        yield opened


def overview(corpus):
    return Dense(corpus, ENCODER).overview()


def test_the_graph_is_the_one_that_is_shipped():
    assert FILE.read_bytes() == graph()


def test_the_same_packs_come_of_the_same_seed():
    one, other = (list(Generator(5).packs(2)) for _ in range(2))
    assert one == other
    assert list(Generator(6).packs(1)) != one[:1]


def test_older_versions_are_left_out_unless_asked_for(corpus):
    made = overview(corpus)
    current = made.passing(Filters(), corpus)
    older = made.passing(Filters(include_superseded=True), corpus) & ~current
    assert 100 < older.sum() < current.sum()


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_filters_let_pass_what_the_store_lets_pass(corpus, filters):
    made = overview(corpus)
    passing = made.passing(filters, corpus)
    assert set(made.numbers[passing].tolist()) == set(corpus.passage_numbers(filters))
    assert passing.any() == (filters not in NOTHING)


def test_a_file_asked_for_is_found_by_the_store(corpus):
    made, filters = overview(corpus), Filters(source="again")
    passing = made.passing(filters, corpus)
    assert passing.any()
    assert set(made.numbers[passing].tolist()) == set(corpus.passage_numbers(filters))


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_nearest_are_those_of_comparing_all(corpus, monkeypatch, filters):
    monkeypatch.setattr("search.overview.LEAST", 100)  # so that the codes have to choose
    question = "recruitment of fostering carers and their allowances"
    by_overview = Dense(corpus, ENCODER).nearest(question, filters, 10)
    monkeypatch.setattr(dense, "SMALL", 1_000_000)
    by_all = Dense(corpus, ENCODER).nearest(question, filters, 10)
    # Of equally near ones either may be given.
    assert list(by_overview.values()) == pytest.approx(list(by_all.values()), abs=1e-6)


def test_some_passages_cosines_are_those_of_the_store(corpus, monkeypatch):
    passages = corpus.passages()[::40]
    of_overview = Dense(corpus, ENCODER).cosines("fostering", passages)
    monkeypatch.setattr(dense, "SMALL", 1_000_000)
    assert of_overview == pytest.approx(Dense(corpus, ENCODER).cosines("fostering", passages))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A small corpus that a test may change, taken for a large one."""
    monkeypatch.setattr(dense, "SMALL", 0)
    with Corpus.open(tmp_path / "own") as opened:
        _add(opened, 0)
        yield opened


def _add(corpus, number):
    pack = next(Generator(number).packs(1))
    corpus.add(pack.document, pack.findings, pack.passages, pack.content)
    texts = [each.quote for each in pack.passages]
    made = {text_hash(t): v for t, v in zip(texts, embed(ENCODER, texts), strict=True)}
    corpus.put_vectors(ENCODER.name, made)
    return pack


def folders(corpus):
    return sorted(each.name for each in (corpus.folder / "overview").iterdir())


def test_it_is_made_anew_when_the_corpus_has_changed(own):
    before, (old,) = overview(own), folders(own)
    pack = _add(own, 1)
    after, (new,) = overview(own), folders(own)
    assert new != old
    assert len(after.numbers) == len(before.numbers) + len(pack.passages) == own.count_passages()
    own.remove(pack.document.sha256)
    assert len(overview(own).numbers) == len(before.numbers)
    assert len(folders(own)) == 1


@pytest.mark.parametrize(
    "damage",
    ["deleted", "cut short", "{", "[]", "null", '{"arrays": {"codes": ["no", []]}}', "gone"],
)
def test_it_is_made_anew_when_it_is_not_whole(own, damage):
    asked = Dense(own, ENCODER).nearest("fostering", Filters(), 5)
    (name,) = folders(own)
    folder = own.folder / "overview" / name
    if damage == "deleted":
        shutil.rmtree(folder)
    elif damage == "cut short":
        (folder / "rows.bin").write_bytes((folder / "rows.bin").read_bytes()[:-4])
    elif damage == "gone":
        (folder / "codes.bin").unlink()
    else:
        (folder / "about.json").write_text(damage)
    with Corpus.open(own.folder) as again:
        assert Dense(again, ENCODER).nearest("fostering", Filters(), 5) == asked
    assert folders(own) == [name]
    assert (folder / "about.json").read_text().endswith("}")


def test_one_that_is_whole_is_not_made_anew(own, monkeypatch):
    overview(own)
    monkeypatch.setattr(overview_files, "_made", None)
    with Corpus.open(own.folder) as again:
        assert len(overview(again).numbers) == own.count_passages()


@pytest.fixture
def nearest_by_index(own, monkeypatch):
    """What the overview gave; it is gone, and comparing all is forbidden: the index is left."""
    from search.indexing import rebuild_index

    rebuild_index(own, encoder=ENCODER)
    by_overview = Dense(own, ENCODER).nearest("fostering", Filters(), 5)
    own.put_vectors("another", {"0": b""})
    monkeypatch.setattr(Dense, "_every", None)
    return by_overview


def _full(*_):
    raise OSError(28, "No space left on device")


def _no_room(_):
    return SimpleNamespace(free=1000)


@pytest.mark.parametrize(
    ("of", "name", "instead"),
    [(overview_files, "_fill", _full), (shutil, "disk_usage", _no_room)],
    ids=["full", "too little room"],
)
def test_without_room_for_it_the_index_is_asked(
    own, nearest_by_index, monkeypatch, of, name, instead
):
    monkeypatch.setattr(of, name, instead)
    assert overview(own) is None
    assert folders(own) == []
    by_index = Dense(own, ENCODER).nearest("fostering", Filters(), 5)
    assert list(by_index.values()) == pytest.approx(list(nearest_by_index.values()), abs=1e-4)


def test_of_several_that_need_it_one_makes_it(own, monkeypatch):
    made, fill = [], overview_files._fill

    def slowly(*given):
        made.append(given)
        time.sleep(0.2)
        fill(*given)

    def look(_):
        with Corpus.open(own.folder) as each:
            return overview(each) is not None

    monkeypatch.setattr(overview_files, "_fill", slowly)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(look, range(4))) == [True] * 4
    assert len(made) == 1


def test_one_corpus_has_overviews_for_two_models(own):
    other = WordEncoder("words 2")
    assert overview(own)
    assert Dense(own, other).overview()
    assert len(folders(own)) == 2


def test_what_is_of_no_use_is_taken_away(own, monkeypatch):
    from search.indexing import complete, silent

    overview(own)
    (own.folder / "overview" / ".killed").mkdir()
    (old,) = (each for each in folders(own) if not each.startswith("."))
    added = _add(own, 1)
    complete(own, [], silent, ENCODER)
    (new,) = folders(own)
    assert new != old
    monkeypatch.setattr(dense, "SMALL", own.count_passages())
    complete(own, [added.document.sha256], silent, ENCODER)
    assert folders(own) == []


def test_a_backup_put_in_its_place_is_not_taken_for_what_came_after(own, tmp_path):
    from corpus.backup import backup

    backup(own, tmp_path / "backup.zip")
    _add(own, 1)
    overview(own)
    own.close()
    for each in own.folder.glob("matters.sqlite3*"):
        each.unlink()
    shutil.unpack_archive(tmp_path / "backup.zip", own.folder)
    with Corpus.open(own.folder) as again:
        _add(again, 2)
        numbers = set(overview(again).numbers.tolist())
        assert numbers == set(again.passage_numbers(Filters(include_exempt=True)))


@pytest.mark.parametrize("other", [1, None], ids=["taken in", "forgotten"])
def test_what_is_taken_in_or_forgotten_while_one_asks_changes_nothing(own, monkeypatch, other):
    kept = _add(own, 2)
    expected = ask(own, "report to the council on children", encoder=ENCODER)
    assert expected.passages
    near = Dense.nearest

    def meanwhile(*given):
        monkeypatch.setattr(Dense, "nearest", near)
        with Corpus.open(own.folder) as writer:
            if other is None:
                writer.remove(kept.document.sha256)
            else:
                _add(writer, other)
        return near(*given)

    monkeypatch.setattr(Dense, "nearest", meanwhile)
    assert ask(own, "report to the council on children", encoder=ENCODER) == expected
    assert Dense.nearest is near


def test_indexing_makes_it(own):
    from search.indexing import complete, silent

    complete(own, [], silent, ENCODER)
    (name,) = folders(own)
    assert name.startswith(own.edition())


def words(corpus, *concepts, filters=Filters(), limit=10):  # noqa: B008
    made = overview(corpus)
    found = lexical.Words(corpus, made, made.passing(filters, corpus))
    return found.found(tuple(tuple(f'"{word}"' for word in each) for each in concepts), limit)


@pytest.mark.parametrize("filters", FILTERS[:9], ids=str)
def test_few_matches_are_scored_as_in_a_small_corpus(corpus, filters):
    expected = corpus.lexical('"fostering" OR "overspend" OR "ofsted"', 20, filters)
    found = words(corpus, ("fostering", "overspend"), ("ofsted",), filters=filters, limit=20)
    assert found == pytest.approx(dict(expected))


@pytest.mark.parametrize("filters", FILTERS[:9], ids=str)
def test_the_quick_way_finds_what_the_full_one_finds(corpus, monkeypatch, filters):
    """The same passages, those that hold a rare word before those that hold a common one alone."""
    concepts = (("ofsted",), ("inadequate",), ("children",))
    full = corpus.lexical('"ofsted" OR "inadequate" OR "children"', 5_000, filters)
    monkeypatch.setattr(lexical, "FEW", 0)
    quick = list(words(corpus, *concepts, filters=filters, limit=5_000))
    assert set(quick) == set(dict(full))
    rare = set(dict(corpus.lexical('"ofsted" OR "inadequate"', 5_000, filters)))
    assert set(quick[: len(rare)]) == rare


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_common_words_are_found_among_what_passes(corpus, monkeypatch, filters):
    """However few of the passages read in last pass."""
    monkeypatch.setattr(lexical, "FEW", 0)
    monkeypatch.setattr(lexical, "LOOKED_AT", 20)
    monkeypatch.setattr("search.overview._GAP", 100)
    expected = corpus.lexical('"children" OR "council"', 10, filters)
    assert len(words(corpus, ("children",), ("council",), filters=filters)) == len(expected)


def test_common_words_alone_find_the_last_that_hold_all(corpus, monkeypatch):
    monkeypatch.setattr(lexical, "FEW", 0)
    monkeypatch.setattr(lexical, "LOOKED_AT", 150)
    found = words(corpus, ("children",), ("report",), ("council",))
    assert len(found) == 10
    for each in corpus.passages_by_id(found):
        said = f"{each.heading} {each.quote}".lower()
        assert all(word in said for word in ("child", "report", "council"))


def test_many_mentions_are_reckoned_nearly(corpus, monkeypatch):
    exact = corpus.mentions('"children"')
    assert corpus.roughly_mentions('"children"') == exact
    monkeypatch.setattr("corpus.store.matching._COUNTED", 50)
    monkeypatch.setattr("corpus.store.matching._SAMPLED", 30)
    assert corpus.roughly_mentions('"children"') == pytest.approx(exact, rel=0.2)
    assert corpus.roughly_mentions('"zzz"') == 0


def test_an_answer_keeps_to_filters(corpus):
    for filters in (
        Filters(since="2012"),
        Filters(committee="scrutiny"),
        Filters(speaker="ofsted"),
    ):
        answer = ask(corpus, "report to the council on children", filters, encoder=ENCODER)
        allowed = set(corpus.passage_ids(filters))
        assert {each.id for each in answer.passages} <= allowed


@pytest.mark.parametrize("kind", ["actions", "dates", "rag", "recommendations", "updates"])
@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(overdue=True), Filters(since="2012"), Filters(committee="scrutiny"),
     Filters(status="red"), Filters(kind="resolution"), Filters(source=FIRST)],
    ids=str,
)  # fmt: skip
def test_the_newest_records_are_the_last_of_all(corpus, kind, filters):
    every = corpus.records(kind, filters)
    for reach in (Reach(400, 40), Reach(5, 40), Reach(400, 2)):
        last = every[-reach.records :]
        files = list(dict.fromkeys(each.at.document for each in last))[-reach.files :]
        expected = [each.id for each in last if each.at.document in files]
        assert [each.id for each in corpus.newest_records(kind, filters, reach, bool)] == expected


def test_the_newest_records_that_fit(corpus):
    def fits(each):
        return bool(each.due) and "2009-03" <= each.due <= "2015-03"

    expected = [each.id for each in corpus.records("actions") if fits(each)]
    assert 5 < len(expected) < len(corpus.records("actions"))
    found = corpus.newest_records("actions", Filters(), Reach(400, 40, "2009-03-01"), fits)
    assert [each.id for each in found] == expected
    found = corpus.newest_records("actions", Filters(), Reach(5, 40), fits)
    assert [each.id for each in found] == expected[-5:]


def test_a_writing_that_fails_leaves_the_edition(own, monkeypatch):
    before = own.edition()
    monkeypatch.setattr("corpus.store.writing.put", _full)
    with pytest.raises(OSError, match="No space"):
        _add(own, 1)
    assert own.edition() == before
    monkeypatch.undo()
    own.put_vectors("another", {"0": b""})
    assert own.edition() != before


def test_an_empty_corpus_has_an_overview_of_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(dense, "SMALL", -1)
    with Corpus.open(tmp_path / "empty") as empty:
        assert Dense(empty, ENCODER).nearest("swans", Filters(), 5) == {}
        assert ask(empty, "which swans are white", encoder=ENCODER).passages == ()
        assert overview(empty).cosines(np.zeros(64, dtype=np.float32), [1]) == {}
