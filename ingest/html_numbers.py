"""The labels that a browser shows before the items of a numbered list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

_WHOLE = re.compile(r"[0-9]{1,9}")
_LAST_ROMAN = 3999  # browsers show what is beyond it in figures


def first_number(tag: Tag) -> int:
    """The number at which a list begins: 1 where the page does not say."""
    return whole_number(str(tag.get("start", ""))) or 1


def whole_number(text: str) -> int | None:
    """A number as markup writes it: digits of our own, and no more of them than make sense."""
    return int(text) if _WHOLE.fullmatch(text) else None


def ordinal(tag: Tag, number: int) -> str:
    """The label of the item that is `number` in a list: "3.", "c." or "iii."."""
    style = str(tag.get("type", "1"))
    if style in ("a", "A"):
        return f"{chr(ord(style) + (number - 1) % 26)}."
    if style in ("i", "I") and 0 < number <= _LAST_ROMAN:
        roman = _roman(number)
        return f"{roman if style == 'i' else roman.upper()}."
    return f"{number}."


def _roman(number: int) -> str:
    units = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, letters in units:
        count, number = divmod(number, value)
        text += letters * count
    return text
