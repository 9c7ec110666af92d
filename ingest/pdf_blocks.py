"""Lines into paragraphs, list items and headings, by position, weight and room left.

A line ends its paragraph when the next line's first word would still have fitted on it: the
writer, not the margin, broke it there. This holds for ragged and justified text alike and needs
no measure of leading, which committee papers change from paragraph to paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Block, BlockKind, Place
from ingest.pdf_content import Word
from ingest.pdf_lines import Line, is_bullet, label_of, line_of

FillAt = Callable[[float, float], str | None]
_HEADING_LONGEST = 180
_FEW_GAPS = 5
_TERMINAL = (".", "?", "!", ";", ":")
_OPEN_ENDS = re.compile(r"(?:,|&|[-–—]|\b(?:and|or|of|for|the|to|in|on|by|with))$")
# A paragraph number whose space was lost: "12.The", "1.4A" before another word.
_STUCK = re.compile(r"^(\d{1,3}\.(?:\d{1,2}\.?){0,3})([A-Z][a-z]+\W?|[A-Z]{2,}\W?|[AI])$")
_FEW_WORDS = 4
_FEW_LINES = 3


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
class _Draft:
    label: str | None
    label_x: float
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]


def blocks_of(region: Region) -> list[Block]:
    """Return the region's blocks in reading order, list items with their level."""
    drafts: list[_Draft] = []
    leading = _leading(region.lines, region.setting.leading)
    for line, forced in _unrolled([_unstuck(line) for line in region.lines]):
        split = label_of(line)
        if forced and split:
            drafts.append(_Draft(split[0], drafts[-1].label_x, [split[1]]))
        elif drafts and not _begins(region, drafts, line, split is not None, leading):
            drafts[-1].lines.append(line)
        elif split:
            drafts.append(_Draft(split[0], line.x0, [split[1]]))
        else:
            drafts.append(_Draft(None, line.x0, [line]))
    drafts = _with_lone_labels(drafts)
    levels = _levels(drafts)
    return [_block(region, draft, level) for draft, level in zip(drafts, levels, strict=True)]


def _leading(lines: Sequence[Line], usual: float) -> float:
    """The gap between lines of one paragraph: a low one of those met, in points.

    Where few are met, or where a list of short lines (headings with "None" under each) shows
    only how far apart blocks are, the document's usual one.
    """
    gaps = sorted(after.top - before.bottom for before, after in pairwise(lines))
    if len(gaps) < _FEW_GAPS:
        return usual
    low = gaps[len(gaps) // 10]
    if low <= usual + 0.5 * lines[0].height:
        return low
    wordy = sum(len(line.words) > _FEW_WORDS for line in lines)
    return low if wordy > _FEW_GAPS else usual


def _unstuck(line: Line) -> Line:
    """The line with its first word cut in two where a paragraph number has stuck to it."""
    first = line.words[0]
    stuck = _STUCK.match(first.text) if len(line.words) > 1 else None
    if stuck is None:
        return line
    middle = first.x0 + (first.x1 - first.x0) * len(stuck.group(1)) / len(first.text)
    number = first._replace(text=stuck.group(1), x1=middle)
    return line_of([number, first._replace(text=stuck.group(2), x0=middle), *line.words[1:]])


def _unrolled(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Lines, cut before a bullet in mid-line when a bullet of the same form has opened a line.

    Lists whose items were run together ("• one. • two.") become items again; True marks a cut.
    """
    bullets = {line.words[0].text for line in lines if is_bullet(line.words[0].text)} - set(
        "-–—o*·"
    )
    for line in lines:
        start = 0
        for index, word in enumerate(line.words):
            if index > start and word.text in bullets and index + 1 < len(line.words):
                yield line_of(line.words[start:index]), start > 0
                start = index
        yield line_of(line.words[start:]), start > 0


def _begins(
    region: Region, drafts: Sequence[_Draft], line: Line, labelled: bool, leading: float
) -> bool:
    """Whether a line begins a new block."""
    draft = drafts[-1]
    last = draft.last
    gap = line.top - last.bottom
    if not labelled and _in_mid_sentence(region, draft, line, gap):
        return False
    if gap > 1.1 * max(line.height, last.height):
        return True
    if abs(line.size - last.size) > 1.2 or (line.bold != last.bold and _style_breaks(last, line)):
        return True
    if gap > leading + 0.3 * line.height:
        return True
    if labelled:
        return _label_stands_out(draft, line, last, region)
    return _left_room(last, line, region.right)


def _in_mid_sentence(region: Region, draft: _Draft, line: Line, gap: float) -> bool:
    """Whether a wider gap has opened between two lines of one sentence.

    The line above must end without any mark, and be a long one, an item's, or the last of
    running text that a capital began: lists are set without bullets too, and their items are
    short, begin small or end with a comma.
    """
    last = draft.last
    if gap > 2 * line.height or line.bold != last.bold or abs(line.size - last.size) > 0.6:
        return False
    if not (line.words[0].text[:1].islower() and last.text[-1:].isalnum()):
        return False
    running = len(draft.lines) >= _FEW_LINES and draft.lines[0].text[:1].isupper()
    if draft.label is not None or running:
        return True
    return len(last.words) > _FEW_WORDS and _length(last) >= 0.5 * (region.right - region.left)


def _length(line: Line) -> float:
    return line.x1 - line.x0


def _style_breaks(last: Line, line: Line) -> bool:
    """A change of weight between lines breaks unless the words of one run into the other."""
    return last.words[-1].bold != line.words[0].bold


def _label_stands_out(draft: _Draft, line: Line, last: Line, region: Region) -> bool:
    """A number that a line happens to begin with is no label when it stands where text stands."""
    if _left_room(last, line, region.right):
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


def _left_room(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would have fitted on the last one."""
    first = line.words[0]
    if last.words[-1].hyphen:
        return False
    space = 0.3 * first.size
    if last.x1 + space + (first.x1 - first.x0) >= right - 0.5 * first.size:
        return False
    if _ends_alike(last, line) or _centred_in_one(last, line):
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


def _with_lone_labels(drafts: list[_Draft]) -> list[_Draft]:
    """A label alone on its line ("(i)", "3.") belongs to the paragraph after it."""
    joined: list[_Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and before.label is None and draft.label is None:
            alone = _lone_label(before)
            if alone and len(before.lines) == 1 and draft.lines[0].x0 > before.last.x1:
                joined[-1] = _Draft(alone, before.label_x, draft.lines)
                continue
        joined.append(draft)
    return joined


def _lone_label(draft: _Draft) -> str | None:
    words = draft.last.words
    if len(words) != 1:
        return None
    filler = words[0]._replace(text="x", x0=words[0].x1 + 20, x1=words[0].x1 + 30)
    split = label_of(replace(draft.last, words=(words[0], filler)))
    return split[0] if split else None


def _levels(drafts: Sequence[_Draft]) -> list[int]:
    """Nesting of labelled drafts by how far in their labels stand; 0 for unlabelled ones."""
    stack: list[float] = []
    levels = []
    for draft in drafts:
        if draft.label is None:
            # Text back at the list's own margin ends the list; further in, it belongs to it.
            if stack and draft.lines[0].x0 <= stack[0] + 2:
                stack.clear()
            levels.append(0)
            continue
        while stack and stack[-1] > draft.label_x + 4:
            stack.pop()
        if not stack or draft.label_x > stack[-1] + 4:
            stack.append(draft.label_x)
        levels.append(len(stack))
    return levels


def _block(region: Region, draft: _Draft, level: int) -> Block:
    words = [word for line in draft.lines for word in line.words]
    text, spans = joined(words)
    box = (
        min([draft.label_x, *(line.x0 for line in draft.lines)]),
        min(line.top for line in draft.lines),
        max(line.x1 for line in draft.lines),
        max(line.bottom for line in draft.lines),
    )
    kind = _kind(region, draft, text)
    return Block(
        kind=kind,
        text=text,
        places=(Place(region.page, region.page_label, box),),
        label=draft.label,
        level=_heading_rank(region, draft, text) if kind is BlockKind.HEADING else level,
        italics=_ranges(spans, [word.italic for word in words]),
        bolds=_ranges(spans, [word.bold for word in words]),
        fill=region.fill_at(*words[0].middle),
    )


def joined(words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """Join words by spaces (none after a line's last hyphen or slash); return text and ranges."""
    text, spans = "", []
    for index, word in enumerate(words):
        if text and not (words[index - 1].hyphen or _broken_at_slash(words[index - 1], word)):
            text += " "
        spans.append((len(text), len(text) + len(word.text)))
        text += word.text
    return text, spans


def _broken_at_slash(last: Word, word: Word) -> bool:
    """Whether a line's end parts "and/or" or an address after its slash."""
    return len(last.text) > 1 and last.text.endswith("/") and word.top > last.bottom - 2


def _ranges(
    spans: Sequence[tuple[int, int]], marked: Sequence[bool]
) -> tuple[tuple[int, int], ...]:
    """The spans of marked words, those of neighbours made one."""
    if not any(marked):
        return ()
    ranges: list[tuple[int, int]] = []
    open_run = False
    for mark, (start, end) in zip(marked, spans, strict=True):
        if mark and open_run:
            ranges[-1] = (ranges[-1][0], end)
        elif mark:
            ranges.append((start, end))
        open_run = mark
    return tuple(ranges)


def _kind(region: Region, draft: _Draft, text: str) -> BlockKind:
    if _is_heading(region, draft, text):
        return BlockKind.HEADING
    if draft.label is None:
        return BlockKind.PARAGRAPH
    numbered = draft.label[0].isdigit() and not draft.label.endswith(")")
    return BlockKind.PARAGRAPH if numbered else BlockKind.LIST_ITEM


def _is_heading(region: Region, draft: _Draft, text: str) -> bool:
    if is_bullet(draft.label) or len(text) > _HEADING_LONGEST or len(draft.lines) > 4:
        return False
    if not any(map(str.isalpha, text)) or (text.endswith((".", ";", ",")) and text.upper() != text):
        return False
    if all(line.bold for line in draft.lines):
        return True
    larger = min(line.size for line in draft.lines) > region.setting.body + 1.4
    # A postcode or reference is in capitals too, but has no word.
    worded = any(len(word) > 2 for word in re.findall(r"[^\W\d_]+", text))
    capitals = worded and text == text.upper() and sum(map(str.isalpha, text)) > 3
    return larger or capitals


def _heading_rank(region: Region, draft: _Draft, text: str) -> int:
    """1 for the largest headings to 4 for bold words of the running text's size."""
    size = max(line.size for line in draft.lines)
    if size > region.setting.body + 4:
        return 1
    if size > region.setting.body + 1.4:
        return 2
    return 3 if text == text.upper() else 4
