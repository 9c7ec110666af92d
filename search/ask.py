"""Answering: understand the question, search both ways, rank, fold, and say who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.records import Filters, Passage
from search.answers import Answer, Hit, Understood, hit
from search.background import otherwise
from search.dense import Dense
from search.evidence import evidence
from search.expansion import Concept, Expansion
from search.lexical import (
    Words,
    forms_of,
    found_by_words,
    match_any,
    match_related,
    mentions,
    related_of,
)
from search.neighbours import beside, lifted
from search.question import Question, understand
from search.ranking import Coverage, Ranked, fold, fuse, rarity, soon_after
from search.relevance import relevant
from search.remembered import remembered
from search.speakers import Known, is_voice
from search.summary import summary
from search.weighing import Weighing

if TYPE_CHECKING:
    from corpus import Corpus
    from search.embed import Encoder

DEFAULT_LIMIT = 10
# So many of each list are fused and weighed.
CANDIDATES = 200


def ask(
    corpus: Corpus,
    question: str,
    filters: Filters | None = None,
    limit: int = DEFAULT_LIMIT,
    *,
    encoder: Encoder | None = None,
) -> Answer:
    """Answer a question with verbatim passages, best first; none where nothing is relevant.

    Filters given override what the question is understood to say. Where a speaker is asked
    for, only that speaker's words are an answer. `encoder` takes the default model's place.
    Raises ModelError where the corpus holds only vectors of other models.
    """
    with corpus.unchanging():  # a paper may be taken in, or forgotten, meanwhile
        return _answered(corpus, question, filters or Filters(), limit, encoder)


def _answered(
    corpus: Corpus, question: str, given: Filters, limit: int, encoder: Encoder | None
) -> Answer:
    asked = _overridden(_understand(corpus, question, given), given)
    dense = Dense(corpus, encoder)
    dense.expect_vectors()
    search = _Search(corpus, asked, _narrowed(asked, given), dense)
    unknown = search.unknown()
    other = otherwise(search.dense, asked.meaning)
    aimed = asked.council is not None or given.source is not None
    share = len(unknown) / max(1, len(asked.concepts))
    found = fold(relevant(search.ranked(), share, other, aimed))
    return Answer(
        question=question,
        understood=asked.understood,
        summary=summary(corpus, asked, found, unknown),
        passages=_hits(corpus, found[:limit]),
    )


def _hits(corpus: Corpus, found: Sequence[Ranked]) -> tuple[Hit, ...]:
    """The passages shown, with all places where they stand."""
    whole = {each.id: each for each in corpus.passages_by_id(each.passage.id for each in found)}
    return tuple(hit(whole[each.passage.id], each.signs.score, each.also_in) for each in found)


def _understand(corpus: Corpus, question: str, given: Filters) -> Question:
    """Take the question apart with what the corpus knows of speakers, bodies and acronyms."""
    speakers, committees = remembered(corpus, "voices", corpus.voices)
    councils = remembered(corpus, "councils", corpus.councils)
    known = Known(speakers=speakers, committees=committees, councils=councils)
    expansion = remembered(
        corpus,
        ("acronyms", given.source),
        lambda: Expansion(remembered(corpus, "acronyms", corpus.acronyms), given.source),
    )
    exempt = given.include_exempt
    newest = remembered(corpus, ("newest", exempt), lambda: corpus.newest_day(exempt))
    return understand(question, known, expansion, newest)


def _overridden(asked: Question, given: Filters) -> Question:
    """The question with what the options say in place of what it was understood to say."""
    old = asked.understood
    understood = Understood(
        topic=old.topic,
        terms=old.terms,
        speaker=given.speaker or old.speaker,
        kind=given.kind or old.kind,
        since=given.since or old.since,
        until=given.until or old.until,
        committee=given.committee or old.committee,
        council=given.council or old.council,
    )
    return replace(asked, understood=understood, strict=asked.strict or bool(given.speaker))


def _narrowed(asked: Question, given: Filters) -> Filters:
    """The filters that passages must pass.

    A council that the question names is none of them: not every paper tells whose it is.
    """
    understood = asked.understood
    return replace(
        given,
        speaker=understood.speaker if asked.strict else None,
        since=understood.since,
        until=understood.until,
        committee=understood.committee,
        kind=None,
        overdue=False,
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """One question's way through the corpus."""

    corpus: Corpus
    asked: Question
    filters: Filters
    dense: Dense

    def ranked(self) -> list[Ranked]:
        """The candidates, best first."""
        concepts = self.asked.concepts
        words, near = self._words(concepts), self._near()
        coverage = Coverage(concepts, self._rarity(concepts), self.asked.moment_words)
        records = self._records(coverage)
        by_weight = sorted(records, key=lambda identity: -records[identity][1])
        lists = (list(words), list(near), self._related(concepts), by_weight, self._then())
        chosen = fuse(lists, CANDIDATES)
        passages = self._passages([*chosen, *(each for each in by_weight if each not in chosen)])
        best = max(words.values(), default=1.0)
        shares = {identity: score / best for identity, score in words.items()}
        weighing = Weighing(self.asked, coverage, shares, near, records)
        ranked = self._weighed(passages, weighing)
        near_by = [each.id for each in beside(self.corpus, ranked)]
        others = self._passages(self.corpus.passing(near_by, self.filters))
        return lifted(ranked, self._weighed(others, weighing))

    def _weighed(self, passages: Sequence[Passage], weighing: Weighing) -> list[Ranked]:
        """Passages with their signs, best first."""
        known = weighing.near
        unknown = [each for each in passages if each.id not in known]
        cosines = {**known, **self.dense.cosines(self.asked.meaning, unknown)}
        signs = (weighing.signs(each, cosines.get(each.id, 0.0)) for each in passages)
        ranked = [Ranked(*each) for each in zip(passages, signs, strict=True)]
        return sorted(ranked, key=lambda each: -each.signs.score)

    def _near(self) -> dict[str, float]:
        """Cosines by passage, nearest first, those of the council that is named among them."""
        found: dict[str, float] = {}
        for filters in self._reaches():
            found |= self.dense.nearest(self.asked.meaning, filters, CANDIDATES)
        return dict(sorted(found.items(), key=lambda each: -each[1]))

    def _reaches(self) -> list[Filters]:
        """What is searched: all that may answer, and the papers of the council by themselves."""
        named = self.asked.council
        if named is None or self.filters.council or self.filters.source:
            return [self.filters]
        return [self.filters, replace(self.filters, councils=named.names)]

    def _then(self) -> list[str]:
        """What was said at, or soon after, a moment that the question names, nearest first.

        Where a period is asked for beside it, nothing outside that may come in this way.
        """
        found: dict[str, float] = {}
        bounded = self.filters.since or self.filters.until
        for moment in self.asked.moments if self.asked.strict and not bounded else ():
            then = replace(self.filters, since=moment.since, until=soon_after(moment))
            found |= self.dense.nearest(self.asked.meaning, then, CANDIDATES // 4)
        return sorted(found, key=lambda identity: -found[identity])

    def unknown(self) -> list[Concept]:
        """The concepts that no paper mentions, in any form or by a related word."""
        return [each for each in self.asked.concepts if not self._spoken_of(each)]

    def _words(self, concepts: Sequence[Concept]) -> dict[str, float]:
        """Scores by passage for holding the concepts, best first."""
        return self._by_words(forms_of(concepts), self._reaches())

    def _related(self, concepts: Sequence[Concept]) -> list[str]:
        """Passages that hold words standing for the concepts, best first."""
        return list(self._by_words(related_of(concepts), [self.filters]))

    def _by_words(
        self, concepts: Sequence[Sequence[str]], reaches: Sequence[Filters]
    ) -> dict[str, float]:
        found: dict[str, float] = {}
        for filters in reaches:
            found |= self._within(filters, concepts)
        return dict(sorted(found.items(), key=lambda each: -each[1]))

    def _within(self, filters: Filters, concepts: Sequence[Sequence[str]]) -> dict[str, float]:
        overview = self.dense.overview()
        if overview is None:
            return found_by_words(self.corpus, concepts, CANDIDATES, filters)
        passing = self.dense.passing(overview, filters)
        return Words(self.corpus, overview, passing).found(concepts, CANDIDATES)

    def _records(self, coverage: Coverage) -> dict[str, tuple[Passage, float]]:
        """The passages that records point to; of the speaker alone where one is asked for."""
        found = evidence(self.corpus, self.asked, self.filters, coverage)
        speaker = self.filters.speaker
        if speaker is None:
            return found
        return {key: each for key, each in found.items() if is_voice(each[0].speaker, speaker)}

    def _passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages, exempt and superseded ones left out unless asked for."""
        return [
            each
            for each in self.corpus.passages_by_id(ids, bare=True)
            if (self.filters.include_exempt or not each.exempt)
            and (self.filters.include_superseded or not each.superseded_by)
            and self._of_council(each)
        ]

    def _of_council(self, passage: Passage) -> bool:
        """Whether a passage may be of the council that is named, or speaks of it."""
        named = self.asked.council
        if named is None or self.filters.council:
            return True
        return named.is_meant(passage.council, passage.quote.casefold())

    def _rarity(self, concepts: Sequence[Concept]) -> dict[Concept, float]:
        """The weight of each concept by how many passages speak of it."""
        total = remembered(self.corpus, "passages", self.corpus.count_passages)
        return {each: rarity(self._met(each), total) for each in concepts}

    def _spoken_of(self, concept: Concept) -> bool:
        """Whether any passage holds a concept, or words that stand for it."""
        if self.corpus.is_mentioned(match_any([concept])):
            return True
        return bool(concept.related and self.corpus.is_mentioned(match_related([concept])))

    def _met(self, concept: Concept) -> int:
        """How many passages of the whole corpus hold a concept in some form."""
        return mentions(self.corpus, match_any([concept]), self.dense.overview())
