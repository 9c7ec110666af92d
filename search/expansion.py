"""Acronyms both ways: EHE finds elective home education, home education finds EHE.

Learned from the acronyms that the papers themselves explain. Whole words only: nothing is ever
expanded inside another word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.findings import Acronym
from search.thesaurus import phrases, related
from search.vocabulary import FUNCTION_WORDS, stem, tokens

# So many meanings of an ambiguous acronym are searched for, those of most papers first.
MEANINGS = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question is about: its own words, and other forms of the same.

    `words` are as asked. `forms` are further forms of the same (an acronym, spelt out),
    `related` words that stand for it in papers. A form of several words is met when they stand
    near each other.
    """

    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...] = ()
    related: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Long:
    """A long form's telling words, and the same as people say it ("home education")."""

    full: tuple[str, ...]
    loose: tuple[str, ...]


class Expansion:
    """The acronyms of a corpus, looked up from either side."""

    def __init__(self, acronyms: Iterable[Acronym], source: str | None = None) -> None:
        """Take the acronyms; those explained in the file `source` go before all others."""
        self._longs: dict[str, Counter[_Long]] = {}
        for each in acronyms:
            short, long = "".join(tokens(each.short)), _long(each.long)
            if short and long.full and short not in long.full:
                weight = 1000 if source and each.at.source == source else 1
                self._longs.setdefault(short, Counter())[long] += weight
        self._shorts = {
            tuple(stem(word) for word in form): short
            for short, longs in sorted(self._longs.items())
            for long in longs
            for form in (long.full, long.loose)
            if len(form) >= 2
        }

    def concepts(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Return the concepts of a question's words: acronyms spelt out, long forms shortened."""
        rest = list(words)
        found: list[Concept] = []
        for stems in sorted(self._shorts, key=len, reverse=True):
            met = _standing_in(stems, rest)
            if met:
                rest = [word for word in rest if word not in met]
                found.append(Concept(met, self._forms(self._shorts[stems], met)))
        for phrase in phrases(rest):
            forms = self._forms(phrase[0], phrase) if len(phrase) == 1 else ()
            found.append(Concept(phrase, forms, related(phrase)))
        return tuple(found)

    def _forms(self, short: str, asked: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The acronym and its meanings, with the loose form of each, but not as asked."""
        longs = self._longs.get(short) or self._longs.get(short.removesuffix("s"))
        if not longs:
            return ()
        forms: list[tuple[str, ...]] = [(short,)]
        for long, _ in longs.most_common(MEANINGS):
            forms += [long.full, long.loose]
        return tuple(dict.fromkeys(form for form in forms if form and form != asked))


def _long(text: str) -> _Long:
    """Take a long form apart: its telling words, and those without a first modifying word.

    "Director of Children's Services" has no loose form: its first word is what it names.
    """
    words = tokens(text)
    full = tuple(word for word in words if word not in FUNCTION_WORDS)
    modified = len(full) >= 3 and len(full) == len(words)
    return _Long(full, full[1:] if modified else ())


def _standing_in(stems: tuple[str, ...], words: Sequence[str]) -> tuple[str, ...]:
    """The question's words that name a long form; empty where they do not."""
    by_stem = {stem(word): word for word in reversed(words)}
    if not all(part in by_stem for part in stems):
        return ()
    chosen = {by_stem[part] for part in stems}
    return tuple(word for word in words if word in chosen)
