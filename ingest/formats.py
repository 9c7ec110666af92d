"""What a file is, told by its content; its name is only asked whether it agrees."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from enum import StrEnum
from pathlib import PurePath

from ingest.errors import UnreadableError


class Format(StrEnum):
    """The formats that can be read; the value is what a person calls it."""

    PDF = "PDF"
    HTML = "HTML"
    DOCX = "DOCX"
    TEXT = "text"


_SUFFIXES = {
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
}
# Files that begin with these bytes are known, and known not to be readable here.
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "is an old binary Office file, which cannot be read"),
    (b"{\\rtf", "is a rich text (RTF) file, which cannot be read"),
    (b"\x89PNG", "is a picture (PNG), which cannot be read"),
    (b"\xff\xd8\xff", "is a picture (JPEG), which cannot be read"),
    (b"II*\x00", "is a picture (TIFF), which cannot be read"),
    (b"MM\x00*", "is a picture (TIFF), which cannot be read"),
    (b"GIF8", "is a picture (GIF), which cannot be read"),
)
_OFFICE_PARTS = (
    (b"xl/", "is a spreadsheet (xlsx), which cannot be read"),
    (b"ppt/", "is a presentation (pptx), which cannot be read"),
    (b"opendocument.text", "is an OpenDocument text (odt), which cannot be read"),
)
_ZIP = b"PK\x03\x04"
# An Office file with a password is put whole into a stream of this name in the old container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 1024  # a PDF's header may stand after junk, within its first KB
_PROLOGUE = rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*"
_HTML_START = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_FRAGMENT = re.compile(rb"<(?:p|div|h[1-6]|table|ul|ol|span|section|article|main)\b", re.I)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What no text holds: control characters but tab, line ends and form feed.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def tell(content: bytes, name: str) -> Format:
    """Return the format that the content has.

    Raises UnreadableError, naming the file, for an empty file, for content that is none of the
    readable formats, and for a name whose suffix promises another format than the content has
    (a web server's error page saved as .pdf, as met in public archives).
    """
    if not content:
        raise UnreadableError(f"{name}: is empty")
    found = _by_content(content, name)
    promised = _SUFFIXES.get(PurePath(name).suffix.lower())
    if promised is not None and promised is not found:
        raise UnreadableError(f"{name}: is {found}, not {promised}, in spite of its name")
    return found


def _by_content(content: bytes, name: str) -> Format:
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _HTML_START.match(head):
        return Format.HTML
    if b"%PDF-" in head:
        return Format.PDF
    if content.startswith(_ZIP):
        return _by_parts(content, name)
    _refuse_known(content, name)
    if _HTML_START.match(decoded(content, name)[: 8 * _HEAD].encode()):
        return Format.HTML
    html_name = _SUFFIXES.get(PurePath(name).suffix.lower()) is Format.HTML
    if html_name and _HTML_FRAGMENT.search(content[: 64 * _HEAD]):
        return Format.HTML
    return Format.TEXT


def _by_parts(content: bytes, name: str) -> Format:
    """A Word document by the names of its parts; any other archive is refused.

    A file that is cut off has lost its list of parts: then the names that stand before each part
    are asked. A Word document can have a spreadsheet in it, not the other way about.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            is_word = any(part.lower().startswith("word/") for part in archive.namelist())
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, NotImplementedError):
        is_word = b"word/" in content
    if is_word:
        return Format.DOCX
    reasons = (why for part, why in _OFFICE_PARTS if part in content)
    raise UnreadableError(f"{name}: {next(reasons, 'is a ZIP archive, not a paper')}")


def _refuse_known(content: bytes, name: str) -> None:
    for magic, reason in _REFUSED:
        if content.startswith(magic):
            if _ENCRYPTED in content:
                reason = "is encrypted: it needs a password"
            raise UnreadableError(f"{name}: {reason}")


def decoded(content: bytes, name: str) -> str:
    """Return the content as text: by its byte order mark, else UTF-8, else Windows-1252.

    Raises UnreadableError when it is none of these or holds control characters.
    """
    marked = next((code for bom, code in _BOMS if content.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise UnreadableError(f"{name}: is not a PDF, a Word document, an HTML page or text")
