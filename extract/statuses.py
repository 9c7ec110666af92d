"""The words for how far something has come, brought to the values of `Status`.

Every council has its own list; those below are met in trackers, action logs and executive
responses. The first rule that fits the beginning of a cell wins, the narrower ones first.
"""

from __future__ import annotations

import re

from extract.findings import Status

_RULES: tuple[tuple[Status, str], ...] = (
    (
        Status.NOT_COMPLETE_WITHIN_TIMESCALE,
        r"(?:not|in)[- ]?(?:yet )?complete[d]?\b.{0,12}\b(?:with)?in (?:agreed )?time ?-?(?:scale|frame)s?",
    ),
    (
        Status.OVERDUE,
        r"overdue|over due|(?:significantly |slightly )?delayed|behind schedule|off track|late\b|slipped"
        r"|slippage|past due|deadline missed|missed|not complete[d]?\b.{0,12}\b(?:outside|beyond|past|over)\b",
    ),
    (
        Status.NOT_STARTED,
        r"not (?:yet )?(?:started|begun|commenced|due)|(?:yet )?to (?:be )?(?:start|started|commence|begin)\b"
        r"|yet to|unstarted|pending|planned|scheduled|awaiting start",
    ),
    (
        Status.PARTIALLY_COMPLETE,
        r"(?:partial|part|partly|partially|substantially|mostly|largely|nearly|almost)[- ]*"
        r"(?:complete[d]?|completion|implemented|delivered|achieved|met|done|closed)",
    ),
    (
        Status.ACCEPTED_IN_PART,
        r"(?:partial(?:ly)?|part|partly|in part)[- ]*(?:accept\w*|agreed?)"
        r"|(?:accept\w*|agreed?|supported) (?:in (?:part|principle)|partially|subject to|with (?:amendment|modification)s?)",
    ),
    (
        Status.REJECTED,
        r"reject\w*|not (?:accepted|agreed|supported)|do(?:es)? not (?:accept|agree|support)|declined|refused",
    ),
    (
        Status.SUPERSEDED,
        r"supers[ec]\w+|no longer (?:required|relevant|applicable|needed|valid)|withdrawn|replaced|merged",
    ),
    (Status.PAUSED, r"paused?|on hold|held\b|deferred|suspended|postponed|halted|stalled"),
    (
        Status.COMPLETE,
        r"(?:now |fully |all |action |actions |task )?(?:complete[d]?|closed|delivered|done|implemented|achieved"
        r"|discharged|finished|actioned|fulfilled|signed off|resolved|concluded)\b(?! by\b)",
    ),
    (
        Status.IN_PROGRESS,
        r"in[- ]?(?:train|progress|hand|development)|on[- ]?going|under ?-?way|on (?:track|target|schedule)"
        r"|within time ?-?scale|open\b|started|commenced|progressing|work in progress|wip\b|continu\w+|extended"
        r"|active|outstanding|live\b|being (?:progressed|implemented|developed)|in the process",
    ),
    (Status.ACCEPTED, r"(?:fully )?(?:accept(?:ed|s)?|agreed?|supported|approved)\b"),
)
_LEAD = r"^[\W_]*(?:(?:status|progress|b?rag|red|amber|green|blue)\b[\W_]+)?"
_COMPILED = tuple(
    (status, re.compile(_LEAD + f"(?:{words})", re.IGNORECASE)) for status, words in _RULES
)
_YES = re.compile(r"^\W*(?:y|yes|[✓✔☑\uf0fc])\W*$", re.IGNORECASE)


def status_of(text: str) -> Status | None:
    """Return the status that the words of a status cell begin with, None when it is no such word."""
    words = " ".join(text.split())
    for status, pattern in _COMPILED:
        if pattern.match(words):
            return status
    return None


def ticked(text: str) -> bool:
    """Whether a cell under "Completed?" says yes, in letters or with a tick."""
    return bool(_YES.match(text))
