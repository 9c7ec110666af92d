"""Which council a question or a record is about: "Wexcombe" of "Wexcombe Borough Council"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.vocabulary import tokens

# Words of a council's name that come and go: "Wexcombe Council", "Wexcombe Borough Council".
_STYLES = frozenset(
    "council city borough county district metropolitan unitary authority london royal of the "
    "and".split()
)
_WORD = re.compile(r"[a-z0-9]+")


def council_key(name: str | None) -> str | None:
    """Return what stays of a council's name: "wexcombe" of "Wexcombe Borough Council"."""
    words = [word for word in _WORD.findall((name or "").casefold()) if word not in _STYLES]
    return " ".join(words) or None


def named_in(text: str, councils: Iterable[str]) -> tuple[str | None, str]:
    """Return the one council that a question names, and the question without its name.

    Papers of a council seldom repeat its name, so a question finds them by whose they are, not
    by that word. Where a question names two councils, or none, the text stays as it is.
    """
    asked = tokens(text)
    found = {key: name for name in councils if (key := council_key(name)) and _within(key, asked)}
    if len(found) != 1:
        return None, text
    (key,) = found
    words = r"\W+(?:(?:and|of|the)\W+)*".join(map(re.escape, key.split()))
    style = r"(?:\s+(?:city|county|borough|district|metropolitan)?\s*council)?"
    pattern = rf"\b(?:(?:in|at|for|by|of)\s+)?(?:the\s+)?{words}(?:['’]s?)?{style}\b"
    return found[key], re.sub(pattern, " ", text, flags=re.IGNORECASE)


def _within(key: str, words: list[str]) -> bool:
    wanted = key.split()
    kept = [word for word in words if word not in _STYLES or word in wanted]
    return any(kept[at : at + len(wanted)] == wanted for at in range(len(kept)))
