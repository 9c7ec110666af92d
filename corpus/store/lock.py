"""Locks that the operating system drops with the process that held them.

One process writes at a time; the others wait. Kept files are not removed while one copies them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import IO

from corpus.store.errors import CorpusError, in_words

_WRITING = ".writing"
_COPYING = ".copying"
_DERIVING = ".deriving"

# How often each thread of this process holds the lock of a folder; of another thread's hold it
# knows nothing, and waits for it as for another process.
_HELD: dict[tuple[Path, int], int] = {}
# The folders that this process has said it waits for: once is enough.
_TOLD: set[Path] = set()


@contextmanager
def writing_lock(folder: Path) -> Iterator[None]:
    """Hold the writing lock of a corpus folder, waiting for it if another process has it.

    It may be taken again inside itself. Raises CorpusError where the folder is read-only.
    """
    key = (folder.resolve(), get_ident())
    if _HELD.get(key):
        _HELD[key] += 1
        try:
            yield
        finally:
            _HELD[key] -= 1
        return
    with _opened(folder, _WRITING) as file:
        _wait(file, folder)
        _HELD[key] = 1
        try:
            yield
        finally:
            del _HELD[key]


@contextmanager
def copying_files(folder: Path) -> Iterator[None]:
    """See to it that no kept file goes while the block runs; several may do so at once."""
    import fcntl

    with _opened(folder, _COPYING) as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_SH)
        yield


@contextmanager
def removing_files(folder: Path) -> Iterator[bool]:
    """Give whether kept files may be removed: not while another process copies them."""
    import fcntl

    with _opened(folder, _COPYING) as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@contextmanager
def deriving(folder: Path) -> Iterator[None]:
    """Wait until no other process makes what is derived from the corpus, and let none begin."""
    import fcntl

    with _opened(folder, _DERIVING) as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield


def _opened(folder: Path, name: str) -> IO[str]:
    try:
        return (folder / name).open("a")
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written to ({in_words(error)})") from error


def _wait(file: IO[str], folder: Path) -> None:
    import fcntl

    try:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if folder not in _TOLD:
                _TOLD.add(folder)
                print(f"{folder}: another process is writing; waiting for it", file=sys.stderr)
            fcntl.flock(file.fileno(), fcntl.LOCK_EX)
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be locked ({in_words(error)})") from error
