"""How well records are linked into threads: `python -m benchmarks.links [--show] [--part PART]`.

The labelled set (`corpus/sample/links.json`: invented papers of eight councils, pairs of records
that are one recommendation or follow from it, and pairs that only look so) was drawn up by a reader
who had not seen the linker; a third of the pairs is held out from its making. A pair counts as
linked when both records are in one thread. Pairs of one list inside a thread that a third record
joins on purpose are left out. Exit status 1 where the F1 is below 0.95 or threads are merged
wrongly.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.quality import ROOT
from corpus import Corpus, Passage
from corpus.jsonform import converter
from extract.findings import Action, Citation, Finding, Findings, Recommendation, Update
from ingest.document import Document, DocumentKind, Page, Paper, PaperKind
from search.trace import Known

LABELS = ROOT / "corpus" / "sample" / "links.json"
ENOUGH = 0.95
_TYPES: Mapping[str, type[Finding]] = {
    "recommendation": Recommendation,
    "update": Update,
    "action": Action,
}
_PLACE = ("key", "paper", "type", "section", "page", "row")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, what the label says of them and why."""

    one: str
    other: str
    linked: bool
    form: str
    why: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs rightly linked, missed, and wrongly linked."""

    right: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * len(self.right) / (2 * len(self.right) + len(self.missed) + len(self.wrong))


def pairs(labels: Mapping[str, Any]) -> list[Pair]:
    """Return the labelled pairs, those of one list that another record joins left out."""
    links = [_pair(each, True) for each in labels["links"]]
    together = _threads(links)
    others = [_pair(each, False) for each in labels["not_links"]]
    return [*links, *(each for each in others if not _joined(together, each))]


def _pair(label: Mapping[str, Any], linked: bool) -> Pair:
    return Pair(label["a"], label["b"], linked, label["form"], label["why"], label["held_out"])


def _threads(links: list[Pair]) -> dict[str, int]:
    """The number of the labelled thread of each record."""
    found: dict[str, int] = {}
    for number, each in enumerate(links):
        old = {found[key] for key in (each.one, each.other) if key in found}
        found |= {each.one: number, each.other: number}
        found |= {key: number for key, thread in found.items() if thread in old}
    return found


def _joined(together: Mapping[str, int], pair: Pair) -> bool:
    mine = together.get(pair.one)
    return mine is not None and mine == together.get(pair.other)


def fill(corpus: Corpus, labels: Mapping[str, Any]) -> dict[str, str]:
    """Put the labelled papers into a corpus; return the id of each record by its key."""
    ids: dict[str, str] = {}
    for given in labels["papers"]:
        document = _document(given)
        found: dict[str, list[Finding]] = {"recommendations": [], "updates": [], "actions": []}
        passages: list[Passage] = []
        for number, record in enumerate(given["records"]):
            ids[record["key"]] = f"{record['type'][:3]}-{document.sha256[:6]}{number}"
            finding = _finding(document, record, ids[record["key"]])
            found[f"{record['type']}s"].append(finding)
            if record.get("row"):
                passages.append(_row(document, finding, record["row"], len(passages)))
        corpus.add(document, _findings(found), passages, given["key"].encode())
    return ids


def _findings(found: Mapping[str, list[Finding]]) -> Findings:
    return Findings(**{kind: tuple(each) for kind, each in found.items()})  # type: ignore[arg-type]


def _document(given: Mapping[str, Any]) -> Document:
    papers = tuple(
        Paper(
            each["title"], PaperKind(each["kind"]), (1, 999), dated=each["dated"], item=each["item"]
        )
        for each in given["papers"]
    )
    return Document(
        source=given["source"],
        sha256=sha256(given["key"].encode()).hexdigest(),
        kind=DocumentKind(given["kind"]),
        pages=(Page(1),),
        papers=papers,
        blocks=(),
        council=given["council"],
        committee=given["committee"],
        meeting_date=given["meeting_date"],
    )


def _finding(document: Document, record: Mapping[str, Any], identity: str) -> Finding:
    paper = document.papers[record["paper"]]
    own = {name: value for name, value in record.items() if name not in _PLACE}
    quote = record.get("text") or record["recommendation"]
    at = Citation(
        document.sha256,
        document.source,
        quote,
        record["page"],
        council=document.council,
        committee=document.committee,
        meeting_date=document.meeting_date,
        paper=paper.title,
        item=paper.item,
        section=tuple(record["section"]),
    )
    plain = {**own, "at": converter().unstructure(at), "id": identity}
    found: Finding = converter().structure(plain, _TYPES[record["type"]])
    return found


def _row(document: Document, finding: Finding, row: str, order: int) -> Passage:
    return Passage(
        id=f"{document.sha256[:16]}-p{order}",
        document=document.sha256,
        source=document.source,
        order=order,
        quote=row if finding.at.quote in row else f"{row} | {finding.at.quote}",
        heading="",
        page=finding.at.page,
    )


def score(corpus: Corpus, ids: Mapping[str, str], wanted: list[Pair]) -> Score:
    """Compare the corpus's threads with the labels."""
    thread = {
        record: number
        for number, group in enumerate(Known(corpus, include_exempt=False).ids())
        for record in group
    }

    def linked(pair: Pair) -> bool:
        mine = thread.get(ids[pair.one])
        return mine is not None and mine == thread.get(ids[pair.other])

    return Score(
        right=tuple(each for each in wanted if each.linked and linked(each)),
        missed=tuple(each for each in wanted if each.linked and not linked(each)),
        wrong=tuple(each for each in wanted if not each.linked and linked(each)),
    )


def _lines(found: Score, labels: Mapping[str, Any], show: bool) -> Iterator[str]:
    right, missed, wrong = len(found.right), len(found.missed), len(found.wrong)
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    yield f"precision {precision:.3f}, recall {recall:.3f}, F1 {found.f1:.3f}, {wrong} wrong merges"
    by_form = Counter(each.form for each in found.missed)
    yield "missed: " + (", ".join(f"{n} {form}" for form, n in by_form.most_common()) or "none")
    by_form = Counter(each.form for each in found.wrong)
    yield "wrong: " + (", ".join(f"{n} {form}" for form, n in by_form.most_common()) or "none")
    if show:
        words = {
            record["key"]: record.get("text") or record["recommendation"]
            for paper in labels["papers"]
            for record in paper["records"]
        }
        for each in (*found.missed, *found.wrong):
            yield f"{'missed' if each.linked else 'WRONG'} {each.form}: {each.why}"
            yield f"    {each.one}: {words[each.one]}"
            yield f"    {each.other}: {words[each.other]}"


def main() -> None:
    """Print how many of the labelled pairs are linked rightly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name what is missed and wrong")
    parser.add_argument("--part", choices=("all", "making", "held-out"), default="all")
    given = parser.parse_args()
    labels = json.loads(LABELS.read_text("utf-8"))
    wanted = [
        each
        for each in pairs(labels)
        if given.part == "all" or each.held_out is (given.part == "held-out")
    ]
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder)) as corpus:
        ids = fill(corpus, labels)
        found = score(corpus, ids, wanted)
    linked = sum(each.linked for each in wanted)
    print(f"{linked} links and {len(wanted) - linked} look-alikes")
    print("\n".join(_lines(found, labels, given.show)))
    sys.exit(found.f1 < ENOUGH or bool(found.wrong))


if __name__ == "__main__":
    main()
