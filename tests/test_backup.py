"""A backup is whole, of one moment, and a corpus again when it is unpacked."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus import Corpus, CorpusError
from corpus.backup import backup
from extract import extract
from ingest.errors import MattersError
from tests.fault_parts import state
from tests.test_store import add, made, passages


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        add(opened, made())
        add(opened, made("pack.pdf", "b" * 64))
        opened.put_vectors("model", {"a": b"v"})
        yield opened


def unpacked(archive, folder):
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(folder)
    return folder


def test_a_backup_unpacked_is_the_same_corpus(corpus, tmp_path):
    report = backup(corpus, tmp_path / "backup.zip")
    assert (report.documents, report.missing) == (2, ())
    assert report.size == (tmp_path / "backup.zip").stat().st_size
    with Corpus.open(unpacked(tmp_path / "backup.zip", tmp_path / "again")) as again:
        assert state(again) == state(corpus)
        assert again.records("actions") == corpus.records("actions")
    assert {path.name for path in tmp_path.iterdir()} == {"backup.zip", "again", "corpus"}


@pytest.mark.parametrize(("older", "then"), [(None, 0o600), (0o640, 0o640)])
def test_a_backup_is_for_its_owner_alone(corpus, tmp_path, monkeypatch, older, then):
    out = tmp_path / "backup.zip"
    if older is not None:
        out.touch(older)
    modes = []
    real = zipfile.ZipFile.write

    def write(self, path, *more):
        parts = tmp_path.glob(".backup.zip.*")
        modes.extend(part.stat().st_mode & 0o777 for part in parts)
        real(self, path, *more)

    monkeypatch.setattr(zipfile.ZipFile, "write", write)
    before = os.umask(0o022)
    try:
        backup(corpus, out)
    finally:
        os.umask(before)
    assert len(modes) > 2  # the archive, and the copy of the database that goes into it
    assert set(modes) == {0o600}
    assert out.stat().st_mode & 0o777 == then


def test_backups_made_while_another_writes_are_each_of_one_moment(corpus, tmp_path):
    stop = threading.Event()
    written = []

    def write() -> None:
        with Corpus.open(corpus.folder) as writer:
            while not stop.is_set():
                number = len(written) + 1
                document = made(f"{number}.pdf", f"{number:04x}{0:060x}")
                writer.add(document, extract(document), passages(document), b"content")
                if number % 2:
                    writer.remove(document.sha256)
                written.append(number)

    reports, before = [], []
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        try:
            for n in range(8):
                before.append(len(written))
                reports.append(backup(corpus, tmp_path / f"{n}.zip"))
                _wait_for(lambda: len(written) > before[-1] or writer.done())
        finally:
            stop.set()
        writer.result()  # what went wrong there goes wrong here
    assert before == sorted(set(before))  # each backup had another to write beside it
    for number, report in enumerate(reports):
        assert report.missing == ()
        folder = unpacked(tmp_path / f"{number}.zip", tmp_path / f"un-{number}")
        with Corpus.open(folder) as again:
            assert len(again.documents()) == report.documents
            assert again.damage() == ()
            assert all(path.is_file() for _, path in again.kept_files().values())


def _wait_for(met: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not met():
        assert time.monotonic() < last
        time.sleep(0.01)


def test_a_file_forgotten_meanwhile_stays_until_it_is_copied(corpus, tmp_path):
    with corpus.copied(tmp_path / "copy.sqlite3") as kept:
        with Corpus.open(corpus.folder) as other:
            other.remove("b" * 64)
            other.tidy()
        _, path = kept["b" * 64]
        assert path.is_file()
    corpus.tidy()
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "error", "told"),
    [
        ("zipfile.ZipFile.write", OSError(28, "No space left on device"), "No space left"),
        ("corpus.store.soundness.damage", sqlite3.OperationalError("disk full"), "disk full"),
        ("zipfile.ZipFile.close", KeyboardInterrupt("stopped"), "stopped"),
    ],
)
def test_a_backup_that_fails_leaves_the_older_one(corpus, tmp_path, monkeypatch, name, error, told):
    older = tmp_path / "backup.zip"
    older.write_bytes(b"older")

    def fail(*_given, **_more):
        raise error

    monkeypatch.setattr(name, fail)
    with pytest.raises((MattersError, KeyboardInterrupt), match=told):
        backup(corpus, older)
    assert older.read_bytes() == b"older"
    assert {path.name for path in tmp_path.iterdir()} == {"backup.zip", "corpus"}


def test_a_damaged_database_makes_no_backup(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.store.soundness.damage", lambda _: ("wrong # of entries",))
    with pytest.raises(CorpusError, match="is damaged: wrong # of entries"):
        backup(corpus, tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()


def test_a_copy_that_is_lost_is_named(corpus, tmp_path):
    corpus.kept_files()["b" * 64][1].unlink()
    assert backup(corpus, tmp_path / "backup.zip").missing == ("pack.pdf",)


def test_a_backup_into_a_folder_that_is_not_there(corpus, tmp_path):
    with pytest.raises(MattersError, match="nowhere"):
        backup(corpus, tmp_path / "nowhere" / "backup.zip")


@pytest.mark.parametrize("name", ["/dev/null", "/dev/full", "corpus"])
def test_a_backup_goes_into_a_file(corpus, tmp_path, name):
    with pytest.raises(MattersError, match="is not a file; a backup goes into one"):
        backup(corpus, tmp_path / name)
