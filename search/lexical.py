"""Finding by words: from concepts to expressions of SQLite's full-text search (FTS5).

In a small corpus all passages that hold any of the words are scored. In a large one that takes
seconds where the words are common ("children", "council"), and they tell little: there the rare
words find the passages, and the common ones put them in order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search.expansion import Concept
from search.remembered import remembered

if TYPE_CHECKING:
    from corpus import Corpus
    from corpus.records import Filters
    from search.overview import Mask, Overview

# Words of a long form may stand so far apart: "children who are educated at home".
SPREAD = 3
# Where words stand in no more passages than this, all of them are scored, as in a small corpus.
FEW = 5_000
# So many passages that hold the rarest words are looked at, and so many of all common words.
LOOKED_AT = 3_000
# Where a filter leaves out most that hold common words, so many portions are looked at.
_PORTIONS = 40
# A word in nearly half of all passages or more puts none before another.
_NOTHING = 0.1
# BM25's constants, as FTS5 has them.
_K, _B = 1.2, 0.75


def match_any(concepts: Iterable[Concept]) -> str:
    """Return the expression met by passages that hold any form of any concept; may be empty."""
    return _either(form for each in concepts for form in _alternatives(each))


def match_related(concepts: Iterable[Concept]) -> str:
    """Return the expression met by passages that hold words standing for any concept."""
    return _either(_form(words) for each in concepts for words in each.related)


def _either(forms: Iterable[str]) -> str:
    return " OR ".join(dict.fromkeys(forms))


def _alternatives(concept: Concept) -> list[str]:
    """The forms of a concept, as asked first."""
    return [_form(words) for words in (concept.words, *concept.forms) if words]


def _form(words: Sequence[str]) -> str:
    """One word quoted; several words near each other, in any order."""
    quoted = [f'"{word}"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"NEAR({' '.join(quoted)}, {SPREAD})"


def forms_of(concepts: Iterable[Concept]) -> tuple[tuple[str, ...], ...]:
    """Return expressions for the forms of each concept."""
    return tuple(tuple(_alternatives(each)) for each in concepts)


def related_of(concepts: Iterable[Concept]) -> tuple[tuple[str, ...], ...]:
    """Return expressions for the words that stand for each concept."""
    return tuple(tuple(map(_form, each.related)) for each in concepts if each.related)


def mentions(corpus: Corpus, expression: str, overview: Overview | None) -> int:
    """Return how many passages match; nearly so in a large corpus, where they are many."""
    count = corpus.mentions if overview is None else corpus.roughly_mentions
    return remembered(corpus, ("mentions", expression), lambda: count(expression))


@dataclass(frozen=True, slots=True)
class Words:
    """Finds passages of a large corpus by their words."""

    corpus: Corpus
    overview: Overview
    passing: Mask

    def found(self, concepts: Sequence[Sequence[str]], limit: int) -> dict[str, float]:
        """Return ids and scores of the best passages; a concept is given by its forms."""
        forms = list(dict.fromkeys(form for each in concepts for form in each))
        if sum(map(self._work, forms)) <= FEW:
            return self._all(_either(forms), limit)
        rare, reach = [], 0
        for form in sorted(forms, key=self._count):
            reach += self._count(form)
            if reach > LOOKED_AT:
                break
            rare.append(form)
        scores = np.zeros(len(self.overview.numbers), dtype=np.float32)
        self._add_rare(scores, rare)
        left = [[form for form in each if form not in rare] for each in concepts]
        common = sorted((each for each in left if each), key=self._least)
        if rare:
            self._add_beside(scores, _either(rare), common)
        if np.count_nonzero(scores[self.passing]) < limit:
            self._add_common(scores, common, limit)
        return self._best(scores, limit)

    def _all(self, expression: str, limit: int) -> dict[str, float]:
        """All that match, scored by FTS5 itself."""
        scored = self.corpus.scored(expression) if expression else []
        places = self.overview.places(number for number, _ in scored)
        passing = {int(each) for each in self.overview.numbers[places[self.passing[places]]]}
        best = [each for each in scored if each[0] in passing][:limit]
        return self._named(best)

    def _add_rare(self, scores: NDArray[np.float32], rare: Sequence[str]) -> None:
        for form in rare:
            scores[self._matching(form)] += self._weight(form)

    def _add_beside(
        self, scores: NDArray[np.float32], rare: str, common: Sequence[Sequence[str]]
    ) -> None:
        """Count the common words of passages that hold a rare one."""
        for forms in common:
            either = _either(forms)
            weight = self._weight(either)
            if weight > _NOTHING:
                scores[self._matching(f"({rare}) AND ({either})")] += weight

    def _add_common(
        self, scores: NDArray[np.float32], common: Sequence[Sequence[str]], limit: int
    ) -> None:
        """Add passages without a rare word: the last that hold most of the common ones."""
        every = [common[:length] for length in range(len(common), 0, -1)]
        for concepts in [*every, *([each] for each in common[1:])]:
            some = [_either(forms) for forms in concepts]
            together = self._last_passing(" AND ".join(f"({each})" for each in some))
            fresh = together[scores[together] == 0]
            scores[fresh] = sum(map(self._weight, some))
            if np.count_nonzero(scores[self.passing]) >= limit:
                break

    def _best(self, scores: NDArray[np.float32], limit: int) -> dict[str, float]:
        """The best of those that pass, a short passage before a long one."""
        places = np.flatnonzero((scores > 0) & self.passing)
        words = self.overview.columns["words"]
        length = words[places] / max(float(np.mean(words)), 1.0)
        found = scores[places] * (_K + 1) / (1 + _K * (1 - _B + _B * length))
        order = np.lexsort((places, -found))[:limit]
        numbers = self.overview.numbers[places[order]]
        return self._named(list(zip(numbers.tolist(), found[order].tolist(), strict=True)))

    def _named(self, best: Sequence[tuple[int, float]]) -> dict[str, float]:
        ids = self.corpus.ids_of(number for number, _ in best)
        return {ids[number]: score for number, score in best if number in ids}

    def _matching(self, expression: str) -> NDArray[np.intp]:
        """The places of passages that match; of no more than a rare word has."""
        return self.overview.places(self.corpus.numbers_matching(expression, LOOKED_AT))

    def _last_passing(self, expression: str) -> NDArray[np.intp]:
        """The places of passages that match and pass, those read in last; of the first some."""
        found: list[NDArray[np.intp]] = [np.zeros(0, dtype=np.intp)]
        stretches, wanted = self.overview.stretches(self.passing), LOOKED_AT
        for _ in range(_PORTIONS):
            if not stretches or wanted <= 0:
                break
            first, last = stretches.pop()
            numbers = self.corpus.numbers_matching(expression, LOOKED_AT, (first, last))
            if len(numbers) == LOOKED_AT:
                stretches.append((first, numbers[-1] - 1))
            places = self.overview.places(numbers)
            found.append(places[self.passing[places]])
            wanted -= len(found[-1])
        return np.concatenate(found)

    def _count(self, expression: str) -> int:
        return mentions(self.corpus, expression, self.overview)

    def _least(self, forms: Sequence[str]) -> int:
        return min(map(self._count, forms))

    def _work(self, form: str) -> int:
        """How many places FTS5 goes through to score a form: those of each of its words."""
        return sum(self._count(f'"{word}"') for word in form.split('"')[1::2])

    def _weight(self, expression: str) -> float:
        """What a match is worth: the rarer, the more, as BM25 has it."""
        count, total = self._count(expression), len(self.overview.numbers)
        return max(math.log((total - count + 0.5) / (count + 0.5)), 1e-6) if count < total else 1e-6


def found_by_words(
    corpus: Corpus, concepts: Sequence[Sequence[str]], limit: int, filters: Filters
) -> dict[str, float]:
    """Return ids and BM25 scores of the best passages of a small corpus."""
    expression = _either(form for each in concepts for form in each)
    return dict(corpus.lexical(expression, limit, filters)) if expression else {}
