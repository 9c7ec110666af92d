"""Word's markup as the DOCX reader walks it: what is shown of it, and how values are written.

Tracked changes are read as accepted, wrappers (content controls, links, smart tags) as what they
hold, and of two renderings of the same thing (a drawing and its fallback) one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(("del", "moveFrom"))
_WRAPPERS = frozenset("ins moveTo customXml smartTag dir bdo hyperlink fldSimple rubyBase".split())
_OFF = frozenset(("0", "false", "off", "none"))
_MEASURE = re.compile(r"^(-?\d+(?:\.\d+)?)(pt|in|cm|mm)?$")
_TWIPS = {None: 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}
_HEX = re.compile(r"^[0-9A-Fa-f]{6}$")


@dataclass(frozen=True, slots=True)
class Indent:
    """A paragraph's indents in twentieths of a point; None where they are not told."""

    left: int | None = None
    first: int | None = None

    def over(self, other: Indent) -> Indent:
        """These indents, and the other's where these are not told."""
        return Indent(
            other.left if self.left is None else self.left,
            other.first if self.first is None else self.first,
        )

    @property
    def start(self) -> int:
        """Where the first line begins."""
        return (self.left or 0) + (self.first or 0)


def local(element: Element) -> str:
    """An element's name: bare for Word's own, with its namespace for others, "" for comments."""
    return element.tag.removeprefix(W) if isinstance(element.tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first of an element's children with that name, its first child with the next, …"""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word's own."""
    return None if element is None else element.get(W + name)


def number(text: str | None) -> int | None:
    """A whole number, None for what is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def switch(element: Element | None) -> bool | None:
    """A property that is on or off; None where it is not told."""
    return None if element is None else (value(element) or "1").lower() not in _OFF


def is_set(element: Element | None, name: str) -> bool:
    """Whether an attribute that is on or off is on."""
    return (value(element, name) or "0").lower() not in _OFF


def fill_of(properties: Element | None) -> str | None:
    """The shading of a cell, paragraph or run as "#RRGGBB"; None for none and for white.

    A theme's colour is written beside its computed value, which is taken.
    """
    shading = child(properties, "shd")
    solid = value(shading) == "solid"
    colour = value(shading, "color" if solid else "fill") or ""
    is_colour = _HEX.match(colour) and colour.upper() != "FFFFFF"
    return f"#{colour.upper()}" if is_colour else None


def indent_of(properties: Element | None) -> Indent:
    """The indents that a paragraph's, style's or list level's properties tell."""
    told = child(properties, "ind")
    left = _twips(value(told, "left") or value(told, "start"))
    hanging = _twips(value(told, "hanging"))
    first = _twips(value(told, "firstLine")) if hanging is None else -hanging
    return Indent(left, first)


def _twips(text: str | None) -> int | None:
    match = _MEASURE.match(text or "")
    return int(float(match[1]) * _TWIPS[match[2]]) if match else None


def flow(parent: Element) -> Iterator[Element]:
    """Return what an element holds, in order: wrappers opened, deletions and prompts left out."""
    for element in parent:
        name = local(element)
        if name == "sdt":
            content = child(element, "sdtContent")
            if content is not None and not _is_prompt(element):
                yield from flow(content)
        elif name == "ruby":
            base = child(element, "rubyBase")
            yield from flow(base) if base is not None else ()
        elif name in _WRAPPERS:
            yield from flow(element)
        elif name == _MC + "AlternateContent":
            chosen = _chosen(element)
            yield from flow(chosen) if chosen is not None else ()
        elif name and name not in _GONE:
            yield element


def _is_prompt(control: Element) -> bool:
    """Whether a content control shows its prompt ("Click here to enter text")."""
    return bool(switch(child(control, "sdtPr", "showingPlcHdr")))


def _chosen(alternatives: Element) -> Element | None:
    """Of two renderings the newer one, unless the older alone has words."""
    newer: Element | None
    older: Element | None
    newer, older = alternatives.find(_MC + "Choice"), alternatives.find(_MC + "Fallback")
    if newer is None or (older is not None and _has_words(older) and not _has_words(newer)):
        return older
    return newer


def _has_words(element: Element) -> bool:
    return next(element.iter(W + "t"), None) is not None


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, those inside one another once."""
    for element in flow(drawing):
        if local(element) == "txbxContent":
            yield element
        else:
            yield from text_boxes(element)
