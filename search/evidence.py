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
# A question that any record of a kind answers points at no more of them than this.
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
    about = replace(filters, kind=None, speaker=None, overdue=question.overdue)
    known = remembered(corpus, ("records", kind, about), lambda: corpus.records(kind, about))
    records = [each for each in known if _fits(each, question)]
    found: dict[str, tuple[Passage, float]] = {}
    for record, passage in _standing(corpus, records[-MOST:], about):
        weight = _weight(record, passage, question, coverage)
        if weight > found.get(passage.id, (passage, 0.0))[1]:
            found[passage.id] = (passage, weight)
    return found


def _fits(record: Finding, question: Question) -> bool:
    """Whether a record is of the colour, the kind, or the time that is asked for."""
    if isinstance(record, RagRating):
        return question.rating is None or record.rating is question.rating
    if isinstance(record, Recommendation):
        if question.timescale:
            return (record.due_text or "").casefold() == question.timescale.casefold()
        return question.decided_by is None or record.kind is question.decided_by
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
    for document in list(by_file)[-MOST_FILES:]:
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
