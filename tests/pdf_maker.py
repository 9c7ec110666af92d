"""Small PDF pages for the reader's tests: words, rules and fills put where a test wants them.

Heights are given from the top of an A4 page, in points, as the reader gives them back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest

HEIGHT = 841.89


class Pages:
    """A PDF in the making; `bytes()` closes it."""

    def __init__(self, **options: Any) -> None:
        canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the pages")
        self._buffer = io.BytesIO()
        self.canvas = canvas.Canvas(
            self._buffer, pagesize=(595.28, HEIGHT), invariant=True, **options
        )

    def text(self, x: float, top: float, words: str, font: str = "Helvetica", size: float = 11):
        """One line whose top is at `top`."""
        self.canvas.setFont(font, size)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.drawString(x, HEIGHT - top - size, words)
        return self

    def lines(self, x: float, top: float, lines: Sequence[str], step: float = 14, **style: Any):
        """Several lines below each other."""
        for index, words in enumerate(lines):
            self.text(x, top + index * step, words, **style)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float):
        """A rule from point to point."""
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str):
        """A filled box without a frame."""
        from reportlab.lib.colors import HexColor

        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        return self

    def grid(
        self,
        columns: Sequence[float],
        rows: Sequence[float],
        cells: Sequence[Sequence[str]],
        open_bottom: bool = False,
        open_top: bool = False,
        **style: Any,
    ):
        """A ruled table: the columns' and rows' edges, and a line of words for each cell."""
        for index, top in enumerate(rows):
            last, first = index == len(rows) - 1, index == 0
            if not (last and open_bottom) and not (first and open_top):
                self.rule(columns[0], top, columns[-1], top)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for row, top in zip(cells, rows, strict=False):
            for words, x in zip(row, columns, strict=False):
                if words:
                    self.lines(x + 4, top + 4, words.split("\n"), step=13, **style)
        return self

    def next_page(self):
        """End the page."""
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """The whole file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()
