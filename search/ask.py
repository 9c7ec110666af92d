"""Answering: understand the question, search both ways, rank, fold, and say who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.records import Filters
from search.answers import Answer

if TYPE_CHECKING:
    from corpus import Corpus

DEFAULT_LIMIT = 10


def ask(
    corpus: Corpus, question: str, filters: Filters | None = None, limit: int = DEFAULT_LIMIT
) -> Answer:
    """Answer a question with verbatim passages, best first; none where nothing is relevant.

    Filters given override what the question is understood to say.
    """
    raise NotImplementedError
