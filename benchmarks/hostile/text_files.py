"""Texts that are none, or that go on without end."""

from __future__ import annotations

from benchmarks.hostile import EITHER, READ, file

NO_TEXT = "is not a PDF, a Word document, an HTML page or text"


def paper() -> bytes:
    """A sound text: minutes with headings, a list, a table and dates."""
    return (
        "# Minutes of the Harbour Committee\n\nWexcombe Council, 14 March 2024\n\n"
        "1. School places\n\n1.1 RESOLVED that the Director report by 1 May 2024.\n"
        "(a) to note the wall;\n  - in stages\n  • with **care** and *speed*\n\n"
        "Action\tOwner\tDue\tRAG\nMend the weir\tHead of Harbours\t31/03/2024\tGreen\n"
        "<p>Visit <b>families</b></p>\tDirector\tbefore the next meeting\tAmber\n\n"
        "| Ref | Action |\n|---|---|\n| 1 | Write to schools |\n\n"
        "Recommendation 1: that the Board (i) note and (ii) agree.\n"
        "Ofsted (2021) said: “Leaders know children well.” The council was judged inadequate.\n"
        "Elective Home Education (EHE) rose by 12% in 2022/23. Councillor Penrose asked why.\n"
    ).encode()


@file("paper.txt", "is empty")
def _empty() -> bytes:
    return b""


@file("paper.txt", "holds no words")
def _only_spaces() -> bytes:
    return b" \t\r\n\x0c" * 50_000


@file("paper.txt", NO_TEXT)
def _only_zeros() -> bytes:
    return bytes(4096)


@file("paper.txt", NO_TEXT)
def _nul_in_the_midst() -> bytes:
    return paper() + b"\x00" + paper()


@file("paper.txt", NO_TEXT)
def _escapes_in_it() -> bytes:
    return paper() + b"\x1b]0;title\x07\x1b[2J"


@file("paper.txt", NO_TEXT)
def _bytes_at_random() -> bytes:
    return bytes((n * 7919 + n // 251) % 256 for n in range(100_000))


@file("paper.txt", NO_TEXT)
def _half_a_character_of_utf_16() -> bytes:
    return b"\xff\xfe" + "The Board met.".encode("utf-16-le")[:-1]


@file("paper.txt", READ)
def _c1_controls_and_turned_words() -> bytes:
    return "RESOLVED that the \x9b2J wall \u202ellaw be mended by 1 May 2024.".encode()


@file("paper.txt", "is a rich text (RTF) file")
def _rich_text_in_it() -> bytes:
    return b"{\\rtf1 The Board met.}"


@file("paper.txt", READ)
def _formulas() -> bytes:
    return b"Action\tOwner\n=HYPERLINK(\"http://wexcombe.example\")\t=cmd|' /C calc'!A0\n" * 3


@file("paper.txt", READ)
def _digits_that_are_no_numbers() -> bytes:
    return "²².³ May ①②③④ at ٣١/٠٣/٢٠٢٤. 1.²\n(²) note\n²\n١. Item\n31 ²02² 2024\n".encode() * 20


@file("paper.txt", READ)
def _days_that_never_were() -> bytes:
    days = "31 February 2024, 0/0/0000, 99/99/9999, 1 May 99999, 32 March, 2024-13-45, 30.02.2023"
    return f"The Board met on {days} and by the end of 0000/01.\n".encode() * 50


@file("paper.txt", READ)
def _signs_by_the_ten_thousand() -> bytes:
    signs = "* ** _ __ ( [ { < > | # - . , ; : “ ‘ • 1. (a) (i)".split()
    return "\n\n".join(sign * 10_000 for sign in signs).encode() + paper()


@file("paper.txt", READ)
def _signs_apart_by_the_ten_thousand() -> bytes:
    signs = "* ** __ ( [ < > | # - • 1. (a) “ a* *a <b> </i> Cllr Mr and by of 2024 May".split()
    return "\n\n".join(f"{sign} " * 10_000 for sign in signs).encode() + paper()


@file("paper.txt", READ)
def _numbers_of_paragraphs_without_end() -> bytes:
    return b"1." * 20_000 + b" The Board met.\n\n" + b"1" * 100_000 + b". Met\n"


@file("paper.txt", READ, slow=True)
def _columns_100000() -> bytes:
    return b"\t".join([b"Action"] * 100_000) + b"\n" + b"\t".join([b"Green"] * 100_000)


@file("paper.txt", EITHER, slow=True)
def _rows_of_uneven_length() -> bytes:
    return b"a\t" * 20_000 + b"\n" + b"b\tc\n" * 20_000


@file("paper.txt", EITHER, slow=True)
def _line_of_50_mb() -> bytes:
    return b"The Board met at Wexcombe and noted the wall. " * 1_100_000


@file("paper.txt", EITHER, slow=True)
def _word_of_20_mb() -> bytes:
    return b"a" * 20_000_000


@file("paper.txt", EITHER, slow=True)
def _capitals_of_5_mb() -> bytes:
    return b"THE BOARD MET " * 350_000


@file("paper.txt", EITHER, slow=True)
def _names_and_initials_of_2_mb() -> bytes:
    return b"Cllr A B Penrose (AB) and Mrs C Trelawny (CT), Director of Harbours, " * 30_000


@file("paper.txt", EITHER, slow=True)
def _lines_a_million() -> bytes:
    return b"1.1 The Board met on 1 May 2024.\n" * 1_000_000


@file("paper.txt", EITHER, slow=True)
def _blank_lines_20_million() -> bytes:
    return b"The Board met.\n" + b"\n" * 20_000_000 + b"It rose.\n"
