"""Which pages are read by OCR, where their words are put, and what is said when they are not."""

import numpy as np
import pytest

import ingest
from ingest.document import BlockKind
from ingest.jsonform import as_json
from ingest.ocr import Picture
from ingest.ocr_pages import UNREADABLE, Scans, need
from ingest.pdf import all_page_words, read_pdf
from ingest.pdf_content import PageContent, Word
from tests.pdf_maker import HEIGHT, Pages
from tests.scan_maker import StandIn, line, picture_page, use

WHOLE = (0, 0, 595.28, HEIGHT)
DOT = 72 / 200  # points to a pixel


def scan(**options) -> Pages:
    return picture_page(Pages(**options), WHOLE)


def test_a_scanned_page_is_read_and_says_by_what(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    reading = read_pdf(scan().bytes(), "made.pdf")
    assert [(page.unread, page.ocr) for page in reading.pages] == [(None, "stand-in 1.0")]
    assert [block.text for block in reading.blocks] == ["The Panel noted the report."]
    x0, top, _, bottom = reading.blocks[0].place.box or (0, 0, 0, 0)
    baseline = (600 + 0.72 * 30) * DOT
    assert x0 == pytest.approx(300 * DOT, abs=0.3)
    assert top < baseline - 6 < baseline < bottom < baseline + 4
    assert engine.pictures[0].grey.shape == (2339, 1654)
    assert engine.pictures[0].dpi == pytest.approx(200)


def test_the_engine_stands_in_the_json_of_pages_that_it_read_only(monkeypatch):
    use(monkeypatch, StandIn(line("The Panel noted the report.", 300, 600)))
    content = scan().next_page().text(60, 100, "Words of the file's own.").bytes()
    first, second = as_json(ingest.read_bytes(content, "made.pdf"))["pages"]
    assert first["ocr"] == "stand-in 1.0"
    assert "ocr" not in second


def test_without_an_engine_a_scanned_page_is_named_as_unread(monkeypatch):
    use(monkeypatch, None)
    page = read_pdf(scan().bytes(), "made.pdf").pages[0]
    assert (page.unread, page.ocr) == ("no text layer", None)


def test_a_file_that_is_nothing_but_scans_is_one_paper_whose_pages_are_named(monkeypatch):
    use(monkeypatch, None)
    document = ingest.read_bytes(picture_page(scan().next_page(), WHOLE).bytes(), "made.pdf")
    assert document.unread_pages == (1, 2)
    assert [paper.pages for paper in document.papers] == [(1, 2)]
    assert document.blocks == ()


def test_a_page_with_nothing_but_the_packs_stamp_is_unread_and_keeps_its_label(monkeypatch):
    use(monkeypatch, None)
    made = Pages()
    for number in (41, 42, 43):
        picture_page(made, WHOLE).text(500, 20, "Agenda Item 7")
        made.text(280, HEIGHT - 30, f"Page {number}").next_page()
    reading = read_pdf(made.text(60, 300, "Read.").bytes(), "pack.pdf")
    assert [page.unread for page in reading.pages] == [*["no text layer"] * 3, None]
    assert [page.label for page in reading.pages[:3]] == ["41", "42", "43"]


def test_a_stamp_at_the_side_of_a_turned_page_is_no_text_either(monkeypatch):
    use(monkeypatch, None)
    made = scan()
    made.canvas.saveState()
    made.canvas.translate(580, 400)
    made.canvas.rotate(90)
    made.canvas.drawString(0, 0, "Page 41")
    made.canvas.restoreState()
    assert read_pdf(made.bytes(), "pack.pdf").pages[0].unread == "no text layer"


def test_the_stamp_is_kept_and_not_read_a_second_time(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    content = scan().text(280, HEIGHT - 30, "Page 41").bytes()
    words = [word for word, _ in next(iter(all_page_words(content)))]
    assert words == ["The", "Panel", "noted", "the", "report.", "Page", "41"]
    grey = engine.pictures[0].grey
    under = grey[int((HEIGHT - 28) / DOT) : int((HEIGHT - 21) / DOT), 780:860]
    assert under.min() > 200
    assert grey.min() < 60


def test_a_scan_with_a_text_layer_under_it_is_read_from_that(monkeypatch):
    engine = StandIn()
    use(monkeypatch, engine)
    made = scan()
    hidden = made.canvas.beginText(60, 500)
    hidden.setTextRenderMode(3)
    hidden.textLine("The Panel noted the report.")
    made.canvas.drawText(hidden)
    reading = read_pdf(made.bytes(), "made.pdf")
    assert [block.text for block in reading.blocks] == ["The Panel noted the report."]
    assert (reading.pages[0].ocr, engine.pictures) == (None, [])


def test_words_before_a_watermark_are_the_pages_words(monkeypatch):
    engine = StandIn()
    use(monkeypatch, engine)
    page = read_pdf(scan().text(60, 300, "Draft for comment").bytes(), "made.pdf").pages[0]
    assert (page.unread, page.ocr, engine.pictures) == (None, None, [])


def test_a_crest_above_a_footer_is_no_scan(monkeypatch):
    engine = StandIn()
    use(monkeypatch, engine)
    made = picture_page(Pages(), (200, 300, 400, 500)).text(280, HEIGHT - 30, "Page 1")
    assert read_pdf(made.bytes(), "made.pdf").pages[0].unread is None
    assert engine.pictures == []


def test_pictures_that_cover_a_page_together_are_a_scan(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    made = Pages().text(280, HEIGHT - 30, "Page 1")
    for top in range(0, 800, 100):
        picture_page(made, (0, top, 595, top + 100))
    assert read_pdf(made.bytes(), "made.pdf").pages[0].ocr == "stand-in 1.0"


def test_a_picture_inside_a_form_is_found_where_the_form_is_put(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    made = Pages()
    made.canvas.beginForm("scan")
    picture_page(made, (0, 0, 59.5, HEIGHT / 10))
    made.canvas.endForm()
    made.canvas.scale(10, 10)
    made.canvas.translate(0, -HEIGHT * 0.9)
    made.canvas.doForm("scan")
    made.canvas.translate(0, HEIGHT * 0.9)
    made.canvas.scale(0.1, 0.1)
    made.text(280, HEIGHT - 30, "Page 1")
    assert read_pdf(made.bytes(), "made.pdf").pages[0].ocr == "stand-in 1.0"


def test_a_turned_page_is_shown_to_the_engine_as_it_is_seen(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 900, 60))
    use(monkeypatch, engine)
    made = scan()
    made.canvas.setPageRotation(90)  # the maker lays the sheet on its side: 842 across, 595 up
    reading = read_pdf(made.bytes(), "made.pdf")
    assert engine.pictures[0].grey.shape == (2339, 1654)
    box = reading.blocks[0].place.box or (0, 0, 0, 0)
    assert box[0] == pytest.approx(900 * DOT, abs=0.3)
    assert box[3] < 60


@pytest.mark.parametrize(
    ("engine", "reason"),
    [
        (StandIn(error="stand-in 1.0 took too long"), "no text layer; stand-in 1.0 took too long"),
        (StandIn(), "no text layer; stand-in 1.0 made out no words"),
        (StandIn(line("| _ |", 9, 9)), "no text layer; stand-in 1.0 made out no words"),
    ],
    ids=["failed", "nothing", "marks"],
)
def test_a_page_that_the_engine_fails_on_says_why_and_the_rest_is_read(monkeypatch, engine, reason):
    use(monkeypatch, engine)
    reading = read_pdf(scan().next_page().text(60, 100, "Read.").bytes(), "made.pdf")
    assert [page.unread for page in reading.pages] == [reason, None]
    assert [block.text for block in reading.blocks] == ["Read."]


def test_an_engine_that_fails_on_page_after_page_is_left(monkeypatch):
    engine = StandIn(error="stand-in 1.0 took too long")
    use(monkeypatch, engine)
    made = Pages()
    for _ in range(6):
        picture_page(made, WHOLE).next_page()
    reading = read_pdf(made.text(60, 100, "Read.").bytes(), "made.pdf")
    assert len(engine.pictures) == 3
    assert {page.unread for page in reading.pages[:6]} == {
        "no text layer; stand-in 1.0 took too long"
    }


def test_a_picture_of_one_tone_is_not_shown_to_an_engine(monkeypatch):
    engine = StandIn()
    use(monkeypatch, engine)
    content = picture_page(Pages(), WHOLE, ink=False).bytes()
    assert read_pdf(content, "made.pdf").pages[0].unread == "no text layer"
    assert engine.pictures == []


def test_engines_are_not_looked_for_without_need(monkeypatch):
    def looked():
        raise AssertionError("looked for an engine")

    monkeypatch.setattr("ingest.ocr_pages.chosen", looked)
    read_pdf(Pages().text(60, 100, "Words.").bytes(), "made.pdf")


def content(*texts: str) -> PageContent:
    words = tuple(Word(text, 60, 300, 90, 311, 11) for text in texts)
    return PageContent(1, 595, 842, words, (), ())


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (content(), None),
        (content("Words", "to", "read"), None),
        (content("\uf0b7", "Words", "of", "one", "item"), None),
        (content("\ufffd" * 12, "\ufffd" * 9, "a"), UNREADABLE),
        (content("\ue001\ue002\ue003\ue004\ue005" * 5), UNREADABLE),
        (content("\uf0b7", "\uf0b7"), None),
    ],
    ids=["blank", "words", "bullet", "no map", "private use", "bullets only"],
)
def test_a_text_layer_that_holds_no_readable_letters_is_none(page, reason):
    assert need(page) == reason


def test_words_of_an_unreadable_layer_give_way_to_those_made_out(monkeypatch):
    engine = StandIn(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    picture = Picture(np.tile(np.array([0, 255], np.uint8), (2339, 827)), 200)
    page = Scans().read(content("\ufffd" * 30), lambda: picture)
    assert [word.text for word in page.words] == "The Panel noted the report.".split()
    use(monkeypatch, None)
    assert Scans().read(content("\ufffd" * 30), lambda: picture).unread == UNREADABLE


def test_paragraphs_and_labels_come_out_of_lines_made_out(monkeypatch):
    texts = [
        ("1.", "The Panel considered a report on home education, and on the visits", 0),
        ("", "that officers made in the year.", 0),
        ("2.", "Members asked how many children had been seen.", 20),
    ]
    lines, top = [], 500.0
    for label, text, gap in texts:
        top += 38 + gap
        if label:
            lines.append(line(label, 200, top))
        lines.append(line(text, 280, top))
    use(monkeypatch, StandIn(*lines))
    blocks = read_pdf(scan().bytes(), "made.pdf").blocks
    assert [(block.label, block.text) for block in blocks] == [
        ("1.", f"{texts[0][1]} {texts[1][1]}"),
        ("2.", texts[2][1]),
    ]
    assert BlockKind.HEADING not in {block.kind for block in blocks}


class UprightOnly(StandIn):
    """An engine that makes out words where the picture's dark corner is at the top left."""

    def read(self, picture: Picture):
        lines = super().read(picture)
        height, width = picture.grey.shape
        upright = picture.grey[: height // 10, : width // 10].mean() < 128
        return lines if upright else [line("lm oy ~a uo", 300, 900, confidence=0.3)]


CORNERS = {0: (0, 0), 1: (495, 0), 2: (495, 742), 3: (0, 742)}  # where the scan's own top left is


@pytest.mark.parametrize("quarters", CORNERS)
def test_a_scan_on_its_side_or_head_is_read_upright_and_placed_as_it_is_seen(monkeypatch, quarters):
    engine = UprightOnly(line("The Panel noted the report.", 300, 600))
    use(monkeypatch, engine)
    x, top = CORNERS[quarters]
    made = picture_page(Pages(), WHOLE)
    made.fill(x, top, x + 100, top + 100, "#000000")
    content = made.bytes()
    reading = read_pdf(content, "made.pdf")
    page, block = reading.pages[0], reading.blocks[0]
    assert block.text == "The Panel noted the report."
    assert (round(page.width or 0), round(page.height or 0)) == (595, 842)
    x0, top, x1, bottom = block.place.box or (0, 0, 0, 0)
    left, above = 300 * DOT, 600 * DOT - 2  # of the words, on the picture the right way up
    start, rise = {
        0: (x0, top),
        1: (top, 595 - x1),
        2: (595 - x1, 842 - bottom),
        3: (842 - bottom, x0),
    }[quarters]
    assert (start, rise) == (pytest.approx(left, abs=2), pytest.approx(above, abs=3))
    words = [word for word, _ in next(iter(all_page_words(content)))]
    assert words == "The Panel noted the report.".split()


def test_what_is_doubtful_every_way_up_is_not_taken_for_words(monkeypatch):
    engine = StandIn(line("lm oy ~a uo wN", 300, 900, confidence=0.4))
    use(monkeypatch, engine)
    page = read_pdf(scan().bytes(), "made.pdf").pages[0]
    assert page.unread == "no text layer; stand-in 1.0 made out no words"
    assert len(engine.pictures) == 4
