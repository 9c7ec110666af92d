"""What keeps a corpus whole: the lock, transactions, the copies of files, checks and backups."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.placing import DATABASE, placing
from corpus.store import soundness
from corpus.store.errors import CorpusError, in_words, is_of_the_corpus
from corpus.store.lock import copying_files, removing_files, writing_lock
from ingest.document import Document

# The copies of files, and what a killed run left of one: ".", the name and the process.
_KEPT = re.compile(r"\.?[0-9a-f]{64}(?:\..*)?")


class Upkeep:
    """A folder with an open, migrated database, and what every use of them rests on."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        """Take an open, migrated database; use `Corpus.open`."""
        self.folder = folder
        self._db = connection

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / DATABASE

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the corpus's writing lock: one process writes at a time, the others wait."""
        with writing_lock(self.folder):
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of the block or none; raises CorpusError where disk or database do not let it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk has ended it already
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            if is_of_the_corpus(error):
                raise self._told(error) from error
            raise

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raise what SQLite says in the block of disk or database as CorpusError."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error) -> CorpusError:
        return CorpusError(f"{self.database}: {in_words(error)}")

    def damage(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the database, a sentence each."""
        return soundness.damage(self._db)

    def words_astray(self) -> int:
        """Return how many passages the text index lacks or has too many."""
        return soundness.words_astray(self._db)

    def kept_files(self) -> dict[str, tuple[str, Path]]:
        """Return the source and the kept copy of each document, by its sha256."""
        return self._located(soundness.kept(self._db))

    def keeps(self, sha256: str) -> bool:
        """Whether the copy of a document's file is there."""
        row = self._db.execute("SELECT file FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return row is not None and (self.folder / row[0]).is_file()

    def strays(self) -> list[Path]:
        """Return the copies of files that belong to no document, unfinished ones too."""
        kept = {path for _, path in self.kept_files().values()}
        found = (self.folder / "files").glob("??/*")
        return sorted(each for each in found if each not in kept and _KEPT.fullmatch(each.name))

    @contextmanager
    def copied(self, database: Path) -> Iterator[dict[str, tuple[str, Path]]]:
        """Copy the database to a path as it stands; no kept file goes while the block runs.

        Gives the kept files of that moment. Others may go on writing. Raises CorpusError where
        the copy is not sound.
        """
        with copying_files(self.folder):
            try:
                kept, found = soundness.copy(self._db, str(database))
            except sqlite3.Error as error:
                where = f"{database.parent}: the corpus could not be copied there"
                raise CorpusError(f"{where} ({in_words(error)})") from error
            if found:
                raise CorpusError(f"{self.database}: is damaged: {found[0]}")
            yield self._located(kept)

    def _located(self, rows: soundness.Kept) -> dict[str, tuple[str, Path]]:
        return {sha256: (source, self.folder / file) for sha256, source, file in rows}

    def index_words(self) -> None:
        """Make the text index anew from the passages."""
        with self.writing(), self._transaction():
            soundness.index_words(self._db)

    def tidy(self) -> None:
        """Remove the copies of files that belong to no document: killed runs leave such."""
        with self.writing():
            self._remove_files(self.strays())

    def _remove_files(self, files: Iterable[Path]) -> None:
        """Remove kept files, unless a backup is copying them: then the next `tidy` does."""
        with removing_files(self.folder) as free:
            for path in files if free else ():
                with suppress(OSError):  # one too many does no harm
                    path.unlink(missing_ok=True)

    def _keep_file(self, document: Document, content: bytes) -> str:
        """Keep a copy of the file, named by its hash; return its path within the folder."""
        name = f"{document.sha256}{Path(document.source).suffix.lower()}"
        path = self.folder / "files" / document.sha256[:2] / name
        if not path.is_file() or path.stat().st_size != len(content):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CorpusError(f"{path.parent}: {in_words(error)}") from error
            with placing(path) as unfinished:
                unfinished.write_bytes(content)
        return str(path.relative_to(self.folder))
