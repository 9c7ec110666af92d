"""Actions under a heading such as "Next steps": list items, and sentences about what will be done.

Under the same headings stand "N/A" and accounts of what has been done; neither is an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cite import cite
from extract.findings import Action, ActionSource
from extract.minutes_actions import split
from extract.owners import is_owner, named, owners_of
from extract.timescales import due_in
from ingest.document import Block, BlockKind, Document, PaperKind

_BEFORE = (
    r"(?:our|the|key|agreed|proposed|planned|time ?lines? and|actions?(?: and|\s*/)"
    r"|conclusions? and|recommendations? and|summary and)"
)
_AFTER = r"(?: and (?:review|actions?|time ?(?:line|scale|table)s?|recommendations?))?"
_HEADING = re.compile(
    rf"^\W*(?:\d+(?:\.\d+)*\.?\s*)?(?:(?:{_BEFORE}\s*)*next steps?{_AFTER}"
    r"|(?:summary of |agreed |key |further )?actions? points?"
    r"|(?:summary of |agreed |key |further )actions?(?: agreed| arising| required)?)\W*$",
    re.I,
)
_INTRODUCED = re.compile(r"\bnext steps?\b[^.]{0,60}:\s*$", re.I)
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|not applicable|no next steps)?\W*$", re.I)
_WILL = re.compile(r"\b(?:will|shall|to be|is to|are to|(?:is|are) (?:due|scheduled|planned) to)\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|must|should|to be|is to|are to|plan(?:s|ned)? to|aims? to|intends? to"
    r"|needs? to|(?:is|are) (?:due|scheduled|planned|expected|required|needed|aimed))\b",
    re.I,
)
# What has happened, or how things stand.
_BEHIND = re.compile(
    r"\b(?:has|have|had)(?: now| also| already| since| all)? (?:been |\w+ed\b)|\b(?:was|were)\b"
    r"|\b(?:remains?|continues?|(?:is|are) beginning) |\b(?:is|are) (?:being|now|currently)\b"
    r"|^(?:\w+ ){1,4}have\b",
    re.I,
)
_ORDER = re.compile(r"^(?:ensure|continue|to|complete|[A-Z][\w&]+ to) ", re.I)
# Sentences of a paragraph that explain or set conditions rather than say what will be done.
_EXPLAINS = re.compile(
    r"^(?:(?:this|it|these|that|there|they) "
    r"(?!(?:will|(?:is|are) (?:due )?to) (?:then )?be \w+(?:ed|en)\b)"
    r"(?:is|are|was|were|will|would|should|has|have|means|can|may)\b"
    r"|where\b|if\b|should\b|in which\b|I\b)",
    re.I,
)
_MAIN_CLAUSE = 80  # characters: what stands later tells about things, not what is to be done
_NUMBER = re.compile(r"^\d+(?:\.\d+)+\.?\s*")
_TO_DO = re.compile(r"^(?P<who>[^.:;,]{2,70}?) (?:will|shall|to|is to|are to) (?!be\b)[a-z]")


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions that stand under headings of next steps, to the next heading.

    Letters and inspection reports are left out: what their writers will do is no action here.
    """
    under = False
    paper: int | None = None
    for block in document.body():
        if block.kind is BlockKind.HEADING or (under and block.paper != paper):
            under = block.kind is BlockKind.HEADING and bool(_HEADING.match(block.text))
            paper = block.paper
        elif not under:
            under, paper = _introduces(block), block.paper
        elif block.kind is BlockKind.TABLE or _is_letter(document, block):
            under = False
        elif not _NOTHING.match(block.text):
            for quote in _steps(block):
                yield _action(document, block, quote, anchor.get(block.paper), listed)


def _introduces(block: Block) -> bool:
    """A paragraph that is the heading of the list below it ("6. Next Steps")."""
    text = block.text.strip()
    return len(text) < 200 and bool(_HEADING.match(text) or _INTRODUCED.search(text))


def _is_letter(document: Document, block: Block) -> bool:
    paper = document.paper_of(block)
    if paper is None:
        return False
    letter = paper.kind in (PaperKind.LETTER, PaperKind.INSPECTION_REPORT)
    return letter or bool(re.search(r"\bletter (?:to|from)\b", paper.title or "", re.I))


def _steps(block: Block) -> Iterator[str]:
    """The words of each step: a list item whole, of a paragraph the sentences that look ahead."""
    if block.kind is BlockKind.LIST_ITEM:
        if not _only_tells(block.text):
            yield block.text
        return
    for sentence in split(block.text):
        ahead = _WILL.search(sentence.text) and not _EXPLAINS.match(sentence.text)
        if ahead and not _only_tells(sentence.text):
            yield sentence.text


def _only_tells(text: str) -> bool:
    """Whether words only tell what has happened or how things stand."""
    words = " ".join(text.split())
    behind, ahead = _BEHIND.search(words[:_MAIN_CLAUSE]), _AHEAD.search(words)
    if behind is None or _ORDER.match(words):
        return False
    return ahead is None or ahead.start() > behind.start()


def _action(
    document: Document, block: Block, quote: str, anchor: str | None, listed: dict[str, str]
) -> Action:
    text = _NUMBER.sub("", " ".join(quote.split()))
    within = due_in(text, anchor)
    match = _TO_DO.match(text)
    owners = owners_of(match["who"]) if match and is_owner(match["who"]) else ()
    return Action(
        at=cite(document, block, quote),
        text=text,
        source_kind=ActionSource.NEXT_STEPS,
        owners=named(owners, listed),
        due=within.due,
        due_text=within.due_text,
    )
