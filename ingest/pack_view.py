"""A file's pages and blocks as the search for its papers looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Page, PaperKind
from ingest.page_breaks import ENOUGH, Leaf, printed_numbers


@dataclass(frozen=True, slots=True)
class Start:
    """Where a paper begins: index of its first block, and what is known of it there.

    `strong` starts can end the front sheet. `points` is the evidence for one that is only
    likely: it holds where the report lists more appendices than were found.
    """

    at: int
    kind: PaperKind | None = None
    item: str | None = None
    strong: bool = False
    points: int = ENOUGH


class View:
    """Pages by number, blocks in reading order, `body` the indices of those not running."""

    def __init__(self, pages: Sequence[Page], blocks: Sequence[Block]) -> None:
        """Take a file's pages and its blocks in reading order."""
        self.pages = {page.number: page for page in pages}
        self.blocks = blocks
        self.body = [at for at, block in enumerate(blocks) if not block.is_running]
        self.labels = printed_numbers(pages)
        self.first_at: dict[int, int] = {}
        for at, block in enumerate(blocks):
            self.first_at.setdefault(block.page, at)

    @property
    def paged(self) -> bool:
        """Whether the format has pages: text and HTML are one."""
        return len(self.pages) > 1

    def body_blocks(self) -> list[Block]:
        """The blocks that are not running ones."""
        return [self.blocks[at] for at in self.body]

    def near(self, at: int, count: int) -> list[Block]:
        """The first body blocks from block `at` on."""
        return [self.blocks[body] for body in self.body if body >= at][:count]

    def between(self, first: int, end: int | None) -> list[Block]:
        """The body blocks from index `first` up to `end`."""
        return [block for block in self.blocks[first:end] if not block.is_running]

    def page_opened(self, at: int) -> int | None:
        """The page that a start at block `at` opens; None where it stands further down."""
        if at == 0:  # where a file without any words begins too
            return None
        page = self.blocks[at].page
        before = self.blocks[self.first_at[page] : at]
        return None if any(not block.is_running for block in before) else page

    def page_start(self, at: int) -> int:
        """The first block of the page that block `at` stands on; itself in one-page formats."""
        return self.first_at[self.blocks[at].page] if self.paged else at

    def with_running(self, at: int) -> int:
        """Take the running lines over a page's first block, and a text's stamp, with it."""
        before = at
        while before and self.blocks[before - 1].kind is BlockKind.HEADER:
            if self.blocks[before - 1].page != self.blocks[at].page:
                break
            before -= 1
        return before

    def leaves(self) -> dict[int, Leaf]:
        """Each page with the blocks that have a place on it."""
        parts: dict[int, list[Block]] = {number: [] for number in self.pages}
        for block in self.blocks:
            for page in {place.page for place in block.places}:
                parts[page].append(block)
        return {number: Leaf(self.pages[number], part) for number, part in parts.items()}


def merged(starts: Sequence[Start]) -> list[Start]:
    """One start a place, in order, with all that is known of it."""
    at: dict[int, Start] = {}
    for start in starts:
        known = at.get(start.at)
        at[start.at] = start if known is None else joined(known, start)
    return [at[key] for key in sorted(at)]


def joined(one: Start, other: Start) -> Start:
    """Two starts that are one, at the first one's place; what that one says goes first."""
    return Start(
        one.at,
        one.kind or other.kind,
        one.item or other.item,
        one.strong or other.strong,
        max(one.points, other.points),
    )
