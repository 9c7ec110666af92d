"""The first line of an answer: what was found, in how many papers, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.expansion import Concept
from search.question import Question
from search.ranking import Ranked
from search.remembered import remembered

if TYPE_CHECKING:
    from corpus import Corpus


def summary(
    corpus: Corpus, asked: Question, found: Sequence[Ranked], unknown: Sequence[Concept]
) -> str:
    """Return what was found and what could not be looked at, in one or two sentences."""
    said = _found(asked, found, unknown) if found else _nothing(asked, unknown)
    unread = _unread(corpus)
    return f"{said} {unread}" if unread else said


def _found(asked: Question, found: Sequence[Ranked], unknown: Sequence[Concept]) -> str:
    """ "Ofsted spoke of this in 3 papers, 2019–2023." Then what none of them mentions."""
    without = f" No paper here mentions {_words(unknown)}." if unknown else ""
    papers = {(each.passage.document, each.passage.paper_index) for each in found}
    years = _years(found)
    where = f"{_count(len(papers), 'paper')}{', ' + years if years else ''}"
    if asked.strict and asked.understood.speaker:
        return f"{asked.understood.speaker} spoke of this in {where}.{without}"
    return f"{_count(len(found), 'passage')} in {where}.{without}"


def _nothing(asked: Question, unknown: Sequence[Concept]) -> str:
    """That nothing was found, and which words no paper holds."""
    if unknown:
        return f"Nothing found: no paper here mentions {_words(unknown)}."
    if asked.strict and asked.understood.speaker:
        return f"Nothing found that {asked.understood.speaker} said about this."
    return "Nothing found."


def _words(concepts: Sequence[Concept]) -> str:
    return ", ".join(f"“{' '.join(each.words)}”" for each in concepts)


def _years(found: Sequence[Ranked]) -> str:
    """The first and last year in which it was said, or else printed."""
    days = (each.passage.said_on or each.passage.printed_on or "" for each in found)
    years = sorted(year for day in days for year in re.findall(r"(?:19|20)\d\d", day))
    if not years:
        return ""
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _unread(corpus: Corpus) -> str:
    """How much of the corpus could not be read; empty when all could."""
    files, _, unread = remembered(corpus, "coverage", corpus.coverage)
    if not unread:
        return ""
    return f"{_count(unread, 'page')} of {_count(files, 'file')} could not be read."


def _count(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
