"""What an officer's report asks its decision-maker to do, and proposals in a report's body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest

from extract.cite import cite
from extract.decided import deadline, made_on_of
from extract.findings import Recommendation, RecommendationKind
from extract.limbs import ASKS, begins, collect, ordinals
from extract.procedural import is_procedural
from ingest.document import Block, BlockKind, Cell, Document, PaperKind

_HEADING = re.compile(
    r"^(?:\d+\.?\s*)?(?:summary of |conclusions? and |officer )?recommendation\(?s?\)?"
    r"(?:\s+(?:to|from|for)\s+.{3,60}|\s+and reasons?)?\s*:?$",
    re.IGNORECASE,
)
_ONE_LINE = re.compile(r"^Recommendation\(?s?\)?\s*[:–-]\s*(?P<text>\S.{15,})$", re.DOTALL)
_PROPOSED = re.compile(
    r"(?:^|(?<=[.;:]\s))(?:It is|is it|We|I)\s+(?:therefore\s+|further\s+)?"
    r"recommend(?:ed)?\s+that\b",
    re.IGNORECASE,
)
# "The Cabinet is asked to: agree …": words that open a request, left out of it.
_ASKED = re.compile(
    r"^(?:the\s+)?(?:[\w’'&-]+\s+){1,6}?(?:is|are)\s+(?:asked|recommended|requested|invited)\s+to"
    r"\s*:?\s+(?:\(?1[.)]\s+)?(?=\S)",
    re.IGNORECASE,
)
# Words to a decision-maker, by which a section is more than a writer's proposal.
_ASKS = re.compile(
    r"\b(?:is|are|be)\s+(?:therefore\s+)?(?:asked|requested|recommended|invited)\s+(?:to|that)\b"
    r"|^(?:that\b|it is recommended\b)|\bmay\b.*\bresolve\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^(?:the\s+)?(?P<who>[A-Z][\w’'&, -]{3,90}?)\s+(?:is|are)\s+(?:therefore\s+)?"
    r"(?:asked|requested|recommended|invited)\b",
    re.IGNORECASE,
)
# "That the Cabinet: 1. approves …; 2. delegates …" in one cell.
_IN_RUN = re.compile(
    r"(?:^|(?<=[:;.,]\s)|(?<=\n)|(?<=\band\s))"
    r"(?P<label>\d{1,2}[.)]|\([a-z]{1,4}\))\s+"
)
# A line that asks for what the items below it say, where no heading does.
_REQUEST = re.compile(
    r"^(?:the\s+)?(?:[\w’'&-]+\s+){1,6}?(?:is|are)\s+(?:therefore\s+)?"
    r"(?:asked|recommended|requested|invited)\s+(?:to|that)\b[^.]{0,60}:$",
    re.IGNORECASE,
)
_SAME = 0.9  # how alike a recommendation and its repetition at a report's end are


def find(document: Document) -> Iterator[Recommendation]:
    """Yield the recommendations and proposals of every officer's report, each once a report.

    A report to somebody else, bound in as an appendix, counts where it says who is asked.
    """
    for position, paper in enumerate(document.papers):
        if paper.kind in (PaperKind.REPORT, PaperKind.APPENDIX):
            blocks = [block for block in document.body() if block.paper == position]
            yield from _once(_in_report(document, blocks, paper.kind is PaperKind.APPENDIX))


def _once(found: Iterable[Recommendation]) -> Iterator[Recommendation]:
    """Leave out the request that many reports print at their head and at their end."""
    met: list[str] = []
    for each in found:
        words = re.sub(r"\W+", " ", each.text.casefold()).strip()
        if not any(SequenceMatcher(None, words, other).ratio() > _SAME for other in met):
            met.append(words)
            yield each


def _in_report(
    document: Document, blocks: Sequence[Block], bound: bool
) -> Iterator[Recommendation]:
    asked = False
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if _HEADING.match(block.text) and block.kind is not BlockKind.TABLE:
            asks = index < len(blocks) and bool(_ASKS.search(blocks[index].text))
            found, after = _section(document, blocks, index, _kind(asked and not asks))
            if bound and asks:
                who = _WHO.match(blocks[index].text)
                found = [replace(each, addressed_to=who["who"] if who else None) for each in found]
            if asks or not bound:
                asked, index = asked or bool(found), after
                yield from found
        elif bound:
            continue
        elif block.kind is BlockKind.TABLE:
            rows = list(_in_form(document, block))
            asked |= bool(rows)
            yield from rows
        elif not asked and _REQUEST.match(block.text) and _heads_items(blocks, index):
            items, index = collect(blocks, index)
            asked = bool(items)
            yield from (_record(document, i.block, i.label, i.text, _kind(False)) for i in items)
        elif not asked and (line := _ONE_LINE.match(block.text)):
            asked = True
            yield _record(document, block, None, line["text"], _kind(False))
        elif proposed := _PROPOSED.search(block.text):
            yield _proposal(document, block, proposed.start())


def _heads_items(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block at `index` is the first item of a list."""
    return index < len(blocks) and begins(blocks[index].label)


def _kind(proposed: bool) -> RecommendationKind:
    return RecommendationKind.PROPOSAL if proposed else RecommendationKind.RECOMMENDATION


def _section(
    document: Document, blocks: Sequence[Block], index: int, kind: RecommendationKind
) -> tuple[list[Recommendation], int]:
    """The limbs below a heading; without labels, its paragraphs, opening words left out."""
    found: list[Recommendation] = []
    opened = False
    while index < len(blocks):
        block = blocks[index]
        heading = block.kind is BlockKind.HEADING and not ASKS.match(block.text)
        if block.kind is BlockKind.TABLE:
            limbs = list(_labelled_rows(block))
            if not limbs:
                break
            found += [_record(document, block, *limb[:2], kind, limb[2]) for limb in limbs]
            index += 1
        elif begins(block.label) and (opened or not heading):
            items, index = collect(blocks, index)
            opened = False
            found += [_record(document, i.block, i.label, i.text, kind) for i in items]
        elif heading or (found and not (opened and block.label is None)):
            break
        else:
            if block.text.rstrip().endswith(":") and block.label is None:
                opened = True
            else:
                found.append(_record(document, block, block.label, block.text, kind))
            index += 1
    return found, index


def _in_form(document: Document, table: Block) -> Iterator[Recommendation]:
    """Recommendations inside a report's ruled form, whose heading may be cut by columns."""
    asked = False
    for row in table.rows:
        filled = [cell for cell in row if cell.text and not cell.inherited]
        if len(filled) == 2 and _HEADING.match(filled[0].text):
            for label, text in _parts(filled[1].text):
                kind = RecommendationKind.RECOMMENDATION
                yield _record(document, table, label, text, kind, filled[1], quote=text)
            continue
        joined = re.sub(r"\W+", "", "".join(cell.text for cell in row if not cell.inherited))
        if joined.casefold() in ("recommendations", "recommendation"):
            asked = True
            continue
        if not asked:
            continue
        limb = _labelled_row(filled)
        if limb is None:
            return
        label, text, cell = limb
        yield _record(document, table, label, text, RecommendationKind.RECOMMENDATION, cell)


def _parts(text: str) -> Iterator[tuple[str | None, str]]:
    """The limbs that a cell's words number in their run, "1. … 2. …"; else all of the words."""
    marks = list(_IN_RUN.finditer(text))
    if not marks or all(each.number != 1 for each in ordinals(marks[0]["label"])):
        yield None, text
        return
    for mark, after in zip_longest(marks, marks[1:]):
        yield mark["label"], text[mark.end() : after.start() if after else None].strip()


def _labelled_rows(table: Block) -> Iterator[tuple[str, str, Cell]]:
    for row in table.rows:
        limb = _labelled_row([cell for cell in row if cell.text and not cell.inherited])
        if limb is None:
            return
        yield limb


def _labelled_row(filled: Sequence[Cell]) -> tuple[str, str, Cell] | None:
    if len(filled) != 2 or not re.match(r"^\(?[\dA-Za-z.]{1,5}[.)]?$", filled[0].text.strip()):
        return None
    return filled[0].text.strip(), filled[1].text.replace("\n", " "), filled[1]


def _proposal(document: Document, block: Block, start: int) -> Recommendation:
    text = block.text[start:]
    end = re.search(r"(?<=[a-z\d)])\.\s+(?=[A-Z])", text)
    text = text[: end.start() + 1] if end else text
    return _record(document, block, None, text, RecommendationKind.PROPOSAL, quote=text)


def _record(
    document: Document,
    block: Block,
    label: str | None,
    text: str,
    kind: RecommendationKind,
    cell: Cell | None = None,
    quote: str | None = None,
) -> Recommendation:
    paper = document.paper_of(block)
    made_on = made_on_of(document, paper)
    text = _ASKED.sub("", text)
    scale = deadline(text, made_on)
    quote = quote or (text if cell is None and text in block.text else None)
    return Recommendation(
        at=cite(document, block, quote, cell),
        text=text,
        kind=kind,
        label=label,
        made_by=paper.author if paper else None,
        addressed_to=(paper.committee if paper else None) or document.committee,
        made_on=made_on,
        due=scale.due,
        due_text=scale.due_text,
        procedural=is_procedural(text),
    )
