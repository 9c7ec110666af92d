"""Papers that others have taken the place of: corrected, revised, published again.

Two ways tell. New bytes under an old file name, of the same body and meeting and with words in
common, take the place of the old file. And a paper of the same title, committee and day with most
paragraphs the same but not all, or one that says that it is revised, takes the place of the other.
Which is the newer one its own words tell ("revised", "version 3"), else the order of arrival. A
copy with all words the same is a reprint (`reprints`), not a correction.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.naming import council_key
from corpus.store.reprints import in_both, same_day
from ingest.document import Document, PaperKind

# The share of paragraphs that two versions have in common; from the first on they are one paper
# word for word, below the second two papers. Of a file's own name, and of one that says that it
# is revised, less is asked: that tells already. Of two files of other names at other items more
# is: reports of one kind ("Planning application") share the paragraphs on policy.
COPY = 0.8
CLOSE = 0.7
VERSION = 0.5
LEAST = 0.25
_FEWEST = 4  # paragraphs: below this chance decides

_FRONT = 6
_REVISED = re.compile(
    r"\b(?:revised|amended|corrected|replacement|updated version|supersedes|substitution for)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:version|revision|issue|rev\.?|v)\s?\.?(?P<number>\d{1,2})(?:\.\d+)?\b", re.I
)
_DRAFT = re.compile(r"\bdraft\b|\bunconfirmed\b|\bsubject to (?:approval|confirmation)\b", re.I)
# What a title has besides its name where it is of another version.
_VERSION_WORDS = re.compile(
    r"\b(?:revised|amended|corrected|replacement|updated|final|draft|unconfirmed|(?:version|revision|"
    r"issue|rev|v)\s?\.?\d[\d.]*)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Version:
    """A paper as it is compared: of which file, when it came, what it says of its version."""

    number: int
    document: str
    position: int
    title: str
    kind: str
    committee: str
    council: str
    dated: str | None
    exempt: bool
    revision: int
    paragraphs: int
    arrived: int
    item: str | None
    source: str

    @property
    def age(self) -> tuple[int, int, int]:
        """What is greater for the newer version."""
        return self.revision, self.arrived, self.position


_COLUMNS = (
    "a.id, a.document, a.position, COALESCE(a.title, ''), a.kind, COALESCE(a.committee, ''),"
    " COALESCE(d.council, ''), a.dated, a.exempt, a.revision, a.paragraphs, d.arrived,"
    " json_extract(a.data, '$.item'), d.source"
)


def revision(document: Document, position: int) -> int:
    """Return what a paper says of its version: a number, 1 for "revised", -1 for draft minutes.

    0 where it says nothing. A "draft budget" is no draft of a paper, so only minutes count as such.
    """
    paper = document.papers[position]
    front = [b.text for b in document.body() if b.paper == position and not b.rows][:_FRONT]
    lines = [paper.title or "", *(text for text in front if len(text) < 160)]
    numbers = [int(match["number"]) for line in lines[:4] for match in _NUMBERED.finditer(line)]
    if numbers:
        return max(numbers)
    if any(_REVISED.search(line) for line in lines):
        return 1
    draft = paper.kind is PaperKind.MINUTES and any(_DRAFT.search(line) for line in lines[:4])
    return -1 if draft else 0


def supersede(connection: sqlite3.Connection, document: str) -> None:
    """Settle which papers a document takes the place of, and which take the place of its own."""
    own = _versions(connection, "a.document = ?", [document])
    for other in _of_same_name(connection, document, own):
        _whole(connection, own, other)
    for mine in own:
        _settle_one(connection, mine)


def settle_again(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Settle anew papers whose newer version is gone."""
    for number in numbers:
        row = connection.execute("SELECT document FROM papers WHERE id = ?", (number,)).fetchone()
        if row is not None:
            supersede(connection, row[0])


def waiting_for(connection: sqlite3.Connection, document: str) -> list[int]:
    """Return the papers of other documents that papers of this one took the place of."""
    rows = connection.execute(
        "SELECT a.id FROM papers a JOIN papers n ON n.id = a.superseded_by"
        " WHERE n.document = ? AND a.document <> ?",
        (document, document),
    ).fetchall()
    return [number for (number,) in rows]


def superseded(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the papers that others took the place of, with the id of the newest version."""
    rows = connection.execute(
        "SELECT a.id, a.superseded_by, n.document, n.position FROM papers a"
        " JOIN papers n ON n.id = a.superseded_by WHERE a.superseded_by IS NOT NULL"
    ).fetchall()
    return {number: f"pap-{document[:10]}-{position + 1}" for number, _, document, position in rows}


def replaced(connection: sqlite3.Connection, document: str) -> list[str]:
    """Return the names of the files of which papers of this document took the place."""
    rows = connection.execute(
        "SELECT DISTINCT d.source FROM papers a JOIN papers n ON n.id = a.superseded_by"
        " JOIN documents d ON d.sha256 = a.document WHERE n.document = ? AND a.document <> ?"
        " ORDER BY d.source",
        (document, document),
    ).fetchall()
    return [str(source) for (source,) in rows]


def _versions(
    connection: sqlite3.Connection, where: str, values: Sequence[object]
) -> list[_Version]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM papers a JOIN documents d ON d.sha256 = a.document"
        f" WHERE {where} ORDER BY a.document, a.position",
        values,
    ).fetchall()
    return [_Version(*row) for row in rows]


def _of_same_name(
    connection: sqlite3.Connection, document: str, own: Sequence[_Version]
) -> list[list[_Version]]:
    """The papers of each other file of this name that is of the same body and meeting."""
    rows = connection.execute(
        "SELECT o.sha256, o.council, o.committee, o.meeting_date, m.council, m.committee,"
        " m.meeting_date FROM documents m JOIN documents o ON o.source = m.source COLLATE NOCASE"
        " AND o.sha256 <> m.sha256 WHERE m.sha256 = ?",
        (document,),
    ).fetchall()
    found = []
    for sha256, *told in rows:
        council, committee, day, my_council, my_committee, my_day = told
        if not (_of_one_council(council, my_council) and _fits(committee, my_committee)):
            continue
        theirs = _versions(connection, "a.document = ?", [sha256])
        days = _dated(day, theirs), _dated(my_day, own)
        if own and theirs and _one_file(connection, days, theirs, own):
            found.append(theirs)
    return found


def _dated(day: str | None, papers: Sequence[_Version]) -> str | None:
    """The day of a file's meeting, or else of the first of its papers that has one."""
    return day or next((paper.dated for paper in papers if paper.dated), None)


def _one_file(
    connection: sqlite3.Connection,
    days: tuple[str | None, str | None],
    theirs: Sequence[_Version],
    own: Sequence[_Version],
) -> bool:
    """Whether one file can be another version of a file of its name.

    One meeting's "report.pdf" can be two papers: a title or words must be the same. Without a day
    it can be of any meeting, where reports share what is printed in all: more is asked.
    """
    titled = _same_title(own[0], theirs[0])
    if None not in days:
        enough = titled or _shared(connection, own, theirs, min) >= LEAST
        return same_day(*days) and enough
    return titled and _shared(connection, own, theirs, max) >= VERSION


def _whole(
    connection: sqlite3.Connection, own: Sequence[_Version], other: Sequence[_Version]
) -> None:
    """One file in the place of another: each paper of the older goes to its like of the newer.

    One that has no like stays, as where a supplement has the pack's name, unless the newer file
    has most words of the older: then it was taken out, or is named otherwise. What is exempt stays
    beside the version that may be seen, which can lack what it is exempt for.
    """
    if not own or not other:
        return
    mine_newer = own[0].age > other[0].age
    older, newer = (other, own) if mine_newer else (own, other)
    most = _shared(connection, older, newer, lambda before, _: before) >= VERSION
    for paper in older:
        put_by = _like(connection, paper, older, newer) or (newer[0] if most else None)
        if put_by is not None and put_by.exempt == paper.exempt:
            _put_by(connection, paper, put_by)


def _like(
    connection: sqlite3.Connection,
    paper: _Version,
    older: Sequence[_Version],
    newer: Sequence[_Version],
) -> _Version | None:
    """The paper of the newer file that has the name of one of the older.

    Where several have one name, words tell which of them it is.
    """
    named = [each for each in newer if _same_name(each, paper)]
    if len(named) <= 1 and sum(_same_name(each, paper) for each in older) == 1:
        return next(iter(named), None)
    shares = [(_shared(connection, [paper], [each], min), each) for each in named]
    share, like = max(shares, key=lambda each: each[0], default=(0.0, None))
    return like if share >= LEAST else None


def _settle_one(connection: sqlite3.Connection, mine: _Version) -> None:
    """One paper against those with the same title, committee and day in other documents."""
    if mine.paragraphs < _FEWEST or not mine.title or mine.dated is None:
        return
    least = max(1, round(LEAST * mine.paragraphs))
    rows = connection.execute(
        "SELECT o.paper, COUNT(*) FROM paper_marks m JOIN paper_marks o ON o.mark = m.mark"
        " JOIN papers a ON a.id = o.paper WHERE m.paper = ? AND o.paper <> m.paper"
        " AND a.document <> ? AND a.exempt = ? GROUP BY o.paper HAVING COUNT(*) >= ?",
        (mine.number, mine.document, mine.exempt, least),
    ).fetchall()
    for number, common in rows:
        (other,) = _versions(connection, "a.id = ?", [number])
        if not _one_paper(mine, other):
            continue
        share = common / max(mine.paragraphs, other.paragraphs)
        told = mine.revision != other.revision
        least_told = VERSION if _one_place(mine, other) else CLOSE
        corrected = least_told <= share < COPY and mine.kind != PaperKind.MINUTES.value
        if (told and share >= LEAST) or (not told and corrected):
            older, newer = sorted((mine, other), key=lambda each: each.age)
            _put_by(connection, older, newer)


def _one_place(one: _Version, other: _Version) -> bool:
    """Whether two papers of one name have the same file name or agenda item, too."""
    same_item = one.item is not None and one.item == other.item
    return same_item or one.source.casefold() == other.source.casefold()


def _one_paper(one: _Version, other: _Version) -> bool:
    """Whether two papers can be versions of one: title, kind, body and day agree."""
    return (
        one.kind == other.kind
        and other.paragraphs >= _FEWEST
        and other.dated is not None
        and same_day(one.dated, other.dated)
        and _same_title(one, other)
        and _of_one_council(one.council, other.council)
        and _fits(one.committee, other.committee)
    )


def _put_by(connection: sqlite3.Connection, older: _Version, newer: _Version) -> None:
    """Mark the older paper; one that is marked keeps the newest of those that follow it.

    What says of itself that it is newer, and came under the name of the older, stays as it was
    told first: two papers never put each other out. Neither is a reprint of the other.
    """
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM papers p JOIN papers a ON a.id = p.superseded_by"
        " JOIN documents d ON d.sha256 = a.document WHERE p.id = ?",
        (older.number,),
    ).fetchone()
    if row is not None and _Version(*row).age >= newer.age:
        return
    if older.number in _after(connection, newer.number):
        return
    connection.execute(
        "UPDATE papers SET superseded_by = ? WHERE id = ?", (newer.number, older.number)
    )
    connection.execute(
        "UPDATE papers SET reprint_of = NULL WHERE id IN (?, ?) AND reprint_of IN (?, ?)",
        (older.number, newer.number, older.number, newer.number),
    )


def _after(connection: sqlite3.Connection, number: int) -> set[int]:
    """The papers that took the place of one, one after the other."""
    rows = connection.execute(
        "WITH RECURSIVE newer (id) AS (SELECT superseded_by FROM papers WHERE id = ? UNION"
        " SELECT a.superseded_by FROM papers a JOIN newer ON a.id = newer.id)"
        " SELECT id FROM newer WHERE id IS NOT NULL",
        (number,),
    ).fetchall()
    return {found for (found,) in rows}


def _shared(
    connection: sqlite3.Connection,
    mine: Sequence[_Version],
    theirs: Sequence[_Version],
    of: Callable[[int, int], int],
) -> float:
    """The share of paragraphs that stand in both, of those of the shorter (`min`) or longer."""
    one, other = [each.number for each in mine], [each.number for each in theirs]
    return in_both(connection, one, other, of)


def _same_name(one: _Version, other: _Version) -> bool:
    return one.kind == other.kind and _same_title(one, other)


def _same_title(one: _Version, other: _Version) -> bool:
    return _name(one.title) == _name(other.title)


def _name(title: str) -> str:
    return _NOT_WORDS.sub(" ", _VERSION_WORDS.sub(" ", title.casefold())).strip()


def _fits(one: str | None, other: str | None) -> bool:
    return not one or not other or one.casefold() == other.casefold()


def _of_one_council(one: str | None, other: str | None) -> bool:
    """Whether two files can be of one council, whose name they may write in two ways."""
    return _fits(council_key(one), council_key(other))
