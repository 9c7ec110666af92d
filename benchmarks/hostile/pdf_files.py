"""Broken and lying PDF files."""

from __future__ import annotations

from benchmarks.hostile import READ, docx_files, file, html_files
from benchmarks.hostile.raw_pdf import (
    FONT,
    mapped,
    objects,
    of_pages,
    packed,
    page,
    stream,
    text,
    whole,
)

NO_PDF = "is not a whole PDF"
_HANDLER = b"/Encrypt << /Filter /%s /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"


def paper() -> bytes:
    """A sound paper of two pages with a table, headings and numbers."""
    lines = [f"{x} {y} m {x2} {y2} l S" for x, y, x2, y2 in _rules()]
    cells = [
        f"BT /F1 10 Tf {62 + 160 * column} {564 - 20 * row} Td ({words}) Tj ET"
        for row, line in enumerate(_PLAN)
        for column, words in enumerate(line)
    ]
    drawn = text() + "\n".join(["", *lines, *cells]).encode()
    made = objects(drawn)
    made[2] = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    made[6] = page(7)
    made[7] = stream(text(["2. School places", "2.1 Places were noted.", "Page 2 of 2"]))
    return whole(made)


_PLAN = [
    ["Action", "Owner", "Due", "RAG"],
    ["Mend the weir", "Head of Harbours", "31/03/2024", "Green"],
    ["Visit families", "Director", "May 2024", "Amber"],
]


def _rules() -> list[tuple[int, int, int, int]]:
    flat = [(56, 580 - 20 * row, 536 + 160, 580 - 20 * row) for row in range(4)]
    return flat + [(56 + 160 * column, 580, 56 + 160 * column, 520) for column in range(5)]


@file("paper.pdf", "is empty")
def _empty() -> bytes:
    return b""


@file("paper.pdf", NO_PDF)
def _only_a_header() -> bytes:
    return b"%PDF-1.7\n"


@file("paper.pdf", "is not a whole PDF")
def _cut_in_half() -> bytes:
    return paper()[: len(paper()) // 2]


@file("paper.pdf", NO_PDF)
def _cut_before_its_table() -> bytes:
    return paper()[: paper().rindex(b"xref\n0 1")]


@file("paper.pdf", "is text, not PDF")
def _words_in_it() -> bytes:
    return b"Not found. Please try again later."


@file("paper.pdf", "is HTML, not PDF")
def _html_in_it() -> bytes:
    return html_files.paper()


@file("paper.pdf", "is DOCX, not PDF")
def _word_in_it() -> bytes:
    return docx_files.paper()


@file("paper.pdf", "is a picture (PNG)")
def _picture_in_it() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(500)


@file("paper.pdf", "is not a PDF")
def _only_zeros() -> bytes:
    return bytes(1 << 20)


@file("paper.pdf", "is encrypted")
def _with_a_password() -> bytes:
    return whole(objects(), _HANDLER % (b"Standard", b"5a" * 32, b"a5" * 32))


@file("paper.pdf", "is encrypted")
def _locked_in_an_unknown_way() -> bytes:
    return whole(objects(), _HANDLER % (b"Wexcombe.Rights", b"5a" * 32, b"a5" * 32))


@file("paper.pdf", NO_PDF)
def _no_catalogue() -> bytes:
    return whole(objects(), root=99)


@file("paper.pdf", NO_PDF)
def _no_pages() -> bytes:
    return whole(objects() | {2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


@file("paper.pdf", "none of its pages can be read")
def _page_that_is_a_number() -> bytes:
    return whole(objects() | {3: b"42"})


@file("paper.pdf", READ)
def _one_page_counted_as_a_billion() -> bytes:
    return whole(objects() | {2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"})


@file("paper.pdf", READ)
def _count_below_nothing() -> bytes:
    return whole(objects() | {2: b"<< /Type /Pages /Kids [3 0 R] /Count -7 >>"})


@file("paper.pdf", "none of its pages can be read")
def _page_tree_in_a_circle() -> bytes:
    tree = b"<< /Type /Pages /Parent 2 0 R /Kids [6 0 R 3 0 R] /Count 3 >>"
    back = b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"
    return whole(objects() | {2: tree, 6: back})


@file("paper.pdf", READ)
def _page_tree_that_holds_itself() -> bytes:
    kids = b" ".join([b"2 0 R"] * 1000)
    return whole(objects() | {2: b"<< /Type /Pages /Kids [%s 3 0 R] /Count 1001 >>" % kids})


@file("paper.pdf", "none of its pages can be read")
def _page_tree_5000_deep() -> bytes:
    tree = {
        10 + n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (9 + n, 11 + n)
        for n in range(5000)
    }
    ends = {2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", 5010: page()}
    return whole(objects() | tree | ends)


@file("paper.pdf", READ)
def _tables_of_places_in_a_circle() -> bytes:
    made = whole(objects())
    start = made.rindex(b"xref\n0 1")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


@file("paper.pdf", READ)
def _object_that_is_itself() -> bytes:
    return whole(objects() | {4: b"4 0 R", 5: b"5 0 R"})


@file("paper.pdf", READ)
def _length_that_lies() -> bytes:
    made = objects()
    made[4] = made[4].replace(b"/Length ", b"/Length 99999999")
    return whole(made)


@file("paper.pdf", READ)
def _filter_that_is_not_there() -> bytes:
    return whole(objects() | {4: stream(text(), b"/Filter [/Wexcombe /FlateDecode]")})


@file("paper.pdf", READ)
def _stream_that_is_broken() -> bytes:
    broken = packed(text() * 50)
    return whole(objects() | {4: broken[:120] + b"\x00\xff\x13" + broken[123:]})


@file("paper.pdf", READ)
def _font_without_a_map() -> bytes:
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Lost /CIDSystemInfo << /Registry "
    inner += b"(Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Lost /Encoding /Identity-H "
    font += b"/DescendantFonts [6 0 R] >>"
    drawn = text([b"0003000400050006" * 6] * 20)
    return whole(objects(drawn, font) | {6: inner})


@file("paper.pdf", READ)
def _font_that_is_not_there() -> bytes:
    made = objects()
    del made[5]
    return whole(made)


@file("paper.pdf", READ)
def _font_with_a_broken_file() -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /Bad /FirstChar 0 /LastChar 255 /Widths 7 "
    font += b"/FontDescriptor << /Type /FontDescriptor /FontName /Bad /FontFile2 6 0 R >> >>"
    return whole(objects(None, font) | {6: stream(b"\x00\x01\x00\x00\xff\xff" + b"\xa7" * 4000)})


def _hostile_map(units: bytes) -> bytes:
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    lines = [b"".join(b"%02x" % char for char in b"The Z wall Z was mended Z at once")] * 4
    return whole(objects(text(lines), font) | {6: mapped({ord("Z"): units})})


@file("paper.pdf", READ)
def _words_that_steer_a_terminal() -> bytes:
    return _hostile_map(b"001B005B0032004A009B0032004A0007202E")


@file("paper.pdf", READ)
def _words_with_nul() -> bytes:
    return _hostile_map(b"00000041")


@file("paper.pdf", READ)
def _words_with_half_a_pair() -> bytes:
    return _hostile_map(b"D83D")


@file("paper.pdf", READ)
def _words_with_half_a_pair_at_the_end() -> bytes:
    return _hostile_map(b"0041DE00")


@file("paper.pdf", READ)
def _words_that_are_a_formula() -> bytes:
    formula = '=HYPERLINK("http://wexcombe.example","x")'.replace("(", "\\(").replace(")", "\\)")
    return whole(objects(text([formula, "RESOLVED that =1+1 be noted by 1 May 2024."])))


@file("paper.pdf", READ)
def _scripts_and_files_inside() -> bytes:
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 7 0 R >> /Names << "
        b"/JavaScript << /Names [(a) 6 0 R] >> /EmbeddedFiles << /Names [(a.exe) 8 0 R] >> >> >>"
    )
    return whole(
        objects(more=b"/Annots [9 0 R]")
        | {
            1: catalogue,
            6: b"<< /S /JavaScript /JS (app.launchURL\\('http://wexcombe.example'\\)) >>",
            7: b"<< /S /Launch /F (/bin/sh) >>",
            8: b"<< /Type /Filespec /F (http://wexcombe.example/a.exe) /FS /URL >>",
            9: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
            b"/A << /S /URI /URI (http://wexcombe.example) >> >>",
        }
    )


@file("paper.pdf", READ)
def _page_without_a_size() -> bytes:
    return whole(objects(box=b""))


@file("paper.pdf", READ)
def _page_of_no_width() -> bytes:
    return whole(objects(box=b"50 50 50 50"))


@file("paper.pdf", READ)
def _page_as_large_as_a_country() -> bytes:
    return whole(objects(box=b"0 0 3e38 3e38"))


@file("paper.pdf", READ)
def _page_turned_inside_out() -> bytes:
    return whole(objects(box=b"595 842 0 0", more=b"/Rotate 45 /UserUnit -1e30"))


@file("paper.pdf", READ)
def _letters_larger_than_the_page() -> bytes:
    return whole(objects(text(size=1e30) + text(size=-1e-30) + b" 1e38 0 0 1e38 0 0 cm " + text()))


@file("paper.pdf", READ)
def _letters_moved_beyond_all_numbers() -> bytes:
    return whole(objects(text() + b" q 101 0 0 1 63 138 cm" * 60 + b" " + text(["Far away"])))


@file("paper.pdf", READ)
def _drawing_that_makes_no_sense() -> bytes:
    return whole(objects(b"Q Q ET ) ] >> (((( /F1 Tf Tj BI ID EI " * 500 + text()))


@file("paper.pdf", READ)
def _saved_2000_times() -> bytes:
    made = bytearray(whole(objects()))
    last = made.rindex(b"xref\n0 1")
    for _ in range(2000):
        at = len(made)
        made += b"3 0 obj\n%s\nendobj\n" % page()
        start = len(made)
        made += b"xref\n3 1\n%010d 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % (
            at,
            last,
        )
        made += b"startxref\n%d\n%%%%EOF\n" % start
        last = start
    return bytes(made)


@file("paper.pdf", READ)
def _junk_before_and_behind() -> bytes:
    return b"\x00\x07junk" * 100 + paper() + b"\x00<html>" * 2000


@file("paper.html", "is PDF, not HTML")
def _pdf_by_the_name_of_a_page() -> bytes:
    return of_pages(1, text())
