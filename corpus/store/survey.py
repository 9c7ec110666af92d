"""All passages at a glance: what filters and ranking ask of each, and its vectors, in one pass."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One passage, by its number in the store.

    `committee` is its own or its document's, days are YYYY-MM-DD, `words` counts those of its
    quote and heading, `vector` holds its vectors as they are kept, empty for none.
    """

    number: int
    council: str | None
    committee: str | None
    speaker: str | None
    first_day: str | None
    last_day: str | None
    exempt: bool
    reprint: bool
    superseded: bool
    words: int
    vector: bytes


def surveyed(connection: sqlite3.Connection, model: str) -> Iterator[Surveyed]:
    """Yield every passage in the order of numbers; exempt ones and reprints are marked."""
    rows = connection.execute(
        "SELECT p.number, d.council, COALESCE(p.committee, d.committee), p.speaker,"
        " p.first_day, p.last_day, p.exempt, a.reprint_of IS NOT NULL,"
        " a.superseded_by IS NOT NULL, s.sz, v.vector"
        " FROM passages p JOIN documents d ON d.sha256 = p.document"
        " LEFT JOIN papers a ON a.id = p.paper"
        " LEFT JOIN passages_text_docsize s ON s.id = p.number"
        " LEFT JOIN vectors v ON v.model = ? AND v.text_hash = p.text_hash ORDER BY p.number",
        (model,),
    )
    for number, council, committee, speaker, first, last, exempt, *rest in rows:
        reprint, superseded, sizes, vector = rest
        yield Surveyed(
            number=number,
            council=council,
            committee=committee,
            speaker=speaker,
            first_day=first,
            last_day=last,
            exempt=bool(exempt),
            reprint=bool(reprint),
            superseded=bool(superseded),
            words=_sum(sizes or b""),
            vector=vector or b"",
        )


def some_vectors(connection: sqlite3.Connection, model: str, number: int) -> list[bytes]:
    """Return some vectors: the first by the hash of their text, which is chance enough."""
    rows = connection.execute(
        "SELECT vector FROM vectors WHERE model = ? ORDER BY text_hash LIMIT ?", (model, number)
    )
    return [vector for (vector,) in rows]


def _sum(sizes: bytes) -> int:
    """The words of all columns, from the numbers of seven bits a byte that FTS5 keeps."""
    total = value = 0
    for byte in sizes:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            total, value = total + value, 0
    return total
