"""The points for improvement of an inspection report: from its blocks to one Point an item.

Headings changed with the frameworks (2012 to 2026), and stand with or without a question mark or
the number of a footnote. Below them stand bullets, numbers that run on over groups, paragraphs
without labels, or a table (area SEND); a list inside an item belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.limbs import Ordinal, ordinals
from ingest.document import Block, BlockKind, Cell

_END = r"\s*[?:]?\s*\d{0,2}\s*$"  # a question mark, a colon, a footnote's number
_HEADING = re.compile(
    r"^(?:what (?:does|do|must|should) .{3,80} (?:need to )?(?:improve|do better)"
    r"|what needs? to improve(?: in this area of (?:social work )?practice)?"
    r"|areas? (?:for|of|requiring) (?:development and )?improvement"
    r"|areas? for (?:priority|immediate) (?:action|improvement)s?"
    r"|priority (?:and immediate )?actions?|(?:key )?recommendations(?: for .{3,60})?)" + _END,
    re.IGNORECASE,
)
# In area SEND reports "What needs to improve?" heads findings; what must be done is in tables.
_SEND_HEADING = re.compile(r"^areas? for (?:priority action|improvement)s?" + _END, re.IGNORECASE)
_WITHIN = re.compile(
    r"^(?P<time>immediately|with(?:in)? (?:immediate effect|\w+ (?:weeks?|months?))"
    r"(?: of .{3,60})?)\s*[:.]?\s*$",
    re.IGNORECASE,
)
# What comes after the points, in whatever type it is set.
_AFTER = re.compile(
    r"^(?:(?:main |inspection |key )?findings?(?:\s*[^\w\s].*)?$"
    r"|(?:the )?experiences? and progress of|the impact of leaders|progress since"
    r"|.{0,60}\bstrengths\b.{0,80}$|summary (?:for|of)"
    r"|inspection judge?ments?\b|what the inspection"
    r"|executive summary|information about"
    r"|.{10,120}:\s+(?:outstanding|good|adequate|inadequate|requires improvement[\w ]*)\.?$"
    r"|local area partnership details|yours sincerely|ofsted will take)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?::|\bthe following(?: actions?)?\.?)\s*$", re.IGNORECASE)
# "There are no areas for priority action.", "The inspection did not find any …"
_NONE = r"^(?:there (?:are|were) no\b|.{0,60}\b(?:did|does|do) not (?:find|identify) any\b)"
_NONE_FOUND = re.compile(_NONE, re.IGNORECASE)
# "The areas set at the last visit remain": told of, not made.
_TOLD_AGAIN = re.compile(
    rf"{_NONE}|\b(?:areas?|actions?|recommendations?)\b.{{0,120}}\b(?:remain|continue to be)\b"
    r"|\bno (?:additional|further|new|areas?)\b"
    r"|\b(?:set|identified|made|raised) (?:at|in|during|from) (?:the |its )?(?:last|previous)\b",
    re.IGNORECASE,
)
# "28. … the council and its partners should take the following action:" opens the list.
_INTRODUCES = re.compile(r"\b(?:should|must|need to)\b.*(?::|following(?: actions?)?\.?)\s*$", re.S)
_CONTENTS = re.compile(r"[^\d.]\d{1,3}\s*$")  # a line of contents ends in its page number
_STUCK = re.compile(r"^(?P<label>\d{1,3}\.)(?=[A-Z])")  # "144.The Board needs to …"
_FOOTNOTE = re.compile(r"^\d{1,2}$")
_WHOLE = re.compile(r"[.!?;)][’”]?\s*$")
_RUNS_ON = re.compile(r"^(?:[a-z(]|\W\s)")  # begins small, or with a mark that is no bullet here
_LINE = re.compile(r"^(?P<label>\(?(?:\d{1,2}|[a-z])[.)])\s+(?P<text>\S.*)$")
_GROUP_LONGEST = 80
_TITLE_LONGEST = 60
_DEEPEST = 9  # nothing is further in than this
_SKIPPED = 3  # numbers that may be missing in a sequence


@dataclass(frozen=True, slots=True)
class Point:
    """One item: its block and cell, words, heading, label, group by time, and whom it is for."""

    block: Block
    text: str
    heading: str
    label: str | None = None
    cell: Cell | None = None
    within: str | None = None
    body: str | None = None


def points(blocks: Sequence[Block], send: bool) -> Iterator[Point]:
    """Yield the points for improvement of one report in order; `send` for area SEND reports."""
    reader = _Reader(send)
    for index, block in enumerate(blocks):
        yield from reader.take(
            _unstuck(block), blocks[index + 1] if index + 1 < len(blocks) else None
        )
    yield from reader.close()


@dataclass(slots=True)
class _Reader:
    """Where in the report we are: below which heading, in which group, in which item."""

    send: bool
    heading: str | None = None
    level: int = 0
    within: str | None = None
    last: list[Ordinal] = field(default_factory=list)
    item_level: int = 0
    open: Point | None = None
    plain: list[Point] = field(default_factory=list)

    def take(self, block: Block, after: Block | None) -> Iterator[Point]:
        """Yield the points that are whole once `block` is read."""
        if block.kind is BlockKind.CAPTION:
            return  # a footnote between two items is no end of them
        if self._is_heading(block):
            yield from self.close()
            self.heading, self.level = block.text, block.level
        elif block.kind is BlockKind.TABLE:
            yield from self._table(block)
        elif self.heading is None or not re.search(r"\w", block.text):
            return
        elif _AFTER.match(block.text) and not block.label:
            yield from self.close()
        elif within := _WITHIN.match(block.text):
            yield from self._shut()
            self.within = within["time"]
        elif block.label and self._heads_a_list(block, after):
            yield from self._shut()
            self.last = []
        elif block.label:
            yield from self._labelled(block)
        elif self.open and self._goes_on(self.open, block):
            self._nest(block)
        elif self._is_group(block, after):
            yield from self._shut()
        elif block.kind is BlockKind.HEADING:
            yield from self.close()
        else:
            yield from self._paragraph(block)

    def close(self) -> Iterator[Point]:
        """End the section; paragraphs were its points if nothing in it had a label."""
        yield from self._shut()
        yield from self.plain
        self.heading, self.within, self.last, self.plain = None, None, [], []

    def _shut(self) -> Iterator[Point]:
        if self.open is not None:
            yield self.open
        self.open = None

    def _is_heading(self, block: Block) -> bool:
        if block.kind is BlockKind.TABLE or (block.label and block.kind is not BlockKind.HEADING):
            return False
        return bool(self._pattern().match(block.text))

    def _pattern(self) -> re.Pattern[str]:
        return _SEND_HEADING if self.send else _HEADING

    def _is_group(self, block: Block, after: Block | None) -> bool:
        """A short line between items: "Care leavers" above the points on care leavers."""
        short = len(block.text) <= _GROUP_LONGEST and not block.text.endswith((".", ";", ":"))
        larger = block.kind is BlockKind.HEADING and block.level < self.level
        if not short or larger or after is None or not after.label:
            return False
        return not self.last or bool(self._follows(ordinals(after.label), True))

    @staticmethod
    def _heads_a_list(block: Block, after: Block | None) -> bool:
        """A numbered group: "1. Quality of practice" above bullets."""
        short = len(block.text) <= _TITLE_LONGEST and not re.search(r"\W\s*$", block.text)
        if not short or after is None or not after.label:
            return False
        return ordinals(block.label or "")[0].style != "bullet" == ordinals(after.label)[0].style

    def _follows(self, label: Sequence[Ordinal], again: bool = False) -> list[Ordinal]:
        """What a label is if it goes on where the last stopped; in a new group, begins `again`."""
        first = (0, 1) if again or self.open is None else (0,)
        return [
            one
            for one in label
            for last in self.last
            if one.style == last.style
            and (one.number in first or 0 < one.number - last.number <= _SKIPPED)
        ]

    def _labelled(self, block: Block) -> Iterator[Point]:
        label = ordinals(block.label or "")
        numbered = label[0].style != "bullet"
        if numbered and not self.last and _INTRODUCES.search(block.text):
            return
        if block.kind is not BlockKind.LIST_ITEM and _FOOTNOTE.match(block.label or ""):
            return
        if self.open and (block.level > self.item_level or not self.last):
            self._nest(block)
        elif not self.last or self._follows(label):
            yield from self._shut()
            self.last = self._follows(label) or label
            self.item_level, self.plain = block.level, []
            if not _NONE_FOUND.search(block.text):
                self.open = self._point(block, block.text)
        elif self.open and not _WHOLE.search(self.open.text):
            self._nest(block)
        else:  # the numbered paragraphs of the report's body
            yield from self.close()

    def _paragraph(self, block: Block) -> Iterator[Point]:
        if self.send:
            yield from self._shut()
            self.open = self._point(block, block.text)
        elif _OPENING.search(block.text):
            yield from self._shut()
        elif self.last:
            yield from self.close()
        elif not (_TOLD_AGAIN.search(block.text) or _CONTENTS.search(block.text)):
            self.plain.append(self._point(block, block.text))

    @staticmethod
    def _goes_on(item: Point, block: Block) -> bool:
        """Whether words without a label are the rest of an item: its list, a page's overhang."""
        if block.kind is BlockKind.HEADING:
            return False
        return item.text.rstrip().endswith(":") or bool(_RUNS_ON.match(block.text))

    def _nest(self, block: Block) -> None:
        if self.open:
            words = f"{block.label} {block.text}" if block.label else block.text
            self.open = replace(self.open, text=f"{self.open.text} {words}")

    def _table(self, table: Block) -> Iterator[Point]:
        """The rows of a table headed as points, or of its rest over a page's end."""
        head = table.rows[0] if table.rows else ()
        named = [at for at, cell in enumerate(head) if self._pattern().match(cell.text)]
        if named:
            yield from self.close()
            self.heading = head[named[-1]].text
        elif self.heading is None or not self.send:
            return
        for row in table.rows[1:] if named else table.rows:
            cell = row[named[-1] if named and named[-1] < len(row) else -1]
            if cell.inherited or not cell.text or self._pattern().match(cell.text):
                continue
            body = " ".join(row[0].text.split()) if row[0] is not cell else None
            yield from self._cell(table, cell, body or None)

    def _cell(self, table: Block, cell: Cell, body: str | None) -> Iterator[Point]:
        """A cell is one point, or as many as it has numbered lines."""
        lines: list[tuple[str | None, str]] = [*_numbered_lines(cell.text)]
        for label, text in lines or [(None, cell.text)]:
            yield from self._shut()
            if label:
                self.last, self.item_level = ordinals(label), _DEEPEST
            words = " ".join(text.split())
            self.open = Point(table, words, self.heading or "", label, cell, self.within, body)

    def _point(self, block: Block, text: str) -> Point:
        return Point(block, text, self.heading or "", block.label, None, self.within)


def _unstuck(block: Block) -> Block:
    """A paragraph with the number that no space parts from its words as its label."""
    match = None if block.label or block.rows else _STUCK.match(block.text)
    if match is None:
        return block
    return replace(block, label=match["label"], text=block.text[match.end() :])


def _numbered_lines(text: str) -> list[tuple[str, str]]:
    """The lines of a cell by their labels, where the first and others have one."""
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match:
            found.append((match["label"], match["text"]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            return []
    return found if len(found) > 1 else []
