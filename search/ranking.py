"""Ranking: meaning, words, headings and records weighed together; reprints folded into one.

The weights were set on labelled questions (`benchmarks/`); each part is there because leaving it
out made the answers worse.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from corpus.days import FIRST, LAST, span
from corpus.records import Passage
from extract.findings import Reprint
from search.expansion import Concept
from search.lexical import SPREAD
from search.periods import Period
from search.vocabulary import stem, tokens

# Rank constant of reciprocal rank fusion: small, so that the first few of each list count.
RRF = 10
# What each sign is worth beside the cosine (which counts in full).
WORDS = 0.15
COVERAGE = 0.5
RECORD = 0.3
RECORD_SUBJECT = 0.45
CERTAIN = 1.0
# Each of several things asked about is met, in some form: a paragraph that answers "which
# complaints were rejected by the investigator" speaks of all three.
COMPLETE = 0.3
# A paper whose title is the subject: its passages speak of it even where they do not name it.
TITLED = 0.15
# Titles, names and addresses repeat a question's words without answering it.
SHORT = 0.2
SHORT_WORDS = 8
# The words of the day that a question names, and of so many days after it.
DATED = 0.2
SOON = 75
# A number, where the question asks how many or how much.
NUMBERED = 0.15
# A concept met in the heading path alone counts so much of one met in the words themselves.
IN_HEADING = 0.6
# The same of a concept met only in a related word ("recruitment" for "hiring").
BY_RELATED = 0.7


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage: cosine, share of the best BM25, share of concepts met (0–1).

    `complete` says that it meets every concept of several. `record` is the weight that records
    of the kind asked for give it, `titled` the share of concepts in its paper's title, `dated`
    that it is of a day named in the question, `numbered` that it holds a number where one is
    asked for, `short` that it is too few words to say anything, `beside` what it has of those
    beside it.
    """

    cosine: float = 0.0
    words: float = 0.0
    coverage: float = 0.0
    complete: bool = False
    record: float = 0.0
    titled: float = 0.0
    dated: bool = False
    numbered: bool = False
    short: bool = False
    beside: float = 0.0

    @property
    def score(self) -> float:
        """All of it, weighed."""
        said = self.cosine + WORDS * self.words + COVERAGE * self.coverage + self.record
        said += COMPLETE * self.complete + NUMBERED * self.numbered + self.beside
        return said + TITLED * self.titled + DATED * self.dated - SHORT * self.short


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what speaks for it, and the places where the same words stand again."""

    passage: Passage
    signs: Signs
    also_in: tuple[Reprint, ...] = ()


def dated(passage: Passage, moments: Sequence[Period]) -> bool:
    """Whether a passage was said or printed at, or soon after, a moment the question names.

    Soon: a letter on an inspection is published some weeks after it.
    """
    spans = [span(told) for told in (passage.said_on, passage.printed_on)] if moments else []
    return any(
        told is not None and told[1] >= (moment.since or LAST) and told[0] <= soon_after(moment)
        for told in spans
        for moment in moments
    )


@lru_cache(maxsize=256)
def soon_after(moment: Period) -> str:
    """The day (YYYY-MM-DD) until which words count as of a moment."""
    until = date.fromisoformat(moment.until or FIRST)
    return (until + timedelta(days=SOON)).isoformat()


def fuse(lists: Iterable[Sequence[str]], limit: int) -> list[str]:
    """Merge ranked lists of ids into one by reciprocal ranks, best first."""
    scores: dict[str, float] = {}
    for ranked in lists:
        for rank, identity in enumerate(ranked):
            scores[identity] = scores.get(identity, 0.0) + 1 / (RRF + rank)
    return sorted(scores, key=lambda identity: -scores[identity])[:limit]


# A figure in running words; a year or a day is none, nor is a label ("2.1", "(3)").
_FIGURE = re.compile(
    r"(?<![\w.,/(-])£?(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?(?:%|[mk]\b)?"
    r"(?![\w)/-]|\.\d|(?:st|nd|rd|th)\b|\s+(?:st|nd|rd|th|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b)"
)


def numbered(text: str) -> bool:
    """Whether a text tells a number of something."""
    return bool(_FIGURE.search(text))


class Coverage:
    """How much of what is asked a passage speaks of, rare concepts counting more."""

    def __init__(
        self,
        concepts: Sequence[Concept],
        rarity: Mapping[Concept, float],
        when: Container[str] = (),
    ) -> None:
        """Take the concepts of a question, each with its weight, and the words that say when."""
        self._asked = [
            (_Forms.of((each.words, *each.forms)), _Forms.of(each.related), rarity.get(each, 1.0))
            for each in concepts
        ]
        self._when = [all(word in when for word in each.words) for each in concepts]
        self._total = sum(weight for _, _, weight in self._asked)

    def of(self, words: str, heading: str = "", dated: bool = False) -> float:
        """Return the share (0–1) of concepts met in words, or less so in their heading.

        What was said on a day that the question names (`dated`) need not name it again.
        """
        return self.together(self.each(words, heading, dated))

    def each(self, words: str, heading: str = "", dated: bool = False) -> list[float]:
        """Return how far (0–1) each concept is met, in the order of the concepts."""
        said, above = _stemmed(words), _stemmed(heading)
        return [
            1.0 if dated and when else _best(forms, others, said, above)
            for (forms, others, _), when in zip(self._asked, self._when, strict=True)
        ]

    def together(self, met: Sequence[float]) -> float:
        """Return the share (0–1) of all that is asked for how far each concept is met."""
        if not self._total:
            return 0.0
        weights = (weight for _, _, weight in self._asked)
        return sum(weight * one for weight, one in zip(weights, met, strict=True)) / self._total


@dataclass(frozen=True, slots=True)
class _Forms:
    """The stems of a concept's forms: those of one word, and those of several."""

    single: frozenset[str]
    several: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, forms: Iterable[Sequence[str]]) -> _Forms:
        stems = [frozenset(map(stem, form)) for form in forms if form]
        single = frozenset(word for form in stems if len(form) == 1 for word in form)
        return cls(single, tuple(form for form in stems if len(form) > 1))

    def stand_in(self, text: _Stems) -> bool:
        """Whether any of them stands in a text."""
        if not self.single.isdisjoint(text.each):
            return True
        # Nearly all are told by this alone; asked thousands of times a question.
        held = [form for form in self.several if form <= text.each]
        return any(_near_each_other(form, text) for form in held)


@dataclass(frozen=True, slots=True)
class _Stems:
    """A text's stems in order, and each once."""

    ordered: tuple[str, ...]
    each: frozenset[str]


@lru_cache(maxsize=16384)
def _stemmed(text: str) -> _Stems:
    """A text's stems; headings and titles come again and again."""
    ordered = tuple(map(stem, tokens(text)))
    return _Stems(ordered, frozenset(ordered))


def _best(forms: _Forms, others: _Forms, said: _Stems, above: _Stems) -> float:
    met = _met(forms, said, above)
    return met if met == 1.0 else max(met, BY_RELATED * _met(others, said, above))


def _met(forms: _Forms, said: _Stems, above: _Stems) -> float:
    if forms.stand_in(said):
        return 1.0
    return IN_HEADING if forms.stand_in(above) else 0.0


def _near_each_other(form: frozenset[str], text: _Stems) -> bool:
    """Whether the stems of a form, all of which a text holds, stand near each other."""
    at = [place for place, word in enumerate(text.ordered) if word in form]
    reach = len(form) + SPREAD
    return any(
        form <= {text.ordered[place] for place in at if start <= place < start + reach}
        for start in at
    )


def rarity(met_in: int, passages: int) -> float:
    """Return the weight of a concept that so many passages of so many hold."""
    return math.log(1 + passages / (1 + met_in))


def fold(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Leave out passages whose words an earlier one holds, keeping their places in it.

    The same words in another file are a reprint; inside the same paragraph they are the words
    quoted in it, and only the better of the two is shown.
    """
    kept: list[Ranked] = []
    seen: dict[str, int] = {}
    by_paragraph: dict[tuple[str, str | None], list[int]] = {}
    for each in ranked:
        key = " ".join(tokens(each.passage.quote))
        near = by_paragraph.setdefault((each.passage.document, each.passage.paragraph), [])
        at = seen.get(key)
        if at is None:
            at = next((n for n in near if _inside(each, kept[n])), None)
        if at is None:
            seen[key] = len(kept)
            near.append(len(kept))
            kept.append(each)
        elif each.passage.source != kept[at].passage.source:
            kept[at] = _with_place(kept[at], each.passage)
    return kept


def _inside(one: Ranked, other: Ranked) -> bool:
    """Whether two passages of a paragraph are the same words, one more than the other."""
    a, b = one.passage, other.passage
    if abs(a.order - b.order) > 20:
        return False
    return a.quote in b.quote or b.quote in a.quote


def _with_place(kept: Ranked, passage: Passage) -> Ranked:
    place = Reprint(passage.source, passage.page, passage.page_label)
    return Ranked(kept.passage, kept.signs, tuple(dict.fromkeys((*kept.also_in, place))))
