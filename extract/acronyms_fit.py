"""Whether words fit the letters of a short form: "Multi-Agency Safeguarding Hub" and MASH."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][a-z]+)?|&")
# Words that a short form may leave out, or give a letter to: "Not in Education … (NEET)".
SMALL = {
    "of", "and", "the", "for", "in", "to", "a", "an", "or", "on", "with", "at", "by", "from", "&",
    "within", "not", "as", "under", "into", "s",
}  # fmt: skip
_MOST_WORDS = 12
_SURE = 5  # letters that fit by more than chance
_SKIPPABLE = 1  # one content word may go unlettered: "Children's services Analysis Tool (ChAT)"


def fitting_tail(text: str, short: str) -> tuple[int, int] | None:
    """Return the range of the last words of `text` that fit `short`; None when none do.

    The best fit wins: every letter the first of a word, no word left over. A last word that the
    letters leave out ("Independent Reviewing Officer service (IRO)") stays outside, unless the
    letters are so many that it must be part of the name.
    """
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    if not words or re.search(r"[A-Za-z0-9]", text[words[-1].end() :]):
        return None
    best: tuple[int, int, int] | None = None
    for last in (len(words), len(words) - 1):
        for first in range(last):
            chosen = words[first:last]
            cost = cost_of([word.group() for word in chosen], short)
            left_over = last < len(words)
            if cost is None or (left_over and (cost or words[last].group().lower() in SMALL)):
                continue
            cost += left_over * _LEFT_OVER
            end = words[-1].end() if len(_letters(short)) >= _SURE else chosen[-1].end()
            if best is None or cost < best[0]:
                best = cost, chosen[0].start(), end
    return best[1:] if best else None


def fits(long: str, short: str) -> bool:
    """Whether the whole of `long` is what `short` stands for, or all but its last word."""
    words = [word.group() for word in _WORD.finditer(long)]
    if len(words) > _MOST_WORDS:
        return False
    return cost_of(words, short) is not None or cost_of(words[:-1], short) == 0


def fitting_head(text: str, short: str) -> int | None:
    """Return where the first words of `text` end that fit `short`; None when none do."""
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    best: tuple[int, int] | None = None
    for last in range(2, len(words) + 1):
        cost = cost_of([word.group() for word in words[:last]], short)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, words[last - 1].end()
    return best[1] if best else None


def cost_of(words: list[str], short: str) -> int | None:
    """How badly words fit letters, 0 for perfectly; None when they do not.

    The first word must give the first letter. A letter from inside a word, and a content word
    without a letter, cost; small words, and small letters of the short form, are free.
    """
    letters = _letters(short)
    if len(letters) < 2 or len(words) < 2 or words[0][0].lower() != letters[0].lower():
        return None
    if (words[0] in SMALL and words[0] != "not") or all(len(word) < 3 for word in words):
        return None
    cost = _matched(tuple(words), letters)
    return cost if cost is not None and cost <= _limit(letters) else None


def _letters(short: str) -> str:
    """The letters to be explained: no plural s, no stroke or hyphen."""
    bare = short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short
    return re.sub(r"[^A-Za-z0-9]", "", bare)


def _limit(letters: str) -> int:
    """The cost beyond which a fit is chance: short forms of two or three letters must just fit."""
    return {2: 0, 3: 0, 4: 2}.get(len(letters), 4)


_INSIDE = 1  # a capital that stands for a letter inside a word: "Special … Co-ordinator (SENCO)"
_LEFT_OVER = 2  # a content word that gives no letter


def _matched(words: tuple[str, ...], letters: str) -> int | None:
    """The least cost of giving all letters to words in order."""
    small = [word.lower() in SMALL for word in words]

    @cache
    def best(word: int, letter: int, skipped: int) -> int | None:
        if word == len(words):
            return 0 if letter == len(letters) else None
        costs = [_skip(word, letter, skipped), *_takes(word, letter, skipped)]
        return min((cost for cost in costs if cost is not None), default=None)

    def _skip(word: int, letter: int, skipped: int) -> int | None:
        last = word == len(words) - 1  # a long form ends with a word of its own
        if word == 0 or last or (not small[word] and skipped >= _SKIPPABLE):
            return None
        rest = best(word + 1, letter, skipped + (not small[word]))
        return None if rest is None else rest + (0 if small[word] else _LEFT_OVER)

    def _takes(word: int, letter: int, skipped: int) -> list[int | None]:
        costs: list[int | None] = []
        for taken, cost in _ways(words[word], letters[letter:]):
            rest = best(word + 1, letter + taken, skipped)
            costs.append(None if rest is None else rest + cost)
        return costs

    return best(0, 0, 0)


def _ways(word: str, letters: str) -> list[tuple[int, int]]:
    """How many letters a word may give, and at what cost: its first, then up to two inside it."""
    if not letters or word[0].lower() != letters[0].lower():
        return []
    ways, at, cost = [(1, 0)], 0, 0
    for taken in range(1, min(3, len(letters))):
        at = word.lower().find(letters[taken].lower(), at + 1)
        if at < 0:
            break
        cost += letters[taken].isupper() and not word[at].isupper()
        ways.append((taken + 1, cost * _INSIDE))
    return ways
