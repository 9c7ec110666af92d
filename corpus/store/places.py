"""Where a record stands besides its own place: the same paper in another file.

Papers that are the same make a family: the one read first and its reprints.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.store.writing import paper_of
from extract.findings import Reprint

# SQLite takes so many values in one statement, and more.
_AT_ONCE = 500

# The place of a finding or passage as the database keeps it, by its paper and its words.
_FINDINGS = (
    "SELECT f.paper, f.quote, d.source, json_extract(f.data, '$.at.page'),"
    " json_extract(f.data, '$.at.page_label') FROM findings f"
    " JOIN documents d ON d.sha256 = f.document WHERE f.kind = ? AND f.paper IN ({})"
    " ORDER BY f.position DESC"
)
_PASSAGES = (
    "SELECT p.paper, json_extract(p.data, '$.quote'), d.source, json_extract(p.data, '$.page'),"
    " json_extract(p.data, '$.page_label') FROM passages p"
    " JOIN documents d ON d.sha256 = p.document WHERE p.text_hash IN (SELECT value FROM"
    " json_each(?)) AND +p.paper IN ({}) ORDER BY p.position DESC"
)

Elsewhere = Callable[[int | None, str], tuple[Reprint, ...]]
"""Gives the other places of words in a paper, the one read first in front."""


def of_findings(
    connection: sqlite3.Connection, kind: str, papers: Iterable[int | None]
) -> Elsewhere:
    """Return what tells the other places of a kind's findings that stand in some papers."""
    return _elsewhere(connection, _FINDINGS, [kind], papers)


def of_passages(
    connection: sqlite3.Connection, papers: Iterable[int | None], texts: Iterable[str]
) -> Elsewhere:
    """Return what tells the other places of passages that stand in some papers.

    `texts` are the hashes of the passages' words: the others in those papers need no looking at.
    """
    return _elsewhere(connection, _PASSAGES, [json.dumps(sorted(texts))], papers)


def of_papers(connection: sqlite3.Connection, papers: Iterable[int | None]) -> Elsewhere:
    """Return what tells the first pages of the other copies of papers."""
    return _elsewhere(connection, None, [], papers)


def _elsewhere(
    connection: sqlite3.Connection,
    query: str | None,
    values: list[str],
    papers: Iterable[int | None],
) -> Elsewhere:
    wanted = {paper for paper in papers if paper is not None}
    others, firsts = _families(connection, wanted)
    told: dict[tuple[int, str], Reprint] = {}
    for some in _chunks(sorted(firsts)) if query else ():
        marks = ",".join("?" * len(some))
        found = connection.execute((query or "").format(marks), [*values, *some])
        for paper, quote, source, page, label in found:
            told[paper, quote] = Reprint(source, page, label)

    def places(paper: int | None, quote: str) -> tuple[Reprint, ...]:
        family = others.get(paper, ()) if paper is not None else ()
        # Where the very words are not found again, the paper's first page must do.
        return tuple(told.get((other, quote), firsts[other]) for other in family)

    return places


def _families(
    connection: sqlite3.Connection, wanted: set[int]
) -> tuple[dict[int, list[int]], dict[int, Reprint]]:
    """The other papers of each wanted one's family, and the first page of each of those."""
    rows = connection.execute(
        "SELECT a.id, COALESCE(a.reprint_of, a.id), d.source, a.data FROM papers a"
        " JOIN documents d ON d.sha256 = a.document WHERE a.reprint_of IS NOT NULL"
        " OR a.id IN (SELECT reprint_of FROM papers WHERE reprint_of IS NOT NULL)"
        " ORDER BY d.arrived, a.position"
    ).fetchall()
    members: dict[int, list[int]] = {}
    for number, family, _, _ in rows:
        members.setdefault(family, []).append(number)
    others = {
        number: [each for each in members[family] if each != number]
        for number, family, _, _ in rows
        if number in wanted
    }
    needed = {each for family in others.values() for each in family}
    firsts = {}
    for number, _, source, data in rows:
        if number in needed:
            paper = paper_of(data)
            firsts[number] = Reprint(source, paper.pages[0], paper.labels[0])
    return others, firsts


def _chunks(values: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
