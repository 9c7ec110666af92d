"""How long linking takes: `python -m benchmarks.linking_scale [--findings 100000] [--councils 12]`.

A corpus is generated whose papers vary in wording, council, committee and year: minutes that
resolve, and trackers whose rows tell in short what was resolved. Printed are the seconds to link
all of it, those to link one pack more, and the peak of memory. Exit status 1 where all takes more
than five minutes or the pack more than ten seconds.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from corpus import Corpus
from extract.findings import (
    Citation,
    Findings,
    Recommendation,
    RecommendationKind,
    Status,
    Update,
)
from ingest.document import Document, DocumentKind, Page, Paper, PaperKind
from search.linkage import link_new

MOST_FOR_ALL, MOST_FOR_ONE = 300.0, 10.0
PER_PAPER = 25
_VERBS = "review publish report on consult on bring forward set out reconsider strengthen".split()
_ASKED = ("the Cabinet Member", "the Director", "officers", "the Chief Executive", "the Chair")
_THINGS = """
timeliness quality funding oversight staffing recording range cost accessibility monitoring take-up
sufficiency frequency arrangements effectiveness condition
""".split()
_SERVICES = """
fostering adoption libraries highways parks housing repairs allotments museums crossings drainage
nurseries transport recycling lighting ferries harbours markets leisure cemeteries planning
licensing homelessness apprenticeships attendance safeguarding assessment respite reablement
advocacy placements supervision inspections complaints procurement pensions
""".split()
_PLACES = "north south east west inner outer upper lower old new central riverside".split()
_BODIES = ("Scrutiny Panel", "Health Panel", "Housing Panel", "Transport Panel", "Audit Committee")


def text(draw: random.Random) -> str:
    """Return what a meeting asks for, in one of very many wordings."""
    return (
        f"That {draw.choice(_ASKED)} {draw.choice(_VERBS)} the {draw.choice(_THINGS)} and"
        f" {draw.choice(_THINGS)} of {draw.choice(_SERVICES)} and {draw.choice(_SERVICES)} in the"
        f" {draw.choice(_PLACES)} and {draw.choice(_PLACES)} wards by item {draw.randrange(900)}"
    )


def papers(
    findings: int, councils: int, draw: random.Random
) -> Iterator[tuple[Document, Findings]]:
    """Yield minutes and trackers in turn, until there are so many findings."""
    made = 0
    while made < findings:
        council = f"Town {draw.randrange(councils)} Council"
        body = draw.choice(_BODIES)
        day = date(2012, 1, 1) + timedelta(days=draw.randrange(4500))
        asked = [text(draw) for _ in range(PER_PAPER)]
        yield _minutes(council, body, day, asked)
        rows = [_shortened(each, draw) for each in asked if draw.random() < 0.6]
        yield _tracker(council, body, day, day + timedelta(days=70), rows)
        made += len(asked) + len(rows)


def _shortened(asked: str, draw: random.Random) -> str:
    words = asked.removeprefix("That ").split()
    return " ".join(word for word in words if word not in ("the", "and") or draw.random() < 0.5)


def _minutes(council: str, body: str, day: date, asked: list[str]) -> tuple[Document, Findings]:
    document = _document(council, body, day, "Minutes", PaperKind.MINUTES)
    found = tuple(
        Recommendation(
            at=_at(document, words),
            id=f"rec-{document.sha256[:8]}{number}",
            text=words,
            kind=RecommendationKind.RESOLUTION,
            made_by=body,
            made_on=day.isoformat(),
        )
        for number, words in enumerate(asked)
    )
    return document, Findings(recommendations=found)


def _tracker(
    council: str, body: str, made: date, day: date, rows: list[str]
) -> tuple[Document, Findings]:
    document = _document(council, body, day, f"Monitoring {made}", PaperKind.REPORT)
    found = tuple(
        Update(
            at=_at(document, words),
            id=f"upd-{document.sha256[:8]}{number}",
            recommendation=words,
            made_on=made.isoformat(),
            status=Status.IN_PROGRESS,
            as_of=day.isoformat(),
        )
        for number, words in enumerate(rows)
    )
    return document, Findings(updates=found)


_made = iter(range(10**9))


def _document(council: str, body: str, day: date, title: str, kind: PaperKind) -> Document:
    name = f"{next(_made)}-{council}-{body}-{day}"
    return Document(
        source=f"{name}.pdf",
        sha256=sha256(name.encode()).hexdigest(),
        kind=DocumentKind.OTHER,
        pages=(Page(1),),
        papers=(Paper(title, kind, (1, 1), dated=day.isoformat()),),
        blocks=(),
        council=council,
        committee=body,
        meeting_date=day.isoformat(),
    )


def _at(document: Document, words: str) -> Citation:
    return Citation(
        document.sha256,
        document.source,
        words,
        1,
        council=document.council,
        committee=document.committee,
        meeting_date=document.meeting_date,
        paper=document.papers[0].title,
    )


def main() -> None:
    """Print the seconds that linking takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--councils", type=int, default=12)
    given = parser.parse_args()
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder)) as corpus:
        made = 0
        for document, found in papers(given.findings, given.councils, draw):
            corpus.add(document, found, (), document.source.encode())
            made += len(found.recommendations) + len(found.updates)
        began, worked = time.monotonic(), time.process_time()
        link_new(corpus)
        for_all, worked = time.monotonic() - began, time.process_time() - worked
        links = f"{len(corpus.links()):,} links"
        print(f"{made:,} findings linked in {for_all:.0f} s ({worked:.0f} of work), {links}")
        for document, found in papers(2 * PER_PAPER, given.councils, draw):
            corpus.add(document, found, (), document.source.encode())
        began = time.monotonic()
        link_new(corpus)
        for_one = time.monotonic() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"a pack more linked in {for_one:.1f} s; {peak:.0f} MB at the most")
    sys.exit(for_all > MOST_FOR_ALL or for_one > MOST_FOR_ONE)


if __name__ == "__main__":
    main()
