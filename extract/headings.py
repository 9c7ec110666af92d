"""What the heading of a table's column says that the column holds.

Plans, trackers, logs and performance tables name the same things in many ways ("Lead",
"By whom?", "Responsible officer"). The rules go by the words that such headings share; the
first rule that fits a heading wins, so the narrower ones stand first.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Column(StrEnum):
    """What a column of a table holds."""

    REFERENCE = "reference"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    OWNER = "owner"
    START = "start"
    DUE = "due"
    COMPLETED = "completed"
    STATUS = "status"
    RAG = "rag"
    PREVIOUS_RAG = "previous_rag"
    RESPONSE = "response"
    MADE_ON = "made_on"
    TITLE = "title"
    SUBJECT = "subject"
    VALUE = "value"
    TARGET = "target"
    DIRECTION = "direction"
    DISCUSSION = "discussion"


LONGEST = 60
"""Characters: column headings are short, and sentences are no headings."""

_Rule = tuple[Column, tuple[str, ...], tuple[str, ...]]

# Each rule: what the column holds, the words that say so, the words that forbid it.
_RULES: tuple[_Rule, ...] = (
    (
        Column.PREVIOUS_RAG,
        (r"\b(?:previous|last|prior)\b.*\b(?:b?rag|rating|status)\b",),
        (),
    ),
    (
        Column.RAG,
        (
            r"\bb?rag\b",
            r"\btraffic lights?\b",
            r"^(?:current |overall |progress )?rating$",
        ),
        (r"\brisk\b",),
    ),
    (  # "Action owner", "By whom?"; but "Officer comments" is a response
        Column.OWNER,
        (
            r"\bowners?\b",
            r"\bleads?\b",
            r"\bresponsib\w+",
            r"\baccountab\w+",
            r"\bwhom?\b",
            r"\bofficers?\b",
            r"\b(?:assigned|allocated|delegated) to\b",
            r"\bactionee\b",
            r"\baction(?:ed)? by\b(?! when)",
            r"^to action$",
            r"\binitials\b",
            r"\bsro\b",
            r"\bsponsor\b",
            r"\b(?:cabinet|portfolio) (?:member|holder)\b",
        ),
        (r"\b(?:comments?|responses?|updates?|when|progress|views?)\b",),
    ),
    (
        Column.COMPLETED,
        (
            r"\bdate\b.*\b(?:completed|closed|actioned|delivered|done|achieved)\b",
            r"\b(?:completed|closed|actioned) on\b",
            r"\bactual (?:completion|end|delivery|finish)",
            r"^(?:completed|closed) date$",
        ),
        (),
    ),
    (
        Column.STATUS,
        (
            r"\bstatus\b",
            r"^open (?:/|or) closed$",
            r"^completed?(?: (?:y / n|yes / no))?$",
            r"^stage$",
            r"^accepted$",
            r"^decision$",
            r"^(?:accept(?:ed)?|agreed?) (?:/|or) (?:partially accept(?:ed)? / )?",
        ),
        (),
    ),
    (Column.START, (r"\bstart(?:s|ing)?\b", r"\bcommence\w*", r"\bbegin\w*"), ()),
    (
        Column.DUE,
        (
            r"\bdue\b",
            r"\bdeadlines?\b",
            r"\btime ?-?(?:scales?|frames?|lines?)\b",
            r"\bwhen\b",
            r"\bcompletion\b",
            r"\bcomplet\w+ by\b",
            r"\bto be completed\b",
            r"\b(?:end|finish|implementation|delivery|required|expected|estimated|anticipated"
            r"|revised|proposed|agreed|planned|original|target) (?:by |end )?dates?\b",
            r"\b(?:required|deliver\w*) by\b",
            r"\bdate (?:required|for)\b",
            r"^eta$",
            r"^by$",
        ),
        (r"\braised\b",),
    ),
    (Column.DIRECTION, (r"\bdirection\b", r"^d ?o ?t$", r"\btrends?\b", r"\btravel\b"), ()),
    (
        Column.RESPONSE,
        (
            r"\bactions? taken\b",
            r"\bprogress\b",
            r"\bupdates?\b",
            r"\bresponses?\b",
            r"\bcomment(?:s|ary)?\b",
            r"\b(?:current|latest) (?:position|situation)\b",
            r"\bfeedback\b",
            r"\bnarrative\b",
            r"\bnotes?\b",
            r"\bwhat (?:have we|we have|has been) done\b",
            r"\bdone so far\b",
            r"^outcome$",
        ),
        (r"^date\b|\bdate of\b|\b(?:expected|intended|success|measure)\b",),
    ),
    (
        Column.MADE_ON,
        (
            r"^dates?$",
            r"^meeting(?: dates?)?$",
            r"^date of (?:the )?(?:meeting|request|action|recommendation)$",
            r"^(?:committee|panel|minute|board)(?: meeting)? date$",
            r"^raised(?: on| at)?$",
            r"^date (?:raised|agreed|made|added|requested|opened|set|logged|of meeting)\b",
            r"^meeting / date$",
        ),
        (),
    ),
    (
        Column.REFERENCE,
        (
            r"^(?:action |rec(?:ommendation)? |item |minute |log |agenda |report )?"
            r"(?:no|number|nos|ref|reference|id|#|nr)$",
            r"^rec$",
        ),
        (),
    ),
    (
        Column.RECOMMENDATION,
        (
            r"\brecommendations?\b",
            r"\bareas? (?:for|of) (?:improvement|development|priority action)\b",
            r"\bareas? to improve\b",
            r"^findings?$",
            r"^(?:matters?|points?) raised$",
        ),
        (r"\breasons?\b",),
    ),
    (
        Column.ACTION,
        (
            r"\bactions?\b",
            r"\btasks?\b",
            r"\bnext steps?\b",
            r"^steps\b",
            r"\bdeliverables?\b",
            r"^activit(?:y|ies)$",
            r"^milestones?$",
            r"\bwhat (?:we will|will we|will be|are we going to|we are going to|needs? to)\b"
            r".*\b(?:do|done|happen)\b",
            r"\bwhat do we need to do\b",
            r"\bhow (?:we will|will we|will it|will this)\b",
            r"^(?:information )?request(?:s|ed)?$",
        ),
        (r"\bplan\b|\b(?:know|success|measured?)\b",),
    ),
    (Column.TARGET, (r"\btargets?\b", r"^goal$"), ()),
    (
        Column.VALUE,
        (r"^(?:latest|actual|current|outturn|performance|result|value|ytd|year to date)\b",),
        (),
    ),
    (
        Column.TITLE,
        (
            r"^(?:report |item |agenda item |minute )?(?:title|heading)$",
            r"^(?:agenda )?item(?: / title)?$",
            r"^(?:subject|topic|report|issue|matter|review)$",
            r"^agenda item\b",
        ),
        (),
    ),
    (
        Column.DISCUSSION,
        (
            r"^minutes?$",
            r"^discussion\b",
            r"^key points?\b",
            r"^summary(?: of discussion)?$",
            r"^details?$",
            r"^item and discussion$",
        ),
        (),
    ),
    (
        Column.SUBJECT,
        (
            r"\bindicators?\b",
            r"\bmeasures?\b",
            r"^k?pis?$",
            r"^services?(?: area)?$",
            r"^areas?\b",
            r"^priorit(?:y|ies)\b",
            r"^objectives?\b",
            r"^work ?streams?$",
            r"^(?:project|programme|theme|description|name|standard|question)s?$",
            r"^outcomes?\b",
        ),
        (r"\bsuccess\b",),
    ),
)
_COMPILED = tuple(
    (
        column,
        re.compile("|".join(words)),
        re.compile("|".join(forbidden)) if forbidden else None,
    )
    for column, words, forbidden in _RULES
)
_TRIM = re.compile(r"\(s\)|[?:*.()\[\]“”\"]")
_SLASH = re.compile(r"\s*/\s*")
_JOINT = re.compile(r" / | and ")


@lru_cache(maxsize=4096)
def roles(heading: str) -> frozenset[Column]:
    """Return what a column under `heading` holds: nothing known, one thing, or two.

    "Lead / timescale" names two things; "Start date / Completion date" as well.
    """
    words = " ".join(_SLASH.sub(" / ", _TRIM.sub(" ", heading.casefold())).split()).strip(" /-–")
    if not words or len(words) > LONGEST:
        return frozenset()
    whole = _role(words)
    if whole is Column.START and heading.rstrip().endswith("/"):
        return frozenset({Column.START, Column.DUE})  # its second line is lost on some pages
    parts = {part for part in map(_role, _JOINT.split(words)) if part}
    if Column.ACTION in parts:
        parts.discard(Column.STATUS)  # "Decision / action" tells what, not how far it has come
    return frozenset(parts if len(parts) > 1 or whole is None else {whole})


def _role(words: str) -> Column | None:
    for column, pattern, forbidden in _COMPILED:
        if pattern.search(words) and not (forbidden and forbidden.search(words)):
            return column
    return None
