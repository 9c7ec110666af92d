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
from search.expansion import Concept, Expansion
from search.periods import Period, period_of
from search.speakers import Known, Speaking, speaking_of
from search.vocabulary import subject_words


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `concepts` are what it is about. `strict` says that only words of `understood.speaker` are
    an answer. `rating` is the colour asked for, `decided_by` the kind of recommendation, `due`
    the period in which something is to be done, `overdue` whether it is late.
    """

    text: str
    understood: Understood
    concepts: tuple[Concept, ...]
    strict: bool = False
    rating: Rating | None = None
    decided_by: RecommendationKind | None = None
    due: Period | None = None
    overdue: bool = False


# "which areas are red", "rated red"; "red risks", "green rated"; then the scale itself.
_RATED = r"\b(?:rated|rating|are|is|still|remains?|turned|gone|went)\s+(?P<after>{colours})\b"
_COLOURED = (
    r"\b(?P<before>{colours})[\s-]+"
    r"(?:rat\w+|status|areas?|actions?|risks?|items?|measures?|indicators?|kpis?)\b"
)
_SCALE = r"\bRAG\b|\b(?:off|on)[\s-]track\b|\btraffic\s+lights?\b|\bon\s+target\b"
_RAG = re.compile(
    "|".join((_RATED, _COLOURED, _SCALE)).replace("{colours}", "red|amber|green|blue"),
    re.IGNORECASE,
)
_OVERDUE = re.compile(
    r"\b(?:overdue|late|past\s+(?:its|their)\s+deadline|missed\s+(?:its|their|the)\s+deadlines?)\b",
    re.IGNORECASE,
)
# "which actions", "who has to …", "who promised", "what was promised", "due by".
_ACTIONS = re.compile(
    r"\bactions?\b(?!\s+plan)|\bpromis\w+|\bunder(?:took|taken|takings?)\b|\bcommitted\s+to\b"
    r"|\bwho\s+(?:has|have|is|are|was|were)\s+(?:to|responsible|going)\b|\bwho\s+(?:must|owns)\b"
    r"|\bdue\s+(?:by|before|in|on)\b|\bby\s+when\b",
    re.IGNORECASE,
)
_JUDGEMENTS = re.compile(
    r"\bgrad(?:e|es|ed|ing)\b|\bjudg(?:e?ments?|ed|e)\b|\boverall\s+effectiveness\b"
    r"|\brated\s+(?:as\s+)?(?:outstanding|good|requir\w+|inadequate|adequate)\b"
    r"|\b(?:Ofsted|inspection)\s+rating\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"\b(?:resol(?:ve|ved|ves|ution|utions)|decid(?:e|ed|es)|decisions?|agreed?|approved?|voted?)\b",
    re.IGNORECASE,
)
# What an inspectorate asks for, a reviewer calls for, an officer recommends.
_RECOMMENDED = re.compile(
    r"\brecommend\w*|\bcall(?:ed|s|ing)?\s+for\b|\bareas?\s+for\s+(?:improvement|priority\s+action)"
    r"|\b(?:needs?|has|have)\s+to\s+improve\b|\basked\s+to\s+(?:decide|note|approve|agree|endorse)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^\s*when\b|\bwhat\s+dates?\b|\bwhich\s+day\b|\bdeadlines?\b", re.IGNORECASE)
_DUE = re.compile(r"\b(?:due|complet\w+|done|finish\w*|deliver\w*|deadlines?)\b", re.IGNORECASE)


def understand(
    text: str, known: Known, expansion: Expansion, newest: str | None = None
) -> Question:
    """Take a question apart.

    `known` are the speakers and bodies of the corpus, `newest` the day of its newest paper
    (YYYY-MM-DD), from which "last year" is reckoned.
    """
    period, rest = period_of(text, newest)
    speaking, rest = speaking_of(rest, known)
    kind = _kind(text)
    due = period if period and kind == "actions" and _DUE.search(text) else None
    said = None if due else period
    words = subject_words(rest)
    concepts = expansion.concepts(words)
    understood = Understood(
        topic=" ".join(words) or None,
        terms=_terms(concepts),
        speaker=speaking.speaker if speaking else None,
        kind=kind,
        since=said.since if said else None,
        until=said.until if said else None,
        committee=speaking.committee if speaking else None,
    )
    return Question(
        text=text,
        understood=understood,
        concepts=concepts,
        strict=bool(speaking and speaking.strict),
        rating=_rating(text) if kind == "rag" else None,
        decided_by=_decided_by(text, speaking) if kind == "recommendations" else None,
        due=due,
        overdue=bool(_OVERDUE.search(text)),
    )


def _kind(text: str) -> str | None:
    """The kind of record asked for, the more telling words before the commoner."""
    if _OVERDUE.search(text):
        return "actions"
    for kind, words in (
        ("judgements", _JUDGEMENTS),
        ("rag", _RAG),
        ("actions", _ACTIONS),
        ("recommendations", _RECOMMENDED),
        ("recommendations", _RESOLVED),
        ("dates", _WHEN),
    ):
        if words.search(text):
            return kind
    return None


def _rating(text: str) -> Rating | None:
    """The colour asked for; "off track" is red."""
    match = _RAG.search(text)
    colour = match and (match["after"] or match["before"])
    if colour:
        return Rating(colour.lower())
    return Rating.RED if re.search(r"\boff[\s-]track\b", text, re.IGNORECASE) else None


def _decided_by(text: str, speaking: Speaking | None) -> RecommendationKind | None:
    """The kind of recommendation: what a meeting decided, what inspectors want improved."""
    if speaking and speaking.inspectorate:
        return RecommendationKind.INSPECTION
    if re.search(r"\b(?:asked\s+to)\b", text, re.IGNORECASE):
        return RecommendationKind.RECOMMENDATION
    if _RESOLVED.search(text) and not _RECOMMENDED.search(text):
        return RecommendationKind.RESOLUTION
    return None


def _terms(concepts: tuple[Concept, ...]) -> tuple[str, ...]:
    """All that is searched for, in words: what was asked, then the forms added."""
    asked = [" ".join(each.words) for each in concepts]
    added = [" ".join(form) for each in concepts for form in each.forms]
    return tuple(dict.fromkeys((*asked, *added)))
