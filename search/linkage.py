"""Keeping links: those of new papers are found when they are read, those of all others stay.

What a new paper can change are the links of its own records, of records with the same words, and of
rows that may now fit something better, all of its own council: what a word tells is reckoned within
a council too. Only these are looked at again, so a pack is linked to a large corpus in seconds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from corpus.records import StoredLink
from search.aligning import Aligner
from search.asked import Node, nodes_of
from search.deciding import numbered
from search.likeness import Wording
from search.linking import Linker
from search.links import Joined
from search.serving import served

if TYPE_CHECKING:
    from corpus import Corpus

VERSION = 2
"""Raised whenever other links are found among the same records."""

Tell = Callable[[int, int], None]


def link_new(corpus: Corpus, tell: Tell | None = None) -> int:
    """Find and keep the links of documents that have none yet; return how many documents.

    All of them are linked in one transaction: a run that is ended in between leaves them to the
    next. `tell` is told how many documents' records have been taken apart, of how many.
    """
    if not corpus.unlinked(VERSION):  # then nobody is waited for
        return 0
    with corpus.writing():
        documents = corpus.unlinked(VERSION)  # another may have forgotten one meanwhile
        made = {}
        for number, document in enumerate(documents, 1):
            made[document] = nodes_of(corpus, document)
            if tell is not None:
                tell(number, len(documents))
        touched: list[str] = []
        found: list[StoredLink] = []
        for council, new in _by_council(made.values()).items():
            nodes = [*_others(corpus, council, {node.id for node in new}), *new]
            numbers, joined = links_among(nodes, set(range(len(nodes) - len(new), len(nodes))))
            touched += [nodes[number].id for number in sorted(numbers)]
            found += _stored(nodes, joined)
        corpus.link(
            {
                document: [(node.id, node.council, dumps(node)) for node in those]
                for document, those in made.items()
            },
            touched,
            found,
            VERSION,
        )
    return len(documents)


def _by_council(made: Iterable[Sequence[Node]]) -> dict[tuple[str | None, str], list[Node]]:
    """New nodes by their council; those without one by their document: nothing links across."""
    found: dict[tuple[str | None, str], list[Node]] = defaultdict(list)
    for those in made:
        for node in those:
            found[node.council, "" if node.council else node.document].append(node)
    return found


def _others(corpus: Corpus, council: tuple[str | None, str], new: set[str]) -> list[Node]:
    """The nodes of a council that have been linked before."""
    if council[0] is None:
        return []
    kept = (loads(text) for text in corpus.nodes_of_council(council[0]))
    return [node for node in kept if node.id not in new]


def links_among(nodes: Sequence[Node], new: set[int]) -> tuple[set[int], list[Joined]]:
    """Return the nodes whose links new ones can change, and all links of these."""
    linker = Linker(nodes)
    aligner = Aligner(nodes, linker.weights)
    touched = aligner.with_rows(new)
    touched |= {same for number in new for same in linker.same_words(number)}
    found = [
        *linker.asked_again(touched),
        *linker.followed(touched),
        *aligner.links(touched),
        *served(linker, touched),
        *numbered(nodes, touched),
    ]
    return touched, found


def _stored(nodes: Sequence[Node], found: Iterable[Joined]) -> list[StoredLink]:
    """The links to be kept: of two nodes the strongest, a certain one before a possible one."""
    best: dict[tuple[int, int], Joined] = {}
    for each in found:
        ends = (each.one, each.other)
        old = best.get(ends) or best.get((each.other, each.one))
        if old is None or _rank(each) > _rank(old):
            best.pop((each.other, each.one), None)
            best[ends] = each
    return [
        StoredLink(
            nodes[each.one].id,
            nodes[each.other].id,
            each.link.score,
            each.link.evidence,
            each.link.possible,
            each.again,
            each.part,
        )
        for each in best.values()
    ]


def _rank(joined: Joined) -> tuple[bool, bool, float]:
    return (not joined.link.possible, joined.part, joined.link.score)


_NAMES = tuple(field.name for field in fields(Node))
_WORDINGS = frozenset(("words", "context", "beside", "title_words"))
_TUPLES = frozenset(("list", "agenda", "owners"))


def dumps(node: Node) -> str:
    """Return a node as compact JSON: its values in the order of its fields."""
    return json.dumps([_plain(getattr(node, name)) for name in _NAMES], ensure_ascii=False)


def loads(text: str) -> Node:
    """Return the node that `dumps` wrote."""
    values: dict[str, Any] = dict(zip(_NAMES, json.loads(text), strict=True))
    for name in _WORDINGS:
        if (kept := values[name]) is not None:
            values[name] = Wording(tuple(kept[0].split()), frozenset(kept[1].split()))
    for name in _TUPLES:
        values[name] = tuple(values[name])
    return Node(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Wording):
        return [value.plain, " ".join(sorted(value.numbers))]
    return value
