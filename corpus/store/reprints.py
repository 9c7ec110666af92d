"""The same paper met again: a report in a pack and as a file of its own is one paper.

Papers are compared by their paragraphs' words, each as one small number; the share that both
have decides. Candidates come from an index, so a large corpus costs no more than a small one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
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


# Whether an exempt part was found in a paper (`a`), 0 or 1.
_PARTLY = "(COALESCE(json_array_length(a.data, '$.exempt_pages'), 0) > 0)"


def settle(connection: sqlite3.Connection, number: int, found: set[int]) -> None:
    """Make a paper a reprint of the same one met earlier, or later ones reprints of it.

    `found` are the paper's marks. A superseded paper is nobody's reprint, and a paper for all eyes
    is never folded into an exempt one: nor into one with an exempt part, whenever that came.
    """
    arrived, dated, exempt, partly, document, superseded = connection.execute(
        f"SELECT d.arrived, a.dated, a.exempt, {_PARTLY}, a.document, a.superseded_by"
        " FROM papers a JOIN documents d ON d.sha256 = a.document WHERE a.id = ?",
        (number,),
    ).fetchone()
    if superseded is not None:
        return
    same = [
        (other, rank)
        for other, rank, other_dated, other_exempt in _alike(connection, found, document)
        if same_day(dated, other_dated) and exempt == other_exempt
    ]
    first = next((other for other, rank in same if rank < (partly, arrived)), None)
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
    """Before a document goes: of each of its papers' reprints the earliest takes its place.

    One without an exempt part goes before that.
    """
    orphaned = connection.execute(
        "SELECT a.reprint_of, a.id FROM papers a JOIN documents d ON d.sha256 = a.document"
        " WHERE a.reprint_of IN (SELECT id FROM papers WHERE document = ?)"
        f" ORDER BY {_PARTLY}, d.arrived, a.position",
        (document,),
    ).fetchall()
    heirs: dict[int, int] = {}
    for first, other in orphaned:
        heirs.setdefault(first, other)
    for first, heir in heirs.items():
        connection.execute("UPDATE papers SET reprint_of = NULL WHERE id = ?", (heir,))
        connection.execute("UPDATE papers SET reprint_of = ? WHERE reprint_of = ?", (heir, first))


def same_day(one: str | None, other: str | None) -> bool:
    """Return whether two days or periods (EDTF) have a day in common; so where one is not told."""
    mine, theirs = span(one), span(other)
    if mine is None or theirs is None:
        return True
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def in_both(
    connection: sqlite3.Connection,
    papers: Sequence[int],
    others: Sequence[int],
    of: Callable[[int, int], int],
) -> float:
    """Return the share of paragraphs that stand in some papers and in others as well.

    Of how many, `of` tells from how many each side has.
    """
    one, other = _marks_in(papers), _marks_in(others)
    counts = [
        int(connection.execute(f"SELECT COUNT(*) FROM ({query})", values).fetchone()[0])
        for query, values in (
            (one, [*papers]),
            (other, [*others]),
            (f"{one} INTERSECT {other}", [*papers, *others]),
        )
    ]
    counted = of(counts[0], counts[1])
    return counts[2] / counted if counted else 0.0


def _marks_in(papers: Sequence[int]) -> str:
    return f"SELECT DISTINCT mark FROM paper_marks WHERE paper IN ({','.join('?' * len(papers))})"


def _alike(
    connection: sqlite3.Connection, found: set[int], document: str
) -> list[tuple[int, tuple[int, int], str | None, int]]:
    """Number, rank, date and exemption of papers with the same paragraphs, the likest first.

    Only papers of other documents that are not reprints themselves. The rank tells which one is
    to stand for others: whether it has an exempt part, and when it came.
    """
    if len(found) < FEWEST:
        return []
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (mark INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT INTO wanted VALUES (?)", [(mark,) for mark in found])
    rows = connection.execute(
        f"SELECT a.id, {_PARTLY}, d.arrived, a.dated, a.exempt, a.paragraphs, COUNT(*) FROM wanted"
        " JOIN paper_marks USING (mark) JOIN papers a ON a.id = paper_marks.paper"
        " JOIN documents d ON d.sha256 = a.document"
        " WHERE a.reprint_of IS NULL AND a.superseded_by IS NULL AND a.document <> ?"
        " GROUP BY a.id ORDER BY COUNT(*) DESC, d.arrived, a.position",
        (document,),
    ).fetchall()
    return [
        (number, (partly, arrived), dated, exempt)
        for number, partly, arrived, dated, exempt, paragraphs, common in rows
        if paragraphs >= FEWEST and common >= SAME_SHARE * max(len(found), paragraphs)
    ]
