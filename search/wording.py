"""How alike two wordings are: by their words, the rare ones weighing more."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[a-z0-9]+(?:/\d+)?")
_STOP = frozenset(
    "a an and are as at be been being but by can do does for from had has have he her his if in"
    " into is it its may more not of on or our s she should so such that the their them there"
    " these they this those to was we were what when where which who will with would about any"
    " all also ensure councillor member members council committee panel board report recommended"
    " requested request resolved agreed regards behalf".split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "es", "ed", "er", "s", "y", "e")


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's telling words: "lobbies", "lobbying" and "lobby" are one."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _STOP)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


class Wordings:
    """Many wordings, to be compared with each other; candidates come from an index."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; they are known by their position from then on."""
        self.words = [stems(text) for text in texts]
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in words:
                self._index[word].append(number)
        total = len(texts) + 1
        self._weight = {
            word: math.log(1 + total / len(numbers)) for word, numbers in self._index.items()
        }

    def candidates(self, number: int, most: int = 60) -> Iterable[int]:
        """Return later wordings that share rare words with this one, best first."""
        met: Counter[int] = Counter()
        rarest = sorted(self.words[number], key=lambda word: len(self._index[word]))
        for word in rarest[:8]:
            for other in self._index[word]:
                if other > number:
                    met[other] += 1
        return [other for other, _ in met.most_common(most)]

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two wordings are, 0 to 1: shared weight by the mean of both."""
        mine, theirs = self.words[one], self.words[other]
        if len(mine) < 3 or len(theirs) < 3:
            return 1.0 if mine and mine == theirs else 0.0
        shared = self._mass(mine & theirs)
        return 2 * shared / (self._mass(mine) + self._mass(theirs))

    def covered(self, query: frozenset[str], number: int) -> float:
        """Return which share of a query's weight a wording covers; unknown words weigh most."""
        rarest = max(self._weight.values(), default=1.0)
        weights: Mapping[str, float] = {word: self._weight.get(word, rarest) for word in query}
        total = sum(weights.values())
        return sum(weights[word] for word in query & self.words[number]) / total if total else 0.0

    def _mass(self, words: Iterable[str]) -> float:
        return sum(self._weight[word] for word in words)
