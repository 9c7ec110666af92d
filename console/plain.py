"""Text made safe to print: a document must not be able to steer the reader's terminal.

Papers come from anywhere, and a PDF's text layer may hold escape sequences, bells or marks that
turn the direction of writing. Everything printed for people goes through `clean`; everything
printed as JSON through `dumps`, where such characters stay as escapes and lose nothing.
"""

from __future__ import annotations

import json
import re

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line end, DEL, C1
_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of writing direction
_BROKEN = r"\ud800-\udfff"  # halves of a pair, which UTF-8 cannot hold
_UNSAFE = re.compile(f"[{_CONTROLS}{_TURNING}{_BROKEN}]")
_LATER_CONTROLS = re.compile(f"[\\x7f-\\x9f{_TURNING}{_BROKEN}]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` with control characters shown instead of obeyed; line ends and tabs stay."""
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return `text` cleaned and with all white space folded to single spaces."""
    return clean(_SPACES.sub(" ", text)).strip()


def dumps(value: object, indent: int | None = 2) -> str:
    """Return `value` as JSON, letters kept as they are, what could steer a terminal escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _LATER_CONTROLS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _visible(match: re.Match[str]) -> str:
    """The picture of a control character (U+2400 and on), or the replacement character."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
