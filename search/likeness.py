"""How alike two wordings are, so that a recommendation is known again where it is restated.

Looks at the words that carry a subject, rare ones counting more. What tells one recommendation
from another in the same form of words ("the annual report of the adoption service", "… of the
fostering service") is a word put in another's place, or another number or year; so these are
looked for apart from how much is shared.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from search.vocabulary import FUNCTION_WORDS, stem, tokens

# Words by which a decision asks for something; they come and go when it is told again.
_ASKING_WORDS = """
member members officer officers committee panel board council request requested recommend
recommended ask asked agree agreed resolve resolved consider considered provide provided ensure
ensured
"""
_ASKING = frozenset(stem(word) for word in _ASKING_WORDS.split())
# A short form as papers write one: EHE, MASH, EHCPs, DfE.
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]s?\b")
_SAME_WORD = {"children": "child", "people": "person", "women": "woman", "men": "man"}


# Of a council of which little has been read a word is rare all the same.
_FEW = 1000
# Wordings of which so much of the shorter is shared are alike.
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems of the words that carry a text's subject, in order, and the numbers in it."""

    stems: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def plain(self) -> str:
        """The wording as one string, to see whether two are the same."""
        return " ".join(self.stems)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are, by weight (0–1).

    `contained`: how much of the shorter stands in the longer. `alike`: how much both share of
    what either has. `conflict`: each has a word or number in the other's place. `shared` are the
    stems that both have.
    """

    contained: float
    alike: float
    conflict: bool
    shared: frozenset[str] = frozenset()


def wording(text: str) -> Wording:
    """Return the wording of a text."""
    words = tokens(text)
    told = (_SAME_WORD.get(word, word) for word in words if word not in FUNCTION_WORDS)
    stems = (stem(word) for word in told if len(word) > 1 or word.isdigit())
    return Wording(
        tuple(each for each in stems if each not in _ASKING),
        frozenset(word for word in words if any(letter.isdigit() for letter in word)),
    )


class Weights:
    """What each word tells: the rarer among all wordings, the more."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        """Count in how many of the wordings each stem stands."""
        self._met: Counter[str] = Counter()
        self._all = 0
        self._known: dict[str, float] = {}
        for each in wordings:
            self._met.update(set(each.stems))
            self._all += 1

    def of(self, word: str) -> float:
        """Return the weight of a stem."""
        weight = self._known.get(word)
        if weight is None:
            weight = self._known[word] = math.log(1 + max(self._all, _FEW) / (1 + self._met[word]))
        return weight

    def total(self, words: Iterable[str]) -> float:
        """Return the weight of several stems together."""
        return sum(map(self.of, words))

    def compare(
        self, one: Wording, other: Wording, spelt: frozenset[str] = frozenset()
    ) -> Likeness:
        """Return how alike two wordings are; `spelt` are stems met in the other's short forms."""
        mine, theirs = set(one.stems), set(other.stems)
        shared = mine & theirs
        met = self.total(shared)
        sides = [(self.total(side), self.total(side & (shared | spelt))) for side in (mine, theirs)]
        shorter, in_shorter = min(sides)
        if not shorter:
            return Likeness(0.0, 0.0, False)
        return Likeness(
            contained=in_shorter / shorter,
            alike=met / self.total(mine | theirs),
            # Looked for only where it tells something: what shares little differs anyway.
            conflict=in_shorter >= _LIKE * shorter and _conflict(one, other),
            shared=frozenset(shared | (spelt & (mine | theirs))),
        )

    def share_in(self, part: Wording, whole: Wording) -> float:
        """Return how much of one wording stands in another (0–1)."""
        total = self.total(set(part.stems))
        return self.total(set(part.stems) & set(whole.stems)) / total if total else 0.0


def spelt_out(one: str, other: str) -> frozenset[str]:
    """Return the stems of short forms that the other text spells out, and of the words so spelt.

    "Visit to MASH" and "a visit to the Multi-Agency Safeguarding Hub": mash, and the four words.
    """
    found: set[str] = set()
    for short_in, long_in in ((one, other), (other, one)):
        words = tokens(long_in.replace("-", " "))
        for short in set(_SHORT.findall(short_in)):
            run = _run(short.casefold().removesuffix("s"), words)
            if run and short.casefold() not in words:
                found.add(stem(short.casefold()))
                found.update(map(stem, run))
    return frozenset(found)


def _run(short: str, words: Sequence[str]) -> list[str]:
    """The words whose first letters make a short form, small words skipped or taken in."""
    for start in range(len(words)):
        rest = short
        run: list[str] = []
        for word in words[start : start + 2 * len(short)]:
            if rest.startswith(word) and len(word) > 1:  # "NHS England" for NHSE
                rest, run = rest[len(word) :], [*run, word]
            elif rest and word[0] == rest[0]:
                rest, run = rest[1:], [*run, word]
            elif not run or word not in FUNCTION_WORDS:
                break
            if not rest:
                return run
    return []


def _conflict(one: Wording, other: Wording) -> bool:
    return _other_numbers(one, other) or _substituted(one, other)


def _other_numbers(one: Wording, other: Wording) -> bool:
    """Whether each has a number, a year or a day that the other has not."""
    return bool(one.numbers - other.numbers) and bool(other.numbers - one.numbers)


def _substituted(one: Wording, other: Wording) -> bool:
    """Whether a word of one stands in the place of another word of the other."""
    matcher = SequenceMatcher(None, one.stems, other.stems, autojunk=False)
    for operation, start, end, other_start, other_end in matcher.get_opcodes():
        if operation != "replace":
            continue
        mine = set(one.stems[start:end]) - set(other.stems)
        theirs = set(other.stems[other_start:other_end]) - set(one.stems)
        if mine and theirs:
            return True
    return False
