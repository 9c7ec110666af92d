"""Putting a file in its place only when it is whole."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import MattersError

# What tells our own hidden files from a user's: the process that wrote them, and this mark. Behind
# it a database that goes into the file, and that database's own journal.
_LEFT = re.compile(r"\.([0-9]+)\.matters(?:\.sqlite3(?:-journal)?)?")
# Bytes of the file's name that go into the unfinished one's: no name may have more than 255.
_LONGEST = 100
DATABASE = "matters.sqlite3"
# What stands in a corpus's folder: the database and its logs, the locks, the copies of files, and
# what is derived.
OWN = frozenset(
    (
        *(f"{DATABASE}{more}" for more in ("", "-wal", "-shm", "-journal")),
        *(".writing", ".copying", ".deriving"),
        *("files", "vectors", "overview"),
    )
)


def refuse_own(folder: Path, output: Path | None) -> None:
    """Raise MattersError where `output` is a part of the corpus in `folder`, or lies in one.

    By whatever way it is named: through links, in other letters where those do not matter.
    """
    if output is None:
        return
    try:
        target = _resolved(output)
        for above in target.parents:
            if above.is_dir() and above.samefile(folder):
                part = target.relative_to(above).parts[0]
                if part.casefold() in OWN:
                    raise MattersError(f"{output}: is a part of the corpus; name another file")
    except OSError as error:
        raise MattersError(f"{output}: {error.strerror or error}") from error


@contextmanager
def placing(output: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a path to write to; what stands there takes `output`'s place when the block is done.

    Until then, and where the block fails, an older file stays as it is; who may read it may read
    the new one, no others. A `private` file that is new is for its owner alone. A device or a pipe
    is written to directly. What a killed process left beside `output` is removed. Raises
    MattersError, naming `output`, where the disk is full or the folder read-only.
    """
    try:
        if is_device(output):  # asked before it is resolved: a pipe's own name leads nowhere
            yield output
        else:
            with _beside(_resolved(output), private) as unfinished:
                yield unfinished
    except OSError as error:
        raise MattersError(f"{output}: {error.strerror or error}") from error


def is_device(path: Path) -> bool:
    """Whether a path is there and no file that another could take the place of."""
    return path.exists() and not (path.is_file() or path.is_dir())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:  # so a circle of links is told up to Python 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


@contextmanager
def _beside(target: Path, private: bool) -> Iterator[Path]:
    """Give a new hidden file beside `target`, which takes its place in the end or is removed."""
    hidden = _hidden(target)
    unfinished = target.with_name(f"{hidden}.{os.getpid()}.matters")
    try:
        _clear(target.parent, hidden)
        unfinished.unlink(missing_ok=True)
        older = target.stat().st_mode if target.is_file() else None
        # Of its owner alone until it is known who may read it.
        mode = 0o666 if older is None and not private else 0o600
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        if older is not None:
            unfinished.chmod(stat.S_IMODE(older) & 0o777)
        unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _hidden(target: Path) -> str:
    """What the names of unfinished files of this one begin with."""
    name = target.name
    while len(os.fsencode(name)) > _LONGEST:
        name = name[:-1]
    return f".{name}"


def _clear(folder: Path, hidden: str) -> None:
    """Remove what processes that have ended left unfinished for this file."""
    for path in folder.glob(".*.matters*"):
        found = path.name.startswith(hidden) and _LEFT.fullmatch(path.name, len(hidden))
        if found and not _alive(int(found[1])):
            with suppress(OSError):
                path.unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
