"""Which list a Word paragraph belongs to, and how deep in lists it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.docx_numbering import OFF, Numbering
from ingest.docx_styles import Style
from ingest.docx_xml import child, indent_of, number, value

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_SAME = 80  # twentieths of a point: labels less far apart stand at one margin
_STEP = 360  # the indent of a level that tells none


@dataclass(frozen=True, slots=True)
class Marked:
    """The label that Word gives a paragraph, and where its first line begins.

    `start` is in twentieths of a point from the margin.
    """

    label: str | None
    start: int


def marked(properties: Element | None, style: Style, numbering: Numbering) -> Marked:
    """Count a paragraph in its list and return its label; the list is its own or its style's."""
    own = indent_of(properties)
    num_id, level, from_style = _list_of(properties, style, numbering)
    defined = numbering.level(num_id, level) if num_id else None
    if num_id is None or defined is None:
        return Marked(None, own.over(style.indent).start)
    if from_style:  # what the style says beside its list is meant for it
        indent = own.over(style.indent).over(defined.indent)
    else:
        indent = own.over(defined.indent).over(style.indent)
    start = indent.start if indent.left is not None else level * _STEP
    return Marked(numbering.label(num_id, level), start)


def _list_of(
    properties: Element | None, style: Style, numbering: Numbering
) -> tuple[str | None, int, bool]:
    """A paragraph's list and level, and whether its style gave the list."""
    told = child(properties, "numPr")
    own = value(child(told, "numId"))
    num_id = own or style.num_id
    if num_id is None or num_id == OFF:
        return None, 0, False
    level = number(value(child(told, "ilvl")))
    if level is None:
        tied = (numbering.level_of_style(num_id, name) for name in style.names)
        level = next((at for at in tied if at is not None), None)
    if level is None:
        level = style.num_level if own is None else 0
    return num_id, level or 0, own is None


class ListLevels:
    """Nesting of labelled paragraphs by how far in their labels stand, as on a page."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self._open: list[int] = []

    def depth(self, found: Marked, label: str | None) -> int:
        """How deep a paragraph stands, 0 without a label; words back at the margin end a list."""
        if label is None:
            if self._open and found.start <= self._open[0] + _SAME // 2:
                self._open.clear()
            return 0
        while self._open and self._open[-1] > found.start + _SAME:
            self._open.pop()
        if not self._open or found.start > self._open[-1] + _SAME:
            self._open.append(found.start)
        return len(self._open)

    def end(self) -> None:
        """A heading ends the lists before it."""
        self._open.clear()
