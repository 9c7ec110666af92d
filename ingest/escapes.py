"""Characters of papers that steer what shows them: a terminal, a spreadsheet, the eye.

Papers come from anywhere; whatever is printed, exported or kept of them goes out without these,
or with escapes in their place.
"""

from __future__ import annotations

import re

FIRST_CONTROLS = r"\x00-\x08\x0b-\x1f"  # C0 without tab and line end
LATER_CONTROLS = r"\x7f-\x9f"  # DEL and C1: U+009B begins what ESC and a bracket do
OVERRIDES = r"\u202a-\u202e\u2066-\u2069"  # what turns the direction of all that follows
MARKS = r"\u061c\u200e\u200f"  # invisible letters of one direction
BROKEN = r"\ud800-\udfff"  # halves of a pair, which UTF-8 cannot hold

# `json.dumps` escapes the first controls by itself.
_IN_JSON = re.compile(f"[{LATER_CONTROLS}{OVERRIDES}{MARKS}{BROKEN}]")


def in_json(text: str) -> str:
    """Return JSON in which what could steer a terminal stands as an escape: nothing is lost."""
    return _IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
