"""Which records tell of the same recommendation, and what speaks for it.

Certain links join records into one thread; what is less than certain is kept as possible and joins
nothing. A recommendation is known again by its words, its day and the body that made it. The
same words of another council or committee, of another service or year, are another
recommendation; decisions that ask for nothing (noting, minutes) are never linked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus.days import first_day
from search.asked import Node, other_decisions, same_body, same_council, same_time
from search.likeness import Likeness, Weights, Wording
from search.links import Joined, Link
from search.vocabulary import stem

# So much of the shorter wording must stand in the longer to be the same words; words of a row
# whose day agrees may be shortened a little more.
_SAME = 0.95
_SAME_ON_THE_DAY = 0.85
# Below this share of what both have, the shorter says too little of the longer to stand for it.
_TELLING = 0.35
# So much for words that may be the same: the linker shows them and does not join them.
_MAYBE = 0.75
# Fewer telling words are no wording to know a recommendation by.
_FEWEST = 3
# Without a day that agrees, it takes so many: "a further report be brought to a future meeting".
_FEWEST_WITHOUT_DAY = 7
# A recommendation restated at another meeting stands under the same heading or title.
_SAME_SUBJECT = 0.3
# Wordings met with so many bodies and days are a form of words.
_FORM_OF_WORDS = 3
# What an inspection led to follows within so many years, under a heading that names it; the words
# are the committee's own, so that little more than the subject is shared.
_FOLLOWS_WITHIN = 3
_FOLLOWS = 0.18
_SUBJECT = 3

# Fewer words in common, of the shorter's, never weigh enough to be the same words.
_SHARED = 0.45
# Candidates share one of so many rarest words; words in more records than this tell nothing.
_RAREST = 8
_IN_TOO_MANY = 400


class Linker:
    """Compares the nodes of a corpus; candidates come from an index, not from all pairs."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Take the nodes; they are known by their position from then on."""
        self.nodes = nodes
        self._stems = [frozenset(node.words.stems) for node in nodes]
        self._days = [node.day for node in nodes]
        self.weights = Weights(node.words for node in nodes)
        # By council: nothing is linked across councils, and a word is rare or common within one.
        self._index: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        self._same: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        for number, node in enumerate(nodes):
            self._same[node.council, node.words.plain].append(number)
            for word in set(node.words.stems):
                self._index[node.council, word].append(number)
        makings = {
            (node.words.plain, node.council, node.body, node.made_on) for node in nodes if node.asks
        }
        self._met = Counter(plain for plain, _, _, _ in makings)

    def candidates(self, number: int) -> list[int]:
        """Return the other nodes of the council with the same words or two of the rarest."""
        node = self.nodes[number]
        words = set(node.words.stems)
        rarest = sorted(words, key=lambda word: (len(self._index[node.council, word]), word))
        met = self._met_in(node.council, rarest[:_RAREST])
        least = min(2, len(rarest))
        found = {other for other, times in met.items() if times >= least}
        found.update(self._same[node.council, node.words.plain][:_IN_TOO_MANY])
        return sorted(found - {number})

    def sharing(self, words: Wording, council: str | None) -> list[int]:
        """Return the nodes of a council that share two words with a wording."""
        met = self._met_in(council, set(words.stems))
        return sorted(other for other, times in met.items() if times >= 2)

    def _met_in(self, council: str | None, words: Iterable[str]) -> Counter[int]:
        """How many of some words, those that tell something, each node of a council holds."""
        met: Counter[int] = Counter()
        for word in words:
            holding = self._index.get((council, word), ())
            if len(holding) <= _IN_TOO_MANY:
                met.update(holding)
        return met

    def same_words(self, number: int) -> list[int]:
        """Return the nodes of the council with the same words, the node itself among them."""
        node = self.nodes[number]
        return self._same[node.council, node.words.plain]

    def asked_again(self, of: Collection[int]) -> Iterator[Joined]:
        """Yield the links of some recommendations and trackers' rows to all others."""
        for one in sorted(of):
            mine = self.nodes[one]
            if not mine.asks or mine.procedural:
                continue
            for other in self.candidates(one):
                theirs = self.nodes[other]
                if (other < one and other in of) or not theirs.asks or theirs.procedural:
                    continue
                if mine.list == theirs.list or not self._share_enough(one, other):
                    continue
                in_order = self._days[one] <= self._days[other]
                earlier, later = (one, other) if in_order else (other, one)
                link = self._link(self.nodes[earlier], self.nodes[later])
                if link is not None:
                    yield Joined(earlier, later, link)

    def _share_enough(self, one: int, other: int) -> bool:
        """Whether two wordings have so many words in common that it pays to weigh them."""
        mine, theirs = self._stems[one], self._stems[other]
        return len(mine & theirs) >= _SHARED * min(len(mine), len(theirs))

    def followed(self, of: Collection[int]) -> Iterator[Joined]:
        """Yield what a committee asked for after an inspection or review: possible links only."""
        for number in sorted(of):
            later = self.nodes[number]
            if not later.asks or later.outside or later.procedural or not later.made_on:
                continue
            found = [
                (self._follows(self.nodes[other], later), other)
                for other in self.candidates(number)
                if self.nodes[other].outside
            ]
            score, best = max(found, default=(0.0, -1))
            if score:
                name = self.nodes[best].maker
                said = f"asked under a heading that names {name}"
                link = Link(round(score, 2), (said, "about the same subject"), possible=True)
                yield Joined(best, number, link, again=False)

    def _link(self, earlier: Node, later: Node) -> Link | None:
        if not same_council(earlier, later) or earlier.list == later.list:
            return None
        told_of = earlier.retells or later.retells
        if (
            told_of
            and not (earlier.outside and later.outside)
            and same_time(earlier, later) is False
        ):
            return None  # a row names the meeting: another day is another decision
        if _other_items(earlier, later) or other_decisions(earlier, later):
            return None
        like = self.weights.compare(earlier.words, later.words)
        fewest = min(len(set(earlier.words.stems)), len(set(later.words.stems)))
        if fewest < _FEWEST or like.contained < _MAYBE or like.alike < _TELLING:
            return None
        if earlier.outside or later.outside:
            certain = self._same_inspections(earlier, later, like)
        else:
            certain = self._same_committees(earlier, later, like, fewest)
        if certain is None:
            return None
        return _told(earlier, later, like, certain)

    def _same_committees(
        self, earlier: Node, later: Node, like: Likeness, fewest: int
    ) -> bool | None:
        """Whether a committee asked the same: certainly, possibly (False), or not (None)."""
        if same_body(earlier, later) is False:
            return None
        time = same_time(earlier, later)
        told_of = earlier.retells or later.retells
        if time and _two_reports(earlier, later):
            return None
        if time:
            # Of two reports to one meeting both may ask it to agree revised terms of reference.
            of_one_item = told_of or self._same_subject(earlier, later)
            same = like.contained >= _SAME_ON_THE_DAY and not like.conflict
            return same if of_one_item else None
        if time is False and told_of:
            return None  # a tracker's row names the meeting: another day is another decision
        same = like.contained >= _SAME and not like.conflict and fewest >= _FEWEST_WITHOUT_DAY
        subject = self._same_subject(earlier, later)
        if time is False and (_other_numbers(earlier, later) or not subject):
            return None
        return same and subject and self._met[earlier.words.plain] < _FORM_OF_WORDS

    def _same_inspections(self, earlier: Node, later: Node, like: Likeness) -> bool | None:
        """The same of what an inspectorate or reviewer asks, and of rows that tell of it."""
        time = same_time(earlier, later)
        if earlier.outside and later.outside:
            if not same_body(earlier, later):
                return None
            return bool(time) and like.contained >= _SAME and not like.conflict
        told_of = later.retells
        if time is False and told_of:
            return None
        return told_of and like.contained >= _SAME and not like.conflict

    def _same_subject(self, earlier: Node, later: Node) -> bool:
        return (
            self.weights.share_in(earlier.context, later.context) >= _SAME_SUBJECT
            or self.weights.share_in(later.context, earlier.context) >= _SAME_SUBJECT
        )

    def _follows(self, asked: Node, later: Node) -> float:
        """How much speaks for it that a committee took up what an inspection asked; 0 for not."""
        begun, then = first_day(asked.made_on), first_day(later.made_on)
        named = set(map(stem, (asked.body or "").split())) & set(later.context.stems)
        if not (begun and then and named and same_council(asked, later)):
            return 0.0
        if not begun <= then or int(then[:4]) - int(begun[:4]) > _FOLLOWS_WITHIN:
            return 0.0
        shared = set(asked.words.stems) & set(later.words.stems)
        share = self.weights.share_in(later.words, asked.words)
        return share if len(shared) >= _SUBJECT and share >= _FOLLOWS else 0.0


def _two_reports(earlier: Node, later: Node) -> bool:
    """Whether two reports put the same words to one meeting: each speaks of its own matter."""
    own = not (earlier.decided or later.decided or earlier.retells or later.retells)
    return own and earlier.agenda == later.agenda and earlier.list[1] != later.list[1]


def _other_items(earlier: Node, later: Node) -> bool:
    """Whether two reports or decisions stand under different items of one agenda.

    A tracker is an item of its own, whatever its rows are about.
    """
    if earlier.retells or later.retells:
        return False
    items = {earlier.item, later.item}
    return earlier.agenda == later.agenda and None not in items and len(items) == 2


def _told(earlier: Node, later: Node, like: Likeness, certain: bool) -> Link:
    """The link with what speaks for it."""
    evidence = [f"wording alike ({like.contained:.2f} of the shorter)"]
    score = 0.7 * like.contained + 0.2 * like.alike
    if same_time(earlier, later):
        evidence.append("made on the same day")
        score += 0.1
    if earlier.title and earlier.title == later.title:
        evidence.append("same title")
        score += 0.05
    if like.conflict:
        evidence.append("but other words or numbers in the same place")
    score = max(score, 0.75) if certain else min(score, 0.7)
    return Link(round(min(score, 1.0), 2), tuple(evidence), possible=not certain)


def _other_numbers(earlier: Node, later: Node) -> bool:
    """Whether each has numbers, in its words or headings, that the other has not."""
    mine = earlier.words.numbers | earlier.context.numbers
    theirs = later.words.numbers | later.context.numbers
    return bool(mine - theirs) and bool(theirs - mine)
