"""How ruled tables are read, joined over pages, and settled."""

from __future__ import annotations

from ingest.document import Block, BlockKind
from ingest.pdf import read_pdf
from ingest.tables import settle
from tests.pdf_maker import Pages

COLUMNS = [60, 200, 400, 520]
HEAD = ["Recommendation", "Action", "Lead"]


def tables(content: bytes) -> list[Block]:
    blocks = settle(read_pdf(content, "made.pdf").blocks)
    return [block for block in blocks if block.kind is BlockKind.TABLE]


def texts(table: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_ruled_table_has_its_cells_their_boxes_and_fills():
    made = Pages().fill(400, 130, 520, 160, "#FFC000")
    made.grid(COLUMNS, [100, 130, 160], [HEAD, ["One", "Visit schools", ""]])
    (table,) = tables(made.bytes())
    assert texts(table) == [HEAD, ["One", "Visit schools", ""]]
    assert table.header_rows == 1
    status = table.rows[1][2]
    assert status.fill == "#FFC000"
    assert status.place is not None
    assert [round(edge) for edge in status.place.box or ()] == [400, 130, 520, 160]


def test_white_is_no_colour():
    made = Pages().fill(400, 130, 520, 160, "#FF0000").fill(400, 130, 520, 160, "#FFFFFF")
    made.grid(COLUMNS, [100, 130, 160], [HEAD, ["One", "Visit schools", "JB"]])
    assert tables(made.bytes())[0].rows[1][2].fill is None


def test_blank_cells_at_the_left_inherit_and_others_stay_blank():
    rows = [HEAD, ["One", "Visit schools", "JB"], ["", "Write to parents", ""]]
    made = Pages().grid(COLUMNS, [100, 130, 160, 190], rows)
    (table,) = tables(made.bytes())
    last = table.rows[2]
    assert [(cell.text, cell.inherited) for cell in last] == [
        ("One", True),
        ("Write to parents", False),
        ("", False),
    ]


def test_a_table_over_a_page_end_is_one_and_its_repeated_heading_runs():
    made = Pages().grid(COLUMNS, [700, 730, 760], [HEAD, ["One", "Visit schools", "JB"]])
    made.next_page().grid(COLUMNS, [60, 90, 120], [HEAD, ["Two", "Hire staff", "TO"]])
    content = made.bytes()
    (table,) = tables(content)
    assert [row[0] for row in texts(table)] == ["Recommendation", "One", "Two"]
    assert [place.page for place in table.places] == [1, 2]
    headers = [b.text for b in read_pdf(content, "made.pdf").blocks if b.kind is BlockKind.HEADER]
    assert headers == ["Recommendation Action Lead"]


def test_a_row_whose_frame_the_page_end_leaves_open_is_one_row():
    made = Pages().grid(
        COLUMNS, [700, 730, 770], [HEAD, ["One", "Visit every school in", "JB"]], open_bottom=True
    )
    made.next_page().grid(COLUMNS, [60, 80], [["", "the district", ""]], open_top=True)
    (table,) = tables(made.bytes())
    assert texts(table)[1:] == [["One", "Visit every school in the district", "JB"]]


def test_a_table_set_inside_a_cell_keeps_its_own_words():
    made = Pages().grid([60, 200, 520], [100, 300], [["Question", "Figures:"]])
    made.grid([220, 330, 440], [180, 210, 240], [["Centre", "Visits"], ["Mill Lane", "14"]])
    outer, inner = tables(made.bytes())
    assert texts(outer) == [["Question", "Figures:"]]
    assert texts(inner) == [["Centre", "Visits"], ["Mill Lane", "14"]]


def test_cells_shaded_with_an_inset_make_no_columns_of_slivers():
    made = Pages().grid([60, 200, 400], [130, 160], [["Town council", "Train staff"]])
    made.rule(60, 100, 400, 100)
    for x in (60, 66, 194, 200, 206, 394, 400):
        made.rule(x, 100, x, 130)
    made.text(70, 104, "Responsible body").text(210, 104, "Area for improvement")
    (table,) = tables(made.bytes())
    assert texts(table) == [
        ["Responsible body", "Area for improvement"],
        ["Town council", "Train staff"],
    ]


def test_a_report_set_as_number_and_text_becomes_numbered_paragraphs():
    rows = [
        ["REASONS", ""],
        ["1.", "To tell the panel what was done."],
        ["2.", "Our response\nThe team has begun its visits.\n\u2022 first the north"],
        ["KEY DECISION?", "No"],
    ]
    made = Pages().grid([60, 160, 520], [100, 125, 150, 200, 230], rows)
    blocks = settle(read_pdf(made.bytes(), "made.pdf").blocks)
    assert [(block.kind.value, block.label) for block in blocks] == [
        ("heading", None),
        ("paragraph", "1."),
        ("heading", "2."),
        ("paragraph", None),
        ("list_item", "\u2022"),
        ("table", None),
    ]
    assert blocks[2].text == "Our response"


def test_a_frame_of_one_column_is_text_and_a_drawing_is_nothing():
    made = Pages().grid([60, 520], [100, 140, 180], [["A boxed remark."], ["And its reply."]])
    made.grid([60, 160, 260], [400, 440, 480], [])
    blocks = read_pdf(made.bytes(), "made.pdf").blocks
    assert [block.text for block in blocks] == ["A boxed remark.", "And its reply."]


def test_a_row_that_goes_on_in_all_its_cells_over_a_page_end_is_one_row():
    made = Pages().grid(COLUMNS, [700, 730, 760], [HEAD, ["Work with the town", "Visit", "JB"]])
    made.next_page().grid(COLUMNS, [60, 90, 120], [HEAD, ["councils", "", ""]])
    (table,) = tables(made.bytes())
    assert texts(table)[1:] == [["Work with the town councils", "Visit", "JB"]]


def test_a_row_that_begins_with_a_capital_is_a_row_of_its_own():
    made = Pages().grid(COLUMNS, [700, 730, 760], [HEAD, ["Work with towns", "Visit", "JB"]])
    made.next_page().grid(COLUMNS, [60, 90, 120], [HEAD, ["Parishes", "Write", "TO"]])
    (table,) = tables(made.bytes())
    assert len(texts(table)) == 3


def test_a_gradients_strips_draw_no_rule_along():
    made = Pages()
    for strip in range(30):
        made.fill(60, 130 + strip * 1.5, 200, 131.5 + strip * 1.5, f"#FF{strip * 4:02X}00")
    rows = [HEAD, ["", "Visit schools\nand write to\nparents", "JB"], ["Two", "Hire", "TO"]]
    made.grid(COLUMNS, [100, 130, 175, 205], rows)
    (table,) = tables(made.bytes())
    assert [row[1] for row in texts(table)] == [
        "Action",
        "Visit schools and write to parents",
        "Hire",
    ]
    assert [round(row[1].place.box[1]) for row in table.rows if row[1].place] == [100, 130, 175]


def test_headings_alone_at_a_page_end_head_the_next_pages_rows():
    made = Pages().grid([60, 200, 520], [740, 760], [["Concern", "Response"]])
    made.next_page().grid([60, 300, 520], [60, 90, 120], [["Late plans", "Hire"], ["Cost", "Ask"]])
    (table,) = tables(made.bytes())
    assert texts(table) == [["Concern", "Response"], ["Late plans", "Hire"], ["Cost", "Ask"]]


def test_bold_rows_of_words_below_column_headings_are_heading_rows_too():
    heads = [
        ["", "2024", "2025"],
        ["Fund", "Market value", "6 months return"],
        ["", "\u00a3m", "\u00a3m"],
    ]
    edges = [100, 130, 160, 190, 220, 250, 280]
    made = Pages().grid(COLUMNS, edges, heads, font="Helvetica-Bold")
    for top, row in ((194, ["Gilts", "54.2", "54.0"]), (224, ["Shares", "9.1", "9.2"])):
        for x, words in zip(COLUMNS, row, strict=False):
            made.text(x + 4, top, words)
    made.text(64, 254, "Total", font="Helvetica-Bold").text(204, 254, "63.3", font="Helvetica-Bold")
    (table,) = tables(made.bytes())
    assert table.header_rows == 3


def test_a_forms_empty_list_is_no_numbered_paragraph():
    edges = [60, 200, 520]
    empty = Pages().grid(edges, [100, 130], [["1.", "None"]]).bytes()
    assert [texts(table) for table in tables(empty)] == [[["1.", "None"]]]
    assert tables(Pages().grid(edges, [100, 130], [["2.", "None"]]).bytes()) == []


def test_a_title_above_the_column_headings_is_a_heading_row_too():
    edges = [60, 200, 520]
    made = Pages().rule(60, 100, 520, 100).text(64, 104, "Answers", font="Helvetica-Bold")
    made.rule(60, 100, 60, 130).rule(520, 100, 520, 130)
    made.grid(edges, [130, 160], [["What was said", "What we say"]], font="Helvetica-Bold")
    made.grid(edges, [160, 190], [["Too far away", "Buses will run"]])
    (table,) = tables(made.bytes())
    assert (len(table.rows), table.header_rows) == (3, 2)


def test_columns_headed_by_questions_have_a_heading_row():
    edges = [60, 200, 520]
    asked = [["What is weak?", "What is done?"], ["Visits are late", "Staff are hired"]]
    (table,) = tables(Pages().grid(edges, [100, 130, 160], asked).bytes())
    assert table.header_rows == 1


def test_the_only_row_without_words_at_its_left_is_the_rest_of_the_one_before():
    edges, rows = [60, 200, 520], [["One", "Visits."], ["Two", "Letters."], ["Three", "Calls."]]
    made = Pages().grid(edges, [640, 670, 700, 730], rows).next_page()
    made.grid(edges, [60, 90, 120], [["", "Staff are hired."], ["Four", "Plans."]])
    (table,) = tables(made.bytes())
    assert texts(table)[2:] == [["Three", "Calls.\nStaff are hired."], ["Four", "Plans."]]
