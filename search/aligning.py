"""Rows of trackers, plans and accounts, and the recommendations that they are about.

A tracker shortens, a plan's column cuts off the end, a progress report turns the sentence round: of
the words little more than the subject stays. But a row says, or its list as a whole shows, of which
meeting or inspection it tells, and there only a few things were asked. So a row is held against
those few, and belongs to the one that fits best, if it fits well and clearly better than the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.days import first_day, last_day
from extract.acts import is_executive
from search.asked import (
    Node,
    body_key,
    other_decisions,
    same_body,
    same_council,
    same_time,
)
from search.likeness import Weights, spelt_out
from search.links import Joined, Link
from search.numbering import same_number
from search.vocabulary import FUNCTION_WORDS, stem

# How well a row must fit what was asked on the day that it names, and with nothing but its list.
_FITS = 0.38
_FITS_OF_OTHERS = 0.55
_FITS_WITHOUT_DAY = 0.42
# A row that its paper places on no day belongs to a list of which so many rows fit so well.
_LIST_FITS = 0.55
_ROWS = 2
# How much better than the next best.
_CLEARLY = 0.06
# What the same label, or the same heading, adds.
_LABEL = 0.12
_HEADING = 0.1
_SAME_HEADING = 0.5
# What is decided on an officer's advice repeats most of it.
_CARRIED = 0.5
# A plan follows an inspection within so many years.
_WITHIN = 3
_FEWEST = 2
# What a row joins: so much of the second thing stands in it, and so much of it is of that alone.
_JOINED = 0.5
_OF_ITS_OWN = 0.15

# An executive answers scrutiny within so many months, in words like these.
_ANSWERED_WITHIN = 3
_ANSWERS = re.compile(
    r"\b(?:accept(?:s|ed)?|agree[ds]?|reject(?:s|ed)?|declin(?:e|es|ed)|note[ds]?|not)\b.{0,80}"
    r"\brecommendations?\b|\brecommendations?\b.{0,120}\b(?:accepted|agreed|rejected|declined)\b",
    re.IGNORECASE | re.DOTALL,
)

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a row fits what was asked (0–1 and what label and heading add), and why."""

    score: float
    words: float
    other: int
    evidence: tuple[str, ...]


class Aligner:
    """Holds rows against the lists that they may be about."""

    def __init__(self, nodes: Sequence[Node], weights: Weights) -> None:
        """Take the nodes, known by their position, and what words tell."""
        self.nodes = nodes
        self.weights = weights
        self._made: dict[Key, list[int]] = defaultdict(list)
        self._rows: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
        self._plans: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._outside: dict[str | None, list[int]] = defaultdict(list)
        for number, node in enumerate(nodes):
            if node.asks and not node.procedural and (day := first_day(node.made_on)):
                self._made[node.council, day[:7]].append(number)
            if ((node.asks and node.retells) or node.kind == "actions") and node.made_on:
                self._rows[(*node.list, node.made_on)].append(number)
            if node.kind == "actions" and node.beside is not None:
                self._plans[node.list].append(number)
            if node.outside and not node.retells:
                self._outside[node.council].append(number)

    def with_rows(self, new: Set[int]) -> set[int]:
        """Return new nodes and the rows that may be about them: their best fit can change."""
        made = {
            (self.nodes[number].council, day[:7])
            for number in new
            if (day := first_day(self.nodes[number].made_on))
        }
        found = set(new)
        for rows in self._rows.values():
            first = self.nodes[rows[0]]
            if (first.council, (first_day(first.made_on) or "")[:7]) in made:
                found.update(rows)
        councils = {self.nodes[n].council for n in new if self.nodes[n].outside}
        for rows in self._plans.values():
            if self.nodes[rows[0]].council in councils:
                found.update(rows)
        return found

    def links(self, of: Set[int]) -> Iterator[Joined]:
        """Yield the links of some rows to what they are about."""
        for rows in self._rows.values():
            if not of.isdisjoint(rows):
                yield from self._dated(rows)
        for rows in self._plans.values():
            if not of.isdisjoint(rows):
                yield from self._planned(rows)
        yield from self._carried(of)
        yield from self._answered(of)

    def _dated(self, rows: Sequence[int]) -> Iterator[Joined]:
        """Rows that name the day on which what they are about was asked for."""
        first = self.nodes[rows[0]]
        day = first_day(first.made_on) or ""
        asked = [n for n in self._made.get((first.council, day[:7]), ()) if self._earlier(n, first)]
        for row in rows:
            mine = self.nodes[row]
            may = [n for n in asked if self._may_retell(self.nodes[n], mine)]
            own = [n for n in may if self._own(self.nodes[n], mine)]
            found = list(self._fitting(row, own, _FITS))
            # An executive answers scrutiny in a paper of its own.
            others = [n for n in may if n not in own and is_executive(mine.body)]
            yield from found or self._fitting(row, others, _FITS_OF_OTHERS)

    def _fitting(self, row: int, numbers: Iterable[int], enough: float) -> Iterator[Joined]:
        """The links of a row to what it fits best of each list, where it fits well enough."""
        for those in self._by_list(numbers).values():
            for fit in self._chosen(row, those, self._fit):
                if fit.score >= enough:
                    yield self._joined(fit, row, again=self.nodes[row].kind != "actions")

    def _earlier(self, number: int, row: Node) -> bool:
        node = self.nodes[number]
        if node.list == row.list:
            return False
        if not node.retells:
            return True
        return (first_day(node.told_on) or "9999") < (first_day(row.told_on) or "9999")

    def _may_retell(self, asked: Node, row: Node) -> bool:
        """Whether a row tells of the day on which something was asked."""
        if not same_time(asked, row) or other_decisions(asked, row):
            return False
        return same_council(asked, row) and first_day(asked.made_on) == first_day(row.made_on)

    def _own(self, asked: Node, row: Node) -> bool:
        """Whether a row's paper is of the body that asked, or names it.

        Of an inspection's or a review's points the paper of any body may tell.
        """
        if asked.outside:
            return not (row.outside and same_body(asked, row) is False)
        return same_body(asked, row) is not False or _names(row, asked)

    def _planned(self, rows: Sequence[int]) -> Iterator[Joined]:
        """Rows of a plan: all are about one inspection or review, shown by those that fit well."""
        first = self.nodes[rows[0]]
        lists = self._by_list(n for n in self._outside[first.council] if self._recent(n, first))
        best: tuple[float, list[tuple[int, _Fit]]] = (0.0, [])
        for those in lists.values():
            fits = [(row, fit) for row in rows for fit in self._chosen(row, those, self._beside)]
            well = [fit.words for _, fit in fits if fit.words >= _LIST_FITS]
            if len(well) >= min(_ROWS, len(rows)) and sum(well) > best[0]:
                best = (sum(well), fits)
        for row, fit in best[1]:
            if fit.score >= _FITS_WITHOUT_DAY:
                yield self._joined(fit, row, again=False)

    def _recent(self, number: int, plan: Node) -> bool:
        made, told = first_day(self.nodes[number].made_on), last_day(plan.told_on)
        node = self.nodes[number]
        if made is None or told is None or node.list == plan.list:
            return False
        if not same_council(node, plan):
            return False
        return made <= told and int(told[:4]) - int(made[:4]) <= _WITHIN

    def _carried(self, of: Set[int]) -> Iterator[Joined]:
        """What a meeting resolved on what was put to it that day."""
        for number in of:
            mine = self.nodes[number]
            day = first_day(mine.made_on)
            if not mine.asks or mine.retells or mine.procedural or day is None:
                continue
            for decided, those in self._put(number, day[:7]):
                for fit in self._chosen(decided, those, self._fit):
                    if fit.words >= _CARRIED:
                        yield self._joined(fit, decided, again=True)

    def _answered(self, of: Set[int]) -> Iterator[Joined]:
        """What an executive accepted or rejected of what scrutiny had recommended to it."""
        for number in self._answers_to(of):
            answer = self.nodes[number]
            asked = [n for n in self._before(answer) if self._may_be_answered(n, answer)]
            for those in self._by_list(asked).values():
                for fit in self._chosen(number, those, self._fit):
                    if fit.score >= _FITS:
                        yield self._joined(fit, number, again=False)

    def _answers_to(self, of: Set[int]) -> list[int]:
        """The executive's answers among some records, and those that may answer them."""
        councils = {self.nodes[number].council for number in of}
        return [
            number
            for number, node in enumerate(self.nodes)
            if node.decided
            and node.council in councils
            and _ANSWERS.search(node.text)
            and (number in of or any(n in of for n in self._before(node)))
        ]

    def _before(self, answer: Node) -> list[int]:
        """What was asked for in the months before an answer."""
        day = first_day(answer.made_on)
        if day is None:
            return []
        months = _months_to(day, _ANSWERED_WITHIN)
        return [n for month in months for n in self._made.get((answer.council, month), ())]

    def _may_be_answered(self, number: int, answer: Node) -> bool:
        asked = self.nodes[number]
        return (
            not asked.retells
            and same_council(asked, answer)
            and asked.list != answer.list
            and same_body(asked, answer) is not True
            and not asked.outside
            and asked.day <= answer.day
            and (asked.decided or asked.label is not None)
            and not other_decisions(asked, answer)
        )

    def _put(self, number: int, month: str) -> Iterator[tuple[int, list[int]]]:
        """A decision with the lists that were put to the meeting; both ways round."""
        node = self.nodes[number]
        near = [
            n
            for n in self._made.get((node.council, month), ())
            if self.nodes[n].list != node.list
            and same_council(self.nodes[n], node)
            and not self.nodes[n].retells
            and first_day(self.nodes[n].made_on) == first_day(node.made_on)
            and _one_meeting(self.nodes[n], node)
            and not other_decisions(self.nodes[n], node)
        ]
        if node.decided:
            for those in self._by_list(n for n in near if not self.nodes[n].decided).values():
                yield number, those
            return
        for other in near:
            if self.nodes[other].decided:
                of_list = [n for n in near if self.nodes[n].list == node.list]
                yield other, [number, *of_list]

    def _by_list(self, numbers: Iterable[int]) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number in numbers:
            found[self.nodes[number].list].append(number)
        return found

    def _chosen(
        self, row: int, those: Sequence[int], fit: Callable[[int, int], _Fit]
    ) -> list[_Fit]:
        """What a row fits of a list: the best, and what else it joins with it.

        Nothing where the next best fits nearly as well and it is the same words that fit.
        """
        fits = sorted((fit(row, n) for n in those), key=lambda each: (-each.score, each.other))
        fits = [each for each in fits if each.words]
        if not fits:
            return []
        best, *others = fits
        plain = self.nodes[best.other].words.plain
        others = [each for each in others if self.nodes[each.other].words.plain != plain]
        joined = [each for each in others if self._adds(row, each, best)]
        if others and best.score - others[0].score < _CLEARLY and others[0] not in joined:
            return []
        return [best, *joined[:1]]

    def _adds(self, row: int, more: _Fit, best: _Fit) -> bool:
        """Whether a row speaks of a second thing beside the one it fits best."""
        mine = self.nodes[row]
        own = set((mine.beside or mine.words).stems if mine.kind == "actions" else mine.words.stems)
        first, second = (set(self.nodes[each.other].words.stems) & own for each in (best, more))
        total = self.weights.total(own)
        alone = min(self.weights.total(second - first), self.weights.total(first - second))
        return more.words >= _JOINED and alone >= _OF_ITS_OWN * total

    def _fit(self, row: int, number: int) -> _Fit:
        """How well a row's own words fit what was asked."""
        mine, asked = self.nodes[row], self.nodes[number]
        like = self.weights.compare(mine.words, asked.words, spelt_out(mine.text, asked.text))
        # All but a word in another's place: the fostering service's report, not the adoption's.
        own = (set(mine.words.stems) - like.shared, set(asked.words.stems) - like.shared)
        other = like.conflict and all(len(each) == 1 for each in own)
        words = 0.0 if other or len(like.shared) < _FEWEST else like.contained
        return self._told(words, mine, asked, number)

    def _beside(self, row: int, number: int) -> _Fit:
        """How well the words beside an action, those of the plan's column, fit what was asked."""
        mine, asked = self.nodes[row], self.nodes[number]
        assert mine.beside is not None
        like = self.weights.compare(mine.beside, asked.words)
        words = like.contained if len(like.shared) >= _FEWEST else 0.0
        return self._told(words, mine, asked, number)

    def _told(self, words: float, mine: Node, asked: Node, number: int) -> _Fit:
        evidence = [f"wording alike ({words:.2f} of the shorter)"]
        score = words
        if same_number(mine.number, asked.number):
            score += _LABEL
            evidence.append(f"the same number ({asked.label})")
        if self._same_heading(mine, asked):
            score += _HEADING
            evidence.append("under the same heading")
        return _Fit(score, words, number, tuple(evidence))

    def _same_heading(self, mine: Node, asked: Node) -> bool:
        title = mine.title_words or mine.context
        return self.weights.share_in(title, asked.context) >= _SAME_HEADING

    def _joined(self, fit: _Fit, row: int, again: bool) -> Joined:
        mine, asked = self.nodes[row], self.nodes[fit.other]
        day = ("made on the same day",) if same_time(mine, asked) else ("the plan follows it",)
        score = round(min(0.99, max(0.75, fit.score)), 2)
        return Joined(fit.other, row, Link(score, (*fit.evidence, *day)), again=again, part=True)


def _months_to(day: str, count: int) -> list[str]:
    """The month of a day and those before it, as YYYY-MM."""
    last = 12 * int(day[:4]) + int(day[5:7]) - 1
    return [f"{each // 12:04}-{each % 12 + 1:02}" for each in range(last - count + 1, last + 1)]


def _one_meeting(one: Node, other: Node) -> bool:
    """Whether one body asks or decides both, or what a reviewer asks was put to the other."""
    put = [node.agenda[1] if node.outside else None for node in (one, other)]
    if any(put):
        theirs = other if put[0] else one
        return body_key(put[0] or put[1]) == theirs.body
    return same_body(one, other) is not False


def _names(row: Node, asked: Node) -> bool:
    """Whether a row's headings name the body that asked: another body's papers may tell of it."""
    body = {stem(word) for word in (asked.body or "").split() if word not in FUNCTION_WORDS}
    return bool(body) and body <= set(row.context.stems)
