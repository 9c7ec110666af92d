"""What the tests of search share: an encoder without a model, and passages made by hand."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from corpus.records import Passage
from extract.findings import Acronym, Attribution, Citation


class WordEncoder:
    """Vectors from the words of a text: the more words two texts share, the nearer they are."""

    def __init__(self, name: str = "words 1", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded += texts
        rows = np.full((len(texts), self.dimension), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"[a-z]+", text.lower()):
                row[zlib.crc32(word.encode()) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def at(quote: str, **more) -> Citation:
    given = {"document": "0" * 64, "source": "made.pdf", "page": 1, **more}
    return Citation(quote=quote, **given)


def acronym(short: str, long: str, source: str = "made.pdf") -> Acronym:
    return Acronym(at=at(f"{long} ({short})", source=source), short=short, long=long)


def attribution(speaker: str, quote: str, text: str | None = None, **more) -> Attribution:
    place = {key: more.pop(key) for key in ("page", "paragraph") if key in more}
    return Attribution(at=at(quote, **place), speaker=speaker, text=text or quote, **more)


def passage(quote: str, order: int = 0, **more) -> Passage:
    given = {
        "id": f"p{order}",
        "document": "0" * 64,
        "source": "made.pdf",
        "heading": "",
        "page": 1,
        **more,
    }
    return Passage(order=order, quote=quote, **given)
