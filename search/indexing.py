"""Keeping the index whole: vectors for every passage, in the store and in Chroma alike.

The store notes which documents changed since the index was last in line with it, so what a run
that was killed left undone is done by the next one. An index that cannot be trusted, or used, is
made anew from the vectors in the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.records import Filters, Passage
from corpus.store import text_hash
from search.embed import CHUNK, Encoder, embed, encoder_of, from_bytes
from search.linkage import link_new
from search.vectors import DamagedIndexError, Entry, FullDiskError, VectorIndex, batches

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
    it was killed, or that cannot be used, is made anew. Raises FullDiskError, and leaves the index
    as it is, where there is no room for it.
    """
    encoder = encoder or encoder_of()
    corpus.tidy()
    embedded = _embed(corpus, encoder, tell)
    if not changed and not embedded and not corpus.documents(Filters(include_exempt=True)):
        return
    with corpus.writing():
        index = open_index(corpus, encoder)
        waiting = sorted({*changed, *corpus.unindexed()})
        try:
            if index.unfinished:
                raise DamagedIndexError("its writing was cut off")
            _update(corpus, index, waiting, encoder, tell)
        except FullDiskError:
            raise
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
    with index.writing():
        for number, document in enumerate(documents, 1):
            index.remove(document)
            index.add(entries(corpus, encoder, {document}))
            tell("index", document[:12], number, len(documents))
        if index.count() != _expected(corpus, encoder):
            _bring_in_line(corpus, index, encoder)
        index.prove()


def _write_anew(corpus: Corpus, index: VectorIndex, encoder: Encoder, tell: Step) -> None:
    """Delete the index, in whatever state it is, and write all of it, where there is room."""
    index.need_room(corpus.bytes_of_vectors(encoder.name))
    index.clear()
    done, total = 0, _expected(corpus, encoder)
    with index.writing():
        for some in batches(entries(corpus, encoder), CHUNK):
            done += index.add(some)
            tell("index", "", done, total)
    corpus.note_indexed()


def _survey(corpus: Corpus, encoder: Encoder) -> None:
    """Make the overview of a large corpus, so that the next question need not wait for it.

    Those of before go: what was forgotten is not to stand in them.
    """
    from search.dense import Dense
    from search.overview_files import tidy

    dense = Dense(corpus, encoder)
    tidy(corpus, keep=not dense.is_small())
    dense.overview()


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
    corpus: Corpus, encoder: Encoder, documents: Collection[str] | None = None
) -> Iterator[Entry]:
    """The index entries of some documents or of all, from the vectors kept in the store."""
    for some in batches(passages(corpus, documents), CHUNK):
        hashes = [text_hash(each.quote) for each in some]
        vectors = corpus.vectors_of(encoder.name, set(hashes))
        for passage, hashed in zip(some, hashes, strict=True):
            date = passage.said_on or passage.printed_on or ""
            rows = from_bytes(vectors.get(hashed, b""), encoder.dimension)
            for number, vector in enumerate(rows):
                identity = f"{passage.id}#{number}"
                yield Entry(identity, passage.document, date, passage.speaker or "", vector)


def _expected(corpus: Corpus, encoder: Encoder) -> int:
    """How many entries the index should hold."""
    return corpus.bytes_of_vectors(encoder.name) // (4 * encoder.dimension)


def _bring_in_line(corpus: Corpus, index: VectorIndex, encoder: Encoder) -> None:
    """Add to the index what the store has more, take out what it has no longer."""
    there = index.ids()
    wanted = {each.id for each in entries(corpus, encoder)}
    index.discard(there - wanted)
    index.add(each for each in entries(corpus, encoder) if each.id not in there)
