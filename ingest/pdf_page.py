"""One PDF page after the other, each closed before the next is opened."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from ingest.pdf_content import Edge, Fill, PageContent, View
from ingest.pdf_shapes import walk
from ingest.pdf_words import Fonts, words


def pages(document: pdfium.PdfDocument) -> Iterator[PageContent]:
    """Yield each page's content, closing the page before the next is opened."""
    fonts: Fonts = {}
    for index in range(len(document)):
        page = document[index]
        try:
            yield _content(page, index + 1, fonts)
        finally:
            page.close()


def _content(page: pdfium.PdfPage, number: int, fonts: Fonts) -> PageContent:
    view = View(page)
    edges: list[Edge] = []
    fills: list[Fill] = []
    has_images = walk(page, view, edges, fills)
    return PageContent(
        number=number,
        width=view.width,
        height=view.height,
        words=tuple(words(page, view, fonts)),
        edges=tuple(edges),
        fills=tuple(fills),
        has_images=has_images,
    )
