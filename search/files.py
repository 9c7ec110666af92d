"""Which files are meant by the paths that a user gives, and what is wrong with those that are none.

Nothing that stands below a folder is passed over in silence: what cannot be entered or read, and
links that lead nowhere or outside, are named with their reason. Left out are only hidden files,
the locks that Word leaves beside open papers, and what a corpus in such a folder consists of.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.placing import DATABASE, OWN
from ingest.errors import UnreadableError
from search.limits import LARGEST

_PIECE = 1 << 20  # bytes read at a time
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read, or something that is none with the reason in `problem`."""

    path: Path
    problem: str | None = None


def files_at(paths: Iterable[Path]) -> Iterator[Found]:
    """Return the files named, and those below the folders named, sorted."""
    for path in paths:
        if path.is_symlink() and not _leads_somewhere(path):
            yield Found(path, "is a link that leads nowhere")
        elif _is_folder(path):
            yield from sorted(_below(path), key=lambda found: found.path)
        else:
            yield Found(path)


def _below(folder: Path) -> Iterator[Found]:
    """What stands below a folder, each folder once: links to folders are not followed."""
    top = folder.resolve()
    waiting = [folder]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(inside) as entries:
                listed = _read_here(entries)
        except OSError as error:
            yield Found(inside, error.strerror or "cannot be entered")
            continue
        for entry in listed:
            path = inside / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif not entry.is_symlink() or (problem := _problem_of_link(path, top)) is None:
                yield Found(path)
            elif problem:
                yield Found(path, problem)


def _read_here(entries: Iterable[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """What of a folder is read: nothing hidden, and no copies and indexes of a corpus."""
    listed = [entry for entry in entries if not entry.name.startswith(_HIDDEN)]
    own = OWN if any(entry.name == DATABASE for entry in listed) else ()
    return [entry for entry in listed if entry.name not in own]


def _leads_somewhere(link: Path) -> bool:
    try:
        return link.exists()
    except OSError:  # to where it leads may not be looked: then reading it will say so
        return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _problem_of_link(path: Path, top: Path) -> str | None:
    """Why a link cannot be read; "" for one to a folder whose files are read where they stand."""
    if not _leads_somewhere(path):
        return "is a link that leads nowhere"
    if not _is_folder(path):
        return None
    try:
        below = path.resolve().relative_to(top)
    except ValueError:
        return "is a link to a folder outside, which is not followed: name that folder to read it"
    if any(part.startswith(_HIDDEN) for part in below.parts):
        return "is a link to a hidden folder, which is not followed: name that folder to read it"
    return ""


def name_of(path: Path) -> str:
    """A file's name in letters that can be kept: bytes of no known letters are replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def size_of(path: Path) -> int:
    """A file's bytes; a file that is not there has none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, of which only a piece is held at a time.

    Raises UnreadableError with the reason alone for what is no file or too large; OSError.
    """
    too_large = UnreadableError(f"is larger than {LARGEST >> 20} MB")
    if not path.is_file() and path.exists():  # a pipe would be waited for without end
        raise UnreadableError("is not a file")
    if size_of(path) > LARGEST:
        raise too_large
    found, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            length += len(piece)
            if length > LARGEST:  # the system makes some up as they are read, of no size before
                raise too_large
            found.update(piece)
    return found.hexdigest()
