"""When there is no answer: better to say so than to dress up the nearest neighbour as one.

No single score tells; what tells best is how near the nearest passage comes in meaning and in
the things asked about, taken together. The bounds were set on labelled questions and on questions
about things that the papers do not hold (`benchmarks/`).
"""

from __future__ import annotations

from collections.abc import Iterable

from search.ranking import CERTAIN, Ranked

# Meaning (cosine) and coverage together, of the best passage, below which nothing was found.
ENOUGH = 0.8
# The same where a thing asked about is mentioned in no paper, under any of its names.
ENOUGH_DESPITE_UNKNOWN = 1.1
# A passage is shown when it comes so near to the best one.
SHARE = 0.4


def relevant(ranked: Iterable[Ranked], unknown: bool = False) -> list[Ranked]:
    """Return the passages that have to do with what was asked, in the order given; maybe none.

    `unknown` says that no paper mentions one of the things asked about.
    """
    candidates = list(ranked)
    best = max(map(_near, candidates), default=0.0)
    if best < (ENOUGH_DESPITE_UNKNOWN if unknown else ENOUGH):
        return [each for each in candidates if _certain(each)]
    return [each for each in candidates if _certain(each) or _near(each) >= SHARE * best]


def _near(ranked: Ranked) -> float:
    return ranked.signs.cosine + ranked.signs.coverage


def _certain(ranked: Ranked) -> bool:
    """Whether a record that is just what was asked for stands in the passage."""
    return ranked.signs.record >= CERTAIN
