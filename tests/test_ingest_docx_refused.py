"""Files that are no whole, plain Word file: each refused by name, in one line."""

import io
import random
import zipfile

import pytest

import ingest
from ingest import docx_package
from ingest.errors import UnreadableError
from tests.docx_maker import ROOT_LINKS, docx, p, packed

GOOD = docx(p("The Board met."))
MAIN = "word/document.xml"


def members(content: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def changed(**parts: bytes | None) -> bytes:
    """The good file with members replaced ("main", "links", "root"), or left out (None)."""
    names = {"main": MAIN, "links": "word/_rels/document.xml.rels", "root": "_rels/.rels"}
    made: dict[str, bytes | None] = {**members(), **{names[k]: v for k, v in parts.items()}}
    return packed({path: content for path, content in made.items() if content is not None})


def main(inner: bytes) -> bytes:
    return changed(main=members()[MAIN].replace(b"The Board met.", inner))


def declared(inner: str, code: str = "utf-8") -> bytes:
    text = members()[MAIN].decode().replace("The Board met.", "&x;")
    return changed(main=f"<!DOCTYPE w:document [{inner}]>{text}".encode(code))


def locked() -> bytes:
    """The good file with the bit set that says its parts need a password."""
    content = bytearray(GOOD)
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD[: len(GOOD) // 2], "damaged or cut off Word document"),
        (GOOD[:-30], "damaged or cut off Word document"),
        (b"PK\x03\x04" + b"word/document.xml" + bytes(40), "damaged or cut off Word document"),
        (changed(main=None), "has no document in it"),
        (changed(root=None), "has no document in it"),
        (changed(root=ROOT_LINKS.replace("document.xml", "lost.xml").encode()), "no document"),
        (changed(main=b"<w:document xmlns:w='x'/>"), "has no document in it"),
        (main(b"<w:open>"), "broken XML in word/document.xml"),
        (changed(main=b""), "broken XML in word/document.xml"),
        (main(b"&unknown;"), "broken XML in word/document.xml"),
        (declared('<!ENTITY x SYSTEM "file:///etc/hostname">'), "declares entities"),
        (declared('<!ENTITY x "words">'), "declares entities"),
        (declared('<!ENTITY x "words">', "utf-16"), "declares entities"),
        (main(b""), "holds no words"),
        (locked(), "is encrypted"),
        (OLE, "is an old binary Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(90), "is encrypted"),
        (packed({"xl/workbook.xml": b"<x/>"}), "is a spreadsheet"),
        (packed({"ppt/presentation.xml": b"<x/>"}), "is a presentation"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text" * 2}), "is a ZIP archive"),
        (packed({"notes.txt": b"words"}), "is a ZIP archive"),
        (b"%PDF-1.7\n", "is PDF, not DOCX, in spite of its name"),
        (b"<html><p>Not found</p></html>", "is HTML, not DOCX, in spite of its name"),
        (b"Not found", "is text, not DOCX, in spite of its name"),
    ],
)
def test_refusals_name_the_file_and_the_reason_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        ingest.read_bytes(content, "report.docx")
    message = str(caught.value)
    assert message.startswith("report.docx: ")
    assert words in message
    assert "\n" not in message


def test_a_word_file_by_another_name_is_refused_as_others_are() -> None:
    with pytest.raises(UnreadableError, match=r"report\.pdf: is DOCX, not PDF, in spite of"):
        ingest.read_bytes(GOOD, "report.pdf")


def test_what_would_unpack_beyond_reason_is_refused_before_it_is() -> None:
    bomb = main(b"x" * (docx_package._SMALL + 1))
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableError, match="would unpack to more than a paper can hold"):
        ingest.read_bytes(bomb, "report.docx")


def test_the_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "_LARGEST", 2000)
    with pytest.raises(UnreadableError, match="would unpack to more than a paper can hold"):
        ingest.read_bytes(main(random.Random(1).randbytes(1500).hex().encode()), "report.docx")


def test_an_archive_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "_MOST_MEMBERS", 3)
    with pytest.raises(UnreadableError, match="holds more than 3 parts"):
        ingest.read_bytes(GOOD, "report.docx")


def test_elements_nested_beyond_reason_are_refused() -> None:
    deep = b"<w:sdt><w:sdtContent>" * 3000 + b"</w:sdtContent></w:sdt>" * 3000
    content = changed(main=members()[MAIN].replace(b"<w:p>", deep + b"<w:p>", 1))
    with pytest.raises(UnreadableError, match=r"report\.docx: "):
        ingest.read_bytes(content, "report.docx")


def read(content: bytes, name: str = "report.docx") -> list[str]:
    return [block.text for block in ingest.read_bytes(content, name).blocks]


@pytest.mark.parametrize("suffix", ["docx", "docm", "dotx", "dotm", "DOCX"])
def test_templates_and_files_with_macros_are_read_their_macros_left_alone(suffix: str) -> None:
    content = docx(p("The Board met."), extra={"word/vbaProject.bin": b"\x00macro"})
    assert read(content, f"report.{suffix}") == ["The Board met."]


def test_links_that_lead_nowhere_or_outside_do_no_harm() -> None:
    kinds = ("image", "styles", "header")
    links = "".join(
        f'<Relationship Id="rId{at}" Type="x/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target, mode) in enumerate(
            [
                *((kind, "NULL", "") for kind in kinds),
                *((kind, "http://wexcombe.example/x", ' TargetMode="External"') for kind in kinds),
            ]
        )
    )
    made = ROOT_LINKS[: ROOT_LINKS.index("<Relationship ")] + links + "</Relationships>"
    assert read(changed(links=made.encode())) == ["The Board met."]
    assert read(changed(links=None)) == ["The Board met."]


def test_the_document_is_found_where_the_package_says_it_is() -> None:
    made = members()
    made["word/document2.xml"] = made.pop(MAIN)
    made["_rels/.rels"] = ROOT_LINKS.replace("word/document", "/Word/Document2").encode()
    assert read(packed(made)) == ["The Board met."]


def test_strict_files_are_read() -> None:
    strict = members()[MAIN].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(changed(main=strict)) == ["The Board met."]


def test_a_document_with_a_workbook_in_it_is_a_document() -> None:
    inner = packed({"xl/workbook.xml": b"<x/>"})
    assert read(docx(p("Words"), extra={"word/embeddings/a.xlsx": inner})) == ["Words"]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_damaged_is_read_or_refused_by_name(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(4):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    try:
        ingest.read_bytes(bytes(content), "report.docx")
        said = "report.docx: "
    except UnreadableError as error:
        said = str(error)
    assert said.startswith("report.docx: ")


def test_a_directory_that_points_outside_the_file_is_refused() -> None:
    content = bytearray(GOOD)
    at = content.rfind(b"PK\x05\x06") + 16  # where the directory begins, four bytes
    content[at : at + 4] = (int.from_bytes(content[at : at + 4], "little") + 5000).to_bytes(
        4, "little"
    )
    with pytest.raises(UnreadableError, match="damaged or cut off"):
        ingest.read_bytes(bytes(content), "report.docx")
