"""How much of the labelled papers is found: `python -m benchmarks.quality [--record]`.

Reads the sample papers and, where they are at hand beside the checkout, the labelled real ones;
prints precision, recall and F1 of each kind, and what was gained and lost since the run that was
recorded last. With `--record` this run is kept for the next comparison. Labels missed are kept
as digests: real papers' sentences stay out of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any

from benchmarks.likeness import MAIN, Count, Row, count, total

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RECORDED = Path(__file__).with_name("quality.json")
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set of papers with the labels of each; `papers` by the labels' stem."""

    name: str
    labels: Path
    papers: dict[str, Path]


def sample() -> Labelled:
    """The sample papers of this project."""
    folder = ROOT / "corpus" / "sample"
    return Labelled("sample", folder / "labels", _by_stem(folder / "labels", folder / "papers"))


def real() -> Labelled | None:
    """The labelled real papers, when they are beside the checkout."""
    if not (SHARED / "gold").is_dir():
        return None
    return Labelled("real", SHARED / "gold", _by_stem(SHARED / "gold", SHARED / "papers"))


def _by_stem(labels: Path, papers: Path) -> dict[str, Path]:
    """The paper of each label file: a PDF where there is one, else a web page."""
    found = {}
    for path in sorted(labels.glob("*.json")):
        matches = [p for s in (".pdf", ".html") for p in sorted(papers.rglob(path.stem + s))]
        if matches:
            found[path.stem] = matches[0]
    return found


def records(papers: dict[str, Path]) -> dict[str, list[Row]]:
    """Every record of the papers, by kind, in the flat form of exports."""
    import ingest
    from corpus.jsonform import record_of
    from extract import extract

    found: dict[str, list[Row]] = {kind: [] for kind in MAIN}
    for path in papers.values():
        findings = extract(ingest.read(path))
        for kind, rows in found.items():
            rows.extend(record_of(each) for each in getattr(findings, kind))
    return found


def check(labelled: Labelled, found: dict[str, list[Row]]) -> dict[str, Count]:
    """The count of each kind over the papers that are labelled for it."""
    counts: dict[str, list[Count]] = {kind: [] for kind in MAIN}
    for stem, path in labelled.papers.items():
        expected = json.loads((labelled.labels / f"{stem}.json").read_text("utf-8"))
        for kind, kept in counts.items():
            if kind in expected:
                mine = [row for row in found[kind] if row["source"] == path.name]
                kept.append(count(kind, expected[kind], mine))
    return {kind: total(kept) for kind, kept in counts.items()}


def yardstick(labelled: Labelled, found: dict[str, list[Row]]) -> str | None:
    """What the common scorer says, where it is at hand."""
    scorer = SHARED / "tools" / "score.py"
    if not scorer.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        for kind, rows in found.items():
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (Path(folder) / f"{kind}.jsonl").write_text("".join(lines), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, scorer, "--gold", labelled.labels, "--exports", folder],
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout


def table(counts: dict[str, Count]) -> Iterator[str]:
    """The counts as lines."""
    yield f"{'kind':16} labels found  precision recall  F1"
    for kind, each in counts.items():
        shares = "  ".join(_share(value) for value in (each.precision, each.recall, each.f1))
        yield f"{kind:16} {each.wanted:6} {each.found:5}  {shares}"


def _share(value: float | None) -> str:
    return "   — " if value is None else f"{value:.3f}"


def digest(kind: str, text: str) -> str:
    """A label's name in the recorded run."""
    return blake2s(f"{kind} {text}".encode(), digest_size=6).hexdigest()


def changes(counts: dict[str, Count], before: dict[str, Any], texts: Row) -> Iterator[str]:
    """What is found now and was not before, and the reverse; new extras by their number."""
    for kind, each in counts.items():
        was = before.get(kind)
        if was is None:
            continue
        old, new = set(was["missed"]), {digest(kind, text) for text in each.missed}
        for mark, names in (("gained", old - new), ("lost", new - old)):
            for name in sorted(names & set(texts)):
                yield f"  {mark} {kind}: {texts[name][:_SHOWN]}"
        if len(each.extra) != was["extra"]:
            yield f"  extra {kind}: {was['extra']} before, {len(each.extra)} now"


def _texts(labelled: Labelled) -> dict[str, str]:
    """The words of all labels, by digest."""
    found = {}
    for stem in labelled.papers:
        expected = json.loads((labelled.labels / f"{stem}.json").read_text("utf-8"))
        for kind, (main, _) in MAIN.items():
            for label in expected.get(kind, ()):
                found[digest(kind, label[main])] = label[main]
    return found


def main(arguments: list[str]) -> None:
    """Measure, print, and record when asked to."""
    before = json.loads(RECORDED.read_text("utf-8")) if RECORDED.is_file() else {}
    now = dict(before)
    for labelled in filter(None, (sample(), real())):
        found = records(labelled.papers)
        counts = check(labelled, found)
        print(f"\n{labelled.name}: {len(labelled.papers)} labelled papers")
        print(yardstick(labelled, found) or "\n".join(table(counts)))
        for line in changes(counts, before.get(labelled.name, {}), _texts(labelled)):
            print(line)
        now[labelled.name] = {
            kind: {
                "f1": each.f1,
                "missed": sorted(digest(kind, text) for text in each.missed),
                "extra": len(each.extra),
            }
            for kind, each in counts.items()
        }
    if "--record" in arguments:
        RECORDED.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
