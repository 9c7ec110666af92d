"""Words as searching sees them: word tokens, stems, and the words that carry no subject."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words of a question that say nothing of its subject.
_FUNCTION_WORDS = """
a about after all also am an and any are as at be been before being both but by can could did do
does doing done during each for from get got had has have having he her him his how i if in into
is it its just me more most much my near no nor not of off on once one only onto or other our out
over own per she should since so some such than that the their them then there these they this
those through to too under until up upon us was way we were what whatever when where whether which
while who whom whose why will with within without would yet you your
according
ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't shouldn't
wasn't weren't won't wouldn't
must still even ever quite rather really actually away back exactly
tell show find give please anything something everything
many number happen happens happened happening say says said see seen sees
come comes came coming go goes going went gone
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

# Endings taken off to compare words, longer before shorter; three letters must be left.
_ENDING_WORDS = """
ational ization isation ively ments ment ingly edly ness ities ity ives ive ions ion ings ing
ances ance ences ence ers er ors or ies ied ally al ely ly ed es e s y
"""
_ENDINGS = tuple(_ENDING_WORDS.split())


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, possessive endings taken off."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return [word[:-2] if word.endswith("'s") else word for word in found]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what related words share: "educated", "education" and "educating" give "educat".

    Rough on purpose: it only ever compares, the index has a stemmer of its own.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def subject_words(text: str) -> list[str]:
    """Return the words of a text that can carry its subject, in order, each once."""
    found = (word for word in tokens(text) if word not in FUNCTION_WORDS)
    return list(dict.fromkeys(word for word in found if len(word) > 1 or word.isdigit()))
