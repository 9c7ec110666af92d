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
FEWEST = 4
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


def original_of(
    connection: sqlite3.Connection, found: set[int], dated: str | None, document: str
) -> int | None:
    """Return the number of the stored paper that one with these marks is a reprint of."""
    if len(found) < FEWEST:
        return None
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (mark INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT INTO wanted VALUES (?)", [(mark,) for mark in found])
    rows = connection.execute(
        "SELECT a.id, a.paragraphs, a.dated, COUNT(*) FROM wanted"
        " JOIN paper_marks USING (mark) JOIN papers a ON a.id = paper_marks.paper"
        " WHERE a.reprint_of IS NULL AND a.document <> ? GROUP BY a.id ORDER BY COUNT(*) DESC",
        (document,),
    )
    for number, paragraphs, other_dated, common in rows:
        same = common >= SAME_SHARE * max(len(found), paragraphs)
        if same and paragraphs >= FEWEST and _same_day(dated, other_dated):
            return int(number)
    return None


def _same_day(one: str | None, other: str | None) -> bool:
    mine, theirs = span(one), span(other)
    if mine is None or theirs is None:
        return True
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]
