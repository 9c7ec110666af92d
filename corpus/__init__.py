"""What has been read: the store of documents, findings and passages, and its exports."""

from corpus.records import Filters, KnownBy, Passage, StoredDocument, StoredPaper
from corpus.store import Corpus, CorpusError, text_hash

__all__ = [
    "Corpus",
    "CorpusError",
    "Filters",
    "KnownBy",
    "Passage",
    "StoredDocument",
    "StoredPaper",
    "text_hash",
]
