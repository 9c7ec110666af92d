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
# The cosine that the best passage needs where a thing asked about is mentioned in no paper,
# under any of its names: the strongest sign that there is no answer.
NEAR_ENOUGH = 0.6
# A passage is shown when it comes so near to the best one.
SHARE = 0.4


def relevant(ranked: Iterable[Ranked], unknown: bool = False) -> list[Ranked]:
    """Return the passages that have to do with what was asked, in the order given; maybe none.

    `unknown` says that no paper mentions one of the things asked about.
    """
    candidates = list(ranked)
    nearest = max((each.signs.cosine for each in candidates), default=0.0)
    if unknown and nearest < NEAR_ENOUGH:
        return []
    best = max(map(_near, candidates), default=0.0)
    if best < ENOUGH and not unknown:
        return [each for each in candidates if _certain(each)]
    return [each for each in candidates if _certain(each) or _near(each) >= SHARE * best]


def _near(ranked: Ranked) -> float:
    return ranked.signs.cosine + ranked.signs.coverage


def _certain(ranked: Ranked) -> bool:
    """Whether a record that is just what was asked for stands in the passage."""
    return ranked.signs.record >= CERTAIN
