"""What a paper says of itself: council, committee, date, author."""

from __future__ import annotations

from ingest.document import Document, DocumentKind, Paper, Reading


def described(
    source: str, sha256: str, reading: Reading, papers: tuple[Paper, ...], web: bool
) -> Document:
    """Return the Document with what the paper says of itself."""
    kind = DocumentKind.WEB_PAGE if web else DocumentKind.OTHER
    return Document(source, sha256, kind, reading.pages, papers, reading.blocks)
