"""Records into threads: certain links join, the strongest first; possible ones only hang on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.asked import Node
from search.links import Joined


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of one thread by position, the links among them, and what may belong to it.

    `inside` are the certain links within, `possible` those between one of its own (`one` or
    `other`) and a node of another thread.
    """

    members: tuple[int, ...]
    inside: tuple[Joined, ...] = ()
    possible: tuple[Joined, ...] = ()


class _Sets:
    """Nodes in disjoint sets, none of which holds two different points of one list.

    What stands twice in one paper's list (a panel's two resolutions, two rows of a tracker) is
    two recommendations, however alike, and through whatever third record they seem the same.
    """

    def __init__(self, nodes: Sequence[Node], apart: Iterable[tuple[int, int]] = ()) -> None:
        self._above = list(range(len(nodes)))
        self._reference = [node.reference for node in nodes]
        self._apart: list[set[int]] = [set() for _ in nodes]
        self._held: list[set[int]] = [set() for _ in nodes]
        for one, other in apart:
            for mine, theirs in ((one, other), (other, one)):
                self._apart[mine].add(theirs)
                self._held[mine].add(mine)
        self._points: list[dict[tuple[str, str], str]] = [
            {node.list: node.words.plain} if node.asks else {} for node in nodes
        ]

    def of(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int, part: bool = False) -> bool:
        """Join two nodes' sets; return whether they are together now.

        What was split, joined or answered in `part`s may stand several times in one list.
        """
        mine, theirs = sorted((self.of(one), self.of(other)))
        if mine == theirs:
            return True
        if self._apart[mine] & self._held[theirs]:
            return False
        if self._reference[mine] and self._reference[theirs] not in (None, self._reference[mine]):
            return False  # two numbered decisions, whatever they have in common
        own, new = self._points[mine], self._points[theirs]
        if not part and any(own.get(place, words) != words for place, words in new.items()):
            return False
        own.update(new)
        self._apart[mine] |= self._apart[theirs]
        self._held[mine] |= self._held[theirs]
        self._reference[mine] = self._reference[mine] or self._reference[theirs]
        self._above[theirs] = mine
        return True


def grouped(
    nodes: Sequence[Node], joined: Iterable[Joined], apart: Iterable[tuple[int, int]] = ()
) -> list[Group]:
    """Return the threads of a corpus, every node in one, in the order of their first nodes.

    Nodes put `apart` by hand are never in one thread, whatever links them.
    """
    sets = _Sets(nodes, apart)
    inside: list[Joined] = []
    doubtful: list[Joined] = []
    for each in sorted(joined, key=lambda each: (-each.link.score, each.one, each.other)):
        kept = not each.link.possible and sets.join(each.one, each.other, each.part)
        (inside if kept else doubtful).append(each)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(nodes)):
        members[sets.of(number)].append(number)
    within: dict[int, list[Joined]] = defaultdict(list)
    for each in inside:
        within[sets.of(each.one)].append(each)
    hung: dict[int, list[Joined]] = defaultdict(list)
    for each in doubtful:
        for own in {sets.of(each.one), sets.of(each.other)}:
            if each.link.possible and sets.of(each.one) != sets.of(each.other):
                hung[own].append(each)
    return [
        Group(tuple(numbers), tuple(within[key]), tuple(hung[key]))
        for key, numbers in members.items()
    ]
