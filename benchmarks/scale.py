"""How fast large corpora are built and asked: `python -m benchmarks.scale [--sizes 10000,100000]`.

Corpora are generated (`benchmarks/generated.py`), some 300 passages and 31 findings a file, their
vectors with them. Building is timed by stage. Then, in a process of its own for each corpus,
questions of rare and common words are asked once each, after two others that load the model:
without filters, and narrowed by speaker, period and committee. Printed are the milliseconds of
the median and of the slowest, the peak of memory (files of the overview that are held in memory
as long as there is room, and could be dropped, count in it), and how many of the truly nearest
passages are found. A million passages take half an hour to build and 11 GB of disk; `--folder`
keeps what is built. `--index` builds the Chroma index too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.generated import Generator, Pack, Vectorer
from benchmarks.quality import ROOT
from corpus import Corpus, text_hash
from corpus.records import Filters
from search.ask import ask
from search.dense import SMALL, Dense
from search.embed import encoder_of

SIZES = "10000,100000,1000000"
_AT_ONCE = 10  # packs
_WARMING = ("what was said about bridges", "which areas are red")
_QUESTIONS = {
    "no filter": (
        "how many children are home educated",
        "what does the council say about children and services",
        "potholes on the carriageway",
        "school exclusions of pupils",
        "what is overdue",
        "hiring of social workers and caseload",
        "budget overspend savings of the council",
        "when is the review of the dementia strategy",
        "reports to the committee on fostering",
        "domestic violence refuge for survivors",
        "who is to mend the culverts and gullies",
        "the children of the council and the report of the committee",
        "which recommendations are outstanding",
        "what must be done within three months",
    ),
    "council": (
        "what did Wexcombe decide on recycling",
        "school exclusions in Wexcombe",
        "what did Ofsted say about leadership in Wexcombe",
    ),
    "speaker": (
        "what did Ofsted say about fostering carers",
        "what did Councillor Ollerton say about recycling",
        "what did Ofsted say about leadership",
        "what did Councillor Calloway say about children",
        "what did the Cabinet resolve on placements",
        "what did the Audit and Governance Committee say about fraud",
    ),
    "period": (
        "early help for families in 2019",
        "attendance and absence of pupils between 2017 and 2018",
        "what did the council report on reserves since 2022",
        "asylum and interpreters before 2008",
        "children and families in March 2016",
        "waste contracts since January 2020",
    ),
    "committee": (
        "waste and recycling contracts",
        "overspend and reserves",
        "children council report",
        "which measures of obesity are red",
        "apprenticeships and skills for leavers",
        "what is to be done about flooding",
    ),
}
_COMMITTEES = ("Cabinet", "Environment Scrutiny", "Corporate Parenting", "Health")


def build(folder: Path, size: int, index: bool) -> dict[str, float]:
    """Make a corpus of so many passages; return the seconds of each stage."""
    generator, vectorer = Generator(), Vectorer(encoder_of())
    taken = {"files": 0.0, "vectors": 0.0, "overview": 0.0}
    with Corpus.open(folder) as corpus:
        done = 0
        while done < size:
            packs = list(generator.packs(_AT_ONCE))
            done += sum(len(each.passages) for each in packs)
            with _timed(taken, "files"):
                for each in packs:
                    corpus.add(each.document, each.findings, each.passages, each.content)
            vectors = _vectors(packs, vectorer)
            with _timed(taken, "vectors"):
                corpus.put_vectors(encoder_of().name, vectors)
        with _timed(taken, "overview"):
            Dense(corpus).overview()
        if index:
            from search.library import rebuild_index

            with _timed(taken, "index"):
                rebuild_index(corpus)
    return taken


@contextmanager
def _timed(taken: dict[str, float], stage: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    taken[stage] = taken.get(stage, 0.0) + time.perf_counter() - began


def _vectors(packs: Sequence[Pack], vectorer: Vectorer) -> dict[str, bytes]:
    passages = [(each, pack.topics[each.paper_index or 0]) for pack in packs
                for each in pack.passages]  # fmt: skip
    texts = [each.quote for each, _ in passages]
    made = vectorer.vectors(texts, [topic for _, topic in passages])
    return {text_hash(text): vector for text, vector in zip(texts, made, strict=True)}


def asked(folder: Path) -> None:
    """Ask a corpus all questions and print what that took."""
    with Corpus.open(folder) as corpus:
        for question in _WARMING:
            ask(corpus, question)
        before = _peak()
        found: list[float] = []
        for group, questions in _QUESTIONS.items():
            taken = []
            for number, question in enumerate(questions):
                committee = _COMMITTEES[number % len(_COMMITTEES)]
                filters = Filters(committee=committee if group == "committee" else None)
                began = time.perf_counter()
                ask(corpus, question, filters)
                taken.append(1000 * (time.perf_counter() - began))
            found += taken
            print(f"  {group:10} median {median(taken):4.0f} ms, slowest {max(taken):4.0f} ms")
        print(f"  all        median {median(found):4.0f} ms, slowest {max(found):4.0f} ms")
        print(f"  memory {_peak()} MB (after the first questions {before} MB)")
        if corpus.count_passages() > SMALL:
            _print_found(corpus)


def _peak() -> int:
    """The most memory (MB) so far; what resource tells counts the process that began this one."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(each for each in status.splitlines() if "VmHWM" in each).split()[1]) >> 10


def _print_found(corpus: Corpus) -> None:
    """How many of the nearest 10 and 200 passages are found, beside comparing all rows in full."""
    dense = Dense(corpus)
    overview = dense.overview()
    assert overview is not None
    questions = [each for group in _QUESTIONS.values() for each in group]
    vectors = encoder_of().encode(questions)
    passing = overview.passing(Filters(), corpus)
    near = np.full((len(questions), len(overview.numbers)), -1.0, dtype=np.float32)
    for start in range(0, len(overview.rows), 100_000):
        cosines = (
            vectors @ overview.rows.of(range(start, min(start + 100_000, len(overview.rows)))).T
        )
        for row, cosine in zip(near, cosines, strict=True):
            np.maximum.at(row, overview.owner[start : start + 100_000], cosine)
    near[:, ~passing] = -1.0
    shares: dict[int, list[float]] = {10: [], 200: []}
    for vector, row in zip(vectors, near, strict=True):
        compared = overview.compared(vector[None])[0]
        for limit, found in shares.items():
            true = set(overview.numbers[np.argsort(-row)[:limit]].tolist())
            got = list(overview.nearest(vector, compared, passing, 200))[:limit]
            found.append(len(true.intersection(got)) / limit)
    for limit, found in shares.items():
        print(f"  of the nearest {limit} found: {np.mean(found):.4f}, least {min(found):.3f}")


def _measure(folder: Path, size: int, index: bool) -> None:
    built = folder / "built.json"
    if not built.exists():
        taken = build(folder, size, index)
        built.write_text(json.dumps(taken), "utf-8")
    taken = json.loads(built.read_text("utf-8"))
    with Corpus.open(folder) as corpus:
        documents = len(corpus.documents(Filters(include_exempt=True)))
        passages = corpus.count_passages()
    disk = {
        name: sum(each.stat().st_size for each in folder.glob(pattern) if each.is_file()) >> 20
        for name, pattern in (
            ("store", "matters.sqlite3*"), ("overview", "overview/*/*"), ("index", "vectors/**/*"),
        )
    }  # fmt: skip
    print(f"{passages:,} passages, {documents:,} files", flush=True)
    print("  built in " + ", ".join(f"{name} {each:.0f} s" for name, each in taken.items()))
    print("  disk " + ", ".join(f"{name} {each:,} MB" for name, each in disk.items() if each))
    sys.stdout.flush()
    command = [sys.executable, "-m", "benchmarks.scale", "--ask", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)


def main() -> None:
    """Measure all sizes, or ask one corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help="passages, with commas between")
    parser.add_argument("--folder", type=Path, help="where corpora are kept")
    parser.add_argument("--index", action="store_true", help="build the Chroma index too")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        asked(given.ask)
        return
    with tempfile.TemporaryDirectory() as made:
        for size in map(int, given.sizes.split(",")):
            folder = (given.folder or Path(made)) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            _measure(folder, size, given.index)


if __name__ == "__main__":
    main()
