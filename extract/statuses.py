"""The words for how far something has come, brought to the values of `Status`.

Every council has its own list; those below are met in trackers, action logs and executive
responses. The first rule that fits the beginning of a cell wins, the narrower ones first.
"""

from __future__ import annotations

import re

from extract.findings import Status

_COMPLETE = r"(?:complete[d]?|closed|delivered|done|implemented|achieved|discharged|finished)"
_RULES: tuple[tuple[Status, tuple[str, ...]], ...] = (
    (
        Status.NOT_COMPLETE_WITHIN_TIMESCALE,
        (
            r"(?:not|in)[- ]?(?:yet )?completed?\b.{0,12}\b(?:with)?in (?:agreed )?"
            r"time ?-?(?:scale|frame)s?",
        ),
    ),
    (
        Status.OVERDUE,
        (
            r"over ?due",
            r"(?:significantly |slightly )?delayed",
            r"behind schedule",
            r"off[- ]track",
            r"late\b",
            r"slipp(?:ed|age)",
            r"past due",
            r"(?:deadline )?missed",
            r"not completed?\b.{0,12}\b(?:outside|beyond|past|over)\b",
        ),
    ),
    (
        Status.NOT_STARTED,
        (
            r"not (?:yet )?(?:started|begun|commenced|due)",
            r"(?:yet )?to (?:be )?(?:start|started|commence|begin)\b",
            r"yet to",
            r"unstarted",
            r"pending",
            r"planned",
            r"scheduled",
            r"awaiting start",
        ),
    ),
    (
        Status.PARTIALLY_COMPLETE,
        (
            r"(?:partial|part|partly|partially|substantially|mostly|largely|nearly|almost)[- ]*"
            rf"(?:{_COMPLETE}|completion|met)",
        ),
    ),
    (
        Status.ACCEPTED_IN_PART,
        (
            r"(?:partial(?:ly)?|part|partly|in part)[- ]*(?:accept\w*|agreed?)",
            r"(?:accept\w*|agreed?|supported) (?:in (?:part|principle)|partially|subject to"
            r"|with (?:amendment|modification)s?)",
        ),
    ),
    (
        Status.REJECTED,
        (
            r"reject\w*",
            r"not (?:accepted|agreed|supported)",
            r"do(?:es)? not (?:accept|agree|support)",
            r"declined",
            r"refused",
        ),
    ),
    (
        Status.SUPERSEDED,
        (
            r"supers[ec]\w+",
            r"no longer (?:required|relevant|applicable|needed|valid)",
            r"withdrawn",
            r"replaced",
            r"merged",
        ),
    ),
    (
        Status.PAUSED,
        (r"paused?", r"on hold", r"deferred", r"suspended", r"postponed", r"halted", r"stalled"),
    ),
    (
        Status.COMPLETE,
        (
            r"(?:now |fully |all |actions? |tasks? )?"
            rf"(?:{_COMPLETE}|actioned|fulfilled|signed off|resolved|concluded)\b(?! by\b)",
        ),
    ),
    (
        Status.IN_PROGRESS,
        (
            r"in[- ]?(?:train|progress|hand|development)",
            r"on[- ]?going",
            r"under ?-?way",
            r"on[- ](?:track|target|schedule)",
            r"within time ?-?scale",
            r"open\b",
            r"started|commenced|progressing|active|outstanding|extended",
            r"work in progress|wip\b|live\b",
            r"continu\w+",
            r"being (?:progressed|implemented|developed)",
            r"in the process",
        ),
    ),
    (Status.ACCEPTED, (r"(?:fully )?(?:accept(?:ed|s)?|agreed?|supported|approved)\b",)),
)
_LEAD = r"^[\W_]*(?:(?:status|progress|b?rag|red|amber|green|blue)\b[\W_]+)?"
_COMPILED = tuple(
    (status, re.compile(f"{_LEAD}(?:{'|'.join(words)})", re.IGNORECASE)) for status, words in _RULES
)
_YES = re.compile(r"^\W*(?:y|yes|[✓✔☑\uf0fc])\W*$", re.IGNORECASE)


def status_of(text: str) -> Status | None:
    """Return the status that a cell's words begin with, None when they begin with no such word."""
    words = " ".join(text.split())
    for status, pattern in _COMPILED:
        if pattern.match(words):
            return status
    return None


def ticked(text: str) -> bool:
    """Whether a cell under "Completed?" says yes, in letters or with a tick."""
    return bool(_YES.match(text))
