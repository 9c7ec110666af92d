"""Where, in a pack's PDF, a page begins a new part that has neither stamp nor head.

The commonest committee system pads each part to an even number of pages, so parts begin on odd
printed pages; which of those does is told by several signs together, none sure by itself: how
the part before ended, how this one opens, and what changes between them. What is usual inside
a part (slides that each open with a title and end early) is no sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from ingest.document import Block, BlockKind, Page
from ingest.inline import is_paragraph_number
from ingest.inspections import opens_inspection
from ingest.paper_heads import APPENDIX, REPORT_END, appendix_name

_OWN_NUMBER = re.compile(
    r"^\W*(?:page |p\.? ?)?(\d{1,3})(?:\s*(?:of|/)\s*(\d{1,3}))?\W*$", re.IGNORECASE
)
# The number at the end of a longer running line: "Inspection report: Netherfold   6".
_LAST_NUMBER = re.compile(r"\s(\d{1,3})$")
_DEAR = re.compile(r"^dear\b", re.IGNORECASE)
_LIST = re.compile(r"^(?:\d+\.?\s*)?(?:list of )?(?:appendices|annexes)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:table of )?contents(?: page)?\W*$", re.IGNORECASE)
# What the committee system prints on any part.
_STAMPED = re.compile(r"^(?:this page |agenda item\b)")
ENOUGH = 3
LIKELY = 2
_FEW_BLOCKS = 6
_HIGH = 0.7  # a page whose words end above this share of its height ended early
_COVER_LETTERS = 400
_NEAR = 4  # pages of the part before that are looked at
_WIDE = 0.4  # a paragraph that fills this share of the page's width shows its margin
_LINE_LONGEST = 200
_ONE_LINE = 24.0  # points: no more than one line of running text is so high


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
            if APPENDIX.match(text):
                continue
            match = _OWN_NUMBER.match(text) or _LAST_NUMBER.search(text)
            if match and match.group(1) != self.page.label:
                count = match.group(2) if match.re is _OWN_NUMBER else None
                return int(match.group(1)), int(count) if count else None
        return None

    def lines(self) -> set[str]:
        """The part's own running lines without their figures; bare numbers are none."""
        plain = (_plain(text) for text in self.running)
        return {text for text in plain if len(text) > 4 and not _STAMPED.match(text)}

    def ended_early(self) -> bool:
        """Whether the words end well above the page's foot."""
        bottoms = [
            place.box[3]
            for block in self.body
            for place in block.places
            if place.page == self.page.number and place.box
        ]
        height = self.page.height or 0
        return bool(bottoms) and height > 0 and max(bottoms) < _HIGH * height

    def is_cover(self) -> bool:
        """Whether the page holds a title and little else."""
        headed = bool(self.opening) and self.opening[0].kind is BlockKind.HEADING
        return headed and sum(len(block.text) for block in self.body) < _COVER_LETTERS

    def titled(self) -> int:
        """1 for a page that opens with a heading or a table's title row, 2 for a title page."""
        if not self.opening:
            return 0
        first, *rest = self.opening
        if first.kind is BlockKind.TABLE:
            return int(sum(bool(cell.text) for cell in first.rows[0]) == 1 < len(first.rows[0]))
        if first.kind is not BlockKind.HEADING or first.label:
            return 0
        second = not rest or rest[0].kind is BlockKind.HEADING
        return 1 + int(second and len(self.body) <= _FEW_BLOCKS)


def _plain(text: str) -> str:
    return re.sub(r"[\d\W]+", " ", text.casefold()).strip()


def evidence(before: Sequence[Leaf], after: Sequence[Leaf]) -> int:
    """How much speaks for a new part on the first page of `after`: 3 is enough.

    `before` are the pages since the last sure start, in order; a few of each are looked at.
    """
    before, after = [leaf for leaf in before if leaf.body][-_NEAR:], after[:2]
    if not before:
        return ENOUGH
    last, leaf = before[-1], after[0]
    if _is_front_matter(before):
        return _sure_opening(last, leaf) - _goes_on(last, leaf)
    points = _numbering(last, after) + _running(before, after)
    points += _opening(before, after) + _size(last, leaf)
    points += _margin(before, after) + _letters(before, after)
    points += 2 * any(REPORT_END.match(block.text) for block in last.body)
    points += _ended_early(before)
    return points - _goes_on(last, leaf)


def _is_front_matter(before: Sequence[Leaf]) -> bool:
    """Whether a part has only its cover yet, or that and an imprint: its contents may follow."""
    words = sum(len(block.text) for leaf in before for block in leaf.body)
    return len(before) <= 2 and before[0].is_cover() and words < 2 * _COVER_LETTERS


def _numbering(last: Leaf, after: Sequence[Leaf]) -> int:
    """What the part's own page numbers say; a title page's own is often left out."""
    ended, ours = last.own_number(), after[0].own_number()
    if ended and ended[1] is not None and ended[0] == ended[1] > 1:
        return 3
    if ours and ended and ours[0] == ended[0] + 1:
        return -3
    if ours and ours[0] == 1 and (ended is None or ended[0] != 0):
        return 2
    follows = after[1].own_number() if len(after) > 1 else None
    if follows and follows[0] == 2 and ours is None and (ended is None or ended[0] != 0):
        return 2
    goes_on = ended and follows and follows[0] == ended[0] + 2
    return -2 if goes_on else int(bool(ended) and (ours is None) != bool(follows))


def _running(before: Sequence[Leaf], after: Sequence[Leaf]) -> int:
    """A part's own running lines go on with it, and end with it."""
    ours = set().union(*(leaf.lines() for leaf in before[-2:]))
    theirs = set().union(*(leaf.lines() for leaf in after))
    if after[0].lines() & ours:
        return -3
    steady = set.intersection(*(leaf.lines() for leaf in before[-2:]))
    if steady and not steady & theirs:
        return 2
    fresh = theirs - ours
    if not fresh:
        return 0
    short = [b.text for leaf in before for b in leaf.body if len(b.text) < _LINE_LONGEST]
    return int(not fresh <= {_plain(text) for text in short})


def _opening(before: Sequence[Leaf], after: Sequence[Leaf]) -> int:
    """What a part opens with: an appendix's name, a letter's greeting, a title, contents."""
    last, leaf = before[-1], after[0]
    if sure := _sure_opening(last, leaf):
        return sure
    usual = median(near.titled() for near in before) if len(before) > 1 else 0
    points = max(0, leaf.titled() - int(usual))
    listing = [any(_CONTENTS.match(b.text) for b in page.opening[:6]) for page in after]
    contents = any(listing) if len(before) > 1 else listing[1:] == [True]  # one after its cover
    return points + 2 * contents


def _sure_opening(last: Leaf, leaf: Leaf) -> int:
    """3 for words that only a paper opens with, else 0."""
    names = [bool(appendix_name(block)) for block in leaf.opening[:3]]
    if any(names[:2]) and sum(names) == 1 and not _LIST.match(leaf.opening[0].text):
        return 3
    named = [text for text in leaf.running if APPENDIX.match(text)]
    if any(text not in last.running for text in named):
        return 3
    dear = any(_DEAR.match(block.text) for block in leaf.opening[:14])
    return 3 * int(dear or opens_inspection(leaf.opening))


def _size(last: Leaf, leaf: Leaf) -> int:
    """A part of another paper size, or turned, was made elsewhere; a turned page may be a table."""
    ours, theirs = _dimensions(leaf.page), _dimensions(last.page)
    if sorted(ours) != sorted(theirs):
        return 2
    return int(ours != theirs)


def _dimensions(page: Page) -> tuple[int, int]:
    return (round((page.width or 0) / 5), round((page.height or 0) / 5))


def _margin(before: Sequence[Leaf], after: Sequence[Leaf]) -> int:
    """Whether the text's left edge moves: another part's page was set up by another hand."""
    ours, theirs = _left_edges(before[-2:]), _left_edges(after)
    return int(bool(ours and theirs) and abs(ours[0] - theirs[0]) > 4 and theirs[0] not in ours)


def _left_edges(leaves: Sequence[Leaf]) -> list[int]:
    """Where wide paragraphs begin, in points from the left, the commonest first."""
    edges = Counter(
        round(place.box[0])
        for leaf in leaves
        for block in leaf.body
        for place in block.places
        if place.page == leaf.page.number
        and place.box
        and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and place.box[2] - place.box[0] > _WIDE * (leaf.page.width or 0)
    )
    return [edge for edge, _ in edges.most_common()]


def _letters(before: Sequence[Leaf], after: Sequence[Leaf]) -> int:
    """Whether running text is set in another size: lines of one line are another height."""
    ours, theirs = _line_height(before), _line_height(after)
    return int(bool(ours and theirs) and abs(ours - theirs) > 0.6)


def _line_height(leaves: Sequence[Leaf]) -> float:
    heights = [
        place.box[3] - place.box[1]
        for leaf in leaves
        for block in leaf.body
        for place in block.places
        if place.page == leaf.page.number
        and place.box
        and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and place.box[3] - place.box[1] < _ONE_LINE
    ]
    return median(heights) if len(heights) > 1 else 0.0


def _ended_early(before: Sequence[Leaf]) -> int:
    """Whether the last page ended early, where the part's pages are filled as a rule."""
    others = [leaf.ended_early() for leaf in before[:-1]]
    usual = len(others) > 1 and 2 * sum(others) > len(others)
    return int(before[-1].ended_early() and not usual)


def _goes_on(last: Leaf, leaf: Leaf) -> int:
    """How surely the page goes on with the one before, 3 for sure.

    Paragraph numbers that count on, words in mid-sentence, or a table joined over the page's end;
    a paragraph joined to one that begins with a capital may be two parts' by mistake.
    """
    ours, theirs = _numbers(leaf.opening), _numbers(last.body)
    if ours and theirs and ours[0] > 1 and ours[0] - theirs[-1] in (0, 1):
        return 3
    first = leaf.opening[0].text if leaf.opening else ""
    if first[:1].islower() or REPORT_END.match(first):
        return 3
    over = [block for block in leaf.body if block not in leaf.opening]
    return max((_joined(block, leaf.page.number) for block in over), default=0)


def _joined(block: Block, page: int) -> int:
    at = next(n for n, place in enumerate(block.places) if place.page == page)
    here = block.text[block.starts[at] :] if at < len(block.starts) else ""
    return 3 if block.rows or here[:1].islower() else 1


def _numbers(blocks: Sequence[Block]) -> list[int]:
    """The paragraph numbers on a page, of "3.2" the 3."""
    labels = [b.label for b in blocks if b.label and is_paragraph_number(b.label)]
    return [int(re.split(r"\D", label)[0]) for label in labels]


def printed_numbers(pages: Sequence[Page]) -> dict[int, int]:
    """The printed number of every page, those of unnumbered pages by the commonest offset."""
    printed = {p.number: int(p.label) for p in pages if p.label and p.label.isdecimal()}
    offsets = Counter(number - label for number, label in printed.items())
    if not offsets:
        return {}
    offset = offsets.most_common(1)[0][0]
    return {p.number: p.number - offset for p in pages if p.number > offset}
