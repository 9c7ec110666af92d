"""Where, in a pack's PDF, a page begins a new part that has neither stamp nor head.

The commonest committee system pads each part to an even number of pages, so parts begin on odd
printed pages; which of those does is told by several signs together, none sure by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.document import Block, BlockKind, Page
from ingest.inline import is_paragraph_number
from ingest.paper_heads import APPENDIX, REPORT_END, appendix_name

_OWN_NUMBER = re.compile(r"^(?:page )?(\d{1,3})(?:\s*(?:of|/)\s*(\d{1,3}))?$", re.IGNORECASE)
ENOUGH = 3
_FEW_BLOCKS = 6
_HIGH = 0.7  # a page whose words end above this share of its height ended early


class Leaf:
    """A page's blocks, parted into running and body ones.

    `body` has those too that began on an earlier page; `opening` those that begin on this one.
    """

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        """Take a page and all blocks that have a place on it."""
        self.page = page
        self.running = [block.text for block in blocks if block.is_running]
        self.body = [block for block in blocks if not block.is_running]
        self.opening = [block for block in self.body if block.page == page.number]

    def own_number(self) -> tuple[int, int | None] | None:
        """The number, and count where told, of the part's own footer beside the pack's stamp."""
        for text in self.running:
            match = _OWN_NUMBER.match(text)
            if match and match.group(1) != self.page.label:
                return int(match.group(1)), int(match.group(2)) if match.group(2) else None
        return None


def evidence(before: Leaf, leaf: Leaf) -> int:
    """How much speaks for a new part on `leaf`: 3 is enough."""
    points = _numbering(before, leaf) + _appendix(before, leaf) + _size(before, leaf)
    points += 2 * any(REPORT_END.match(block.text) for block in before.body)
    points += _ended_early(before)
    points += _title(leaf)
    return points - 3 * _goes_on(before, leaf)


def _numbering(before: Leaf, leaf: Leaf) -> int:
    ours, last = leaf.own_number(), before.own_number()
    if last and last[1] is not None and last[0] == last[1] > 1:
        return 3
    if ours and ours[0] == 1 and (last is None or last[0] != 0):
        return 2
    return -2 if ours and last and ours[0] == last[0] + 1 else 0


def _appendix(before: Leaf, leaf: Leaf) -> int:
    if any(appendix_name(block) for block in leaf.opening[:2]):
        return 3
    named = [text for text in leaf.running if APPENDIX.match(text)]
    return 3 if any(text not in before.running for text in named) else 0


def _size(before: Leaf, leaf: Leaf) -> int:
    """A part of another paper size, or turned, was made elsewhere; a turned page may be a table."""
    ours, theirs = _dimensions(leaf.page), _dimensions(before.page)
    if sorted(ours) != sorted(theirs):
        return 2
    return int(ours != theirs)


def _dimensions(page: Page) -> tuple[int, int]:
    return (round((page.width or 0) / 5), round((page.height or 0) / 5))


def _ended_early(before: Leaf) -> int:
    bottoms = [
        place.box[3]
        for block in before.body
        for place in block.places
        if place.page == before.page.number and place.box
    ]
    height = before.page.height or 0
    return int(bool(bottoms) and height > 0 and max(bottoms) < _HIGH * height)


def _title(leaf: Leaf) -> int:
    """A page that opens with headings, or a table with a title row; more on a title page."""
    first, *rest = leaf.opening
    if first.kind is BlockKind.TABLE:
        return int(sum(bool(cell.text) for cell in first.rows[0]) == 1 < len(first.rows[0]))
    if first.kind is not BlockKind.HEADING or first.label:
        return 0
    second = not rest or rest[0].kind is BlockKind.HEADING
    return 1 + int(second and len(leaf.body) <= _FEW_BLOCKS)


def _goes_on(before: Leaf, leaf: Leaf) -> int:
    """Words in mid-sentence, or paragraph numbers that count on from the page before."""
    ours, theirs = _numbers(leaf.opening), _numbers(before.body)
    counts_on = bool(ours and theirs) and ours[0] > 1 and ours[0] - theirs[-1] in (0, 1)
    return int(leaf.opening[0].text[:1].islower() or counts_on)


def _numbers(blocks: Sequence[Block]) -> list[int]:
    """The paragraph numbers on a page, of "3.2" the 3."""
    labels = [b.label for b in blocks if b.label and is_paragraph_number(b.label)]
    return [int(re.split(r"\D", label)[0]) for label in labels]


def printed_numbers(pages: Sequence[Page]) -> dict[int, int]:
    """The printed number of every page, those of unnumbered pages by the commonest offset."""
    printed = {p.number: int(p.label) for p in pages if p.label and p.label.isdigit()}
    offsets = Counter(number - label for number, label in printed.items())
    if not offsets:
        return {}
    offset = offsets.most_common(1)[0][0]
    return {p.number: p.number - offset for p in pages if p.number > offset}
