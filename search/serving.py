"""What serves a recommendation: the plan's actions, the same actions in a later plan, ratings.

An action belongs to the recommendation whose label its row gives, or whose words stand beside it
in the row. A later plan tells the same action in other words: there the owner and the day by
which it is due agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from search.asked import Node, same_council
from search.linking import Linker
from search.links import Joined, Link

# So much of a recommendation's words must stand beside an action in its row.
_BESIDE = 0.85
# An action told again with the same owner and due date may be worded so differently.
_SAME_DUTY = 0.5
# A rating is of something asked for when so much of its subject stands there.
_RATED = 0.75
_FEWEST = 3

_NOT_LABEL = re.compile(r"^(?:recommendation|rec|no|r)\b\.?|[\s.():]+", re.IGNORECASE)


def served(linker: Linker, of: Collection[int]) -> Iterator[Joined]:
    """Yield the links of some actions and ratings to what they serve, and among actions."""
    labelled = _labelled(linker)
    for number in sorted(of):
        if linker.nodes[number].kind == "actions":
            found = _by_label(linker, number, labelled) or _by_row(linker, number)
            if found is not None:
                yield found
    yield from _same_duties(linker, of)
    yield from _rated(linker, of)


def _labelled(linker: Linker) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(linker.nodes):
        if node.kind == "recommendations" and node.label and not node.procedural:
            found[node.document, _label(node.label)].append(number)
    return found


def _by_label(
    linker: Linker, number: int, labelled: dict[tuple[str, str], list[int]]
) -> Joined | None:
    """A row names the recommendation by its label; where several have it, it tells nothing."""
    action = linker.nodes[number]
    if not action.serves:
        return None
    found = labelled.get((action.document, _label(action.serves)), [])
    outside = [each for each in found if linker.nodes[each].outside]
    item = [each for each in outside if linker.nodes[each].item == action.item]
    for chosen in (item, outside, found):
        if len(chosen) == 1:
            said = f"the plan's row names recommendation {action.serves}"
            return Joined(chosen[0], number, Link(1.0, (said,)), again=False)
    return None


def _label(label: str) -> str:
    return _NOT_LABEL.sub("", label).casefold()


def _by_row(linker: Linker, number: int) -> Joined | None:
    """The recommendation whose words stand in the action's row; the earliest of equals."""
    action = linker.nodes[number]
    beside = action.beside
    if beside is None:
        return None
    best: tuple[float, int] | None = None
    for other in linker.sharing(beside, action.council):
        asked = linker.nodes[other]
        if asked.kind != "recommendations" or asked.procedural:
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


def _same_duties(linker: Linker, of: Collection[int]) -> Iterator[Joined]:
    """Actions told again in a later plan: each other's best match, of one owner, due one day."""
    best: dict[tuple[int, tuple[str, str]], tuple[float, int]] = {}
    for one in sorted({near for number in of for near in (number, *_duties(linker, number))}):
        mine = linker.nodes[one]
        if mine.kind != "actions" or not mine.due:
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


def _duties(linker: Linker, number: int) -> list[int]:
    """The actions that one may tell again: whether it is the best match, they have to say too."""
    mine = linker.nodes[number]
    if mine.kind != "actions" or not mine.due:
        return []
    near = linker.candidates(number)
    return [other for other in near if _duty(linker, mine, linker.nodes[other])]


def _duty(linker: Linker, mine: Node, theirs: Node) -> float:
    """How alike two actions of one owner, due on one day, are; 0 where they are not."""
    if mine.kind != "actions" or theirs.kind != "actions":
        return 0.0
    same = mine.due and mine.due == theirs.due and set(mine.owners) & set(theirs.owners)
    if not same or mine.list == theirs.list or not same_council(mine, theirs):
        return 0.0
    like = linker.weights.compare(mine.words, theirs.words).contained
    return like if like >= _SAME_DUTY else 0.0


def _rated(linker: Linker, of: Collection[int]) -> Iterator[Joined]:
    """Ratings of what was asked for: possible only, an indicator is not a recommendation."""
    for number in sorted(of):
        node = linker.nodes[number]
        if node.kind != "rag" or len(set(node.words.stems)) < _FEWEST:
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
