"""Hostile and broken files, each kind made by a function of its own; none is ever committed.

A kind is a file (its function gives the bytes) or a trick with a folder (its function is given
the folder). What should become of it stands beside it: READ, or words of the reason that the
report gives; EITHER where the reader may choose, as with a file that can be mended in part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

READ = "read"
EITHER = "read or refused"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of hostile file.

    `expected` is READ, EITHER or words of the reason. `slow` ones are too large for the test
    suite. `alone` ones are read in a run of their own.
    """

    name: str
    make: Callable[[Path], None]
    expected: str
    slow: bool = False
    alone: bool = False


KINDS: dict[str, Kind] = {}


def _add(kind: Kind) -> None:
    assert kind.name not in KINDS, kind.name
    KINDS[kind.name] = kind


def file(
    name: str, expected: str, slow: bool = False
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register what makes a file of this name; the kind is called as the function is."""

    def register(content: Callable[[], bytes]) -> Callable[[], bytes]:
        def make(folder: Path) -> None:
            (folder / name).write_bytes(content())

        suffix = name.rpartition(".")[2]
        title = f"{suffix}: {content.__name__.strip('_').replace('_', ' ')}"
        _add(Kind(title, make, expected, slow))
        return content

    return register


def trick(
    expected: str, slow: bool = False, alone: bool = False
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Register what does something to a folder that it is given, empty."""

    def register(make: Callable[[Path], None]) -> Callable[[Path], None]:
        title = f"folder: {make.__name__.strip('_').replace('_', ' ')}"
        _add(Kind(title, make, expected, slow, alone))
        return make

    return register


def kinds() -> dict[str, Kind]:
    """All kinds by their names."""
    from benchmarks.hostile import (  # noqa: F401
        docx_files,
        folders,
        html_files,
        names,
        pdf_bombs,
        pdf_files,
        text_files,
    )

    return KINDS
