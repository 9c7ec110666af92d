"""What became of numbered decisions, as later reports tell it: recommended, taken, referred.

A report on a decision (24/00123) tells its story: "Decision 24/00123 was taken on 5 May 2024", "On
9 June the Scrutiny Committee met …", paragraphs later "the Committee resolved … to refer the
matter". So the meeting last named, with its day, stays in mind from paragraph to paragraph of a
paper. Seen in a county's reports on decisions called in, and in the papers beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.acts import act_of
from extract.cite import cite
from extract.dates import anchor_of, mentions
from extract.findings import Act, Telling
from extract.references import references
from ingest.document import Block, BlockKind, Document, PaperKind

# A body: its own names, with capitals, and what it is.
_BODY = re.compile(
    r"\b(?:the\s+)?(?P<body>(?:[A-Z][\w’'&]*,?\s+(?:(?:and|of|for|the)\s+)*){0,7}"
    r"(?:Cabinet\s+Committee|Scrutiny\s+Committee|Committee|Panel|Board|Cabinet\s+Member"
    r"(?:\s+for\s+[A-Z][\w’']*(?:(?:,?\s+(?:and\s+)?)[A-Z][\w’']*)*)?|Cabinet|Executive"
    r"|(?:Full\s+|full\s+|County\s+|City\s+|Borough\s+)?Council|Leader|Mayor))\b"
)
_TAKEN = re.compile(
    r"\bdecision\b.{0,220}?\b(?:was|were|been)?\s*(?:taken|made)\b.{0,60}?\bon\s+$",
    re.IGNORECASE | re.DOTALL,
)
# What a body did to the decision: its name, perhaps how and why, and the verb.
_MANNER = r"(?:\s*,[^,.;]{0,60},)?(?:\s+(?:then|therefore|also|formally|\w+ously|had|has))*"
_DID = re.compile(
    rf"{_BODY.pattern}{_MANNER}\s+(?P<verb>resolved|recommended|referred|reconsidered"
    r"|(?:agreed|decided|voted|confirmed|endorsed)(?=\s+(?:to\s+(?:refer|recommend|postpone)"
    r"|(?:that\s+)?(?:the|this)\s+(?:following|motion|decision|matter|recommendation))\b))"
)
_DONE = re.compile(
    r"\bdecision\s+(?:was|had\s+been)\s+(?:\w+ly\s+)?(?:reconsidered|referred|confirmed)\b", re.I
)
_TAKER = re.compile(r"\b(?:Cabinet|Leader|Mayor|Executive|Director|Member)\b")
_MET = re.compile(r"\b(?:met|meeting|considered|received|discussed|at|by|to|before)\b", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“\"'(])")
_WHOLE_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
# The head of a report says what it is about; so many blocks are its head.
_HEAD = 14


@dataclass(slots=True)
class _Story:
    """What a paper has told so far: the meeting in mind, and the decision it is about."""

    reference: str | None
    body: str | None = None
    day: str | None = None

    def full(self, body: str) -> str:
        """The body meant: "the Committee" is the one in mind, if that is a committee."""
        if self.body and body.split()[-1] == self.body.split()[-1] and len(body) < len(self.body):
            return self.body
        return body


def find(document: Document) -> Iterator[Telling]:
    """Yield what the papers of a document tell of numbered decisions, in reading order."""
    for number, paper in enumerate(document.papers):
        if paper.kind in (PaperKind.MINUTES, PaperKind.AGENDA):
            continue
        blocks = [block for block in document.body() if block.paper == number]
        story = _Story(_subject(document, number))
        for at, block in enumerate(blocks):
            if not block.rows:
                yield from _in_block(document, blocks, at, story)


def _subject(document: Document, number: int) -> str | None:
    """The decision that a paper is about: named in its title or head, and oftenest."""
    paper = document.papers[number]
    blocks = [block for block in document.blocks if block.paper == number]
    titled = references(paper.title or "")
    head = [name for block in blocks[:_HEAD] for name in references(block.text)]
    found = titled or [name for name, _ in Counter(head).most_common(1)]
    return found[0] if len(titled) < 2 and found else None


def _in_block(
    document: Document, blocks: Sequence[Block], at: int, story: _Story
) -> Iterator[Telling]:
    block = blocks[at]
    anchor = anchor_of(document, block)
    for sentence in _SENTENCE.split(block.text):
        named = references(sentence)
        reference = story.reference if not named else (named[0] if len(named) == 1 else None)
        if reference is None:
            continue
        days = [m for m in mentions(sentence, anchor) if _WHOLE_DAY.match(m.edtf or "")]
        taken = _taken(sentence, [(m.start, m.edtf) for m in days])
        bodies = [match["body"] for match in _BODY.finditer(sentence)]
        if taken is not None:
            taker = next((each for each in bodies if _TAKER.search(each)), None)
            yield _telling(document, block, sentence, Act.DECIDED, taker, taken, reference)
            continue
        if len(days) == 1 and bodies and _MET.search(sentence):
            story.body, story.day = bodies[0], days[0].edtf
        did = _DID.search(sentence)
        body = story.full(did["body"]) if did else (_DONE.search(sentence) and story.body)
        day = days[0].edtf if len(days) == 1 else story.day
        if body and day:
            yield from _done(document, blocks, at, sentence, body, day, reference)


def _done(
    document: Document,
    blocks: Sequence[Block],
    at: int,
    sentence: str,
    body: str,
    day: str,
    reference: str,
) -> Iterator[Telling]:
    """What a body did: the sentence, or each limb printed below words that end with a colon."""
    block = blocks[at]
    below: list[Block] = []
    if sentence.rstrip().endswith(":"):
        below = list(takewhile(lambda each: each.kind is BlockKind.LIST_ITEM, blocks[at + 1 :]))
        below = below or list(blocks[at + 1 : at + 2])
    act = act_of(" ".join((sentence, *(each.text for each in below))), body)
    for limb in below or [block]:
        words = limb.text if below else sentence
        yield _telling(document, limb, words, act, body, day, reference)


def _taken(sentence: str, days: list[tuple[int, str | None]]) -> str | None:
    """The day on which a sentence says that the decision was taken."""
    return next((day for start, day in days if _TAKEN.search(sentence[:start])), None)


def _telling(
    document: Document,
    block: Block,
    sentence: str,
    act: Act,
    body: str | None,
    day: str | None,
    reference: str,
) -> Telling:
    return Telling(
        at=cite(document, block, sentence),
        act=act,
        text=sentence,
        body=" ".join(body.split()).removeprefix("The ") if body else None,
        happened_on=day,
        reference=reference,
    )
