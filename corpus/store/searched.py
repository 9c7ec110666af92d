"""What searching asks of the store: passages by their words and numbers, their vectors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Filters
from corpus.store import matching, reading, survey
from corpus.store.survey import Surveyed


class Searched:
    """The part of a corpus that is searched; `Corpus` has it."""

    _db: sqlite3.Connection

    def lexical(
        self, expression: str, limit: int, filters: Filters | None = None
    ) -> list[tuple[str, float]]:
        """Return ids and scores of passages that match an FTS5 expression, best first."""
        return matching.lexical(self._db, expression, limit, filters or Filters())

    def scored(self, expression: str) -> list[tuple[int, float]]:
        """Return numbers and scores of all passages that match, reprints too, best first."""
        return matching.scored(self._db, expression)

    def numbers_matching(
        self, expression: str, limit: int, within: tuple[int, int] | None = None
    ) -> list[int]:
        """Return the numbers of passages that match, highest first, exempt ones and reprints too.

        The highest were read in last. `within` are the first and the last number looked at.
        """
        return matching.numbers_matching(self._db, expression, limit, within)

    def mentions(self, expression: str) -> int:
        """Return how many passages match an FTS5 expression, exempt ones and reprints too."""
        return matching.mentions(self._db, expression)

    def roughly_mentions(self, expression: str) -> int:
        """Return `mentions`, reckoned from a part of the corpus where they are very many."""
        return matching.roughly_mentions(self._db, expression)

    def is_mentioned(self, expression: str) -> bool:
        """Return whether any passage that is not exempt matches an FTS5 expression."""
        return matching.is_mentioned(self._db, expression)

    def passage_ids(self, filters: Filters | None = None) -> list[str]:
        """Return the ids of passages, each once."""
        return matching.passage_ids(self._db, filters or Filters())

    def passing(self, ids: Sequence[str], filters: Filters) -> list[str]:
        """Return those of some passages that pass the filters, in the order given."""
        return matching.passing(self._db, ids, filters)

    def passage_numbers(self, filters: Filters | None = None) -> list[int]:
        """Return the numbers (the store's own) of passages, each once."""
        return matching.passage_numbers(self._db, filters or Filters())

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the ids of passages by their numbers."""
        return matching.ids_of(self._db, list(numbers))

    def numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of passages by their ids."""
        return matching.numbers_of(self._db, list(ids))

    def texts_without_vectors(self, model: str) -> list[tuple[str, str]]:
        """Return hash and text of passages that have no vector of this model."""
        return reading.passage_vectors_wanted(self._db, model)

    def texts(self) -> list[tuple[str, str]]:
        """Return hash and text of all passages, each text once."""
        rows = self._db.execute(
            "SELECT text_hash, MIN(json_extract(data, '$.quote')) FROM passages GROUP BY text_hash"
        )
        return [(str(each), str(text)) for each, text in rows]

    def surveyed(self, model: str) -> Iterator[Surveyed]:
        """Yield what can be asked of each passage and its vectors, in the order of numbers."""
        return survey.surveyed(self._db, model)

    def some_vectors(self, model: str, number: int) -> list[bytes]:
        """Return some vectors of a model, chosen by chance but always the same."""
        return survey.some_vectors(self._db, model, number)

    def embedded(self, model: str, ids: Sequence[str] | None = None) -> list[tuple[str, bytes]]:
        """Return the ids of passages, of all or of some, with their vectors of a model."""
        return reading.embedded(self._db, model, ids)

    def vectors_of(self, model: str, hashes: Iterable[str]) -> dict[str, bytes]:
        """Return the vectors of some texts, by the hash of their text."""
        return reading.vectors_of(self._db, model, list(hashes))

    def vectors(self, model: str) -> dict[str, bytes]:
        """Return all vectors of a model, by the hash of their text."""
        rows = self._db.execute("SELECT text_hash, vector FROM vectors WHERE model = ?", (model,))
        return dict(rows.fetchall())

    def bytes_of_vectors(self, model: str) -> int:
        """Return how many bytes the vectors of all passages have; a text's count each time."""
        row = self._db.execute(
            "SELECT COALESCE(SUM(LENGTH(v.vector)), 0) FROM passages p"
            " JOIN vectors v ON v.model = ? AND v.text_hash = p.text_hash",
            (model,),
        ).fetchone()
        return int(row[0])

    def models(self) -> list[str]:
        """Return the models that the corpus holds vectors of."""
        return reading.models(self._db)

    def passage_hashes(self) -> list[tuple[str, str, str]]:
        """Return id, document and text hash of every passage, for building the index."""
        rows = self._db.execute(
            "SELECT id, document, text_hash FROM passages ORDER BY document, position"
        )
        return [(str(a), str(b), str(c)) for a, b, c in rows]
