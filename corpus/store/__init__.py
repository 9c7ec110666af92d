"""The corpus: what has been read, kept in one SQLite database beside copies of the files.

SQLite is the one truth. Each document lands in one transaction, all of it or none; the vector
index elsewhere in the folder is derived and can be deleted. This package alone has SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.placing import DATABASE
from corpus.records import (
    Correction,
    Filters,
    Passage,
    StoredDocument,
    StoredLink,
    StoredPaper,
)
from corpus.store import links, newest, reading, superseded, writing
from corpus.store.errors import CorpusError, in_words
from corpus.store.lock import deriving, writing_lock
from corpus.store.newest import Reach
from corpus.store.schema import is_behind, migrate, refuse_newer
from corpus.store.searched import Searched
from corpus.store.survey import Surveyed
from corpus.store.upkeep import Upkeep
from corpus.store.writing import text_hash
from extract.findings import Acronym, Finding, Findings
from ingest.document import Document, Paper

__all__ = ["Corpus", "CorpusError", "Reach", "Surveyed", "text_hash"]

_PATIENCE = 60.0  # seconds that a reader waits for another process's transaction


class Corpus(Searched, Upkeep):
    """All that has been read, in a folder. Open it with `Corpus.open`, use it with `with`."""

    @classmethod
    def open(cls, folder: Path, create: bool = True) -> Self:
        """Open the corpus in a folder, made if need be.

        Raises CorpusError where there is none (and `create` is false), or it cannot be used.
        """
        folder = Path(folder)
        path = folder / DATABASE
        if not path.exists() and not create:
            raise CorpusError(f"{folder}: no corpus here; read papers with `matters ingest` first")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path, error) from error
        try:
            _prepare(connection, folder)
        except BaseException as error:
            connection.close()
            if isinstance(error, OSError | sqlite3.Error):
                raise _unusable(path, error) from error
            raise
        return cls(folder, connection)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def __enter__(self) -> Self:
        """Return the corpus."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the corpus; what SQLite says of a full or damaged disk is told in one line."""
        self.close()
        if isinstance(error, sqlite3.Error):
            raise self._told(error) from error

    @property
    def vector_folder(self) -> Path:
        """Where the derived vector index stands."""
        return self.folder / "vectors"

    # Writing

    def add(
        self,
        document: Document,
        findings: Findings,
        passages: Sequence[Passage],
        content: bytes,
        versions: tuple[int, int] = (1, 1),
    ) -> None:
        """Put a document in with all that came from it, in one transaction.

        What the same bytes gave before is replaced. `versions` are the reader's and the
        extractor's that read it.
        """
        with self.writing():
            file = self._keep_file(document, content)
            with self._transaction():
                writing.put(self._db, document, findings, passages, file, versions)
                self._note_unindexed(document.sha256)
                self._note_edition()

    def remove(self, sha256: str) -> bool:
        """Take a document out with all that came from it; return whether it was there.

        The copy of its file goes last: a run that ends in between leaves a file too many, never
        a document without its file.
        """
        with self.writing():
            with self._transaction():
                file = writing.forget(self._db, sha256)
                self._note_unindexed(sha256)
                self._note_edition()
            if file is not None:
                self._remove_files([self.folder / file])
        return file is not None

    def put_vectors(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by the hash of their text."""
        with self.writing(), self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                [(model, each, vector) for each, vector in vectors.items()],
            )
            self._note_edition()

    def drop_vectors(self, model: str, hashes: Iterable[str]) -> None:
        """Take out vectors by the hash of their text, for them to be made anew."""
        with self.writing(), self._transaction():
            self._db.executemany(
                "DELETE FROM vectors WHERE model = ? AND text_hash = ?",
                [(model, each) for each in hashes],
            )
            self._note_edition()

    def note_indexed(self, documents: Iterable[str] | None = None) -> None:
        """Note that the vector index is in line with some documents, or with all."""
        with self.writing(), self._transaction():
            if documents is None:
                self._db.execute("DELETE FROM unindexed")
            else:
                self._db.executemany(
                    "DELETE FROM unindexed WHERE document = ?", [(each,) for each in documents]
                )

    def _note_edition(self) -> None:
        self._db.execute("UPDATE edition SET token = lower(hex(randomblob(8)))")

    def _note_unindexed(self, sha256: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO unindexed VALUES (?)", (sha256,))

    # Reading

    def unindexed(self) -> list[str]:
        """Return the documents that the vector index may not be in line with."""
        return [str(each) for (each,) in self._db.execute("SELECT document FROM unindexed")]

    def has(self, sha256: str) -> bool:
        """Whether a file with these bytes has been read."""
        return self.versions(sha256) is not None

    def versions(self, sha256: str) -> tuple[int, int] | None:
        """Return the versions of the reader and the extractor that read a file."""
        row = self._db.execute(
            "SELECT reader, extractor FROM documents WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def records(self, kind: str, filters: Filters | None = None) -> list[Finding]:
        """Return the findings of a kind, in the order of documents and places."""
        filters = filters or Filters()
        return reading.findings(self._db, kind, filters, self._today(filters))

    def newest_records(
        self, kind: str, filters: Filters, reach: Reach, fits: Callable[[Finding], bool]
    ) -> list[Finding]:
        """Return the last of those findings that `records` would give which fit.

        They do not tell where else they stand.
        """
        return newest.findings(self._db, kind, filters, self._today(filters), reach, fits)

    def record(self, wanted: str) -> tuple[str, Finding] | None:
        """Return kind and finding with an id, None if there is none."""
        return reading.finding(self._db, wanted)

    def papers(self, filters: Filters | None = None) -> list[StoredPaper]:
        """Return the papers, each once."""
        return reading.papers(self._db, filters or Filters())

    def documents(self, filters: Filters | None = None) -> list[StoredDocument]:
        """Return the files that have been read."""
        return reading.documents(self._db, filters or Filters())

    def document(self, sha256: str) -> Document | None:
        """Return a document whole, as it was read."""
        return reading.document(self._db, sha256)

    def passages(self, filters: Filters | None = None) -> list[Passage]:
        """Return passages, each once, in the order of documents and places."""
        return reading.passages(self._db, filters or Filters())

    def passages_by_id(self, ids: Iterable[str], *, bare: bool = False) -> list[Passage]:
        """Return passages in the order asked for; `bare` ones without their other places."""
        return reading.passages_by_id(self._db, list(ids), bare=bare)

    def passages_of(self, document: str) -> list[Passage]:
        """Return the passages of one document, exempt ones and reprints too, in order."""
        return reading.passages_of(self._db, document)

    def passages_on(self, document: str, pages: Iterable[int]) -> list[Passage]:
        """Return the passages of one document on some pages, exempt ones and reprints too."""
        return reading.passages_on(self._db, document, sorted(pages))

    def state(self) -> tuple[int, int]:
        """Return what changes whenever anything is written, by this process or by another."""
        others = self._db.execute("PRAGMA data_version").fetchone()[0]
        return int(others), self._db.total_changes

    def edition(self) -> str:
        """Return the name of the state that its passages and vectors are in.

        Unlike that of `state` it holds for all processes, and for files derived from the corpus.
        """
        return str(self._db.execute("SELECT token FROM edition").fetchone()[0])

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Read as of one moment, whatever others write meanwhile; may stand inside itself."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("COMMIT")

    @contextmanager
    def deriving(self) -> Iterator[None]:
        """Make what is derived from the corpus while no other process does; readers go on."""
        with deriving(self.folder):
            yield

    def count_passages(self) -> int:
        """Return how many passages there are, exempt ones and reprints included."""
        return int(self._db.execute("SELECT COUNT(*) FROM passages").fetchone()[0])

    def voices(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who speaks or decides in the papers, and the committees they are of."""
        return reading.voices(self._db)

    def councils(self) -> tuple[str, ...]:
        """Return the names of the councils whose papers have been read."""
        return reading.councils(self._db)

    # Threads

    def unlinked(self, version: int) -> list[str]:
        """Return the documents that this version of the linker has not linked yet."""
        return links.unlinked(self._db, version)

    def papers_in(self, document: str) -> list[Paper]:
        """Return the papers of one document in order."""
        return links.papers_in(self._db, document)

    def findings_in(self, document: str, kind: str) -> list[Finding]:
        """Return the findings of a kind in one document, whichever copy is the one shown."""
        return links.findings_in(self._db, document, kind)

    def findings_by_id(self, ids: Iterable[str]) -> list[Finding]:
        """Return findings by their ids; ids that are not there are left out."""
        return links.findings_by_id(self._db, list(ids))

    def nodes(self, filters: Filters | None = None) -> list[str]:
        """Return the kept nodes that filters leave in, in the order of documents and places."""
        return links.nodes(self._db, filters or Filters())

    def nodes_of_council(self, council: str) -> list[str]:
        """Return all kept nodes of a council, exempt ones and those of reprints too."""
        return links.nodes_of_council(self._db, council)

    def links(self) -> list[StoredLink]:
        """Return all links between records."""
        return links.links(self._db)

    def link(
        self,
        nodes: Mapping[str, Sequence[tuple[str, str | None, str]]],
        touched: Iterable[str],
        found: Iterable[StoredLink],
        version: int,
    ) -> None:
        """Keep documents' nodes and the links found for them, in one transaction.

        `nodes` are finding, council and JSON by document. The links take the place of all that
        hold a `touched` record.
        """
        with self.writing(), self._transaction():
            for document, kept in nodes.items():
                links.put_nodes(self._db, document, kept)
            links.put_links(self._db, touched, found, nodes, version)

    def forget_links(self) -> None:
        """Have the links of all documents found anew; corrections by hand stay."""
        with self.writing(), self._transaction():
            links.forget(self._db)

    def corrections(self) -> list[Correction]:
        """Return what was linked or unlinked by hand."""
        return links.corrections(self._db)

    def correct(self, correction: Correction) -> None:
        """Remember that two records belong together, or do not."""
        with self.writing(), self._transaction():
            links.correct(self._db, correction)

    def acronyms(self) -> list[Acronym]:
        """Return every short form that the papers explain."""
        found = self.records("acronyms")
        return [each for each in found if isinstance(each, Acronym)]

    def replaced_by(self, sha256: str) -> list[str]:
        """Return the names of files of which papers of this document took the place."""
        return superseded.replaced(self._db, sha256)

    def coverage(self) -> tuple[int, int, int]:
        """Return how many files and pages there are, and how many pages could not be read."""
        return reading.coverage(self._db)

    def newest_day(self, include_exempt: bool = False) -> str | None:
        """Return the day of the newest paper, from which "overdue" is reckoned.

        That of an exempt one would tell that there is one, and counts only where they do.
        """
        return reading.newest_day(self._db, include_exempt)

    def _today(self, filters: Filters) -> str | None:
        """The day of the newest paper where a filter asks what is overdue."""
        return self.newest_day(filters.include_exempt) if filters.overdue else None


def _prepare(connection: sqlite3.Connection, folder: Path) -> None:
    """Set a connection up, and bring its database to the newest schema.

    Readers go on while one writes; a database keeps that mode once it is set. Two processes that
    set it at once get in each other's way in spite of their patience, hence the lock.
    """
    name = str(folder / DATABASE)
    refuse_newer(connection, name)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal" or is_behind(connection):
        with writing_lock(folder):
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection, name)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _unusable(path: Path, error: Exception) -> CorpusError:
    return CorpusError(f"{path}: cannot be used as a corpus ({in_words(error)})")
