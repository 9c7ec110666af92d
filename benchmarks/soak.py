"""Many ingests and questions at once on one corpus, in processes of their own.

    python -m benchmarks.soak --ingests 200 --asks 2000

Two lanes of `ingest` (new papers, papers that the other lane reads at the same moment, papers
read `--again`) and two of `ask` run beside each other from the first paper to the last. Each
command must end well and tell of no lock; each passage of each answer must stand in the paper that
is named for it. At the end the corpus must hold, row for row, what one undisturbed run over all
papers gives, and `check` find nothing wrong. Exit status 1 where anything of this fails.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess
from threading import Lock

from benchmarks.processes import PATIENT, made_paper, matters, stored, stray_rows, told

_LANES = 2  # of each kind
_QUESTIONS = (
    "what became of the footbridge at Sallow Lane",
    "how many children are educated at home",
    "what did the panel resolve on the breakfast club",
    "what did the Head of Access say of return home interviews",
    "when is the lighting of the towpath to be done",
    "what did Councillor Birch ask of the training of governors",
    "which plans were noted",
)
_NAMES = {
    "ingests": "ingests",
    "asks": "questions",
    "processes": "processes",
    "errors": "errors",
    "false": "passages that stand in no paper",
    "waited": "times a process waited for another",
}


@dataclass(slots=True)
class Tally:
    """What was done and what went wrong, counted by several threads."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def add(self, done: CompletedProcess[str], wrong: str = "", **counts: int) -> None:
        """Count a command that has ended; `wrong` is what its output had wrong."""
        if done.returncode or "Traceback" in done.stderr or "locked" in done.stderr:
            wrong = wrong or done.stderr[-600:] or f"exit status {done.returncode}"
        with self.lock:
            self.counts.update(counts, processes=1, errors=bool(wrong))
            self.counts["waited"] += "waiting for it" in done.stderr
            if wrong:
                self.told.append(f"{' '.join(map(str, done.args[3:]))}: {wrong}")


def _ingests(papers: Sequence[Path], corpus: Path, tally: Tally, lane: int) -> None:
    """Read papers in, one a command; now and then one again, or one of the other lane's."""
    drawn = random.Random(lane)
    for number, paper in enumerate(papers):
        again = number and drawn.random() < 0.15
        given = [drawn.choice(papers[:number]), "--again"] if again else [paper]
        done = matters("ingest", *given, *PATIENT, "--json", corpus=corpus)
        wrong = ""
        if done.returncode == 0:
            states = {file["status"] for file in json.loads(done.stdout)["files"]}
            wrong = "" if states <= {"read", "unchanged"} else str(states)
        tally.add(done, wrong, ingests=1)
        if again:  # it was not read instead
            tally.add(matters("ingest", paper, *PATIENT, corpus=corpus), ingests=1)


def _asks(
    processes: int, each: int, questions: Path, corpus: Path, texts: dict[str, str], tally: Tally
) -> None:
    """Ask, a file of questions a process, and look each passage up in its paper."""
    for _ in range(processes):
        done = matters("ask", "--questions", questions, "--json", "--limit", 5, corpus=corpus)
        lines = done.stdout.splitlines()
        hits = [hit for line in lines for hit in json.loads(line)["passages"]]
        false = sum(folded(hit["quote"]) not in texts.get(hit["source"], "") for hit in hits)
        few = "" if len(lines) == each and hits else f"{len(lines)} answers, {len(hits)} passages"
        tally.add(done, few, asks=len(lines), false=false)


def folded(text: str) -> str:
    """Return a text with all white space folded."""
    return " ".join(text.split())


def run(ingests: int, asks: int, folder: Path, each: int = 20) -> tuple[Tally, list[str]]:
    """Run so many of both; return what was counted, and what the corpus had wrong at the end."""
    papers = folder / "papers"
    papers.mkdir()
    # A seventh of the commands read again; another seventh reads what the other lane reads too.
    number = max(2, math.floor(ingests / 1.35))
    for at in range(number):
        (papers / f"minutes-{at:04}.txt").write_text(made_paper(at), "utf-8")
    files = sorted(papers.iterdir())
    texts = {path.name: folded(path.read_text("utf-8")) for path in files}
    questions = folder / "questions.txt"
    questions.write_text("".join(f"{_QUESTIONS[n % len(_QUESTIONS)]}\n" for n in range(each)))
    corpus, tally = folder / "corpus", Tally()
    tally.add(matters("ingest", files[0], *PATIENT, corpus=corpus), ingests=1)
    shared = files[1::7]
    lanes = [
        [path for path in files[1:] if path in shared or files.index(path) % 2 == n]
        for n in range(_LANES)
    ]
    processes = math.ceil(asks / each)
    with ThreadPoolExecutor(2 * _LANES) as pool:
        done = [pool.submit(_ingests, lane, corpus, tally, n) for n, lane in enumerate(lanes)]
        for n in range(_LANES):
            some = processes // _LANES + (n < processes % _LANES)
            done.append(pool.submit(_asks, some, each, questions, corpus, texts, tally))
        for future in done:
            future.result()
    while tally.counts["ingests"] < ingests:  # what chance left out
        tally.add(matters("ingest", files[-1], "--again", *PATIENT, corpus=corpus), ingests=1)
    return tally, _wrong(corpus, papers, folder / "reference")


def _wrong(corpus: Path, papers: Path, reference: Path) -> list[str]:
    """What the corpus has wrong, compared with one undisturbed run over all papers."""
    wrong = []
    undisturbed = matters("ingest", papers, *PATIENT, corpus=reference)
    if undisturbed.returncode:
        return [undisturbed.stderr]
    one, many = stored(reference), stored(corpus)
    if one.keys() != many.keys():
        wrong.append(f"{len(many)} documents in place of {len(one)}")
    differ = sum(one[each] != many[each] for each in one.keys() & many.keys())
    if differ:
        wrong.append(f"{differ} documents differ from those of an undisturbed run")
    if stray_rows(corpus):
        wrong.append("rows of no document, or a damaged database")
    checked = matters("check", corpus=corpus)
    if checked.returncode:
        wrong.append(checked.stdout + checked.stderr)
    return wrong


def main(given: Sequence[str] | None = None) -> None:
    """Run, compare and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ingests", type=int, default=200)
    parser.add_argument("--asks", type=int, default=2000)
    chosen = parser.parse_args(given)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally, wrong = run(chosen.ingests, chosen.asks, Path(folder))
    print(*tally.told, *wrong, sep="\n")
    figures = told(tally.counts, _NAMES)
    minutes = (time.perf_counter() - began) / 60
    print(f"in {minutes:.1f} minutes: {figures}, faults in the corpus at the end {len(wrong)}")
    sys.exit(bool(wrong or tally.counts["errors"] or tally.counts["false"]))


if __name__ == "__main__":
    main()
