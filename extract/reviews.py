"""What independent reviewers recommend: numbered recommendations, and lists that a review made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.cite import cite
from extract.dates import mentions
from extract.decided import deadline, made_on_of
from extract.findings import Recommendation, RecommendationKind
from extract.procedural import is_procedural
from ingest.document import Block, BlockKind, Document, PaperKind

_NUMBER = r"(?:\d{1,2}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NUMBERED = re.compile(
    rf"^Recommendation\s+(?P<label>{_NUMBER})\s*(?:[:.–-]\s*(?P<text>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
# "The Harbour Inquiry made four recommendations …", "The review recommended the following:"
_LIST = re.compile(
    rf"^(?P<who>(?:The|An)\s+(?:[\w’'&-]+\s+){{0,6}}?(?:review|inquiry|enquiry|investigation|audit"
    rf"|reviewers?|report))\s+(?:\w+\s+)?(?:made\s+(?:{_NUMBER}|several|the following|a number of)?"
    r"\s*(?:key\s+|main\s+)?recommendations\b|recommended\s+(?:the following|that)?\s*:)",
    re.IGNORECASE,
)
_REVIEWS = (PaperKind.REPORT, PaperKind.APPENDIX, PaperKind.OTHER, PaperKind.LETTER)


def find(document: Document) -> Iterator[Recommendation]:
    """Yield the recommendations of reviews, from their own papers and from accounts of them."""
    for position, paper in enumerate(document.papers):
        if paper.kind in _REVIEWS:
            blocks = [block for block in document.body() if block.paper == position]
            yield from _numbered(document, blocks)
            yield from _lists(document, blocks)


def _numbered(document: Document, blocks: Sequence[Block]) -> Iterator[Recommendation]:
    met: set[str] = set()
    for index, block in enumerate(blocks):
        match = None if block.kind is BlockKind.TABLE else _NUMBERED.match(block.text)
        if not match:
            continue
        text, of = match["text"] or "", block
        if not text and index + 1 < len(blocks) and blocks[index + 1].kind is not BlockKind.TABLE:
            of = blocks[index + 1]
            text = of.text
        label = match["label"]
        if text and label.casefold() not in met:
            met.add(label.casefold())
            yield _record(document, of, label, text)


def _lists(document: Document, blocks: Sequence[Block]) -> Iterator[Recommendation]:
    for index, block in enumerate(blocks):
        match = _LIST.match(block.text)
        if not match:
            continue
        who = re.sub(r"^(?:The|An)\s+", "", match["who"])
        made_on = _day_of(who, blocks)
        for item, text in _items(blocks[index + 1 :]):
            yield _record(document, item, None, text, who, made_on)


def _items(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """List items; a short unlabelled line after an unfinished one is the rest of it."""
    held: tuple[Block, str] | None = None
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            if held:
                yield held
            held = (block, block.text)
        elif held and block.label is None and block.kind is BlockKind.PARAGRAPH:
            if not held[1].endswith("..."):
                break
            held = (held[0], f"{held[1]} {block.text}")
        else:
            break
    if held:
        yield held


def _day_of(who: str, blocks: Sequence[Block]) -> str | None:
    """When a review was made: the date told most often in sentences that name it."""
    told: Counter[str] = Counter()
    for block in blocks:
        for sentence in re.split(r"(?<=[.?!])\s+", block.text):
            named = sentence.casefold().find(who.casefold())
            if named >= 0:
                dates = [m.edtf for m in mentions(sentence[named:]) if m.edtf and len(m.edtf) >= 7]
                told.update(dates[:1])
    return told.most_common(1)[0][0] if told else None


def _record(
    document: Document,
    block: Block,
    label: str | None,
    text: str,
    who: str | None = None,
    made_on: str | None = None,
) -> Recommendation:
    paper = document.paper_of(block)
    day = made_on if who else made_on_of(document, paper)
    scale = deadline(text, day)
    return Recommendation(
        at=cite(document, block, text if text in block.text else None),
        text=text,
        kind=RecommendationKind.REVIEW,
        label=label,
        made_by=who or (paper.author if paper else None),
        made_on=day,
        due=scale.due,
        due_text=scale.due_text,
        procedural=is_procedural(text),
    )
