"""Whether words go on from one block to the next, the one block they make, tables as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.document import Block, BlockKind, Row

SENTENCE_ENDS = (".", "?", "!", ":", ";", ".”", ".’", '."', ".'", "?’", "?”", ".)")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# "2 Members of ...", "¹ A survey ...": a footnote's mark and its first word.
_NOTE = re.compile(r"^(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹*†‡])\s?[‘“\"(]?[A-Z]")
_RUN_IN_LIST = re.compile(r";[^;:.?!]{1,60}:$")
_ADDRESS = re.compile(r"\S@\S+\.\w+$")  # of electronic mail: how a report ends
_BLANK_PAGE = re.compile(r"page (?:is|has been) (?:intentionally )?(?:left )?blank", re.IGNORECASE)


def goes_on(before: Block, after: Block, full_line: bool = False) -> bool:
    """Whether a paragraph goes on: no label, same weight, and the sentence had not ended.

    `full_line` says that the first block's last line reaches its right margin; without that
    the second must begin in the middle of a sentence.
    """
    if not can_go_on(before, after) or _is_ended(before.text):
        return False
    if after.text.lstrip("‘“'\"(")[:1].islower():
        return True
    return full_line and not _ADDRESS.search(before.text)


def can_go_on(before: Block, after: Block) -> bool:
    """Whether two blocks, by their kind, weight and slant, can be one paragraph."""
    if before.kind not in _PROSE or after.kind is not BlockKind.PARAGRAPH or after.label:
        return False
    if all_marked(before.bolds, before.text) != all_marked(after.bolds, after.text):
        return False
    if all_marked(before.italics, before.text) and not after.italics:
        return False  # a quotation, and what is said of it
    return not any(_BLANK_PAGE.search(block.text) for block in (before, after))


def _is_ended(text: str) -> bool:
    """Whether a text has come to its end; a colon amid "a) this: that; b) these:" ends nothing."""
    return text.endswith(SENTENCE_ENDS) and not _RUN_IN_LIST.search(text)


def stands_apart(note: Block, above: Block) -> bool:
    """Whether a block is a footnote below a paragraph that goes on after it."""
    told = note.kind is BlockKind.PARAGRAPH and not note.label and _NOTE.match(note.text)
    if not told and note.kind is not BlockKind.CAPTION:
        return False
    return above.kind in _PROSE and not _is_ended(above.text)


def all_marked(ranges: tuple[tuple[int, int], ...], text: str) -> bool:
    """Whether ranges (of bold or italic words) cover as good as all of a text."""
    return sum(end - start for start, end in ranges) > 0.9 * len(text)


def joined_blocks(before: Block, after: Block) -> Block:
    """Return one block of two, the places of both kept."""
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


def table_text(rows: Iterable[Row]) -> str:
    """A table as text: cells parted by tabs, rows by line ends."""
    return "\n".join("\t".join(cell.text.replace("\n", " ") for cell in row) for row in rows)
