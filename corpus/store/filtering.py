"""Filters as conditions of a query."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from corpus.days import first_day, last_day
from corpus.records import Filters

Condition = tuple[str, list[str]]


# A document (`d`) all of whose papers are not for publication.
ALL_EXEMPT = (
    "(EXISTS (SELECT 1 FROM papers x WHERE x.document = d.sha256) AND NOT EXISTS"
    " (SELECT 1 FROM papers x WHERE x.document = d.sha256 AND x.exempt = 0))"
)


class Add(Protocol):
    """Takes a condition and the values for its question marks."""

    def __call__(self, part: str, *with_values: str) -> None:
        """Add them."""


def conditions(filters: Filters, table: str, today: str | None) -> Condition:
    """Return the WHERE part for a table of findings, passages, papers or documents.

    `table` is its alias; documents are joined in as `d`. `today` is the day that `overdue` is
    reckoned from.
    """
    parts: list[str] = []
    values: list[str] = []

    def add(part: str, *with_values: str) -> None:
        parts.append(part)
        values.extend(with_values)

    if not filters.include_exempt:
        add(f"{table}.exempt = 0" if table != "d" else f"NOT {ALL_EXEMPT}")
    if filters.council:
        add("d.council LIKE ? ESCAPE '\\'", _contains(filters.council))
    if filters.councils:
        add(f"d.council IN ({', '.join('?' * len(filters.councils))})", *filters.councils)
    if filters.committee:
        own = f"COALESCE({table}.committee, d.committee)" if table != "d" else "d.committee"
        add(f"{own} LIKE ? ESCAPE '\\'", _contains(filters.committee))
    if filters.source:
        named, source = _of_source(filters.source, "d")
        add(named, *source)
    if filters.since:
        add(f"{table}.last_day >= ?", first_day(filters.since) or filters.since)
    if filters.until:
        add(f"{table}.first_day <= ?", last_day(filters.until) or filters.until)
    if table in ("f", "p") and filters.speaker:
        add(f"{table}.speaker LIKE ? ESCAPE '\\'", _contains(filters.speaker))
    if table == "f":
        _add_own(add, filters, today)
    elif filters.kind and table in ("d", "a"):
        add(f"{table}.kind = ?", filters.kind)
    return (" AND ".join(parts) or "1", values)


def first_met(filters: Filters) -> Condition:
    """Return the WHERE part that leaves reprints to the paper they repeat (papers are `a`).

    Papers that a newer version took the place of are left out, unless they are asked for.
    One that a filter asks for by its file is shown, unless an earlier copy is asked for too.
    """
    current = "" if filters.include_superseded else "a.superseded_by IS NULL AND "
    if not filters.source:
        return f"{current}a.reprint_of IS NULL", []
    named, values = _of_source(filters.source, "e")
    earlier = (
        "SELECT 1 FROM papers x JOIN documents e ON e.sha256 = x.document WHERE"
        f" (x.id = a.reprint_of OR (x.reprint_of = a.reprint_of AND x.id < a.id)) AND {named}"
    )
    return f"{current}(a.reprint_of IS NULL OR NOT EXISTS ({earlier}))", values


def of_first(filters: Filters, table: str) -> Condition:
    """Return the WHERE part that leaves reprints out of a table of what stands in papers.

    The papers are gone through once, not again for every row.
    """
    if not filters.source:
        # Reprints are few, and have an index of their own; so have papers of older versions.
        others = "SELECT a.id FROM papers a WHERE a.reprint_of IS NOT NULL"
        if not filters.include_superseded:
            others += " UNION ALL SELECT a.id FROM papers a WHERE a.superseded_by IS NOT NULL"
        return f"({table}.paper IS NULL OR {table}.paper NOT IN ({others}))", []
    met, values = first_met(filters)
    papers = f"SELECT a.id FROM papers a WHERE {met}"
    return f"({table}.paper IS NULL OR {table}.paper IN ({papers}))", values


def _of_source(source: str, table: str) -> Condition:
    """A file by its name, with or without its suffix."""
    suffixed = PurePath(source).suffix.lower() in (".pdf", ".html", ".htm", ".txt", ".md", ".docx")
    if suffixed:
        return f"{table}.source = ? COLLATE NOCASE", [source]
    return (
        f"({table}.source = ? COLLATE NOCASE OR {table}.source LIKE ? ESCAPE '\\')",
        [source, _escaped(source) + ".%"],
    )


def _add_own(add: Add, filters: Filters, today: str | None) -> None:
    if filters.owner:
        add("f.owners LIKE ? ESCAPE '\\'", _contains(filters.owner))
    if filters.status:
        add("f.status = ?", filters.status)
    if filters.kind:
        add("f.own_kind = ?", filters.kind)
    if filters.overdue:
        on = filters.on or today or ""
        closed = "'complete', 'superseded', 'rejected'"
        add(f"f.due_day < ? AND COALESCE(f.status, '') NOT IN ({closed})", on)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _contains(words: str) -> str:
    return f"%{_escaped(words)}%"
