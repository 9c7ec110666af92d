"""One file from its bytes to all that is kept of it: a pure function, wherever it runs."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

import extract
import ingest
from corpus.records import Passage
from extract.findings import Findings
from ingest.document import Document, Overrides
from ingest.errors import MattersError
from search.files import size_of
from search.passages import VERSION as PASSAGES
from search.passages import cut

READER = ingest.VERSION
# Passages are made when findings are: a change to either calls for the file to be read anew.
EXTRACTOR = extract.VERSION * 100 + PASSAGES
_HEAD = 1024  # bytes within which a PDF says that it is one


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read: its bytes, its name without the folder, and what was given by hand.

    In place of the bytes may stand where they are: then only the process that reads the file
    ever holds them.
    """

    content: bytes | Path
    name: str
    overrides: Overrides

    @property
    def size(self) -> int:
        """How many bytes there are; none where they cannot be reached."""
        return size_of(self.content) if isinstance(self.content, Path) else len(self.content)

    @property
    def scans(self) -> int:
        """How many of the bytes may be scanned pages, which take long: a PDF's, no others."""
        try:
            return self.size if b"%PDF-" in self._head() else 0
        except OSError:
            return 0

    def _head(self) -> bytes:
        if not isinstance(self.content, Path):
            return self.content[:_HEAD]
        with self.content.open("rb") as file:
            return file.read(_HEAD)


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a file."""

    document: Document
    findings: Findings
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing could be made of a file, in words that do not name it again."""

    reason: str


def outcome(job: Job) -> Read | Failed:
    """Read, extract and cut one file; whatever goes wrong with it is what comes out.

    A bug met in one file must not stop the others, so no exception leaves this function but
    MemoryError, which the process that was given a bound puts into words.
    """
    return _outcome(job, extracts=True)


def read_alone(job: Job) -> Read | Failed:
    """Read one file as `outcome` does, without a look at what its document says."""
    return _outcome(job, extracts=False)


def _outcome(job: Job, *, extracts: bool) -> Read | Failed:
    try:
        content = job.content.read_bytes() if isinstance(job.content, Path) else job.content
        document = ingest.read_bytes(content, job.name, job.overrides)
        if not extracts:
            return Read(document, Findings(), ())
        findings = extract.extract(document)
        return Read(document, findings, tuple(cut(document, findings)))
    except MemoryError:
        raise  # who set the bound names it
    except MattersError as error:
        return Failed(in_words(error).removeprefix(f"{job.name}: "))
    except Exception as error:
        return Failed(in_words(error))


def in_words(error: Exception) -> str:
    """An error for people, in one line: its own words when it was raised for them.

    Any other one is a bug of this program: said as such, with the place where it is to be mended.
    """
    if isinstance(error, MattersError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, RecursionError):
        return "its parts are nested too deeply"
    last = traceback.extract_tb(error.__traceback__)[-1:]
    at = "".join(f" at {Path(each.filename).name}:{each.lineno}" for each in last)
    return f"the program met an error of its own{at} ({type(error).__name__}: {error})"
