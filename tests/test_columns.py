"""Which column holds what: headings as plans, trackers, logs and scorecards name them."""

import pytest

from extract.columns import body, columns
from extract.headings import Column, roles
from tests.made_papers import table

C = Column


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("Recommendation", {C.RECOMMENDATION}),
        ("Scrutiny recommendation", {C.RECOMMENDATION}),
        ("Area for improvement", {C.RECOMMENDATION}),
        ("Action", {C.ACTION}),
        ("Agreed actions", {C.ACTION}),
        ("Action proposed", {C.ACTION}),
        ("What will we do?", {C.ACTION}),
        ("What needs to happen", {C.ACTION}),
        ("Next steps", {C.ACTION}),
        ("Action taken", {C.RESPONSE}),
        ("Progress to date", {C.RESPONSE}),
        ("Latest update", {C.RESPONSE}),
        ("Officer comments", {C.RESPONSE}),
        ("Executive response", {C.RESPONSE}),
        ("Lead", {C.OWNER}),
        ("Lead Owner (s)", {C.OWNER}),
        ("By whom?", {C.OWNER}),
        ("Who?", {C.OWNER}),
        ("Responsible officer", {C.OWNER}),
        ("Action owner", {C.OWNER}),
        ("Cabinet Member", {C.OWNER}),
        ("By when?", {C.DUE}),
        ("Timescale", {C.DUE}),
        ("Target date", {C.DUE}),
        ("Completion date", {C.DUE}),
        ("Revised due date", {C.DUE}),
        ("Start date", {C.START}),
        ("Start date / Completion date", {C.START, C.DUE}),
        ("Start date /", {C.START, C.DUE}),
        ("Lead / Timescale", {C.OWNER, C.DUE}),
        ("Recommendation / Action", {C.RECOMMENDATION, C.ACTION}),
        ("Date completed", {C.COMPLETED}),
        ("Completed on", {C.COMPLETED}),
        ("Progress Status", {C.STATUS}),
        ("Open/Closed", {C.STATUS}),
        ("Complete? (Y/N)", {C.STATUS}),
        ("Update / Status", {C.RESPONSE, C.STATUS}),
        ("BRAG", {C.RAG}),
        ("RAG rating", {C.RAG}),
        ("Previous RAG", {C.PREVIOUS_RAG}),
        ("Risk rating", set()),
        ("Date", {C.MADE_ON}),
        ("Date of meeting", {C.MADE_ON}),
        ("Date raised", {C.MADE_ON}),
        ("Title", {C.TITLE}),
        ("Agenda item", {C.TITLE}),
        ("Ref.", {C.REFERENCE}),
        ("No", {C.REFERENCE}),
        ("Target", {C.TARGET}),
        ("Latest", {C.VALUE}),
        ("Direction of travel", {C.DIRECTION}),
        ("Indicator", {C.SUBJECT}),
        ("The panel asked that the harbour office be open for longer hours in the summer", set()),
        ("", set()),
    ],
)
def test_a_heading_tells_what_its_column_holds(heading, holds):
    assert roles(heading) == holds


def test_headings_over_two_rows_are_read_together():
    block = table("Action | Lead | Date", " |  | completed", "Mend it | AB | 1 May", header_rows=2)
    known = columns(block)
    assert known is not None
    assert known.holds[2] == {C.COMPLETED}
    assert [row[0].text for row in body(block, known)] == ["Mend it"]


def test_a_heading_row_met_again_on_the_next_page_is_no_row():
    block = table(
        "Ref | Action | Owner", "1 | Mend the pier | AB", "Ref | Action | Owner", "2 | Paint | CD"
    )
    known = columns(block)
    assert known is not None
    assert [row[0].text for row in body(block, known)] == ["1", "2"]


def test_unmarked_headings_are_known_by_two_of_them():
    assert columns(table("Action | Owner", "Mend it | AB", header_rows=0)) is not None
    assert columns(table("Sum | Owner", "£12 | AB", header_rows=0)) is None


def test_the_second_line_of_a_heading_is_no_text_of_the_row():
    block = table("Action | Lead | Date", "Mend it | AB | completed", "Paint it | CD | ")
    known = columns(block)
    assert known is not None
    assert [known.text(row, C.COMPLETED) for row in body(block, known)] == ["", ""]
