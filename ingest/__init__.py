"""Reading files: any PDF, Word file, HTML page or text becomes one Document, by `read`."""

from __future__ import annotations

from pathlib import Path

from ingest.document import Document, Overrides
from ingest.errors import MattersError, UnreadableError

__all__ = ["Document", "MattersError", "Overrides", "UnreadableError", "read", "read_bytes"]

# Raised when a reader makes something else of the same bytes: files read by an older one are
# then read anew.
VERSION = 5

_LARGEST = 1 << 29  # bytes; no committee pack comes near it, and memory stays bounded


def read(path: str | Path, overrides: Overrides | None = None) -> Document:
    """Read one file into a Document.

    `overrides` replaces council, committee or meeting date. Raises UnreadableError with one
    line that names the file for anything a file can be at fault for.
    """
    path = Path(path)
    try:
        if not path.is_file():
            raise UnreadableError(
                f"{path}: is not a file" if path.exists() else f"{path}: no such file"
            )
        if path.stat().st_size > _LARGEST:
            raise UnreadableError(f"{path.name}: is larger than {_LARGEST >> 20} MB")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    return read_bytes(content, path.name, overrides)


def read_bytes(content: bytes, name: str, overrides: Overrides | None = None) -> Document:
    """Read a file's bytes into a Document: the same bytes and name always give the same one.

    But for pages without a text layer: those are read by the OCR engine that is at hand, which
    each page names, and are left unread where there is none.
    """
    from ingest.assemble import document_of
    from ingest.formats import Format, tell

    kind = tell(content, name)
    if kind is Format.PDF:
        from ingest.pdf import read_pdf

        reading = read_pdf(content, name)
    elif kind is Format.HTML:
        from ingest.html import read_html

        reading = read_html(content, name)
    elif kind is Format.DOCX:
        from ingest.docx import read_docx

        reading = read_docx(content, name)
    else:
        from ingest.text import read_text

        reading = read_text(content, name)
    return document_of(reading, content, name, kind, overrides or Overrides())
