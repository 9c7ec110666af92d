"""Lines into paragraphs, list items and headings, by position, weight and room left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Place
from ingest.pdf_breaks import LARGER, Draft, Region, begins, measured
from ingest.pdf_content import Word
from ingest.pdf_lines import Line, is_bullet, label_of, line_of, opens_note

_HEADING_LONGEST = 180
# A paragraph number whose space was lost: "12.The", "1.4A" before another word.
_STUCK = re.compile(r"^(\d{1,3}\.(?:\d{1,2}\.?){0,3})([A-Z][a-z]+\W?|[A-Z]{2,}\W?|[AI])$")


def blocks_of(region: Region) -> list[Block]:
    """Return the region's blocks in reading order, list items with their level."""
    drafts: list[Draft] = []
    measures = measured(region)
    for line, forced in _unrolled([_unstuck(line) for line in region.lines]):
        split = label_of(line)
        if forced and split:
            drafts.append(Draft(split[0], drafts[-1].label_x, [split[1]]))
        elif drafts and not begins(region, drafts, line, split is not None, measures):
            drafts[-1].lines.append(line)
        elif split:
            drafts.append(Draft(split[0], line.x0, [split[1]]))
        else:
            drafts.append(Draft(None, line.x0, [line]))
    drafts = _with_lone_labels(drafts)
    levels = _levels(drafts)
    return [_block(region, draft, level) for draft, level in zip(drafts, levels, strict=True)]


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
        for index, word in enumerate(line.words if bullets else ()):
            if index > start and word.text in bullets and index + 1 < len(line.words):
                yield line_of(line.words[start:index]), start > 0
                start = index
        yield (line_of(line.words[start:]), True) if start else (line, False)


def _with_lone_labels(drafts: list[Draft]) -> list[Draft]:
    """A label alone on its line ("(i)", "3.") belongs to the paragraph after it."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and before.label is None and draft.label is None:
            alone = _lone_label(before)
            if alone and len(before.lines) == 1 and draft.lines[0].x0 > before.last.x1:
                joined[-1] = Draft(alone, before.label_x, draft.lines)
                continue
        joined.append(draft)
    return joined


def _lone_label(draft: Draft) -> str | None:
    words = draft.last.words
    if len(words) != 1:
        return None
    filler = words[0]._replace(text="x", x0=words[0].x1 + 20, x1=words[0].x1 + 30)
    split = label_of(replace(draft.last, words=(words[0], filler)))
    return split[0] if split else None


def _levels(drafts: Sequence[Draft]) -> list[int]:
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


def _block(region: Region, draft: Draft, level: int) -> Block:
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
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    last = None
    for word in words:
        if last is not None and not _runs_on(last, word):
            parts.append(" ")
            at += 1
        parts.append(word.text)
        spans.append((at, at := at + len(word.text)))
        last = word
    return "".join(parts), spans


def _runs_on(last: Word, word: Word) -> bool:
    """Whether a line's end parts a word at its hyphen, or "and/or" or an address at its slash."""
    if last.text[-1] != "/":
        return last.hyphen
    return len(last.text) > 1 and word.top > last.bottom - 2


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


def _kind(region: Region, draft: Draft, text: str) -> BlockKind:
    if opens_note(draft.lines[0]):
        return BlockKind.CAPTION
    if _is_heading(region, draft, text):
        return BlockKind.HEADING
    if draft.label is None:
        return BlockKind.PARAGRAPH
    numbered = draft.label[0].isdigit() and not draft.label.endswith(")")
    return BlockKind.PARAGRAPH if numbered else BlockKind.LIST_ITEM


def _is_heading(region: Region, draft: Draft, text: str) -> bool:
    if _is_item(draft.label, text) or len(text) > _HEADING_LONGEST or len(draft.lines) > 4:
        return False
    if not any(map(str.isalpha, text)) or (text.endswith((".", ";", ",")) and text.upper() != text):
        return False
    if all(line.bold for line in draft.lines):
        return True
    larger = min(line.size for line in draft.lines) > region.setting.body + LARGER
    # A postcode or reference is in capitals too, but has no word.
    worded = any(len(word) > 2 for word in re.findall(r"[^\W\d_]+", text))
    capitals = worded and text == text.upper() and sum(map(str.isalpha, text)) > 3
    return larger or capitals


def _is_item(label: str | None, text: str) -> bool:
    """Whether a label is a list's: a bullet, or a letter before words in mid-sentence."""
    return is_bullet(label) or (label is not None and label[-1:] == ")" and text[:1].islower())


def _heading_rank(region: Region, draft: Draft, text: str) -> int:
    """1 for the largest headings to 4 for bold words of the running text's size."""
    size = max(line.size for line in draft.lines)
    if size > region.setting.body + 4:
        return 1
    if size > region.setting.body + LARGER:
        return 2
    return 3 if text == text.upper() else 4
