"""The limbs of a decision or recommendation: the labelled items that follow its opening words.

Labels are followed as sequences, "(a)" by "(b)" and "1." by "2.", because minutes number their
paragraphs too: after "(27) RESOLVED that:" come (a), (b), …, and (28) is no limb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Block, BlockKind

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LABEL = re.compile(r"^(?P<open>\(?)(?P<body>[A-Za-z]+|\d+(?:\.\d+)*)(?P<close>[.)]?)$")
_WHOLE = re.compile(r"[.!?]\s*$")
_SUBHEADING_LONGEST = 90
_SECTION_LONGEST = 50
# A limb set in bold or capitals is still a limb; the next numbered section's heading is none.
ASKS = re.compile(r"^(?:that|to)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb: the block it opens with, its label, its words and those of what nests in it."""

    block: Block
    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """What a label is in a sequence: "(c)" is number 3 of the style "(a)"; a bullet is 0."""

    style: str
    number: int


def ordinals(label: str) -> list[Ordinal]:
    """Return what a label can be in a sequence: "(i)" is the first of (i) or the ninth of (a)."""
    match = _LABEL.match(label)
    if not match:
        return [Ordinal("bullet", 0)]
    body, form = match["body"], match["open"] + "{}" + match["close"]
    if body[0].isdigit():
        head, _, last = body.rpartition(".")
        return [Ordinal(form.format(f"{head}.1" if head else "1"), int(last))]
    found = []
    lower = body.lower()
    if set(lower) <= set(_ROMAN):
        found.append(Ordinal(form.format("i" if body.islower() else "I"), _roman(lower)))
    if len(body) == 1:
        found.append(Ordinal(form.format("a" if body.islower() else "A"), ord(lower) - 96))
    return found


def _roman(body: str) -> int:
    values = [_ROMAN[letter] for letter in body]
    total = sum(-a if a < b else a for a, b in pairwise(values))
    return total + values[-1]


def begins(label: str | None) -> bool:
    """Whether a label can open a sequence: a bullet, or a first number or letter."""
    return label is not None and any(o.number in (0, 1) for o in ordinals(label))


def collect(blocks: Sequence[Block], start: int) -> tuple[list[Limb], int]:
    """Return the limbs that begin at `start`, and the index of the first block after them.

    Short lines between limbs ("2025-26 Council Tax") are their sub-headings; items further in
    nest in the limb above them. A heading that is no limb itself, the numbered paragraphs of a
    body, or words that belong to no limb, end the list.
    """
    limbs: list[Limb] = []
    open_at: list[Ordinal] = []
    within: list[Ordinal] = []
    level = 0
    index = start
    while index < len(blocks):
        block = blocks[index]
        label = block.label
        if block.kind in (BlockKind.TABLE, BlockKind.HEADING) and label is None:
            break
        if label is None:
            if not limbs or not _sequence_goes_on(blocks, index, open_at):
                break
            index += 1
            continue
        following = _next(open_at, label)
        if block.kind is BlockKind.HEADING and not _is_limb(block, bool(following)):
            break
        if not limbs or (following and not (block.level > level and within)):
            if not limbs and not begins(label):
                break
            limbs.append(Limb(block, label, block.text))
            open_at, within, level = following or _first(label), [], block.level
        elif _nests(block, level, within, limbs[-1]):
            within = _next(within, label) or ordinals(label)
            limbs[-1] = _nested(limbs[-1], block)
        else:
            break
        index += 1
    return limbs, index


def _is_limb(heading: Block, following: bool) -> bool:
    """Whether a numbered line in bold is a limb, not the heading of the next section."""
    return bool(ASKS.match(heading.text)) or (following and len(heading.text) > _SECTION_LONGEST)


def _nests(block: Block, level: int, within: Sequence[Ordinal], limb: Limb) -> bool:
    """Whether an item belongs to the limb above: it is further in, or the limb is unfinished."""
    label = block.label or ""
    if block.level > level or _next(within, label):
        return True
    return begins(label) and "." not in label.strip(".") and not _WHOLE.search(limb.text)


def _first(label: str) -> list[Ordinal]:
    return [each for each in ordinals(label) if each.number in (0, 1)]


def _next(open_at: Sequence[Ordinal], label: str) -> list[Ordinal]:
    """What the label is if it comes next in one of the open sequences."""
    wanted = {(each.style, each.number + (each.style != "bullet")) for each in open_at}
    return [each for each in ordinals(label) if (each.style, each.number) in wanted]


def _sequence_goes_on(blocks: Sequence[Block], index: int, open_at: Sequence[Ordinal]) -> bool:
    """Whether a short unlabelled line stands between two limbs of the same sequence."""
    block = blocks[index]
    if len(block.text) > _SUBHEADING_LONGEST or block.text.endswith((".", ";")):
        return False
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return after is not None and after.label is not None and bool(_next(open_at, after.label))


def _nested(limb: Limb, block: Block) -> Limb:
    return Limb(limb.block, limb.label, f"{limb.text} {block.label} {block.text}")
