"""Scanned pages for the tests: pages drawn to pictures, and a stand-in for the engine."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium

from ingest.ocr import Engine, OcrError, OcrLine, OcrWord, Picture
from tests.pdf_maker import HEIGHT, Pages

_TOKEN = re.compile(r"[A-Za-z]{2,}|\d+")


def scanned(content: bytes, numbers: Sequence[int] = (1,), dpi: int = 200) -> bytes:
    """A PDF of pictures only: the pages `numbers` (from 1) of a PDF, in grey."""
    with_words = pdfium.PdfDocument(content)
    pictures = []
    for number in numbers:
        page = with_words[number - 1]
        pictures.append(page.render(scale=dpi / 72).to_pil().convert("L"))
        page.close()
    with_words.close()
    file = io.BytesIO()
    pictures[0].save(
        file, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=85
    )
    return file.getvalue()


def agreement(one: str, other: str) -> float:
    """The share of words that two texts have in common (F1), however often each is used."""
    left, right = (Counter(_TOKEN.findall(text)) for text in (one, other))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def picture_page(made: Pages, box: tuple[float, float, float, float], ink: bool = True) -> Pages:
    """Draw a picture into a box of the page: stripes in it, or one grey all over."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = Image.new("L", (60, 80), 235)
    for y in range(0, 80, 8) if ink else ():
        picture.paste(20, (5, y, 55, y + 3))
    x0, top, x1, bottom = box
    made.canvas.drawImage(ImageReader(picture), x0, HEIGHT - bottom, x1 - x0, bottom - top)
    return made


def line(text: str, x: float, top: float, size: float = 30, confidence: float = 0.9) -> OcrLine:
    """A line as an engine gives it, in pixels: words set out evenly, its letters' top at `top`."""
    words = []
    for word in text.split():
        wide = 0.5 * size * len(word)
        words.append(OcrWord(word, x, top, x + wide, top + 0.72 * size, confidence))
        x += wide + 0.3 * size
    return OcrLine(tuple(words), size, top + 0.72 * size)


class StandIn:
    """An engine that gives the same lines for each picture, and keeps the pictures it is shown."""

    name = "stand-in 1.0"
    sure = 0.5

    def __init__(self, *lines: OcrLine, error: str | None = None) -> None:
        self.lines, self.error = list(lines), error
        self.pictures: list[Picture] = []

    def read(self, picture: Picture) -> list[OcrLine]:
        self.pictures.append(picture)
        if self.error:
            raise OcrError(self.error)
        return self.lines


def use(monkeypatch: Any, engine: Engine | None) -> None:
    """Let the reader find this engine, or none."""
    monkeypatch.setattr("ingest.ocr_pages.chosen", lambda: engine)
