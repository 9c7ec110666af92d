"""What stands beside a passage that answers: the next paragraph goes on without naming its subject.

"Why was it closed?" is answered by the paragraph on the closing and by those after it, which say
"this", and by the vote below the motion, which is a list of names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.records import Passage
from search.ranking import Ranked

if TYPE_CHECKING:
    from corpus import Corpus

# Beside so many of the best passages it is looked, so many places before and after each.
LEADS = 12
REACH = 4
# What a passage gets of the score of one next to it; further away less.
SHARE = 0.15
# The first ones stay the first: what stands beside them may come after, not before them.
FIRST = 5


def beside(corpus: Corpus, ranked: Sequence[Ranked]) -> Iterator[Passage]:
    """Yield the passages beside the best ones that are not ranked themselves."""
    known = {each.passage.id for each in ranked}
    for lead in ranked[:LEADS]:
        page = lead.passage.page
        for each in corpus.passages_on(lead.passage.document, (page - 1, page, page + 1)):
            if each.id not in known and abs(each.order - lead.passage.order) <= REACH:
                known.add(each.id)
                yield each


def lifted(ranked: Sequence[Ranked], others: Sequence[Ranked]) -> list[Ranked]:
    """Return those ranked, best first, and others, each with its share of those beside it."""
    leads = ranked[:LEADS]
    if not leads:
        return list(others)
    most = leads[:FIRST][-1].signs.score
    by_file: dict[str, list[Ranked]] = {}
    for lead in leads:
        by_file.setdefault(lead.passage.document, []).append(lead)
    rest = [
        _lift(each, by_file.get(each.passage.document, ()), most)
        for each in (*ranked[FIRST:], *others)
    ]
    return [*ranked[:FIRST], *sorted(rest, key=lambda each: -each.signs.score)]


def _lift(one: Ranked, leads: Sequence[Ranked], most: float) -> Ranked:
    """One passage with its share of the leads of its file, so that it scores `most` at most."""
    best = max((_share(one.passage, lead) for lead in leads), default=0.0)
    gain = min(best, most - one.signs.score)
    return replace(one, signs=replace(one.signs, beside=gain)) if gain > 0 else one


def _share(passage: Passage, lead: Ranked) -> float:
    """What a passage gets of the score of one in its file, 0 for none."""
    away = abs(passage.order - lead.passage.order)
    return SHARE * lead.signs.score / math.sqrt(away) if 0 < away <= REACH else 0.0
