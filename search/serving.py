"""What serves a recommendation: the plan's actions, the same actions in a later plan, ratings.

An action belongs to the recommendation whose label its row gives, or whose words stand beside it
in the row. A later plan tells the same action in other words: there the owner and the day by
which it is due agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.records import Passage
from extract.findings import Action, RagRating, Recommendation
from search.asked import Node, same_council
from search.likeness import wording
from search.linking import Joined, Linker
from search.threads import Link

if TYPE_CHECKING:
    from corpus import Corpus

# So much of a recommendation's words must stand beside an action in its row.
_BESIDE = 0.85
# An action told again with the same owner and due date may be worded so differently.
_SAME_DUTY = 0.5
# A rating is of something asked for when so much of its subject stands there.
_RATED = 0.75
_FEWEST = 3

_NOT_LABEL = re.compile(r"^(?:recommendation|rec|no|r)\b\.?|[\s.():]+", re.IGNORECASE)


def served(corpus: Corpus, linker: Linker) -> Iterator[Joined]:
    """Yield the links from recommendations to actions and ratings, and among actions."""
    labelled = _labelled(linker)
    rows = _Rows(corpus)
    for number, node in enumerate(linker.nodes):
        if isinstance(node.finding, Action):
            by_label = _by_label(linker, number, labelled)
            found = by_label or _by_row(linker, number, rows.of(node))
            if found is not None:
                yield found
    yield from _same_duties(linker)
    yield from _rated(linker)


def _labelled(linker: Linker) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(linker.nodes):
        if isinstance(node.finding, Recommendation) and node.finding.label and not node.procedural:
            found[node.finding.at.document, _label(node.finding.label)].append(number)
    return found


def _by_label(
    linker: Linker, number: int, labelled: dict[tuple[str, str], list[int]]
) -> Joined | None:
    """A row names the recommendation by its label; where several have it, it tells nothing."""
    action = linker.nodes[number].finding
    if not isinstance(action, Action) or not action.recommendation:
        return None
    found = labelled.get((action.at.document, _label(action.recommendation)), [])
    outside = [each for each in found if linker.nodes[each].outside]
    item = [each for each in outside if linker.nodes[each].finding.at.item == action.at.item]
    for chosen in (item, outside, found):
        if len(chosen) == 1:
            said = f"the plan's row names recommendation {action.recommendation}"
            return Joined(chosen[0], number, Link(1.0, (said,)), again=False)
    return None


def _label(label: str) -> str:
    return _NOT_LABEL.sub("", label).casefold()


class _Rows:
    """The rows that actions stand in, with what blank cells inherit from above."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._passages: dict[str, list[Passage]] = {}

    def of(self, node: Node) -> str | None:
        """Return the words beside an action in its row, its headings too; None for no row."""
        at = node.finding.at
        if at.document not in self._passages:
            self._passages[at.document] = self._corpus.passages_of(at.document)
        for passage in self._passages[at.document]:
            if abs(passage.page - at.page) <= 1 and at.quote in passage.quote:
                return f"{passage.heading} {passage.quote.replace(at.quote, ' ')}"
        return None


def _by_row(linker: Linker, number: int, row: str | None) -> Joined | None:
    """The recommendation whose words stand in the action's row; the earliest of equals."""
    if row is None:
        return None
    action, beside = linker.nodes[number], wording(row)
    best: tuple[float, int] | None = None
    for other in linker.sharing(beside, action.council):
        asked = linker.nodes[other]
        if not isinstance(asked.finding, Recommendation) or asked.procedural:
            continue
        if not same_council(asked, action) or asked.day > action.day:
            continue
        share = linker.weights.share_in(asked.words, beside)
        enough = len(set(asked.words.stems)) >= _FEWEST and share >= _BESIDE
        if enough and (best is None or share > best[0]):
            best = (share, other)
    if best is None:
        return None
    said = f"stands beside the action in the plan ({best[0]:.2f} of its words)"
    return Joined(best[1], number, Link(round(best[0], 2), (said,)), again=False)


def _same_duties(linker: Linker) -> Iterator[Joined]:
    """Actions told again in a later plan: each other's best match, of one owner, due one day."""
    best: dict[tuple[int, tuple[str, str]], tuple[float, int]] = {}
    for one, mine in enumerate(linker.nodes):
        if not isinstance(mine.finding, Action):
            continue
        for other in linker.candidates(one):
            theirs = linker.nodes[other]
            score = _duty(linker, mine, theirs)
            key = (one, theirs.list)
            if score > best.get(key, (0.0, -1))[0]:
                best[key] = (score, other)
    for (one, _), (score, other) in sorted(best.items()):
        mine, theirs = linker.nodes[one], linker.nodes[other]
        mutual = best.get((other, mine.list), (0.0, -1))[1] == one
        if mutual and (mine.day, one) < (theirs.day, other):
            said = ("same owner", "due on the same day", f"wording alike ({score:.2f})")
            yield Joined(one, other, Link(round(max(score, 0.75), 2), said))


def _duty(linker: Linker, mine: Node, theirs: Node) -> float:
    """How alike two actions of one owner, due on one day, are; 0 where they are not."""
    one, other = mine.finding, theirs.finding
    if not isinstance(one, Action) or not isinstance(other, Action):
        return 0.0
    same = one.due and one.due == other.due and set(one.owners) & set(other.owners)
    if not same or mine.list == theirs.list or not same_council(mine, theirs):
        return 0.0
    like = linker.weights.compare(mine.words, theirs.words).contained
    return like if like >= _SAME_DUTY else 0.0


def _rated(linker: Linker) -> Iterator[Joined]:
    """Ratings of what was asked for: possible only, an indicator is not a recommendation."""
    for number, node in enumerate(linker.nodes):
        if not isinstance(node.finding, RagRating) or len(set(node.words.stems)) < _FEWEST:
            continue
        found = [
            (linker.weights.share_in(node.words, linker.nodes[other].words), -other)
            for other in linker.candidates(number)
            if linker.nodes[other].asks
            and not linker.nodes[other].procedural
            and linker.nodes[other].day <= node.day
            and same_council(linker.nodes[other], node)
        ]
        share, other = max(found, default=(0.0, 0))
        if share >= _RATED:
            said = f"rates what was asked for ({share:.2f} of its words)"
            yield Joined(-other, number, Link(round(share * 0.7, 2), (said,), True), again=False)
