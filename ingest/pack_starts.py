"""Where the papers of a pack begin.

Four things tell it: the committee system's stamp ("Agenda Item 9"), the page ranges printed on
the front sheet, the heads of reports and minutes, and the ends of the parts before (a blank
page, the end of a report's form, a part's own page numbers). The printed ranges are believed
only where they agree with what stands on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ingest.document import Block, BlockKind, Page, PaperKind
from ingest.front_sheet import Item, has_agenda, items, says_pack
from ingest.page_breaks import ENOUGH, LIKELY, Leaf, evidence, printed_numbers
from ingest.paper_heads import (
    after_form,
    appendix_name,
    fields,
    head_start,
    is_minutes_head,
    is_report_head,
)
from ingest.paper_titles import listed_appendices
from ingest.part_blocks import BLANK_PAGE

_STAMP = re.compile(r"^agenda item(?: no\.?)?:?\s+(?P<item>\d{1,3}[a-z]?)\W*$", re.IGNORECASE)
_AGREE = 0.7  # the share of an agenda's ranges that must hold for them to be believed
_SAME_TITLE = 0.8
_TITLE_LONGEST = 200
_HEAD_SPAN = 6  # blocks from a head's first in which no other head begins


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


class Pack:
    """A file's blocks, read for where papers begin. `items` are the front sheet's."""

    def __init__(self, pages: Sequence[Page], blocks: Sequence[Block]) -> None:
        """Take a file's pages and its blocks in reading order."""
        self.pages = {page.number: page for page in pages}
        self.blocks = blocks
        self.body = [at for at, block in enumerate(blocks) if not block.is_running]
        self.labels = printed_numbers(pages)
        self.items: list[Item] = []

    def starts(self) -> list[Start]:
        """Return where the papers begin, the first at block 0, with items and kinds."""
        stamps, heads = self._stamps(), self._heads()
        first = min([start.at for start in (*stamps, *heads)], default=len(self.blocks))
        front = [block for block in self.blocks[:first] if not block.is_running]
        opening = [self.blocks[at] for at in self.body[:60]]
        if not (stamps or says_pack(opening) or has_agenda(front) or len(heads) > 1):
            return self._single(heads)
        self.items = items(front or opening)
        ranges = self._ranges(stamps)
        found = [*stamps, *ranges, *heads]
        first = min([start.at for start in found], default=len(self.blocks))
        weak = [start for start in self._weak(stamps, ranges, heads) if start.at > first]
        merged = self._neighbours_joined(_merged([Start(0), *found, *weak]))
        settled = self._settled(merged, first, bool(ranges))
        return self._with_likely(settled)

    def _single(self, heads: list[Start]) -> list[Start]:
        """A file that is no pack is one paper; but a report may have its appendices with it."""
        kind = heads[0].kind if heads and heads[0].at in self.body[:6] else None
        starts = [Start(0, kind)]
        if kind is PaperKind.REPORT:
            starts += self._after_forms()
        return starts

    def _near(self, at: int, count: int) -> list[Block]:
        """The first body blocks from `at` on."""
        return [self.blocks[body] for body in self.body if body >= at][:count]

    def _stamps(self) -> list[Start]:
        found = []
        for at, block in enumerate(self.blocks):
            match = _STAMP.match(block.text)
            if match and not block.label:
                item = match.group("item").upper()
                found.append(Start(self._page_start(at), item=item, strong=True))
        return found

    def page_opened(self, at: int) -> int | None:
        """The page that a start at block `at` opens; None where it stands further down."""
        page = self.blocks[at].page
        before = (block for block in self.blocks[:at] if not block.is_running)
        return None if at == 0 or any(block.page == page for block in before) else page

    def _page_start(self, at: int) -> int:
        """The first block of the page that block `at` stands on; itself in one-page formats."""
        page = self.blocks[at].page
        while len(self.pages) > 1 and at and self.blocks[at - 1].page == page:
            at -= 1
        return at

    def _heads(self) -> list[Start]:
        """Reports' and minutes' heads."""
        body = [self.blocks[at] for at in self.body]
        found: list[Start] = []
        last = -_HEAD_SPAN
        for at in range(len(body)):
            if at < last + _HEAD_SPAN and body[at].page == body[last].page:
                continue
            report = is_report_head(body, at)
            if report or is_minutes_head(body, at):
                start = self._with_running(self.body[head_start(body, at)])
                kind = PaperKind.REPORT if report else PaperKind.MINUTES
                found.append(Start(start, kind, strong=True))
                last = at
        return found

    def _with_running(self, at: int) -> int:
        """Take the running lines over a page's first block, and a text's stamp, with it."""
        before = at
        while before and self.blocks[before - 1].kind is BlockKind.HEADER:
            if self.blocks[before - 1].page != self.blocks[at].page:
                break
            before -= 1
        return before

    def _ranges(self, stamps: Sequence[Start]) -> list[Start]:
        """The starts that the front sheet's ranges give, where they hold."""
        page_of = {label: number for number, label in self.labels.items()}
        begins = [
            (item.number.upper(), page_of[item.pages[0]])
            for item in self.items
            if item.pages and item.pages[0] in page_of
        ]
        stamped = {start.item: self.blocks[start.at].page for start in reversed(stamps)}
        told = [stamped[number] == page for number, page in begins if number in stamped]
        if not told:
            told = [self._opens_paper(page) for _, page in begins]
        if not told or sum(told) < _AGREE * len(told):
            return []
        at_page = self._first_at()
        return [
            Start(at_page[page], item=number, strong=True)
            for number, page in begins
            if page in at_page
        ]

    def _opens_paper(self, page: int) -> bool:
        """Whether a page begins as a paper does: with a head, or after a blank page."""
        first = next((at for at, b in enumerate(self._body()) if b.page == page), None)
        if first is None:
            return False
        near = range(first, min(first + 4, len(self.body)))
        heads = any(
            is_report_head(self._body(), n) or is_minutes_head(self._body(), n) for n in near
        )
        return heads or not any(block.page == page - 1 for block in self._body())

    def _body(self) -> list[Block]:
        return [self.blocks[at] for at in self.body]

    def _first_at(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for at, block in enumerate(self.blocks):
            found.setdefault(block.page, at)
        return found

    def _weak(
        self, stamps: Sequence[Start], ranges: Sequence[Start], heads: Sequence[Start]
    ) -> list[Start]:
        """Starts that only hold once the front sheet is past: of appendices above all.

        In a pack padded to even pages a part can only begin on an odd printed page.
        """
        found = [*self._after_blanks(), *self._after_forms(), *self._named_appendices()]
        begun = [self.blocks[start.at].page for start in (*stamps, *ranges)]
        padded = begun and all(self.labels.get(page, 0) % 2 for page in begun)
        if len(self.pages) == 1 or not padded:
            return found
        found = [
            replace(start, at=self._page_start(start.at))
            for start in found
            if self.labels.get(self.blocks[start.at].page, 0) % 2
        ]
        return found + self._page_breaks([*stamps, *ranges, *heads, *found])

    def _page_breaks(self, known: Sequence[Start]) -> list[Start]:
        """Pages that open a part by several signs together; `known` are the starts found before."""
        leaves = self._leaves()
        begun = {self.blocks[start.at].page for start in known}
        first_at = self._first_at()
        found: list[Start] = []
        since: list[Leaf] = []
        for page in sorted(leaves):
            leaf = leaves[page]
            fresh = page in begun
            if not fresh and since and leaf.opening and self.labels.get(page, 0) % 2:
                after = [leaf, *([leaves[page + 1]] if page + 1 in leaves else [])]
                points = evidence(since, after)
                if points > 0:
                    found.append(Start(first_at[page], points=points))
                fresh = points >= ENOUGH
            since = [leaf] if fresh else [*since, leaf]
        return found

    def _leaves(self) -> dict[int, Leaf]:
        parts: dict[int, list[Block]] = {number: [] for number in self.pages}
        for block in self.blocks:
            for page in {place.page for place in block.places}:
                parts[page].append(block)
        return {number: Leaf(self.pages[number], part) for number, part in parts.items()}

    def _after_blanks(self) -> list[Start]:
        """What follows a page left blank on purpose, which closes a part."""
        found = []
        for at, block in enumerate(self.blocks):
            if block.is_running and BLANK_PAGE.match(block.text):
                after = next((body for body in self.body if body > at), None)
                if after is not None:
                    found.append(Start(self._with_running(after)))
        return found

    def _after_forms(self) -> list[Start]:
        return [Start(self._with_running(at), PaperKind.APPENDIX) for at in after_form(self.blocks)]

    def _named_appendices(self) -> list[Start]:
        """Appendices that name themselves at the head of a page, or alone on a line."""
        return [
            Start(self._with_running(at), PaperKind.APPENDIX)
            for order, at in enumerate(self.body)
            if appendix_name(self.blocks[at]) and self._stands_alone(order)
        ]

    def _stands_alone(self, order: int) -> bool:
        block = self.blocks[self.body[order]]
        before = self.blocks[self.body[order - 1]] if order else None
        after = self.blocks[self.body[order + 1]] if order + 1 < len(self.body) else None
        if any(near is not None and appendix_name(near) for near in (before, after)):
            return False  # one of a list
        if len(self.pages) > 1:
            return before is None or before.places[-1].page < block.page
        return block.kind is BlockKind.HEADING

    def _neighbours_joined(self, starts: list[Start]) -> list[Start]:
        """Join starts that are one: a stamp and the head below it, a cover and its appendix."""
        kept: list[Start] = []
        for start in starts:
            before = kept[-1] if kept else None
            if before is not None and self._is_cover(before, start):
                kept[-1] = _joined(before, start) if before.strong else _joined(start, before)
                kept[-1] = replace(kept[-1], at=before.at)
            else:
                kept.append(start)
        return kept

    def _is_cover(self, before: Start, start: Start) -> bool:
        """Whether what stands between two starts is but the head of the second.

        The words after a report's form can be the cover sheet of its "Appendix 1".
        """
        between = [b for b in self.blocks[before.at : start.at] if not b.is_running]
        if len(between) >= _HEAD_SPAN or before.at == 0:
            return False
        if self.blocks[before.at].page == self.blocks[start.at].page and len(self.pages) > 1:
            return True
        if not between:
            return True
        named = [match for b in self._near(start.at, 2) if (match := appendix_name(b))]
        first = bool(named) and named[0].group("name").endswith((" 1", " A"))
        return first and before.kind is PaperKind.APPENDIX and not before.strong

    def _settled(self, starts: Iterable[Start], first: int, ranges_hold: bool) -> list[Start]:
        """Give each start its item, carried on to what follows it, and its kind."""
        settled: list[Start] = []
        item: str | None = None
        for start in starts:
            if start.at < first:
                settled.append(replace(start, kind=PaperKind.AGENDA))
                continue
            own = start.item
            if own is None and start.strong and not ranges_hold:
                own = self._item_by_title(start, item)
            fresh = own is not None and own != item
            item = own or item
            kind = self._kind(start, fresh or item is None)
            settled.append(replace(start, item=item, kind=kind))
        return settled

    def _kind(self, start: Start, first: bool) -> PaperKind:
        """What a paper is: an item's first is its report or minutes, later ones appendices."""
        near = self._near(start.at, 12)
        if start.kind is PaperKind.MINUTES or any(
            is_minutes_head(near, at) for at in range(min(4, len(near)))
        ):
            return PaperKind.MINUTES
        headed = start.kind is PaperKind.REPORT
        named = not headed and any(appendix_name(block) for block in near[:2])
        return PaperKind.REPORT if first and not named else PaperKind.APPENDIX

    def _item_by_title(self, start: Start, current: str | None) -> str | None:
        """The later agenda item whose title a report's subject repeats, or that is minutes."""
        numbers = [item.number for item in self.items]
        later = self.items[numbers.index(current) + 1 :] if current in numbers else self.items
        if start.kind is PaperKind.MINUTES:
            return next((i.number for i in later if "MINUTES" in i.title.upper()), None)
        subject = fields(self._near(start.at, 12)).subject
        likeness = [(_alike(subject or "", item.title), item.number) for item in later]
        best = max(likeness, default=(0.0, ""))
        return best[1] if best[0] >= _SAME_TITLE else None

    def _with_likely(self, starts: list[Start]) -> list[Start]:
        """Keep an item's likely starts, the likeliest first, as far as its report lists appendices.

        One that opens with the title of a listed appendix is kept where less speaks for it.
        """
        kept = [start for start in starts if start.points >= ENOUGH]
        for report in [start for start in kept if start.kind is PaperKind.REPORT]:
            own = [start for start in starts if start.item == report.item and start.at > report.at]
            likely = [start for start in own if start.points < ENOUGH]
            if not likely:
                continue
            end = min((start.at for start in kept if start.at > report.at), default=None)
            body = [block for block in self.blocks[report.at : end] if not block.is_running]
            listed = listed_appendices(body)
            titles = [title for _, title in listed]
            ranked = [(start.points + 2 * self._bears(start, titles), start) for start in likely]
            ranked = [(points, start) for points, start in ranked if points >= LIKELY]
            ranked.sort(key=lambda each: (-each[0], each[1].at))
            room = len(listed) - sum(start in kept for start in own)
            kept += [start for _, start in ranked[: max(0, room)]]
        return sorted(kept, key=lambda start: start.at)

    def _bears(self, start: Start, titles: Sequence[str]) -> bool:
        """Whether a page opens with one of the titles."""
        lines = [b.text for b in self._near(start.at, 3) if len(b.text) < _TITLE_LONGEST]
        lines.append(" ".join(lines[:2]))
        return any(_alike(line, title) >= _SAME_TITLE for line in lines for title in titles)


def _alike(first: str, second: str) -> float:
    ours, theirs = (re.sub(r"\W+", " ", text).casefold().strip() for text in (first, second))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _merged(starts: Sequence[Start]) -> list[Start]:
    """One start a place, in order, with all that is known of it."""
    at: dict[int, Start] = {}
    for start in starts:
        known = at.get(start.at)
        at[start.at] = start if known is None else _joined(known, start)
    return [at[key] for key in sorted(at)]


def _joined(one: Start, other: Start) -> Start:
    return Start(
        one.at,
        one.kind or other.kind,
        one.item or other.item,
        one.strong or other.strong,
        max(one.points, other.points),
    )
