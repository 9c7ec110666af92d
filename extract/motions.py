"""Whether the words of a motion printed in minutes became a decision: carried, lost or repeated."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.document import Block, BlockKind

_MOVED = re.compile(
    r"\b(?:motion|amendment|mov(?:ed|er)|second(?:ed|er)|proposed|proposer)\b", re.IGNORECASE
)
_VOTED = r"\b(?:motion|amendment|proposal|proposition|recommendations?|vote|it|this)\b.{0,80}?\b"
_LOST = re.compile(
    _VOTED + r"(?:lost|fell|defeated|rejected|withdrawn|negatived|not (?:carried|agreed|approved"
    r"|passed|adopted|supported))\b",
    re.IGNORECASE | re.DOTALL,
)
_CARRIED = re.compile(
    rf"{_VOTED}(?:carried|agreed|approved|passed|adopted|won|unanimous\w*)\b|^\W*carried\b",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = 3  # blocks between a motion's mover and its words
_AFTER = 12  # blocks of debate between a motion's words and the vote
_REPEATED = 2  # blocks after the vote within which the motion is printed again


def moved(body: Sequence[Block], index: int) -> bool:
    """Whether the words at `index` are introduced as a motion or an amendment to one."""
    return any(
        block.kind is not BlockKind.TABLE and _MOVED.search(block.text)
        for block in body[max(0, index - _BEFORE) : index]
    )


def carried(body: Sequence[Block], after: int, opens: Callable[[str], bool]) -> bool:
    """Whether the motion that ends before `after` was carried, and is not printed again.

    `opens` tells a paragraph that opens a decision: minutes that repeat a carried motion behind
    RESOLVED give their decision there. A motion without a vote, as far as can be read, decides
    nothing.
    """
    for index, block in enumerate(body[after : after + _AFTER], after):
        if block.kind is BlockKind.HEADING or opens(block.text) or _LOST.search(block.text):
            return False
        if _CARRIED.search(block.text):
            return not any(opens(later.text) for later in body[index + 1 : index + 1 + _REPEATED])
    return False
