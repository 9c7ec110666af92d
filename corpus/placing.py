"""Putting a file in its place only when it is whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import MattersError

# Beside the file itself, a database that goes into it, and that database's own journal.
_LEFT = re.compile(r"\.(\d+)(?:\.[\w-]+)?")


@contextmanager
def placing(output: Path) -> Iterator[Path]:
    """Give a path to write to; what stands there takes `output`'s place when the block is done.

    Until then, and where the block fails, an older file stays as it is. A device or a pipe is
    written to directly. What a killed process left beside `output` is removed. Raises
    MattersError, naming `output`, where the disk is full or the folder read-only.
    """
    target = output.resolve()
    if target.exists() and not (target.is_file() or target.is_dir()):
        yield target
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _clear(target)
        yield unfinished
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise MattersError(f"{output}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _clear(target: Path) -> None:
    """Remove what processes that have ended left unfinished for this file."""
    for path in target.parent.glob(".*"):
        rest = path.name.removeprefix(f".{target.name}")
        found = _LEFT.fullmatch(rest)
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
