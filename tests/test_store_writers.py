"""Several processes at once: one writes, the others wait, nobody meets a locked database."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

from corpus import Corpus


def _write(folder: Path, writer: int, vectors: int) -> None:
    with Corpus.open(folder) as corpus:
        for number in range(vectors):
            corpus.put_vectors("model", {f"{writer}-{number}": b"v"})


def _hold(folder: Path, held, release) -> None:
    with Corpus.open(folder) as corpus, corpus.writing():
        held.set()
        release.wait(20)


def test_writers_take_turns_and_nothing_is_lost(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, n, 20)) for n in range(3)]
    for each in writers:
        each.start()
    for each in writers:
        each.join(60)
    assert [each.exitcode for each in writers] == [0, 0, 0]
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus.vectors("model")) == 60


def test_a_writer_waits_and_says_so_and_a_killed_one_leaves_no_lock(tmp_path, capfd):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, held, release))
    holder.start()
    assert held.wait(30)
    writer = context.Process(target=_write, args=(tmp_path, 1, 1))
    writer.start()
    time.sleep(1.5)
    assert writer.is_alive()
    holder.kill()
    writer.join(30)
    assert writer.exitcode == 0
    assert "another process is writing" in capfd.readouterr().err


def test_the_lock_may_be_taken_again_inside_itself(tmp_path):
    with Corpus.open(tmp_path) as corpus, corpus.writing(), corpus.writing():
        corpus.put_vectors("model", {"a": b"v"})
        assert corpus.vectors("model") == {"a": b"v"}
