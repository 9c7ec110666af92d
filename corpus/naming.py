"""What stays of a council's name however it is written."""

from __future__ import annotations

import re

# Words of a council's name that come and go: "Wexcombe Council", "Wexcombe Borough Council".
STYLES = frozenset(
    "council city borough county district metropolitan unitary authority london royal of the "
    "and".split()
)
_WORD = re.compile(r"[a-z0-9]+")


def council_key(name: str | None) -> str | None:
    """Return what stays of a council's name: "wexcombe" of "Wexcombe Borough Council"."""
    words = [word for word in _WORD.findall((name or "").casefold()) if word not in STYLES]
    return " ".join(words) or None
