"""Readers fed with papers that were damaged on purpose: whatever comes out, it is no bug.

    python -m benchmarks.fuzz --reader pdf --seconds 60 --seed 1     (or docx, html, text, json)

Each paper goes through reading, extraction and cutting into passages, in a process within the
limits of `matters ingest`, as any file does; what is made of it must be fit to be stored and
printed. A file is read or refused in plain words: any other error, a process that ends, and a
file that takes longer than `--longest` seconds are findings. Their inputs are kept in a folder, at
most three of a kind; the exit status is 1 where there are any. `json` stands for the files of
questions that `matters ask --questions` takes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from benchmarks.mutations import MUTATIONS, mutated, seeds
from ingest.document import Overrides
from ingest.errors import MattersError
from search.limits import MEMORY, Limits, bound_own_memory
from search.reading import Failed, Job
from search.workers import Workers

ROOT = Path(__file__).parent.parent
NAMES = {each: f"damaged.{each}" for each in MUTATIONS} | {"text": "damaged.txt"}
_LONGEST = 20.0  # seconds; none of the papers damaged takes a second when it is whole
_START = 60.0  # seconds that a new process may take to load what it needs
_KEPT = 3


def _sound(value: object) -> None:
    """Raise where something made of a paper cannot be stored or printed."""
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def _read_paper(job: Job) -> None:
    import extract
    import ingest
    from corpus.jsonform import converter
    from ingest.jsonform import as_json
    from search.passages import cut

    assert isinstance(job.content, bytes)
    document = ingest.read_bytes(job.content, job.name)
    findings = extract.extract(document)
    _sound(as_json(document))
    _sound(converter().unstructure(findings))
    _sound(converter().unstructure(list(cut(document, findings))))


def _read_questions(job: Job) -> None:
    from console.asked import questions

    assert isinstance(job.content, bytes)
    for question, options in questions(job.content.decode("utf-8", "replace").splitlines()):
        _sound([question, options])


def attempt(job: Job) -> Failed:
    """The seconds and what came of one damaged paper: "read", "refused: …" or "bug: …"."""
    read = _read_questions if job.name.endswith(".json") else _read_paper
    _warm_up()
    began = time.monotonic()
    try:
        told = _told(read, job)
    except MemoryError:
        raise
    except Exception as error:
        places = traceback.extract_tb(error.__traceback__)
        own = [
            each for each in places if str(ROOT) in each.filename and ".venv" not in each.filename
        ]
        inner = own[-1] if own else places[-1]
        told = f"bug: {type(error).__name__} in {Path(inner.filename).name}:{inner.lineno}: {error}"
    return Failed(f"{time.monotonic() - began:.2f} {told}")


@cache
def _warm_up() -> None:
    """Load what reading loads, so that no paper's time has it."""
    _read_paper(Job(seeds("text")[0], "sound.txt", Overrides()))


def _told(read: Callable[[Job], None], job: Job) -> str:
    try:
        read(job)
    except MattersError as error:
        return f"refused: {_reason(str(error), job.name)}"
    return "read"


def _reason(message: str, name: str) -> str:
    """The reason without what varies from file to file; it must be one line of plain words."""
    if name.endswith(".json"):  # it repeats what it cannot make out
        return re.sub(r"^line \d+ of the questions: ", "", message)[-24:]
    assert not re.search(r"\n|Error\b|\bobject|\battribute", message), f"no plain words: {message}"
    return message.removeprefix(f"{name}: ").split(" (")[0].split(" in ")[0][:60]


@dataclass
class Tally:
    """What came of a run."""

    kinds: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def _papers(reader: str, seed: int) -> Iterator[tuple[int, bytes]]:
    papers = seeds(reader)
    for number in count():
        yield number, mutated(reader, random.Random(f"{reader} {seed} {number}"), papers)


def run(reader: str, seconds: float, seed: int, folder: Path, longest: float) -> Tally:
    """Feed a reader for so long; findings go into the folder."""
    tally = Tally()
    with Workers(1, attempt, Limits(seconds=longest + _START)) as pool:
        pool.submit(Job(seeds(reader)[0], NAMES[reader], Overrides())).result()
        until = time.monotonic() + seconds
        for number, content in _papers(reader, seed):
            if time.monotonic() > until:
                break
            reason = pool.submit(Job(content, NAMES[reader], Overrides())).result().reason
            spent, _, told = reason.partition(" ")
            if not told.startswith(("read", "refused: ", "bug: ")):
                told = f"bug: {reason}"  # the process was ended, or ended
            elif float(spent) > longest:
                told = f"bug: took longer than {longest:g} seconds to read"
            else:
                tally.slowest = max(tally.slowest, float(spent))
            tally.kinds[told if not told.startswith("bug: ") else "bug"] += 1
            if told.startswith("bug: "):
                _keep(tally, folder, f"{reader}-{seed}-{number}", told, content)
    return tally


def _keep(tally: Tally, folder: Path, name: str, told: str, content: bytes) -> None:
    kind = told.split(": ", 2)[1]
    tally.findings[kind] += 1
    if tally.findings[kind] <= _KEPT:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        print(f"  finding {name}: {told[:300]}", flush=True)


def main() -> None:
    """Feed one reader, or each in turn, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", choices=[*MUTATIONS, "all"], default="all")
    parser.add_argument("--seconds", type=float, default=60, help="for all readers together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=_LONGEST)
    parser.add_argument("--findings", type=Path, default=ROOT / "out" / "fuzz")
    given = parser.parse_args()
    bound_own_memory(MEMORY)  # what is made here must stay small as well
    os.environ["MATTERS_OCR"] = "off"  # the engines are other people's
    readers = list(MUTATIONS) if given.reader == "all" else [given.reader]
    bad = 0
    for reader in readers:
        share = given.seconds / len(readers)
        tally = run(reader, share, given.seed, given.findings, given.longest)
        bad += tally.findings.total()
        runs = tally.kinds.total()
        print(
            f"{reader}: {runs:,} damaged papers in {share:,.0f} s, {tally.kinds['read']:,} read, "
            f"{runs - tally.kinds['read'] - tally.kinds['bug']:,} refused, slowest "
            f"{tally.slowest:.1f} s, {tally.findings.total()} findings of "
            f"{len(tally.findings)} kinds",
            flush=True,
        )
        for kind, number in tally.kinds.most_common():
            print(f"  {number:7,}  {kind}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
