"""Numbers as Word's lists write them: 4, 04, d, iv, 4th, Four, Fourth."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MARKS = "*†‡§"
_LARGEST_ROMAN = 32767
_LETTERS = 26
_LONGEST_LETTERS = 30


def numeral(count: int, form: str, pattern: str | None = None) -> str:
    """Return a number in one of Word's formats; in digits for one that is not known here.

    `pattern` is the example that a custom format gives ("001, 002, 003, ..."): its length counts.
    """
    if form in ("none", "bullet"):
        return ""
    if form == "custom" and pattern:
        return str(count).zfill(len(pattern.split(",")[0].strip()))
    maker = _MAKERS.get(form)
    return maker(count) if maker and count > 0 else str(count)


def _letters(count: int) -> str:
    """a to z, then aa, bb, …: Word repeats the letter."""
    repeated, at = divmod(count - 1, _LETTERS)
    return chr(ord("a") + at) * min(repeated + 1, _LONGEST_LETTERS)


def _roman(count: int) -> str:
    if count > _LARGEST_ROMAN:
        return str(count)
    text = ""
    for amount, letters in _ROMAN:
        times, count = divmod(count, amount)
        text += letters * times
    return text


def _ordinal(count: int) -> str:
    teens = 10 < count % 100 < 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _cardinal(count: int) -> str:
    if count >= 100:
        return str(count)
    if count < len(_UNITS):
        return _UNITS[count].capitalize()
    tens, unit = divmod(count, 10)
    return (_TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")).capitalize()


def _ordinal_words(count: int) -> str:
    if count >= 100:
        return _ordinal(count)
    head, hyphen, last = _cardinal(count).lower().rpartition("-")
    word = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{hyphen}{word}".capitalize()


_MAKERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_words,
    "hex": lambda count: f"{count:X}",
    "chicago": lambda count: _MARKS[(count - 1) % 4] * ((count - 1) // 4 + 1),
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedCircle": lambda count: chr(0x245F + count) if count <= 20 else str(count),
}
