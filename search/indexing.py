"""Keeping the index whole: vectors for every passage, in the store and in Chroma alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.records import Filters, Passage
from corpus.store import text_hash
from search.embed import CHUNK, Encoder, embed, encoder_of, from_bytes
from search.vectors import Entry, MixedModelsError, VectorIndex

if TYPE_CHECKING:
    from corpus import Corpus

Step = Callable[[str, str, int, int], None]
"""Told while working: stage ("read", "embed", "index"), file name, number done, number in all."""

# Vectors that differ by more than this in any part are not the same vector.
_TOLERANCE = 1e-4


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the corpus found.

    `vectors` are the texts that have theirs, `indexed` the entries of the index (a long passage
    has several). `problems` are sentences, empty when all is well; `repaired` what was done.
    """

    documents: int
    passages: int
    vectors: int
    indexed: int
    problems: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


def silent(stage: str, name: str, done: int, total: int) -> None:
    """Tell nobody."""


def open_index(corpus: Corpus, encoder: Encoder) -> VectorIndex:
    """Return the vector index of a corpus for an encoder's vectors."""
    return VectorIndex(corpus.vector_folder, encoder.name)


def complete(
    corpus: Corpus, changed: Collection[str], tell: Step, encoder: Encoder | None = None
) -> None:
    """Embed what has no vectors yet, and put the changed documents into the index.

    Where the index then holds more or fewer entries than the store has vectors (an earlier run
    was interrupted), it is brought in line with the store.
    """
    encoder = encoder or encoder_of()
    embedded = _embed(corpus, encoder, tell)
    if not changed and not embedded and not corpus.documents(Filters(include_exempt=True)):
        return
    with corpus.writing():
        index = open_index(corpus, encoder)
        vectors = corpus.vectors(encoder.name)
        for number, document in enumerate(changed, 1):
            index.remove(document)
            index.add(_entries(_passages(corpus, {document}), vectors, encoder))
            tell("index", document[:12], number, len(changed))
        if index.count() != _expected(corpus, vectors, encoder):
            _bring_in_line(corpus, index, vectors, encoder)
    _survey(corpus, encoder)


def rebuild_index(
    corpus: Corpus, *, on_progress: Step | None = None, encoder: Encoder | None = None
) -> int:
    """Make the vector index anew from the vectors in the store; return how many it holds."""
    encoder, tell = encoder or encoder_of(), on_progress or silent
    _embed(corpus, encoder, tell)
    with corpus.writing():
        index = open_index(corpus, encoder)
        index.clear()
        entries = list(_entries(_passages(corpus), corpus.vectors(encoder.name), encoder))
        for start in range(0, len(entries), CHUNK):
            index.add(entries[start : start + CHUNK])
            tell("index", "", min(start + CHUNK, len(entries)), len(entries))
        count = index.count()
    _survey(corpus, encoder)
    return count


def check(corpus: Corpus, *, repair: bool = False, encoder: Encoder | None = None) -> CheckReport:
    """Compare what is kept with itself: vectors for every text, index against store.

    Embeddings are compared one by one, not only counted: two processes that wrote at once can
    lose vectors while the counts stay right. `repair` puts right what it finds.
    """
    encoder = encoder or encoder_of()
    problems = _problems(corpus, encoder)
    repaired: tuple[str, ...] = ()
    if problems and repair:
        rebuild_index(corpus, encoder=encoder)
        left = _problems(corpus, encoder)
        repaired = tuple(each for each in problems if each not in left)
        problems = left
    hashes = {each for _, _, each in corpus.passage_hashes()}
    kept = corpus.vectors(encoder.name)
    return CheckReport(
        documents=len(corpus.documents(Filters(include_exempt=True))),
        passages=len(corpus.passage_hashes()),
        vectors=len(hashes & kept.keys()),
        indexed=_count(corpus, encoder),
        problems=problems,
        repaired=repaired,
    )


def _survey(corpus: Corpus, encoder: Encoder) -> None:
    """Make the overview of a large corpus, so that the next question need not wait for it."""
    from search.dense import Dense

    Dense(corpus, encoder).overview()


def _embed(corpus: Corpus, encoder: Encoder, tell: Step) -> int:
    """Give vectors to the texts that have none, texts of like length together."""
    wanted = sorted(corpus.texts_without_vectors(encoder.name), key=lambda each: len(each[1]))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        vectors = embed(encoder, [text for _, text in part])
        found = {each: vector for (each, _), vector in zip(part, vectors, strict=True)}
        corpus.put_vectors(encoder.name, found)
        tell("embed", "", start + len(part), len(wanted))
    return len(wanted)


def _passages(corpus: Corpus, documents: Collection[str] | None = None) -> Iterator[Passage]:
    """The passages of some documents or of all, exempt ones and reprints included."""
    if documents is not None:
        for document in documents:  # without a look at all others
            yield from corpus.passages_of(document)
        return
    wanted = [identity for identity, _, _ in corpus.passage_hashes()]
    for start in range(0, len(wanted), CHUNK):
        yield from corpus.passages_by_id(wanted[start : start + CHUNK])


def _entries(
    passages: Iterable[Passage], vectors: dict[str, bytes], encoder: Encoder
) -> Iterator[Entry]:
    """The index entries of passages, from the vectors kept in the store."""
    for passage in passages:
        kept = vectors.get(text_hash(passage.quote))
        if kept is None:
            continue
        date = passage.said_on or passage.printed_on or ""
        for number, vector in enumerate(from_bytes(kept, encoder.dimension)):
            identity = f"{passage.id}#{number}"
            yield Entry(identity, passage.document, date, passage.speaker or "", vector)


def _expected(corpus: Corpus, vectors: dict[str, bytes], encoder: Encoder) -> int:
    """How many entries the index should hold."""
    width = 4 * encoder.dimension
    kept = (vectors.get(each, b"") for _, _, each in corpus.passage_hashes())
    return sum(len(each) // width for each in kept)


def _bring_in_line(
    corpus: Corpus, index: VectorIndex, vectors: dict[str, bytes], encoder: Encoder
) -> None:
    """Add to the index what the store has more, take out what it has no longer."""
    wanted = {each.id: each for each in _entries(_passages(corpus), vectors, encoder)}
    there = index.ids()
    index.discard(there - wanted.keys())
    index.add(each for identity, each in wanted.items() if identity not in there)


def _problems(corpus: Corpus, encoder: Encoder) -> tuple[str, ...]:
    """What is wrong, a sentence each."""
    without = corpus.texts_without_vectors(encoder.name)
    problems = [f"{len(without):,} texts have no vectors"] if without else []
    vectors = corpus.vectors(encoder.name)
    wanted = {each.id: each.vector for each in _entries(_passages(corpus), vectors, encoder)}
    try:
        there = {identity: vector for identity, _, vector in open_index(corpus, encoder).entries()}
    except MixedModelsError as error:
        return (*problems, str(error))
    missing, extra = wanted.keys() - there.keys(), there.keys() - wanted.keys()
    differ = [
        each
        for each in wanted.keys() & there.keys()
        if not np.allclose(wanted[each], there[each], atol=_TOLERANCE)
    ]
    if missing:
        problems.append(f"{len(missing):,} vectors are missing from the index")
    if extra:
        problems.append(f"{len(extra):,} vectors in the index belong to no passage")
    if differ:
        problems.append(f"{len(differ):,} vectors in the index differ from the store's")
    return tuple(problems)


def _count(corpus: Corpus, encoder: Encoder) -> int:
    """How many entries the index holds; none where another model made it."""
    try:
        return open_index(corpus, encoder).count()
    except MixedModelsError:
        return 0
