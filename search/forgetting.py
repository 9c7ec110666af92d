"""Taking a document out again, with all that came from it: records, passages, vectors, its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.records import Filters, StoredDocument, StoredPaper
from ingest.errors import MattersError
from search.indexing import complete, silent

if TYPE_CHECKING:
    from corpus import Corpus
    from search.embed import Encoder

# So many characters of a hash are enough to name a document; fewer could be a word.
_ENOUGH = 8
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out, its records counted, and the files whose papers are valid again."""

    document: StoredDocument
    valid_again: tuple[str, ...] = ()


class UnknownDocumentError(MattersError):
    """No document, or more than one, has the name that was given."""


def forget(corpus: Corpus, wanted: str, encoder: Encoder | None = None) -> Forgotten:
    """Take a document out and return what it was, its records counted.

    `wanted` is its file's name, with or without its suffix, or its sha256 or the beginning of
    that. Papers that were shown at their place in it are shown at their next place, and those that
    it had taken the place of are valid again. Raises
    UnknownDocumentError, and takes nothing out, where not exactly one document is meant.
    """
    document = _meant(corpus, wanted)
    before = _superseded(corpus)
    corpus.remove(document.sha256)
    complete(corpus, [document.sha256], silent, encoder)
    valid = before.keys() - _superseded(corpus).keys()
    sources = {before[each].source for each in valid if before[each].document != document.sha256}
    return Forgotten(document, tuple(sorted(sources)))


def _superseded(corpus: Corpus) -> dict[str, StoredPaper]:
    """The papers that others took the place of, by id."""
    everything = Filters(include_exempt=True, include_superseded=True)
    return {paper.id: paper for paper in corpus.papers(everything) if paper.superseded_by}


def _meant(corpus: Corpus, wanted: str) -> StoredDocument:
    found = [
        each
        for each in corpus.documents(Filters(include_exempt=True))
        if wanted.casefold() in (each.source.casefold(), PurePath(each.source).stem.casefold())
        or (len(wanted) >= _ENOUGH and each.sha256.startswith(wanted.lower()))
    ]
    if not found:
        raise UnknownDocumentError(f"{wanted}: no document has this name or hash")
    if len(found) > 1:
        hashes = ", ".join(each.sha256[:_SHOWN] for each in found)
        raise UnknownDocumentError(f"{wanted}: several documents have this name: {hashes}")
    return found[0]
