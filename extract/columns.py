"""Which column of a table holds what, told by its heading, in any order and naming.

Plans, trackers, logs and performance tables name the same things in many ways ("Lead",
"By whom?", "Responsible officer"). The rules below go by the words that such headings share;
the first rule that fits a heading wins, so the narrower ones stand first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Block, Cell, Row


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


_LONGEST = 60  # characters: column headings are short, sentences are not headings

# Each rule: what the column holds, the words that say so, words that forbid it.
_RULES: tuple[tuple[Column, str, str], ...] = (
    (Column.PREVIOUS_RAG, r"\b(?:previous|last|prior)\b.*\b(?:b?rag|rating|status)\b", r""),
    (
        Column.RAG,
        r"\bb?rag\b|\btraffic light\b|^(?:current |overall |progress )?rating$",
        r"\brisk\b",
    ),
    # "Action owner", "Officer", "By whom?"; but "officer comments" are a response.
    (
        Column.OWNER,
        r"\bowners?\b|\bleads?\b|\bresponsib\w+|\baccountab\w+|\bwhom?\b|\bofficers?\b"
        r"|\bassigned to\b|\ballocated to\b|\bdelegated to\b|\bactionee\b|\baction(?:ed)? by\b(?! when)"
        r"|\binitials\b|\bsro\b|\bsponsor\b|\b(?:cabinet|portfolio) (?:member|holder)\b|^to action$",
        r"\b(?:comments?|responses?|updates?|when|progress|views?)\b",
    ),
    (
        Column.COMPLETED,
        r"\bdate\b.*\b(?:completed|closed|actioned|delivered|done|achieved)\b"
        r"|\b(?:completed|closed|actioned) on\b|\bactual (?:completion|end|delivery|finish)"
        r"|^(?:completed|closed) date$",
        r"",
    ),
    (
        Column.STATUS,
        r"\bstatus\b|^open (?:/|or) closed$|^complete[d]?(?: (?:y / n|yes / no))?$|^stage$"
        r"|^(?:accept(?:ed)?|agreed?) (?:/|or) (?:partially accept(?:ed)? / )?(?:reject(?:ed)?|not agreed)"
        r"|^accepted$|^decision$",
        r"",
    ),
    (Column.START, r"\bstart(?:s|ing)?\b|\bcommence\w*|\bbegin\w*", r""),
    (
        Column.DUE,
        r"\bdue\b|\bdeadlines?\b|\btime ?-?(?:scales?|frames?|lines?)\b|\bwhen\b|\btarget (?:end )?date\b"
        r"|\btarget (?:for )?completion\b|\bcompletion\b|\bcomplet\w+ by\b|\bto be completed\b"
        r"|\b(?:end|finish|implementation|delivery|required|expected|estimated|anticipated|revised"
        r"|proposed|agreed|planned|original|target) (?:by )?dates?\b|\b(?:required|deliver\w*) by\b"
        r"|\bdate (?:required|due|for)\b|^eta$|^by$",
        r"\braised\b",
    ),
    (
        Column.DIRECTION,
        r"\bdirection\b|^d ?o ?t$|\btrends?\b|\btravel\b",
        r"",
    ),
    (
        Column.RESPONSE,
        r"\bactions? taken\b|\bprogress\b|\bupdates?\b|\bresponses?\b|\bcomment(?:s|ary)?\b"
        r"|\b(?:current|latest) (?:position|situation)\b|\bfeedback\b|\bnarrative\b|\bnotes?\b"
        r"|\bwhat (?:have we|we have|has been) done\b|\bdone so far\b|^outcome$",
        r"\b(?:date|expected|intended|success|measure)\b",
    ),
    (
        Column.MADE_ON,
        r"^dates?$|^meeting(?: dates?)?$|^date of (?:the )?(?:meeting|request|action|recommendation)$"
        r"|^(?:committee|panel|minute|board)(?: meeting)? date$|^raised(?: on| at)?$"
        r"|^date (?:raised|agreed|made|added|requested|opened|set|logged|of meeting)\b|^meeting / date$",
        r"",
    ),
    (
        Column.REFERENCE,
        r"^(?:action |rec(?:ommendation)? |item |minute |log |agenda |report )?"
        r"(?:no|number|nos|ref|reference|id|#|nr)$|^#$|^r$|^rec$",
        r"",
    ),
    (
        Column.RECOMMENDATION,
        r"\brecommendations?\b|\bareas? (?:for|of) (?:improvement|development|priority action)\b"
        r"|\bareas? to improve\b|^findings?$|^(?:matters?|points?) raised$",
        r"\breasons?\b",
    ),
    (
        Column.ACTION,
        r"\bactions?\b|\btasks?\b|\bnext steps?\b|^steps\b|\bdeliverables?\b|^activit(?:y|ies)$|^milestones?$"
        r"|\bwhat (?:we will|will we|will be|are we going to|we are going to|needs? to|do we need to)\b.*\b(?:do|done|happen)\b"
        r"|\bhow (?:we will|will we|will it|will this)\b|^(?:information )?requests?(?:ed)?$",
        r"\bplan\b",
    ),
    (Column.TARGET, r"\btargets?\b|^goal$", r""),
    (
        Column.VALUE,
        r"^(?:latest|actual|current|outturn|performance|result|value|ytd|year to date)\b",
        r"",
    ),
    (
        Column.TITLE,
        r"^(?:report |item |agenda item |minute )?(?:title|heading)$|^(?:agenda )?item(?: / title)?$|^subject$"
        r"|^topic$|^report$|^issue$|^matter$|^review$|^agenda item\b",
        r"",
    ),
    (
        Column.DISCUSSION,
        r"^minutes?$|^discussion\b|^key points?\b|^summary(?: of discussion)?$|^details?$|^item and discussion$",
        r"",
    ),
    (
        Column.SUBJECT,
        r"\bindicators?\b|\bmeasures?\b|^k?pis?$|^services?(?: area)?$|^areas?\b|^priorit(?:y|ies)\b"
        r"|^objectives?\b|^work ?streams?$|^projects?$|^programmes?$|^themes?$|^descriptions?$|^names?$"
        r"|^standards?$|^outcomes?\b|^questions?$",
        r"",
    ),
)
_COMPILED = tuple(
    (column, re.compile(words), re.compile(forbidden) if forbidden else None)
    for column, words, forbidden in _RULES
)
_TRIM = re.compile(r"\(s\)|[?:*.()\[\]“”\"]")
_SLASH = re.compile(r"\s*/\s*")
_SPACE = re.compile(r"\s+")


def roles(heading: str) -> frozenset[Column]:
    """Return what a column under `heading` holds: nothing known, one thing, or two.

    "Lead / timescale" names two things; "Start date / Completion date" as well.
    """
    words = _SPACE.sub(" ", _SLASH.sub(" / ", _TRIM.sub(" ", heading.casefold()))).strip(" /-–")
    if not words or len(words) > _LONGEST:
        return frozenset()
    whole = _role(words)
    if whole is Column.START and heading.rstrip().endswith("/"):
        return frozenset({Column.START, Column.DUE})  # its second line is lost on some pages
    parts = {part for part in (_role(part) for part in re.split(r" / | and ", words)) if part}
    return frozenset(parts if len(parts) > 1 or whole is None else {whole})


def _role(words: str) -> Column | None:
    for column, pattern, forbidden in _COMPILED:
        if pattern.search(words) and not (forbidden and forbidden.search(words)):
            return column
    return None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: their headings, what each holds, how many rows are headings."""

    headings: tuple[str, ...]
    holds: tuple[frozenset[Column], ...]
    header_rows: int

    def __contains__(self, column: object) -> bool:
        return any(column in held for held in self.holds)

    def indexes(self, column: Column) -> tuple[int, ...]:
        """Return the positions of the columns that hold `column`, from 0."""
        return tuple(index for index, held in enumerate(self.holds) if column in held)

    def cell(self, row: Row, column: Column) -> Cell | None:
        """Return the cell of `row` that holds `column`: of several, the last with words."""
        found = [row[index] for index in self.indexes(column) if index < len(row)]
        filled = [cell for cell in found if cell.text.strip()]
        return filled[-1] if filled else (found[0] if found else None)

    def text(self, row: Row, column: Column) -> str:
        """Return the words of that cell, on one line; empty where there are none.

        A piece of the heading that has slipped into the cell is no text of the row.
        """
        for index in reversed(self.indexes(column)):
            if index < len(row):
                words = " ".join(row[index].text.split())
                if words and not self._is_piece_of_heading(index, words):
                    return words
        return ""

    def is_heading(self, row: Row) -> bool:
        """Whether a row only repeats the headings, as it does on each new page."""
        filled = [(i, cell.text) for i, cell in enumerate(row) if cell.text and not cell.inherited]
        same = sum(
            i < len(self.holds) and bool(self.holds[i] & roles(text)) and len(text) <= _LONGEST
            for i, text in filled
        )
        return same >= 2 and same * 2 > len(filled)

    def _is_piece_of_heading(self, index: int, words: str) -> bool:
        """Whether `words` are the second line of a wrapped heading ("Date" / "completed")."""
        heading = self.headings[index]
        if len(words.split()) > 3 or len(heading.split()) > 2 or heading.endswith("?"):
            return False
        now, whole = roles(heading), roles(f"{heading} {words}")
        return bool(whole) and whole != now and Column.MADE_ON in now


def columns(block: Block) -> Columns | None:
    """Tell the columns of a table block; None when its first rows are no headings known here."""
    if not block.rows:
        return None
    count = block.header_rows or 1
    width = max(len(row) for row in block.rows)
    headings = tuple(_heading(block.rows[:count], index) for index in range(width))
    held = tuple(roles(heading) for heading in headings)
    known = sum(bool(one) for one in held)
    if known < (1 if block.header_rows else 2):
        return None
    if not block.header_rows and any(len(heading) > _LONGEST for heading in headings):
        return None
    return Columns(headings, _completed(headings, held, block), count)


def body(block: Block, known: Columns) -> Iterator[Row]:
    """Yield the rows below the headings, repeated headings left out."""
    for row in block.rows[known.header_rows :]:
        if not known.is_heading(row):
            yield row


def _heading(rows: tuple[Row, ...], index: int) -> str:
    """The words of a column's heading, which may run over two rows."""
    words = [row[index].text for row in rows if index < len(row) and not row[index].inherited]
    return " ".join(" ".join(words).split())


def _completed(
    headings: tuple[str, ...], held: tuple[frozenset[Column], ...], block: Block
) -> tuple[frozenset[Column], ...]:
    """Mend the last columns of plans whose headings are wrapped: "Date" | below it "completed"."""
    mended = list(held)
    for index, heading in enumerate(headings):
        if held[index] != {Column.MADE_ON} or index < len(headings) // 2:
            continue
        for row in block.rows:
            words = row[index].text if index < len(row) else ""
            whole = roles(f"{heading} {words}") if 0 < len(words.split()) <= 2 else frozenset()
            if whole == {Column.COMPLETED}:
                mended[index] = whole
    return tuple(mended)
