"""Paragraphs and list items that run over a page's end, joined into one block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.document import Block, BlockKind

_ENDS = (".", "?", "!", ":", ";", ".”", ".’", '."', ".'", "?’", "?”", ".)")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def join_pages(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with those joined that a page's end has cut in two.

    The first must not end a sentence or the second must begin in the middle of one; the second
    has no label of its own and the same weight. Running lines in between stay where they are.
    """
    result: list[Block] = []
    last = -1
    for block in blocks:
        if block.is_running:
            result.append(block)
            continue
        if last >= 0 and _continues(result[last], block):
            result[last] = _joined(result[last], block)
            continue
        result.append(block)
        last = len(result) - 1
    return result


def _continues(before: Block, after: Block) -> bool:
    if after.page != before.places[-1].page + 1:
        return False
    if before.kind not in _PROSE or after.kind is not BlockKind.PARAGRAPH or after.label:
        return False
    if _all_marked(before.bolds, before.text) != _all_marked(after.bolds, after.text):
        return False
    opening = after.text.lstrip("‘“'\"(")[:1]
    if before.text.endswith(_ENDS):
        return False
    return opening.islower() or (_ran_on(before) and not after.text.isupper())


def _all_marked(ranges: tuple[tuple[int, int], ...], text: str) -> bool:
    return sum(end - start for start, end in ranges) > 0.9 * len(text)


def _ran_on(before: Block) -> bool:
    """Whether the block is long enough for its last line to have been a full one."""
    return len(before.text) > 60


def _joined(before: Block, after: Block) -> Block:
    glue = "" if before.text.endswith("-") and after.text[:1].islower() else " "
    shift = len(before.text) + len(glue)
    return replace(
        before,
        text=before.text + glue + after.text,
        places=before.places + after.places,
        starts=(*before.starts, *(start + shift for start in after.starts)),
        italics=before.italics + _shifted(after.italics, shift),
        bolds=before.bolds + _shifted(after.bolds, shift),
    )


def _shifted(ranges: tuple[tuple[int, int], ...], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + by, end + by) for start, end in ranges)
