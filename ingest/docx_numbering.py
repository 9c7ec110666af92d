"""The labels that Word numbers by itself: "3.1", "(i)", "a)", "•".

They stand nowhere in the text. A paragraph, or its style, names a list (w:num) and a level; the
list names a definition (w:abstractNum) of up to nine levels, each with a number format, a
pattern ("%1.%2") and a start. Lists of one definition share its counters; a list that overrides
a level's start begins there anew when it is first met (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.docx_numerals import numeral
from ingest.docx_xml import Indent, W, child, indent_of, number, switch, value

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

LEVELS = 9
OFF = "0"  # the number of the list that says: no list
_SLOT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the level (from 1) below which it begins again.

    `text` is the pattern; `style` the paragraph style that is tied to the level.
    """

    start: int = 1
    form: str = "decimal"
    pattern: str | None = None
    text: str = ""
    restart: int | None = None
    legal: bool = False
    picture: bool = False
    style: str | None = None
    indent: Indent = field(default_factory=Indent)


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the definition it counts by, its levels, and the levels whose start it overrides."""

    definition: str
    levels: tuple[Level, ...]
    begins_anew: frozenset[int] = frozenset()


class Numbering:
    """A document's lists and how far each has counted; paragraphs are told to it in order."""

    def __init__(self, root: Element | None, list_styles: dict[str, str]) -> None:
        """Take the numbering part, and the list that each numbering style names."""
        self._list_styles = list_styles
        self._definitions = _by_key(root, "abstractNum", "abstractNumId")
        self._nums = _by_key(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[str] = set()

    def level(self, num_id: str, level: int) -> Level | None:
        """How a level of a list is defined; None for a list that is not."""
        found = self._list(num_id)
        return found.levels[level] if found and 0 <= level < LEVELS else None

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level of a list to which a paragraph style is tied."""
        found = self._list(num_id)
        levels = enumerate(found.levels if found else ())
        return next((at for at, level in levels if level.style == style), None)

    def label(self, num_id: str, level: int) -> str | None:
        """Count a paragraph and return its label; None where it shows none."""
        found = self._list(num_id)
        if found is None or not 0 <= level < LEVELS:
            return None
        counts = self._counts.setdefault(found.definition, [None] * LEVELS)
        if num_id not in self._met:
            self._met.add(num_id)
            for anew in found.begins_anew:
                counts[anew] = None
        _count(counts, found.levels, level)
        return _label(counts, found.levels, level)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._made(num_id)
        return self._lists[num_id]

    def _made(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        definition = self._definition(value(child(num, "abstractNumId")))
        if num is None or definition is None:
            return None
        levels = _levels(definition)
        begins_anew = set()
        for override in num.iterfind(f"{W}lvlOverride"):
            at = number(value(override, "ilvl"))
            if at is None or not 0 <= at < LEVELS:
                continue
            own = child(override, "lvl")
            levels[at] = levels[at] if own is None else _level(own)
            start = number(value(child(override, "startOverride")))
            if start is not None:
                levels[at] = replace(levels[at], start=start)
                begins_anew.add(at)
        key = value(definition, "abstractNumId") or ""
        return _List(key, tuple(levels), frozenset(begins_anew))

    def _definition(self, key: str | None) -> Element | None:
        """The definition of that key, or the one that the list style it names stands for."""
        definition = self._definitions.get(key or "")
        style = value(child(definition, "numStyleLink"))
        if style is None:
            return definition
        named = self._nums.get(self._list_styles.get(style, ""))
        linked = self._definitions.get(value(child(named, "abstractNumId")) or "")
        if linked is not None and linked is not definition:
            return linked
        every = self._definitions.values()
        return next((each for each in every if value(child(each, "styleLink")) == style), None)


def _by_key(root: Element | None, name: str, key: str) -> dict[str, Element]:
    elements = () if root is None else root.iterfind(W + name)
    return {value(element, key) or "": element for element in elements}


def _levels(definition: Element) -> list[Level]:
    levels = [Level()] * LEVELS
    for element in definition.iterfind(f"{W}lvl"):
        at = number(value(element, "ilvl"))
        if at is not None and 0 <= at < LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    # A format of one's own ("001, 002") stands beside one that older programs know.
    forms = list(element.iter(f"{W}numFmt"))
    own = next((form for form in forms if value(form) == "custom"), None)
    form = own if own is not None else next(iter(forms), None)
    start = number(value(child(element, "start")))
    return Level(
        start=0 if start is None else start,
        form=value(form) or "decimal",
        pattern=value(form, "format"),
        text=value(child(element, "lvlText")) or "",
        restart=number(value(child(element, "lvlRestart"))),
        legal=bool(switch(child(element, "isLgl"))),
        picture=child(element, "lvlPicBulletId") is not None,
        style=value(child(element, "pStyle")),
        indent=indent_of(child(element, "pPr")),
    )


def _count(counts: list[int | None], levels: tuple[Level, ...], level: int) -> None:
    """Count one paragraph at a level; levels above that were never met stand at their start."""
    for deeper in range(level + 1, LEVELS):
        if level < _restarted_below(levels[deeper], deeper):
            counts[deeper] = None
    for at in range(level):
        if counts[at] is None:
            counts[at] = levels[at].start
    count = counts[level]
    counts[level] = levels[level].start if count is None else count + 1


def _restarted_below(level: Level, at: int) -> int:
    """A level begins again after a paragraph of any level above, or of those that it names."""
    return at if level.restart is None or level.restart > at else level.restart


def _label(counts: list[int | None], levels: tuple[Level, ...], level: int) -> str | None:
    this = levels[level]
    if this.form == "bullet":
        return "•" if this.text.strip() or this.picture else None
    slots = [int(slot) - 1 for slot in _SLOT.findall(this.text)]
    if any(slot > level for slot in slots):  # Word then shows nothing
        return None

    def shown(slot: re.Match[str]) -> str:
        at = int(slot[1]) - 1
        form = levels[at].form
        if this.legal and form not in ("none", "decimalZero"):
            form = "decimal"
        return numeral(counts[at] or 0, form, levels[at].pattern)

    return _SLOT.sub(shown, this.text).strip() or None
