"""What is found in a Document: one frozen record per recommendation, action, date and so on.

Dates are EDTF strings (Extended Date/Time Format, ISO 8601-2); None means that the source does
not say. The field names are those of the output contract (docs/records.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Box


class RecommendationKind(StrEnum):
    """Who recommends: an officer, a meeting, an inspectorate, a reviewer, a report's body."""

    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    INSPECTION = "inspection"
    REVIEW = "review"
    PROPOSAL = "proposal"


class Status(StrEnum):
    """How far something has come, normalised; the verbatim words stay in status_text."""

    COMPLETE = "complete"
    PARTIALLY_COMPLETE = "partially_complete"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    OVERDUE = "overdue"
    NOT_COMPLETE_WITHIN_TIMESCALE = "not_complete_within_timescale"
    PAUSED = "paused"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class ActionSource(StrEnum):
    """The form in which an action stands."""

    ACTION_PLAN = "action_plan"
    MINUTES_ACTION = "minutes_action"
    NEXT_STEPS = "next_steps"
    ACTION_LOG = "action_log"


class Act(StrEnum):
    """What is told to have happened to a decision or recommendation."""

    MADE = "made"
    DECIDED = "decided"
    REFERRED = "referred"
    RESPONDED = "responded"
    REPORTED = "reported"


class Rating(StrEnum):
    """A RAG rating."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


class Trend(StrEnum):
    """How a rating moved, or is expected to."""

    UNCHANGED = "unchanged"
    IMPROVED = "improved"
    WORSENED = "worsened"
    EXPECTED = "expected"


class Evidence(StrEnum):
    """Whether a rating was given in words, by colour, or both."""

    TEXT = "text"
    COLOUR = "colour"
    BOTH = "both"


class Basis(StrEnum):
    """Whose judgement: the inspectorate's, or the council's own."""

    INSPECTION = "inspection"
    SELF_ASSESSMENT = "self_assessment"


class DateRole(StrEnum):
    """What a date is the date of."""

    MEETING = "meeting"
    DEADLINE = "deadline"
    INSPECTION = "inspection"
    PUBLICATION = "publication"
    EVENT = "event"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another place where the same paper was met."""

    source: str
    page: int
    page_label: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The place and the exact words a finding was read from.

    `quote` is verbatim: its words stand in this order on `page` (or run on to the next).
    `paragraph` is the printed number. `box` is in PDF points. `document` is the file's sha256.
    """

    document: str
    source: str
    quote: str
    page: int
    page_label: str | None = None
    paragraph: str | None = None
    box: Box | None = None
    council: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    paper: str | None = None
    item: str | None = None
    section: tuple[str, ...] = ()
    exempt: bool = False
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every record has. `id` is given by `extract.extract`, the same on each reading."""

    at: Citation
    id: str = ""
    also_in: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Finding):
    """A recommendation, resolution or point for improvement; one record per limb."""

    text: str
    kind: RecommendationKind
    label: str | None = None
    made_by: str | None = None
    addressed_to: str | None = None
    made_on: str | None = None
    due: str | None = None
    due_text: str | None = None
    procedural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Finding):
    """Something that someone is to do. `recommendation` is the label of the one it serves."""

    text: str
    source_kind: ActionSource
    owners: tuple[str, ...] = ()
    due: str | None = None
    due_text: str | None = None
    start: str | None = None
    completed: str | None = None
    status: Status | None = None
    status_text: str | None = None
    recommendation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Finding):
    """A row of a tracker: what became of a recommendation."""

    recommendation: str
    title: str | None = None
    made_on: str | None = None
    response: str | None = None
    status: Status | None = None
    status_text: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RagRating(Finding):
    """A red, amber, green or blue rating. `rating` is None when the paper uses another scale."""

    subject: str
    rating: Rating | None
    rating_text: str | None = None
    trend: Trend | None = None
    expected: Rating | None = None
    previous: Rating | None = None
    value: str | None = None
    target: str | None = None
    as_of: str | None = None
    evidence: Evidence = Evidence.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Finding):
    """A grade for one area. `grade` is normalised ("requires_improvement"), or an outcome.

    `grade_text` is its name as printed; None where a sentence tells the grade without its name
    ("the service required improvement"), which the quote then holds.
    """

    area: str
    grade: str
    grade_text: str | None
    basis: Basis
    body: str | None = None
    framework: str | None = None
    inspected: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Finding):
    """Words of a speaker, or an account of them, inside another's paper."""

    speaker: str
    text: str
    said_on: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Finding):
    """A date as printed, and what it means. `problem` says why `edtf` is None."""

    text: str
    edtf: str | None
    role: DateRole
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Finding):
    """A short form that the paper explains."""

    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Finding):
    """A later paper's account of what happened to a decision, or to what an inspection asked.

    `happened_on` is the day it happened, told by the paper. A decision is known by its number
    (`reference`); `recommendation` is one that a paper restates before it answers it (`text`),
    with who made it and when.
    """

    act: Act
    text: str
    body: str | None = None
    happened_on: str | None = None
    reference: str | None = None
    recommendation: str | None = None
    made_by: str | None = None
    made_on: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    dates: tuple[DateMention, ...] = ()
    rag: tuple[RagRating, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    updates: tuple[Update, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    tellings: tuple[Telling, ...] = ()
