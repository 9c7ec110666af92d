"""Paragraph, character and numbering styles of a Word file, each with what it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.docx_xml import Indent, W, child, fill_of, indent_of, is_set, number, switch, value

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

TOGGLES = ("b", "i", "vanish", "caps")
_BODY_LEVEL = 9  # the outline level that stands for running text
# Built-in styles keep their English names in every language's Word; their identifiers do not.
_HEADING = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_CONTENTS = re.compile(r"^(?:toc \d|table of figures)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those it is based on say. None where they say nothing.

    `names` are its identifier and theirs, nearest first: a list's level can be tied to one.
    `level` is a heading's, from 1. `num_id` and `num_level` name its list.
    """

    names: tuple[str, ...] = ()
    level: int | None = None
    is_caption: bool = False
    is_contents: bool = False
    num_id: str | None = None
    num_level: int | None = None
    toggles: dict[str, bool] = field(default_factory=dict)
    fill: str | None = None
    indent: Indent = field(default_factory=Indent)
    heads_tables: bool = False


class Styles:
    """A document's styles by their identifiers."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles part; without one every style is plain."""
        elements = [] if root is None else list(root.iterfind(f"{W}style"))
        self._elements = {value(element, "styleId") or "": element for element in elements}
        self._made: dict[str, Style] = {}
        defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self.defaults = {name: bool(switch(child(defaults, name))) for name in TOGGLES}
        self._usual = next(
            (
                value(element, "styleId")
                for element in elements
                if value(element, "type") == "paragraph" and is_set(element, "default")
            ),
            None,
        )

    def list_styles(self) -> dict[str, str]:
        """The list that each numbering style names."""
        named = {
            key: value(child(element, "pPr", "numPr", "numId"))
            for key, element in self._elements.items()
            if value(element, "type") == "numbering"
        }
        return {key: num_id for key, num_id in named.items() if num_id}

    def paragraph(self, key: str | None) -> Style:
        """A paragraph's style; without a name, or by one that is not defined, the usual one."""
        return self.style(key if key in self._elements else self._usual)

    def style(self, key: str | None) -> Style:
        """The style of that identifier, a plain one where there is none."""
        name = key or ""
        if name not in self._made:
            self._made[name] = self._style(list(self._chain(name)))
        return self._made[name]

    def _chain(self, key: str | None) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        met: set[str] = set()
        while key and key in self._elements and key not in met:
            met.add(key)
            yield self._elements[key]
            key = value(child(self._elements[key], "basedOn"))

    def _style(self, chain: list[Element]) -> Style:
        indent = Indent()
        toggles: dict[str, bool] = {}
        for element in chain:
            indent = indent.over(indent_of(child(element, "pPr")))
            for name in TOGGLES:
                on = switch(child(element, "rPr", name))
                if on is not None:
                    toggles.setdefault(name, on)
        names = [(value(child(element, "name")) or "").lower() for element in chain]
        num_id, num_level = _list_of(chain)
        shaded = next((e for e in chain if child(e, "pPr", "shd") is not None), None)
        return Style(
            names=tuple(value(element, "styleId") or "" for element in chain),
            level=_level(chain, names),
            is_caption="caption" in names,
            is_contents=any(map(_CONTENTS.match, names)),
            num_id=num_id,
            num_level=num_level,
            toggles=toggles,
            fill=fill_of(child(shaded, "pPr")),
            indent=indent,
            heads_tables=any(map(_heads_tables, chain)),
        )


def _level(chain: list[Element], names: list[str]) -> int | None:
    """The heading's level that the nearest style gives: by its outline level, else its name."""
    for element, name in zip(chain, names, strict=True):
        outline = number(value(child(element, "pPr", "outlineLvl")))
        if outline is not None:
            return outline + 1 if 0 <= outline < _BODY_LEVEL else None
        heading = _HEADING.match(name)
        if heading or name in _TITLES:
            return int(heading[1]) if heading else _TITLES[name]
    return None


def _list_of(chain: list[Element]) -> tuple[str | None, int | None]:
    """The list that the nearest style names, and the level told with it."""
    level = None
    for element in chain:
        told = child(element, "pPr", "numPr")
        if level is None:
            level = number(value(child(told, "ilvl")))
        num_id = value(child(told, "numId"))
        if num_id:
            return num_id, level
    return None, None


def _heads_tables(style: Element) -> bool:
    """Whether a table style sets its first row apart."""
    return any(
        value(part, "type") == "firstRow"
        and (fill_of(child(part, "tcPr")) or switch(child(part, "rPr", "b")))
        for part in style.iterfind(f"{W}tblStylePr")
    )
