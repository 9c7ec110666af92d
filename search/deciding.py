"""Decisions that carry a number, followed through every paper that names it.

A decision of an executive keeps its number (24/00123) in the report before it, the record of it,
the call-in, the debates that follow and every later account; the words differ each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from search.asked import Node
from search.links import Joined, Link

_SCORE = 0.9


def numbered(nodes: Sequence[Node], of: Set[int]) -> Iterator[Joined]:
    """Yield the links among what was recommended, decided and told of one numbered decision.

    Each is linked to the first; the numbers of two councils are not the same.
    """
    by_number: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        if node.reference and node.kind in ("recommendations", "updates", "tellings"):
            council = node.council or node.document
            by_number[council, node.reference].append(number)
    for (_, reference), those in sorted(by_number.items(), key=lambda each: each[1]):
        first, *rest = sorted(those, key=lambda number: (nodes[number].day, number))
        for number in rest:
            if not of.isdisjoint(those):
                link = Link(_SCORE, (f"names decision {reference}",))
                yield Joined(first, number, link, again=False, part=True)
