"""Searching by meaning: all vectors compared in a small corpus, by an overview in a large one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.records import Filters, Passage
from corpus.store import text_hash
from search.embed import Encoder, ModelError, Vectors, encoder_of, from_bytes
from search.remembered import remembered

if TYPE_CHECKING:
    from corpus import Corpus
    from search.overview import Mask, Overview

# Entries asked of the index for each passage wanted: a long passage has several.
ENTRIES = 2
# Up to so many passages the vectors are read from the store and every one is compared, which
# takes some tens of milliseconds. Above, that would take seconds and gigabytes to load.
SMALL = 60_000
# Of a small corpus, so many times as many passages as wanted are put in order at first.
_SPARE = 4


class Dense:
    """The meaning side of one corpus. Its model is loaded by the first question."""

    def __init__(self, corpus: Corpus, encoder: Encoder | None = None) -> None:
        """Take the corpus, and an encoder in place of the default one."""
        self._corpus = corpus
        self._encoder = encoder or encoder_of()
        self._asked: tuple[str, Vectors] | None = None
        self._compared: dict[bytes, NDArray[np.int32]] = {}
        self._passing: dict[Filters, Mask] = {}

    def expect_vectors(self) -> None:
        """Raise ModelError where the corpus was taken in with other models alone.

        A question without meaning beside it would be answered by words alone, and worse.
        """
        models = self._corpus.models()
        if models and self._encoder.name not in models:
            raise ModelError(
                f"the corpus holds vectors of {', '.join(models)}, not of {self._encoder.name}:"
                " run matters index with the same --model first"
            )

    def nearest(self, question: str, filters: Filters, limit: int) -> dict[str, float]:
        """Return the nearest passages' ids with their cosine, nearest first.

        Of a large corpus's passages that pass the filters, too, every one is looked at.
        """
        return self._nearest(self._vector(question), filters, limit)

    def overview(self) -> Overview | None:
        """Return the overview of a large corpus; None for a small one, or where none can be."""
        if self.is_small():
            return None
        from search.overview_files import overview_of

        name = ("overview", self._encoder.name)
        return remembered(self._corpus, name, lambda: overview_of(self._corpus, self._encoder))

    def is_small(self) -> bool:
        """Whether all vectors of the corpus are held in memory."""
        return remembered(self._corpus, "passages", self._corpus.count_passages) <= SMALL

    def passing(self, overview: Overview, filters: Filters) -> Mask:
        """Return which passages of an overview pass; looked up once a question."""
        if filters not in self._passing:
            self._passing[filters] = overview.passing(filters, self._corpus)
        return self._passing[filters]

    def _nearest(self, vector: Vectors, filters: Filters, limit: int) -> dict[str, float]:
        if self.is_small():
            return self._every().nearest(vector, limit, frozenset(self._allowed(filters)))
        overview = self.overview()
        if overview is not None:
            return self._by_overview(overview, vector, self.passing(overview, filters), limit)
        # No overview can be made: the index finds only nearly all, and is slow when it must
        # look for a few among many.
        if narrows(filters):
            return self._table(self._allowed(filters)).nearest(vector, limit)
        return self._by_index(vector, limit)

    def cosines(self, question: str, passages: Sequence[Passage]) -> dict[str, float]:
        """Return the cosine of some passages; those without vectors are left out."""
        if self.is_small():
            return self._every().cosines(self._vector(question), [each.id for each in passages])
        overview = self.overview()
        if overview is not None:
            numbers = self._corpus.numbers_of(each.id for each in passages)
            near = overview.cosines(self._vector(question), numbers.values())
            return {each: near[number] for each, number in numbers.items() if number in near}
        hashes = {each.id: text_hash(each.quote) for each in passages}
        kept = self._corpus.vectors_of(self._encoder.name, set(hashes.values()))
        vector = self._vector(question)
        return {
            identity: float(np.max(from_bytes(kept[each], self._encoder.dimension) @ vector))
            for identity, each in hashes.items()
            if kept.get(each)
        }

    def compared(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return the cosines of a question with fixed texts, whose vectors are made once."""
        vectors = _vectors_of(self._encoder, tuple(texts))
        return [float(each) for each in vectors @ self._vector(question)]

    def best(self, text: str, texts: Sequence[str]) -> float:
        """Return the cosine of the passage nearest to one of those fixed texts; 0 for none."""
        vector = _vectors_of(self._encoder, tuple(texts))[texts.index(text)]

        def look() -> float:
            return max(self._nearest(vector, Filters(), 1).values(), default=0.0)

        return remembered(self._corpus, ("best", self._encoder.name, text), look)

    def _allowed(self, filters: Filters) -> Sequence[str]:
        """The passages that pass the filters; remembered where they leave out none."""
        if narrows(filters):
            return self._corpus.passage_ids(filters)
        name = ("passages", filters.include_exempt, filters.include_superseded)
        return remembered(self._corpus, name, lambda: self._corpus.passage_ids(filters))

    def _every(self) -> _Table:
        """The vectors of the whole corpus, loaded once."""
        return remembered(self._corpus, ("vectors", self._encoder.name), self._table)

    def _table(self, ids: Sequence[str] | None = None) -> _Table:
        embedded = self._corpus.embedded(self._encoder.name, ids)
        return _table(embedded, self._encoder.dimension)

    def _by_overview(
        self, overview: Overview, vector: Vectors, passing: Mask, limit: int
    ) -> dict[str, float]:
        compared = self._compared_with(overview, vector)
        found = overview.nearest(vector, compared, passing, limit)
        ids = self._corpus.ids_of(found)
        return {ids[number]: cosine for number, cosine in found.items() if number in ids}

    def _compared_with(self, overview: Overview, vector: Vectors) -> NDArray[np.int32]:
        """What the overview says of all rows; of the question's vector beside another one."""
        wanted = [vector] if self._asked is None else [vector, self._asked[1]]
        new = {each.tobytes(): each for each in wanted if each.tobytes() not in self._compared}
        if vector.tobytes() in new:
            found = overview.compared(np.stack(list(new.values())))
            self._compared |= zip(new, found, strict=True)
        return self._compared[vector.tobytes()]

    def _by_index(self, vector: Vectors, limit: int) -> dict[str, float]:
        from search.indexing import open_index
        from search.vectors import DamagedIndexError, passage_of

        index = open_index(self._corpus, self._encoder)
        found: dict[str, float] = {}
        try:
            nearest = index.query(vector, ENTRIES * limit)
        except DamagedIndexError:
            nearest = []
        if not nearest:  # slower, and right; the next ingest makes the index anew
            return self._every().nearest(vector, limit)
        for entry, cosine in nearest:
            found.setdefault(passage_of(entry), cosine)
        best = sorted(found, key=lambda identity: -found[identity])[:limit]
        return {identity: found[identity] for identity in best}

    def _vector(self, question: str) -> Vectors:
        """The question's vector, made once."""
        if self._asked is None or self._asked[0] != question:
            self._asked = (question, self._encoder.encode([question])[0])
        return self._asked[1]


@dataclass(frozen=True, slots=True)
class _Table:
    """Passages and their vectors: one row or several each, from `starts` on."""

    ids: tuple[str, ...]
    starts: np.typing.NDArray[np.intp]
    rows: Vectors
    at: Mapping[str, int]

    def cosines(self, vector: Vectors, wanted: Iterable[str]) -> dict[str, float]:
        """Return the cosine of some passages; those without vectors are left out."""
        found: dict[str, float] = {}
        for each in wanted:
            at = self.at.get(each)
            if at is not None:
                end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.rows)
                found[each] = float(np.max(self.rows[self.starts[at] : end] @ vector))
        return found

    def nearest(
        self, vector: Vectors, limit: int, allowed: Container[str] | None = None
    ) -> dict[str, float]:
        """Return the nearest passages by their nearest row, equal ones in the order of ids."""
        if not self.ids:
            return {}
        cosines = np.maximum.reduceat(self.rows @ vector, self.starts)
        found: dict[str, float] = {}
        # Sorting all takes longer than comparing them; a few times as many as wanted will do,
        # unless the filters leave out most of these.
        for few in (min(len(cosines), _SPARE * limit), len(cosines)):
            for at in _largest(cosines, few):
                if allowed is None or self.ids[at] in allowed:
                    found[self.ids[at]] = float(cosines[at])
                    if len(found) == limit:
                        return found
        return found


def _largest(values: np.typing.NDArray[np.float32], few: int) -> list[int]:
    """The places of the largest values, largest first, equal ones in their order."""
    if few == len(values):
        return [int(each) for each in np.argsort(-values, kind="stable")]
    least = np.partition(values, len(values) - few)[len(values) - few]
    places = np.flatnonzero(values >= least)
    return [int(each) for each in places[np.argsort(-values[places], kind="stable")]]


_made: WeakKeyDictionary[Encoder, dict[tuple[str, ...], Vectors]] = WeakKeyDictionary()


def _vectors_of(encoder: Encoder, texts: tuple[str, ...]) -> Vectors:
    """The vectors of texts that are compared with every question; made once an encoder."""
    made = _made.setdefault(encoder, {})
    if texts not in made:
        made[texts] = encoder.encode(texts)
    return made[texts]


def _table(embedded: Sequence[tuple[str, bytes]], dimension: int) -> _Table:
    kept = sorted(each for each in embedded if each[1])
    rows = from_bytes(b"".join(vector for _, vector in kept), dimension)
    counts = [len(vector) // (4 * dimension) for _, vector in kept]
    starts = np.cumsum([0, *counts[:-1]]) if counts else np.zeros(0, dtype=np.intp)
    ids = tuple(identity for identity, _ in kept)
    return _Table(ids, starts, rows, {identity: at for at, identity in enumerate(ids)})


def narrows(filters: Filters) -> bool:
    """Whether filters leave out more than exempt papers."""
    return any(
        (
            filters.council,
            filters.councils,
            filters.committee,
            filters.since,
            filters.until,
            filters.source,
            filters.speaker,
        )
    )
