"""PDF files that cost far more to read than they are long."""

from __future__ import annotations

import zlib

from benchmarks.hostile import EITHER, READ, file
from benchmarks.hostile.raw_pdf import FONT, mapped, objects, of_pages, packed, stream, text, whole

GB = 1 << 30


def zeros_packed(unit: bytes, length: int) -> bytes:
    """What a long run of the same bytes packs to, made piece by piece."""
    packer = zlib.compressobj(9)
    piece = unit * ((1 << 20) // len(unit))
    made = b"".join(packer.compress(piece) for _ in range(length // len(piece)))
    return made + packer.flush()


def _bomb(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    drawn = {4: stream(content, b"/Filter [%s]" % filters)}
    return whole(objects() | drawn)


@file("paper.pdf", EITHER, slow=True)
def _pages_10000() -> bytes:
    return of_pages(10_000, text())


@file("paper.pdf", EITHER, slow=True)
def _stream_of_1_gb() -> bytes:
    return _bomb(zeros_packed(b" ", GB))


@file("paper.pdf", EITHER, slow=True)
def _stream_of_1_gb_packed_twice() -> bytes:
    return _bomb(zlib.compress(zeros_packed(b"\x00", GB), 9), b"/FlateDecode /FlateDecode")


@file("paper.pdf", EITHER, slow=True)
def _stream_of_1_gb_of_words() -> bytes:
    return _bomb(zeros_packed(b"BT /F1 9 Tf 9 9 Td (a b) Tj ET\n", GB))


@file("paper.pdf", READ)
def _lists_nested_100000_deep() -> bytes:
    return whole(objects() | {6: b"[" * 100_000 + b"]" * 100_000, 4: b"6 0 R"})


@file("paper.pdf", READ)
def _dictionaries_nested_in_the_page() -> bytes:
    return whole(objects(more=b"/X " + b"<< /X " * 50_000 + b">> " * 50_000))


@file("paper.pdf", READ)
def _states_saved_a_million_times() -> bytes:
    return whole(objects() | {4: packed(b"q " * 1_000_000 + text())})


@file("paper.pdf", READ)
def _form_that_draws_itself() -> bytes:
    form = stream(
        text() + b" /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>",
    )
    return whole(objects(b"/X Do", resources=b"/XObject << /X 6 0 R >>") | {6: form})


@file("paper.pdf", EITHER, slow=True)
def _forms_that_draw_ten_others_each() -> bytes:
    made = objects(b"/X Do", resources=b"/XObject << /X 10 0 R >>")
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    head += b"/Resources << /XObject << /X %d 0 R >> >>"
    for level in range(10):
        made[10 + level] = stream(b"/X Do " * 10, head % (11 + level))
    made[20] = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    return whole(made)


def _picture(width: int, height: int, data: bytes, extra: bytes = b"") -> bytes:
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 " % (
        width,
        height,
    )
    image = stream(data, head + b"/ColorSpace /DeviceGray " + extra)
    drawn = b"q 595 0 0 842 0 0 cm /P Do Q"
    return whole(objects(drawn, resources=b"/XObject << /P 6 0 R >>") | {6: image})


@file("paper.pdf", READ)
def _picture_said_to_be_enormous() -> bytes:
    return _picture(2_000_000_000, 2_000_000_000, b"\x00" * 99)


@file("paper.pdf", EITHER, slow=True)
def _picture_of_900_million_dots() -> bytes:
    return _picture(30_000, 30_000, zeros_packed(b"\xaa", 30_000 * 3_750), b"/Filter /FlateDecode")


@file("paper.pdf", EITHER, slow=True)
def _picture_of_10_billion_dots() -> bytes:
    return _picture(100_000, 100_000, zeros_packed(b"\xaa", GB), b"/Filter /FlateDecode")


@file("paper.pdf", EITHER, slow=True)
def _page_of_a_million_words() -> bytes:
    lines = b"\n".join(
        b"BT /F1 1 Tf %d %d Td (a b c d e f g h i j) Tj ET" % (x, y)
        for y in range(0, 842)
        for x in range(0, 595, 5)
    )
    return whole(objects() | {4: packed(lines)})


@file("paper.pdf", EITHER, slow=True)
def _page_of_words_on_one_spot() -> bytes:
    return whole(objects() | {4: packed(b"BT /F1 9 Tf 90 90 Td (word) Tj ET\n" * 50_000)})


@file("paper.pdf", EITHER, slow=True)
def _page_of_300000_rules() -> bytes:
    lines = b"\n".join(
        b"0 %.3f m 595 %.3f l S %.3f 0 m %.3f 842 l S" % (n / 180, n / 180, n / 255, n / 255)
        for n in range(150_000)
    )
    return whole(objects() | {4: packed(lines + text())})


@file("paper.pdf", EITHER, slow=True)
def _table_of_90000_cells() -> bytes:
    lines = b"\n".join(
        b"0 %.2f m 595 %.2f l S %.2f 0 m %.2f 842 l S" % (n * 2.8, n * 2.8, n * 1.98, n * 1.98)
        for n in range(301)
    )
    return whole(objects() | {4: packed(lines + text())})


@file("paper.pdf", EITHER, slow=True)
def _path_of_a_million_points() -> bytes:
    points = b"\n".join(b"%d %d l" % (n % 595, n * 7 % 842) for n in range(1_000_000))
    return whole(objects() | {4: packed(b"0 0 m " + points + b" S " + text())})


@file("paper.pdf", EITHER, slow=True)
def _clips_by_the_hundred_thousand() -> bytes:
    return whole(objects() | {4: packed(b"0 0 595 842 re W n\n" * 100_000 + text() * 200)})


@file("paper.pdf", READ, slow=True)
def _letter_that_stands_for_50000() -> bytes:
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    return whole(objects(None, font) | {6: mapped({ord("e"): b"0041" * 50_000})})


@file("paper.pdf", EITHER, slow=True)
def _pages_1000_of_lines_by_the_hundred() -> bytes:
    return of_pages(1000, text(["1.1 The Director will report by 1 May 2024 to the Board."] * 48))
