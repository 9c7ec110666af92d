"""Whether the database is sound, and mending what in it is derived."""

from __future__ import annotations

import sqlite3

from corpus.store.errors import in_words

# Of each document its sha256, its source's name, and its kept copy's path in the folder.
Kept = list[tuple[str, str, str]]

# So many of the faults that SQLite finds are told.
_MOST = 3


def damage(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the database, a sentence each; nothing is changed."""
    try:
        rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
        found = [str(text) for (text,) in rows if text != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    except sqlite3.DatabaseError as error:
        return (in_words(error),)
    found += [f"a row of {table} belongs to nothing in {parent}" for table, _, parent, _ in orphans]
    return tuple(found)


def words_astray(connection: sqlite3.Connection) -> int:
    """Return how many passages the text index lacks or has too many; all where it is damaged."""
    try:
        connection.execute("INSERT INTO passages_text (passages_text) VALUES ('integrity-check')")
        row = connection.execute(
            "SELECT (SELECT COUNT(*) FROM passages WHERE number NOT IN"
            " (SELECT rowid FROM passages_text)) + (SELECT COUNT(*) FROM passages_text"
            " WHERE rowid NOT IN (SELECT number FROM passages))"
        ).fetchone()
    except sqlite3.DatabaseError:
        row = connection.execute("SELECT MAX(1, COUNT(*)) FROM passages").fetchone()
    return int(row[0])


def index_words(connection: sqlite3.Connection) -> None:
    """Make the text index anew from the passages."""
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'passages_text'"
    ).fetchone()
    connection.execute("DROP TABLE passages_text")
    connection.execute(made[0])
    connection.execute(
        "INSERT INTO passages_text (rowid, heading, quote) SELECT number,"
        " COALESCE(json_extract(data, '$.heading'), ''), json_extract(data, '$.quote')"
        " FROM passages"
    )


def kept(connection: sqlite3.Connection) -> Kept:
    """Return the kept copies of files."""
    return connection.execute(
        "SELECT sha256, source, file FROM documents ORDER BY sha256"
    ).fetchall()


def copy(connection: sqlite3.Connection, path: str) -> tuple[Kept, tuple[str, ...]]:
    """Copy the database as it stands at this moment into a new file; others may go on writing.

    Returns the kept files that the copy names, and what is wrong with it.
    """
    target = sqlite3.connect(path)
    try:
        target.execute("PRAGMA journal_mode = OFF")  # what is not finished is thrown away
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        found = damage(target)
        return ([] if found else kept(target)), found
    finally:
        target.close()
