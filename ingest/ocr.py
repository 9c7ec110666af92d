"""Words made out from a page's picture: the seam between the PDF reader and an OCR engine.

An engine is tesseract where it is on the path, else rapidocr where it is installed (the extra
`ocr`). `MATTERS_OCR` names one of them, or switches both off. Nobody else knows which it is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from ingest.errors import MattersError

SETTING = "MATTERS_OCR"
_CHOICES = ("auto", "off", "tesseract", "rapidocr")
_FLAT = 6.0  # grey levels; a page whose picture differs by less has nothing on it


class OcrError(MattersError):
    """An engine failed on one page; the words say how, after the engine's name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn upright: rows of grey pixels, 0 black to 255 white, and dots an inch."""

    grey: npt.NDArray[np.uint8]
    dpi: float

    @property
    def blank(self) -> bool:
        """Whether it is of one tone all over."""
        return float(self.grey.std()) < _FLAT / 2 and float(np.ptp(self.grey)) < 4 * _FLAT


class OcrWord(NamedTuple):
    """A word with its box in pixels from the picture's top left, and confidence from 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class OcrLine(NamedTuple):
    """Words on one line, the size of their letters as a font's size, and where they stand on.

    `size` and `baseline` are in pixels.
    """

    words: tuple[OcrWord, ...]
    size: float
    baseline: float


class Engine(Protocol):
    """What reads pictures. `name` has its version: it is kept with each page that it reads."""

    @property
    def name(self) -> str:
        """The engine and its version, "tesseract 5.3.0"."""

    @property
    def sure(self) -> float:
        """Mean confidence below which it makes words of what are none, from 0 to 1."""

    def read(self, picture: Picture) -> list[OcrLine]:
        """Return the lines made out, in any order. Raises OcrError."""


def chosen() -> Engine | None:
    """Return the engine to read with, None where there is none or it is switched off.

    Raises MattersError when MATTERS_OCR holds something else than auto, off, tesseract or
    rapidocr; OcrError when it names an engine that is not there.
    """
    setting = os.environ.get(SETTING, "").strip().casefold() or "auto"
    if setting not in _CHOICES:
        raise MattersError(f"{SETTING} is {setting!r}: it may be {', '.join(_CHOICES)}")
    if setting == "off":
        return None
    # By process: a model loaded before a fork is of no use after it.
    engine = _found(setting, os.getpid())
    if engine is None and setting != "auto":
        raise OcrError(f"{setting} is not installed")
    return engine


@cache
def _found(setting: str, process: int) -> Engine | None:
    from ingest.ocr_rapidocr import rapidocr
    from ingest.ocr_tesseract import tesseract

    finders = {"tesseract": tesseract, "rapidocr": rapidocr}
    names = finders if setting == "auto" else (setting,)
    return next((engine for name in names if (engine := finders[name]())), None)
