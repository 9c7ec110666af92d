"""When something was decided, and by when it is to be done."""

from __future__ import annotations

import re

from extract.timescales import Timescale, due_in
from ingest.document import Document, Paper

# Words that open a deadline. A day after "on", "in" or "for" is one only behind _BROUGHT:
# "published on 5 February" and "the elections in May" are not.
_BY = re.compile(
    r"^(?:by|before|no(?:t)? later than|within|until|till|due|in time for|deadline|asap|as soon"
    r"|immediately|in due course|in the (?:near )?future|meeting|when|once"
    r"|(?:at|to|for) (?:the|its|their|a|our|next))\b",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"\b(?:brought|bring|come|return|report(?:ed)?|submit(?:ted)?|present(?:ed)?|consider(?:ed)?"
    r"|review(?:ed)?|provide[d]?|receive[d]?|circulate[d]?|held|complete[d]?|deliver(?:ed)?"
    r"|publish|take place|begin|start|commence)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def made_on_of(document: Document, paper: Paper | None) -> str | None:
    """When what a paper records was decided: its own day, else the meeting's."""
    return (paper.dated if paper else None) or document.meeting_date


def deadline(text: str, made_on: str | None) -> Timescale:
    """Return by when a decision is to be carried out, as far as its own words say."""
    scale = due_in(text, made_on)
    words = scale.due_text or ""
    if _BY.match(words):
        return Timescale() if _is_past(scale.due, made_on) else scale
    brought = scale.due and _BROUGHT.search(text[: text.find(words)])
    return scale if brought and not _is_past(scale.due, made_on) else Timescale()


def _is_past(due: str | None, made_on: str | None) -> bool:
    """Whether a day lies before the day of the decision, compared as far as both are told."""
    if not due or not made_on or not due[:1].isdigit():
        return False
    length = min(len(due), len(made_on[:10]))
    return due[:length] < made_on[:length]
