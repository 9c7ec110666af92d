"""How the PDF reader makes paragraphs, lists and headings of words on a page."""

from __future__ import annotations

import pytest

from ingest.document import BlockKind
from ingest.errors import UnreadableError
from ingest.pdf import read_pdf
from tests.pdf_maker import HEIGHT, Pages

FULL = "The panel heard that the number of families asking for support had grown in each of the"


def body(content: bytes) -> list[tuple[str, str | None, str]]:
    blocks = read_pdf(content, "made.pdf").blocks
    return [(block.kind.value, block.label, block.text) for block in blocks if not block.is_running]


def test_a_line_ends_its_paragraph_when_the_next_word_would_have_fitted():
    made = Pages().lines(60, 100, [FULL, "last three years.", "Members thanked the service."])
    assert [text for _, _, text in body(made.bytes())] == [
        FULL + " last three years.",
        "Members thanked the service.",
    ]


def test_a_hyphen_at_a_line_end_joins_both_halves_of_the_word():
    first = FULL.removesuffix("each of the") + "each under-"
    made = Pages().lines(60, 100, [FULL, first, "staffed district team."])
    assert body(made.bytes())[0][2].endswith("grown in each under-staffed district team.")


def test_items_keep_their_labels_apart_and_nest_by_how_far_in_they_stand():
    made = (
        Pages()
        .text(60, 100, "The service reported that:")
        .text(70, 120, "\u2022")
        .text(85, 120, "visits had doubled;")
        .text(95, 140, "(a)")
        .text(115, 140, "in the north;")
        .text(70, 160, "\u2022")
        .text(85, 160, "letters had been answered.")
    )
    blocks = [b for b in read_pdf(made.bytes(), "made.pdf").blocks if b.label]
    assert [(b.label, b.level, b.text) for b in blocks] == [
        ("\u2022", 1, "visits had doubled;"),
        ("(a)", 2, "in the north;"),
        ("\u2022", 1, "letters had been answered."),
    ]


def test_items_run_together_on_a_line_are_parted_at_their_bullets():
    made = Pages().lines(60, 100, ["\u2022 one team was full. \u2022 two posts stood empty."])
    assert [text for _, _, text in body(made.bytes())] == [
        "one team was full.",
        "two posts stood empty.",
    ]


def test_a_number_that_a_line_happens_to_begin_with_is_no_label():
    lines = [
        FULL,
        "12. That was more than in any year before, and the panel asked for the cause",
        ".",
    ]
    made = Pages().lines(60, 100, [lines[0][:-4] + " year to", lines[1]])
    assert len(body(made.bytes())) == 1


def test_bold_lines_and_capitals_are_headings_and_weight_is_kept_as_ranges():
    made = (
        Pages()
        .text(60, 100, "Missing children", font="Helvetica-Bold")
        .text(60, 130, "REASONS FOR THE REPORT")
        .text(60, 160, "He said:")
        .text(105, 160, "it is too early", font="Helvetica-Oblique")
    )
    blocks = read_pdf(made.bytes(), "made.pdf").blocks
    assert [block.kind for block in blocks] == [
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    (start, end), *rest = blocks[2].italics
    assert blocks[2].text[start:end] == "it is too early"
    assert not rest


def test_a_paragraph_cut_by_the_page_end_is_one_block_with_two_places():
    made = Pages().lines(60, 700, [FULL, FULL]).text(290, 810, "Page 1").next_page()
    made.lines(60, 80, ["last three years, and said so."]).text(290, 810, "Page 2")
    (block,) = [b for b in read_pdf(made.bytes(), "made.pdf").blocks if not b.is_running]
    assert block.text.endswith("in each of the last three years, and said so.")
    assert [(place.page, place.page_label) for place in block.places] == [(1, "1"), (2, "2")]
    assert block.text[block.starts[1] :] == "last three years, and said so."


def test_the_packs_stamp_is_the_page_label_not_the_parts_own_footer():
    made = Pages()
    for number in range(1, 6):
        made.text(60, 100, f"Words of leaf {number}.").text(500, 800, f"Page {number} of 5")
        made.text(290, 815, f"Page {number + 30}")
        made.next_page()
    reading = read_pdf(made.bytes(), "made.pdf")
    assert [page.label for page in reading.pages[:5]] == ["31", "32", "33", "34", "35"]


def test_a_label_can_stand_at_the_end_of_a_longer_running_line():
    made = Pages()
    for number in range(2, 6):
        made.text(60, 100, f"Words of leaf {number}.")
        made.text(60, 800, "Inspection of Wexcombe children\u2019s services")
        made.text(60, 815, f"3 to 14 May 2021   {number}").next_page()
    reading = read_pdf(made.bytes(), "made.pdf")
    assert [page.label for page in reading.pages[:4]] == ["2", "3", "4", "5"]
    running = [block for block in reading.blocks if block.is_running]
    assert len(running) == 8


def test_an_item_stamp_is_a_running_header_though_it_stands_once():
    made = Pages().text(460, 60, "Agenda Item 7", font="Helvetica-Bold").text(60, 200, "Report.")
    first = read_pdf(made.bytes(), "made.pdf").blocks[0]
    assert (first.kind, first.text) == (BlockKind.HEADER, "Agenda Item 7")


def test_boxes_are_given_on_the_page_as_it_is_seen_when_it_is_turned():
    made = Pages()
    made.canvas.setPageRotation(90)  # the maker lays the sheet on its side: 842 across, 595 up
    made.text(60, 500, "Turned")
    reading = read_pdf(made.bytes(), "made.pdf")
    page, block = reading.pages[0], reading.blocks[0]
    assert (round(page.width or 0), round(page.height or 0)) == (595, 842)
    # The word stood 60 from the left, its foot 331 up; turned clockwise it runs down the page.
    x0, top, x1, bottom = block.place.box or (0, 0, 0, 0)
    assert top == pytest.approx(60, abs=1)
    assert x0 < 331 < x1
    assert bottom - top > x1 - x0


def test_a_page_with_a_picture_and_no_words_is_named_as_unread(tmp_path):
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("L", (200, 280), 200).save(picture)
    made = Pages()
    made.canvas.drawImage(str(picture), 0, 0, 595, HEIGHT)
    reading = read_pdf(made.next_page().text(60, 100, "Read.").bytes(), "made.pdf")
    assert [page.unread for page in reading.pages[:2]] == ["no text layer", None]


def test_an_encrypted_file_is_refused_by_name():
    content = Pages(encrypt="secret").text(60, 100, "Hidden.").bytes()
    with pytest.raises(UnreadableError, match=r"^pack\.pdf: is encrypted$"):
        read_pdf(content, "pack.pdf")


@pytest.mark.parametrize("cut", [9, 200])
def test_a_truncated_file_is_refused_by_name(cut):
    content = Pages().text(60, 100, "Whole.").bytes()[:cut]
    with pytest.raises(UnreadableError, match=r"^pack\.pdf: is not a whole PDF$"):
        read_pdf(content, "pack.pdf")


def test_a_wider_gap_inside_a_sentence_breaks_no_paragraph():
    last = "last three years and that none of those who came to ask for it had"
    made = Pages().lines(60, 100, [FULL, last]).text(60, 136, "been turned away.")
    assert [text for _, _, text in body(made.bytes())] == [f"{FULL} {last} been turned away."]


def test_short_items_without_bullets_stay_apart():
    items = ["The plan covers these:", "visits to schools", "letters to parents"]
    made = Pages().lines(60, 100, [FULL, FULL, "last three years."])
    made.lines(60, 160, items, step=24)
    assert [text for _, _, text in body(made.bytes())][1:] == items


def test_a_number_stuck_to_its_paragraph_is_a_label():
    made = Pages().text(60, 100, "1.4A meeting was held.").text(60, 130, "12.The panel agreed.")
    made.text(60, 160, "3.5m visits were made.")
    assert body(made.bytes()) == [
        ("paragraph", "1.4", "A meeting was held."),
        ("paragraph", "12.", "The panel agreed."),
        ("paragraph", None, "3.5m visits were made."),
    ]


def test_a_centred_heading_of_two_lines_is_one():
    from reportlab.pdfbase.pdfmetrics import stringWidth

    first = "Question to Ali Reed, Chair of"
    middle = 200 + stringWidth(first, "Helvetica-Bold", 11) / 2
    second = "Schools and Young People"
    x = middle - stringWidth(second, "Helvetica-Bold", 11) / 2
    made = Pages().text(60, 60, FULL).text(200, 100, first, font="Helvetica-Bold")
    made.text(x, 113, second, font="Helvetica-Bold")
    assert body(made.bytes())[1:] == [("heading", None, f"{first} {second}")]


def test_a_postcode_is_no_heading():
    made = Pages().text(60, 100, "WX1 4QF").text(60, 140, FULL)
    assert [kind for kind, _, _ in body(made.bytes())] == ["paragraph", "paragraph"]


def test_words_parted_after_a_slash_at_a_line_end_are_one_again():
    first = FULL.removesuffix("each of the") + "schools and/"
    made = Pages().lines(60, 100, [FULL, first, "or colleges."])
    assert body(made.bytes())[0][2].endswith("grown in schools and/or colleges.")


def test_a_tall_page_number_does_not_mix_two_lines_of_a_footer():
    pages = Pages()
    pages.lines(60, 100, ["The committee met at the town hall of Wexcombe in the spring."])
    pages.text(60, 790, "Inspection of the ferry service", size=8)
    pages.text(60, 800, "Wexcombe, in the spring", size=8)
    pages.text(180, 789, "7", size=20)
    texts = [block.text for block in read_pdf(pages.bytes(), "ferry.pdf").blocks]
    assert texts[1:] == ["Inspection of the ferry service Wexcombe, in the spring", "7"]
