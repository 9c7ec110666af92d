"""Records as evidence: a question on red areas is answered from the ratings that were found.

For a question that asks for a kind of record, the records of that kind that fit it point to the
passages they were read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.days import first_day, last_day
from corpus.records import Filters, Passage
from corpus.store import Reach
from extract.findings import (
    Action,
    DateMention,
    DateRole,
    Finding,
    Judgement,
    RagRating,
    Recommendation,
    RecommendationKind,
    Status,
    Update,
)
from search.question import Question
from search.ranking import CERTAIN, RECORD, RECORD_SUBJECT, Coverage
from search.remembered import remembered

if TYPE_CHECKING:
    from corpus import Corpus

# A question for a date by which something must be.
_DEADLINE = re.compile(r"\bby\s+(?:when|what)\b|\bdeadlines?\b|\bdue\b", re.IGNORECASE)
# A question that any record of a kind answers points at no more of them than this, the last.
MOST = 400
# A record speaks of the subject when it holds this share of what is asked about.
SUBJECT_MET = 0.1
# Kinds of recommendation that a question names by who made them.
_TELLING = (RecommendationKind.RESOLUTION, RecommendationKind.REVIEW)
# Records of so many files are followed to their passages; those of the newest papers first.
MOST_FILES = 40


def evidence(
    corpus: Corpus, question: Question, filters: Filters, coverage: Coverage
) -> dict[str, tuple[Passage, float]]:
    """Return the passages that fitting records stand in, by id, each with the weight they give."""
    kind = question.understood.kind
    if kind is None:
        return {}
    about = _asked_for(kind, filters, question)
    due = question.due if kind == "actions" else None
    reach = Reach(MOST, MOST_FILES, due.since if due else None)
    by_date = bool(_DEADLINE.search(question.text))
    records = remembered(
        corpus,
        ("records", kind, about, due, by_date, question.timescale, question.done),
        lambda: corpus.newest_records(kind, about, reach, lambda each: _fits(each, question)),
    )
    found: dict[str, tuple[Passage, float]] = {}
    for record, passage in _standing(corpus, records, filters):
        weight = _weight(record, passage, question, coverage)
        if weight > found.get(passage.id, (passage, 0.0))[1]:
            found[passage.id] = (passage, weight)
    return found


def _asked_for(kind: str, filters: Filters, question: Question) -> Filters:
    """The filters of records that are of the colour and the kind asked for."""
    about = replace(filters, kind=None, speaker=None, overdue=question.overdue)
    if kind == "recommendations" and question.decided_by and not question.timescale:
        return replace(about, kind=question.decided_by.value)
    if kind == "rag" and question.rating:
        return replace(about, status=question.rating.value)
    return about


def _fits(record: Finding, question: Question) -> bool:
    """Whether a record is of the time, the state or the part that is asked for."""
    if isinstance(record, Recommendation) and question.timescale:
        return (record.due_text or "").casefold() == question.timescale.casefold()
    if isinstance(record, Update) and question.done is not None:
        return (record.status is Status.COMPLETE) is question.done
    if isinstance(record, DateMention):
        return record.role is DateRole.DEADLINE or not _DEADLINE.search(question.text)
    if isinstance(record, Action) and question.due:
        return _due_within(record, question)
    return True


def _due_within(record: Action, question: Question) -> bool:
    due, period = record.due, question.due
    if due is None or period is None:
        return False
    begins, ends = first_day(due) or due, last_day(due) or due
    return (period.since is None or ends >= period.since) and (
        period.until is None or begins <= period.until
    )


def _certain(record: Finding, question: Question) -> bool:
    """Whether the record alone answers: red was asked for and it is red, it is overdue."""
    if isinstance(record, RagRating):
        return question.rating is not None
    if isinstance(record, Update):
        return question.done is not None
    if isinstance(record, Action):
        return question.overdue or question.due is not None
    if isinstance(record, Recommendation):
        telling = question.decided_by in _TELLING or question.timescale is not None
        return telling and not record.procedural
    return False


def _weight(record: Finding, passage: Passage, question: Question, coverage: Coverage) -> float:
    """What a record is worth to its passage: more when it speaks of the subject asked about."""
    words = _own_words(record)
    about = coverage.of(words, " ".join((passage.heading, passage.paper or "")))
    weight = RECORD + RECORD_SUBJECT * about
    maker = getattr(record, "made_by", None) or ""
    if question.concepts and coverage.of(maker) == 1.0:
        return weight + CERTAIN
    if _certain(record, question) and (about >= SUBJECT_MET or not question.concepts):
        return weight + CERTAIN
    return weight


def _own_words(record: Finding) -> str:
    """The words in which a record says what it is about."""
    match record:
        case RagRating():
            return record.subject
        case Judgement():
            return f"{record.area} {record.body or ''}"
        case Update():
            return f"{record.title or ''} {record.recommendation}"
        case Recommendation():
            return f"{record.text} {record.made_by or ''} {record.addressed_to or ''}"
        case Action():
            return f"{record.text} {' '.join(record.owners)}"
        case DateMention():
            return record.at.quote
    return record.at.quote


def _standing(
    corpus: Corpus, records: Iterable[Finding], filters: Filters
) -> Iterator[tuple[Finding, Passage]]:
    """Each record with the passages that its words stand in."""
    by_file: dict[str, list[Finding]] = {}
    for record in records:
        by_file.setdefault(record.at.document, []).append(record)
    for document in by_file:
        pages = {page for record in by_file[document] for page in _pages(record)}
        on_page: dict[int, list[Passage]] = {}
        for passage in corpus.passages_on(document, pages):
            if filters.include_exempt or not passage.exempt:
                on_page.setdefault(passage.page, []).append(passage)
        for record in by_file[document]:
            quote = record.at.quote
            for passage in (each for page in _pages(record) for each in on_page.get(page, ())):
                # An indicator's box has its name over the figures, where tables have headings.
                if quote in passage.quote or passage.quote in quote or quote in passage.heading:
                    yield record, passage


def _pages(record: Finding) -> tuple[int, int]:
    """Where a record's passage begins: on its own page, or on the one before."""
    return record.at.page, record.at.page - 1
