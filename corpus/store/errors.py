"""What goes wrong with a corpus, in words for the people who can mend it."""

from __future__ import annotations

import sqlite3

from ingest.errors import MattersError

_WORDS = {
    sqlite3.SQLITE_BUSY: "another process keeps it locked; try again when that one has ended",
    sqlite3.SQLITE_LOCKED: "another process keeps it locked; try again when that one has ended",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was kept of what was being written, and all"
    " else is as it was",
    sqlite3.SQLITE_READONLY: "it is read-only, or the folder that it stands in",
    sqlite3.SQLITE_CORRUPT: "it is damaged and was left as it is; put a backup in its place",
    sqlite3.SQLITE_NOTADB: "it is damaged, or no database, and was left as it is",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: the folder is read-only, or the disk is full",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written, or it is full",
}


class CorpusError(MattersError):
    """The corpus cannot be opened or written: missing, damaged, read-only, of a newer version."""


def in_words(error: Exception) -> str:
    """Return what an error of the system or of SQLite means, its own words with it."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    words = _WORDS.get(_code(error))
    return f"{words}: {error}" if words else str(error)


def is_of_the_corpus(error: sqlite3.Error) -> bool:
    """Whether an error tells of the disk or the database, not of a bug in this program."""
    return _code(error) in _WORDS


def _code(error: Exception) -> int:
    """SQLite's primary code of an error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
