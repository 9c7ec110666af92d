"""Finding passages by their words: SQLite's full-text search, and what passes the filters."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from corpus.records import Filters
from corpus.store.filtering import conditions, of_first

# Of so many times as many passages as asked for, best first, it is looked up what they are of
# before all that may pass the filters are listed.
_SPARE = 4
# So many matches are counted one by one; of more, so many samples of so many passages are.
_COUNTED = 5_000
_SAMPLES, _SAMPLED = 20, 500


def lexical(
    connection: sqlite3.Connection, expression: str, limit: int, filters: Filters
) -> list[tuple[str, float]]:
    """Return ids and BM25 scores (higher is better) of passages that match an FTS5 expression."""
    scored = _scored(connection, expression, _SPARE * limit)
    found = _first_passing(connection, scored, limit, filters)
    if len(found) == limit or len(scored) < _SPARE * limit:
        return found
    # A filter that leaves few: to list those is quicker than to look at one after the other.
    passing = _all_passing(connection, filters)
    scored = _scored(connection, expression, -1)
    return [(passing[number], -score) for number, score in scored if number in passing][:limit]


def scored(connection: sqlite3.Connection, expression: str) -> list[tuple[int, float]]:
    """Return the numbers and BM25 scores (higher is better) of all passages that match."""
    return [(number, -score) for number, score in _scored(connection, expression, -1)]


def _scored(connection: sqlite3.Connection, expression: str, limit: int) -> list[tuple[int, float]]:
    """The numbers and scores of passages that match, best (lowest) first."""
    return connection.execute(
        "SELECT rowid, bm25(passages_text, 0.5, 1.0) AS score FROM passages_text"
        " WHERE passages_text MATCH ? ORDER BY score, rowid LIMIT ?",
        (expression, limit),
    ).fetchall()


def _first_passing(
    connection: sqlite3.Connection,
    scored: Sequence[tuple[int, float]],
    limit: int,
    filters: Filters,
) -> list[tuple[str, float]]:
    """The first passages that pass; what one is of costs more to look up than to score it."""
    where, values = _passes(filters)
    # The files are wide: they are joined in only where a filter asks something of them.
    files = " JOIN documents d ON d.sha256 = p.document" if "d." in where else ""
    found: list[tuple[str, float]] = []
    start = 0
    while start < len(scored) and len(found) < limit:
        some = scored[start : start + max(limit - len(found), limit // 4)]
        start += len(some)
        numbers = json.dumps([number for number, _ in some])
        passing = dict(
            connection.execute(
                f"SELECT p.number, p.id FROM passages p{files}"
                f" WHERE p.number IN (SELECT value FROM json_each(?)) AND {where}",
                [numbers, *values],
            ).fetchall()
        )
        found += [(passing[number], -score) for number, score in some if number in passing]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]


def _all_passing(connection: sqlite3.Connection, filters: Filters) -> dict[int, str]:
    """The ids of all passages that pass, by number."""
    where, values = _passes(filters)
    return dict(
        connection.execute(
            # In this order: a filter leaves few files, each with few passages.
            "SELECT p.number, p.id FROM documents d CROSS JOIN passages p"
            f" ON p.document = d.sha256 WHERE {where}",
            values,
        ).fetchall()
    )


def _passes(filters: Filters) -> tuple[str, list[str]]:
    where, values = conditions(filters, "p", None)
    met, named = of_first(filters, "p")
    return f"{met} AND {where}", [*named, *values]


def passing(connection: sqlite3.Connection, ids: Sequence[str], filters: Filters) -> list[str]:
    """Return those of some passages that pass, in the order given."""
    where, values = _passes(filters)
    rows = connection.execute(
        "SELECT p.id FROM passages p JOIN documents d ON d.sha256 = p.document"
        f" WHERE p.id IN (SELECT value FROM json_each(?)) AND {where}",
        [json.dumps(list(ids)), *values],
    )
    found = {identity for (identity,) in rows}
    return [each for each in ids if each in found]


def passage_ids(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Return the ids of passages, reprints left to the first."""
    return list(_all_passing(connection, filters).values())


def passage_numbers(connection: sqlite3.Connection, filters: Filters) -> list[int]:
    """Return the numbers of passages, reprints left to the first."""
    return list(_all_passing(connection, filters))


def ids_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the ids of passages by their numbers."""
    rows = connection.execute(
        "SELECT number, id FROM passages WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return dict(rows.fetchall())


def numbers_of(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of passages by their ids."""
    rows = connection.execute(
        "SELECT id, number FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return dict(rows.fetchall())


def numbers_matching(
    connection: sqlite3.Connection,
    expression: str,
    limit: int,
    within: tuple[int, int] | None = None,
) -> list[int]:
    """Return the highest numbers, in some stretch or in all, of passages that match."""
    stretch, bounds = (" AND rowid BETWEEN ? AND ?", within) if within else ("", ())
    rows = connection.execute(
        f"SELECT rowid FROM passages_text WHERE passages_text MATCH ?{stretch}"
        " ORDER BY rowid DESC LIMIT ?",
        (expression, *bounds, limit),
    )
    return [number for (number,) in rows]


def roughly_mentions(connection: sqlite3.Connection, expression: str) -> int:
    """Return how many passages match; from samples spread over the corpus where very many do."""
    first = connection.execute(
        "SELECT COUNT(*) FROM (SELECT 1 FROM passages_text WHERE passages_text MATCH ? LIMIT ?)",
        (expression, _COUNTED),
    ).fetchone()[0]
    if first < _COUNTED:
        return int(first)
    last = connection.execute("SELECT MAX(number) FROM passages").fetchone()[0]
    met: int = 0
    for sample in range(_SAMPLES):
        start = sample * last // _SAMPLES
        met += connection.execute(
            "SELECT COUNT(*) FROM passages_text WHERE passages_text MATCH ?"
            " AND rowid > ? AND rowid <= ?",
            (expression, start, start + _SAMPLED),
        ).fetchone()[0]
    return max(int(first), round(met * int(last) / (_SAMPLES * _SAMPLED)))


def mentions(connection: sqlite3.Connection, expression: str) -> int:
    """Return how many passages match an FTS5 expression, exempt ones and reprints included."""
    row = connection.execute(
        "SELECT COUNT(*) FROM passages_text WHERE passages_text MATCH ?", (expression,)
    ).fetchone()
    return int(row[0])


def is_mentioned(connection: sqlite3.Connection, expression: str) -> bool:
    """Return whether any passage that is not exempt matches an FTS5 expression.

    What only a superseded paper mentions counts: that no paper here mentions it would be untrue.
    """
    row = connection.execute(
        "SELECT 1 FROM passages_text JOIN passages p ON p.number = passages_text.rowid"
        " WHERE passages_text MATCH ? AND p.exempt = 0 LIMIT 1",
        (expression,),
    ).fetchone()
    return row is not None
