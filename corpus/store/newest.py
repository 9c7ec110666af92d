"""The last records of a kind, without reading those before: a large corpus has very many."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.jsonform import FINDINGS, loads
from corpus.records import Filters
from corpus.store.filtering import conditions, of_first
from extract.findings import Finding

# Files are gone through in portions of so many, the newest first.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look: no more records than `records`, of no more than `files` files.

    What is due before `due_since`, a day, need not be looked at.
    """

    records: int
    files: int
    due_since: str | None = None


def findings(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    today: str | None,
    reach: Reach,
    fits: Callable[[Finding], bool],
) -> list[Finding]:
    """Return the last findings of a kind that fit, in the order of documents and places."""
    found: list[Finding] = []
    by_file = (
        [record for record in (loads(text, FINDINGS[kind]) for text in texts) if fits(record)]
        for texts in _by_file(connection, kind, filters, today, reach.due_since)
    )
    for some in islice(filter(None, by_file), reach.files):
        # Backwards, to be turned round at the end.
        found += some[: -(reach.records - len(found)) - 1 : -1]
        if len(found) == reach.records:
            break
    return found[::-1]


def _by_file(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    today: str | None,
    due_since: str | None,
) -> Iterator[list[str]]:
    """The findings of each file that has some, in order, of the newest file first."""
    order = [
        str(sha256)
        for (sha256,) in connection.execute(
            "SELECT sha256 FROM documents"
            " ORDER BY COALESCE(first_day, '9999') DESC, source DESC, sha256 DESC"
        )
    ]
    where, values = conditions(filters, "f", today)
    met, named = of_first(filters, "f")
    due = ""
    if due_since:
        due, values = " AND f.due_day >= ?", [*values, due_since]
    files = " JOIN documents d ON d.sha256 = f.document" if "d." in where + met else ""
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        by_file: dict[str, list[str]] = {}
        for document, data in connection.execute(
            f"SELECT f.document, f.data FROM findings f{files} WHERE f.kind = ?"
            f" AND f.document IN (SELECT value FROM json_each(?)) AND {met} AND {where}{due}"
            " ORDER BY f.document, f.position",
            [kind, json.dumps(some), *named, *values],
        ):
            by_file.setdefault(document, []).append(data)
        yield from (by_file[each] for each in some if each in by_file)
