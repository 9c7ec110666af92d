"""PDF files put together object by object, sound or not."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = (
    "Minutes of the Harbour Committee of Wexcombe Council, 14 March 2024",
    "RESOLVED that the Director report to the next meeting on the sea wall.",
    "1.1 The Board is recommended to note the report.",
)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def packed(content: bytes, extra: bytes = b"") -> bytes:
    """A stream packed by Flate."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + extra)


def text(lines: Sequence[bytes | str] = WORDS, size: float = 11, top: float = 780) -> bytes:
    """The drawing of a few lines."""
    raw = [
        line.encode("latin-1") if isinstance(line, str) else b"<" + line + b">" for line in lines
    ]
    shown = [each if each.startswith(b"<") else b"(" + each + b")" for each in raw]
    drawn = b" ".join(b"%s Tj 0 -16 Td" % each for each in shown)
    return b"BT /F1 %g Tf 56 %g Td %s ET" % (size, top, drawn)


def whole(objects: Mapping[int, bytes], trailer: bytes = b"", root: int = 1) -> bytes:
    """A file of these objects, with a table of where they stand."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size, start = max(objects) + 1, len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        made += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    end = b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(made) + end % (size, root, trailer, start)


def page(
    content: int = 4, more: bytes = b"", resources: bytes = b"", box: bytes = b"0 0 595 842"
) -> bytes:
    """A page that draws the stream `content`; its fonts are object 5 as F1 and the like."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %d 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (box, content, resources, more)
    )


def objects(drawn: bytes | None = None, font: bytes = FONT, **how: bytes) -> dict[int, bytes]:
    """The objects of a paper of one page; `how` goes to the page."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(**how),  # type: ignore[arg-type]
        4: stream(text() if drawn is None else drawn),
        5: font,
    }


def of_pages(count: int, drawn: bytes) -> bytes:
    """A file of so many pages that all draw the same."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    return whole(
        objects(drawn)
        | {2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)}
        | {10 + number: page() for number in range(count)}
    )


def mapped(pairs: Mapping[int, bytes]) -> bytes:
    """A map of character codes to UTF-16 in hexadecimal."""
    lines = b"\n".join(b"<%02X> <%s>" % (code, units) for code, units in pairs.items())
    return stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar\n"
        b"endcmap end end" % (len(pairs), lines)
    )
