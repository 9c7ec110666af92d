"""Text made safe to print: a document must not be able to steer the reader's terminal.

Papers come from anywhere, and a PDF's text layer may hold escape sequences, bells or marks that
turn the direction of writing. Everything printed for people goes through `clean`; everything
printed as JSON through `dumps`, where such characters stay as escapes and lose nothing.
"""

from __future__ import annotations

import json
import re

from ingest.escapes import BROKEN, FIRST_CONTROLS, LATER_CONTROLS, MARKS, OVERRIDES, in_json

_UNSAFE = re.compile(f"[{FIRST_CONTROLS}{LATER_CONTROLS}{OVERRIDES}{MARKS}{BROKEN}]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` with control characters shown instead of obeyed; line ends and tabs stay."""
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return `text` cleaned and with all white space folded to single spaces."""
    return clean(_SPACES.sub(" ", text)).strip()


def dumps(value: object, indent: int | None = 2) -> str:
    """Return `value` as JSON, letters kept as they are, what could steer a terminal escaped."""
    return in_json(json.dumps(value, ensure_ascii=False, indent=indent))


def _visible(match: re.Match[str]) -> str:
    """The picture of a control character (U+2400 and on), or the replacement character."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
