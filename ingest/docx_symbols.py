"""Signs that Word sets in a symbol font, as the Unicode characters they look like.

Such a sign is stored as the font's own code, alone or moved into the private-use area (U+F000).
Those are given that papers use: bullets, ticks, arrows of direction, signs of comparison.
"""

from __future__ import annotations

import re

_PRIVATE = 0xF000
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE3: "↖",
    0xE4: "↗",
    0xE5: "↙",
    0xE6: "↘",
    0xE7: "←",
    0xE8: "→",
    0xE9: "↑",
    0xEA: "↓",
    0xEB: "↖",
    0xEC: "↗",
    0xED: "↙",
    0xEE: "↘",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF1: "⇧",
    0xF2: "⇩",
    0xF3: "⬄",
    0xF4: "⇳",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA3: "□"}
_WINGDINGS_3 = {
    0x66: "←",
    0x67: "→",
    0x68: "↑",
    0x69: "↓",
    0x6A: "↖",
    0x6B: "↗",
    0x6C: "↙",
    0x6D: "↘",
    0x70: "▲",
    0x71: "▼",
    0x72: "△",
    0x73: "▽",
    0x74: "◀",
    0x75: "▶",
}
_SYMBOL = {
    0xA3: "≤",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
}
SYMBOL_FONTS = {
    "Wingdings": _WINGDINGS,
    "Wingdings 2": _WINGDINGS_2,
    "Wingdings 3": _WINGDINGS_3,
    "Symbol": _SYMBOL,
}
_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")


def symbol(code: str, font: str) -> str:
    """The sign of a code (hexadecimal) in a font; the character of that code in other fonts."""
    if not _HEX.fullmatch(code):
        return ""
    sign = translated(chr(int(code, 16)), font)
    return sign if sign.isprintable() or _is_private(sign) else ""


def translated(text: str, font: str) -> str:
    """A text set in a font, its signs given as Unicode where they are known."""
    signs = SYMBOL_FONTS.get(font, {})
    return "".join(signs.get(_own_code(char), char) for char in text)


def _own_code(char: str) -> int:
    return ord(char) - (_PRIVATE if _is_private(char) else 0)


def _is_private(char: str) -> bool:
    return _PRIVATE <= ord(char) < _PRIVATE + 0x100
