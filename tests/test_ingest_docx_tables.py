"""Tables of Word files: merged cells, heading rows, fills, and what stands inside a cell."""

import pytest

from ingest.document import Block, BlockKind
from tests.docx_maker import blocks, document, lvl, numbering, p, r, style, tbl, tc

RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
LISTS = numbering(
    {0: lvl(0, "decimal", "%1."), 1: lvl(0, "bullet", "\uf0b7")}, {1: (0, ""), 2: (1, "")}
)


def table(body: str, **parts: str) -> Block:
    (found,) = blocks(body, **parts)
    assert found.kind is BlockKind.TABLE
    return found


def grid(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(map(tc, cells))}</w:tr>"


def rows(*made: str, more: str = "") -> str:
    return f"<w:tbl><w:tblPr>{more}</w:tblPr>{''.join(made)}</w:tbl>"


def test_cells_that_span_columns_keep_the_grid() -> None:
    wide = tc("All figures are monthly", '<w:gridSpan w:val="2"/>')
    found = table(tbl(["Visits", "8", "9"], [wide, "x"]))
    assert grid(found) == [["Visits", "8", "9"], ["All figures are monthly", "", "x"]]
    assert found.text == "Visits\t8\t9\nAll figures are monthly\t\tx"


def test_cells_merged_downwards_are_inherited_with_their_fill() -> None:
    top = tc("Visits", RESTART + '<w:shd w:val="clear" w:fill="FFC000"/>')
    found = table(tbl([top, "May"], [tc("", GOES_ON), "June"], ["Calls", "July"]))
    assert grid(found) == [["Visits", "May"], ["Visits", "June"], ["Calls", "July"]]
    assert [row[0].inherited for row in found.rows] == [False, True, False]
    assert [row[0].fill for row in found.rows] == ["#FFC000", "#FFC000", None]


def test_merged_cells_are_found_below_others_that_span() -> None:
    wide = tc("Both", '<w:gridSpan w:val="2"/>')
    found = table(tbl([wide, tc("Owner", RESTART)], ["a", "b", tc("", GOES_ON)]))
    assert grid(found) == [["Both", "", "Owner"], ["a", "b", "Owner"]]


def test_a_merge_that_begins_nowhere_is_a_cell() -> None:
    assert grid(table(tbl([tc("Words", GOES_ON), "b"]))) == [["Words", "b"]]


def test_rows_that_begin_further_in_are_filled_up() -> None:
    indented = row("b", "c", more='<w:gridBefore w:val="1"/>')
    short = row("d", more='<w:gridAfter w:val="2"/>')
    assert grid(table(rows(row("a", "b", "c"), indented, short))) == [
        ["a", "b", "c"],
        ["", "b", "c"],
        ["d", "", ""],
    ]


def test_rows_and_cells_that_were_deleted_are_gone() -> None:
    gone = row("old", "old", more='<w:del w:id="1" w:author="x"/>')
    cell = tc("old", '<w:cellDel w:id="2" w:author="x"/>')
    assert grid(table(rows(row("a", "b"), gone, row("c", cell, "d")))) == [["a", "b"], ["c", "d"]]


def test_rows_and_cells_in_content_controls_count() -> None:
    held = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent>{tc('c')}</w:sdtContent></w:sdt>"
    assert grid(table(rows(held, f"<w:tr>{cell}{tc('d')}</w:tr>"))) == [["a", "b"], ["c", "d"]]


HEAD = "<w:tblHeader/>"
LOOK = '<w:tblStyle w:val="Bands"/><w:tblLook {}/>'
BANDS = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (rows(row("x", "y", more=HEAD), row("a", "b"), row("c", "d")), 1),
        (rows(row("x", "y", more=HEAD), row("z", "", more=HEAD), row("c", "d")), 2),
        (rows(row("x", "y"), row("a", "b", more=HEAD)), 0),
        (rows(row("x", "y", more='<w:tblHeader w:val="0"/>'), row("a", "b")), 0),
        (rows(row("x", "y"), row("a", "b"), more=LOOK.format('w:firstRow="1"')), 1),
        (rows(row("x", "y"), row("a", "b"), more=LOOK.format('w:val="04A0"')), 1),
        (rows(row("x", "y"), row("a", "b"), more=LOOK.format('w:val="0480"')), 0),
        (rows(row("x", "y"), row("a", "b"), more=LOOK.format('w:val="04A0" w:firstRow="0"')), 0),
        (rows(row("x", "y"), row("a", "b"), more='<w:tblLook w:firstRow="1"/>'), 0),
    ],
)
def test_heading_rows_are_those_repeated_or_set_apart_by_the_tables_style(
    made: str, expected: int
) -> None:
    assert table(made, styles=style("Bands", "Bands", BANDS, kind="table")).header_rows == expected


@pytest.mark.parametrize(
    ("cell", "fill"),
    [
        (tc("Amber", '<w:shd w:val="clear" w:fill="FFC000"/>'), "#FFC000"),
        (tc("", '<w:shd w:val="clear" w:fill="00B050"/>'), "#00B050"),
        (tc(p("Red", more='<w:shd w:val="clear" w:fill="FF0000"/>')), "#FF0000"),
        (tc(p(r("Red", '<w:highlight w:val="red"/>')) + p("plain")), None),
        (tc("Plain", '<w:shd w:val="clear" w:fill="auto"/>'), None),
    ],
)
def test_fills_of_cells(cell: str, fill: str | None) -> None:
    assert table(tbl(["Visits", cell])).rows[0][1].fill == fill


def test_items_in_a_cell_are_kept_with_their_labels() -> None:
    inside = p("The team will:") + p("visit", (2, 0)) + p("call", (2, 0)) + p("write", (1, 0))
    cell = table(tbl(["Plan", inside]), numbering=LISTS).rows[0][1]
    assert cell.text == "The team will:\n• visit\n• call\n1. write"
    assert [(b.kind, b.label, b.level) for b in cell.blocks] == [
        (BlockKind.PARAGRAPH, None, 0),
        (BlockKind.LIST_ITEM, "•", 1),
        (BlockKind.LIST_ITEM, "•", 1),
        (BlockKind.PARAGRAPH, "1.", 1),
    ]


def test_a_number_alone_in_a_cell_is_its_text() -> None:
    found = table(tbl([p("", (1, 0)), "Plan"], [p("", (1, 0)), p("", (2, 0))]), numbering=LISTS)
    assert grid(found) == [["1.", "Plan"], ["2.", ""]]


def test_bold_in_a_cell_is_marked_and_no_heading() -> None:
    cell = table(tbl([p(r("Action", "<w:b/>")), "b"])).rows[0][0]
    assert [(b.kind, b.bolds) for b in cell.blocks] == [(BlockKind.PARAGRAPH, ((0, 6),))]


def test_the_words_of_a_table_in_a_cell_are_kept() -> None:
    inner = p("Before") + tbl(["a", p("b", (2, 0))], ["c", ""]) + p("After")
    cell = table(tbl(["Plan", inner]), numbering=LISTS).rows[0][1]
    assert cell.text == "Before\na\n• b\nc\nAfter"


def test_a_table_of_one_column_only_frames_what_it_holds() -> None:
    shade = '<w:shd w:val="clear" w:fill="D9D9D9"/>'
    found = blocks(tbl([tc(p("FOR DECISION") + tbl(["a", "b"]), shade)], ["Words"]))
    assert [(b.kind, b.text, b.fill) for b in found] == [
        (BlockKind.HEADING, "FOR DECISION", "#D9D9D9"),
        (BlockKind.TABLE, "a\tb", "#D9D9D9"),
        (BlockKind.PARAGRAPH, "Words", None),
    ]


def test_an_empty_table_is_none() -> None:
    assert [b.text for b in blocks(tbl(["", ""]) + p("Words") + "<w:tbl/>")] == ["Words"]


def test_a_report_set_as_a_table_becomes_numbered_paragraphs() -> None:
    lines = ["The Board met in May and agreed the plan.", "It asked for a report on visits."]
    body = tbl(*([p("", (1, 0)), line] for line in lines))
    found = document(body, numbering=LISTS).blocks
    assert [(b.kind, b.label, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "1.", lines[0]),
        (BlockKind.PARAGRAPH, "2.", lines[1]),
    ]
