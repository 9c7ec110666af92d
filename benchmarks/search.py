"""How well and how fast questions are answered: `python -m benchmarks.search [--corpus DIR]`.

The labelled questions, those of the sample and of the real papers where they are beside the
checkout, are asked of one corpus of all papers, by words alone, by meaning alone, by both fused,
and in full; recall and nDCG of the first ten and the reciprocal rank of the first right passage
are printed for each, and how many questions on other matters get no answer. Then the seconds and
the memory of a question in a new process, the seconds of one in a running process, and how many
texts a second are embedded, beside sentence-transformers. Without `--corpus` one is made, which
takes minutes.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from statistics import mean, median

from benchmarks.off_topic import QUESTIONS
from benchmarks.quality import ROOT, SHARED, real, sample
from corpus import Corpus
from corpus.records import Filters, Passage
from search.answers import Hit
from search.dense import Dense
from search.embed import SentenceEncoder, encoder_of
from search.lexical import match_any
from search.minilm import folder
from search.ranking import fuse

_FIRST = 10
_ENOUGH = 0.85  # the share of an expected beginning that must stand in a passage in one run
_FEWEST_WORDS = 5
_COLD = 5
_ROUNDS = 3

Ranking = list[Passage] | list[Hit]


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question: the paper it is about, and the beginnings of its right passages."""

    stem: str
    question: str
    relevant: tuple[str, ...]
    filters: Filters


def questions() -> Iterator[Asked]:
    """The labelled questions that have an answer."""
    for labelled in (sample(), real()):
        if labelled is None:
            continue
        for stem in labelled.papers:
            labels = json.loads((labelled.labels / f"{stem}.json").read_text("utf-8"))
            for each in labels.get("qa") or ():
                if each["relevant"]:
                    filters = Filters(source=stem if each.get("in_paper") else None)
                    yield Asked(stem, each["question"], tuple(each["relevant"]), filters)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a ranking is worth for one question (each 0 to 1)."""

    recall: float
    gain: float
    reciprocal: float


def worth(asked: Asked, ranking: Sequence[Passage | Hit]) -> Worth:
    """Compare the first passages of the asked paper with those expected."""
    own = [each for each in ranking if asked.stem in _stems(each)]
    left, hits = list(asked.relevant), []
    for passage in own[:_FIRST]:
        met = [each for each in left if _holds(passage.quote, each)]
        hits.append(bool(met))
        left = [each for each in left if each not in met]
    most = min(len(asked.relevant), _FIRST)
    best = sum(1 / math.log2(rank + 2) for rank in range(most))
    gained = sum(hit / math.log2(rank + 2) for rank, hit in enumerate(hits))
    first = next((1 / rank for rank, hit in enumerate(hits, 1) if hit), 0.0)
    recall = (len(asked.relevant) - len(left)) / most
    return Worth(min(1.0, recall), min(1.0, gained / best), first)


def _stems(passage: Passage | Hit) -> set[str]:
    places = (passage.source, *(place.source for place in passage.also_in))
    return {PurePath(each).stem for each in places}


def _holds(quote: str, expected: str) -> bool:
    said, wanted = (re.findall(r"[a-z0-9]+", text.casefold()) for text in (quote, expected))
    if not wanted or " ".join(wanted) in " ".join(said):
        return True
    short, long = sorted((said, wanted), key=len)
    run = SequenceMatcher(None, short, long, autojunk=False).find_longest_match().size
    enough = run >= _FEWEST_WORDS or run == len(short)
    return enough and run / len(short) > _ENOUGH


class Ways:
    """The ways in which a corpus can be asked."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the corpus."""
        self._corpus = corpus
        self._dense = Dense(corpus)
        # The package gives the function of that name, not the module.
        self._ask = importlib.import_module("search.ask")

    def words(self, asked: Asked) -> Sequence[Passage]:
        """BM25 alone."""
        return self._corpus.passages_by_id(self._by_words(asked))

    def meaning(self, asked: Asked) -> Sequence[Passage]:
        """Vectors alone."""
        return self._corpus.passages_by_id(self._by_meaning(asked))

    def fused(self, asked: Asked) -> Sequence[Passage]:
        """Both, by reciprocal ranks."""
        lists = (self._by_words(asked), self._by_meaning(asked))
        return self._corpus.passages_by_id(fuse(lists, self._ask.CANDIDATES))

    def full(self, asked: Asked) -> Sequence[Hit]:
        """As `matters ask` does."""
        answer = self._ask.ask(self._corpus, asked.question, asked.filters, limit=50)
        return list(answer.passages)

    def _by_words(self, asked: Asked) -> list[str]:
        understood = self._ask._understand(self._corpus, asked.question, asked.filters)
        expression = match_any(understood.concepts)
        found = self._corpus.lexical(expression, 200, asked.filters) if expression else []
        return [identity for identity, _ in found]

    def _by_meaning(self, asked: Asked) -> list[str]:
        return list(self._dense.nearest(asked.question, asked.filters, 200))


def _quality(corpus: Corpus) -> None:
    asked = list(questions())
    ways = Ways(corpus)
    print(f"{len(asked)} questions    recall@10  nDCG@10  MRR")
    named: tuple[tuple[str, Callable[[Asked], Sequence[Passage | Hit]]], ...] = (
        ("words", ways.words),
        ("meaning", ways.meaning),
        ("fused", ways.fused),
        ("full", ways.full),
    )
    for name, way in named:
        found = [worth(each, way(each)) for each in asked]
        recall, gain = mean(each.recall for each in found), mean(each.gain for each in found)
        print(f"{name:15} {recall:9.3f} {gain:8.3f} {mean(w.reciprocal for w in found):5.3f}")
    _off_topic(ways)
    taken = []
    for each in asked:
        began = time.perf_counter()
        ways.full(each)
        taken.append(time.perf_counter() - began)
    print(f"warm: median {1000 * median(taken):.0f} ms, slowest {1000 * max(taken):.0f} ms")


def _off_topic(ways: Ways) -> None:
    answered = [question for question in QUESTIONS if ways.full(Asked("", question, (), Filters()))]
    print(f"no answer to {len(QUESTIONS) - len(answered)} of {len(QUESTIONS)} on other matters")
    for question in answered:
        print(f"  but to: {question}")


def _cold(path: Path) -> None:
    taken, peaks = [], []
    for each in list(questions())[:_COLD]:
        command = [sys.executable, "-m", "cli", "ask", each.question, "--corpus", str(path)]
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
        _, _, usage = os.wait4(process.pid, 0)
        taken.append(time.perf_counter() - began)
        peaks.append(usage.ru_maxrss / 1024)
    print(f"cold: median {median(taken):.2f} s, {median(peaks):.0f} MB")


def _throughput(corpus: Corpus) -> None:
    texts = [each.quote for each in corpus.passages()][:2000]
    encoders = {"ours": encoder_of(), "sentence-transformers": SentenceEncoder(str(folder()))}
    rates: dict[str, list[float]] = {name: [] for name in encoders}
    for each in encoders.values():
        each.encode(texts[:64])
    for _ in range(_ROUNDS):  # in turn, as the machine's speed changes from minute to minute
        for name, each in encoders.items():
            began = time.perf_counter()
            each.encode(texts)
            rates[name].append(len(texts) / (time.perf_counter() - began))
    for name, found in rates.items():
        print(f"{name:22} {median(found):6.0f} texts/s")
    times = [our / their for our, their in zip(*rates.values(), strict=True)]
    print(f"{median(times):.2f} × as fast ({', '.join(f'{each:.2f}' for each in times)})")


def _papers() -> list[Path]:
    """Every paper once: a text beside its PDF is the same paper."""
    folders = (ROOT / "corpus" / "sample" / "papers", SHARED / "papers")
    found = [p for each in folders for p in sorted(each.rglob("*")) if p.is_file()]
    stems = {path.stem for path in found if path.suffix in (".pdf", ".html")}
    kept = (".pdf", ".html")
    return [p for p in found if p.suffix in kept or (p.suffix == ".txt" and p.stem not in stems)]


def main() -> None:
    """Print quality, then speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a corpus that has been made before")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = given.corpus or Path(made)
        with Corpus.open(path) as corpus:
            if given.corpus is None:
                from search.library import ingest_paths

                report = ingest_paths(corpus, _papers())
                print(f"{len(report.files)} files read and indexed in {report.seconds:.0f} s")
            _quality(corpus)
            _cold(path)
            _throughput(corpus)


if __name__ == "__main__":
    main()
