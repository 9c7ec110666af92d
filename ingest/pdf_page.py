"""One PDF page after the other, each closed before the next is opened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pypdfium2 as pdfium

from ingest.ocr import Picture
from ingest.ocr_pages import Scans
from ingest.pdf_content import Edge, Fill, PageContent, View
from ingest.pdf_shapes import walk
from ingest.pdf_words import Fonts, words

BROKEN = "the page is broken"
_A4 = (595.28, 841.89)

_DPI = 200  # more makes engines slower and no better, on the papers measured
_MOST_PIXELS = 24_000_000  # a plan on A0 is drawn more coarsely


def pages(document: pdfium.PdfDocument) -> Iterator[PageContent]:
    """Yield each page's content, closing the page before the next is opened.

    Words of pages without a text layer are made out by OCR where there is an engine. A page that
    cannot be loaded is marked unread: the others of its pack are good.
    """
    fonts: Fonts = {}
    scans = Scans()
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield _broken(index + 1)
            continue
        try:
            yield scans.read(_content(page, index + 1, fonts), partial(_draw, page))
        except pdfium.PdfiumError:
            yield _broken(index + 1)
        finally:
            page.close()


def _broken(number: int) -> PageContent:
    """A page of which nothing can be told; its size is the usual one."""
    return PageContent(number, *_A4, words=(), edges=(), fills=(), unread=BROKEN)


def _content(page: pdfium.PdfPage, number: int, fonts: Fonts) -> PageContent:
    view = View(page)
    edges: list[Edge] = []
    fills: list[Fill] = []
    images = walk(page, view, edges, fills)
    return PageContent(
        number=number,
        width=view.width,
        height=view.height,
        words=tuple(words(page, view, fonts)),
        edges=tuple(edges),
        fills=tuple(fills),
        images=tuple(images),
    )


def _draw(page: pdfium.PdfPage) -> Picture:
    """The page as it is seen, in grey."""
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bitmap.to_numpy()
        grey = np.ascontiguousarray(rows.reshape(rows.shape[0], -1)[:, : bitmap.width])
        return Picture(grey.copy(), scale * 72)
    finally:
        bitmap.close()
