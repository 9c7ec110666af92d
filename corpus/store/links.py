"""What ties records into threads: nodes, the links between them, and corrections made by hand.

A node is a record as linking sees it, kept as JSON that only `search` reads. Nodes and links go
with their document; corrections name records by their ids, which stay the same when a file is read
again, so they outlive it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from corpus.jsonform import FINDINGS, loads
from corpus.records import Correction, Filters, StoredLink
from corpus.store.filtering import conditions, of_first
from corpus.store.places import of_findings
from corpus.store.reading import put_by, with_places
from corpus.store.superseded import superseded
from corpus.store.writing import paper_of
from extract.findings import Finding
from ingest.document import Paper


def unlinked(connection: sqlite3.Connection, version: int) -> list[str]:
    """Return the documents that this version of the linker has not linked yet, as they came."""
    rows = connection.execute(
        "SELECT d.sha256 FROM documents d LEFT JOIN linked l ON l.document = d.sha256"
        " WHERE l.version IS NULL OR l.version <> ? ORDER BY d.arrived, d.sha256",
        (version,),
    )
    return [sha256 for (sha256,) in rows]


def papers_in(connection: sqlite3.Connection, document: str) -> list[Paper]:
    """Return the papers of one document in order, reprints too."""
    rows = connection.execute(
        "SELECT data FROM papers WHERE document = ? ORDER BY position", (document,)
    )
    return [paper_of(data) for (data,) in rows]


def findings_in(connection: sqlite3.Connection, document: str, kind: str) -> list[Finding]:
    """Return the findings of a kind in one document, whichever copy is the one shown."""
    rows = connection.execute(
        "SELECT data FROM findings WHERE kind = ? AND document = ? ORDER BY position",
        (kind, document),
    )
    return [loads(data, FINDINGS[kind]) for (data,) in rows]


def findings_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Finding]:
    """Return findings by their ids, with their other places; ids that are not there left out."""
    rows = connection.execute(
        "SELECT f.kind, f.data, f.paper, f.quote FROM json_each(?) w"
        " JOIN findings f ON f.id = w.value",
        (json.dumps(list(ids)),),
    ).fetchall()
    newer = superseded(connection)
    found: list[Finding] = []
    for kind in dict.fromkeys(kind for kind, *_ in rows):
        own = [row for row in rows if row[0] == kind]
        elsewhere = of_findings(connection, kind, (paper for _, _, paper, _ in own))
        found += [
            put_by(with_places(loads(data, FINDINGS[kind]), elsewhere(paper, quote)), newer, paper)
            for _, data, paper, quote in own
        ]
    return found


def nodes(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Return the nodes that filters leave in, in the order of documents and places."""
    where, values = conditions(filters, "f", None)
    met, named = of_first(filters, "f")
    rows = connection.execute(
        "SELECT n.data FROM nodes n JOIN findings f ON f.id = n.finding"
        f" JOIN documents d ON d.sha256 = n.document WHERE {met} AND {where}"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256, n.position",
        [*named, *values],
    )
    return [data for (data,) in rows]


def nodes_of_council(connection: sqlite3.Connection, council: str) -> list[str]:
    """Return all nodes of a council, exempt ones and those of reprints too."""
    rows = connection.execute(
        "SELECT n.data FROM nodes n JOIN documents d ON d.sha256 = n.document WHERE n.council = ?"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256, n.position",
        (council,),
    )
    return [data for (data,) in rows]


def put_nodes(
    connection: sqlite3.Connection, document: str, kept: Iterable[tuple[str, str | None, str]]
) -> None:
    """Keep the nodes of a document, by finding and council, in place of those kept before."""
    connection.execute("DELETE FROM nodes WHERE document = ?", (document,))
    connection.executemany(
        "INSERT INTO nodes VALUES (?, ?, ?, ?, ?)",
        [
            (finding, document, position, council, data)
            for position, (finding, council, data) in enumerate(kept)
        ],
    )


def links(connection: sqlite3.Connection) -> list[StoredLink]:
    """Return all links, in the order of their ends."""
    rows = connection.execute(
        "SELECT one, other, score, evidence, possible, again, part FROM links ORDER BY one, other"
    )
    return [
        StoredLink(one, other, score, tuple(json.loads(evidence)), *map(bool, flags))
        for one, other, score, evidence, *flags in rows
    ]


def put_links(
    connection: sqlite3.Connection,
    touched: Iterable[str],
    found: Iterable[StoredLink],
    documents: Iterable[str],
    version: int,
) -> None:
    """Keep links in place of all that hold a touched record, and mark documents as linked."""
    ends = [(each,) for each in touched]
    connection.executemany("DELETE FROM links WHERE one = ?", ends)
    connection.executemany("DELETE FROM links WHERE other = ?", ends)
    connection.executemany(
        "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                each.one,
                each.other,
                each.score,
                json.dumps(each.evidence, ensure_ascii=False),
                each.possible,
                each.again,
                each.part,
            )
            for each in found
        ],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO linked VALUES (?, ?)", [(each, version) for each in documents]
    )


def forget(connection: sqlite3.Connection) -> None:
    """Forget which documents are linked; what there is stays until it is found anew."""
    connection.execute("DELETE FROM linked")


def corrections(connection: sqlite3.Connection) -> list[Correction]:
    """Return what was linked or unlinked by hand, in the order of their ends."""
    rows = connection.execute("SELECT one, other, joined FROM corrections ORDER BY one, other")
    return [Correction(one, other, bool(joined)) for one, other, joined in rows]


def correct(connection: sqlite3.Connection, correction: Correction) -> None:
    """Remember a correction in place of an earlier one of the same two records."""
    one, other = sorted((correction.one, correction.other))
    connection.execute(
        "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?)", (one, other, correction.joined)
    )
