"""Actions under a heading such as "Next steps": its list items, and sentences about what will be done.

Under the same headings stand "N/A" and accounts of what has been done already; neither is an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.cite import cite
from extract.findings import Action, ActionSource
from extract.minutes_actions import split
from extract.owners import is_owner, named, owners_of
from extract.timescales import due_in
from ingest.document import Block, BlockKind, Document

_HEADING = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s*)?(?:(?:our|the|key|agreed|proposed|planned|timeline and|timelines and|actions?(?: and|\s*/)|conclusions? and|"
    r"recommendations? and|summary and)\s*)*next steps?(?: and (?:review|actions?|time ?(?:line|scale|table)s?|recommendations?))?\W*$"
    r"|^\W*(?:summary of |agreed |key |further )actions?(?: agreed| arising| required| points?)?\W*$|^\W*actions? points?:?\W*$",
    re.I,
)
_INTRODUCED = re.compile(r"\bnext steps?\b[^.]{0,60}:\s*$", re.I)
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|not applicable|no next steps)?\W*$", re.I)
_AHEAD = re.compile(
    r"\b(?:will|shall|to be|is to|are to|be (?:presented|taken|submitted|completed|reviewed)|(?:is|are) (?:due|scheduled|planned|expected|"
    r"required|needed|aimed)|plan(?:s|ned)? to|aim(?:s)? to|intend(?:s)? to|need(?:s)? to|must|should)\b",
    re.I,
)
_BEHIND = re.compile(
    r"\b(?:has|have|had)(?: now| also| already| since| all)? (?:been |\w+ed\b)|\b(?:was|were)\b|\b(?:remains?|continues?|is beginning|are beginning) "
    r"|\b(?:is|are) (?:being|now|currently|underway)\b|^(?:\w+ ){1,4}have\b",
    re.I,
)
_ORDER = re.compile(
    r"^(?:Ensure|Continue|To|Complete|Develop|Review|Launch|Implement|Agree|Establish|Deliver|[A-Z][\w&]+ to) ",
    re.I,
)


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions that stand under headings of next steps, to the next heading."""
    under = False
    paper: int | None = None
    for block in document.body():
        if block.kind is BlockKind.HEADING or (under and block.paper != paper):
            under = bool(block.kind is BlockKind.HEADING and _HEADING.match(block.text))
            paper = block.paper
            continue
        if not under:
            under, paper = _introduces(block), block.paper
            continue
        if block.kind is BlockKind.TABLE or not _belongs(block):
            under = under and block.kind is not BlockKind.TABLE and _introduces(block)
            continue
        yield from _steps(document, block, anchor.get(block.paper), listed)


def _introduces(block: Block) -> bool:
    """A paragraph that is the heading of the list below it ("6. Next Steps")."""
    text = block.text.strip()
    return len(text) < 200 and bool(_HEADING.match(text) or _INTRODUCED.search(text))


def _belongs(block: Block) -> bool:
    """Whether a block still stands under the heading: a list item, or a paragraph of one."""
    return block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) and not _NOTHING.match(
        block.text
    )


def _steps(
    document: Document, block: Block, anchor: str | None, listed: dict[str, str]
) -> Iterator[Action]:
    if block.kind is BlockKind.LIST_ITEM:
        if not _only_behind(block.text):
            yield _action(document, block, block.text, anchor, listed)
        return
    for sentence in split(block.text):
        if re.search(r"\b(?:will|shall|to be|is to|are to)\b", sentence.text) and not _only_behind(
            sentence.text
        ):
            yield _action(document, block, sentence.text, anchor, listed)


def _only_behind(text: str) -> bool:
    """Whether words only tell what has happened or how things stand."""
    words = " ".join(text.split())
    if _ORDER.match(words):
        return False
    behind = _BEHIND.search(words)
    ahead = _AHEAD.search(words)
    return bool(behind) and (ahead is None or ahead.start() > behind.start())


def _action(
    document: Document, block: Block, quote: str, anchor: str | None, listed: dict[str, str]
) -> Action:
    text = " ".join(quote.split())
    within = due_in(text, anchor)
    match = re.match(r"^(?P<who>[^.:;,]{2,70}?) (?:will|shall|to|is to|are to) (?!be\b)[a-z]", text)
    owners = owners_of(match["who"]) if match and is_owner(match["who"]) else ()
    return Action(
        at=cite(document, block, quote),
        text=text,
        source_kind=ActionSource.NEXT_STEPS,
        owners=named(owners, listed),
        due=within.due,
        due_text=within.due_text,
    )
