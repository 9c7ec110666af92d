"""RapidOCR, a library whose models come in its own package (the extra `ocr`)."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ingest.ocr import Engine, OcrError, OcrLine, OcrWord, Picture
from ingest.unconnected import unconnected

# Its line boxes reach beyond the letters: shares of their height, measured on pages whose
# fonts are known.
_SIZE, _BASELINE = 0.857, 0.755
# The library's test for lines that stand on their heads takes long ones of upright pages for such.
_SETTINGS = {"Global.log_level": "critical", "Global.use_cls": False}


@dataclass(frozen=True, slots=True)
class RapidOcr:
    """The library's reader, its models loaded at the first page."""

    name: str
    reader: Any
    sure: float = 0.85  # upright pages .98 and more, pages on their heads up to .77

    def read(self, picture: Picture) -> list[OcrLine]:
        """Return the lines made out. Raises OcrError when the library fails in any way."""
        try:
            found = self.reader(np.dstack([picture.grey] * 3), return_word_box=True)
        except Exception as error:  # any fault of the library's is this one page's
            raise OcrError(f"{self.name} failed ({type(error).__name__})") from error
        if not found.txts:
            return []
        return [
            _line(words, box)
            for words, box in zip(found.word_results, found.boxes, strict=True)
            if words
        ]


def rapidocr() -> Engine | None:
    """Return the library's reader, None where it, or a library it needs, is not installed."""
    if not importlib.util.find_spec("rapidocr") or not importlib.util.find_spec("onnxruntime"):
        return None
    try:
        with unconnected():
            from rapidocr import RapidOCR

            reader = RapidOCR(params=_SETTINGS)
    except Exception:  # what it needs of the system may be missing, in ways of its own
        return None
    return RapidOcr(f"rapidocr {importlib.metadata.version('rapidocr')}", reader)


def _line(words: Sequence[Any], box: Any) -> OcrLine:
    """One line from the library's words (text, confidence, corners) and the line's corners."""
    corners = np.asarray(box, float)
    top, bottom = corners[:2, 1].mean(), corners[2:, 1].mean()
    height = float(bottom - top)
    made = []
    for text, confidence, place in words:
        xs = [float(x) for x, _ in place]
        made.append(OcrWord(text, min(xs), float(top), max(xs), float(bottom), float(confidence)))
    return OcrLine(tuple(made), _SIZE * height, float(top) + _BASELINE * height)
