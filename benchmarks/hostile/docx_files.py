"""Word files that are broken, lie, reach outside or unpack to more than they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from benchmarks.hostile import EITHER, READ, file

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
MAIN = "word/document.xml"
DAMAGED = "is a damaged or cut off Word document"
TOO_MUCH = "would unpack to more than a paper can hold"
ENTITIES = "declares entities"
DEEP = "nested too deeply"


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            # A fixed day: the same members make the same bytes.
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _deflated(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def p(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def members(body: str, links: str = "", **parts: str) -> dict[str, bytes]:
    """The parts of a Word file by name; `parts` by the last word of their type."""
    roots = {"header": "hdr", "footer": "ftr"}
    told = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    made = {
        "_rels/.rels": f'<Relationships xmlns="{_P}"><Relationship Id="m" '
        f'Type="{_R}/officeDocument" Target="{MAIN}"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_P}">{told}{links}'
        "</Relationships>",
        MAIN: f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, inner in parts.items():
        root = roots.get(kind, kind)
        made[f"word/{kind}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
    return {path: content.encode() for path, content in made.items()}


def made(body: str, links: str = "", **parts: str) -> bytes:
    """A Word file."""
    return packed(members(body, links, **parts))


def plain() -> bytes:
    """A sound file of one paragraph."""
    return made(p("The Board met at Wexcombe."))


def paper() -> bytes:
    """A sound paper with styles, a list, a table, notes, a header and tracked changes."""
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    rows = [("Action", "Owner", "Due"), ("Mend the weir", "Director", "31 May 2024")] * 2
    table = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="1"/><w:shd w:fill="FF0000"/>'
            f"</w:tcPr>{p(cell)}</w:tc>"
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    body = (
        p("Minutes of the Harbour Committee", '<w:pStyle w:val="Heading1"/>')
        + p("Wexcombe Council, 14 March 2024")
        + p("School places", numbered.format(0))
        + p("RESOLVED that the Director report by 1 May 2024.", numbered.format(1))
        + f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{table}</w:tbl>'
        + '<w:p><w:r><w:t>As noted</w:t><w:footnoteReference w:id="2"/></w:r>'
        + '<w:ins w:id="1"><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t> now</w:t></w:r></w:ins>'
        + '<w:del w:id="2"><w:r><w:delText> then</w:delText></w:r></w:del></w:p>'
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + p("Held in a control")
        + "</w:sdtContent></w:sdt>"
        + f"<mc:AlternateContent><mc:Choice>{p('new')}</mc:Choice><mc:Fallback>{p('old')}"
        + "</mc:Fallback></mc:AlternateContent>"
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        + '<w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/>'
        + '<w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:br/></w:r></w:p>'
        + '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:titlePg/></w:sectPr>'
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{"".join(f"%{n + 1}." for n in range(at + 1))}"/></w:lvl>'
        for at in range(3)
    )
    return made(
        body,
        styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>",
        numbering=f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="4"/></w:lvlOverride></w:num>',
        footnotes=f'<w:footnote w:id="2">{p("See minute 12.")}</w:footnote>',
        settings="<w:evenAndOddHeaders/>",
        header=p("Agenda item 7"),
    )


def _with_document_type(declared: str, code: str = "utf-8") -> bytes:
    parts = members(p("&x;"))
    parts[MAIN] = f"<!DOCTYPE w:document [{declared}]>{parts[MAIN].decode()}".encode(code)
    return packed(parts)


def _bomb(path: str, length: int = 1 << 30) -> bytes:
    """A part of 1 GB, written piece by piece."""
    out = io.BytesIO(plain())
    piece = b" " * (1 << 20)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(_deflated(path), "w", force_zip64=True) as part,
    ):
        for _ in range(length // len(piece)):
            part.write(piece)
    return out.getvalue()


@file("paper.docx", DAMAGED)
def _cut_off() -> bytes:
    return paper()[: len(paper()) // 2]


@file("paper.docx", "is a spreadsheet")
def _spreadsheet_in_it() -> bytes:
    return packed({"xl/workbook.xml": b"<x/>"})


@file("paper.docx", "is an old binary Office file")
def _old_word_in_it() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)


@file("paper.docx", "is encrypted")
def _with_a_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(999)


@file("paper.docx", ENTITIES)
def _entity_from_a_file() -> bytes:
    return _with_document_type('<!ENTITY x SYSTEM "file:///etc/hostname">')


@file("paper.docx", ENTITIES)
def _entity_from_the_net() -> bytes:
    return _with_document_type('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')


@file("paper.docx", ENTITIES)
def _entities_by_the_billion() -> bytes:
    laughs = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    return _with_document_type(f'<!ENTITY x0 "ha">{laughs}<!ENTITY x "&x9;">')


@file("paper.docx", ENTITIES)
def _entity_in_utf_16() -> bytes:
    return _with_document_type('<!ENTITY x SYSTEM "file:///etc/hostname">', "utf-16")


@file("paper.docx", TOO_MUCH, slow=True)
def _body_of_1_gb() -> bytes:
    parts = members(p("The Board met."))
    body = parts.pop(MAIN)
    out = io.BytesIO(packed(parts))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(_deflated(MAIN), "w", force_zip64=True) as part,
    ):
        for _ in range(1 << 10):
            part.write(b" " * (1 << 20))
        part.write(body)
    return out.getvalue()


@file("paper.docx", READ, slow=True)
def _picture_of_1_gb() -> bytes:
    return _bomb("word/media/image1.png")


@file("paper.docx", "is a damaged or cut off Word document")
def _length_that_lies() -> bytes:
    content = bytearray(made(p("The Board met. " * 100_000)))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (40).to_bytes(4, "little")
    return bytes(content)


@file("paper.docx", "holds more than 20000 parts", slow=True)
def _parts_25000() -> bytes:
    return packed(members(p("The Board met.")) | {f"word/media/{n}": b"" for n in range(25_000)})


@file("paper.docx", "is a damaged Word document: broken XML")
def _parts_of_the_same_name() -> bytes:
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a") as archive:
        for _ in range(50):
            archive.writestr(zipfile.ZipInfo(MAIN), b"<broken")
    return out.getvalue()


@file("paper.docx", READ)
def _parts_that_climb_out() -> bytes:
    return packed(
        members(p("The Board met.")) | {"../../../tmp/x": b"x", "/etc/x": b"", "a\x1b[2J": b""}
    )


@file("paper.docx", "is a damaged Word document: broken XML")
def _elements_nested_10000_deep() -> bytes:
    return made("<w:sdt><w:sdtContent>" * 10_000 + p("x") + "</w:sdtContent></w:sdt>" * 10_000)


@file("paper.docx", READ)
def _wrappers_nested_as_deep_as_allowed() -> bytes:
    return made("<w:ins>" * 240 + p("The Board met.") + "</w:ins>" * 240)


@file("paper.docx", READ)
def _tables_nested_60_deep() -> bytes:
    return made("<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60)


@file("paper.docx", READ)
def _renderings_nested_80_deep() -> bytes:
    choice = "<mc:AlternateContent><mc:Choice>"
    other = f"</mc:Choice><mc:Fallback>{p('old')}</mc:Fallback></mc:AlternateContent>"
    return made(choice * 80 + p("new") + other * 80)


@file("paper.docx", READ)
def _text_boxes_nested_60_deep() -> bytes:
    opened = "<w:p><w:r><w:pict><w:txbxContent>"
    return made(opened * 60 + p("x") + "</w:txbxContent></w:pict></w:r></w:p>" * 60)


@file("paper.docx", READ)
def _styles_in_a_circle() -> bytes:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    return made(p("The Board met.", '<w:pStyle w:val="s0"/>'), styles=ring)


@file("paper.docx", READ)
def _styles_in_a_chain_of_3000() -> bytes:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(3000)
    )
    return made(p("The Board met.", '<w:pStyle w:val="s0"/>'), styles=chain)


@file("paper.docx", READ)
def _numbers_beyond_reason() -> bytes:
    level = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
    level += '<w:lvlText w:val="%1"/></w:lvl>'
    kinds = [
        ("999999999", "upperRoman"),
        ("999999999", "upperLetter"),
        ("-999999999", "lowerRoman"),
    ]
    kinds += [("0", "cardinalText"), ("99999999999999999999", "decimal"), ("x", "ordinal")]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level.format(*kind)}</w:abstractNum>'
        for n, kind in enumerate(kinds)
    )
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(kinds))
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(p("Item", listed.format(at, n)) for n in range(7) for at in (0, 8, 99, -1))
    return made(body, numbering=abstract + nums)


@file("paper.docx", READ)
def _list_styles_in_a_circle() -> bytes:
    one = '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="L{0}"/></w:abstractNum>'
    ring = "".join(
        f'<w:style w:type="numbering" w:styleId="L{n}"><w:name w:val="L{n}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{1 - n}"/></w:numPr></w:pPr></w:style>'
        for n in (0, 1)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1))
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return made(p("Item", listed), styles=ring, numbering=one.format(0) + one.format(1) + nums)


@file("paper.docx", READ)
def _cells_that_span_a_billion() -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>{p("x")}</w:tc>'
    before = '<w:trPr><w:gridBefore w:val="999999999"/><w:gridAfter w:val="999999999"/></w:trPr>'
    return made(f"<w:tbl>{f'<w:tr>{before}{cell * 5}</w:tr>' * 20}</w:tbl>")


@file("paper.docx", READ)
def _notes_in_a_circle() -> bytes:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>x</w:t>'
    note += '<w:footnoteReference w:id="{}"/></w:r></w:p></w:footnote>'
    body = '<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    return made(body, footnotes=note.format(1, 2) + note.format(2, 1) + note.format(3, 3))


@file("paper.docx", READ)
def _links_to_the_net() -> bytes:
    links = "".join(
        f'<Relationship Id="x{kind}" Type="{_R}/{kind}" Target="http://127.0.0.1:9/{kind}" '
        'TargetMode="External"/>'
        for kind in ("image", "attachedTemplate", "header", "styles", "oleObject", "subDocument")
    )
    return made(p("The Board met.") + '<w:subDoc r:id="xsubDocument"/>', links)


@file("paper.docx", READ)
def _main_part_that_links_to_itself() -> bytes:
    links = "".join(
        f'<Relationship Id="y{kind}" Type="{_R}/{kind}" Target="document.xml"/>'
        for kind in ("header", "footnotes", "styles", "numbering", "settings")
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="yheader"/></w:sectPr>'
    return made(p("The Board met.") + section, links)


@file("paper.docx", READ)
def _words_that_steer_a_terminal() -> bytes:
    return made(p("RESOLVED that the &#x9b;2J wall &#x202e;llaw be mended by 1 May 2024."))


@file("paper.docx", "broken XML")
def _control_characters() -> bytes:
    return made(p("The Board\x1b[2J\x00 met."))


@file("paper.docx", READ)
def _fields_never_ended() -> bytes:
    run = '<w:r><w:fldChar w:fldCharType="begin"/>'
    run += '<w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r>'
    return made(p("The Board met.") + f"<w:p>{run * 2000}</w:p>")


@file("paper.docx", READ)
def _symbols_beyond_reason() -> bytes:
    chars = ("", "0000", "D800", "FFFFFFFF", "-1", "zz", "110000", "F0FC")
    return made(
        p("Met")
        + "".join(
            f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{char}"/><w:t>x</w:t></w:r></w:p>'
            for char in chars
        )
    )


@file("paper.docx", EITHER, slow=True)
def _paragraphs_200000() -> bytes:
    return made(p("The Board met on 1 May 2024.") * 200_000)


@file("paper.docx", EITHER, slow=True)
def _paragraph_of_20_mb() -> bytes:
    return made(p("The Board met at Wexcombe and noted the wall. " * 450_000))


@file("paper.docx", EITHER, slow=True)
def _table_of_60000_rows() -> bytes:
    row = f"<w:tr>{''.join(f'<w:tc>{p(w)}</w:tc>' for w in ('Mend', 'Director', 'Green'))}</w:tr>"
    return made(f"<w:tbl>{row * 60_000}</w:tbl>")
