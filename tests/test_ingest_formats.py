import pytest

import ingest
from ingest.errors import UnreadableError
from ingest.formats import Format, decoded, tell
from tests.docx_maker import docx, p

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
PAGE = b"<!DOCTYPE html><html><body><p>Minutes of the board</p></body></html>"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PDF, "pack.pdf", Format.PDF),
        (b"\r\n junk before it " + PDF, "pack.pdf", Format.PDF),
        (PDF, "no-suffix", Format.PDF),
        (PAGE, "page.html", Format.HTML),
        (b"\xef\xbb\xbf  <!-- saved --> <HTML><p>x</p>", "page.htm", Format.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "page.xhtml", Format.HTML),
        (b"<div><p>A fragment</p></div>", "part.html", Format.HTML),
        (PAGE.decode().encode("utf-16"), "page.html", Format.HTML),
        (docx(p("Words")), "report.docx", Format.DOCX),
        (docx(p("Words")), "no-suffix", Format.DOCX),
        (b"RESOLVED that the report be noted.", "minutes.txt", Format.TEXT),
        (b"# Report\n\nThe < sign and <p> in text", "report.md", Format.TEXT),
        (b"5 \x96 the Panel\x92s view", "old.txt", Format.TEXT),
        ("Café".encode("utf-16"), "wide.txt", Format.TEXT),
    ],
)
def test_format_is_told_by_content(content: bytes, name: str, expected: Format) -> None:
    assert tell(content, name) is expected


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (PAGE, "letter.pdf", "is HTML, not PDF, in spite of its name"),
        (b"Service unavailable", "letter.pdf", "is text, not PDF"),
        (PDF, "minutes.txt", "is PDF, not text"),
        (PDF, "minutes.html", "is PDF, not HTML"),
        (PDF, "minutes.docx", "is PDF, not DOCX"),
        (docx(p("Words")), "minutes.html", "is DOCX, not HTML"),
        (b"only words", "minutes.html", "is text, not HTML"),
        (b"", "empty.pdf", "is empty"),
        (b"PK\x03\x04....word/document.xml", "report.docx", "Word document"),
        (b"PK\x03\x04....xl/workbook.xml", "plan.xlsx", "spreadsheet"),
        (b"PK\x03\x04....", "papers.zip", "ZIP"),
        (b"\xd0\xcf\x11\xe0....", "report.doc", "Office"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "picture"),
        (b"text\x00with\x01nulls", "strange.txt", "is not a PDF"),
        (bytes(range(128, 160)) * 3, "strange", "is not a PDF"),
    ],
)
def test_refusals_name_the_file_in_one_line(content: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        ingest.read_bytes(content, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert words in message
    assert "\n" not in message


def test_cp1252_is_what_text_that_is_not_utf8_is_read_as() -> None:
    assert decoded(b"the Panel\x92s \x93view\x94", "x.txt") == "the Panel’s “view”"


@pytest.mark.parametrize("content", [b"   \n\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"blank\.txt: holds no words"):
        ingest.read_bytes(content, "blank.txt")


def test_missing_files_and_folders_are_named(tmp_path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        ingest.read(tmp_path / "gone.pdf")
    with pytest.raises(UnreadableError, match="is not a file"):
        ingest.read(tmp_path)
