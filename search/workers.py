"""Several processes that read files side by side, each one file at a time.

A thread waits for each process, so that a process that dies takes only its own file with it,
and another is started in its place. PDFium is not made for threads, hence processes; they are
started afresh ("spawn"), since a forked one would inherit the database's open connections.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from types import TracebackType

from ingest.errors import MattersError
from search.machine import cores
from search.reading import Failed, Job, Read, outcome

# A process takes some three seconds to start; below this much to read it never earns them.
_BYTES_EACH = 1 << 22
_MOST = 8  # a process reading a large pack holds some 200 MB
_FAREWELL = 2.0  # seconds that a process has to end of itself

Reader = Callable[[Job], Read | Failed]


def worth(content_bytes: int, files: int) -> int:
    """How many processes pay for so many bytes in so many files: 1 is to read in this one."""
    return max(1, min(cores(), _MOST, files, content_bytes // _BYTES_EACH))


class Workers:
    """Processes that read files. One alone is this process itself, and nothing is started.

    A context manager: leaving it ends the processes.
    """

    def __init__(self, count: int, reader: Reader = outcome) -> None:
        """Read with `count` processes; `reader` is a function that a new process can import."""
        self.count = max(1, count)
        self._reader = reader
        self._threads = ThreadPoolExecutor(self.count) if self.count > 1 else None
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
        done.set_result(self._reader(job))
        return done

    def _read(self, job: Job) -> Read | Failed:
        process = self._idle.get()
        try:
            if process is None:
                process = _Process(self._reader)
                self._started.append(process)
            return process.read(job)
        except (EOFError, ConnectionError):
            reason = process.fate() if process else ""
            process = None
            return Failed(f"the process that read it ended ({reason})")
        finally:
            self._idle.put(process)


class _Process:
    """One reading process and the pipe to it."""

    def __init__(self, reader: Reader) -> None:
        """Start it. Raises MattersError when it does not come up."""
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, reader), daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            self._pipe.recv()
        except EOFError as error:
            raise MattersError("a process to read files could not be started") from error

    def read(self, job: Job) -> Read | Failed:
        """Read one file. Raises EOFError or ConnectionError when the process dies over it."""
        self._pipe.send(job)
        result: Read | Failed = self._pipe.recv()
        return result

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


def _serve(pipe: Connection, reader: Reader) -> None:
    """What a process does: read the files it is sent until the pipe is closed."""
    # Ctrl-C reaches the whole group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            pipe.send(reader(pipe.recv()))
