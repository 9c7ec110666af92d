"""The library's day: read files in, and report what became of each.

Joins the stages (read, extract, cut into passages, store, embed, index). Reading goes file by
file, each in one transaction of the corpus; embedding follows for all of them together, so
that the model is loaded once and texts of like length are encoded side by side.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import extract
import ingest
from ingest.document import Document, Overrides
from ingest.errors import MattersError
from search import indexing
from search.indexing import CheckReport, Step, check, rebuild_index
from search.passages import VERSION as PASSAGES
from search.passages import cut

if TYPE_CHECKING:
    from corpus import Corpus
    from extract.findings import Findings
    from search.embed import Encoder

__all__ = [
    "CheckReport",
    "FileReport",
    "IngestReport",
    "Step",
    "check",
    "ingest_paths",
    "rebuild_index",
]

READER = ingest.VERSION
# Passages are made when findings are: a change to either calls for the file to be read anew.
EXTRACTOR = extract.VERSION * 100 + PASSAGES

READ, UNCHANGED, FAILED = "read", "unchanged", "failed"


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


def ingest_paths(
    corpus: Corpus,
    paths: Iterable[Path],
    *,
    overrides: Overrides | None = None,
    again: bool = False,
    on_file: Step | None = None,
    encoder: Encoder | None = None,
) -> IngestReport:
    """Read files, and folders with all below them, into the corpus, and index them.

    A file that cannot be read is reported as failed and stops nothing. The same bytes again
    are "unchanged" at once, unless `again`, or read by an older reader or extractor. What an
    interrupted run left without vectors is put right. `encoder` takes the default model's place.
    """
    began = time.monotonic()
    tell = on_file or indexing.silent
    files = list(dict.fromkeys(_files(paths)))
    reports = []
    for number, path in enumerate(files, 1):
        reports.append(_ingest(corpus, path, overrides or Overrides(), again))
        tell("read", path.name, number, len(files))
    changed = [each.sha256 for each in reports if each.status == READ and each.sha256]
    indexing.complete(corpus, changed, tell, encoder)
    return IngestReport(tuple(reports), time.monotonic() - began)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those below the folders named, sorted, hidden ones left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for below in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in below.relative_to(path).parts)
            if below.is_file() and not hidden:
                yield below


def _ingest(corpus: Corpus, path: Path, overrides: Overrides, again: bool) -> FileReport:
    """Read one file into the corpus; whatever goes wrong with it is its report."""
    try:
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        if not again and corpus.versions(sha256) == (READER, EXTRACTOR) and not _given(overrides):
            return FileReport(str(path), UNCHANGED, sha256=sha256)
        document = ingest.read_bytes(content, path.name, overrides)
        findings = extract.extract(document)
        passages = cut(document, findings)
        corpus.add(document, findings, passages, content, versions=(READER, EXTRACTOR))
    except OSError as error:
        return FileReport(str(path), FAILED, reason=error.strerror or str(error))
    except MattersError as error:
        return FileReport(str(path), FAILED, reason=_reason(error, path))
    except Exception as error:  # one file that meets a bug must not stop the others
        return FileReport(str(path), FAILED, reason=f"{type(error).__name__}: {error}")
    return _report(path, document, findings, len(passages))


def _given(overrides: Overrides) -> bool:
    """Whether any metadata was given by hand: the file must be read anew to carry it."""
    return overrides != Overrides()


def _reason(error: MattersError, path: Path) -> str:
    """The error's words without the file's name, which the report names already."""
    return str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: ")


def _report(path: Path, document: Document, findings: Findings, passages: int) -> FileReport:
    """What was read from one file."""
    return FileReport(
        path=str(path),
        status=READ,
        sha256=document.sha256,
        kind=document.kind.value,
        papers=len(document.papers),
        pages=len(document.pages),
        unread_pages=document.unread_pages,
        passages=passages,
        counts=tuple((kind.name, len(getattr(findings, kind.name))) for kind in fields(findings)),
    )
