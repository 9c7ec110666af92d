"""An overview of a large corpus, in files that are scanned whole: derived and disposable.

Some vectors nearest to a question are found among millions in two steps: all are compared by
their most telling directions, a byte each, then the best some thousand by all of them. Beside the
vectors stands what filters ask of a passage, so that a filter costs as much as none. The files
are in the folder `overview` of the corpus, below the edition of the corpus that they were made
after; there they are made anew when it has changed, or when they are gone or cut short.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.days import span
from corpus.records import Filters
from search.embed import Vectors
from search.machine import onnx_session
from search.overview_graph import FILE

if TYPE_CHECKING:
    from corpus import Corpus

# So many of the best rows of the first step are compared in full, and so many times as many as
# passages are wanted. Among 1.8 million rows that missed none of the nearest ten, and 2 of 1,000
# of the nearest two hundred; 64 directions missed 3 of 100 of these (benchmarks/scale.py).
LEAST, SPARE = 1000, 20
# What is asked is less than a byte holds: without it, older processors would lose the sums of two
# products, which they keep in two bytes.
_ASKED = 63
_GAP = 1000  # passages of a few files
_STRIDE = 61  # of all scores, every such one tells where the best begin

Mask = NDArray[np.bool_]


class Rows:
    """Vectors in a file, read one by one: mapped into memory, each would bring its neighbours."""

    def __init__(self, path: Path, number: int, width: int) -> None:
        """Open the file; ValueError where its size is wrong."""
        self._size = 4 * width
        self.width = width
        if path.stat().st_size != number * self._size:
            raise ValueError(f"{path}: is not whole")
        self._file = path.open("rb", buffering=0)
        self._number = number
        self._path = path

    def __len__(self) -> int:
        """Return how many there are."""
        return self._number

    def of(self, places: Iterable[int]) -> Vectors:
        """Return the vectors at some places."""
        wanted = [int(each) for each in places]
        found = np.empty((len(wanted), self.width), dtype=np.float32)
        into, size = found.view(np.uint8).reshape(-1).data, self._size
        for row, place in enumerate(wanted):
            self._file.seek(place * size)
            if self._file.readinto(into[row * size : (row + 1) * size]) != size:
                raise OSError(f"{self._path}: could not be read")
        return found


@dataclass(frozen=True, slots=True)
class Overview:
    """Columns, a value a passage in the order of their numbers; and rows, one a vector.

    `owner` is each row's passage by its place, `codes` and `rows` its vector in short and in
    full, `basis` the directions of the codes. Names are what the columns of words count in.
    """

    columns: Mapping[str, NDArray[Any]]
    names: Mapping[str, Sequence[str | None]]
    owner: NDArray[np.int32]
    codes: NDArray[np.uint8]
    rows: Rows
    basis: Vectors

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The passages' numbers in the store."""
        numbers: NDArray[np.int64] = self.columns["number"]
        return numbers

    def places(self, numbers: Iterable[int]) -> NDArray[np.intp]:
        """Return the places of passages by their numbers; those that are not there left out."""
        wanted = np.asarray(list(numbers), dtype=np.int64)
        if not len(self.numbers):
            return np.zeros(0, dtype=np.intp)
        at = np.searchsorted(self.numbers, wanted)
        at = np.minimum(at, len(self.numbers) - 1)
        places: NDArray[np.intp] = at[self.numbers[at] == wanted]
        return places

    def passing(self, filters: Filters, corpus: Corpus) -> Mask:
        """Return which passages pass; as the store's own filters.

        A file, and words in the place of a day, are left to the store.
        """
        columns = self.columns
        since, until = (each and span(each) for each in (filters.since, filters.until))
        if filters.source or (filters.since and not since) or (filters.until and not until):
            passing = np.zeros(len(self.numbers), dtype=np.bool_)
            passing[self.places(corpus.passage_numbers(filters))] = True
            return passing
        passing = ~columns["reprint"]
        if not filters.include_exempt:
            passing &= ~columns["exempt"]
        if not filters.include_superseded:
            passing &= ~columns["superseded"]
        for name in ("council", "committee", "speaker"):
            wanted = getattr(filters, name)
            if wanted:
                passing &= _holding(self.names[name], wanted)[columns[name]]
        if filters.councils:
            known = np.asarray([name in filters.councils for name in self.names["council"]])
            passing &= known[columns["council"]]
        if since:
            passing &= columns["last_day"] >= day_number(since[0])
        if until:
            passing &= columns["first_day"] <= day_number(until[1])
        return passing

    def stretches(self, passing: Mask) -> list[tuple[int, int]]:
        """Return the first and last numbers of where passages that pass are.

        Papers of one committee or year stand together, others between them; small gaps count in.
        """
        numbers = self.numbers[passing]
        if not len(numbers):
            return []
        gaps = np.flatnonzero(np.diff(numbers) > _GAP)
        firsts = numbers[np.concatenate(([0], gaps + 1))]
        lasts = numbers[np.concatenate((gaps, [len(numbers) - 1]))]
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))

    def compared(self, vectors: Vectors) -> NDArray[np.int32]:
        """Return what each row's codes say of its nearness to some vectors: more is nearer.

        A row for each vector; two at once take hardly longer than one.
        """
        if not len(self.codes):
            return np.zeros((len(vectors), 0), dtype=np.int32)
        asked = vectors @ self.basis
        asked *= _ASKED / np.maximum(np.abs(asked).max(axis=1, keepdims=True), 1e-9)
        codes = np.ascontiguousarray(np.rint(asked).astype(np.int8).T)
        (products,) = _product().run(None, {"codes": self.codes, "asked": codes})
        return np.ascontiguousarray(products.T)

    def nearest(
        self, vector: Vectors, compared: NDArray[np.int32], passing: Mask, limit: int
    ) -> dict[int, float]:
        """Return numbers and cosines of the nearest passages that pass, nearest first.

        `compared` is the row that `compared` gave for the vector.
        """
        rows = self._best(compared, passing, max(LEAST, SPARE * limit))
        cosines = self.rows.of(rows) @ vector
        found: dict[int, float] = {}
        for at in np.argsort(-cosines, kind="stable"):
            found.setdefault(int(self.numbers[self.owner[rows[at]]]), float(cosines[at]))
            if len(found) == limit:
                break
        return found

    def cosines(self, vector: Vectors, numbers: Iterable[int]) -> dict[int, float]:
        """Return the cosine of some passages by number; those without vectors are left out."""
        places = self.places(numbers)
        wanted = places.astype(self.owner.dtype)  # else the whole column is made as wide as they
        starts = np.searchsorted(self.owner, wanted, "left")
        ends = np.searchsorted(self.owner, wanted, "right")
        return {
            int(self.numbers[place]): float(np.max(self.rows.of(range(start, end)) @ vector))
            for place, start, end in zip(places, starts, ends, strict=True)
            if start < end
        }

    def _best(self, compared: NDArray[np.int32], passing: Mask, wanted: int) -> NDArray[np.intp]:
        """The rows of passages that pass which the codes say are nearest."""
        rows = _largest(compared, wanted)
        allowed = rows[passing[self.owner[rows]]]
        if 2 * len(allowed) >= wanted or len(rows) == len(compared):
            return np.sort(allowed)
        every = np.flatnonzero(passing[self.owner])
        return np.sort(every[_largest(compared[every], wanted)])


def day_number(day: str) -> int:
    """Return a day (YYYY-MM-DD) as a number in whose order days are."""
    return int("".join(filter(str.isdigit, day))[:8].ljust(8, "0"))


def _holding(names: Sequence[str | None], wanted: str) -> Mask:
    """Which names hold some words, letter case aside as SQLite's LIKE leaves it: in ASCII."""
    part = _lower(wanted)
    return np.asarray([name is not None and part in _lower(name) for name in names])


def _lower(text: str) -> str:
    return "".join(each.lower() if each.isascii() else each for each in text)


def _largest(values: NDArray[np.int32], number: int) -> NDArray[np.intp]:
    """The places of the largest values, in no order."""
    if number >= len(values):
        return np.arange(len(values))
    sample = np.sort(values[::_STRIDE])[::-1]
    least = sample[min(2 * number // _STRIDE + 4, len(sample) - 1)]
    places = np.flatnonzero(values >= least)
    if len(places) < number:
        return np.argpartition(values, len(values) - number)[len(values) - number :]
    return places[np.argpartition(values[places], len(places) - number)[len(places) - number :]]


@cache
def _product() -> Any:
    """The product of whole numbers, by onnxruntime."""
    return onnx_session(FILE.read_bytes())
