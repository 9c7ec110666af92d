"""The library's day: read files in, keep the index whole, check what is kept.

Joins the stages (read, extract, cut into passages, store, embed, index). Reading goes file by
file, each in one transaction of the corpus; embedding follows for all of them together, so
that the model is loaded once and texts of like length are encoded side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import Overrides

if TYPE_CHECKING:
    from corpus import Corpus

Step = Callable[[str, str, int, int], None]
"""Told while working: stage ("read", "embed", "index"), file name, number done, number in all."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `status` is "read", "unchanged" or "failed" (then `reason`).

    `counts` are records per kind in the order of the output contract.
    """

    path: str
    status: str
    reason: str | None = None
    sha256: str | None = None
    kind: str | None = None
    papers: int = 0
    pages: int = 0
    unread_pages: tuple[int, ...] = ()
    passages: int = 0
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of all files, in the order read, and the seconds it took."""

    files: tuple[FileReport, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the corpus found; `problems` are sentences, empty when all is well."""

    documents: int
    passages: int
    vectors: int
    indexed: int
    problems: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


def ingest_paths(
    corpus: Corpus,
    paths: Iterable[Path],
    *,
    overrides: Overrides | None = None,
    again: bool = False,
    on_file: Step | None = None,
) -> IngestReport:
    """Read files, and folders with all below them, into the corpus.

    A file that cannot be read is reported as failed and stops nothing. The same bytes again
    are "unchanged" at once, unless `again`, or read by an older reader or extractor.
    """
    raise NotImplementedError


def rebuild_index(corpus: Corpus, *, on_progress: Step | None = None) -> int:
    """Make the vector index anew from the vectors in the store; return how many it holds."""
    raise NotImplementedError


def check(corpus: Corpus, *, repair: bool = False) -> CheckReport:
    """Compare what is kept with itself: vectors per passage, index and store, versions."""
    raise NotImplementedError
