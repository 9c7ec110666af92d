"""What the benchmarks of reliability share: papers made up, commands run, a database looked at."""

from __future__ import annotations

import fcntl
import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "sample" / "papers"
# Those of the sample that are read in a fraction of a second.
SMALL_SAMPLES = (
    "wexcombe-minutes-2021-09-23.html",
    "wexcombe-ofsted-focused-visit-2022-07-20.pdf",
    "wexcombe-ofsted-inspection-2021-07-05.pdf",
)
# A machine that does all this at once may let a process wait for a minute.
PATIENT = ("--time-limit", 900)
_MONTHS = ("January", "March", "May", "July", "September", "November")
_MATTERS = (
    "the repair of the footbridge at Sallow Lane",
    "the number of children who are educated at home",
    "the waiting list for the breakfast club",
    "the report on return home interviews",
    "the lighting of the towpath below the weir",
    "the training of school governors in safeguarding",
)
_OFFICERS = ("Head of Access", "Estates Manager", "Director of Children's Services")


def made_paper(number: int) -> str:
    """Return the minutes of a meeting that never was; each number gives others."""
    drawn = random.Random(number)
    year, month = 2015 + number % 9, _MONTHS[number % len(_MONTHS)]
    lines = [
        "WEXMOUTH BOROUGH COUNCIL",
        "CHILDREN'S SCRUTINY PANEL",
        f"MINUTES OF THE MEETING HELD ON {1 + number % 28} {month.upper()} {year}",
    ]
    for item in range(1, 4):
        matter, officer = drawn.choice(_MATTERS), drawn.choice(_OFFICERS)
        lines += [
            f"{item}. {matter.upper()}",
            f"The Panel considered {matter}, case {number}-{item}. Councillor Birch asked what"
            f" had become of it since the last meeting, and was told that {drawn.randrange(90)}"
            f" families had been written to. The {officer} said that the work would be done in"
            f" stages, that money had been found for {drawn.randrange(9)} of them, and that a"
            " further report would follow.",
            "RESOLVED that:",
            f"(i) the {officer} bring a report on {matter} to the Panel by 30 {month} {year + 1};",
            f"(ii) the plan for case {number}-{item} be noted.",
        ]
    return "\n\n".join(lines) + "\n"


def write_papers(folder: Path, made: int, samples: bool = True) -> None:
    """Fill a folder with made papers, and with the small ones of the sample."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(made):
        (folder / f"minutes-{number:04}.txt").write_text(made_paper(number), "utf-8")
    for name in SMALL_SAMPLES if samples else ():
        shutil.copy(SAMPLES / name, folder / name)


def environment() -> Mapping[str, str]:
    """The environment for commands: this checkout's modules, whatever else is installed."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}


def matters(*args: object, corpus: Path) -> subprocess.CompletedProcess[str]:
    """Run one `matters` command to its end."""
    return subprocess.run(
        command(*args, corpus=corpus),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def command(*args: object, corpus: Path) -> list[str]:
    """Return the words that run a `matters` command."""
    return [sys.executable, "-m", "cli", *map(str, args), "--corpus", str(corpus)]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a corpus holds of one document: a digest of its rows, and its kept copy's state."""

    rows: str
    copy_whole: bool


_ROWS = (
    "SELECT 'finding', id, kind, position, data FROM findings WHERE document = ?",
    "SELECT 'paper', position, data, title, paragraphs FROM papers WHERE document = ?",
    "SELECT 'passage', id, position, data, text_hash FROM passages WHERE document = ?",
    "SELECT 'words', t.heading, t.quote FROM passages p"
    " JOIN passages_text t ON t.rowid = p.number WHERE p.document = ?",
    "SELECT 'mark', m.mark, a.position FROM paper_marks m JOIN papers a ON a.id = m.paper"
    " WHERE a.document = ?",
)
_STRAY = (
    "SELECT COUNT(*) FROM findings WHERE document NOT IN (SELECT sha256 FROM documents)",
    "SELECT COUNT(*) FROM papers WHERE document NOT IN (SELECT sha256 FROM documents)",
    "SELECT COUNT(*) FROM passages WHERE document NOT IN (SELECT sha256 FROM documents)",
    "SELECT COUNT(*) FROM passages_text WHERE rowid NOT IN (SELECT number FROM passages)",
    "SELECT COUNT(*) FROM passages WHERE number NOT IN (SELECT rowid FROM passages_text)",
    "SELECT COUNT(*) FROM paper_marks WHERE paper NOT IN (SELECT id FROM papers)",
)


def stored(corpus: Path) -> dict[str, Stored]:
    """Return what a corpus holds, by the sha256 of each document; nothing where it has no tables.

    The database is read as it is, by none of the program's own code.
    """
    path = corpus / "matters.sqlite3"
    if not path.exists():
        return {}
    found = {}
    with closing(sqlite3.connect(path)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone():
            return {}
        for sha256, file in db.execute("SELECT sha256, file FROM documents").fetchall():
            digest = hashlib.sha256()
            for query in _ROWS:
                for row in sorted(map(repr, db.execute(query, (sha256,)))):
                    digest.update(row.encode())
            copy = corpus / file
            whole = copy.is_file() and hashlib.sha256(copy.read_bytes()).hexdigest() == sha256
            found[sha256] = Stored(digest.hexdigest(), whole)
    return found


def links(corpus: Path) -> list[str]:
    """Return what ties records into threads; nothing where the corpus keeps none of it."""
    with closing(sqlite3.connect(corpus / "matters.sqlite3")) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'links'").fetchone():
            return []
        return sorted(map(repr, db.execute("SELECT * FROM links")))


def stray_rows(corpus: Path) -> int:
    """Return how many rows belong to no document; -1 where the database is damaged."""
    path = corpus / "matters.sqlite3"
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(path)) as db:
            if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return -1
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'passages'").fetchone():
                return 0
            return sum(db.execute(query).fetchone()[0] for query in _STRAY)
    except sqlite3.DatabaseError:
        return -1


def lock_is_free(corpus: Path) -> bool:
    """Whether the writing lock can be taken at once."""
    if not corpus.exists():
        return True
    with (corpus / ".writing").open("a") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def told(counts: Counter[str], names: Mapping[str, str]) -> str:
    """Return counts as one line, zeros too: "killed 200, documents lost 0"."""
    return ", ".join(f"{words} {counts[name]:,}" for name, words in names.items())
