"""From concepts to an expression of SQLite's full-text search (FTS5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.expansion import Concept

# Words of a long form may stand so far apart: "children who are educated at home".
SPREAD = 3


def match_any(concepts: Iterable[Concept]) -> str:
    """Return the expression met by passages that hold any form of any concept; may be empty."""
    return " OR ".join(dict.fromkeys(form for each in concepts for form in _alternatives(each)))


def match_related(concepts: Iterable[Concept]) -> str:
    """Return the expression met by passages that hold words standing for any concept."""
    forms = (_form(words) for each in concepts for words in each.related)
    return " OR ".join(dict.fromkeys(forms))


def match_all(concepts: Iterable[Concept]) -> str:
    """Return the expression met by passages that hold some form of every concept."""
    groups = (" OR ".join(_alternatives(each)) for each in concepts)
    return " AND ".join(f"({group})" for group in groups if group)


def _alternatives(concept: Concept) -> list[str]:
    """The forms of a concept, as asked first."""
    return [_form(words) for words in (concept.words, *concept.forms) if words]


def _form(words: Sequence[str]) -> str:
    """One word quoted; several words near each other, in any order."""
    quoted = [f'"{word}"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"NEAR({' '.join(quoted)}, {SPREAD})"
