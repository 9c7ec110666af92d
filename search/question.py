"""Understanding a question without a language model: who speaks, what kind, when, about what.

Forms of question that people put to committee papers: "what did Ofsted say about …", "what did
the Panel resolve on …", "which areas are red", "what is overdue", "when is the next …",
"… since 2021". What is recognised is taken out of the words that are searched for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.findings import Rating, RecommendationKind
from search.answers import Understood
from search.councils import Council, named_in
from search.expansion import Concept, Expansion
from search.kinds import asked_kind
from search.periods import Period, moment_words, moments_of, period_of
from search.speakers import Known, speaking_of
from search.vocabulary import subject_words


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `concepts` are what it is about. `strict` says that only words of `understood.speaker` are
    an answer. `rating` is the colour asked for, `decided_by` the kind of recommendation, `due`
    the period in which something is to be done, `overdue` whether it is late, `done`
    whether what has been done is asked for, or what has not. `meaning` is what
    is compared by meaning: the question with its acronyms spelt out, without the speaker where
    one is asked for. `amount` says that a number is asked for, `timescale` names a time that is
    not a date ("within three months"). `moments` are days, months and years named in passing,
    `moment_words` the words that name them.
    """

    text: str
    understood: Understood
    concepts: tuple[Concept, ...]
    council: Council | None = None
    strict: bool = False
    rating: Rating | None = None
    decided_by: RecommendationKind | None = None
    due: Period | None = None
    overdue: bool = False
    done: bool | None = None
    meaning: str = ""
    amount: bool = False
    timescale: str | None = None
    moments: tuple[Period, ...] = ()
    moment_words: frozenset[str] = frozenset()


# Words that make a period one of deadlines.
_DUE = re.compile(r"\b(?:due|complet\w+|done|finish\w*|deliver\w*|deadlines?)\b", re.IGNORECASE)

_AMOUNT = re.compile(
    r"\bhow\s+(?:many|much|often|long|large|big|high|low|far)\b|\bnumbers?\s+of\b"
    r"|\b(?:what|which)\s+(?:percentage|proportion|share|number|amount|rate|sum|figure)s?\b"
    r"|\b(?:cost|price|pay|salary|wage|fee|charge)s?\b",
    re.IGNORECASE,
)


def understand(
    text: str, known: Known, expansion: Expansion, newest: str | None = None
) -> Question:
    """Take a question apart.

    `known` are the speakers, bodies and councils of the corpus, `newest` the day of its newest
    paper (YYYY-MM-DD), from which "last year" is reckoned.
    """
    period, rest = period_of(text, newest)
    speaking, rest = speaking_of(rest, known)
    council, rest = named_in(rest, known.councils)
    strict = bool(speaking and speaking.strict)
    asked = asked_kind(text, bool(speaking and speaking.inspectorate))
    due = period if period and asked.kind == "actions" and _DUE.search(text) else None
    said = period if period and not due else Period()
    words = subject_words(asked_kind(rest).rest if asked.kind else rest)
    concepts = expansion.concepts(words)
    understood = Understood(
        topic=" ".join(words) or None,
        terms=_terms(concepts),
        speaker=speaking.speaker if speaking else None,
        kind=asked.kind,
        since=said.since,
        until=said.until,
        committee=speaking.committee if speaking else None,
        council=council.name if council else None,
    )
    return Question(
        text=text,
        understood=understood,
        concepts=concepts,
        council=council,
        strict=strict,
        rating=asked.rating,
        decided_by=asked.decided_by,
        due=due,
        overdue=asked.overdue,
        done=asked.done,
        meaning=_meaning(rest if (strict or council) and words else text, concepts),
        amount=bool(_AMOUNT.search(text)),
        timescale=asked.timescale,
        moments=() if period else moments_of(text),
        moment_words=frozenset() if period else moment_words(text),
    )


def _meaning(text: str, concepts: tuple[Concept, ...]) -> str:
    """The text to compare by meaning: a model trained on everyday text knows no acronyms."""
    spelt = [
        " ".join(each.forms[0])
        for each in concepts
        if len(each.words) == 1 and each.forms and len(each.forms[0]) > 1
    ]
    return " ".join(text.split()) + (f" ({', '.join(spelt)})" if spelt else "")


def _terms(concepts: tuple[Concept, ...]) -> tuple[str, ...]:
    """All that is searched for, in words: what was asked, then the forms added."""
    asked = [" ".join(each.words) for each in concepts]
    added = [" ".join(form) for each in concepts for form in each.forms]
    return tuple(dict.fromkeys((*asked, *added)))
