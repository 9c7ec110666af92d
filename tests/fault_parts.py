"""What the tests of faults share: a database that fails at will, and the state of a corpus."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corpus import Corpus


class FaultyDatabase:
    """A connection whose so manieth statement from now on fails; undoing always works."""

    def __init__(self, connection: sqlite3.Connection, at: int, error: BaseException) -> None:
        self._connection, self._left, self._error = connection, at, error

    def __getattr__(self, name: str):
        return getattr(self._connection, name)

    def execute(self, statement: str, *more):
        self._count(statement)
        return self._connection.execute(statement, *more)

    def executemany(self, statement: str, *more):
        self._count(statement)
        return self._connection.executemany(statement, *more)

    def _count(self, statement: str) -> None:
        if statement == "ROLLBACK":
            return
        self._left -= 1
        if self._left == 0:
            raise self._error


def disk_full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


def state(corpus: Corpus) -> dict[str, list]:
    """All rows of all tables, and the files that are kept."""
    with sqlite3.connect(corpus.folder / "matters.sqlite3") as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE sql > ''")]
        found = {
            name: sorted(map(repr, db.execute(f"SELECT * FROM {name}")))
            for name in tables
            if name in {"documents", "papers", "findings", "passages", "vectors", "unindexed"}
            or name.startswith(("paper_marks", "passages_text_content"))
            if not name.startswith("paper_marks_")
        }
    db.close()
    return found | {"files": kept(corpus.folder)}


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "files").rglob("*") if path.is_file())
