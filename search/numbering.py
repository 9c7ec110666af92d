"""The number of a recommendation, however written: "(ii)", "2)", "Recommendation Two", "R2"."""

from __future__ import annotations

import re

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx").split()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAME = r"(?:recommendation|rec|priority\s+action|area|action|no|pa|r)"
_LABEL = re.compile(rf"^\W*(?:{_NAME}\b\.?\W*)?(?P<number>[a-z]+|\d{{1,2}}(?:\.\d+)?)\W*$", re.I)
_GLUED = re.compile(r"^\W*(?:pa|r|rec)(?P<number>\d{1,2})(?:[a-z]?)\W*$", re.I)
# The number that a row's text begins with: "2) That the …", "Rec 3 - End the …".
_LEADING = re.compile(
    rf"^\W*(?:(?:{_NAME}\b\.?\s*(?P<named>\d{{1,2}}|[ivx]+)\b\W+)"
    r"|(?P<bare>\d{1,2}|\(?[ivx]{1,5}(?=\)))[).]\s+)",
    re.I,
)


def number_of(label: str | None) -> str | None:
    """Return the number that a label stands for, as figures; None for what is no number."""
    if not label:
        return None
    match = _GLUED.match(label) or _LABEL.match(label)
    return _figures(match["number"]) if match else None


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two numbers are the same, or one is a part of the other: "1.2" of "1"."""
    if one is None or other is None:
        return False
    if "." in one and "." in other:
        return one == other
    return one.split(".")[0] == other.split(".")[0]


def leading_number(text: str) -> str | None:
    """Return the number that a text begins with, None where it begins with none."""
    match = _LEADING.match(text)
    return _figures((match["named"] or match["bare"]).strip("(")) if match else None


def _figures(told: str) -> str | None:
    told = told.casefold()
    if told[0].isdigit():
        return told
    for names in (_WORDS, _ROMAN):
        if told in names:
            return str(names.index(told) + 1)
    return str(_LETTERS.index(told) + 1) if len(told) == 1 else None
