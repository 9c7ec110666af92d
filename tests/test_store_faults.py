"""Whatever fails while the corpus is written, what was there before is there still."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError
from corpus.placing import placing
from corpus.store.errors import in_words
from extract import extract
from ingest.errors import MattersError
from tests.fault_parts import FaultyDatabase, disk_full, kept, state
from tests.test_store import add, made, passages

OTHER = made("pack.pdf", "b" * 64)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        add(opened, made())
        opened.put_vectors("model", {"a": b"v"})
        opened.note_indexed()
        yield opened


OPERATIONS: dict[str, Callable[[Corpus], object]] = {
    "add": lambda corpus: add(corpus, OTHER),
    "add again": lambda corpus: add(corpus, made(number=9)),
    "remove": lambda corpus: corpus.remove(made().sha256),
    "put vectors": lambda corpus: corpus.put_vectors("model", {"b": b"w", "a": b"w"}),
    "drop vectors": lambda corpus: corpus.drop_vectors("model", ["a"]),
    "index words": lambda corpus: corpus.index_words(),
}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (disk_full(), CorpusError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
    ids=["disk full", "Ctrl-C"],
)
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_fault_at_any_statement_leaves_all_as_it_was(corpus, name, error, told):
    operation, sound, before = OPERATIONS[name], corpus._db, state(corpus)
    for at in range(1, 1000):
        corpus._db = FaultyDatabase(sound, at, error)
        try:
            operation(corpus)
        except told:
            pass
        else:
            break
        finally:
            corpus._db = sound
        assert not sound.in_transaction
        corpus.tidy()  # what the next command does first
        assert state(corpus) == before, at
    # The statements of begin and commit at least, and then it did go through.
    assert at > 3
    assert name == "index words" or state(corpus) != before


@pytest.mark.parametrize("fails", ["write_bytes", "replace", "mkdir"])
def test_a_copy_that_cannot_be_kept_keeps_its_document_out(corpus, monkeypatch, fails):
    before = state(corpus)

    def full(self, *_given, **_more):
        if "files" in self.parts:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, fails, full)
        with pytest.raises(MattersError, match="No space left on device"):
            add(corpus, OTHER)
    assert state(corpus) == before
    add(corpus, OTHER)
    assert len(corpus.documents()) == 2


def test_a_copy_that_was_cut_off_is_written_anew(corpus):
    ((_, path),) = corpus.kept_files().values()
    whole = path.read_bytes()
    path.write_bytes(whole[:3])
    add(corpus, made())
    assert path.read_bytes() == whole


def test_a_full_database_is_said_so_and_loses_nothing(corpus):
    before = state(corpus)
    pages = corpus._db.execute("PRAGMA page_count").fetchone()[0]
    corpus._db.execute(f"PRAGMA max_page_count = {pages}")
    large = made("large.pdf", "c" * 64, number=300)
    with pytest.raises(CorpusError, match=r"matters\.sqlite3: the disk is full; nothing was kept"):
        corpus.add(large, extract(large), passages(large), b"content")
    corpus.tidy()
    assert state(corpus) == before
    corpus._db.execute("PRAGMA max_page_count = 1000000")
    add(corpus, large)
    assert corpus.has(large.sha256)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR | 3 << 8, "could not be read or written, or it is full"),
        (sqlite3.SQLITE_CANTOPEN, "or the disk is full"),
    ],
)
def test_a_full_disk_is_told_whatever_it_keeps_sqlite_from(code, told):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    assert told in in_words(error)


def test_files_that_may_not_grow_are_said_so(corpus):
    before = state(corpus)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    large = made("large.pdf", "c" * 64, number=300)
    found, cut = extract(large), passages(large)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(CorpusError, match="disk"):
            corpus.add(large, found, cut, b"content")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    corpus.tidy()
    assert state(corpus) == before


def test_what_killed_runs_left_among_the_copies_goes_and_nothing_else(corpus):
    folder = corpus.folder / "files" / "cc"
    folder.mkdir()
    for name in (f".{'c' * 64}.pdf.4711.matters", f"{'c' * 64}.pdf", "notes by hand.txt"):
        (folder / name).write_text("x")
    whole = [name for name in kept(corpus.folder) if name.startswith("aa")]
    corpus.tidy()
    assert kept(corpus.folder) == [*whole, "notes by hand.txt"]


def test_a_lock_held_beyond_patience_is_one_clear_error(corpus, monkeypatch):
    corpus._db.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(corpus.folder / "matters.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(CorpusError, match="another process keeps it locked"):
            corpus.put_vectors("model", {"b": b"w"})
        assert corpus.vectors("model") == {"a": b"v"}
    finally:
        other.close()
    corpus.put_vectors("model", {"b": b"w"})


def test_a_lock_met_while_opening_is_one_clear_error(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.store._PATIENCE", 0.05)
    other = sqlite3.connect(tmp_path / "matters.sqlite3", isolation_level=None)
    other.execute("CREATE TABLE held (x)")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(CorpusError, match="another process keeps it locked"):
            Corpus.open(tmp_path)
    finally:
        other.close()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_file_is_put_in_its_place_only_when_it_is_whole(tmp_path, error):
    out = tmp_path / "out.csv"
    out.write_text("old")

    def write() -> None:
        with placing(out) as unfinished:
            unfinished.write_text("ne")
            raise error

    wanted = MattersError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(wanted):
        write()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert out.read_text() == "old"


# Hidden files of a user's own, and one that a process which lives is writing.
KEPT_BESIDE = (
    ".env",
    ".123",
    ".{ended}",
    ".{ended}.matters",
    ".2024.csv",
    ".out.csv.{ended}",
    ".out.csv.{ended}.zip",
    ".out.csv.2024.zip",
    ".out.csv.{ended}.matters.zip",
    ".out.csv.old.{ended}.matters",
    ".other.csv.{ended}.matters",
    ".our.csv.{ended}.matters",  # as long as the name that is written
    "out.csv.{ended}.matters",
    ".out.csv.1.matters",
)


def test_what_a_killed_process_left_beside_a_file_goes_with_the_next(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    own = [name.format(ended=ended.pid) for name in KEPT_BESIDE]
    left = [f".out.csv.{ended.pid}.matters{more}" for more in ("", ".sqlite3", ".sqlite3-journal")]
    for name in (*left, *own):
        (tmp_path / name).write_text("x")
    with placing(tmp_path / "out.csv") as unfinished:
        assert unfinished.name == f".out.csv.{os.getpid()}.matters"  # what is looked for is made
        unfinished.write_text("new")
    assert {path.name for path in tmp_path.iterdir()} == {"out.csv", *own}


@pytest.mark.parametrize("length", [100, 250, 255])
def test_a_name_as_long_as_names_may_be(tmp_path, length):
    for letter in ("a", "ä"):
        name = letter * (length // len(letter.encode()))
        with placing(tmp_path / name) as unfinished:
            unfinished.with_name(f"{unfinished.name}.sqlite3-journal").touch()
            unfinished.write_text("new")
        assert (tmp_path / name).read_text() == "new"


@pytest.mark.parametrize(
    ("older", "private", "while_written", "then"),
    [
        (0o600, False, 0o600, 0o600),
        (0o640, False, 0o600, 0o640),
        (0o444, False, 0o600, 0o444),
        (0o600, True, 0o600, 0o600),
        (0o644, True, 0o600, 0o644),
        (None, True, 0o600, 0o600),
        (None, False, 0o644, 0o644),
    ],
)
def test_who_may_read_a_file_does_not_change(tmp_path, older, private, while_written, then):
    out = tmp_path / "out.csv"
    if older is not None:
        out.touch(older)
        out.chmod(older)
    before = os.umask(0o022)
    try:
        with placing(out, private=private) as unfinished:
            unfinished.write_text("new")
            assert unfinished.stat().st_mode & 0o777 == while_written
    finally:
        os.umask(before)
    assert out.stat().st_mode & 0o777 == then


def test_a_device_is_written_to_and_a_link_stays_one(tmp_path):
    with placing(Path("/dev/null")) as path:
        assert path == Path("/dev/null")
        path.write_text("nothing")
    assert not Path("/dev/null").is_file()
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with placing(tmp_path / "link.csv") as path:
        path.write_text("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_pipe_is_written_to(tmp_path):
    """The name that a pipe has under /dev leads, once it is resolved, to nowhere."""
    ours, theirs = os.pipe()
    with placing(Path(f"/dev/fd/{theirs}")) as path:
        path.write_text("new")
    os.close(theirs)
    with os.fdopen(ours, encoding="ascii") as pipe:
        assert pipe.read() == "new"


def test_a_device_that_is_full_is_one_clear_error():
    with (
        pytest.raises(MattersError, match=r"^/dev/full: No space left on device$"),
        placing(Path("/dev/full")) as path,
    ):
        path.write_text("new")


def test_a_circle_of_links_is_one_clear_error(tmp_path):
    (tmp_path / "out.csv").symlink_to("out.csv")
    with (
        pytest.raises(MattersError, match="Too many levels of symbolic links"),
        placing(tmp_path / "out.csv") as path,
    ):
        path.write_text("new")
