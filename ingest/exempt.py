"""Papers, and parts of papers, that are not for publication.

What counts is a mark over a paper (in its head, in the running lines of its pages, in its title),
a heading inside it from which the rest is exempt, or the agenda's heading over its item. A report
that only says that an appendix of it is exempt is itself public; so are an agenda that lists exempt
items, minutes that tell how the public was excluded, and a form that asks whether anything is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Block, BlockKind, Paper, PaperKind
from ingest.exempt_marks import (
    field_mark,
    is_label,
    is_weak,
    mark_of,
    title_mark,
    value_mark,
)
from ingest.front_sheet import Item, items, same_number

_FIRST_BLOCKS = 10
_FIRST_TITLES = 3
_PROSE = 60  # characters: what is longer and ends like a sentence is no longer the head
_AGENDA_ITEM = re.compile(r"^\(?\d{1,3}[.):]?\s+\S")
_ENDS_HEAD = re.compile(
    r"^(?:contents|appendices|list of appendices|background (?:papers|documents)|"
    r"part (?:1|i|one|a)\b|unrestricted|public items|open session)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"\b(?P<kind>appendix|appendices|annex(?:es)?)\s+(?P<names>\w{1,3}(?:(?:,\s*|\s+and\s+|\s*&\s*)"
    r"\w{1,3})*)\b(?P<between>[^.;]{0,60}?)\b(?:is|are)\b(?!\s+(?:not exempt|no longer|not "
    r"confidential))[^.;]{0,40}\b(?:exempt\b(?! from (?!publication|disclosure))|not for "
    r"publication|confidential\b)",
    re.IGNORECASE,
)
# From such a heading on a paper is exempt. "Exempt information" alone is a form's question.
_SECTION = re.compile(
    r"^\W*(?:part (?:ii|2|two|b)\W*(?:exempt|private|confidential|not for publication)\b"
    r"|(?:exempt|confidential|private|restricted)\W+(?:section|part|annex|appendix|minutes?|"
    r"supplement|business|session)\b(?!\W+(?:\w+ )?(?:is|are|circulated|attached)\b)"
    r"|(?:exempt|confidential) (?:information|items?)\W+(?:not for|paragraph|by virtue)"
    r"|(?:[\w ]{0,40}\W+)?not for publication\b)",
    re.IGNORECASE,
)
# A heading must say so: a "public interest test" and an appendix belong to the part they stand in.
_PUBLIC_AGAIN = re.compile(
    r"^\W*(?:part (?:i|1|one|a)\b(?! of\b)|public (?:items?|session|part|section|business)\b"
    r"(?! case)|open (?:session|section)|re-?admi|return to public)",
    re.IGNORECASE,
)
# What stands under a heading that only names what is kept elsewhere, or asks for it.
_ELSEWHERE = re.compile(
    r"\W*(?:none\b|n/?a\b|not applicable|there (?:is|are) (?:none|no)|(?:is|are|circulated|"
    r"attached|see)\b)|.{0,60}\b(?:circulated|separately|no exempt)\b",
    re.IGNORECASE,
)
_PRIVATE_ITEMS = re.compile(
    r"^\W*(?:part (?:ii|2|two|b)\b.*(?:exempt|private|confidential|not for publication|excluded|"
    r"closed)|(?:exempt|private|confidential|restricted) (?:items?|business|reports?|session)|"
    r"items? (?:not for publication|(?:to be )?(?:considered|taken) in private|from which the))",
    re.IGNORECASE,
)
_PRIVATE_ITEM = re.compile(
    r"[(\[–—-]\s*(?:exempt|private|confidential|not for publication|restricted)"
    r"(?! appendi| annex)[^)\]]{0,60}[)\]]?\s*$|\bnot for publication by virtue\b",
    re.IGNORECASE,
)
_PART_ONE = re.compile(r"^\W*(?:part (?:i|1|one|a)\b|public items|unrestricted)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a part of a document is exempt: blocks `first` up to `end`, and the words that say so.

    Numbers count the blocks of the part that was looked at.
    """

    first: int
    end: int
    words: str


def is_exempt(part: Sequence[Block], title: str | None, kind: PaperKind | None = None) -> bool:
    """Whether a paper says of itself that it is not for publication, as a whole."""
    return mark(part, title, kind) is not None


def mark(part: Sequence[Block], title: str | None, kind: PaperKind | None = None) -> str | None:
    """Return the words by which a paper says that the whole of it is exempt; None for none."""
    if title and kind is not PaperKind.AGENDA and (words := title_mark(title)):
        return words
    pages = {block.page for block in part if not block.is_running}
    first = min(pages, default=1)
    running = [block for block in part if block.is_running]
    over = [(block.page, words) for block in running if (words := _running_mark(block))]
    if any(page == first for page, _ in over):
        return next(words for page, words in over if page == first)
    return next(_head_marks(part, kind), None)


def sections(part: Sequence[Block], kind: PaperKind) -> list[Mark]:
    """Return the parts of a public paper that are exempt: from a heading on, or by their pages."""
    found = list(_page_marks(part))
    if kind is PaperKind.AGENDA:
        return found
    begun: tuple[int, str] | None = None
    for at, block in enumerate(part):
        if not _heads(block):
            continue
        if _SECTION.match(block.text) and _follows(part, at):
            begun = begun or (at, " ".join(block.text.split()))
        elif begun and _PUBLIC_AGAIN.match(block.text):
            found.append(Mark(begun[0], at, begun[1]))
            begun = None
    if begun:
        found.append(Mark(begun[0], len(part), begun[1]))
    return found


def exempt_appendices(part: Sequence[Block]) -> set[str]:
    """The appendices that a report says are exempt, by their names in lower case."""
    opening = [block for block in part if not block.is_running][: 3 * _FIRST_BLOCKS]
    found = set()
    for block in opening:
        for match in _APPENDIX.finditer(block.text):
            kind = "annex" if match["kind"].casefold().startswith("annex") else "appendix"
            names = re.split(r",\s*|\s+and\s+|\s*&\s*", match["names"].casefold())
            found |= {f"{kind} {name}" for name in names if name}
    return found


def private_items(front: Sequence[Block]) -> set[str]:
    """The numbers of the items that an agenda lists as not for publication.

    A number that stands in the public part too (each part counted from 1) tells nothing.
    """
    public: set[str] = set()
    private: set[str] = set()
    in_private = False
    for block in front:
        if block.is_running:
            continue
        listed = _listed(block)
        if not listed and _PRIVATE_ITEMS.match(block.text):
            in_private = True
        elif not listed and _PART_ONE.match(block.text):
            in_private = False
        for item in listed:
            marked = in_private or bool(_PRIVATE_ITEM.search(item.title))
            (private if marked else public).add(item.number)
    return {each for each in private if not any(same_number(each, other) for other in public)}


def marked(
    papers: Sequence[Paper], parts: Sequence[Sequence[Block]]
) -> tuple[tuple[Paper, ...], tuple[Block, ...]]:
    """Return papers and blocks with what is exempt in public papers marked.

    Each part holds the blocks of one paper, in order.
    """
    described, blocks = [], []
    for paper, part in zip(papers, parts, strict=True):
        spans = [] if paper.exempt else sections(part, paper.kind)
        inside = {at for span in spans for at in range(span.first, span.end)}
        own = [
            replace(block, exempt=True) if at in inside else block for at, block in enumerate(part)
        ]
        hidden = [block for block in own if block.exempt and not block.is_running]
        body = [block for block in own if not block.is_running]
        if hidden and len(hidden) == len(body):
            paper, own = replace(paper, exempt=True), list(part)
        elif hidden:
            pages = {place.page for block in hidden for place in block.places}
            paper = replace(paper, exempt_pages=tuple(sorted(pages)))
        described.append(paper)
        blocks += own
    return tuple(described), tuple(blocks)


def _follows(part: Sequence[Block], at: int) -> bool:
    """Whether a heading that begins an exempt part has one under it, not a word where it is."""
    following = next((block.text for block in part[at + 1 :] if not block.is_running), "")
    return bool(following) and not _ELSEWHERE.match(following)


def _listed(block: Block) -> list[Item]:
    """The items that one block of the front sheet lists, whether or not it tells their pages."""
    return items([replace(block, text="Agenda", label=None, rows=()), block])


def _page_marks(part: Sequence[Block]) -> Iterator[Mark]:
    """The pages whose running lines bear a mark, where the paper's first page bears none."""
    words = {
        block.page: told for block in part if block.is_running and (told := _running_mark(block))
    }
    for at, block in enumerate(part):
        if block.page in words and not block.is_running:
            yield Mark(at, at + 1, words[block.page])


def _running_mark(block: Block) -> str | None:
    return mark_of(block.text, running=True) or field_mark(block.text)


def _head_marks(part: Sequence[Block], kind: PaperKind | None) -> Iterator[str]:
    """The marks in a paper's head: over its title, under it, in its form."""
    head = list(_head(part, kind))
    for at, block in enumerate(head):
        following = head[at + 1 :]
        if block.kind is BlockKind.TABLE:
            yield from _row_marks(block)
            continue
        if is_weak(block.text) and not _over_a_report(block, at, part):
            continue
        told = mark_of(block.text) or field_mark(block.text)
        if told is None and is_label(block.text) and following:
            told = value_mark(block.text, following[0].text)
        if told is None and at < _FIRST_TITLES and block.kind is BlockKind.HEADING:
            told = title_mark(block.text)
        if told:
            yield told


def _head(part: Sequence[Block], kind: PaperKind | None) -> Iterator[Block]:
    """The blocks of a paper's head: on its first page, before its text, an agenda's list, …"""
    body = [block for block in part if not block.is_running]
    prose = False
    for at, block in enumerate(body[:_FIRST_BLOCKS]):
        if block.page != body[0].page or _ENDS_HEAD.match(block.text):
            return
        listed = kind in (PaperKind.AGENDA, PaperKind.MINUTES) and (
            block.label or _AGENDA_ITEM.match(block.text)
        )
        if listed or (prose and _heads(block) and _SECTION.match(block.text)):
            return
        yield block
        prose = prose or (at > 0 and len(block.text) > _PROSE and block.text.endswith("."))


def _heads(block: Block) -> bool:
    """Whether a block can be a heading: set as one, or a short line alone."""
    if block.kind is BlockKind.HEADING:
        return True
    short = len(block.text) < _PROSE and not block.label and not block.rows
    return block.kind is BlockKind.PARAGRAPH and short and block.text.upper() == block.text


def _over_a_report(block: Block, at: int, part: Sequence[Block]) -> bool:
    """Whether "Private and confidential" stands at the head of a paper, not of a letter."""
    opening = [each.text for each in part if not each.is_running][:_FIRST_BLOCKS]
    letter = any(re.match(r"dear\b", text, re.IGNORECASE) for text in opening)
    return at < _FIRST_TITLES and not letter and (block.kind is BlockKind.HEADING or at == 0)


def _row_marks(block: Block) -> Iterator[str]:
    """The marks in a ruled head: a row's name and value, or a banner over all its columns."""
    rows = [[cell.text.strip() for cell in row if cell.text.strip()] for row in block.rows]
    for at, cells in enumerate(rows):
        if len(cells) == 1:
            told = mark_of(cells[0]) or field_mark(cells[0])
            if told is None and is_label(cells[0]) and at + 1 < len(rows) and rows[at + 1]:
                told = value_mark(cells[0], rows[at + 1][0])
        elif len(cells) > 1:
            told = value_mark(cells[0], " ".join(cells[1:]))
        else:
            continue
        if told:
            yield told
