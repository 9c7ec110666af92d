"""What can be part of a thread: everything asked for, planned and reported, ready to be compared.

A node is a finding with what linking has to know of it: whose it is, when it was, its wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.days import first_day, span
from corpus.records import Filters, StoredPaper
from extract.findings import (
    Action,
    Finding,
    RagRating,
    Recommendation,
    RecommendationKind,
    Update,
)
from ingest.document import PaperKind
from search.likeness import Wording, wording

if TYPE_CHECKING:
    from corpus import Corpus

# Kinds of record that threads are made of.
KINDS = ("recommendations", "updates", "actions", "rag")
# Who makes these is no committee of the council.
_OUTSIDE = (RecommendationKind.INSPECTION, RecommendationKind.REVIEW)
# These are of their own day; an appendix is told on the day of the pack it is printed in.
_OWN_DAY = (PaperKind.MINUTES, PaperKind.LETTER, PaperKind.INSPECTION_REPORT, PaperKind.REPORT)
# Officers put these to the committee whose paper it is.
_PUT_TO = (RecommendationKind.RECOMMENDATION, RecommendationKind.PROPOSAL)

# Words of a council's name that come and go: "Wexcombe Council", "Wexcombe Borough Council".
_STYLES = frozenset(
    "council city borough county district metropolitan unitary authority london royal of the "
    "and".split()
)
_WORD = re.compile(r"[a-z0-9]+")
# A decision's reference as executives number them: year and running number.
_REFERENCE = re.compile(r"\b\d{2}/\d{5}\b")


@dataclass(frozen=True, slots=True)
class Node:
    """A finding that can be part of a thread.

    `council` and `body` are keys to compare by, None where the paper does not say. `made_on` is
    when what is asked for was made, `told_on` the day of the paper that tells it (both EDTF).
    `list` is the paper it stands in: what stands in one list is not the same thing twice.
    `context` are the headings and titles around it.
    """

    kind: str
    finding: Finding
    text: str
    words: Wording
    context: Wording
    council: str | None
    body: str | None
    made_on: str | None
    told_on: str | None
    list: tuple[str, str]
    references: frozenset[str]

    @property
    def id(self) -> str:
        """The finding's id."""
        return self.finding.id

    @property
    def day(self) -> str:
        """The day it begins to count, for putting nodes in order; what is undated comes last."""
        return first_day(self.made_on) or first_day(self.told_on) or "9999"

    @property
    def asks(self) -> bool:
        """Whether it tells what was asked for: a recommendation or a tracker's row."""
        return self.kind in ("recommendations", "updates")

    @property
    def outside(self) -> bool:
        """Whether an inspectorate or a reviewer asks, not a body of the council."""
        return isinstance(self.finding, Recommendation) and self.finding.kind in _OUTSIDE

    @property
    def procedural(self) -> bool:
        """Whether nothing has to happen afterwards."""
        return isinstance(self.finding, Recommendation) and self.finding.procedural


def nodes(
    corpus: Corpus, include_exempt: bool = False, include_superseded: bool = False
) -> list[Node]:
    """Return everything that can be part of a thread, in the order of documents and places."""
    filters = Filters(include_exempt=include_exempt, include_superseded=include_superseded)
    days = _Days(corpus.papers(Filters(include_exempt=True, include_superseded=True)))
    return [
        _node(kind, finding, days) for kind in KINDS for finding in corpus.records(kind, filters)
    ]


def same_council(one: Node, other: Node) -> bool:
    """Whether two findings are of one council; without a name, whether they are of one file."""
    if one.council is None or other.council is None:
        return one.finding.at.document == other.finding.at.document
    return one.council == other.council


def same_body(one: Node, other: Node) -> bool | None:
    """Whether one body asks both times; None where either paper does not say.

    "The Panel" is the panel whose minutes they are.
    """
    if one.body is None or other.body is None:
        return None
    mine, theirs = set(one.body.split()), set(other.body.split())
    return mine <= theirs or theirs <= mine


def same_time(one: Node, other: Node) -> bool | None:
    """Whether both tell of what was made at one time; None where either does not say."""
    mine, theirs = span(one.made_on), span(other.made_on)
    if mine is None or theirs is None:
        return None
    return mine[0] <= theirs[1] and theirs[0] <= mine[1]


def council_key(name: str | None) -> str | None:
    """Return what stays of a council's name: "Wexcombe" of "Wexcombe Borough Council"."""
    words = [word for word in _WORD.findall((name or "").casefold()) if word not in _STYLES]
    return " ".join(words) or None


def body_key(name: str | None) -> str | None:
    """Return a committee's or inspectorate's name to compare by."""
    words = [word for word in _WORD.findall((name or "").casefold()) if word not in ("the", "and")]
    return " ".join(words) or None


class _Days:
    """The days of papers: a pack's minutes are older than the pack."""

    def __init__(self, papers: Iterable[StoredPaper]) -> None:
        self._papers: dict[str, list[StoredPaper]] = {}
        for paper in papers:
            self._papers.setdefault(paper.document, []).append(paper)

    def of(self, finding: Finding) -> str | None:
        at = finding.at
        there = [
            paper
            for paper in self._papers.get(at.document, ())
            if paper.pages[0] <= at.page <= paper.pages[1]
        ]
        named = [paper for paper in there if paper.title == at.paper]
        paper = next(iter(named or there), None)
        if paper is None or (paper.kind not in _OWN_DAY and at.meeting_date):
            return at.meeting_date
        return paper.dated or at.meeting_date


def _node(kind: str, finding: Finding, days: _Days) -> Node:
    at = finding.at
    told_on = days.of(finding)
    text = _text(finding)
    return Node(
        kind=kind,
        finding=finding,
        text=text,
        words=wording(text),
        context=wording(" ".join(_around(finding))),
        council=council_key(at.council),
        body=_body(finding),
        made_on=_made_on(finding),
        told_on=(finding.as_of if isinstance(finding, Update) else None) or told_on,
        list=(at.document, at.paper or ""),
        references=frozenset(_REFERENCE.findall(" ".join((at.quote, *_around(finding))))),
    )


def _text(finding: Finding) -> str:
    match finding:
        case Update():
            return finding.recommendation
        case RagRating():
            return finding.subject
        case Recommendation() | Action():
            return finding.text
    return finding.at.quote


def _around(finding: Finding) -> Iterator[str]:
    yield from finding.at.section
    if finding.at.paper:
        yield finding.at.paper
    if isinstance(finding, Update) and finding.title:
        yield finding.title


def _body(finding: Finding) -> str | None:
    """Who asks: the maker of a recommendation, else the committee whose paper it is.

    An inspectorate's or reviewer's is never the committee's that reads of it.
    """
    if isinstance(finding, Recommendation) and finding.kind in _OUTSIDE:
        return body_key(finding.made_by)
    if isinstance(finding, Recommendation) and finding.kind not in _PUT_TO:
        return body_key(finding.made_by or finding.at.committee)
    return body_key(finding.at.committee)


def _made_on(finding: Finding) -> str | None:
    return finding.made_on if isinstance(finding, Recommendation | Update) else None
