"""The vector index: Chroma in a folder of the corpus, derived from the store and disposable.

Chroma is given the vectors (it never embeds, never fetches, never reports). Two processes that
write at once lose vectors in silence, so each writing call is made under the corpus's writing
lock, by `search/indexing.py`. Vectors are kept in SQLite too; this index only finds them fast.

A process that is killed while it writes may leave files that look right and are not. While one
writes, a mark stands in the folder; who finds it there and holds the lock makes the index anew.
"""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ingest.errors import MattersError
from ingest.unconnected import unconnected
from search.embed import Vectors
from search.files import size_of

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

COLLECTION = "passages"
_DATABASE = "chroma.sqlite3"
_MARK = ".unfinished"
# Bytes without which a disk is full: Chroma's own files grow by as much at a time.
_LEAST = 1 << 22
_ROOM = 3  # times what its vectors take is what an index takes, at rest and small
_FULL = re.compile("disk is full|no space left", re.IGNORECASE)
# Chroma takes at most 5,461 rows a call.
BATCH = 5000
# Cosine, and a denser graph searched more widely than Chroma's default: that one found only
# 93 to 97 of the true nearest hundred on texts of this kind.
_GRAPH = {
    "hnsw:space": "cosine",
    "hnsw:M": 32,
    "hnsw:construction_ef": 200,
    "hnsw:search_ef": 400,
}


class MixedModelsError(MattersError):
    """The index was made with another model than the one that asks."""


class DamagedIndexError(MattersError):
    """The index cannot be read or written; it can be made anew from the store."""


class FullDiskError(DamagedIndexError):
    """There is no room for the index: to make it anew would fail as well, and lose the old one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One vector of the index and what it can be narrowed by.

    A passage has one or several; their ids are the passage's with "#0", "#1" … after it.
    """

    id: str
    document: str
    date: str
    speaker: str
    vector: Vectors


def passage_of(entry: str) -> str:
    """Return the passage that an entry's id belongs to."""
    return entry.rpartition("#")[0]


class VectorIndex:
    """The index in a folder, for the vectors of one model. Opened when it is first used."""

    def __init__(self, folder: Path, model: str) -> None:
        """Name the folder and the model; raises nothing, makes nothing."""
        self.folder = folder
        self.model = model
        self._opened: Collection | None = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Mark the index as unfinished until the block is done, whatever becomes of it.

        Raises FullDiskError, before anything is touched, where there is no room.
        """
        mark = self.folder / _MARK
        self.need_room()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            yield
            mark.unlink()
        except OSError as error:
            raise self._damaged(error) from error

    def need_room(self, anew: int = 0) -> None:
        """Raise FullDiskError where the disk is full, or has no room for so many bytes of vectors.

        What the index takes now counts as free for one that is made anew.
        """
        held = sum(size_of(path) for path in self.folder.rglob("*")) if anew else 0
        if self._free() + held < max(_LEAST, _ROOM * anew):
            raise self._full()

    def _free(self) -> int:
        """Bytes that the disk has left."""
        there = self.folder if self.folder.is_dir() else self.folder.parent
        return shutil.disk_usage(there).free

    @property
    def unfinished(self) -> bool:
        """Whether a run that wrote to it has not come to its end; it may be writing still."""
        return (self.folder / _MARK).exists()

    @property
    def exists(self) -> bool:
        """Whether there is anything of an index."""
        return (self.folder / _DATABASE).exists()

    def add(self, entries: Iterable[Entry]) -> int:
        """Put vectors in, in batches, those with the same id replaced; return how many."""
        added = 0
        for batch in batches(entries, BATCH):
            with self._using() as collection:
                collection.upsert(
                    ids=[each.id for each in batch],
                    embeddings=np.stack([each.vector for each in batch]),
                    metadatas=[
                        {"document": each.document, "date": each.date, "speaker": each.speaker}
                        for each in batch
                    ],
                )
            added += len(batch)
        return added

    def remove(self, document: str) -> None:
        """Take out all vectors of a document, named by its sha256."""
        with self._using() as collection:
            collection.delete(where={"document": document})

    def query(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Return the nearest entries' ids with their cosine, nearest first."""
        if not self.exists:
            return []
        with self._using() as collection:
            limit = min(limit, collection.count())
            if not limit:
                return []
            found = collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(id_, 1 - far) for id_, far in zip(found["ids"][0], distances[0], strict=True)]

    def count(self) -> int:
        """Return how many vectors are in it."""
        if not self.exists:
            return 0
        with self._using() as collection:
            return collection.count()

    def entries(self) -> Iterator[tuple[str, str, Vectors]]:
        """Yield id, document and vector of all that it holds, to be compared with the store."""
        for offset in range(0, self.count(), BATCH):
            with self._using() as collection:
                page = collection.get(
                    limit=BATCH, offset=offset, include=["embeddings", "metadatas"]
                )
            vectors, about = page["embeddings"], page["metadatas"] or []
            if vectors is None:
                continue
            for id_, meta, vector in zip(page["ids"], about, vectors, strict=True):
                document = str((meta or {}).get("document", ""))
                yield id_, document, np.asarray(vector, dtype=np.float32)

    def prove(self) -> None:
        """Find one of its vectors again; raises DamagedIndexError where its files are not whole."""
        with self._using() as collection:
            rows = collection.get(limit=1, include=["embeddings"])["embeddings"]
        if rows is not None and len(rows):
            self.query(np.asarray(rows[0], dtype=np.float32), 1)

    def ids(self) -> set[str]:
        """Return the ids of all entries."""
        with self._using() as collection:
            return set(collection.get(include=[])["ids"])

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of entries by id; those that are not there are left out."""
        found: dict[str, Vectors] = {}
        for batch in batches(ids, BATCH):
            with self._using() as collection:
                part = collection.get(ids=batch, include=["embeddings"])
            rows = part["embeddings"]
            if rows is not None:
                found.update(zip(part["ids"], np.asarray(rows, dtype=np.float32), strict=True))
        return found

    def discard(self, ids: Iterable[str]) -> None:
        """Take out entries by their ids."""
        for batch in batches(ids, BATCH):
            with self._using() as collection:
                collection.delete(ids=batch)

    def clear(self) -> None:
        """Delete the index, whatever model made it and whatever state it is in."""
        self._opened = None
        client = _CLIENTS.pop(self.folder.resolve(), None)
        if client is not None:
            client[0].close()
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise self._damaged(error) from error

    def _full(self) -> FullDiskError:
        return FullDiskError(
            f"{self.folder}: the search index could not be written: the disk is full; make room,"
            " then `matters index` completes it, nothing else is touched by this"
        )

    def _damaged(self, reason: object) -> DamagedIndexError:
        """The error for what Chroma or the system raised: of a full disk Chroma tells no better."""
        full = isinstance(reason, OSError) and reason.errno in (errno.ENOSPC, errno.EDQUOT)
        if full or _FULL.search(str(reason)) or self._free() < _LEAST:
            return self._full()
        said = reason.strerror if isinstance(reason, OSError) else None
        return DamagedIndexError(
            f"{self.folder}: the search index cannot be used ({said or reason});"
            " `matters index` makes it anew, nothing else is touched by this"
        )

    @contextmanager
    def _using(self) -> Iterator[Collection]:
        """Give the collection; whatever Chroma raises comes out as DamagedIndexError."""
        try:
            yield self._collection()
        except MattersError:
            raise
        except Exception as error:
            self._opened = None
            raise self._damaged(error) from error
        except BaseException as error:
            # What went wrong in Chroma's compiled part is no Exception.
            if type(error).__name__ != "PanicException":
                raise
            self._opened = None
            raise self._damaged(error) from error

    def _collection(self) -> Collection:
        """Open the collection; raise MixedModelsError where it holds another model's vectors."""
        if self._opened is None:
            found: Collection = _client(self.folder).get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                metadata={"model": self.model, **_GRAPH},
            )
            made_with = (found.metadata or {}).get("model")
            if made_with != self.model:
                raise MixedModelsError(
                    f"the index was made with {made_with}, this is {self.model}: "
                    "make it anew with `matters index`"
                )
            self._opened = found
        return self._opened


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield lists of at most `size` items."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


# Chroma keeps what it has opened by its folder; a client on a database that was replaced since
# writes into nothing, so one is kept a folder, and closed when its database has gone.
_CLIENTS: dict[Path, tuple[Any, int]] = {}


def _client(folder: Path) -> Any:
    """Open Chroma's folder, with its telemetry off."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder.resolve()
    if key in _CLIENTS and _CLIENTS[key][1] != _number(key):
        _CLIENTS.pop(key)[0].close()
    if key not in _CLIENTS:
        with unconnected():
            import chromadb
            from chromadb.config import Settings

        client = chromadb.PersistentClient(
            path=str(key), settings=Settings(anonymized_telemetry=False)
        )
        _CLIENTS[key] = client, _number(key)
    return _CLIENTS[key][0]


def _number(folder: Path) -> int:
    """What tells the folder's database from another in its place; 0 where there is none."""
    try:
        return (folder / _DATABASE).stat().st_ino
    except OSError:
        return 0
