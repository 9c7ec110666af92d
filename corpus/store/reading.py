"""Getting findings, passages, papers and documents out of the database again."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from corpus.jsonform import FINDINGS, loads
from corpus.records import Filters, KnownBy, Passage, StoredDocument, StoredPaper
from corpus.store.filtering import ALL_EXEMPT, conditions, first_met, of_first
from corpus.store.places import of_findings, of_papers, of_passages
from corpus.store.superseded import superseded
from corpus.store.writing import paper_of, text_hash
from extract.findings import Finding, Reprint
from ingest.document import Document, DocumentKind

# The file that took the place of a document (`d`), where its every paper has been superseded.
_NEWER = (
    "(SELECT CASE WHEN COUNT(*) = COUNT(n.id) THEN MIN(n.document) END FROM papers x"
    " LEFT JOIN papers n ON n.id = x.superseded_by WHERE x.document = d.sha256)"
)


def findings(
    connection: sqlite3.Connection, kind: str, filters: Filters, today: str | None
) -> list[Finding]:
    """Return the findings of a kind in the order of documents and places."""
    where, values = conditions(filters, "f", today)
    met, named = of_first(filters, "f")
    rows = connection.execute(
        "SELECT f.data, f.paper, f.quote FROM findings f JOIN documents d ON d.sha256 = f.document"
        f" WHERE f.kind = ? AND {met} AND {where}"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256, f.position",
        [kind, *named, *values],
    ).fetchall()
    elsewhere = of_findings(connection, kind, (paper for _, paper, _ in rows))
    newer = superseded(connection)
    return [
        put_by(with_places(loads(data, FINDINGS[kind]), elsewhere(paper, quote)), newer, paper)
        for data, paper, quote in rows
    ]


def finding(connection: sqlite3.Connection, wanted: str) -> tuple[str, Finding] | None:
    """Return the kind and finding with an id."""
    row = connection.execute(
        "SELECT kind, data, paper, quote FROM findings WHERE id = ?", (wanted,)
    ).fetchone()
    if row is None:
        return None
    kind, data, paper, quote = row
    elsewhere = of_findings(connection, kind, [paper])
    told = with_places(loads(data, FINDINGS[kind]), elsewhere(paper, quote))
    return kind, put_by(told, superseded(connection), paper)


def put_by(found: Any, newer: dict[int, str], paper: int | None) -> Any:
    """Return a finding or passage with the paper that took the place of its own."""
    if paper is None or paper not in newer:
        return found
    if isinstance(found, Passage):
        return replace(found, superseded_by=newer[paper])
    return replace(found, at=replace(found.at, superseded_by=newer[paper]))


def with_places(found: Any, places: Sequence[Reprint]) -> Any:
    """Return a record with the other places where its paper was met."""
    return replace(found, also_in=tuple(dict.fromkeys((*found.also_in, *places))))


def passages(connection: sqlite3.Connection, filters: Filters) -> list[Passage]:
    """Return passages in the order of documents and places, reprints told of by the first."""
    where, values = conditions(filters, "p", None)
    met, named = of_first(filters, "p")
    rows = connection.execute(
        "SELECT p.data, p.paper FROM passages p JOIN documents d ON d.sha256 = p.document"
        f" WHERE {met} AND {where}"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256, p.position",
        [*named, *values],
    ).fetchall()
    return _passages(connection, rows)


def passages_of(connection: sqlite3.Connection, document: str) -> list[Passage]:
    """Return the passages of one document in order, whichever copy is the one shown."""
    rows = connection.execute(
        "SELECT data, paper FROM passages WHERE document = ? ORDER BY position", (document,)
    ).fetchall()
    return _passages(connection, rows)


def passages_on(
    connection: sqlite3.Connection, document: str, pages: Sequence[int]
) -> list[Passage]:
    """Return the passages of one document that begin on some of its pages, in order.

    They do not tell where else they stand.
    """
    rows = connection.execute(
        "SELECT data, paper FROM passages WHERE document = ? AND json_extract(data, '$.page')"
        f" IN ({','.join('?' * len(pages))}) ORDER BY position",
        [document, *pages],
    ).fetchall()
    newer = superseded(connection)
    return [put_by(_passage(data), newer, paper) for data, paper in rows]


def passages_by_id(
    connection: sqlite3.Connection, ids: Sequence[str], *, bare: bool
) -> list[Passage]:
    """Return passages in the order asked for; ids that are not there are left out.

    `bare` ones do not tell where else they stand, which takes longer to find than they do.
    """
    found: dict[str, Passage] = {}
    newer = superseded(connection)
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        rows = connection.execute(
            f"SELECT data, paper FROM passages WHERE id IN ({','.join('?' * len(some))})", some
        ).fetchall()
        some_found = (
            [put_by(_passage(data), newer, paper) for data, paper in rows] if bare else None
        )
        found.update((each.id, each) for each in some_found or _passages(connection, rows))
    return [found[each] for each in ids if each in found]


def _passages(
    connection: sqlite3.Connection, rows: Sequence[tuple[str, int | None]]
) -> list[Passage]:
    found = [(_passage(data), paper) for data, paper in rows]
    texts = {text_hash(passage.quote) for passage, _ in found}
    elsewhere = of_passages(connection, (paper for _, paper in rows), texts)
    newer = superseded(connection)
    placed = [(with_places(each, elsewhere(paper, each.quote)), paper) for each, paper in found]
    return [put_by(each, newer, paper) for each, paper in placed]


@lru_cache(maxsize=8192)
def _passage(data: str) -> Passage:
    """A passage from its JSON; one question after another meets the same ones."""
    values = json.loads(data)
    # By hand: the converter takes five times as long, and a question meets hundreds.
    for name in ("box", "section"):
        values[name] = tuple(values[name]) if values[name] is not None else None
    values["also_in"] = tuple(Reprint(**each) for each in values["also_in"])
    values["known_by"] = KnownBy(values["known_by"])
    return Passage(**values)


def embedded(
    connection: sqlite3.Connection, model: str, ids: Sequence[str] | None
) -> list[tuple[str, bytes]]:
    """Return the ids of passages, of all or of some, with their vectors."""
    chosen = "" if ids is None else " WHERE p.id IN (SELECT value FROM json_each(?))"
    return connection.execute(
        "SELECT p.id, v.vector FROM passages p"
        f" JOIN vectors v ON v.model = ? AND v.text_hash = p.text_hash{chosen}",
        [model] if ids is None else [model, json.dumps(ids)],
    ).fetchall()


def models(connection: sqlite3.Connection) -> list[str]:
    """Return the models that there are vectors of; each next one is looked up, not all rows."""
    found: list[str] = []
    while True:
        row = connection.execute(
            "SELECT MIN(model) FROM vectors WHERE model > ?", (found[-1] if found else "",)
        ).fetchone()
        if row[0] is None:
            return found
        found.append(str(row[0]))


def vectors_of(
    connection: sqlite3.Connection, model: str, hashes: Sequence[str]
) -> dict[str, bytes]:
    """Return the vectors of some texts by the hash of their text."""
    found: dict[str, bytes] = {}
    for start in range(0, len(hashes), 500):
        some = hashes[start : start + 500]
        found |= dict(
            connection.execute(
                "SELECT text_hash, vector FROM vectors WHERE model = ?"
                f" AND text_hash IN ({','.join('?' * len(some))})",
                [model, *some],
            ).fetchall()
        )
    return found


def voices(connection: sqlite3.Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of speakers and makers, and those of committees, sorted."""
    speakers = connection.execute(
        "SELECT DISTINCT json_extract(f.data, CASE f.kind WHEN 'attributions' THEN '$.speaker'"
        " ELSE '$.made_by' END) AS name FROM findings f LEFT JOIN papers a ON a.id = f.paper"
        " WHERE f.kind IN ('attributions', 'recommendations') AND f.exempt = 0"
        " AND a.reprint_of IS NULL AND name IS NOT NULL ORDER BY name"
    ).fetchall()
    committees = connection.execute(
        "SELECT DISTINCT COALESCE(a.committee, d.committee) AS name FROM papers a"
        " JOIN documents d ON d.sha256 = a.document"
        " WHERE a.exempt = 0 AND a.reprint_of IS NULL AND name IS NOT NULL ORDER BY name"
    ).fetchall()
    return tuple(name for (name,) in speakers), tuple(name for (name,) in committees)


def councils(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the councils whose papers have been read, sorted.

    One that is known from exempt files alone is left out.
    """
    rows = connection.execute(
        "SELECT DISTINCT d.council FROM documents d WHERE d.council IS NOT NULL"
        f" AND NOT {ALL_EXEMPT} ORDER BY d.council"
    )
    return tuple(name for (name,) in rows)


def newest_day(connection: sqlite3.Connection, include_exempt: bool) -> str | None:
    """Return the day of the newest file, or else of the newest paper; exempt ones if asked for."""
    files, papers = (
        ("", "") if include_exempt else (f" WHERE NOT {ALL_EXEMPT}", " WHERE exempt = 0")
    )
    row = connection.execute(
        f"SELECT COALESCE((SELECT MAX(d.first_day) FROM documents d{files}),"
        f" (SELECT MAX(first_day) FROM papers{papers}))"
    ).fetchone()
    return str(row[0]) if row[0] else None


def passage_vectors_wanted(connection: sqlite3.Connection, model: str) -> list[tuple[str, str]]:
    """Return hash and text of the passages that have no vector of this model yet."""
    rows = connection.execute(
        "SELECT p.text_hash, MIN(t.quote) FROM passages p"
        " JOIN passages_text t ON t.rowid = p.number"
        " LEFT JOIN vectors v ON v.model = ? AND v.text_hash = p.text_hash"
        " WHERE v.text_hash IS NULL GROUP BY p.text_hash ORDER BY p.text_hash",
        (model,),
    )
    return [(str(each), str(text)) for each, text in rows]


def papers(connection: sqlite3.Connection, filters: Filters) -> list[StoredPaper]:
    """Return the papers, each told once with the places where it was met again."""
    where, values = conditions(filters, "a", None)
    met, named = first_met(filters)
    rows = connection.execute(
        "SELECT a.id, a.data, a.position, d.sha256, d.source, d.council,"
        " d.committee, d.meeting_date FROM papers a JOIN documents d ON d.sha256 = a.document"
        f" WHERE {met} AND {where}"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256, a.position",
        [*named, *values],
    ).fetchall()
    elsewhere = of_papers(connection, (row[0] for row in rows))
    newer = superseded(connection)
    return [_stored_paper(row, elsewhere(row[0], ""), newer.get(row[0])) for row in rows]


def _stored_paper(
    row: tuple[Any, ...], again: Sequence[Reprint], superseded_by: str | None
) -> StoredPaper:
    _, data, position, sha256, source, council, committee, meeting_date = row
    paper = paper_of(data)
    return StoredPaper(
        id=f"pap-{sha256[:10]}-{position + 1}",
        document=sha256,
        source=source,
        council=council,
        committee=paper.committee or committee,
        meeting_date=meeting_date,
        title=paper.title,
        item=paper.item,
        kind=paper.kind,
        dated=paper.dated,
        pages=paper.pages,
        labels=paper.labels,
        exempt=paper.exempt,
        also_in=tuple(again),
        exempt_pages=paper.exempt_pages,
        superseded_by=superseded_by,
    )


def coverage(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Return how many files and pages there are, and how many pages could not be read."""
    row = connection.execute(
        "SELECT COUNT(*), COALESCE(SUM(pages), 0), COALESCE(SUM(json_array_length(unread)), 0)"
        f" FROM documents d WHERE NOT {ALL_EXEMPT}"
    ).fetchone()
    return int(row[0]), int(row[1]), int(row[2])


def documents(connection: sqlite3.Connection, filters: Filters) -> list[StoredDocument]:
    """Return the files that have been read, by date and name."""
    where, values = conditions(filters, "d", None)
    rows = connection.execute(
        "SELECT d.sha256, d.source, d.kind, d.council, d.committee, d.meeting_date, d.pages,"
        f" d.unread, d.ingested_at, {ALL_EXEMPT}, {_NEWER} FROM documents d WHERE {where}"
        " ORDER BY COALESCE(d.first_day, '9999'), d.source, d.sha256",
        values,
    ).fetchall()
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    counted = "" if filters.include_exempt else " WHERE exempt = 0"
    for sha256, kind, number in connection.execute(
        f"SELECT document, kind, COUNT(*) FROM findings{counted} GROUP BY document, kind"
    ):
        counts[sha256][kind] = number
    for sha256, number in connection.execute(
        f"SELECT document, COUNT(*) FROM passages{counted} GROUP BY document"
    ):
        counts[sha256]["passages"] = number
    return [_stored_document(row, counts[row[0]]) for row in rows]


def _stored_document(row: tuple[Any, ...], counts: dict[str, int]) -> StoredDocument:
    sha256, source, kind, council, committee, meeting_date, pages, unread, ingested_at, *told = row
    named = (*FINDINGS, "passages")
    return StoredDocument(
        sha256=sha256,
        source=source,
        kind=DocumentKind(kind),
        council=council,
        committee=committee,
        meeting_date=meeting_date,
        pages=pages,
        unread_pages=tuple(json.loads(unread)),
        ingested_at=ingested_at,
        counts=tuple((name, counts.get(name, 0)) for name in named),
        exempt=bool(told[0]),
        superseded_by=told[1],
    )


def document(connection: sqlite3.Connection, sha256: str) -> Document | None:
    """Return a document whole, as it was read."""
    row = connection.execute("SELECT body FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    found: Document = loads(zlib.decompress(row[0]).decode(), Document)
    return found
