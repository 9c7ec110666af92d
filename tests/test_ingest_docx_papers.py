"""Whole papers written in Word: what they say of themselves, and what is found in them.

Council and wording are invented. The first paper is made by python-docx from its own template,
with the styles that Word itself has.
"""

import io
from dataclasses import fields

import docx as word
import pytest

import extract
import ingest
from ingest.document import BlockKind, Document, DocumentKind, PaperKind
from tests.docx_maker import document, docx, lvl, numbering, p, r, tbl

LISTS = numbering(
    {
        0: lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2"),
        1: lvl(0, "lowerRoman", "(%1)"),
        2: lvl(0, "lowerLetter", "%1)"),
    },
    {1: (0, ""), 2: (1, ""), 3: (2, "")},
)
FORM = tbl(
    ["DECISION-MAKER:", "CABINET"],
    ["SUBJECT:", "Home visits in Wexcombe"],
    ["DATE OF DECISION:", "14 MARCH 2024"],
    ["REPORT OF:", "Director of Children’s Services"],
)
FIRST = "That the home visits of the last quarter be noted."
SECOND = "That a plan be brought to Cabinet by 30 June 2024."
REPORT = (
    FORM
    + p(r("RECOMMENDATIONS:", "<w:b/>"))
    + p(FIRST, (2, 0))
    + p(SECOND, (2, 0))
    + p(r("REASONS FOR REPORT RECOMMENDATIONS", "<w:b/>"))
    + p("The Cabinet of Wexcombe Borough Council asked for it on 5 October 2023.", (1, 0))
    + p(r("DETAIL", "<w:b/>"))
    + p("The number of visits rose by a third.", (1, 0))
    + p("Two teams share them.", (1, 1))
)


def quotes(made: Document) -> list[str]:
    found = extract.extract(made)
    return [each.at.quote for kind in fields(found) for each in getattr(found, kind.name)]


def stands(quote: str, made: Document) -> bool:
    texts = [block.text for block in made.blocks]
    texts += [cell.text for block in made.blocks for row in block.rows for cell in row]
    return any(quote in text for text in texts)


def test_a_reports_recommendations_bear_the_labels_that_word_numbered() -> None:
    made = document(REPORT, numbering=LISTS)
    found = extract.extract(made).recommendations
    assert [(each.label, each.text) for each in found] == [("(i)", FIRST), ("(ii)", SECOND)]
    assert found[1].due == "2024-06-30"
    assert found[0].at.source == "report.docx"
    assert quotes(made)
    assert all(stands(quote, made) for quote in quotes(made))


def test_a_report_says_what_it_is() -> None:
    made = document(REPORT, numbering=LISTS)
    assert (made.kind, made.committee, made.meeting_date) == (
        DocumentKind.REPORT,
        "Cabinet",
        "2024-03-14",
    )
    assert made.council == "Wexcombe Borough Council"
    (paper,) = made.papers
    assert (paper.title, paper.kind) == ("Home visits in Wexcombe", PaperKind.REPORT)


def test_paragraphs_are_cited_by_the_numbers_that_word_gave_them() -> None:
    made = document(REPORT, numbering=LISTS)
    cited = {block.text: (block.paragraph, block.section) for block in made.blocks}
    assert cited["The number of visits rose by a third."] == ("2", ("DETAIL",))
    assert cited["Two teams share them."] == ("2.1", ("DETAIL",))


MINUTES = (
    p(r("Wexcombe Borough Council", "<w:b/>"))
    + p(r("CHILDREN AND YOUNG PEOPLE SCRUTINY COMMITTEE", "<w:b/>"))
    + p(r("MINUTES OF THE MEETING HELD ON 22 SEPTEMBER 2022", "<w:b/>"))
    + p("Present: Councillors Ashdown (Chair), Beech and Carr")
    + p(r("HOME VISITS", "<w:b/>"), (1, 0))
    + p("The Director presented the report.", (1, 1))
    + p(r("RESOLVED", "<w:b/>") + r(" that:"))
    + p("the report be noted; and", (3, 0))
    + p("the form for interviews be shortened.", (3, 0))
)


def test_minutes_give_their_day_and_resolutions_limb_by_limb() -> None:
    made = document(MINUTES, numbering=LISTS)
    assert (made.kind, made.meeting_date) == (DocumentKind.MINUTES, "2022-09-22")
    assert made.committee == "Children and Young People Scrutiny Committee"
    found = extract.extract(made).recommendations
    assert [(each.label, each.text) for each in found] == [
        ("a)", "the report be noted; and"),
        ("b)", "the form for interviews be shortened."),
    ]


def test_a_footnote_is_no_limb_of_the_list_before_it() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = MINUTES + p(r("visits be counted") + note + r("."), (3, 0))
    made = document(
        body,
        numbering=LISTS,
        footnotes=f'<w:footnote w:id="2">{p("Every month.")}</w:footnote>',
    )
    assert made.blocks[-1].text == "¹ Every month."
    texts = [each.text for each in extract.extract(made).recommendations]
    assert texts[-1] == "visits be counted."


FRONT = (
    p(r("Wexcombe Borough Council", "<w:b/>"))
    + p(r("CABINET", "<w:b/>"))
    + p("Thursday, 14 March 2024 at 6.00 pm")
    + p(r("AGENDA", "<w:b/>"))
    + p("Apologies for absence", (1, 0))
    + p("Minutes of the last meeting", (1, 0))
    + p("Home visits in Wexcombe (Pages 5 - 9)", (1, 0))
)
LAST = (
    p(r("CABINET", "<w:b/>"))
    + p(r("MINUTES OF THE MEETING HELD ON 8 FEBRUARY 2024", "<w:b/>"))
    + p("Present: Councillors Ashdown (Chair) and Beech")
    + "".join(
        p(f"The minutes of {month} were agreed.", (1, 0))
        for month in ("September", "October", "November", "December", "January")
    )
)


def test_a_pack_is_cut_into_its_papers() -> None:
    made = document(FRONT + LAST + REPORT, numbering=LISTS)
    assert made.kind is DocumentKind.AGENDA_PACK
    assert (made.committee, made.meeting_date) == ("Cabinet", "2024-03-14")
    assert [paper.kind for paper in made.papers] == [
        PaperKind.AGENDA,
        PaperKind.MINUTES,
        PaperKind.REPORT,
    ]
    assert [paper.dated for paper in made.papers] == ["2024-03-14", "2024-02-08", "2024-03-14"]


def test_a_tracker_and_an_action_plan_are_read_from_their_tables() -> None:
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="FFC000"/></w:tcPr>'
    amber = f"<w:tc>{shade}{p('Amber')}</w:tc>"
    plan = tbl(
        ["Ref", "Action", "Lead", "Due", "RAG"],
        [p("", (1, 0)), "Write the plan for visits", "J. Lyle", "30 June 2024", amber],
        [p("", (1, 0)), "Train both teams", "A. Nandlal", "1 July 2024", amber],
    )
    made = document(p(r("Action plan: home visits", "<w:b/>")) + plan, numbering=LISTS)
    found = extract.extract(made)
    assert [(each.text, each.owners, each.due) for each in found.actions] == [
        ("Write the plan for visits", ("J. Lyle",), "2024-06-30"),
        ("Train both teams", ("A. Nandlal",), "2024-07-01"),
    ]
    assert {each.rating.value for each in found.rag if each.rating} == {"amber"}
    assert all(stands(quote, made) for quote in quotes(made))


@pytest.fixture(scope="module")
def written() -> Document:
    """A paper written by python-docx with the styles that its template has."""
    made = word.Document()
    made.add_heading("Home visits in Wexcombe", 0)
    for line in ("Report to: Cabinet", "Date: 14 March 2024", "Subject: Home visits"):
        made.add_paragraph(line)
    made.add_heading("Background", 1)
    made.add_paragraph("The Board met in May.")
    made.add_paragraph("visit every family", style="List Bullet")
    made.add_paragraph("write to the others", style="List Bullet 2")
    made.add_heading("Recommendations", 2)
    made.add_paragraph("That the plan be agreed.", style="List Number")
    made.add_paragraph("That it be published.", style="List Number")
    made.sections[0].header.paragraphs[0].text = "Wexcombe Borough Council"
    table = made.add_table(rows=2, cols=2, style="Light Grid Accent 1")
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("Service", "RAG", "Visits", "Red"),
        strict=True,
    ):
        cell.text = text
    into = io.BytesIO()
    made.save(into)
    return ingest.read_bytes(into.getvalue(), "report.docx")


def test_the_styles_that_word_itself_has(written: Document) -> None:
    assert [(b.kind.value, b.level, b.label, b.text) for b in written.blocks] == [
        ("header", 0, None, "Wexcombe Borough Council"),
        ("heading", 1, None, "Home visits in Wexcombe"),
        ("paragraph", 0, None, "Report to: Cabinet"),
        ("paragraph", 0, None, "Date: 14 March 2024"),
        ("paragraph", 0, None, "Subject: Home visits"),
        ("heading", 1, None, "Background"),
        ("paragraph", 0, None, "The Board met in May."),
        ("list_item", 1, "•", "visit every family"),
        ("list_item", 2, "•", "write to the others"),
        ("heading", 2, None, "Recommendations"),
        ("paragraph", 1, "1.", "That the plan be agreed."),
        ("paragraph", 1, "2.", "That it be published."),
        ("table", 0, None, "Service\tRAG\nVisits\tRed"),
    ]
    assert [b.header_rows for b in written.blocks if b.kind is BlockKind.TABLE] == [1]
    found = extract.extract(written).recommendations
    assert [(each.label, each.text) for each in found] == [
        ("1.", "That the plan be agreed."),
        ("2.", "That it be published."),
    ]


def test_a_report_with_a_plain_head_is_a_report(written: Document) -> None:
    assert (written.kind, written.council) == (DocumentKind.REPORT, "Wexcombe Borough Council")
    assert (written.committee, written.meeting_date) == ("Cabinet", "2024-03-14")


def test_the_same_bytes_give_the_same_document() -> None:
    content = docx(REPORT, numbering=LISTS)
    assert ingest.read_bytes(content, "a.docx") == ingest.read_bytes(content, "a.docx")
