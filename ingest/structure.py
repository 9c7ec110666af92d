"""The outline of a paper: the path of headings and the paragraph number each block stands in.

Both begin anew at each paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Block, BlockKind, Paper
from ingest.inline import is_paragraph_number
from ingest.paper_heads import HEAD_FIELD
from ingest.text_flow import all_marked

# Words that introduce a decision are often set as headings are, in capitals or bold, and are none.
_DECISION_WORDS = re.compile(
    r"^(?:(?:it was|unanimously|accordingly|the \w+)\s+)*(?:RESOLVED|RESOVED|AGREED|RECOMMENDED)"
    r"\b(?!\s+(?:recommendations|actions?)\b)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"^(?:n/?a|none|nil|not applicable)\W*$", re.IGNORECASE)
# "Thursday, 4 June 2020": a day alone is no heading, however it is set.
_DAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+,?\s+\d{4}$",
    re.IGNORECASE,
)
# "Ann Reed – Head of Service", "Ann Reed, Clerk" over how to reach her.
_NAMED_POST = re.compile(
    r"^(?:[A-Z][\w.'’-]*\s+){2,4}?[-–—]\s+\w|^(?:[A-Z][\w.'’-]*\s?){2,4},\s+\w"
)
_REACHED = re.compile(r"@|^(?:t|e|tel(?:ephone)?|phone|e-?mail)\b\W*[:\s]|\b0\d{3,4}[ -]?\d{5,}")
_HEADING_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,3}[.)]?$")
_PLAIN_NUMBER = re.compile(r"^(\d{1,3})[.]?$")
_BRACKETS = re.compile(r"\([^)]*\)")
_CAPITALS_LEVEL = 3
_LOOK_AHEAD = 60


@dataclass(slots=True)
class _Outline:
    """Where in a paper the reader stands.

    `number` is the last paragraph number, `inner` the last of a numbered list inside that
    paragraph, `heading_level` the level of the heading that gave the number, 0 for a paragraph
    and for a heading that is numbered along with the paragraphs. `titled` is the last number
    that a heading had.
    """

    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraph: str | None = None
    heading_level: int = 0
    number: int | None = None
    level: int = 0
    inner: int | None = None
    titled: int | None = None


def outline(blocks: Iterable[Block], papers: Sequence[Paper]) -> list[Block]:
    """Return the blocks with `section` and `paragraph` filled in.

    A heading's section is the path above it. Running headers and footers get neither. Words
    that introduce a decision ("RESOLVED:"), answers ("N/A") and the fields of a report's head are
    paragraphs, however they are set. A numbered list inside a numbered paragraph keeps that
    paragraph's number.
    """
    corrected = _people_freed(_sentences_freed([_corrected(block) for block in blocks]))
    outlines: dict[int | None, _Outline] = {}
    result = []
    for at, block in enumerate(corrected):
        if block.is_running:
            result.append(block)
            continue
        state = outlines.setdefault(block.paper, _Outline())
        if block.kind is BlockKind.HEADING:
            result.append(_heading(block, state))
            continue
        if block.kind is BlockKind.PARAGRAPH and is_paragraph_number(block.label):
            _numbered(block, state, corrected[at + 1 : at + 1 + _LOOK_AHEAD])
        section = tuple(text for _, text in state.headings)
        result.append(replace(block, section=section, paragraph=state.paragraph))
    return result


def _corrected(block: Block) -> Block:
    if block.kind is not BlockKind.HEADING:
        return block
    words = (_DECISION_WORDS, _ANSWERS, _DAY, HEAD_FIELD)
    if any(pattern.match(block.text) for pattern in words):
        return replace(block, kind=BlockKind.PARAGRAPH, level=0)
    if block.level > _CAPITALS_LEVEL and _in_capitals(_BRACKETS.sub("", block.text)):
        return replace(block, level=_CAPITALS_LEVEL)
    return block


def _sentences_freed(blocks: list[Block]) -> list[Block]:
    """Numbered sentences set in bold are no headings because they end without a full stop.

    In a run of bold blocks numbered one after the other, with nothing between, one that is a
    paragraph shows what the others are.
    """
    run: list[int] = []
    for at, block in enumerate(blocks):
        if block.is_running:
            continue
        number = _plain(block.label)
        bold = number is not None and all_marked(block.bolds, block.text)
        if bold and run and number == (_plain(blocks[run[-1]].label) or 0) + 1:
            run.append(at)
        else:
            run = [at] if bold else []
        like = next((blocks[i] for i in run if blocks[i].kind is BlockKind.PARAGRAPH), None)
        for i in run if like else ():
            if like and blocks[i].kind is BlockKind.HEADING:
                blocks[i] = replace(blocks[i], kind=BlockKind.PARAGRAPH, level=like.level)
    return blocks


def _people_freed(blocks: list[Block]) -> list[Block]:
    """A name and post in bold over a telephone number or mail address is no heading."""
    for at, (block, after) in enumerate(pairwise(blocks)):
        named = block.kind is BlockKind.HEADING and _NAMED_POST.match(block.text)
        if named and _REACHED.search(after.text.lower()):
            blocks[at] = replace(block, kind=BlockKind.PARAGRAPH, level=0)
    return blocks


def _in_capitals(text: str) -> bool:
    return sum(map(str.isalpha, text)) > _CAPITALS_LEVEL and text == text.upper()


def _heading(block: Block, state: _Outline) -> Block:
    while state.headings and state.headings[-1][0] >= block.level:
        state.headings.pop()
    section = tuple(text for _, text in state.headings)
    state.headings.append((block.level, block.text))
    if block.label and _HEADING_NUMBER.match(block.label):
        number = _plain(block.label)
        along = _numbered_along(number, state)
        state.paragraph, state.heading_level = _bare(block.label), 0 if along else block.level
        state.number, state.inner, state.titled = number, None, number
        state.level = 0 if along else state.level
    elif not state.heading_level or block.level <= state.heading_level:
        state.paragraph, state.heading_level = None, 0
        state.number, state.inner = None, None
    return replace(block, section=section, paragraph=state.paragraph)


def _numbered_along(number: int | None, state: _Outline) -> bool:
    """Whether a heading's number carries on the paragraphs' and no series of the headings'."""
    if number is None or state.number is None or state.heading_level:
        return False
    return number == state.number + 1 and state.titled != number - 1


def _numbered(block: Block, state: _Outline, following: Sequence[Block]) -> None:
    """Take a paragraph's number, unless it numbers a list inside the paragraph before."""
    number = _plain(block.label)
    if _is_inner(block, number, state, following):
        state.inner = number
        return
    state.paragraph, state.heading_level = _bare(block.label), 0
    state.number, state.level, state.inner = number, block.level, None


def _is_inner(
    block: Block, number: int | None, state: _Outline, following: Sequence[Block]
) -> bool:
    """Whether a number belongs to a list inside the current paragraph.

    Such a list begins at 1 under a higher number with no heading between, or stands further in.
    Where a number would carry on both, it is the list's if the paragraph's comes again later.
    """
    if number is None or state.number is None or state.heading_level:
        return False
    if block.level > state.level == 0 and number == (state.inner or 0) + 1:
        return True
    if state.inner is None:
        return number == 1 and _comes_later(state.number + 1, following)
    if number != state.inner + 1:
        return False
    return number != state.number + 1 or _comes_later(number, following)


def _comes_later(number: int, following: Sequence[Block]) -> bool:
    """Whether a paragraph or heading numbered so follows before the numbers begin at 1 again."""
    for block in following:
        numbered = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        if numbered and is_paragraph_number(block.label):
            found = _plain(block.label)
            if found == number:
                return True
            if found == 1:
                return False
    return False


def _plain(label: str | None) -> int | None:
    """A whole number without parts: that of "13." and "13", not of "3.2"."""
    match = _PLAIN_NUMBER.match(label or "")
    return int(match.group(1)) if match else None


def _bare(label: str | None) -> str | None:
    """A number as it is cited: "13." is paragraph 13."""
    return label.rstrip(".)") if label else None
