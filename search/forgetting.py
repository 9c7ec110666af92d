"""Taking a document out again, with all that came from it: records, passages, vectors, its file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.records import Filters, StoredDocument
from ingest.errors import MattersError
from search.indexing import complete, silent

if TYPE_CHECKING:
    from corpus import Corpus
    from search.embed import Encoder

# So many characters of a hash are enough to name a document; fewer could be a word.
_ENOUGH = 8
_SHOWN = 12


class UnknownDocumentError(MattersError):
    """No document, or more than one, has the name that was given."""


def forget(corpus: Corpus, wanted: str, encoder: Encoder | None = None) -> StoredDocument:
    """Take a document out and return what it was, its records counted.

    `wanted` is its file's name, with or without its suffix, or its sha256 or the beginning of
    that. Papers that were shown at their place in it are shown at their next place. Raises
    UnknownDocumentError, and takes nothing out, where not exactly one document is meant.
    """
    document = _meant(corpus, wanted)
    corpus.remove(document.sha256)
    complete(corpus, [document.sha256], silent, encoder)
    return document


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
