"""Where the papers of a pack begin.

Four things tell it: the committee system's stamp ("Agenda Item 9"), the page ranges printed on
the front sheet, the heads of reports and minutes, and what changes from part to part (a blank
page, the end of a report's form, page numbers, margins). The printed ranges are believed only
where they agree with what stands on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Page, PaperKind
from ingest.front_sheet import Item, has_agenda, items, same_number, says_pack
from ingest.pack_items import Settling, settled, with_likely
from ingest.pack_view import Start, View, joined, merged
from ingest.page_breaks import ENOUGH, Leaf, evidence
from ingest.paper_heads import (
    after_form,
    appendix_name,
    head_start,
    is_minutes_head,
    is_report_head,
)
from ingest.part_blocks import BLANK_PAGE

_STAMP = re.compile(
    r"^agenda item(?: no\.?| number)?:?\s+(?P<item>[A-Z]?\d{1,3}(?:\.\d{1,2})?\s?"
    r"(?:[a-z]|\([a-z]\))?)\W*$",
    re.IGNORECASE,
)
_STAMP_DEEPEST = 3  # a stamp stands over its page: it is one of the first blocks
_AGREE = 0.7  # the share of an agenda's ranges that must hold for them to be believed
_MOST = 0.5  # a stamp on more than this share of pages is a running line of its item
_HEAD_SPAN = 6  # blocks from a head's first in which no other head begins


class Pack(View):
    """A file's blocks, read for where papers begin. `items` are the front sheet's."""

    def __init__(self, pages: Sequence[Page], blocks: Sequence[Block]) -> None:
        """Take a file's pages and its blocks in reading order."""
        super().__init__(pages, blocks)
        self.items: list[Item] = []

    def starts(self) -> list[Start]:
        """Return where the papers begin, the first at block 0, with items and kinds."""
        stamps, heads = self._stamps(), self._heads()
        first = min([start.at for start in (*stamps, *heads)], default=len(self.blocks))
        front = self.between(0, first)
        opening = [self.blocks[at] for at in self.body[:60]]
        if not (stamps or says_pack(opening) or has_agenda(front) or len(heads) > 1):
            return self._single(heads)
        self.items = items(front or opening)
        ranges = self._ranges(stamps)
        found = [*stamps, *ranges, *heads]
        first = min([start.at for start in found], default=len(self.blocks))
        weak = [start for start in self._weak(stamps, ranges, heads) if start.at > first]
        starts = self._neighbours_joined(merged([Start(0), *found, *weak]))
        whole = Settling(self, self.items, bool(stamps or ranges), bool(ranges))
        return with_likely(self, settled(whole, starts, first))

    def _single(self, heads: list[Start]) -> list[Start]:
        """A file that is no pack is one paper; but a report may have its appendices with it."""
        kind = heads[0].kind if heads and heads[0].at in self.body[:6] else None
        starts = [Start(0, kind)]
        if kind is PaperKind.REPORT:
            starts += self._after_forms()
        return starts

    def _stamps(self) -> list[Start]:
        """The committee system's stamps; of one on each page of an item, the first."""
        found: list[tuple[int, str]] = []
        for at, block in enumerate(self.blocks):
            match = _STAMP.match(block.text)
            if match and not block.label and self._is_over_page(at):
                found.append((at, "".join(match.group("item").split())))
        pages = [self.blocks[at].page for at, _ in found]
        if self.paged and len(set(pages)) > _MOST * len({self.blocks[b].page for b in self.body}):
            found = [
                (at, item)
                for order, (at, item) in enumerate(found)
                if not order or found[order - 1][1] != item or pages[order - 1] < pages[order] - 2
            ]
        return [Start(self.page_start(at), item=item, strong=True) for at, item in found]

    def _is_over_page(self, at: int) -> bool:
        if not self.paged or self.blocks[at].is_running:
            return True
        return len(self.between(self.page_start(at), at)) < _STAMP_DEEPEST

    def _heads(self) -> list[Start]:
        """Reports' and minutes' heads."""
        body = self.body_blocks()
        found: list[Start] = []
        last = -_HEAD_SPAN
        for at in range(len(body)):
            if at < last + _HEAD_SPAN and body[at].page == body[last].page:
                continue
            report = is_report_head(body, at)
            if report or is_minutes_head(body, at):
                start = self.with_running(self.body[head_start(body, at)])
                kind = PaperKind.REPORT if report else PaperKind.MINUTES
                found.append(Start(start, kind, strong=True))
                last = at
        return found

    def _ranges(self, stamps: Sequence[Start]) -> list[Start]:
        """The starts that the front sheet's ranges give, where they hold."""
        page_of = {label: number for number, label in self.labels.items()}
        begins = [
            (item, page_of[item.pages[0]])
            for item in self.items
            if item.pages and item.pages[0] in page_of
        ]
        told = [
            self.blocks[stamp.at].page == page
            for item, page in begins
            for stamp in stamps
            if same_number(stamp.item, item.number) and self._is_first(stamp, stamps)
        ]
        if not told:
            told = [self._opens_paper(page) for _, page in begins]
        if not told or sum(told) < _AGREE * len(told):
            return []
        return [
            Start(self.first_at[page], item=item.number, strong=True)
            for item, page in begins
            if page in self.first_at
        ]

    def _is_first(self, stamp: Start, stamps: Sequence[Start]) -> bool:
        return not any(o.at < stamp.at and same_number(o.item, stamp.item) for o in stamps)

    def _opens_paper(self, page: int) -> bool:
        """Whether a page begins as a paper does: with a head, or after a blank page."""
        body = self.body_blocks()
        first = next((at for at, block in enumerate(body) if block.page == page), None)
        if first is None:
            return False
        near = range(first, min(first + 4, len(body)))
        heads = any(is_report_head(body, n) or is_minutes_head(body, n) for n in near)
        return heads or not any(block.page == page - 1 for block in body)

    def _weak(
        self, stamps: Sequence[Start], ranges: Sequence[Start], heads: Sequence[Start]
    ) -> list[Start]:
        """Starts that only hold once the front sheet is past: of appendices above all.

        In a pack padded to even pages a part can only begin on one side of the leaf, and what
        follows is told by all signs together; a heading "Appendix 2" may be inside a part there.
        """
        side = self._side([*stamps, *ranges]) if stamps or ranges else self._side(heads, fewest=3)
        if side is None:
            found = [*self._after_blanks(), *self._after_forms(), *self._named_appendices()]
            known = [*stamps, *ranges, *heads, *found]
            return found + (self._page_breaks(known, None) if self.paged else [])
        found = [
            replace(start, at=self.page_start(start.at))
            for start in (*self._after_blanks(), *self._after_forms())
            if self.blocks[start.at].page % 2 == side and self.page_opened(start.at)
        ]
        return found + self._page_breaks([*stamps, *ranges, *heads, *found], side)

    def _side(self, sure: Sequence[Start], fewest: int = 1) -> int | None:
        """1 or 0: the side, odd or even, that a padded pack's parts begin on; None if not padded.

        PDF pages are counted; one sure start alone must stand on an odd printed page.
        """
        pages = {self.blocks[start.at].page for start in sure}
        sides = {page % 2 for page in pages}
        if not self.paged or len(sides) != 1 or len(pages) < fewest:
            return None
        if len(pages) == 1 and self.labels.get(min(pages), 0) % 2 == 0:
            return None
        return sides.pop()

    def _page_breaks(self, known: Sequence[Start], side: int | None) -> list[Start]:
        """Pages that open a part by several signs together; `known` are the starts found before.

        Where parts can begin on any page (`side` is None) more must speak for it.
        """
        leaves = self.leaves()
        begun = {self.blocks[start.at].page for start in known}
        found: list[Start] = []
        since: list[Leaf] = []
        for page, leaf in leaves.items():
            fresh = page in begun
            if not fresh and since and leaf.opening and side in (None, page % 2):
                points = evidence(since, [leaves[n] for n in (page, page + 1) if n in leaves])
                points -= side is None
                if points > 0:
                    found.append(Start(self.first_at[page], points=points))
                fresh = points >= ENOUGH
            since = [leaf] if fresh else [*since, leaf]
        return found

    def _after_blanks(self) -> list[Start]:
        """What follows a page left blank on purpose, which closes a part."""
        found = []
        for at, block in enumerate(self.blocks):
            if block.is_running and BLANK_PAGE.match(block.text):
                after = next((body for body in self.body if body > at), None)
                if after is not None:
                    found.append(Start(self.with_running(after)))
        return found

    def _after_forms(self) -> list[Start]:
        return [Start(self.with_running(at), PaperKind.APPENDIX) for at in after_form(self.blocks)]

    def _named_appendices(self) -> list[Start]:
        """Appendices that name themselves at the head of a page, or alone on a line."""
        return [
            Start(self.with_running(at), PaperKind.APPENDIX)
            for order, at in enumerate(self.body)
            if appendix_name(self.blocks[at]) and self._stands_alone(order)
        ]

    def _stands_alone(self, order: int) -> bool:
        block = self.blocks[self.body[order]]
        before = self.blocks[self.body[order - 1]] if order else None
        after = self.blocks[self.body[order + 1]] if order + 1 < len(self.body) else None
        if any(near is not None and appendix_name(near) for near in (before, after)):
            return False  # one of a list
        if self.paged:
            return before is None or before.places[-1].page < block.page
        return block.kind is BlockKind.HEADING

    def _neighbours_joined(self, starts: list[Start]) -> list[Start]:
        """Join starts that are one: a stamp and the head below it, a cover and its appendix."""
        kept: list[Start] = []
        for start in starts:
            before = kept[-1] if kept else None
            if before is not None and self._is_cover(before, start):
                kept[-1] = joined(before, start) if before.strong else joined(start, before)
                kept[-1] = replace(kept[-1], at=before.at)
            else:
                kept.append(start)
        return kept

    def _is_cover(self, before: Start, start: Start) -> bool:
        """Whether what stands between two starts is but the head of the second.

        The words after a report's form can be the cover sheet of its "Appendix 1".
        """
        between = self.between(before.at, start.at)
        if len(between) >= _HEAD_SPAN or before.at == 0:
            return False
        if self.blocks[before.at].page == self.blocks[start.at].page and self.paged:
            return True
        if not between:
            return True
        named = [match for b in self.near(start.at, 2) if (match := appendix_name(b))]
        first = bool(named) and named[0].group("name").endswith((" 1", " A"))
        return first and before.kind is PaperKind.APPENDIX and not before.strong
