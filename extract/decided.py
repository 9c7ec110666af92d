"""When something was decided, and by when it is to be done."""

from __future__ import annotations

import re

from extract.dates import mentions
from extract.timescales import Timescale, due_in
from ingest.document import Document, Paper, PaperKind

_A_MONTH = 7  # characters of EDTF that tell a month

# Words that open a deadline. A day after "on", "in" or "for" is one only behind _BROUGHT:
# "published on 5 February" and "the elections in May" are not.
_BY = re.compile(
    r"^(?:by|before|no(?:t)? later than|within|until|till|due|in time for|deadline|asap|as soon"
    r"|immediately|in due course|in the (?:near )?future|in \S+ \w+[’'] time"
    r"|in the new year|after|meeting|when|once"
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
    """When what a paper records was decided.

    That is the paper's own day; the meeting's only for a report to it or a file of one paper:
    minutes and appendices in a pack are of other days.
    """
    if paper is None:
        return document.meeting_date
    if paper.kind is PaperKind.APPENDIX:
        told = [m.edtf for m in mentions(paper.title or "") if m.edtf and len(m.edtf) >= _A_MONTH]
        return told[-1] if told else paper.dated
    of_meeting = paper.kind is PaperKind.REPORT or len(document.papers) == 1
    return paper.dated or (document.meeting_date if of_meeting else None)


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
    due = due.split("/")[-1]  # of a period its end
    length = min(len(due), len(made_on[:10]))
    return due[:length] < made_on[:length]
