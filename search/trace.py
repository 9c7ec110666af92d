"""One recommendation through the years: made, planned, reported on, closed, or silent since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.days import last_day
from corpus.naming import council_key
from corpus.records import Filters, Passage, StoredPaper
from extract.findings import Finding
from extract.references import references
from ingest.errors import MattersError
from search.asked import Node
from search.expansion import Expansion
from search.grouping import Group, grouped
from search.linkage import link_new, loads
from search.links import Joined, Link
from search.ranking import Coverage, rarity
from search.telling import Teller
from search.threads import Thread, Threads
from search.vocabulary import stem, subject_words, tokens

if TYPE_CHECKING:
    from corpus import Corpus
    from search.expansion import Concept

# The share of what is asked for that a thread must speak of, and of what the best one does.
_COVERED = 0.6
_NEAR_BEST = 0.8
_MOST = 8
# How a thread's id begins.
_ID = "thr-"


@dataclass(frozen=True, slots=True)
class Found:
    """A record by its id, and the id of the thread that it belongs to, None for none."""

    finding: Finding | Passage | StoredPaper
    thread: str | None


class RecordError(MattersError):
    """There is no record with this id."""


def trace(
    corpus: Corpus,
    wanted: str,
    *,
    include_exempt: bool = False,
    include_superseded: bool = False,
) -> Threads:
    """Return the threads that hold a record or have an id, or that words speak of, best first.

    Raises nothing where nothing fits: the threads are then none.
    """
    known = Known(corpus, include_exempt, include_superseded=include_superseded)
    chosen = known.holding(wanted) or known.speaking_of(wanted)
    return Threads(wanted, tuple(known.told(chosen)))


def thread_of(corpus: Corpus, record: str, *, include_exempt: bool = True) -> str | None:
    """Return the id of the thread that a record belongs to, None where it is in none."""
    known = Known(corpus, include_exempt)
    return next((thread.id for thread in known.told(known.holding(record))), None)


def record(corpus: Corpus, wanted: str, *, include_exempt: bool = False) -> Found:
    """Return the finding, passage or paper with an id, and its thread.

    Raises RecordError where there is none, or it stands in an exempt paper that is not asked for.
    """
    found = corpus.record(wanted)
    if found is not None and (include_exempt or not found[1].at.exempt):
        thread = thread_of(corpus, wanted, include_exempt=include_exempt)
        return Found(found[1], thread)
    others: list[Passage | StoredPaper] = [*corpus.passages_by_id([wanted])]
    everything = Filters(include_exempt=True, include_superseded=True)
    others += [paper for paper in corpus.papers(everything) if paper.id == wanted]
    for other in others:
        if include_exempt or not other.exempt:
            return Found(other, None)
    raise RecordError(f"{wanted}: no record has this id")


class Known:
    """All threads of a corpus, as of a day (YYYY-MM-DD) or of each council's newest paper."""

    def __init__(
        self,
        corpus: Corpus,
        include_exempt: bool,
        on: str | None = None,
        include_superseded: bool = False,
    ) -> None:
        """Take the links that the corpus holds; what has none yet is linked first."""
        link_new(corpus)
        self._corpus = corpus
        self._on = on
        self._include_exempt = include_exempt
        shown = Filters(include_exempt=include_exempt, include_superseded=include_superseded)
        self.nodes = [loads(node) for node in corpus.nodes(shown)]
        self.groups = grouped(self.nodes, *_links(corpus, self.nodes))
        self._holding = {number: group for group in self.groups for number in group.members}

    def told(self, groups: Sequence[Group]) -> Iterator[Thread]:
        """Tell groups as threads; their records are fetched together."""
        wanted = {number for group in groups for number in self._needed(group)}
        found = self._corpus.findings_by_id(self.nodes[number].id for number in wanted)
        findings = {finding.id: finding for finding in found}
        newest = _newest_days(self._corpus, self._include_exempt)
        teller = Teller(self.nodes, findings, self._holding, newest, self._on)
        return (teller.thread(group) for group in groups)

    def _needed(self, group: Group) -> Iterator[int]:
        yield from group.members
        for each in group.possible:
            for number in (each.one, each.other):
                yield from self._holding[number].members

    def ids(self) -> list[list[str]]:
        """The ids of the records of each thread."""
        return [[self.nodes[number].id for number in group.members] for group in self.groups]

    def asked(self, filters: Filters) -> Iterator[Thread]:
        """The threads in which something was asked for, in papers of a council or committee."""
        chosen = []
        for group in self.groups:
            own = [self.nodes[number] for number in group.members]
            there = any(_of(node, filters) for node in own)
            if there and any(node.asks and not node.procedural for node in own):
                chosen.append(group)
        return self.told(chosen)

    def holding(self, wanted: str) -> list[Group]:
        """The thread with an id, or with a record of an id, or of a decision by its number."""
        numbers = {node.id: number for number, node in enumerate(self.nodes)}
        if wanted in numbers:
            return [self._holding[numbers[wanted]]]
        if wanted.startswith(_ID):
            ends = wanted.removeprefix(_ID)
            mine = [g for g in self.groups if any(self._ends(n, ends) for n in g.members)]
            told = zip(mine, self.told(mine), strict=True)
            return [group for group, thread in told if thread.id == wanted]
        named = set(references(wanted))
        return [g for g in self.groups if any(self.nodes[n].reference in named for n in g.members)]

    def _ends(self, number: int, ends: str) -> bool:
        return self.nodes[number].id.rsplit("-", 1)[-1] == ends

    def speaking_of(self, wanted: str) -> list[Group]:
        """The threads that words speak of best; of equals, those with more of a story first."""
        concepts = Expansion(self._corpus.acronyms()).concepts(subject_words(wanted))
        if not concepts:
            return []
        coverage = Coverage(concepts, self._rarity(concepts))
        scored = []
        for group in self.groups:
            score = max(coverage.of(*_words(self.nodes[number])) for number in group.members)
            if score >= _COVERED and any(self._tells(number) for number in group.members):
                asks = any(self.nodes[number].asks for number in group.members)
                story = (asks, min(len(group.members), 2), round(score, 2), len(group.members))
                scored.append((story, score, -group.members[0], group))
        best = max((score for _, score, _, _ in scored), default=0.0)
        near = [each for each in scored if each[1] >= _NEAR_BEST * best]
        near.sort(key=lambda each: each[:3], reverse=True)
        return [group for _, _, _, group in near[:_MOST]]

    def _tells(self, number: int) -> bool:
        """Whether something was asked for or is to be done: a rating alone is no thread."""
        return self.nodes[number].kind != "rag"

    def _rarity(self, concepts: Sequence[Concept]) -> dict[Concept, float]:
        """The weight of each concept, by how many records hold it."""
        held = [frozenset(stem(word) for word in tokens(node.text)) for node in self.nodes]
        found = {}
        for concept in concepts:
            forms = [frozenset(map(stem, form)) for form in (concept.words, *concept.forms) if form]
            met = sum(any(form <= words for form in forms) for words in held)
            found[concept] = rarity(met, len(held))
        return found


def _words(node: Node) -> tuple[str, str]:
    """A record's own words, and what stands above and beside them."""
    return node.text, node.around


def _of(node: Node, filters: Filters) -> bool:
    """Whether a record is of the council and committee that are asked for."""
    pairs = ((filters.council, node.council_name), (filters.committee, node.agenda[1]))
    return all(not wanted or wanted.casefold() in (told or "").casefold() for wanted, told in pairs)


def _links(corpus: Corpus, nodes: Sequence[Node]) -> tuple[list[Joined], list[tuple[int, int]]]:
    """The links between nodes, those made by hand among them, and whom a hand has put apart."""
    at = {node.id: number for number, node in enumerate(nodes)}
    by_hand = [each for each in corpus.corrections() if each.one in at and each.other in at]
    apart = {(each.one, each.other) for each in by_hand if not each.joined}
    joined = [
        Joined(at[each.one], at[each.other], Link(1.0, ("linked by hand",)), part=True)
        for each in by_hand
        if each.joined
    ]
    for each in corpus.links():
        ends = (each.one, each.other)
        if each.one in at and each.other in at and tuple(sorted(ends)) not in apart:
            link = Link(each.score, each.evidence, each.possible)
            joined.append(Joined(at[each.one], at[each.other], link, each.again, each.part))
    return joined, [(at[one], at[other]) for one, other in sorted(apart)]


def _newest_days(corpus: Corpus, include_exempt: bool) -> dict[str | None, str]:
    """The day of each council's newest paper: silence is reckoned from what could be heard."""
    newest: dict[str | None, str] = {}
    for each in corpus.documents(Filters(include_exempt=include_exempt)):
        council, day = council_key(each.council), last_day(each.meeting_date)
        if day:
            newest[council] = max(day, newest.get(council, day))
    return newest
