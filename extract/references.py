"""The numbers that executives give their decisions: year and running number, "24/00123"."""

from __future__ import annotations

import re

# In the names of files and appendices the stroke becomes a hyphen: "24-00123".
_REFERENCE = re.compile(r"(?<![\d/-])(\d{2})[/-](\d{5})(?![\d/-])")


def references(text: str) -> list[str]:
    """Return the numbers of decisions that a text names, each once, in order: "24/00123"."""
    return list(dict.fromkeys(f"{year}/{number}" for year, number in _REFERENCE.findall(text)))
