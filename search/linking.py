"""Which records are about the same recommendation, and what speaks for it.

Certain links join records into one thread; links below the certain are kept as possible. Nothing
is linked across councils, and decisions that ask for nothing (noting, minutes) not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.days import span
from extract.findings import Action, Finding, Recommendation, RecommendationKind, Update
from search.threads import Link
from search.wording import Wordings

_SAME = 0.72  # as good as the same words
_TOLD_SAME = 0.55  # enough when label, title or day agree too
_POSSIBLE = 0.45


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records, by position, and the link between them."""

    one: int
    other: int
    link: Link


def words_of(finding: Finding) -> str:
    """The words of a record that say what is to be done."""
    if isinstance(finding, Update):
        return finding.recommendation
    return str(getattr(finding, "text", ""))


def links(findings: Sequence[Finding]) -> Iterator[Joined]:
    """Yield the links among recommendations, actions and updates."""
    yield from _served(findings)
    wordings = Wordings([words_of(each) for each in findings])
    for one, mine in enumerate(findings):
        if _asks_nothing(mine):
            continue
        for other in wordings.candidates(one):
            theirs = findings[other]
            if _may_link(mine, theirs):
                likeness = wordings.likeness(one, other)
                link = _link(mine, theirs, likeness)
                if link is not None:
                    yield Joined(one, other, link)


def _served(findings: Sequence[Finding]) -> Iterator[Joined]:
    """A plan's actions serve the recommendation whose label their row names."""
    labelled: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(findings):
        if isinstance(each, Recommendation) and each.label and not each.procedural:
            labelled[(each.at.document, _label(each.label))].append(number)
    for number, each in enumerate(findings):
        if not isinstance(each, Action) or not each.recommendation:
            continue
        found = labelled.get((each.at.document, _label(each.recommendation)), [])
        best = [n for n in found if findings[n].at.item == each.at.item and _is_review(findings[n])]
        if len(best) == 1:
            evidence = (f"the plan's row names recommendation {each.recommendation}",)
            yield Joined(best[0], number, Link(1.0, evidence))


def _is_review(finding: Finding) -> bool:
    kinds = (RecommendationKind.REVIEW, RecommendationKind.INSPECTION)
    return isinstance(finding, Recommendation) and finding.kind in kinds


def _label(label: str) -> str:
    return label.strip(" .():").casefold()


def _asks_nothing(finding: Finding) -> bool:
    return isinstance(finding, Recommendation) and finding.procedural


def _may_link(mine: Finding, theirs: Finding) -> bool:
    if _asks_nothing(theirs):
        return False
    if mine.at.council != theirs.at.council:
        # A paper that names no council is linked within its own file only.
        return mine.at.document == theirs.at.document
    if isinstance(mine, Action) and isinstance(theirs, Action):
        return (
            mine.at.document != theirs.at.document
            and set(mine.owners) & set(theirs.owners) != set()
        )
    apart = mine.at.document == theirs.at.document and mine.at.paper == theirs.at.paper
    both_made = isinstance(mine, Recommendation) and isinstance(theirs, Recommendation)
    return not (apart and both_made)


def _link(mine: Finding, theirs: Finding, likeness: float) -> Link | None:
    evidence = [f"wording alike ({likeness:.2f})"]
    score = likeness
    told = _same_day(mine, theirs)
    if told is False:
        return None
    if told:
        evidence.append("made on the same day")
        score += 0.15
    if _same_title(mine, theirs):
        evidence.append("same title")
        score += 0.1
    elsewhere = bool(mine.at.committee and theirs.at.committee)
    if elsewhere and mine.at.committee != theirs.at.committee:
        score -= 0.15
    if likeness >= _SAME or (likeness >= _TOLD_SAME and score >= _SAME):
        possible = score < _SAME
    elif score >= _POSSIBLE and likeness >= _POSSIBLE:
        possible = True
    else:
        return None
    return Link(round(min(score, 1.0), 2), tuple(evidence), possible)


def _same_day(mine: Finding, theirs: Finding) -> bool | None:
    """Whether an update is of the meeting that made a recommendation; None if not told."""
    if not isinstance(mine, Update) and not isinstance(theirs, Update):
        return None
    one, other = span(getattr(mine, "made_on", None)), span(getattr(theirs, "made_on", None))
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def _same_title(mine: Finding, theirs: Finding) -> bool:
    title = getattr(mine, "title", None)
    return bool(title) and title == getattr(theirs, "title", None)
