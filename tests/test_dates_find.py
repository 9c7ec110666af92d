"""Dates of whole documents: anchors, columns under years, roles, quotes."""

from __future__ import annotations

import pytest

from extract import dates
from extract.findings import DateRole
from ingest.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentKind,
    Page,
    Paper,
    PaperKind,
    Place,
)


def block(text: str = "", kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
    """A block on page 1 of the first paper."""
    defaults: dict[str, object] = {"places": (Place(1, "1"),), "paper": 0}
    return Block(kind=kind, text=text, **(defaults | fields))  # type: ignore[arg-type]


def table(*rows: tuple[str, ...], header_rows: int = 1, **fields: object) -> Block:
    """A table of plain cells."""
    cells = tuple(tuple(Cell(text, Place(1, "1")) for text in row) for row in rows)
    text = "\n".join("\t".join(row) for row in rows)
    return block(text, BlockKind.TABLE, rows=cells, header_rows=header_rows, **fields)


def document(*blocks: Block, dated: str | None = "2022-09-15", **fields: object) -> Document:
    """A document of one report."""
    paper = Paper("Fernley Parks", PaperKind.REPORT, (1, 1), dated=dated)
    defaults: dict[str, object] = {"papers": (paper,), "kind": DocumentKind.REPORT}
    return Document(
        source="fernley.pdf", sha256="0" * 64, pages=(Page(1),), blocks=blocks,
        **(defaults | fields),  # type: ignore[arg-type]
    )  # fmt: skip


def found(*blocks: Block, dated: str | None = "2022-09-15") -> list[tuple[str, str | None, str]]:
    """Text, EDTF and role of the dates of a document."""
    mentions = dates.find(document(*blocks, dated=dated))
    return [(mention.text, mention.edtf, mention.role.value) for mention in mentions]


def test_years_come_from_the_paper() -> None:
    assert found(block("It reopened on 4 June.")) == [("4 June", "2022-06-04", "event")]


def test_meeting_date_stands_in_for_the_paper_s() -> None:
    mentions = dates.find(document(block("last year"), dated=None, meeting_date="2019-02-01"))
    assert [mention.edtf for mention in mentions] == ["2018"]


def test_a_text_may_tell_from_when_it_speaks() -> None:
    lines = block("Four months on from the October 2020 visit."), block("Hit hard last year.")
    assert found(*lines, dated=None)[-1] == ("last year", "2020", "period")


def test_columns_under_a_year() -> None:
    months = table(("2022", "2023"), ("9 June", "12 January"), ("8 December", "6 April"))
    texts = [edtf for _, edtf, _ in found(months)]
    assert texts == ["2022", "2023", "2022-06-09", "2023-01-12", "2022-12-08", "2023-04-06"]


def test_counts_that_look_like_years_are_left() -> None:
    assert found(table(("Ward", "Trees"), ("Elmside", "2014"))) == []


def test_due_column_makes_deadlines() -> None:
    plan = table(("Action", "Due"), ("Plant trees agreed in May 2022", "Sept 22"))
    assert found(plan) == [
        ("May 2022", "2022-05", "event"),
        ("Sept 22", "2022-09", "deadline"),
    ]


def test_inherited_cells_give_no_second_date() -> None:
    cells = (Cell("17/06/21", Place(1)), Cell("17/06/21", Place(1), inherited=True))
    rows = tuple((cell,) for cell in cells)
    assert len(found(block("17/06/21\n", BlockKind.TABLE, rows=rows))) == 1


def test_running_lines_are_not_read() -> None:
    assert found(block("Printed 4 May 2022", BlockKind.FOOTER)) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Panel's next meeting is on 4 May 2022.", DateRole.MEETING),
        ("Send the plan by 4 May 2022.", DateRole.DEADLINE),
        ("Work is to be completed in May 2022.", DateRole.DEADLINE),
        ("It is scheduled to take place prior to May 2023.", DateRole.DEADLINE),
        ("The inspection took place from 9 to 13 May 2022.", DateRole.INSPECTION),
        ("The report was published on 4 May 2022.", DateRole.PUBLICATION),
        ("The bandstand reopened on 4 May 2022.", DateRole.EVENT),
        ("Start: May 22", DateRole.PERIOD),
        ("Visits fell in 2021/22.", DateRole.PERIOD),
        ("Visits have fallen since May 2021.", DateRole.PERIOD),
        ("15 September 2022", DateRole.MEETING),  # the paper's own date
        ("Wednesday, 7 September 2022", DateRole.PUBLICATION),  # alone, before the meeting
    ],
)
def test_roles(text: str, role: DateRole) -> None:
    (mention,) = dates.find(document(block(text)))
    assert mention.role is role


def test_quote_is_the_sentence_of_a_long_text() -> None:
    filler = "The park has trees of many kinds, and paths between them for all to walk on. " * 5
    text = f"{filler}The bandstand reopened on 4 May 2022. {filler}"
    (mention,) = dates.find(document(block(text)))
    assert mention.at.quote == "The bandstand reopened on 4 May 2022."


def test_impossible_dates_say_why() -> None:
    (mention,) = dates.find(document(block("As of 31st February 2022 there were 40.")))
    assert (mention.text, mention.edtf, mention.problem) == (
        "31st February 2022",
        None,
        "no such day",
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The deadline for comments is 4 May 2022.", DateRole.DEADLINE),
        ("Deadline for comments: 4 May 2022", DateRole.DEADLINE),
        ("Responses are due on 4 May 2022.", DateRole.DEADLINE),
        ("It has a completion date of May 2022.", DateRole.DEADLINE),
        ("By when: Autumn term 2022", DateRole.DEADLINE),
        ("Review date: 4 May 2022", DateRole.DEADLINE),
        ("Completed: 4 May 2022", DateRole.EVENT),
        ("The Board agreed the budget on 4 May 2022.", DateRole.MEETING),
        ("A report will come to the Parks Committee in May 2022.", DateRole.MEETING),
        ("The Council received a letter from Ofsted on 4 May 2022.", DateRole.PUBLICATION),
        ("The deadline had passed, and on 4 May 2022 it rained.", DateRole.EVENT),
    ],
)
def test_roles_by_their_words(text: str, role: DateRole) -> None:
    (mention,) = dates.find(document(block(text)))
    assert mention.role is role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Target", DateRole.DEADLINE),
        ("To be completed by", DateRole.DEADLINE),
        ("Milestone date", DateRole.DEADLINE),
        ("Date completed", DateRole.EVENT),
        ("Actual completion date", DateRole.EVENT),
        ("Start date", DateRole.PERIOD),
        ("Date of meeting", DateRole.MEETING),
        ("Date of inspection", DateRole.INSPECTION),
        ("Date published", DateRole.PUBLICATION),
        ("Date", DateRole.EVENT),  # before the meeting, yet not the day of the agenda
    ],
)
def test_roles_by_their_column(heading: str, role: DateRole) -> None:
    log = table(("Action", "Owner", heading), ("Plant trees", "Head of Parks", "4 May 2022"))
    (mention,) = dates.find(document(log))
    assert mention.role is role


def test_a_long_heading_with_when_in_it_makes_no_deadlines() -> None:
    section = ("What we do when a park has to close for good",)
    (mention,) = dates.find(document(block("It closed on 4 May 2022.", section=section)))
    assert mention.role is DateRole.EVENT
