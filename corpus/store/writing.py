"""Putting a document into the database with all that came from it, and taking it out."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from corpus.days import last_day, span
from corpus.jsonform import FINDINGS, dumps
from corpus.records import Passage
from corpus.store.reprints import bequeath, marks, marks_of, settle
from corpus.store.superseded import revision, settle_again, supersede, waiting_for
from extract.findings import Action, Finding, Findings, Recommendation
from ingest.document import Document, Paper

# Which field says when a record was made, said or stood so; the first that is told counts.
_WHEN = ("made_on", "said_on", "as_of", "edtf", "published", "inspected")
_WHO = ("speaker", "made_by", "body")


def text_hash(text: str) -> str:
    """Return the hash by which the vector of a text is kept."""
    return sha256(text.encode()).hexdigest()[:32]


def put(
    connection: sqlite3.Connection,
    document: Document,
    findings: Findings,
    passages: Sequence[Passage],
    file: str,
    versions: tuple[int, int],
) -> None:
    """Write a document and all that came from it, in place of what came from it before."""
    arrived = _arrival(connection, document.sha256)
    take_out(connection, document.sha256)
    _put_document(connection, document, file, versions, arrived)
    found = [marks(document, position) for position in range(len(document.papers))]
    numbers = [_put_paper(connection, document, at, own) for at, own in enumerate(found)]
    supersede(connection, document.sha256)
    for settled, own in zip(numbers, found, strict=True):
        settle(connection, settled, own)
    for kind in FINDINGS:
        for position, finding in enumerate(getattr(findings, kind)):
            index = _paper_index(document, finding)
            number = None if index is None else numbers[index]
            _put_finding(connection, kind, position, finding, number)
    _put_passages(connection, passages, numbers)


def take_out(connection: sqlite3.Connection, document: str) -> bool:
    """Take a document out with all that came from it; return whether it was there."""
    older = waiting_for(connection, document)
    bequeath(connection, document)
    connection.execute(
        "DELETE FROM passages_text WHERE rowid IN (SELECT number FROM passages WHERE document = ?)",
        (document,),
    )
    for table in ("passages", "findings", "papers"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    gone = connection.execute("DELETE FROM documents WHERE sha256 = ?", (document,))
    settle_again(connection, older)
    for number in older:
        settle(connection, number, marks_of(connection, number))
    return gone.rowcount > 0


def forget(connection: sqlite3.Connection, document: str) -> str | None:
    """Take a document out for good, vectors that only it needed too; return its file's name.

    None where it was not there.
    """
    row = connection.execute("SELECT file FROM documents WHERE sha256 = ?", (document,)).fetchone()
    if row is None:
        return None
    take_out(connection, document)
    connection.execute(
        "DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)"
    )
    return str(row[0])


def _arrival(connection: sqlite3.Connection, document: str) -> int:
    """As how manieth file it came; one that is read again keeps its place."""
    row = connection.execute(
        "SELECT COALESCE((SELECT arrived FROM documents WHERE sha256 = ?),"
        " (SELECT COALESCE(MAX(arrived), 0) + 1 FROM documents))",
        (document,),
    ).fetchone()
    return int(row[0])


def _put_document(
    connection: sqlite3.Connection,
    document: Document,
    file: str,
    versions: tuple[int, int],
    arrived: int,
) -> None:
    days = span(document.meeting_date) or (None, None)
    connection.execute(
        "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            document.sha256,
            document.source,
            document.kind.value,
            document.council,
            document.committee,
            document.meeting_date,
            *days,
            len(document.pages),
            json.dumps(document.unread_pages),
            datetime.now(UTC).isoformat(timespec="seconds"),
            *versions,
            file,
            zlib.compress(dumps(document).encode(), 6),
            arrived,
        ),
    )


def _put_paper(
    connection: sqlite3.Connection, document: Document, position: int, found: set[int]
) -> int:
    paper = document.papers[position]
    dated = paper.dated or document.meeting_date
    row = connection.execute(
        "INSERT INTO papers (document, position, data, title, kind, committee, first_day,"
        " last_day, dated, exempt, paragraphs, revision) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            document.sha256,
            position,
            dumps(paper),
            paper.title,
            paper.kind.value,
            paper.committee or document.committee,
            *(span(dated) or (None, None)),
            dated,
            paper.exempt,
            len(found),
            revision(document, position),
        ),
    )
    number = row.lastrowid
    assert number is not None
    connection.executemany(
        "INSERT INTO paper_marks VALUES (?, ?)", [(mark, number) for mark in found]
    )
    return number


def _paper_index(document: Document, finding: Finding) -> int | None:
    """Which of the document's papers a finding stands in: by title, among those on its page."""
    fitting = [
        index
        for index, paper in enumerate(document.papers)
        if paper.pages[0] <= finding.at.page <= paper.pages[1]
    ]
    named = [index for index in fitting if document.papers[index].title == finding.at.paper]
    return next(iter(named or fitting), None)


def _put_finding(
    connection: sqlite3.Connection, kind: str, position: int, finding: Finding, paper: int | None
) -> None:
    at = finding.at
    told = _first(finding, _WHEN) or at.meeting_date
    connection.execute(
        "INSERT INTO findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            finding.id,
            kind,
            at.document,
            position,
            paper,
            dumps(finding),
            at.quote,
            _own_kind(finding),
            at.committee,
            at.council,
            *(span(told) or (None, None)),
            last_day(_first(finding, ("due",))),
            _first(finding, _WHO),
            "; ".join(finding.owners) if isinstance(finding, Action) else None,
            _first(finding, ("status", "rating")),
            at.exempt,
        ),
    )


def _own_kind(finding: Finding) -> str | None:
    if isinstance(finding, Recommendation):
        return finding.kind.value
    return _first(finding, ("source_kind", "basis", "role"))


def _first(finding: Finding, names: Iterable[str]) -> str | None:
    for name in names:
        value = getattr(finding, name, None)
        if value:
            return str(value)
    return None


def _put_passages(
    connection: sqlite3.Connection, passages: Sequence[Passage], numbers: Sequence[int]
) -> None:
    for passage in passages:
        paper = None if passage.paper_index is None else numbers[passage.paper_index]
        days = span(passage.said_on) or span(passage.printed_on) or (None, None)
        row = connection.execute(
            "INSERT INTO passages (id, document, position, paper, data, text_hash, council,"
            " committee, first_day, last_day, speaker, exempt) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                passage.id,
                passage.document,
                passage.order,
                paper,
                dumps(passage),
                text_hash(passage.quote),
                passage.council,
                passage.committee,
                *days,
                passage.speaker,
                passage.exempt,
            ),
        )
        connection.execute(
            "INSERT INTO passages_text (rowid, heading, quote) VALUES (?,?,?)",
            (row.lastrowid, passage.heading, passage.quote),
        )


def paper_of(text: str) -> Paper:
    """Return a paper as it was kept."""
    from corpus.jsonform import loads

    paper: Paper = loads(text, Paper)
    return paper
