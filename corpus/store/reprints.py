"""The same paper met again: a report in a pack and as a file of its own is one paper.

Papers are compared by their paragraphs' words, each as one small number; the share that both
have decides. Candidates come from an index, so a large corpus costs no more than a small one.
"""

from __future__ import annotations

import re
import sqlite3
from hashlib import blake2b

from corpus.days import span
from ingest.document import BlockKind, Document

SAME_SHARE = 0.8
FEWEST = 5  # paragraphs: two short papers can share their few sentences by chance
_SHORTEST = 40  # characters: "RESOLVED:" and its like are in every paper
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def marks(document: Document, position: int) -> set[int]:
    """Return the marks of a paper's paragraphs, tables by their cells."""
    found: set[int] = set()
    for block in document.body():
        if block.paper != position:
            continue
        texts = (
            [cell.text for row in block.rows for cell in row if not cell.inherited]
            if block.kind is BlockKind.TABLE
            else [block.text]
        )
        found.update(_mark(text) for text in texts if len(text) >= _SHORTEST)
    return found


def _mark(text: str) -> int:
    words = _NOT_WORDS.sub(" ", text.casefold()).strip()
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), signed=True)


def settle(connection: sqlite3.Connection, number: int, found: set[int]) -> None:
    """Make a paper a reprint of the same one met earlier, or later ones reprints of it.

    `found` are the paper's marks. A superseded paper is nobody's reprint, and a paper for all eyes
    is never folded into an exempt one.
    """
    arrived, dated, exempt, document, superseded = connection.execute(
        "SELECT d.arrived, a.dated, a.exempt, a.document, a.superseded_by FROM papers a"
        " JOIN documents d ON d.sha256 = a.document WHERE a.id = ?",
        (number,),
    ).fetchone()
    if superseded is not None:
        return
    same = [
        (other, other_arrived)
        for other, other_arrived, other_dated, other_exempt in _alike(connection, found, document)
        if _same_day(dated, other_dated) and exempt == other_exempt
    ]
    first = next((other for other, other_arrived in same if other_arrived < arrived), None)
    if first is not None:
        connection.execute("UPDATE papers SET reprint_of = ? WHERE id = ?", (first, number))
        return
    for other, _ in same:
        connection.execute(
            "UPDATE papers SET reprint_of = ? WHERE id = ? OR reprint_of = ?",
            (number, other, other),
        )


def marks_of(connection: sqlite3.Connection, number: int) -> set[int]:
    """Return the marks of a paper as they are kept."""
    rows = connection.execute("SELECT mark FROM paper_marks WHERE paper = ?", (number,))
    return {mark for (mark,) in rows}


def bequeath(connection: sqlite3.Connection, document: str) -> None:
    """Before a document goes: of each of its papers' reprints the earliest takes its place."""
    orphaned = connection.execute(
        "SELECT a.reprint_of, a.id FROM papers a JOIN documents d ON d.sha256 = a.document"
        " WHERE a.reprint_of IN (SELECT id FROM papers WHERE document = ?)"
        " ORDER BY d.arrived, a.position",
        (document,),
    ).fetchall()
    heirs: dict[int, int] = {}
    for first, other in orphaned:
        heirs.setdefault(first, other)
    for first, heir in heirs.items():
        connection.execute("UPDATE papers SET reprint_of = NULL WHERE id = ?", (heir,))
        connection.execute("UPDATE papers SET reprint_of = ? WHERE reprint_of = ?", (heir, first))


def _alike(
    connection: sqlite3.Connection, found: set[int], document: str
) -> list[tuple[int, int, str | None, int]]:
    """Number, arrival, date and exemption of papers with the same paragraphs, the likest first.

    Only papers of other documents that are not reprints themselves.
    """
    if len(found) < FEWEST:
        return []
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (mark INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT INTO wanted VALUES (?)", [(mark,) for mark in found])
    rows = connection.execute(
        "SELECT a.id, d.arrived, a.dated, a.exempt, a.paragraphs, COUNT(*) FROM wanted"
        " JOIN paper_marks USING (mark) JOIN papers a ON a.id = paper_marks.paper"
        " JOIN documents d ON d.sha256 = a.document"
        " WHERE a.reprint_of IS NULL AND a.superseded_by IS NULL AND a.document <> ?"
        " GROUP BY a.id ORDER BY COUNT(*) DESC, d.arrived, a.position",
        (document,),
    ).fetchall()
    return [
        (number, arrived, dated, exempt)
        for number, arrived, dated, exempt, paragraphs, common in rows
        if paragraphs >= FEWEST and common >= SAME_SHARE * max(len(found), paragraphs)
    ]


def _same_day(one: str | None, other: str | None) -> bool:
    mine, theirs = span(one), span(other)
    if mine is None or theirs is None:
        return True
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]
