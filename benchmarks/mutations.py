"""Damage done to papers on purpose: bytes at random, and parts moved about as a format has them.

Each function takes a chance (`random.Random`) and content, and gives changed content; the same
chance gives the same. Seeds are small made papers and the sample's, unpacked where they are
packed, so that changes reach what a reader makes sense of.
"""

from __future__ import annotations

import base64
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path

from benchmarks.hostile import docx_files, html_files, pdf_files, text_files

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample" / "papers"

Mutation = Callable[[random.Random, bytes], bytes]

_EXTREMES = (b"0", b"-1", b"1", b"65536", b"2147483648", b"-2147483649", b"1e38", b"-0.00001")
_EXTREMES += (b"99999999999999999999", b"NaN", b"", b"00000000000000000000")
_SIGNS = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\x1b[2J", b"\x85", b"<", b">")
_SIGNS += (b"&#x202e;", b"&", b"]]>", b"<!--", b"(", b")", b"\\", b"%", b"\xf0\x9f\x98\x80", b"|")
_LARGEST = 1 << 18  # bytes that are still made more of
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_OBJECT = re.compile(rb"(\d+ \d+ obj\b)(.*?)(endobj)", re.S)
_REFERENCE = re.compile(rb"\b\d+ \d+ R\b")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_PACKED = re.compile(
    rb"(/Filter\s*\[?\s*(/ASCII85Decode\s*)?/FlateDecode\s*\]?)(.*?stream\r?\n)(.*?)(endstream)",
    re.S,
)
_ELEMENT = re.compile(rb"<([\w:]+)\b[^<>]*(?:/>|>[^<]*</\1>)")
_TAG = re.compile(rb"</?[\w:]+[^<>]*>")
_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")')


def _some(chance: random.Random, pattern: re.Pattern[bytes], content: bytes) -> re.Match[bytes]:
    """One of a pattern's finds; one of nothing, somewhere, where it finds nothing."""
    found = list(pattern.finditer(content))
    if found:
        return chance.choice(found)
    at = chance.randint(0, len(content))
    nothing = re.compile(b"").match(content, at)
    assert nothing is not None
    return nothing


def _put(content: bytes, span: tuple[int, int], new: bytes) -> bytes:
    return content[: span[0]] + new + content[span[1] :]


def flip(chance: random.Random, content: bytes) -> bytes:
    """Change single bytes."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, content: bytes) -> bytes:
    """Cut the file off somewhere."""
    return content[: chance.randint(0, len(content))]


def drop(chance: random.Random, content: bytes) -> bytes:
    """Leave out a piece."""
    at = chance.randint(0, len(content))
    return _put(content, (at, at + chance.choice((1, 4, 50, 1000))), b"")


def repeat(chance: random.Random, content: bytes) -> bytes:
    """Have a piece stand several times."""
    at, length = chance.randint(0, len(content)), chance.choice((1, 8, 60, 400))
    return _put(content, (at, at), content[at : at + length] * chance.choice((1, 2, 50)))


def insert(chance: random.Random, content: bytes) -> bytes:
    """Put in a sign that means something to a reader."""
    at = chance.randint(0, len(content))
    return _put(content, (at, at), chance.choice(_SIGNS) * chance.choice((1, 1, 1, 100)))


def renumber(chance: random.Random, content: bytes) -> bytes:
    """Put another number, mostly an extreme one, in place of a number."""
    return _put(content, _some(chance, _NUMBER, content).span(), chance.choice(_EXTREMES))


def _swapped(pattern: re.Pattern[bytes]) -> Mutation:
    """What puts one find of a pattern where another stands."""

    def swap(chance: random.Random, content: bytes) -> bytes:
        one, other = (_some(chance, pattern, content) for _ in range(2))
        return _put(content, one.span(), other.group())

    return swap


def _repeated(pattern: re.Pattern[bytes]) -> Mutation:
    """What has one find of a pattern stand many times, here or at another find."""

    def again(chance: random.Random, content: bytes) -> bytes:
        one, other = (_some(chance, pattern, content) for _ in range(2))
        times = min(chance.choice((1, 2, 10, 300)), 1 + _LARGEST // max(1, len(one.group())))
        return _put(content, (other.end(), other.end()), one.group() * times)

    return again


def _left_out(pattern: re.Pattern[bytes]) -> Mutation:
    def leave_out(chance: random.Random, content: bytes) -> bytes:
        return _put(content, _some(chance, pattern, content).span(), b"")

    return leave_out


def _revalue(chance: random.Random, content: bytes) -> bytes:
    """Put an extreme number in place of an attribute's value."""
    return _put(content, _some(chance, _VALUE, content).span(), chance.choice(_EXTREMES))


def _nest(chance: random.Random, content: bytes) -> bytes:
    """Put an element inside copies of its own tags."""
    element = _some(chance, _ELEMENT, content)
    name = re.match(rb"<([\w:]+)", element.group())
    if name is None:
        return content
    depth = chance.choice((1, 3, 40, 400))
    around = b"<" + name[1] + b">", b"</" + name[1] + b">"
    return _put(content, element.span(), around[0] * depth + element.group() + around[1] * depth)


_BYTES: tuple[Mutation, ...] = (flip, cut, drop, repeat, insert)
_PDF = (*map(_swapped, (_OBJECT, _REFERENCE, _NAME)), _repeated(_OBJECT), renumber, renumber)
_MARKUP = (
    *map(_swapped, (_ELEMENT, _TAG, _VALUE)),
    *map(_repeated, (_ELEMENT, _TAG)),
    *map(_left_out, (_ELEMENT, _TAG)),
    _revalue,
    _nest,
)
_LINE = re.compile(rb"[^\n]*\n")
_TEXT = (_swapped(_LINE), _repeated(_LINE), _left_out(_LINE), renumber, *map(_swapped, (_NUMBER,)))
_JSON = (_swapped(re.compile(rb'"[^"]*"')), _repeated(re.compile(rb"[{\[]")), renumber, *_TEXT[:3])


def _in_tree(chance: random.Random, content: bytes) -> bytes:
    """Move, repeat, nest, empty or rename elements of markup that stays well formed."""
    from lxml import etree

    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    if len(content) > _LARGEST:
        return content
    inner = [each for each in root.iter() if each is not root and isinstance(each.tag, str)]
    if not inner:
        return content
    one, other = chance.choice(inner), chance.choice(inner)
    copy = deepcopy(one)  # as it is now: the other may stand inside it and grow with it
    what = chance.randrange(7)
    if what == 0 and one.getparent() is not None:
        one.getparent().remove(one)
    elif what == 1:
        most = max(1, _LARGEST // len(etree.tostring(copy)))
        for _ in range(min(chance.choice((1, 3, 200)), most)):
            other.append(deepcopy(copy))
    elif what == 2:
        other.insert(0, copy)
    elif what == 3:
        one.tag = other.tag
    elif what == 4 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_EXTREMES).decode())
    elif what == 5:
        for name, value in other.attrib.items():
            one.set(name, value)
    else:
        for _ in range(chance.choice((1, 5, 60))):
            other = etree.SubElement(other, copy.tag, dict(copy.attrib))
        other.append(copy)
    return etree.tostring(root)


def _in_member(chance: random.Random, content: bytes) -> bytes:
    """Change one part of a Word file as markup, and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:  # changed before beyond being one
        return flip(chance, content)
    words = [name for name in members if name.startswith("word/")] or list(members) or ["x"]
    name = chance.choice([*words, *members] or words)
    part = members.get(name, b"")
    for _ in range(chance.choice((1, 2, 4))):
        part = chance.choice((*[_in_tree] * 30, *_MARKUP, flip, renumber))(chance, part)
    return docx_files.packed(members | {name: part})


MUTATIONS: dict[str, Sequence[Mutation]] = {
    "pdf": (*_BYTES, *_PDF, *_PDF),
    "docx": (*_BYTES, *[_in_member] * 20),
    "html": (*_BYTES, *_MARKUP),
    "text": (*_BYTES, *_TEXT),
    "json": (*_BYTES, *_JSON),
}


def unpacked(content: bytes) -> bytes:
    """A PDF with its packed streams laid open; what it says of their places is then wrong."""

    def open_stream(match: re.Match[bytes]) -> bytes:
        inner = match[4]
        try:
            if match[2]:
                inner = base64.a85decode(inner.strip().removesuffix(b"~>"))
            return match[3] + zlib.decompress(inner) + b"\n" + match[5]
        except (ValueError, zlib.error):
            return match.group()

    return _PACKED.sub(open_stream, content)


def _json_seeds() -> list[bytes]:
    lines = [
        {"question": "What did Ofsted say about home education?", "limit": 3, "since": "2021"},
        {"question": "who owns the register", "council": "Wexcombe", "until": "2024-03"},
        {"question": "RAG ratings", "include_exempt": True, "kind": "rag", "speaker": "Ofsted"},
    ]
    return ["\n".join(["who visits families?", *map(json.dumps, lines)]).encode()]


def seeds(reader: str) -> list[bytes]:
    """The papers that a reader's fuzzing begins with."""
    if reader == "json":
        return _json_seeds()
    if reader == "pdf":
        papers = [unpacked(path.read_bytes()) for path in sorted(SAMPLE.glob("*.pdf"))]
        # Large papers take long to read: each is there, the small ones more often.
        return [pdf_files.paper()] * 30 + sorted(papers, key=len)[:2] * 8 + papers
    if reader == "docx":
        return [docx_files.paper(), docx_files.plain()]
    if reader == "html":
        return [html_files.paper(), *(path.read_bytes() for path in SAMPLE.glob("*.html"))]
    return [text_files.paper()]


def mutated(reader: str, chance: random.Random, papers: Sequence[bytes]) -> bytes:
    """One of the papers with a few changes, now and then with the end of another one."""
    content = chance.choice(papers)
    if chance.random() < 0.05:
        other = chance.choice(papers)
        content = (
            content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]
        )
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        content = chance.choice(MUTATIONS[reader])(chance, content)[: 1 << 22]
    return content
