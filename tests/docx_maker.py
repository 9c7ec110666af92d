"""Small Word files made from their markup, for the tests of the DOCX reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from ingest import read_bytes
from ingest.document import Block, Document
from ingest.docx import read_docx

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _RELATIONS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "hdr": "header",
    "ftr": "footer",
}
ROOT_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(
    content: str = "", num: tuple[int, int] | None = None, style: str = "", more: str = ""
) -> str:
    """A paragraph of text or of markup; `num` its list and level, `more` further properties."""
    runs = content if content.startswith("<") else r(content) if content else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = ""
    if num:
        listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{listed}{more}</w:pPr>{runs}</w:p>"


def tbl(*rows: Sequence[str], more: str = "") -> str:
    """A table of rows of cells; a cell is text, paragraphs, or a whole w:tc."""
    made = "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{more}</w:tblPr>{made}</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    """A cell."""
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def lvl(at: int, form: str, text: str, start: int | None = 1, more: str = "") -> str:
    """A level of a list's definition, each further in than the one above."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    indent = f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="720"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


def numbering(definitions: Mapping[int, str], lists: Mapping[int, tuple[int, str]]) -> str:
    """The numbering part: definitions by key, and lists as (definition, overrides)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for key, levels in definitions.items()
    )
    nums = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        for key, (definition, overrides) in lists.items()
    )
    return abstract + nums


def restart(at: int, start: int) -> str:
    """A list's own start for a level."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(key: str, name: str, inner: str = "", based: str = "", kind: str = "paragraph") -> str:
    """A style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{on}{inner}</w:style>'
    )


def docx(body: str, extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file: its body, and parts by their root's name ("styles", "hdr", …)."""
    links, members = "", {}
    overrides = (
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    )
    for root, inner in parts.items():
        kind = _PARTS[root]
        links += f'<Relationship Id="{root}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        members[f"word/{kind}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>".encode()
        overrides += f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
    members["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    ).encode()
    members["_rels/.rels"] = ROOT_LINKS.encode()
    members["word/_rels/document.xml.rels"] = (
        ROOT_LINKS[: ROOT_LINKS.index("<Relationship ")] + links + "</Relationships>"
    ).encode()
    members["word/document.xml"] = (
        f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>".encode()
    )
    return packed({**members, **(extra or {})})


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return made.getvalue()


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    """The blocks that the reader makes of a body."""
    return read_docx(docx(body, **parts), "report.docx").blocks


def labels(body: str, **parts: str) -> list[str | None]:
    """The labels of a body's blocks."""
    return [block.label for block in blocks(body, **parts)]


def document(body: str, **parts: str) -> Document:
    """The document that a body becomes."""
    return read_bytes(docx(body, **parts), "report.docx")
