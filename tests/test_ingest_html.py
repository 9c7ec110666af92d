import pytest

from ingest import read_bytes
from ingest.document import Block, BlockKind, DocumentKind, PaperKind
from ingest.errors import UnreadableError
from ingest.html import read_html

ITEM_PAGE = """<!DOCTYPE html><html><head><title>Agenda item - Young Carers Plan</title>
<script>var x = "<p>no</p>";</script><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><div class="mgContent"><h1>Agenda item</h1>
<h2>Young People Scrutiny Committee</h2>
<p>The review of 3 May 2023 asked for a plan.</p><h2>Minutes:</h2>
<p>The Director at Netherfold Council presented the plan.</p>
<ul><li>First point<ul><li>Inner point</li></ul></li><li><p>Second point</p></li></ul>
<p><strong>RESOLVED</strong> that the plan be noted.</p></div>
<footer>Elm, Ash and Oak Council</footer></body></html>"""

MEETING_PAGE = """<html><head><title>Agenda for Cabinet on Tuesday, 4th June, 2024</title></head>
<body><h1>Agenda and minutes</h1><h2>Cabinet - Tuesday, 4th June, 2024 10.00 am</h2>
<table><tr><th>No.</th><th>Item</th></tr>
<tr><td>1.</td><td><p>Apologies</p><p>Minutes:</p><p>None were received.</p></td></tr>
<tr><td>2.</td><td><p>Budget</p><p>RESOLVED that it be approved.</p></td></tr>
</table></body></html>"""


def blocks(markup: str) -> tuple[Block, ...]:
    return read_html(f"<html><body>{markup}</body></html>".encode(), "page.html").blocks


def test_an_item_page_is_read_without_menus_and_scripts() -> None:
    reading = read_html(ITEM_PAGE.encode(), "page.html")
    assert reading.title == "Agenda item - Young Carers Plan"
    assert [(b.kind.value, b.level, b.label, b.text) for b in reading.blocks] == [
        ("heading", 1, None, "Agenda item"),
        ("heading", 2, None, "Young People Scrutiny Committee"),
        ("paragraph", 0, None, "The review of 3 May 2023 asked for a plan."),
        ("heading", 2, None, "Minutes:"),
        ("paragraph", 0, None, "The Director at Netherfold Council presented the plan."),
        ("list_item", 1, "•", "First point"),
        ("list_item", 2, "•", "Inner point"),
        ("list_item", 1, "•", "Second point"),
        ("paragraph", 0, None, "RESOLVED that the plan be noted."),
        ("footer", 0, None, "Elm, Ash and Oak Council"),
    ]


def test_an_item_page_says_what_it_is_and_no_date_is_guessed() -> None:
    document = read_bytes(ITEM_PAGE.encode(), "page.html")
    assert document.kind is DocumentKind.MINUTES
    assert document.council == "Netherfold Council"
    assert document.committee == "Young People Scrutiny Committee"
    assert document.meeting_date is None
    (paper,) = document.papers
    assert (paper.kind, paper.title, paper.dated) == (PaperKind.MINUTES, "Young Carers Plan", None)


def test_a_meeting_page_is_unfolded_into_numbered_items() -> None:
    document = read_bytes(MEETING_PAGE.encode(), "meeting.html")
    assert (document.committee, document.meeting_date) == ("Cabinet", "2024-06-04")
    budget = [b for b in document.blocks if b.paragraph == "2"]
    assert [(b.kind, b.text) for b in budget] == [
        (BlockKind.HEADING, "Budget"),
        (BlockKind.PARAGRAPH, "RESOLVED that it be approved."),
    ]


def test_data_tables_keep_their_header_rows_fills_and_grid() -> None:
    (table,) = blocks(
        "<table><thead><tr><th>Indicator</th><th>RAG</th></tr></thead>"
        "<tr><td>Visits</td><td style='background-color: #ffc000'>Amber</td></tr>"
        "<tr><td colspan='2'>All figures are monthly</td></tr></table>"
    )
    assert table.header_rows == 1
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Indicator", "RAG"],
        ["Visits", "Amber"],
        ["All figures are monthly", ""],
    ]
    assert table.rows[1][1].fill == "#FFC000"


def test_a_table_of_one_column_only_lays_out_the_page() -> None:
    assert [b.text for b in blocks("<table><tr><td><p>One</p><p>Two</p></td></tr></table>")] == [
        "One",
        "Two",
    ]


@pytest.mark.parametrize(
    ("markup", "label", "text"),
    [
        ("<p>3.2&nbsp;&nbsp;The board met.</p>", "3.2", "The board met."),
        ("<ol><li>Agree it</li></ol>", "1.", "Agree it"),
        ("<ol start='4' type='a'><li>Agree it</li></ol>", "d.", "Agree it"),
        ("<ol type='i'><li>(i) Agree it</li></ol>", "(i)", "Agree it"),
        ("<p>(b) Agree it</p>", "(b)", "Agree it"),
    ],
)
def test_labels(markup: str, label: str, text: str) -> None:
    (block,) = blocks(markup)
    assert (block.label, block.text) == (label, text)


def test_line_breaks_part_and_quotations_are_italic() -> None:
    first, second, quoted = blocks(
        "<p>Cllr A<br/>Cllr B</p><blockquote><p>Too slow.</p></blockquote>"
    )
    assert (first.text, second.text) == ("Cllr A", "Cllr B")
    assert quoted.italics == ((0, len("Too slow.")),)


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"empty\.html: the page holds no words"):
        read_html(b"<html><body><nav>Menu</nav></body></html>", "empty.html")


def test_markup_nested_beyond_reason_is_refused_by_name() -> None:
    deep = b"<html><body>" + b"<div>" * 3000 + b"words"
    with pytest.raises(UnreadableError, match=r"deep\.html: its elements are nested too deeply"):
        read_html(deep, "deep.html")


SERVER_PAGE = """<html><body><form id="aspnetForm" action="ieListDocuments.aspx">
<header><p>Wexcombe Council</p><p>Help</p></header><div class="cookie-banner">We use cookies</div>
<div class="breadcrumb"><a href="/">Home</a></div><div id="modgov" class="mgContent">
<ul class="mgLinks"><li>Browse meetings</li></ul><h1>Agenda and minutes</h1>
<p>Venue: Elm Room</p><table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td class="mgItemNumberCell"><p>1.</p></td><td><p class="mgAiTitleTxt">Plan</p>
<div class="mgWordPara"><p>RESOLVED that it be noted.</p></div></td></tr></table></div>
<form action="/search"><label>Search this site</label><input><button>Go</button></form>
<footer><p>Elm House</p></footer></form></body></html>"""


def test_a_meeting_page_wrapped_in_a_form_is_read_and_its_chrome_is_not() -> None:
    found = read_html(SERVER_PAGE.encode(), "page.html").blocks
    assert [(b.kind.value, b.label, b.text) for b in found] == [
        ("header", None, "Wexcombe Council"),
        ("header", None, "Help"),
        ("heading", None, "Agenda and minutes"),
        ("paragraph", None, "Venue: Elm Room"),
        ("heading", "1.", "Plan"),
        ("paragraph", None, "RESOLVED that it be noted."),
        ("footer", None, "Elm House"),
    ]


def test_a_decision_page_keeps_its_lines() -> None:
    found = blocks(
        "<h1>Decision details</h1><p><span>Decision Maker: </span>Cabinet</p>"
        "<p>Date of decision: 4 June 2024</p><p>Decision:</p><p>That the plan be agreed.</p>"
    )
    assert [b.text for b in found] == [
        "Decision details",
        "Decision Maker: Cabinet",
        "Date of decision: 4 June 2024",
        "Decision:",
        "That the plan be agreed.",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<ol style='list-style-type: none'>Agree it</ol>",
        "<ul><p>Agree it</p></ul>",
        "<ul><ul><li>Agree it</li></ul></ul>",
        "<article><header>Agree it</header></article>",
        "<main><div class='share'>Agree it</div></main>",
    ],
)
def test_no_words_are_lost_in_broken_or_unusual_markup(markup: str) -> None:
    assert [b.text for b in blocks(markup) if not b.is_running] == ["Agree it"]


def test_points_of_a_list_without_items_are_told_apart_by_their_bullets() -> None:
    found = blocks("<ul style='x'>Agree <b>it • Note</b> it • Go on</ul>")
    assert [(b.label, b.text) for b in found] == [
        (None, "Agree it"),
        ("•", "Note it"),
        ("•", "Go on"),
    ]
    assert found[1].bolds == ((0, 4),)


def test_rows_that_broken_markup_leaves_in_cells_are_read_once():
    """As their browser shows them: found by fuzzing, where words were doubled at each depth."""
    rows = "<tr><td>Deep " * 12 + "</td></tr>" * 12
    content = f"<html><body><table>{rows}</table></body></html>".encode()
    words = " ".join(block.text for block in read_bytes(content, "page.html").blocks)
    assert words.split() == ["Deep"] * 12
