"""The outline of a paper: the path of headings and the paragraph number each block stands in.

Both begin anew at each paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Block, BlockKind, Paper
from ingest.inline import is_paragraph_number

# Words that introduce a decision are often set as headings are, in capitals or bold, and are none.
_DECISION_WORDS = re.compile(
    r"^(?:(?:it was|unanimously|accordingly)\s+)*(?:RESOLVED|RESOVED|AGREED|RECOMMENDED|"
    r"Resolved|Agreed|Recommended)\b(?!\s+(?:recommendations|actions?)\b)",
    re.IGNORECASE,
)
_HEADING_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,3}[.)]?$")


@dataclass(slots=True)
class _Outline:
    """Where in a paper the reader stands."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraph: str | None = None
    numbered_level: int = 0  # the level of the heading that gave the number, 0 for a paragraph


def outline(blocks: Iterable[Block], papers: Sequence[Paper]) -> list[Block]:
    """Return the blocks with `section` and `paragraph` filled in.

    A heading's section is the path above it. Running headers and footers get neither. Words
    that introduce a decision ("RESOLVED:") are paragraphs, however they are set.
    """
    outlines: dict[int | None, _Outline] = {}
    result = []
    for block in blocks:
        if block.is_running:
            result.append(block)
            continue
        state = outlines.setdefault(block.paper, _Outline())
        if block.kind is BlockKind.HEADING and _DECISION_WORDS.match(block.text):
            block = replace(block, kind=BlockKind.PARAGRAPH, level=0)
        result.append(_placed(block, state))
    return result


def _placed(block: Block, state: _Outline) -> Block:
    if block.kind is BlockKind.HEADING:
        return _heading(block, state)
    if block.kind is BlockKind.PARAGRAPH and _numbers(block, state):
        state.paragraph, state.numbered_level = _bare(block.label), 0
    section = tuple(text for _, text in state.headings)
    return replace(block, section=section, paragraph=state.paragraph)


def _heading(block: Block, state: _Outline) -> Block:
    while state.headings and state.headings[-1][0] >= block.level:
        state.headings.pop()
    section = tuple(text for _, text in state.headings)
    state.headings.append((block.level, block.text))
    if block.label and _HEADING_NUMBER.match(block.label):
        state.paragraph, state.numbered_level = _bare(block.label), block.level
    elif not state.numbered_level or block.level <= state.numbered_level:
        state.paragraph, state.numbered_level = None, 0
    return replace(block, section=section, paragraph=state.paragraph)


def _numbers(block: Block, state: _Outline) -> bool:
    """Whether a paragraph's label is the number of a numbered paragraph."""
    return is_paragraph_number(block.label)


def _bare(label: str | None) -> str | None:
    """A number as it is cited: "13." is paragraph 13."""
    return label.rstrip(".)").strip("(") if label else None
