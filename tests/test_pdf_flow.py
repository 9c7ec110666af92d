"""Paragraphs that a wider gap or a page's end has cut, and short lines that are none of one."""

from __future__ import annotations

from ingest.document import Block, BlockKind
from ingest.pdf import read_pdf
from tests.pdf_maker import Pages

FULL = "The panel heard that the number of families asking for support had grown in each of the"
# Ends with a full stop, and leaves no room for the first word of CARRIED.
ENDED = "The panel heard that the number of families asking for support had grown this spring."
CARRIED = "Nevertheless the letters were answered."


def body(made: Pages) -> list[Block]:
    blocks = read_pdf(made.bytes(), "made.pdf").blocks
    return [block for block in blocks if not block.is_running]


def test_an_item_cut_in_mid_sentence_goes_on_at_the_margin():
    made = Pages().text(70, 100, "\u2022 Members agreed to convert a")
    made.lines(60, 124, ["number of posts in the two northern teams.", FULL, "last years."])
    (item, *_) = body(made)
    assert item.label == "\u2022"
    assert item.text == "Members agreed to convert a number of posts in the two northern teams."


def test_the_short_last_line_of_running_text_goes_on_too():
    made = Pages().lines(60, 100, [FULL, FULL.replace("The", "the"), "last years. Similarly, we"])
    made.lines(60, 150, ["can show that letters were answered."])
    assert len(body(made)) == 1


def test_headings_with_a_word_under_each_stay_apart():
    made = Pages().lines(60, 100, [FULL] * 6).next_page()
    words = ["Legal", "N/A", "Financial and staffing", "N/A", "Equality", "N/A"]
    for at, text in enumerate(words):
        made.text(60, 100 + 25 * at, text, font="Helvetica-Bold")
    assert [block.text for block in body(made)][1:] == words


def _cut(second_x: float, first: str = ENDED) -> Pages:
    made = Pages().text(60, 700, "4.").lines(85, 700, [FULL, FULL, first]).next_page()
    return made.lines(second_x, 80, [CARRIED])


def test_a_numbered_paragraph_goes_on_where_its_text_is_set_in_and_the_line_was_full():
    assert body(_cut(85))[0].text.endswith(f"this spring. {CARRIED}")


def test_it_does_not_go_on_at_the_margin_or_where_the_next_word_had_room():
    assert body(_cut(60))[0].text.endswith("this spring.")
    assert body(_cut(85, "They answered."))[0].text.endswith("They answered.")


def test_a_line_spread_to_the_margin_ends_no_paragraph():
    spread = FULL.removesuffix("each of the") + "some of them."
    made = Pages().lines(60, 640, [spread] * 5).next_page()
    assert len(body(made.lines(60, 80, [CARRIED]))) == 1
    made = Pages().lines(60, 640, [FULL] * 5 + [spread]).next_page()
    assert len(body(made.lines(60, 80, [CARRIED]))) == 2


def test_a_colon_amid_points_run_together_ends_no_paragraph():
    run_on = "Two of them were weak: a) visits: how often they were made; b) letters to parents:"
    made = Pages().lines(60, 700, [FULL, run_on]).next_page()
    made.lines(60, 80, ["how soon they were sent, and by whom."])
    assert len(body(made)) == 1
    made = Pages().lines(
        60, 700, [FULL, FULL, "last years, and these teams saw most of the growth:"]
    )
    assert len(body(made.next_page().lines(60, 80, ["north and south."]))) == 2


def test_a_few_lines_set_wide_are_one_paragraph_where_the_file_is_set_tight():
    made = Pages().lines(60, 100, [FULL] * 6).next_page()
    made.text(70, 100, "\u2022 " + FULL.removesuffix("each of the") + "all our")
    made.lines(
        85, 121, ["Wexcombe schools, and that the same number of parents had asked in the"], 21
    )
    made.lines(85, 142, ["autumn."], 21)
    assert [block.label for block in body(made)] == [None, "\u2022"]


def test_lines_that_end_where_the_one_above_did_were_broken_by_a_margin():
    beside = "The flag of the city was raised by all of the"
    made = Pages().lines(60, 100, [beside, beside, "Wexcombe cadets."]).lines(60, 300, [FULL, FULL])
    assert body(made)[0].text.endswith("by all of the Wexcombe cadets.")


def test_a_large_heading_too_long_for_its_line_is_one():
    made = Pages().lines(60, 300, [FULL, FULL, FULL])
    first = "The Partnership Board for Families in Wexcombe"
    made.text(70, 60, first, size=18, font="Helvetica-Bold")
    made.text(240, 95, "Borough", size=18, font="Helvetica-Bold")
    assert body(made)[0].text == f"{first} Borough"


def test_a_figure_after_a_bullet_is_the_items_first_word():
    made = Pages().text(70, 100, "\u2022").text(85, 100, "220").text(115, 100, "visits were made.")
    assert [(block.label, block.text) for block in body(made)] == [
        ("\u2022", "220 visits were made.")
    ]


def test_bold_words_cut_by_a_pages_end_are_no_heading():
    made = Pages().lines(60, 640, [FULL] * 3)
    made.text(60, 780, FULL, font="Helvetica-Bold").next_page()
    made.text(60, 80, "last years, and that nobody had answered.", font="Helvetica-Bold")
    *_, last = body(made)
    assert last.kind is BlockKind.PARAGRAPH
    assert last.text.startswith("The panel heard")
    assert last.text.endswith("nobody had answered.")


def test_a_quotation_in_italics_ends_where_the_words_about_it_begin():
    made = Pages().lines(60, 640, [FULL] * 3)
    made.text(60, 780, FULL.removesuffix("each of the") + "all,", font="Helvetica-Oblique")
    made.next_page().text(60, 80, "We agree.")
    assert [block.text for block in body(made)][-1] == "We agree."


def test_an_address_ends_its_paragraph_with_the_page():
    made = Pages().lines(60, 640, [FULL] * 3)
    made.text(
        60, 760, "Head of the service for all of the city's families, visits@wexcombe.example"
    )
    made.next_page().text(60, 80, "Request for a review")
    assert body(made)[-1].text == "Request for a review"


def noted(x: float, top: float, mark: str, words: str, made: Pages) -> Pages:
    return made.text(x, top, mark, size=6).text(x + 8, top + 1, words, size=10)


def test_a_footnotes_mark_stands_with_its_words_and_numbers_no_paragraph():
    made = Pages().lines(60, 100, [FULL] * 6)
    noted(60, 768, "1", "A survey of the year before.", made)
    noted(60, 781, "2", "Letters are counted once.", made)
    notes = body(made)[1:]
    assert [(block.label, block.text) for block in notes] == [
        (None, "1 A survey of the year before."),
        (None, "2 Letters are counted once."),
    ]
    assert {block.kind for block in notes} == {BlockKind.CAPTION}


def test_a_paragraph_goes_on_past_a_footnote():
    made = Pages().lines(60, 640, [FULL] * 3)
    noted(60, 768, "1", "A survey of the year before", made).next_page()
    made.lines(60, 80, ["last years, and said so."])
    first, note = body(made)
    assert first.text.endswith("in each of the last years, and said so.")
    assert note.text == "1 A survey of the year before"


def test_words_beside_each_other_say_nothing_of_the_gap_between_lines():
    made = Pages().lines(60, 100, [FULL, FULL])
    for at in range(5):
        made.text(60, 300 + 30 * at, "once a week").text(300, 308 + 30 * at, "once a month")
    assert body(made)[0].text == f"{FULL} {FULL}"


def test_a_dash_at_a_lines_end_ends_no_item():
    made = Pages().lines(60, 100, [FULL] * 6)
    made.text(70, 240, "\u2022 Members of the Wexcombe reserve \u2013")
    made.text(60, 264, "based in Marle")
    assert body(made)[-1].text == "Members of the Wexcombe reserve \u2013 based in Marle"


def test_a_letter_with_a_point_and_a_bracket_is_a_label():
    made = Pages().text(60, 100, "a.) Write to the government;").text(60, 120, "b.) Visit schools.")
    assert [block.label for block in body(made)] == ["a.)", "b.)"]


def test_paragraphs_set_narrower_than_the_summary_above_them_have_a_margin_of_their_own():
    narrow = FULL.removesuffix("each of the") + "each of"
    made = Pages().lines(60, 100, [FULL + " last", FULL + " last", "years."])
    made.lines(85, 200, [narrow] * 8 + ["Wexcombe wards.", "Nobody was turned away."])
    text = body(made)[1].text
    assert text.endswith("each of Wexcombe wards.")
    assert text.count("The panel heard") == 8


def test_a_date_far_to_the_right_is_no_part_of_the_line_below():
    made = Pages().lines(60, 200, [FULL] * 4)
    made.text(430, 100, "4 June 2020").text(60, 114, "Dear all,")
    assert [block.text for block in body(made)][:2] == ["4 June 2020", "Dear all,"]


def test_a_bold_letters_point_in_mid_sentence_is_no_heading():
    made = Pages().text(60, 100, "a) watching over the budget and", font="Helvetica-Bold")
    assert [(block.kind, block.label) for block in body(made)] == [(BlockKind.LIST_ITEM, "a)")]
