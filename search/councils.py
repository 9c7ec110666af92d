"""Which council a question or a record is about: "Wexcombe" of "Wexcombe Borough Council"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.naming import STYLES, council_key
from search.vocabulary import tokens


@dataclass(frozen=True, slots=True)
class Council:
    """A council that a question names: the fullest of its names, all of them, their keys."""

    name: str
    names: tuple[str, ...]
    keys: tuple[str, ...]

    def is_meant(self, name: str | None, words: str) -> bool:
        """Whether a passage may be of it: whose paper it is tells, or its words name it."""
        return name is None or name in self.names or any(key in words for key in self.keys)


def named_in(text: str, councils: Iterable[str]) -> tuple[Council | None, str]:
    """Return the one council that a question names, and the question without its name.

    Papers of a council seldom repeat its name, so a question finds them by whose they are, not
    by that word. Where a question names two councils, or none, the text stays as it is.
    """
    asked = tokens(text)
    found = [
        (council, key)
        for council in _apart(councils)
        for key in council.keys
        if _within(key, asked)
    ]
    if len({council for council, _ in found}) != 1:
        return None, text
    (council, _), *_ = found
    for _, key in found:
        words = r"\W+(?:(?:and|of|the)\W+)*".join(map(re.escape, key.split()))
        style = r"(?:\s+(?:city|county|borough|district|metropolitan)?\s*council)?"
        pattern = rf"\b(?:(?:in|at|for|by|of)\s+)?(?:the\s+)?{words}(?:['’]s?)?{style}\b"
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return council, text


def _apart(councils: Iterable[str]) -> list[Council]:
    """The councils, each with all its names.

    Papers of one name it by its initials, others in full: BCP, for one, Bournemouth,
    Christchurch and Poole.
    """
    by_key: dict[str, list[str]] = {}
    for name in councils:
        if key := council_key(name):
            by_key.setdefault(key, []).append(name)
    for key in [each for each in by_key if " " in each]:
        initials = "".join(word[0] for word in key.split())
        if initials in by_key:
            by_key[key] += by_key.pop(initials)
    found = []
    for names in by_key.values():
        keys = dict.fromkeys(filter(None, map(council_key, names)))
        found.append(Council(max(names, key=len), tuple(sorted(names)), tuple(keys)))
    return found


def _within(key: str, words: list[str]) -> bool:
    wanted = key.split()
    kept = [word for word in words if word not in STYLES or word in wanted]
    return any(kept[at : at + len(wanted)] == wanted for at in range(len(kept)))
