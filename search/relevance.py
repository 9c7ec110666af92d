"""When there is no answer: better to say so than to dress up the nearest neighbour as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.question import Question
from search.ranking import Ranked


def nothing_found(ranked: Sequence[Ranked], asked: Question) -> bool:
    """Whether not even the best passage answers."""
    return not ranked


def relevant(ranked: Iterable[Ranked], asked: Question) -> list[Ranked]:
    """The passages that have to do with what was asked."""
    return list(ranked)
