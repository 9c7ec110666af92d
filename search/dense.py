"""Searching by meaning: through the index, or by a scan of all vectors where filters narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from corpus.records import Filters, Passage
from corpus.store import text_hash
from search.embed import Encoder, Vectors, encoder_of, from_bytes, windows
from search.indexing import open_index
from search.vectors import passage_of

if TYPE_CHECKING:
    from corpus import Corpus

# Entries asked of the index for each passage wanted: a long passage has several.
ENTRIES = 2


class Dense:
    """The meaning side of one corpus. Its model is loaded by the first question."""

    def __init__(self, corpus: Corpus, encoder: Encoder | None = None) -> None:
        """Take the corpus, and an encoder in place of the default one."""
        self._corpus = corpus
        self._encoder = encoder or encoder_of()
        self._index = open_index(corpus, self._encoder)
        self._asked: tuple[str, Vectors] | None = None

    def nearest(self, question: str, filters: Filters, limit: int) -> dict[str, float]:
        """Return the nearest passages' ids with their cosine, nearest first.

        With filters that narrow, every passage that passes them is compared: the index finds
        only nearly all, and is slow when it must look for a few among many.
        """
        if _narrow(filters):
            found = self.scan(question, self._corpus.passages(filters))
        else:
            found = {}
            for entry, cosine in self._index.query(self._vector(question), ENTRIES * limit):
                found.setdefault(passage_of(entry), cosine)
        best = sorted(found, key=lambda identity: -found[identity])[:limit]
        return {identity: found[identity] for identity in best}

    def scan(self, question: str, passages: Iterable[Passage]) -> dict[str, float]:
        """Return the cosine of each passage, from the vectors in the store."""
        kept = self._corpus.vectors(self._encoder.name)
        vector = self._vector(question)
        found = {}
        for passage in passages:
            stored = kept.get(text_hash(passage.quote))
            if stored:
                rows = from_bytes(stored, self._encoder.dimension)
                found[passage.id] = float(np.max(rows @ vector))
        return found

    def cosines(self, question: str, passages: Sequence[Passage]) -> dict[str, float]:
        """Return the cosine of some passages, from the vectors in the index."""
        entries = [
            f"{each.id}#{number}" for each in passages for number in range(len(windows(each.quote)))
        ]
        vector = self._vector(question)
        found: dict[str, float] = {}
        for entry, row in self._index.vectors(entries).items():
            identity = passage_of(entry)
            found[identity] = max(float(row @ vector), found.get(identity, -1.0))
        return found

    def _vector(self, question: str) -> Vectors:
        """The question's vector, made once."""
        if self._asked is None or self._asked[0] != question:
            self._asked = (question, self._encoder.encode([question])[0])
        return self._asked[1]


def _narrow(filters: Filters) -> bool:
    """Whether filters leave out more than exempt papers."""
    return any(
        (
            filters.council,
            filters.committee,
            filters.since,
            filters.until,
            filters.source,
            filters.speaker,
        )
    )
