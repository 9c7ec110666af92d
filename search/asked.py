"""What can be part of a thread: everything asked for, planned and reported, ready to be compared.

A node is what linking has to know of a finding: whose it is, when it was, its wording. It is kept
in the corpus, so that a paper's findings are taken apart once, when the paper is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.days import first_day, span
from corpus.naming import council_key
from extract.dates import mentions
from extract.findings import (
    Action,
    ActionSource,
    Finding,
    RagRating,
    Recommendation,
    RecommendationKind,
    Telling,
    Update,
)
from extract.references import references
from ingest.document import Paper, PaperKind
from search.likeness import Wording, wording
from search.numbering import leading_number, number_of

if TYPE_CHECKING:
    from corpus import Corpus

# Kinds of record that threads are made of.
KINDS = ("recommendations", "updates", "actions", "rag", "tellings")
# Who makes these is no committee of the council.
_OUTSIDE = (RecommendationKind.INSPECTION, RecommendationKind.REVIEW)
# These are of their own day; an appendix is told on the day of the pack it is printed in.
_OWN_DAY = (PaperKind.MINUTES, PaperKind.LETTER, PaperKind.INSPECTION_REPORT, PaperKind.REPORT)
# What a meeting decides.
_DECIDED = (RecommendationKind.RESOLUTION,)
# Officers put these to the committee whose paper it is.
_PUT_TO = (RecommendationKind.RECOMMENDATION, RecommendationKind.PROPOSAL)

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A finding that can be part of a thread.

    `council` and `body` are keys to compare by, None where the paper does not say. `made_on` is
    when what is asked for was made, `told_on` the day of the paper that tells it (both EDTF).
    `list` is the paper it stands in: what stands in one list is not the same thing twice.
    `context` are the headings and titles around it, `beside` the row that an action stands in.
    `reference` is the number of the decision it is of. `asks` says that it tells what was asked
    for, `retells` that it tells it again (a tracker's row, a restatement), `decided` that a
    meeting did, `outside` that an inspectorate or a reviewer asks, `procedural` that nothing has
    to happen afterwards.
    """

    id: str
    kind: str
    document: str
    text: str
    words: Wording
    context: Wording
    beside: Wording | None = None
    council: str | None = None
    body: str | None = None
    made_on: str | None = None
    told_on: str | None = None
    list: tuple[str, str] = ("", "")
    reference: str | None = None
    asks: bool = False
    retells: bool = False
    outside: bool = False
    procedural: bool = False
    decided: bool = False
    number: str | None = None
    label: str | None = None
    title: str | None = None
    title_words: Wording | None = None
    maker: str | None = None
    item: str | None = None
    agenda: tuple[str, str | None] = ("", None)
    due: str | None = None
    owners: tuple[str, ...] = ()
    serves: str | None = None
    around: str = ""
    council_name: str | None = None

    @property
    def day(self) -> str:
        """The day it begins to count, for putting nodes in order; what is undated comes last."""
        return first_day(self.made_on) or first_day(self.told_on) or "9999"


def nodes_of(corpus: Corpus, document: str) -> list[Node]:
    """Return everything in a document that can be part of a thread, in order of place."""
    days = _Days(corpus.papers_in(document))
    rows = _Rows(corpus, document)
    return [
        _node(kind, finding, days, rows)
        for kind in KINDS
        for finding in corpus.findings_in(document, kind)
    ]


def same_council(one: Node, other: Node) -> bool:
    """Whether two findings are of one council; without a name, whether they are of one file."""
    if one.council is None or other.council is None:
        return one.document == other.document
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


def body_key(name: str | None) -> str | None:
    """Return a committee's or inspectorate's name to compare by."""
    words = [word for word in _WORD.findall((name or "").casefold()) if word not in ("the", "and")]
    return " ".join(words) or None


class _Days:
    """The days of papers: a pack's minutes are older than the pack."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = list(papers)

    def of(self, finding: Finding) -> str | None:
        """The day on which a finding's paper tells it."""
        paper, meeting = self._paper(finding), finding.at.meeting_date
        if paper is None or (paper.kind not in _OWN_DAY and meeting):
            return meeting
        return paper.dated or meeting

    def own(self, finding: Finding) -> str | None:
        """The day that a finding's paper itself bears: an appendix may be older than its pack."""
        paper = self._paper(finding)
        return paper.dated if paper else None

    def _paper(self, finding: Finding) -> Paper | None:
        at = finding.at
        there = [each for each in self._papers if each.pages[0] <= at.page <= each.pages[1]]
        named = [paper for paper in there if paper.title == at.paper]
        return next(iter(named or there), None)


class _Rows:
    """The rows that actions stand in, with what blank cells inherit from above."""

    def __init__(self, corpus: Corpus, document: str) -> None:
        self._passages = corpus.passages_of(document)

    def of(self, action: Action) -> str | None:
        """Return the words beside an action in its row, its headings too; None for no row.

        Who is to do it, by when and how it stands say nothing of what it serves.
        """
        quote, page = action.at.quote, action.at.page
        own = (quote, *action.owners, action.due_text, action.status_text)
        for passage in self._passages:
            if abs(passage.page - page) <= 1 and quote in passage.quote:
                row = passage.quote
                for words in own:
                    row = row.replace(words or "", " ") if words else row
                return f"{passage.heading} {row}"
        return None


def _node(kind: str, finding: Finding, days: _Days, rows: _Rows) -> Node:
    at = finding.at
    told_on = days.of(finding)
    text = _text(finding)
    action = finding if isinstance(finding, Action) else None
    row = rows.of(action) if action else None
    # The log of a committee's actions says of each at which meeting it was agreed.
    logged = row is not None and action and action.source_kind is ActionSource.ACTION_LOG
    row_day = _day_in(row, told_on) if row and logged else None
    title = finding.title if isinstance(finding, Update) else None
    return Node(
        id=finding.id,
        kind=kind,
        document=at.document,
        text=text,
        words=wording(text),
        context=wording(" ".join(_around(finding))),
        beside=wording(row) if row else None,
        council=council_key(at.council),
        body=_body(finding),
        made_on=_made_on(finding, days.own(finding)) or row_day,
        told_on=(finding.as_of if isinstance(finding, Update) else None) or told_on,
        list=(at.document, at.paper or ""),
        reference=_reference(finding),
        asks=_asks(finding),
        retells=_retells(finding, days.own(finding), told_on),
        outside=_outside(finding),
        procedural=isinstance(finding, Recommendation) and finding.procedural,
        decided=isinstance(finding, Recommendation) and finding.kind in _DECIDED,
        number=_number(finding),
        label=finding.label if isinstance(finding, Recommendation) else None,
        title=title,
        title_words=wording(title) if title else None,
        maker=getattr(finding, "made_by", None),
        item=at.item,
        agenda=(at.meeting_date or at.document, at.committee),
        due=getattr(finding, "due", None),
        owners=action.owners if action else (),
        serves=action.recommendation if action else None,
        around=" ".join((*_around(finding), getattr(finding, "response", None) or "")),
        council_name=at.council,
    )


def _day_in(row: str, anchor: str | None) -> str | None:
    """The first day that a row names."""
    days = (each.edtf for each in mentions(row, anchor))
    return next((day for day in days if day and len(day) == len("2024-09-10")), None)


def _text(finding: Finding) -> str:
    match finding:
        case Update():
            return finding.recommendation
        case Telling():
            return finding.recommendation or finding.text
        case RagRating():
            return finding.subject
        case Recommendation() | Action():
            return finding.text
    return finding.at.quote


def _asks(finding: Finding) -> bool:
    """Whether it tells what was asked for: a recommendation, a tracker's row, a restatement."""
    if isinstance(finding, Telling):
        return finding.recommendation is not None
    return isinstance(finding, Recommendation | Update)


def _retells(finding: Finding, dated: str | None, told_on: str | None) -> bool:
    """Whether it tells of what was asked for before: a tracker's row, an account in a report."""
    if isinstance(finding, Update | Telling):
        return True
    made, told = span(_made_on(finding, dated)), span(told_on)
    return made is not None and told is not None and made[1] < told[0]


def _number(finding: Finding) -> str | None:
    match finding:
        case Recommendation():
            return number_of(finding.label)
        case Update():
            return leading_number(finding.recommendation)
        case Action():
            return number_of(finding.recommendation)
    return None


def _outside(finding: Finding) -> bool:
    if isinstance(finding, Telling):
        return finding.recommendation is not None
    return isinstance(finding, Recommendation) and finding.kind in _OUTSIDE


def _around(finding: Finding) -> Iterator[str]:
    yield from finding.at.section
    if finding.at.paper:
        yield finding.at.paper
    if isinstance(finding, Update) and finding.title:
        yield finding.title


def _reference(finding: Finding) -> str | None:
    """The decision that a finding is of: the one it or its heading names, if it names but one."""
    if isinstance(finding, Telling) and finding.reference:
        return finding.reference
    for words in (finding.at.quote, *reversed(tuple(_around(finding)))):
        named = references(words)
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _body(finding: Finding) -> str | None:
    """Who asks: the maker of a recommendation, else the committee whose paper it is.

    An inspectorate's or reviewer's is never the committee's that reads of it.
    """
    if isinstance(finding, Telling):
        return body_key(finding.made_by or finding.body)
    if isinstance(finding, Recommendation) and finding.kind in _OUTSIDE:
        return body_key(finding.made_by)
    if isinstance(finding, Recommendation) and finding.kind not in _PUT_TO:
        return body_key(finding.made_by or finding.at.committee)
    return body_key(finding.at.committee)


def _made_on(finding: Finding, dated: str | None) -> str | None:
    """When what it tells of was made; a recommendation is as old as its paper at least."""
    match finding:
        case Telling():
            return finding.made_on or finding.happened_on
        case Recommendation():
            return finding.made_on or dated
        case Update():
            return finding.made_on
    return None


def other_decisions(one: Node, other: Node) -> bool:
    """Whether two records are of two numbered decisions."""
    return bool(one.reference and other.reference and one.reference != other.reference)
