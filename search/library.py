"""The library's day: read files in, and report what became of each.

Joins the stages (read, extract, cut into passages, store, embed, index). Reading goes file by
file, each in one transaction of the corpus; embedding follows for all of them together, so
that the model is loaded once and texts of like length are encoded side by side.
"""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import Document, Overrides
from ingest.errors import MattersError, UnreadableError
from search import indexing
from search.files import Found, files_at, name_of, sha256_of, size_of
from search.indexing import Step, rebuild_index
from search.limits import Limits
from search.linkage import link_new
from search.reading import EXTRACTOR, READER, Failed, Job, Read, in_words, read_alone
from search.soundness import CheckReport, check
from search.workers import Workers, worth

if TYPE_CHECKING:
    from corpus import Corpus
    from search.embed import Encoder

__all__ = [
    "CheckReport",
    "FileReport",
    "IngestReport",
    "Step",
    "UnfinishedError",
    "check",
    "ingest_paths",
    "read_file",
    "rebuild_index",
]

READ, UNCHANGED, FAILED = "read", "unchanged", "failed"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `status` is "read", "unchanged" or "failed" (then `reason`).

    `counts` are records per kind in the order of the output contract, `supersedes` names of files
    of which papers have been replaced by its own.
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
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of all files, in the order read, and the seconds it took."""

    files: tuple[FileReport, ...]
    seconds: float


class UnfinishedError(MattersError):
    """What was read is in the corpus, but could not be indexed or linked.

    The next run does that. `report` is what became of the files.
    """

    def __init__(self, reason: str, report: IngestReport) -> None:
        """Keep the report beside the reason."""
        super().__init__(reason)
        self.report = report


def ingest_paths(
    corpus: Corpus,
    paths: Iterable[Path],
    *,
    overrides: Overrides | None = None,
    again: bool = False,
    workers: int | None = 1,
    limits: Limits | None = None,
    on_file: Step | None = None,
    encoder: Encoder | None = None,
) -> IngestReport:
    """Read files, and folders with all below them, into the corpus, and index them.

    A file that cannot be read is reported as failed and stops nothing. The same bytes again
    are "unchanged" at once, unless `again`, or read by an older reader or extractor. What an
    interrupted run left without vectors is put right. `workers` is how many processes read side
    by side (None: as many as pay); a script that asks for more than one needs the usual guard
    `if __name__ == "__main__"`. `encoder` takes the default model's place. Raises UnfinishedError
    where all has been read, but not indexed.
    """
    began = time.monotonic()
    tell = on_file or indexing.silent
    files = list(dict.fromkeys(files_at(paths)))
    if workers is None:
        workers = worth(sum(size_of(found.path) for found in files), len(files))
    reports = []
    with Workers(workers, limits=limits) as pool:
        for report in _reports(corpus, files, overrides or Overrides(), again, pool):
            reports.append(report)
            tell("read", Path(report.path).name, len(reports), len(files))
    changed = [each.sha256 for each in reports if each.status == READ and each.sha256]
    try:
        with corpus.telling():
            indexing.complete(corpus, changed, tell, encoder)
            link_new(corpus, lambda done, total: tell("link", "", done, total))
    except MattersError as error:
        done = IngestReport(tuple(reports), time.monotonic() - began)
        raise UnfinishedError(str(error), done) from error
    return IngestReport(tuple(reports), time.monotonic() - began)


def read_file(
    path: Path, *, overrides: Overrides | None = None, limits: Limits | None = None
) -> Document:
    """Return what the reader makes of a file, within limits in a process of its own.

    Raises UnreadableError, naming the file.
    """
    try:
        sha256_of(path)  # a file, and not too large
    except (OSError, MattersError) as error:
        raise UnreadableError(f"{path}: {in_words(error)}") from error
    with Workers(1, read_alone, limits) as pool:
        read = pool.submit(Job(path, name_of(path), overrides or Overrides())).result()
    if isinstance(read, Failed):
        raise UnreadableError(f"{path}: {read.reason}")
    return read.document


@dataclass(frozen=True, slots=True)
class _Pending:
    """A file that is being read."""

    path: Path
    job: Job
    sha256: str
    result: Future[Read | Failed]


def _reports(
    corpus: Corpus, files: Iterable[Found], overrides: Overrides, again: bool, pool: Workers
) -> Iterator[FileReport]:
    """What becomes of each file, in order, while the next ones are being read.

    Only a few files are under way at a time, so that memory does not grow with their number.
    """
    under_way: deque[FileReport | _Pending] = deque()
    for found in files:
        under_way.append(_begin(corpus, found, overrides, again, pool))
        while len(under_way) > pool.ahead:
            yield _finish(corpus, under_way.popleft(), again)
    while under_way:
        yield _finish(corpus, under_way.popleft(), again)


def _begin(
    corpus: Corpus, found: Found, overrides: Overrides, again: bool, pool: Workers
) -> FileReport | _Pending:
    """Have a file read, if it can be opened and is not known.

    Its bytes are only counted and hashed here: a large file is held by the process that reads it.
    """
    path = found.path
    if found.problem:
        return FileReport(str(path), FAILED, reason=found.problem)
    try:
        sha256 = sha256_of(path)
    except (OSError, MattersError) as error:
        return _failed(path, error)
    job = Job(path, name_of(path), overrides)
    if _known(corpus, job, sha256, again):
        return FileReport(str(path), UNCHANGED, sha256=sha256)
    return _Pending(path, job, sha256, pool.submit(job))


def _finish(corpus: Corpus, task: FileReport | _Pending, again: bool) -> FileReport:
    """Store what was read of one file; whatever goes wrong with it is its report."""
    if isinstance(task, FileReport):
        return task
    try:
        read = task.result.result()
        if isinstance(read, Failed):
            return FileReport(str(task.path), FAILED, reason=read.reason)
        if _known(corpus, task.job, task.sha256, again):  # by the same bytes just before
            return FileReport(str(task.path), UNCHANGED, sha256=task.sha256)
        content = task.path.read_bytes()
        if not task.sha256 == read.document.sha256 == hashlib.sha256(content).hexdigest():
            return FileReport(str(task.path), FAILED, reason="was changed while it was read")
        versions = (READER, EXTRACTOR)
        corpus.add(read.document, read.findings, read.passages, content, versions=versions)
    except Exception as error:  # one file that meets a bug must not stop the others
        return _failed(task.path, error)
    return _report(task.path, read, corpus.replaced_by(task.sha256))


def _failed(path: Path, error: Exception) -> FileReport:
    """The report of a file that could not be opened or stored."""
    return FileReport(str(path), FAILED, reason=in_words(error))


def _known(corpus: Corpus, job: Job, sha256: str, again: bool) -> bool:
    """Whether the corpus holds what these readers make of these bytes, and a copy of them."""
    return (
        not again
        and not _given(job.overrides)
        and corpus.versions(sha256) == (READER, EXTRACTOR)
        and corpus.keeps(sha256)
    )


def _given(overrides: Overrides) -> bool:
    """Whether any metadata was given by hand: the file must be read anew to carry it."""
    return overrides != Overrides()


def _report(path: Path, read: Read, supersedes: Iterable[str]) -> FileReport:
    """What was read from one file."""
    document, findings = read.document, read.findings
    return FileReport(
        path=str(path),
        status=READ,
        sha256=document.sha256,
        kind=document.kind.value,
        papers=len(document.papers),
        pages=len(document.pages),
        unread_pages=document.unread_pages,
        passages=len(read.passages),
        counts=tuple((kind.name, len(getattr(findings, kind.name))) for kind in fields(findings)),
        supersedes=tuple(supersedes),
    )
