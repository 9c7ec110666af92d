"""Processes that read side by side: what they give, and what becomes of one that dies."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from ingest.document import Overrides
from search import workers
from search.limits import Limits
from search.reading import Failed, Job, Read, outcome
from search.workers import Workers, worth


def job(text: str, name: str = "paper.txt") -> Job:
    return Job(text.encode(), name, Overrides())


def mishap(each: Job) -> Read | Failed:
    """A reader that does what its file says; it runs in a process of its own."""
    what = each.content.decode()
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "leave":
        os._exit(7)
    if what == "sleep":
        time.sleep(600)
    if what == "grow":
        held = []
        while True:
            held.append(bytearray(b"x") * (1 << 24))
    if what == "leap":
        bytearray(1 << 62)
    return Failed(f"{what} in {os.getpid()}")


def reasons(pool: Workers, *what: str) -> list[str]:
    return [future.result().reason for future in [pool.submit(job(each)) for each in what]]


def test_one_alone_starts_nothing():
    with Workers(1, mishap) as pool:
        assert reasons(pool, "read") == [f"read in {os.getpid()}"]
        assert multiprocessing.active_children() == []


def test_two_read_in_processes_of_their_own_and_end_with_the_pool():
    with Workers(2, mishap) as pool:
        told = reasons(pool, *["read"] * 6)
        pids = {each.rsplit(maxsplit=1)[-1] for each in told}
        assert len(pids) == 2
        assert str(os.getpid()) not in pids
    assert multiprocessing.active_children() == []


def test_what_comes_back_is_what_would_be_read_here():
    paper = job("# Minutes\n\nRESOLVED that the fence at the weir be mended by 1 June 2021.")
    with Workers(2) as pool:
        there = pool.submit(paper).result()
    assert isinstance(there, Read)
    assert there == outcome(paper)


def test_a_process_that_dies_takes_only_its_own_file_with_it():
    with Workers(2, mishap) as pool:
        told = reasons(pool, "one", "crash", "two", "leave", "three", "crash", "four")
    assert [each.split(" in ")[0] for each in told[::2]] == ["one", "two", "three", "four"]
    assert told[1] == told[5] == "the process that read it ended (SIGSEGV)"
    assert told[3] == "the process that read it ended (exit status 7)"


def test_an_error_in_the_midst_does_not_wait_for_what_is_being_read():
    began = time.monotonic()

    def stop_in_the_midst() -> None:
        with Workers(2, mishap) as pool:
            pool.submit(job("read")).result()
            pool.submit(job("sleep"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_in_the_midst()
    assert time.monotonic() - began < 60
    assert multiprocessing.active_children() == []


def test_a_process_that_cannot_start_is_told_of_the_file_and_the_next_gets_another(monkeypatch):
    with monkeypatch.context() as patched, Workers(2, mishap) as pool:
        patched.setattr(workers, "_serve", os.abort)
        assert reasons(pool, "one", "two") == [f"{NO_PROCESS} (it ended at once)"] * 2
        patched.undo()
        patched.setattr(workers.SpawnProcess, "start", _too_many)
        assert reasons(pool, "three") == [f"{NO_PROCESS} (Resource temporarily unavailable)"]
        patched.undo()
        assert reasons(pool, "four")[0].startswith("four in ")
    assert multiprocessing.active_children() == []


NO_PROCESS = "no process could be started to read it"


def _too_many(*_given):
    raise BlockingIOError(11, "Resource temporarily unavailable")


@pytest.mark.parametrize(
    ("megabytes", "files", "cores", "expected"),
    [(1, 1, 8, 1), (1, 50, 8, 1), (40, 1, 8, 1), (9, 50, 8, 2), (400, 50, 8, 8), (400, 50, 2, 2)],
)
def test_more_processes_only_where_they_pay(monkeypatch, megabytes, files, cores, expected):
    monkeypatch.setattr(workers, "cores", lambda: cores)
    assert worth(megabytes << 20, files) == expected


def test_no_more_processes_than_cores_it_may_use():
    assert 1 <= workers.cores() <= (os.cpu_count() or 1)


def told_within(limits: Limits, count: int, *what: str) -> list[str]:
    with Workers(count, mishap, limits) as pool:
        told = reasons(pool, *what)
    assert multiprocessing.active_children() == []
    return [each.split(" in ")[0] for each in told]


@pytest.mark.parametrize("count", [1, 2])
def test_a_file_that_takes_too_long_is_named_and_the_next_is_read(count):
    began = time.monotonic()
    told = told_within(Limits(seconds=0.5), count, "one", "sleep", "two", "sleep", "three")
    late = "took longer than 0.5 seconds to read"
    assert told == ["one", late, "two", late, "three"]
    assert time.monotonic() - began < 60


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told by /proc")
def test_a_file_that_needs_too_much_memory_is_named_and_the_next_is_read():
    told = told_within(Limits(memory=300 << 20), 1, "one", "grow", "two", "leap", "three")
    much = "needs more than 300 MB of memory to read"
    assert told == ["one", much, "two", much, "three"]


def test_one_alone_with_limits_survives_a_file_that_kills_its_process():
    told = told_within(Limits(), 1, "one", "crash", "two")
    assert told == ["one", "the process that read it ended (SIGSEGV)", "two"]


def test_large_files_are_given_more_time_unless_a_time_was_asked_for():
    assert Limits().seconds_for(0) == 60
    assert Limits().seconds_for(10 << 20) == 960
    assert Limits().seconds_for(1 << 29) == 3600
    assert Limits(seconds=5).seconds_for(1 << 29) == 5


@pytest.mark.parametrize(
    ("content", "scans"),
    [(b"%PDF-1.7" + bytes(992), 1000), (bytes(500) + b"%PDF-1.7", 508), (b"x" * 2000, 0)],
)
def test_only_a_pdf_may_hold_scans_that_take_long(content, scans, tmp_path):
    (tmp_path / "paper").write_bytes(content)
    assert Job(content, "paper", Overrides()).scans == scans
    assert Job(tmp_path / "paper", "paper", Overrides()).scans == scans
    assert Job(tmp_path / "gone", "gone", Overrides()).scans == 0


def test_a_process_that_still_holds_much_is_not_given_the_next_file(monkeypatch):
    monkeypatch.setattr(workers.bounds, "held", lambda pid: 600 << 20)
    with Workers(1, mishap, Limits()) as pool:
        first, second = reasons(pool, "one", "two")
    assert first.rsplit(maxsplit=1)[-1] != second.rsplit(maxsplit=1)[-1]


def test_memory_refused_without_limits_fails_only_its_file():
    with Workers(1, mishap) as pool:
        told = reasons(pool, "leap", "two")
    assert told[0] == "there is too little memory for it"
    assert told[1].startswith("two in ")
