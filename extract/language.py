"""English, through spaCy: the one module that imports it.

The blank English pipeline with rule-based sentence ends is enough here: measured on committee
papers it is some hundred times faster than a trained small pipeline, and the trained one takes
"Cabinet Member for Education" apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ingest.unconnected import unconnected

if TYPE_CHECKING:
    from spacy.language import Language

_MOST = 1_000_000  # characters; spaCy takes no more than its own bound
# A word of a thousand signs is none; taking its signs off one by one takes spaCy minutes.
_LONG = re.compile(r"(?<!\S)\S{1000,}")


@cache
def english() -> Language:
    """Return the blank English pipeline with a sentencizer (loaded once, on first use)."""
    with unconnected():
        import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the character ranges of the sentences of `text`, without surrounding white space.

    No sentence is longer than what is read at a time, a million characters: no paper has such.
    """
    plain = _LONG.sub(lambda match: "x" * (len(match.group()) - 1) + match.group()[-1], text)
    return [
        (at + start, at + end)
        for at in range(0, len(plain), _MOST)
        for start, end in _sentences(plain[at : at + _MOST])
    ]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for span in english()(text).sents:
        words = span.text.strip()
        if words:
            start = span.start_char + span.text.index(words[0])
            yield start, start + len(words)
