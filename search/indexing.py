"""Keeping the index whole: vectors for every passage, in the store and in Chroma alike.

The store notes which documents changed since the index was last in line with it, so what a run
that was killed left undone is done by the next one. An index that cannot be trusted, or used, is
made anew from the vectors in the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.records import Filters, Passage
from corpus.store import text_hash
from search.embed import CHUNK, Encoder, embed, encoder_of, from_bytes
from search.linkage import link_new
from search.vectors import DamagedIndexError, Entry, VectorIndex

if TYPE_CHECKING:
    from corpus import Corpus

Step = Callable[[str, str, int, int], None]
"""Told while working: stage ("read", "embed", "index", "link"), file name, number done, in all."""


def silent(stage: str, name: str, done: int, total: int) -> None:
    """Tell nobody."""


def open_index(corpus: Corpus, encoder: Encoder) -> VectorIndex:
    """Return the vector index of a corpus for an encoder's vectors."""
    return VectorIndex(corpus.vector_folder, encoder.name)


def complete(
    corpus: Corpus, changed: Collection[str], tell: Step, encoder: Encoder | None = None
) -> None:
    """Embed what has no vectors yet, and put the changed documents into the index.

    What an earlier run left undone is done too: documents that it changed and did not index,
    the copies of files that it left behind. Where the index then holds more or fewer entries than
    the store has vectors, it is brought in line with the store; one that a run was writing when
    it was killed, or that cannot be used, is made anew.
    """
    encoder = encoder or encoder_of()
    corpus.tidy()
    embedded = _embed(corpus, encoder, tell)
    if not changed and not embedded and not corpus.documents(Filters(include_exempt=True)):
        return
    with corpus.writing():
        index = open_index(corpus, encoder)
        waiting = sorted({*changed, *corpus.unindexed()})
        if index.unfinished:
            _write_anew(corpus, index, encoder, tell)
            return
        try:
            _update(corpus, index, waiting, encoder, tell)
        except DamagedIndexError:
            _write_anew(corpus, index, encoder, tell)
        corpus.note_indexed(waiting)
    _survey(corpus, encoder)


def rebuild_index(
    corpus: Corpus, *, on_progress: Step | None = None, encoder: Encoder | None = None
) -> int:
    """Make the vector index anew from the vectors in the store; return how many it holds."""
    encoder, tell = encoder or encoder_of(), on_progress or silent
    corpus.tidy()
    _embed(corpus, encoder, tell)
    with corpus.writing():
        index = open_index(corpus, encoder)
        _write_anew(corpus, index, encoder, tell)
        held = index.count()
    corpus.forget_links()
    link_new(corpus, lambda done, total: tell("link", "", done, total))
    _survey(corpus, encoder)
    return held


def _update(
    corpus: Corpus, index: VectorIndex, documents: Sequence[str], encoder: Encoder, tell: Step
) -> None:
    """Put changed documents into the index, and see that it agrees with the store."""
    vectors = corpus.vectors(encoder.name)
    with index.writing():
        for number, document in enumerate(documents, 1):
            index.remove(document)
            index.add(entries(passages(corpus, {document}), vectors, encoder))
            tell("index", document[:12], number, len(documents))
        if index.count() != _expected(corpus, vectors, encoder):
            _bring_in_line(corpus, index, vectors, encoder)
        index.prove()


def _write_anew(corpus: Corpus, index: VectorIndex, encoder: Encoder, tell: Step) -> None:
    """Delete the index, in whatever state it is, and write all of it."""
    index.clear()
    wanted = list(entries(passages(corpus), corpus.vectors(encoder.name), encoder))
    with index.writing():
        for start in range(0, len(wanted), CHUNK):
            index.add(wanted[start : start + CHUNK])
            tell("index", "", min(start + CHUNK, len(wanted)), len(wanted))
    corpus.note_indexed()


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


def passages(corpus: Corpus, documents: Collection[str] | None = None) -> Iterator[Passage]:
    """The passages of some documents or of all, exempt ones and reprints included."""
    if documents is not None:
        for document in documents:  # without a look at all others
            yield from corpus.passages_of(document)
        return
    wanted = [identity for identity, _, _ in corpus.passage_hashes()]
    for start in range(0, len(wanted), CHUNK):
        yield from corpus.passages_by_id(wanted[start : start + CHUNK])


def entries(
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
    wanted = {each.id: each for each in entries(passages(corpus), vectors, encoder)}
    there = index.ids()
    index.discard(there - wanted.keys())
    index.add(each for identity, each in wanted.items() if identity not in there)
