"""The labels that a browser shows before the items of a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag


def first_number(tag: Tag) -> int:
    """The number at which a list begins: 1 where the page does not say."""
    start = str(tag.get("start", "1"))
    return int(start) if start.isdigit() else 1


def ordinal(tag: Tag, number: int) -> str:
    """The label of the item that is `number` in a list: "3.", "c." or "iii."."""
    style = str(tag.get("type", "1"))
    if style in ("a", "A"):
        return f"{chr(ord(style) + (number - 1) % 26)}."
    if style in ("i", "I"):
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
