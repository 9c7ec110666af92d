"""One file from its bytes to all that is kept of it: a pure function, wherever it runs."""

from __future__ import annotations

from dataclasses import dataclass

import extract
import ingest
from corpus.records import Passage
from extract.findings import Findings
from ingest.document import Document, Overrides
from ingest.errors import MattersError
from search.passages import VERSION as PASSAGES
from search.passages import cut

READER = ingest.VERSION
# Passages are made when findings are: a change to either calls for the file to be read anew.
EXTRACTOR = extract.VERSION * 100 + PASSAGES


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read: its bytes, its name without the folder, and what was given by hand."""

    content: bytes
    name: str
    overrides: Overrides


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
    try:
        document = ingest.read_bytes(job.content, job.name, job.overrides)
        findings = extract.extract(document)
        return Read(document, findings, tuple(cut(document, findings)))
    except MemoryError:
        raise  # who set the bound names it
    except MattersError as error:
        return Failed(in_words(error).removeprefix(f"{job.name}: "))
    except Exception as error:
        return Failed(in_words(error))


def in_words(error: Exception) -> str:
    """An error for people: its own words when it was raised for them, else with its kind."""
    return str(error) if isinstance(error, MattersError) else f"{type(error).__name__}: {error}"
