"""The database's tables, as numbered migrations, each in a transaction of its own."""

from __future__ import annotations

import sqlite3

from ingest.errors import MattersError

MIGRATIONS = (
    """
    CREATE TABLE documents (
        sha256 TEXT PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, council TEXT,
        committee TEXT, meeting_date TEXT, first_day TEXT, last_day TEXT, pages INTEGER NOT NULL,
        unread TEXT NOT NULL, ingested_at TEXT NOT NULL, reader INTEGER NOT NULL,
        extractor INTEGER NOT NULL, file TEXT NOT NULL, body BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE papers (
        id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        position INTEGER NOT NULL, data TEXT NOT NULL, title TEXT, kind TEXT NOT NULL,
        committee TEXT, first_day TEXT, last_day TEXT, dated TEXT, exempt INTEGER NOT NULL,
        paragraphs INTEGER NOT NULL, reprint_of INTEGER REFERENCES papers ON DELETE SET NULL,
        UNIQUE (document, position)
    );
    CREATE INDEX papers_reprints ON papers (reprint_of) WHERE reprint_of IS NOT NULL;
    CREATE TABLE paper_marks (
        mark INTEGER NOT NULL, paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
        PRIMARY KEY (mark, paper)
    ) WITHOUT ROWID;
    CREATE INDEX paper_marks_paper ON paper_marks (paper);
    CREATE TABLE findings (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
        paper INTEGER REFERENCES papers, data TEXT NOT NULL, quote TEXT NOT NULL, own_kind TEXT,
        committee TEXT, council TEXT, first_day TEXT, last_day TEXT, due_day TEXT, speaker TEXT,
        owners TEXT, status TEXT, exempt INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX findings_order ON findings (kind, document, position);
    CREATE INDEX findings_document ON findings (document);
    CREATE TABLE passages (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
        paper INTEGER REFERENCES papers, data TEXT NOT NULL, text_hash TEXT NOT NULL,
        council TEXT, committee TEXT, first_day TEXT, last_day TEXT, speaker TEXT,
        exempt INTEGER NOT NULL
    );
    CREATE INDEX passages_document ON passages (document, position);
    CREATE INDEX passages_hash ON passages (text_hash);
    CREATE VIRTUAL TABLE passages_text USING fts5 (
        heading, quote, tokenize = "porter unicode61 remove_diacritics 2"
    );
    CREATE TABLE vectors (
        model TEXT NOT NULL, text_hash TEXT NOT NULL, vector BLOB NOT NULL,
        PRIMARY KEY (model, text_hash)
    ) WITHOUT ROWID;
    """,
    # In which order files came: the copy of a paper that came first is the one that is shown,
    # also after it has been read again.
    """
    ALTER TABLE documents ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;
    UPDATE documents SET arrived = (
        SELECT COUNT(*) FROM documents AS o
        WHERE (o.ingested_at, o.sha256) <= (documents.ingested_at, documents.sha256)
    );
    """,
    # All that filters ask of a passage, so that its words need not be read to tell.
    """
    CREATE INDEX passages_filters ON passages (
        document, exempt, paper, committee, first_day, last_day, speaker, id
    );
    """,
    # What ties records into threads, computed when papers are read, and what people corrected.
    """
    CREATE TABLE nodes (
        finding TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        position INTEGER NOT NULL, council TEXT, data TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX nodes_document ON nodes (document);
    CREATE INDEX nodes_council ON nodes (council);
    CREATE TABLE links (
        one TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE,
        other TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE, score REAL NOT NULL,
        evidence TEXT NOT NULL, possible INTEGER NOT NULL, again INTEGER NOT NULL,
        part INTEGER NOT NULL, PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    CREATE INDEX links_other ON links (other);
    CREATE TABLE linked (
        document TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE, version INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE corrections (
        one TEXT NOT NULL, other TEXT NOT NULL, joined INTEGER NOT NULL, PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    """,
    # Which paper took the place of one, and what a paper says of its version.
    """
    ALTER TABLE papers ADD COLUMN superseded_by INTEGER REFERENCES papers ON DELETE SET NULL;
    ALTER TABLE papers ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX papers_superseded ON papers (superseded_by) WHERE superseded_by IS NOT NULL;
    CREATE INDEX documents_source ON documents (source COLLATE NOCASE);
    """,
    # Documents that changed since the vector index was last brought in line with them: what a
    # run that was killed in between leaves to the next.
    """
    CREATE TABLE unindexed (document TEXT PRIMARY KEY) WITHOUT ROWID;
    """,
    # Which writing the corpus is after: what is derived from it says which one it was made after.
    # By chance, not counted: a backup put in its place would count to the same number again.
    """
    CREATE TABLE edition (token TEXT NOT NULL);
    INSERT INTO edition VALUES (lower(hex(randomblob(8))));
    """,
    # The newest records that fit are looked for file by file, and lead to the passages of their
    # pages: what filters ask of a record, and the page of a passage, is told without reading its
    # words.
    """
    DROP INDEX findings_order;
    CREATE INDEX findings_order ON findings (
        kind, document, position, exempt, paper, own_kind, status, due_day, first_day, last_day,
        committee
    );
    DROP INDEX passages_document;
    CREATE INDEX passages_document ON passages (document, json_extract(data, '$.page'), position);
    """,
)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a database to the newest schema; raise MattersError for one of a newer program."""
    refuse_newer(connection, name)
    while _version(connection) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _step(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK")
            raise


def refuse_newer(connection: sqlite3.Connection, name: str) -> None:
    """Raise MattersError for a database of a newer program."""
    if _version(connection) > len(MIGRATIONS):
        raise MattersError(
            f"{name}: was written by a newer version of this program; nothing was changed"
        )


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether the database has a step before it."""
    return _version(connection) < len(MIGRATIONS)


def _step(connection: sqlite3.Connection) -> None:
    """Take the next step, if another process has not taken it since: it is looked up anew."""
    version = _version(connection)
    if version >= len(MIGRATIONS):
        return
    for statement in MIGRATIONS[version].split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version + 1}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
