"""Which kind of record a question asks for, told by its words.

"Which areas are red" asks for ratings, "what is overdue" and "who promised" for actions, "what
was resolved" for decisions, "when is the next" for dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.findings import Rating, RecommendationKind

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
    r"\bactions?\b(?!\s+plan)|\bpromis(?:ed|es|ing)\b|\bdid\b.{1,40}\bpromise\b"
    r"|\bunder(?:took|taken|takings?)\b|\bcommitted\s+to\b"
    r"|\bwho\s+(?:has|have|is|are|was|were)\s+(?:to|responsible|going)\b|\bwho\s+(?:must|owns)\b"
    r"|\bdue\s+(?:by|before|in|on)\b|\w\W+by\s+when\b",
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
_WHEN = re.compile(
    r"^\s*(?:by\s+)?when\b|^\s*by\s+what\s+(?:date|day|time)\b|\bwhat\s+dates?\b|\bwhich\s+day\b|\bdeadlines?\b",
    re.IGNORECASE,
)
# Inspectorates set times like these; they are not dates, and stand with what is asked for.
_TIMESCALE = re.compile(
    r"\bwithin\s+(?:the\s+)?(?:next\s+)?(?:\d{1,2}|one|two|three|four|five|six|nine|ten|twelve)?"
    r"\s*(?:working\s+)?(?:days?|weeks?|months?|years?)\b|\bimmediately\b|\bstraight\s+away\b",
    re.IGNORECASE,
)
# How far recommendations have come, as trackers tell it.
_OUTSTANDING = re.compile(
    r"\brecommendations?\b.{0,40}\b(?:outstanding|open|closed|in\s+train|(?:not\s+)?(?:yet\s+)?"
    r"(?:complete|completed|done|finished|implemented))\b"
    r"|\b(?:outstanding|open|closed|completed?)\b.{0,20}\brecommendations?\b"
    r"|\bprogress\s+status\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<!not )(?<!yet )\b(?:complete|completed|done|finished|closed)\b", re.I)
_TO_DO = re.compile(
    r"\b(?:have|has|had|need(?:s|ed)?|must|should|asked|required|told|expected)\s+to\b|\bmust\b"
    r"|\bimprov\w+|\bactions?\b|\brecommend\w*",
    re.IGNORECASE,
)
# A reviewer, by the names that reports give one.
_REVIEWER = re.compile(
    r"\b(?:investigat(?:or|ors|ion)|reviewers?|inquiry|consultants?"
    r"|(?:independent|peer|external)\s+review|task\s+and\s+finish)\b",
    re.IGNORECASE,
)
_IN_ORDER = (
    ("judgements", _JUDGEMENTS),
    ("rag", _RAG),
    ("updates", _OUTSTANDING),
    ("actions", _ACTIONS),
    ("recommendations", _RECOMMENDED),
    ("recommendations", _RESOLVED),
    ("dates", _WHEN),
)
# Words that name the record, or what it is a record of, not its subject.
_NAMING = re.compile(
    r"\b(?:parts?|areas?|services?|items?|measures?|indicators?|things|due|next\s+time)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of record asked for, and what narrows it; `rest` is the question without that."""

    kind: str | None
    rest: str
    rating: Rating | None = None
    decided_by: RecommendationKind | None = None
    overdue: bool = False
    done: bool | None = None
    timescale: str | None = None


def asked_kind(text: str, inspectorate: bool = False) -> Asked:
    """Return the kind of record that a question asks for.

    `inspectorate` says that the question asks for the inspectorate's words.
    """
    overdue = bool(_OVERDUE.search(text))
    timescale = _TIMESCALE.search(text)
    if timescale and _TO_DO.search(text):
        rest = f"{text[: timescale.start()]} {text[timescale.end() :]}"
        return Asked("recommendations", rest, timescale=" ".join(timescale.group().split()))
    met = ((kind, words) for kind, words in _IN_ORDER if words.search(text))
    kind, words = ("actions", _OVERDUE) if overdue else next(met, (None, None))
    rest = text
    if words and kind in ("rag", "actions", "recommendations", "updates"):
        rest = words.sub(" ", text)
        if kind != "recommendations":
            rest = _NAMING.sub(" ", rest)
    return Asked(
        kind=kind,
        rest=rest,
        rating=_rating(text) if kind == "rag" else None,
        decided_by=_decided_by(text, inspectorate) if kind == "recommendations" else None,
        overdue=overdue,
        done=bool(_DONE.search(text)) if kind == "updates" else None,
    )


def _rating(text: str) -> Rating | None:
    """The colour asked for; "off track" is red."""
    match = _RAG.search(text)
    colour = match and (match["after"] or match["before"])
    if colour:
        return Rating(colour.lower())
    return Rating.RED if re.search(r"\boff[\s-]track\b", text, re.IGNORECASE) else None


def _decided_by(text: str, inspectorate: bool) -> RecommendationKind | None:
    """Whose recommendation: a meeting's, an inspectorate's, a reviewer's, an officer's."""
    if inspectorate:
        return RecommendationKind.INSPECTION
    if _REVIEWER.search(text):
        return RecommendationKind.REVIEW
    if re.search(r"\basked\s+to\b", text, re.IGNORECASE):
        return RecommendationKind.RECOMMENDATION
    if _RESOLVED.search(text) and not _RECOMMENDED.search(text):
        return RecommendationKind.RESOLUTION
    return None
