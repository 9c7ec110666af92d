"""A Word file's parts, opened with care: bounded, no macro run, nothing fetched from outside.

python-docx parses the parts. Its own package reader is passed by: it takes in every picture and
stops at a link to a part that is not there, which papers saved by other programs have.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ingest.docx_xml import child
from ingest.errors import UnreadableError

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_LARGEST = 1 << 26  # bytes of words and styles, unpacked; an agenda pack's are a tenth of it
_MOST_MEMBERS = 20_000
_HIGHEST_RATIO = 200  # real parts pack to a twentieth, large plain tables to a hundredth
_SMALL = 1 << 24  # bytes below which a high ratio does no harm
# What the archive's reader raises for one that is cut off or not what its directory says.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
_ROOT = "_rels/.rels"
_ENTITIES = ("<!DOCTYPE", "<!ENTITY")
# The names that files saved as "Strict Open XML" give to the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_SINGLE = ("styles", "numbering", "settings", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts with words: the body, what shapes it, notes, and headers and footers by link."""

    body: Element
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    footnotes: Element | None
    endnotes: Element | None
    running: Mapping[str, Element]


@dataclass(frozen=True, slots=True)
class _Link:
    """A relationship: its identifier, the last word of its type, the part it leads to."""

    key: str
    kind: str
    target: str


def opened(content: bytes, name: str) -> Parts:
    """Return the parts of a Word file.

    Raises UnreadableError, naming the file, for what is no whole Word file, is encrypted, would
    unpack beyond reason, or declares entities, which no word processor writes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Package(archive, name).parts()
    except _DAMAGE as error:
        raise UnreadableError(f"{name}: is a damaged or cut off Word document") from error


class _Package:
    """An archive whose members are read one by one, all together within bounds."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.members = {info.filename.lower(): info for info in archive.infolist()}
        self.left = _LARGEST
        if len(archive.infolist()) > _MOST_MEMBERS:
            raise self._refused(f"holds more than {_MOST_MEMBERS} parts")

    def _refused(self, reason: str) -> UnreadableError:
        return UnreadableError(f"{self.name}: {reason}")

    def parts(self) -> Parts:
        main = next((x.target for x in self._links("") if x.kind == "officeDocument"), None)
        if main is None or main.lower() not in self.members:
            raise self._refused("has no document in it, though it is packed as a Word document")
        body = child(self._parsed(main), "body")
        if body is None:
            raise self._refused("has no document in it, though it is packed as a Word document")
        links = [link for link in self._links(main) if link.target.lower() in self.members]
        single = {link.kind: self._parsed(link.target) for link in links if link.kind in _SINGLE}
        running = {
            link.key: self._parsed(link.target)
            for link in links
            if link.kind in ("header", "footer")
        }
        styles, numbering, settings, footnotes, endnotes = map(single.get, _SINGLE)
        return Parts(body, styles, numbering, settings, footnotes, endnotes, running)

    def _links(self, part: str) -> list[_Link]:
        """The links that lead from a part ("" for the package) to others inside the package."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels") if part else _ROOT
        if path.lower() not in self.members:
            return []
        return [
            _Link(
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                _target(folder, element.get("Target", "")),
            )
            for element in self._parsed(path)
            if isinstance(element.tag, str) and element.get("TargetMode") != "External"
        ]

    def _parsed(self, path: str) -> Element:
        from docx.oxml.parser import parse_xml

        content = self._read(path)
        # Text cannot hold these signs unescaped: where they stand, an entity is declared.
        forms = (sign.encode(code) for sign in _ENTITIES for code in ("ascii", "utf-16-le"))
        if any(form in content for form in (*forms, *map(_big_endian, _ENTITIES))):
            raise self._refused("declares entities, which Word documents do not do")
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        try:
            return parse_xml(content)
        except (SyntaxError, ValueError) as error:  # lxml's errors are syntax errors
            raise self._refused(f"is a damaged Word document: broken XML in {path}") from error

    def _read(self, path: str) -> bytes:
        info = self.members[path.lower()]
        if info.flag_bits & 1:
            raise self._refused("is encrypted: it needs a password")
        self.left -= info.file_size
        packed_tight = info.file_size > _HIGHEST_RATIO * max(1, info.compress_size)
        if self.left < 0 or (packed_tight and info.file_size > _SMALL):
            raise self._refused("would unpack to more than a paper can hold")
        return self.archive.read(info)


def _big_endian(sign: str) -> bytes:
    return sign.encode("utf-16-be")


def _target(folder: str, link: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(link))).lstrip("/")
