"""Checking the corpus: what is kept compared with itself, and what is derived made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.records import Filters
from ingest.errors import MattersError
from search.embed import Encoder, encoder_of, from_bytes, windows
from search.indexing import entries, open_index, rebuild_index
from search.linkage import VERSION

if TYPE_CHECKING:
    from corpus import Corpus

# Vectors that differ by more than this in any part are not the same vector.
_TOLERANCE = 1e-4
# Vectors are of length 1, but for what four bytes a number leave out.
_LENGTH = 1e-3
_NAMED = 5  # so many files are named


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


def check(corpus: Corpus, *, repair: bool = False, encoder: Encoder | None = None) -> CheckReport:
    """Compare what is kept with itself: database, copies of files, vectors, both indexes.

    Embeddings are compared one by one, not only counted: two processes that wrote at once can
    lose vectors while the counts stay right. `repair` makes anew what is derived; a database
    that SQLite finds damaged is left as it is. Others that write wait for this.
    """
    encoder = encoder or encoder_of()
    with corpus.writing():
        damage = corpus.damage()
        if damage:
            left = "the database is damaged and was left as it is: put a backup in its place"
            return CheckReport(0, 0, 0, 0, problems=(*damage, left))
        problems = tuple(_problems(corpus, encoder))
        repaired: tuple[str, ...] = ()
        if problems and repair:
            _mend(corpus, encoder)
            left_over = tuple(_problems(corpus, encoder))
            repaired = tuple(each for each in problems if each not in left_over)
            problems = left_over
        return _report(corpus, encoder, problems, repaired)


def _report(
    corpus: Corpus, encoder: Encoder, problems: tuple[str, ...], repaired: tuple[str, ...]
) -> CheckReport:
    hashes = [each for _, _, each in corpus.passage_hashes()]
    return CheckReport(
        documents=len(corpus.documents(Filters(include_exempt=True))),
        passages=len(hashes),
        vectors=len(set(hashes) & corpus.vectors(encoder.name).keys()),
        indexed=_count(corpus, encoder),
        problems=problems,
        repaired=repaired,
    )


def _mend(corpus: Corpus, encoder: Encoder) -> None:
    """Make anew what is derived: text index, vectors that cannot be right, vector index."""
    if corpus.words_astray():
        corpus.index_words()
    corpus.drop_vectors(encoder.name, _false_vectors(corpus, encoder))
    rebuild_index(corpus, encoder=encoder)


def _problems(corpus: Corpus, encoder: Encoder) -> Iterator[str]:
    """What is wrong, a sentence each."""
    yield from _of_files(corpus)
    astray = corpus.words_astray()
    if astray:
        yield f"{astray:,} passages are missing from the text index or too many in it"
    unlinked = len(corpus.unlinked(VERSION))
    if unlinked:
        yield f"{unlinked:,} documents are not linked to the others yet"
    without = corpus.texts_without_vectors(encoder.name)
    if without:
        yield f"{len(without):,} texts have no vectors"
    false = _false_vectors(corpus, encoder)
    if false:
        yield f"the vectors of {len(false):,} texts are damaged"
        return  # against these the index cannot be compared
    try:
        yield from _of_index(corpus, encoder)
    except MattersError as error:
        yield str(error)


def _of_files(corpus: Corpus) -> Iterator[str]:
    """Copies of files that are missing or not what they were, and those of no document."""
    bad = [
        source
        for sha256, (source, path) in corpus.kept_files().items()
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256
    ]
    if bad:
        more = ", …" if len(bad) > _NAMED else ""
        named = ", ".join(bad[:_NAMED]) + more
        yield f"{len(bad):,} copies of files are missing or damaged; read again: {named}"
    strays = len(corpus.strays())
    if strays:
        yield f"{strays:,} copies of files belong to no document"


def _false_vectors(corpus: Corpus, encoder: Encoder) -> list[str]:
    """The hashes of texts whose vectors are too few, too many, cut off or not of length 1."""
    kept = corpus.vectors(encoder.name)
    return sorted(
        {
            each
            for each, text in corpus.texts()
            if each in kept and not _true(kept[each], len(windows(text)), encoder)
        }
    )


def _true(vector: bytes, number: int, encoder: Encoder) -> bool:
    if len(vector) != 4 * encoder.dimension * number:
        return False
    lengths = np.linalg.norm(from_bytes(vector, encoder.dimension), axis=1)
    return bool(np.all(np.abs(lengths - 1) < _LENGTH))  # and no number that is none


def _of_index(corpus: Corpus, encoder: Encoder) -> Iterator[str]:
    """How the index differs from the store."""
    index = open_index(corpus, encoder)
    if index.unfinished:
        yield "the index was being written when that run ended"
    wanted = {each.id: each.vector for each in entries(corpus, encoder)}
    there = {identity: vector for identity, _, vector in index.entries()}
    missing, extra = wanted.keys() - there.keys(), there.keys() - wanted.keys()
    differ = [
        each
        for each in wanted.keys() & there.keys()
        if not np.allclose(wanted[each], there[each], atol=_TOLERANCE)
    ]
    if missing:
        yield f"{len(missing):,} vectors are missing from the index"
    if extra:
        yield f"{len(extra):,} vectors in the index belong to no passage"
    if differ:
        yield f"{len(differ):,} vectors in the index differ from the store's"


def _count(corpus: Corpus, encoder: Encoder) -> int:
    """How many entries the index holds; none where it cannot be used, or is of another model."""
    try:
        return open_index(corpus, encoder).count()
    except MattersError:
        return 0
