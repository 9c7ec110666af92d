"""Several processes that read files side by side, each one file at a time.

A thread waits for each process, so that a process that dies takes only its own file with it,
and another is started in its place. PDFium is not made for threads, hence processes; they are
started afresh ("spawn"), since a forked one would inherit the database's open connections.
Where there are limits, the thread looks at its process while it waits, and ends one that goes
beyond them: the file is named with that reason, and the next file gets a new process.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from types import TracebackType
from typing import NoReturn

from ingest.errors import MattersError
from search import limits as bounds
from search.limits import Limits
from search.machine import cores, end_with_parent
from search.reading import Failed, Job, Read, in_words, outcome

# A process takes some three seconds to start; below this much to read it never earns them.
_BYTES_EACH = 1 << 22
_MOST = 8  # a process reading a large pack holds some 200 MB
_FAREWELL = 2.0  # seconds that a process has to end of itself
_LOOK = 0.05  # seconds between two looks at what a process holds

Reader = Callable[[Job], Read | Failed]


def worth(content_bytes: int, files: int) -> int:
    """How many processes pay for so many bytes in so many files: 1 is to read in this one."""
    return max(1, min(cores(), _MOST, files, content_bytes // _BYTES_EACH))


class _Beyond(Exception):
    """Reading a file went beyond its limits; the words say which."""


class Workers:
    """Processes that read files.

    One alone without limits is this process itself, and nothing is started: only a process of
    its own can be ended when a file goes beyond them.

    A context manager: leaving it ends the processes.
    """

    def __init__(self, count: int, reader: Reader = outcome, limits: Limits | None = None) -> None:
        """Read with `count` processes; `reader` is a function that a new process can import."""
        self.count = max(1, count)
        self._reader = reader
        self._limits = limits
        own = self.count > 1 or limits is not None
        self._threads = ThreadPoolExecutor(self.count) if own else None
        self._idle: SimpleQueue[_Process | None] = SimpleQueue()
        self._started: list[_Process] = []
        for _ in range(self.count):
            self._idle.put(None)

    def __enter__(self) -> Workers:
        """Return itself; processes start with the first file they are given."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes; after an error without waiting for the files they read."""
        if self._threads is None:
            return
        if kind is not None:
            for process in self._started:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._started:
            process.end()

    @property
    def ahead(self) -> int:
        """How many files to have under way beyond the one whose turn it is, to keep all busy."""
        return 2 * self.count if self._threads else 0

    def submit(self, job: Job) -> Future[Read | Failed]:
        """Have a file read; the future holds what came of it."""
        if self._threads is not None:
            return self._threads.submit(self._read, job)
        done: Future[Read | Failed] = Future()
        done.set_result(_read_within(self._reader, job, None))
        return done

    def _read(self, job: Job) -> Read | Failed:
        process = self._idle.get()
        try:
            if process is None:
                process = _Process(self._reader, self._limits)
                self._started.append(process)
            read = process.read(job)
            if process.swollen():  # the next file must not pay for what this one left
                process.end()
                process = None
            return read
        except _Beyond as error:
            process = None
            return Failed(str(error))
        except (EOFError, ConnectionError):
            reason = process.fate() if process else ""
            process = None
            return Failed(f"the process that read it ended ({reason})")
        except (OSError, MattersError) as error:  # no memory, no process or no file is left for it
            if process is not None:
                process.kill()
                process = None
            return Failed(f"no process could be started to read it ({in_words(error)})")
        finally:
            self._idle.put(process)


class _Process:
    """One reading process and the pipe to it."""

    def __init__(self, reader: Reader, limits: Limits | None) -> None:
        """Start it. Raises MattersError when it does not come up."""
        self._limits = limits
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, reader, limits), daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            self._pipe.recv()
        except EOFError as error:
            raise MattersError("it ended at once") from error

    def read(self, job: Job) -> Read | Failed:
        """Read one file.

        Raises EOFError or ConnectionError when the process dies over it, _Beyond when it was
        ended for going beyond its limits.
        """
        self._pipe.send(job)
        if self._limits is not None:
            self._watch(self._limits, self._limits.seconds_for(job.scans))
        result: Read | Failed = self._pipe.recv()
        return result

    def _watch(self, limits: Limits, seconds: float) -> None:
        """Wait for an answer, or end the process."""
        last = time.monotonic() + seconds
        while not self._pipe.poll(_LOOK):
            if self._held() > limits.memory:
                self._stop(bounds.too_much(limits.memory))
            if time.monotonic() > last:
                self._stop(bounds.too_long(seconds))

    def _stop(self, reason: str) -> NoReturn:
        self.kill()
        self._process.join()
        raise _Beyond(reason)

    def _held(self) -> int:
        return bounds.held(self._process.pid or 0)

    def swollen(self) -> bool:
        """Whether it still holds so much that another file may not find room in its limits."""
        return self._limits is not None and 2 * self._held() > self._limits.memory

    def fate(self) -> str:
        """How a process ended that has closed its pipe: by which signal or with which status."""
        self._process.join()
        status = self._process.exitcode or 0
        if status < 0:
            with suppress(ValueError):
                return signal.Signals(-status).name
        return f"exit status {status}"

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()

    def end(self) -> None:
        """Let it end of itself by closing its pipe, and see that it does."""
        self._pipe.close()
        self._process.join(_FAREWELL)
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, reader: Reader, limits: Limits | None) -> None:
    """What a process does: read the files it is sent until the pipe is closed."""
    # Ctrl-C reaches the whole group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    if limits is not None:
        bounds.bound_own_memory(limits.memory)
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            pipe.send(_read_within(reader, pipe.recv(), limits))


def _read_within(reader: Reader, job: Job, limits: Limits | None) -> Read | Failed:
    """Read one file; memory that the system refuses is that file's failure."""
    try:
        return reader(job)
    except MemoryError:
        reason = bounds.too_much(limits.memory) if limits else "there is too little memory for it"
        return Failed(reason)
