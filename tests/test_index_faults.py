"""An index that was left unfinished, damaged or deleted: said so, never believed, made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import nullcontext

import pytest

import search
from corpus import Corpus
from search import dense, indexing
from search.embed import ModelError
from search.forgetting import forget
from search.indexing import open_index
from search.library import UnfinishedError, check, ingest_paths, rebuild_index
from search.vectors import DamagedIndexError, FullDiskError, VectorIndex
from tests.search_parts import WordEncoder
from tests.test_library import PAPER


@pytest.fixture
def encoder():
    return WordEncoder()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(PAPER, "utf-8")
    (folder / "later.txt").write_text(PAPER.replace("2021", "2022").replace("swans", "otters"))
    return folder


@pytest.fixture
def corpus(tmp_path, folder, encoder):
    with Corpus.open(tmp_path / "corpus") as opened:
        ingest_paths(opened, [folder], encoder=encoder)
        yield opened


def random_bytes(path):
    path.write_bytes(os.urandom(path.stat().st_size))


SPOILT = {
    "random bytes": lambda vectors: random_bytes(vectors / "chroma.sqlite3"),
    "cut off": lambda vectors: os.truncate(vectors / "chroma.sqlite3", 9000),
    "empty": lambda vectors: os.truncate(vectors / "chroma.sqlite3", 0),
    "deleted": shutil.rmtree,
    "half deleted": lambda vectors: (vectors / "chroma.sqlite3").unlink(),
    "being written": lambda vectors: (vectors / ".unfinished").touch(),
}


@pytest.mark.parametrize(
    ("spoil", "how"),
    [
        *((spoil, "ingest") for spoil in SPOILT),
        ("random bytes", "check"),
        ("cut off", "index"),
        ("being written", "forget"),
    ],
)
def test_a_spoilt_index_is_noticed_and_made_anew(corpus, folder, encoder, spoil, how):
    before = search.ask(corpus, "swans on the mill pond", encoder=encoder)
    SPOILT[spoil](corpus.vector_folder)
    encoder.encoded.clear()
    with Corpus.open(corpus.folder) as anew:
        assert search.ask(anew, "swans on the mill pond", encoder=encoder) == before
    found = check(corpus, encoder=encoder)
    assert len(found.problems) == 1
    assert "index" in found.problems[0]
    if how == "check":
        assert check(corpus, repair=True, encoder=encoder).repaired == found.problems
    elif how == "index":
        rebuild_index(corpus, encoder=encoder)
    elif how == "ingest":
        ingest_paths(corpus, [folder], encoder=encoder)
    else:
        forget(corpus, "later.txt", encoder)
    assert check(corpus, encoder=encoder).problems == ()
    assert not any("weir" in each for each in encoder.encoded)  # all vectors were in the store


@pytest.mark.parametrize("lost", ["all", "damaged"])
def test_files_of_a_large_index_that_are_lost_or_damaged_are_noticed(tmp_path, encoder, lost):
    papers = tmp_path / "large.txt"
    papers.write_text(
        "\n\n".join(f"The swans of pond {n} came back in year {n * 7}." for n in range(1100))
    )
    with Corpus.open(tmp_path / "corpus") as corpus:
        ingest_paths(corpus, [papers], encoder=encoder)
        open_index(corpus, encoder).prove()
        (parts,) = {path.parent for path in corpus.vector_folder.rglob("data_level0.bin")}
        _forget_client(corpus)
        if lost == "damaged":
            random_bytes(parts / "header.bin")
        else:
            for path in parts.iterdir():
                path.unlink()
        with pytest.raises(DamagedIndexError, match="`matters index` makes it anew"):
            open_index(corpus, encoder).prove()
        assert "cannot be used" in check(corpus, encoder=encoder).problems[0]
        ingest_paths(corpus, [papers], encoder=encoder)
        assert check(corpus, encoder=encoder).problems == ()


def _forget_client(corpus):
    """Have the index opened as a new process does."""
    from search import vectors

    vectors._CLIENTS.pop(corpus.vector_folder.resolve())[0].close()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (FullDiskError("the disk is full"), UnfinishedError),
        (OSError(28, "No space left on device"), UnfinishedError),
        (OSError(5, "Input/output error"), None),  # what cannot be added to is made anew at once
    ],
    ids=["Ctrl-C", "full disk", "full system", "unreadable"],
)
@pytest.mark.parametrize("place", ["remove", "add", "count", "prove"])
def test_a_fault_while_the_index_is_written_is_put_right_by_the_next_run(
    corpus, folder, encoder, monkeypatch, place, error, told
):
    failed = []
    real = getattr(VectorIndex, place)

    def fail_once(*given):
        if not failed:
            failed.append(error)
            raise error
        return real(*given)

    (folder / "third.txt").write_text(PAPER.replace("2021", "2019"), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(VectorIndex, place, fail_once)
        with pytest.raises(told) if told else nullcontext():
            ingest_paths(corpus, [folder], encoder=encoder)
    assert failed == [error]
    assert len(corpus.documents()) == 3
    ingest_paths(corpus, [folder], encoder=encoder)
    assert check(corpus, encoder=encoder).problems == ()
    assert corpus.unindexed() == []


@pytest.mark.parametrize("spoil", [None, *SPOILT])
@pytest.mark.parametrize("free", [0, 1 << 20])
def test_without_room_the_index_stays_as_it_is(corpus, folder, encoder, monkeypatch, spoil, free):
    (folder / "third.txt").write_text(PAPER.replace("2021", "2019"), "utf-8")
    if spoil is not None:
        SPOILT[spoil](corpus.vector_folder)
    before = files_of(corpus.vector_folder)
    with monkeypatch.context() as patched:
        patched.setattr(VectorIndex, "_free", lambda _: free)
        for _ in range(2):
            with pytest.raises(UnfinishedError, match="the disk is full; make room") as told:
                ingest_paths(corpus, [folder], encoder=encoder)
        with pytest.raises(FullDiskError):
            rebuild_index(corpus, encoder=encoder)
    assert [each.status for each in told.value.report.files] == ["unchanged"] * 3
    assert files_of(corpus.vector_folder) == before
    ingest_paths(corpus, [folder], encoder=encoder)
    assert check(corpus, encoder=encoder).problems == ()


def test_room_for_an_index_made_anew_is_reckoned_with_what_the_old_one_takes(corpus, encoder):
    index = open_index(corpus, encoder)
    held = sum(path.stat().st_size for path in corpus.vector_folder.rglob("*") if path.is_file())
    index._free = lambda: 30_000_000
    index.need_room((30_000_000 + held) // 3)
    with pytest.raises(FullDiskError):
        index.need_room((30_000_000 + held) // 3 + 100_000)


@pytest.mark.parametrize(
    ("free", "reason", "told"),
    [
        (0, AttributeError("no attribute 'bindings'"), FullDiskError),
        (1 << 30, AttributeError("no attribute 'bindings'"), DamagedIndexError),
        (1 << 30, RuntimeError("code 13: database or disk is full"), FullDiskError),
        (1 << 30, OSError(122, "Disk quota exceeded"), FullDiskError),
    ],
)
def test_what_chroma_says_of_a_full_disk_is_said_plainly(
    corpus, encoder, monkeypatch, free, reason, told
):
    def fail(_):
        raise reason

    monkeypatch.setattr(VectorIndex, "_free", lambda _: free)
    monkeypatch.setattr(VectorIndex, "_collection", fail)
    with pytest.raises(DamagedIndexError) as error:
        open_index(corpus, encoder).ids()
    assert type(error.value) is told
    assert ("the disk is full" in str(error.value)) == (told is FullDiskError)


def files_of(folder):
    """The files of an index with their bytes, but for the databases' logs."""
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm", "-journal"))
    }


def test_a_run_that_ends_between_store_and_index_leaves_word(corpus, folder, encoder, monkeypatch):
    """The number of entries does not tell: a file read anew has the same ids."""
    with monkeypatch.context() as patched:
        patched.setattr(indexing, "_update", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            ingest_paths(corpus, [folder], again=True, encoder=encoder)
    assert len(corpus.unindexed()) == 2
    first, second = sorted(open_index(corpus, encoder).ids())[:2]
    vectors = open_index(corpus, encoder).vectors([first, second])
    open_index(corpus, encoder)._collection().update(
        ids=[first], embeddings=vectors[second].reshape(1, -1)
    )
    ingest_paths(corpus, [folder], encoder=encoder)
    assert check(corpus, encoder=encoder).problems == ()


def _interrupted(*_given):
    raise KeyboardInterrupt


def test_a_large_corpus_is_asked_without_its_index_too(corpus, encoder, monkeypatch):
    question = "swans on the mill pond"
    wanted = search.ask(corpus, question, encoder=encoder)
    monkeypatch.setattr(dense, "SMALL", 0)
    SPOILT["random bytes"](corpus.vector_folder)
    with Corpus.open(corpus.folder) as anew:
        assert search.ask(anew, question, encoder=encoder) == wanted
    shutil.rmtree(corpus.vector_folder)
    with Corpus.open(corpus.folder) as anew:
        assert search.ask(anew, question, encoder=encoder) == wanted


@pytest.mark.parametrize(
    ("spoil", "said", "asks"),
    [
        ("DELETE FROM vectors", "texts have no vectors", True),
        ("UPDATE vectors SET vector = x'0102030405'", "are damaged", False),
        ("UPDATE vectors SET vector = zeroblob(length(vector))", "are damaged", True),
        ("UPDATE vectors SET vector = zeroblob(2 * length(vector))", "are damaged", True),
        ("DELETE FROM passages_text", "missing from the text index", True),
        ("DELETE FROM passages_text WHERE rowid = 1", "missing from the text index", True),
        (
            "INSERT INTO passages_text (rowid, heading, quote) VALUES (9999, 'a', 'b')",
            "too many in it",
            True,
        ),
    ],
)
def test_what_is_derived_is_missed_and_mended(corpus, encoder, spoil, said, asks):
    with sqlite3.connect(corpus.folder / "matters.sqlite3") as db:
        db.execute(spoil)
    db.close()
    if asks:
        search.ask(corpus, "swans", encoder=encoder)
    else:
        with pytest.raises(ModelError, match="check --repair"):
            search.ask(corpus, "swans", encoder=encoder)
    found = check(corpus, encoder=encoder)
    assert any(said in each for each in found.problems)
    mended = check(corpus, repair=True, encoder=encoder)
    assert (mended.problems, mended.repaired) == ((), found.problems)
    assert corpus.lexical("swans", 5)
    assert search.ask(corpus, "swans", encoder=encoder).passages


def test_a_lost_copy_is_named_and_reading_the_file_again_brings_it_back(corpus, folder, encoder):
    path = next(path for source, path in corpus.kept_files().values() if source == "later.txt")
    path.unlink()
    (corpus.folder / "files" / "00").mkdir(exist_ok=True)
    stray = corpus.folder / "files" / "00" / f".{'0' * 64}.pdf.99"
    stray.touch()
    found = check(corpus, repair=True, encoder=encoder)
    assert found.problems == ("1 copies of files are missing or damaged; read again: later.txt",)
    assert found.repaired == ("1 copies of files belong to no document",)
    assert not stray.exists()
    ingest_paths(corpus, [folder], encoder=encoder)
    assert path.exists()
    assert check(corpus, encoder=encoder).problems == ()


def test_a_damaged_database_is_said_so_and_left_as_it_is(corpus, encoder):
    path = corpus.folder / "matters.sqlite3"
    corpus._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    corpus.close()
    content = bytearray(path.read_bytes())
    for at in range(4096 * 6, len(content) - 4096, 4096 * 3):
        content[at : at + 4096] = os.urandom(4096)
    path.write_bytes(content)
    with Corpus.open(corpus.folder) as opened:
        found = check(opened, repair=True, encoder=encoder)
    assert "left as it is" in found.problems[-1]
    assert found.repaired == ()
    assert path.read_bytes() == bytes(content)


def test_a_check_waits_for_a_writer_and_sees_nothing_half_done(corpus, encoder, monkeypatch):
    """While a corpus is checked its writing lock is held."""
    held = []
    real = Corpus.damage
    monkeypatch.setattr(Corpus, "damage", lambda self: held.append(_is_held(self)) or real(self))
    check(corpus, encoder=encoder)
    assert held == [True]


def _is_held(corpus):
    import fcntl

    with (corpus.folder / ".writing").open("a") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
