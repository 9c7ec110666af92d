"""Where a line begins a new paragraph, item or heading, and where it goes on with the last one.

A line ends its paragraph when the next line's first word would still have fitted on it: the
writer, not the margin, broke it there. This holds for ragged and justified text alike and needs
no measure of leading, which committee papers change from paragraph to paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.pdf_lines import Line, is_bullet, label_of, opens_note

FillAt = Callable[[float, float], str | None]
LARGER = 1.4  # headings are so much larger than the running text, in points
_FEW_GAPS = 5
_FEW_WORDS = 4
_FEW_LINES = 3
_MANY_LINES = 8  # so many lines from one place on show where their margin is
_NARROWER = 0.08  # the share of a region's width by which its text can be set narrower
_WIDE = 25  # a column of running text is so many times wider than its letters' size
_TERMINAL = (".", "?", "!", ";", ":")
_OPEN_ENDS = re.compile(r"(?:,|&|[-–—]|\b(?:and|or|of|for|the|to|in|on|by|with))$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document's running text is set: its size, and the gap between lines, in points."""

    body: float
    leading: float


@dataclass(slots=True)
class Region:
    """Lines that belong together: a page's column between two tables, or a table's cell.

    `left` and `right` are where its text can begin and end, in points; `setting` is
    the document's.
    """

    lines: Sequence[Line]
    left: float
    right: float
    page: int
    page_label: str | None
    setting: Setting
    fill_at: FillAt


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and its label with the place it stands at."""

    label: str | None
    label_x: float
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """The line that it ends with so far."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a region's lines show of how they are set, in points.

    `leading` is the gap between lines of one paragraph; `rights` where text ends that begins
    at a place, by the place: a summary can be set wider than the paragraphs below it.
    """

    leading: float
    rights: dict[int, float]

    def right_of(self, line: Line, otherwise: float) -> float:
        """Where text ends that begins where this line does."""
        return self.rights.get(_place(line), otherwise)


def measured(region: Region) -> Measures:
    """Return the measures of a region's lines."""
    if len(region.lines) < _MANY_LINES:
        return Measures(_leading(region), {})
    ends: dict[int, list[float]] = {}
    for line in region.lines:
        ends.setdefault(_place(line), []).append(line.x1)
    nearest = region.right - _NARROWER * (region.right - region.left)
    furthest = {place: margin_of(x1s) for place, x1s in ends.items() if len(x1s) >= _MANY_LINES}
    rights = {place: end for place, end in furthest.items() if end >= nearest}
    return Measures(_leading(region), rights)


def _place(line: Line) -> int:
    return round(line.x0 / 2)


def margin_of(ends: Iterable[float]) -> float:
    """Where lines with these ends have their margin: the furthest that two come close to."""
    ordered = sorted(ends, reverse=True)
    for end, following in pairwise(ordered):
        if end - following < 25:
            return end
    return ordered[0]


def _leading(region: Region) -> float:
    """The gap between lines of one paragraph: a low one of those met, in points.

    Where few are met, or where a list of short lines (headings with "None" under each) shows
    only how far apart blocks are, the document's usual one.
    """
    usual = region.setting.leading
    gaps = sorted(
        after.top - before.bottom
        for before, after in pairwise(region.lines)
        if after.top > before.bottom - 0.3 * before.height  # no words beside each other: a chart's
    )
    if len(gaps) < _FEW_GAPS:
        return _leading_of_few(region)
    low = gaps[len(gaps) // 10]
    if low <= usual + 0.5 * region.lines[0].height:
        return low
    wordy = sum(len(line.words) > _FEW_WORDS for line in region.lines)
    return low if wordy > _FEW_GAPS else usual


def _leading_of_few(region: Region) -> float:
    """The gap under two full lines that end in mid-sentence, where it is the same; else the usual.

    A page can end with a few lines set wider than the rest of its file.
    """
    under = sorted(
        after.top - before.bottom
        for before, after in pairwise(region.lines)
        if len(before.words) > _FEW_WORDS
        and before.text[-1:].isalnum()
        and label_of(after) is None
        and not _left_room(before, after, region.right)
    )
    alike = len(under) > 1 and under[1] - under[0] < 1
    return under[0] if alike and under[0] < region.lines[0].height else region.setting.leading


def begins(
    region: Region, drafts: Sequence[Draft], line: Line, labelled: bool, measures: Measures
) -> bool:
    """Whether a line begins a new block; `measures` are the region's."""
    draft = drafts[-1]
    last = draft.last
    gap = line.top - last.bottom
    if opens_note(line) or _stands_at_right(region, draft, line):
        return True
    if not labelled and _in_mid_sentence(region, draft, line, gap):
        return False
    if not labelled and _heading_runs_over(region, last, line, gap):
        return False
    if gap > 1.1 * max(line.height, last.height):
        return True
    if abs(line.size - last.size) > 1.2 or (line.bold != last.bold and _style_breaks(last, line)):
        return True
    if gap > measures.leading + 0.3 * line.height:
        return True
    right = measures.right_of(last, region.right)
    if labelled:
        return _label_stands_out(draft, line, last, right)
    return _left_room(last, line, right, _above(draft))


def _stands_at_right(region: Region, draft: Draft, line: Line) -> bool:
    """Whether a line alone stands far to the right of the next one: a date, an item's number."""
    far = 0.4 * (region.right - region.left)
    return len(draft.lines) == 1 and draft.label is None and draft.last.x0 - line.x0 > far


def _in_mid_sentence(region: Region, draft: Draft, line: Line, gap: float) -> bool:
    """Whether a wider gap has opened between two lines of one sentence.

    The line above must end without any mark, and be a long one, an item's, or the last of
    running text that a capital began: lists are set without bullets too, and their items are
    short, begin small or end with a comma.
    """
    last = draft.last
    if not (line.words[0].text[:1].islower() and _is_open(last)):
        return False
    if gap > 2 * line.height or line.bold != last.bold or abs(line.size - last.size) > 0.6:
        return False
    running = len(draft.lines) >= _FEW_LINES and draft.lines[0].text[:1].isupper()
    if draft.label is not None or running:
        return True
    return len(last.words) > _FEW_WORDS and _length(last) >= 0.5 * (region.right - region.left)


def _is_open(line: Line) -> bool:
    end = line.words[-1].text[-1:]
    return end.isalnum() or end in "–—&"


def _heading_runs_over(region: Region, last: Line, line: Line, gap: float) -> bool:
    """Whether two large bold lines are one heading: no line could have held both."""
    width, first = region.right - region.left, line.words[0]
    large = last.size > region.setting.body + LARGER and width > _WIDE * region.setting.body
    alike = last.bold and line.bold and abs(line.size - last.size) < 0.6
    full = _length(last) + 0.3 * first.size + first.x1 - first.x0 > width
    return large and alike and full and gap <= 1.1 * line.height


def _length(line: Line) -> float:
    return line.x1 - line.x0


def _style_breaks(last: Line, line: Line) -> bool:
    """A change of weight between lines breaks unless the words of one run into the other."""
    return last.words[-1].bold != line.words[0].bold


def _label_stands_out(draft: Draft, line: Line, last: Line, right: float) -> bool:
    """A number that a line happens to begin with is no label when it stands where text stands."""
    if _left_room(last, line, right, _above(draft)):
        return True
    text_x = draft.last.x0 if draft.label or len(draft.lines) > 1 else draft.lines[0].x0
    if line.x0 < text_x - 3:
        return True
    split = label_of(line)
    return (
        split is not None
        and (is_bullet(split[0]) or draft.label is not None)
        and (abs(line.x0 - draft.label_x) < 3 or line.x0 > text_x + 3)
    )


def _above(draft: Draft) -> Line | None:
    return draft.lines[-2] if len(draft.lines) > 1 else None


def _left_room(last: Line, line: Line, right: float, above: Line | None = None) -> bool:
    """Whether the next line's first word would have fitted on the last one.

    `above` is the line over the last one in its block: where both end alike, that is the margin.
    """
    first = line.words[0]
    if last.words[-1].hyphen:
        return False
    space = 0.3 * first.size
    if last.x1 + space + (first.x1 - first.x0) >= right - 0.5 * first.size:
        return False
    if _ends_alike(last, line) or (above and _ends_alike(last, above)):
        return False
    if _centred_in_one(last, line):
        return False
    # A narrower block (a quotation set in from both sides) has a margin of its own: there only
    # a capital after a full stop begins anew.
    return not first.text[:1].islower() or last.text.endswith(_TERMINAL)


def _ends_alike(last: Line, line: Line) -> bool:
    """Whether two lines start and end at the same places: justified beside a picture."""
    nearness = 0.4 if last.text.endswith(_TERMINAL) else 1.0
    same = abs(last.x0 - line.x0) < 2 and abs(last.x1 - line.x1) < nearness
    return same and min(len(last.words), len(line.words)) >= _FEW_WORDS


def _centred_in_one(last: Line, line: Line) -> bool:
    """Whether two bold lines are one centred heading: the first ends where no heading can."""
    centred = abs(last.x0 + last.x1 - line.x0 - line.x1) < 6 and abs(last.x0 - line.x0) > 2
    return centred and last.bold and line.bold and bool(_OPEN_ENDS.search(last.text))
