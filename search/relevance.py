"""When there is no answer: better to say so than to dress up the nearest neighbour as one.

No single score tells; what tells best is how near the nearest passage comes in meaning and in
the things asked about, taken together. The bounds were set on labelled questions and on questions
about things that the papers do not hold (`benchmarks/`).
"""

from __future__ import annotations

from collections.abc import Iterable

from search.ranking import CERTAIN, RECORD, RECORD_SUBJECT, Ranked

# What the best passage must reach: its nearness in meaning and in the things asked about, with
# what else the question might be about held against it.
ENOUGH = 0.47
MEANING, MET, OTHERWISE = 1.4, 0.2, 1.2
# What is held against it where a thing asked about is mentioned in no paper, under any of its
# names, the strongest sign that there is no answer: so much times the share of such things. Of
# ten words of an everyday question one may be nobody's in the papers.
UNKNOWN = 0.4
# A council whose papers are here, named in the question, says that they are what is asked about;
# so does a file that is asked.
AIMED = 0.1
# A passage is shown when it comes so near to the best one.
SHARE = 0.4


def relevant(
    ranked: Iterable[Ranked],
    unknown: float = 0.0,
    otherwise: float = 0.0,
    aimed: bool = False,
) -> list[Ranked]:
    """Return the passages that have to do with what was asked, in the order given; maybe none.

    `unknown` is the share of things asked about that no paper mentions, `otherwise` how near
    the question comes to what the papers do not speak of (`search.background`), `aimed` that
    it names a council whose papers are here, or is asked of one file.
    """
    candidates = list(ranked)
    best = max(candidates, key=_near, default=None)
    if best is None:
        return []
    nearest = max(each.signs.cosine for each in candidates)
    enough = MEANING * nearest + MET * best.signs.coverage + AIMED * aimed
    enough -= OTHERWISE * otherwise + UNKNOWN * unknown
    certain = [each for each in candidates if _certain(each)]
    # "Which areas are red" names nothing but the records that it asks for.
    only_records = certain and not any(each.signs.coverage for each in candidates)
    if only_records or (enough < ENOUGH and not any(map(_speaks_of_all, candidates))):
        return certain
    least = SHARE * _near(best)
    return [each for each in candidates if _certain(each) or _near(each) >= least]


def _near(ranked: Ranked) -> float:
    return ranked.signs.cosine + ranked.signs.coverage


def _speaks_of_all(ranked: Ranked) -> bool:
    """Whether a passage, or a record in it, names all that was asked about."""
    return ranked.signs.coverage == 1.0 or ranked.signs.record >= RECORD + RECORD_SUBJECT


def _certain(ranked: Ranked) -> bool:
    """Whether a record that is just what was asked for stands in the passage."""
    return ranked.signs.record >= CERTAIN
