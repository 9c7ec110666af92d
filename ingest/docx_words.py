"""A Word paragraph's words as they are seen: their style, breaks, boxes and note marks.

Left out: hidden text, deletions, comments, and what a field says of itself (its result stays).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.docx_styles import TOGGLES, Style, Styles
from ingest.docx_symbols import SYMBOL_FONTS, symbol, translated
from ingest.docx_xml import (
    MATHS,
    W,
    child,
    fill_of,
    flow,
    is_set,
    local,
    number,
    switch,
    text_boxes,
    value,
)
from ingest.inline import Run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

BREAK = "\v"  # a line's end inside a paragraph
_HIGHLIGHTS = {
    "yellow": "#FFFF00",
    "green": "#00FF00",
    "cyan": "#00FFFF",
    "magenta": "#FF00FF",
    "blue": "#0000FF",
    "red": "#FF0000",
    "darkBlue": "#000080",
    "darkCyan": "#008080",
    "darkGreen": "#008000",
    "darkMagenta": "#800080",
    "darkRed": "#800000",
    "darkYellow": "#808000",
    "darkGray": "#808080",
    "lightGray": "#C0C0C0",
    "black": "#000000",
}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_DRAWINGS = frozenset(("drawing", "pict", "object"))


@dataclass(slots=True)
class Words:
    """What a paragraph holds: styled runs, text boxes, and notes as (part, identifier)."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fills: set[str | None] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The words as they come, tabs and breaks included."""
        return "".join(run.text for run in self.runs)

    @property
    def fill(self) -> str | None:
        """The colour behind all of the words, None where there is none or several."""
        return next(iter(self.fills)) if len(self.fills) == 1 else None


def words_of(paragraph: Element, style: Style, styles: Styles) -> Words:
    """Return what is seen of a paragraph that has this style."""
    return _Taker(style, styles).taken(paragraph)


class _Taker:
    """Takes a paragraph's runs one after the other; `codes` are the fields it stands inside.

    Each field is open with its instruction (True) until its result begins. A field left open at
    the paragraph's end hides nothing after it: words are rather shown than lost.
    """

    def __init__(self, style: Style, styles: Styles) -> None:
        self.style = style
        self.styles = styles
        self.words = Words()
        self.codes: list[bool] = []

    def taken(self, paragraph: Element) -> Words:
        for element in flow(paragraph):
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in (f"{MATHS}oMath", f"{MATHS}oMathPara"):
                letters = "".join(each.text or "" for each in element.iter(f"{MATHS}t"))
                self.words.runs.append(Run(letters))
            elif name in _DRAWINGS:
                self.words.boxes += text_boxes(element)
        return self.words

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        letters = self.styles.style(value(child(properties, "rStyle")))
        bold, italic, hidden, caps = (self._is_on(name, properties, letters) for name in TOGGLES)
        text = ""
        for element in flow(run):
            name = local(element)
            if name == "fldChar":
                text += self._field(element)
            elif not hidden and not any(self.codes):
                text += self._shown(element, name, properties)
        if text:
            text = text.upper() if caps else text
            self.words.runs.append(Run(text, italic, bold))
        if text.strip():
            self.words.fills.add(_fill(properties))

    def _is_on(self, name: str, properties: Element | None, letters: Style) -> bool:
        """Whether bold, italics, … is on: two styles that both set it cancel one another out."""
        own = switch(child(properties, name))
        if own is not None:
            return own
        told = self.style.toggles.get(name, False) != letters.toggles.get(name, False)
        return told or self.styles.defaults[name]

    def _field(self, element: Element) -> str:
        """Follow a field's beginning, result and end; boxes to tick and lists have no result."""
        step = value(element, "fldCharType")
        if step == "begin":
            self.codes.append(True)
            return _chosen(element)
        if step == "separate" and self.codes:
            self.codes[-1] = False
        elif step == "end" and self.codes:
            self.codes.pop()
        return ""

    def _shown(self, element: Element, name: str, properties: Element | None) -> str:
        """What one element of a run shows; boxes and notes are put by."""
        if name == "t":
            font = child(properties, "rFonts")
            named = value(font, "ascii") or value(font, "hAnsi") or ""
            text = element.text or ""
            return translated(text, named) if named in SYMBOL_FONTS else text
        if name in ("tab", "ptab"):
            return "\t"
        if name == "cr" or (name == "br" and value(element, "type") in (None, "textWrapping")):
            return BREAK
        if name == "br":
            return " "
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return symbol(value(element, "char") or "", value(element, "font") or "")
        if name in _NOTES and not is_set(element, "customMarkFollows"):
            self.words.notes.append((_NOTES[name], value(element, "id") or ""))
        elif name in _DRAWINGS:
            self.words.boxes += text_boxes(element)
        return ""


def _chosen(field: Element) -> str:
    """What a form's box to tick, or its list to choose from, shows."""
    box, choices = child(field, "ffData", "checkBox"), child(field, "ffData", "ddList")
    if box is not None:
        own = switch(child(box, "checked"))
        return "☒" if (switch(child(box, "default")) if own is None else own) else "☐"
    if choices is None:
        return ""
    entries = [value(entry) or "" for entry in choices.iterfind(f"{W}listEntry")]
    told = [number(value(child(choices, name))) for name in ("result", "default")]
    at = next((each for each in told if each is not None), 0)
    return entries[at] if 0 <= at < len(entries) else ""


def _fill(properties: Element | None) -> str | None:
    shown = value(child(properties, "highlight"))
    return _HIGHLIGHTS.get(shown or "") or fill_of(properties)
