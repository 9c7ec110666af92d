"""Which agenda item each paper of a pack belongs to, and what kind of paper it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from ingest.document import Block, BlockKind, PaperKind
from ingest.front_sheet import Item, same_number
from ingest.pack_view import Start, View
from ingest.page_breaks import ENOUGH, LIKELY
from ingest.paper_heads import appendix_name, fields, is_minutes_head
from ingest.paper_titles import listed_appendices

# "Minutes of the last meeting", not "Minutes and action log".
_MINUTES = re.compile(r"^(?:\w+ ){0,3}minutes\b(?!\W+(?:silence|extract|and\b))", re.IGNORECASE)
_SAME_TITLE = 0.8
_FEWEST_WORDS = 4
_TITLE_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Settling:
    """What is known of the whole pack when papers get their items.

    `told` says that stamps or ranges give the items, `ranges_hold` that the ranges do.
    """

    view: View
    items: Sequence[Item]
    told: bool
    ranges_hold: bool


def settled(pack: Settling, starts: Iterable[Start], first: int) -> list[Start]:
    """Give each start its item, carried on to what follows it, and its kind.

    Those before block `first` are the front sheet. Where no stamp, range or title ties any
    report to an item, each is a report of an item unknown.
    """
    starts = list(starts)
    result: list[Start] = []
    claimed: set[str] = set()
    if not pack.told:
        reports = [start for start in starts if start.kind is PaperKind.REPORT]
        named = (_item_by_title(pack, start, None) for start in reports)
        claimed = {number for number in named if number}
    tied = pack.told or bool(claimed)
    item: str | None = None
    for start in starts:
        if start.at < first:
            result.append(replace(start, kind=PaperKind.AGENDA))
            continue
        own = _spelt(start.item, pack.items)
        if own is None and not pack.ranges_hold:
            own = _item_by_title(pack, start, item, claimed)
        unknown = own is None and not tied and start.kind is PaperKind.REPORT
        fresh = unknown or (own is not None and not same_number(own, item))
        item = None if unknown else own or item
        kind = _kind(pack, start, item, fresh or item is None)
        result.append(replace(start, item=item, kind=kind))
    return result


def _spelt(number: str | None, items: Sequence[Item]) -> str | None:
    """An item's number as the front sheet prints it."""
    return next((item.number for item in items if same_number(item.number, number)), number)


def _kind(pack: Settling, start: Start, item: str | None, first: bool) -> PaperKind:
    """What a paper is: an item's first is its report or minutes, later ones appendices."""
    near = pack.view.near(start.at, 12)
    if start.kind is PaperKind.MINUTES or any(
        is_minutes_head(near, at) for at in range(min(4, len(near)))
    ):
        return PaperKind.MINUTES
    headed = start.kind is PaperKind.REPORT
    named = not headed and any(appendix_name(block) for block in near[:2])
    if not first or named:
        return PaperKind.APPENDIX
    title = next((known.title for known in pack.items if known.number == item), "")
    minutes = not headed and _MINUTES.match(title)
    return PaperKind.MINUTES if minutes else PaperKind.REPORT


def _item_by_title(
    pack: Settling, start: Start, current: str | None, claimed: Collection[str] = ()
) -> str | None:
    """The later agenda item whose title a paper bears, or that is minutes.

    A paper without a report's head can only open an item that no report claims by its subject.
    """
    numbers = [item.number for item in pack.items]
    later = list(pack.items[numbers.index(current) + 1 :] if current in numbers else pack.items)
    if start.kind is PaperKind.MINUTES:
        return next((i.number for i in later if "MINUTES" in i.title.upper()), None)
    near = pack.view.near(start.at, 12)
    if start.strong:
        titles = [subject] if (subject := fields(near).subject) else []
    else:
        later = list(takewhile(lambda item: item.number not in claimed, later))
        titles = [] if pack.told else _opening_titles(near)
    likeness = [(_likeness(title, item.title), item.number) for title in titles for item in later]
    best = max(likeness, default=(0.0, ""))
    return best[1] if best[0] >= _SAME_TITLE else None


def _opening_titles(near: Sequence[Block]) -> list[str]:
    return [b.text for b in near[:3] if b.kind is BlockKind.HEADING and len(b.text) < 160]


def _likeness(subject: str, title: str) -> float:
    """How alike two titles are, 0 for clearly not; one with all longer words of the other is."""
    alike = _alike(subject, title)
    ours, theirs = (set(re.findall(r"[^\W\d_]{4,}", t.casefold())) for t in (subject, title))
    fewest = min(len(ours), len(theirs))
    within = fewest >= _FEWEST_WORDS and len(ours & theirs) == fewest
    return max(alike, _SAME_TITLE) if within else alike


def _alike(first: str, second: str) -> float:
    ours, theirs = (re.sub(r"\W+", " ", text).casefold().strip() for text in (first, second))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.real_quick_ratio() < _SAME_TITLE or matcher.quick_ratio() < _SAME_TITLE:
        return 0.0
    return matcher.ratio()


def with_likely(view: View, starts: Sequence[Start]) -> list[Start]:
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
        listed = listed_appendices(view.between(report.at, end))
        titles = [title for _, title in listed]
        ranked = [(start.points + 2 * _bears(view, start, titles), start) for start in likely]
        ranked = [(points, start) for points, start in ranked if points >= LIKELY]
        ranked.sort(key=lambda each: (-each[0], each[1].at))
        room = len(listed) - sum(start in kept for start in own)
        kept += [start for _, start in ranked[: max(0, room)]]
    return sorted(kept, key=lambda start: start.at)


def _bears(view: View, start: Start, titles: Sequence[str]) -> bool:
    """Whether a page opens with one of the titles."""
    lines = [b.text for b in view.near(start.at, 3) if len(b.text) < _TITLE_LONGEST]
    lines.append(" ".join(lines[:2]))
    return any(_alike(line, title) >= _SAME_TITLE for line in lines for title in titles)
