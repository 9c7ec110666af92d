"""One writer at a time: a lock that the operating system drops with the process that held it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HELD: dict[Path, int] = {}


@contextmanager
def writing_lock(folder: Path) -> Iterator[None]:
    """Hold the writing lock of a corpus folder, waiting for it if another process has it.

    The same process may take it again inside itself.
    """
    key = folder.resolve()
    if _HELD.get(key):
        _HELD[key] += 1
        try:
            yield
        finally:
            _HELD[key] -= 1
        return
    with (folder / ".writing").open("w") as file:
        _take(file.fileno(), folder)
        _HELD[key] = 1
        try:
            yield
        finally:
            del _HELD[key]


def _take(descriptor: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"{folder}: another process is writing; waiting for it", file=sys.stderr)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
