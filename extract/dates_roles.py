"""What a date is the date of, told by the words around it, its column or its form."""

from __future__ import annotations

import re

from extract.dates_mentions import Mention
from extract.findings import DateRole

_REACH = 110  # characters before and after a date whose words say what it is
_CLAUSE_END = re.compile(r"[.;!?]\s|\n|\t")

_DEADLINE_BEFORE = re.compile(
    r"(?:\b(?:by|due|deadline|no\s+later\s+than|not\s+later\s+than|before|prior\s+to"
    r"|complet(?:e|ed)\s+by|complete|completion|target|time\s?scales?|by\s+when"
    r"|(?:target|due|completion|review|delivery|implementation|closing|milestone)\s+date"
    r"(?:\s+(?:of|is|was|for))?)\b"
    r"[\s:–-]*(?:the\s+)?"
    r"(?:(?:end|beginning|start|middle)\s+of\s+|early\s+|late\s+|mid[\s-])?(?:the\s+)?"
    r"|\bdeadline\b[^,.;\n]{0,60}\b(?:is|was|of|on|by|to)\s+|\bdeadline\b[^,.;\n]{0,40}:\s*"
    r"|\bdue\s+(?:on|in)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"\b(?:to\s+be|must\s+be|will\s+be|scheduled\s+to|due\s+to\s+be|needs?\s+to\s+be)\s+"
    r"(?:\w+\s+)?\w+(?:ed|t|n|e)\b[^,]{0,30}$",
    re.IGNORECASE,
)
_START_BEFORE = re.compile(r"\bstart(?:s|ed|ing)?(?:\s+date)?\s*[:–-]?\s*$", re.IGNORECASE)
_DEADLINE_COLUMN = re.compile(
    r"\b(?:due|deadline|target|time\s?scales?|by\s+when|when|completion|complete\s+by|end\s+date|finish"
    r"|completed\s+by|(?:review|milestone|delivery|revised|implementation)\s+date)\b",
    re.IGNORECASE,
)
_DONE_COLUMN = re.compile(r"\bactual\b|(?<!be )\bcompleted\b(?!\s+by)", re.IGNORECASE)
_PERIOD_COLUMN = re.compile(r"\b(?:start(?:s|ed|ing)?|periods?)\b", re.IGNORECASE)
_HEADING_WORDS = 4  # of a heading that says when; in longer ones "when" and "target" are words
_BODY = r"(?:panel|committee|cabinet|board|council)"
_MEETING = re.compile(
    r"\b(?:meeting|meets|met\s+on|held\s+on|date\s+of\s+decision|decision\s+date|committee\s+date"
    r"|municipal\s+year|agenda"
    rf"|{_BODY}\s+(?:on|of)"
    rf"|{_BODY}\s+(?:agreed|resolved|approved|decided|endorsed|considered)\b[^,.;]{{0,60}}\b(?:on|in)"
    rf"|to\s+(?:the\s+)?(?:[\w’'&]+\s+){{0,5}}?{_BODY}\s+in)\b",
    re.IGNORECASE,
)
_INSPECTION = re.compile(
    r"\b(?:inspect(?:ion|ions|ed|ors?)|focus+ed\s+visit|monitoring\s+visit|visit\s+by\s+ofsted|ofsted"
    r"|fieldwork)\b",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"\b(?:publish(?:ed|es|ing)?|publication|letter\s+(?:from\s+(?:\w+\s+){1,3})?(?:on|of|dated)|report\s+dated|dated|issued"
    r"|released)\b",
    re.IGNORECASE,
)
_DAY_OR_MONTH = re.compile(r"\d{4}-[01]\d(?:-\d\d)?")  # no year alone, no season


def role_of(
    text: str,
    mention: Mention,
    heading: str = "",
    dating: DateRole | None = None,
    column: str = "",
) -> DateRole:
    """Return what a mention in `text` is the date of.

    `heading` is the last heading above it, `column` its column's. `dating` is what the paper's
    own date is the date of, where the mention is that: it counts when no word says otherwise.
    """
    before, after = _around(text, mention)
    if _START_BEFORE.search(before):
        return DateRole.PERIOD
    if _is_deadline(before, mention):
        return DateRole.DEADLINE
    headed = not column and len(heading.split()) <= _HEADING_WORDS
    if headed and _DEADLINE_COLUMN.search(heading):
        return DateRole.DEADLINE
    if column and (told := _by_column(column)):
        return told
    if mention.edtf and "/" in mention.edtf and not _is_short(mention):
        return DateRole.PERIOD
    return _nearest(before, after) or dating or _by_place(heading, mention)


def _by_column(column: str) -> DateRole | None:
    """The role that a column's heading gives its dates: "Date completed", "Date of meeting"."""
    for pattern, role in (
        (_DONE_COLUMN, DateRole.EVENT),
        (_DEADLINE_COLUMN, DateRole.DEADLINE),
        (_PERIOD_COLUMN, DateRole.PERIOD),
    ):
        if pattern.search(column):
            return role
    return _nearest(column, "")


def _is_deadline(before: str, mention: Mention) -> bool:
    """Whether something has to be done by a date: "by May", "to be agreed in May"."""
    if _DEADLINE_BEFORE.search(before):
        return True
    towards = mention.text.lower().startswith(("prior", "before")) or before.endswith("in ")
    return towards and bool(_TO_BE_DONE.search(before))


def _around(text: str, mention: Mention) -> tuple[str, str]:
    """The words of the same clause before and after a date."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    return _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after)[0]


def _is_short(mention: Mention) -> bool:
    """Whether an interval is of days, as inspections and events are."""
    return bool(mention.edtf and re.fullmatch(r"[\d-]{10}/[\d-]{10}", mention.edtf))


def _nearest(before: str, after: str) -> DateRole | None:
    """The role whose words stand nearest, those before the date preferred."""
    found: list[tuple[int, DateRole]] = []
    for pattern, role in (
        (_MEETING, DateRole.MEETING),
        (_PUBLICATION, DateRole.PUBLICATION),
        (_INSPECTION, DateRole.INSPECTION),
    ):
        found += [(len(before) - match.end(), role) for match in pattern.finditer(before)]
        found += [(match.start() + 10, role) for match in pattern.finditer(after)]
    return min(found, key=lambda near: near[0])[1] if found else None


def _by_place(heading: str, mention: Mention) -> DateRole:
    """The role of a date whose own clause says nothing."""
    if _MEETING.search(heading):
        return DateRole.MEETING
    exact = mention.edtf is None or _DAY_OR_MONTH.fullmatch(mention.edtf)
    return DateRole.EVENT if exact else DateRole.PERIOD
