"""What speaks for each candidate of a question: its signs, from what the searches gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.records import Passage
from search.question import Question
from search.ranking import SHORT_WORDS, Coverage, Signs, dated, numbered


@dataclass(frozen=True, slots=True)
class Weighing:
    """A question, and what was found for it by passage.

    Shares of the best BM25 score, cosines, and what records give.
    """

    asked: Question
    coverage: Coverage
    words: Mapping[str, float]
    near: Mapping[str, float]
    records: Mapping[str, tuple[Passage, float]]

    def signs(self, passage: Passage, cosine: float) -> Signs:
        """Return the signs of a passage whose cosine with the question is known."""
        then = dated(passage, self.asked.moments)
        heading = f"{passage.heading} {passage.paper or ''}"
        # What an investigator writes is of the investigator, though it only says "I".
        met = self.coverage.each(f"{passage.quote} {passage.speaker or ''}", heading, dated=then)
        record = self.records.get(passage.id)
        return Signs(
            cosine=cosine,
            words=self.words.get(passage.id, 0.0),
            coverage=self.coverage.together(met),
            complete=len(met) > 1 and all(met),
            record=record[1] if record else 0.0,
            titled=self.coverage.of(passage.paper or ""),
            dated=then,
            numbered=self.asked.amount and numbered(passage.quote),
            short=len(passage.quote.split()) < SHORT_WORDS,
        )
