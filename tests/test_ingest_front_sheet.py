"""Agendas as councils set them, drawn on a page and read back."""

from collections.abc import Callable

import pytest

from ingest.front_sheet import has_agenda, items, same_number, says_pack
from ingest.pdf import read_pdf
from ingest.tables import settle
from tests.ingest_parts import block
from tests.pdf_maker import Pages

BOLD = "Helvetica-Bold"
WANTED = [
    ("1", "Apologies for absence", None),
    ("2", "Minutes of the last meeting", (5, 14)),
    ("3a", "Foster care review", (15, 22)),
    ("4", "Youth hubs", (23, 24)),
]


def sheet() -> Pages:
    pages = Pages()
    pages.text(72, 80, "Young People Panel", font=BOLD, size=16)
    return pages.text(72, 110, "Monday, 6th March, 2023 at 5.30 pm")


def in_brackets(words: str) -> Pages:
    pages = sheet().text(250, 150, "AGENDA", font=BOLD)
    for row, (number, title, span) in enumerate(WANTED):
        told = f" ({words.format(*span)})" if span else ""
        pages.text(72, 180 + 30 * row, number).text(100, 180 + 30 * row, title + told)
    return pages


def in_a_column(heading: str, form: str) -> Pages:
    pages = sheet().text(72, 150, "AGENDA", font=BOLD).text(490, 150, heading, font=BOLD)
    for row, (number, title, span) in enumerate(WANTED):
        top = 180 + 40 * row
        pages.text(72, top, number).text(100, top, title)
        if span:
            pages.text(490, top, form.format(*span))
        pages.text(100, top + 14, "To receive the report of the Director of Care.")
    return pages


def with_leaders() -> Pages:
    pages = sheet().text(72, 150, "A G E N D A", font=BOLD)
    for row, (number, title, span) in enumerate(WANTED):
        leader = " " + "." * (80 - len(title)) + f" {span[0]} - {span[1]}" if span else ""
        pages.text(72, 180 + 24 * row, number).text(100, 180 + 24 * row, title + leader)
    return pages


def in_a_table() -> Pages:
    rows = [["Item", "Subject", "Page"]]
    rows += [[n, title, f"{s[0]} - {s[1]}" if s else ""] for n, title, s in WANTED]
    edges = [170 + 25 * row for row in range(len(rows) + 1)]
    return sheet().text(72, 150, "AGENDA", font=BOLD).grid([72, 110, 430, 520], edges, rows)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: in_brackets("Pages {} - {}"),
        lambda: in_brackets("Pages {} to {}"),
        lambda: in_brackets("pages {}–{}"),
        lambda: in_a_column("Pages", "{} - {}"),
        lambda: in_a_column("Page Nos.", "{} - {}"),
        lambda: in_a_column("", "Pages {} - {}"),
        with_leaders,
        in_a_table,
    ],
)
def test_items_and_pages_are_read_however_the_agenda_is_set(draw: Callable[[], Pages]) -> None:
    blocks = list(settle(read_pdf(draw().bytes(), "front.pdf").blocks))
    assert [(item.number, item.title, item.pages) for item in items(blocks)] == WANTED
    assert has_agenda(blocks)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["7> Youth hubs (Page 9)"], [("7", "Youth hubs", (9, 9))]),
        (["7> Youth hubs (To Follow)"], [("7", "Youth hubs", None)]),
        (["7> Youth hubs", "Report of a Director (Pages 3 - 8)"], [("7", "Youth hubs", (3, 8))]),
        (["Item 7: Hubs (Pages 3 to 8)"], [("7", "Hubs", (3, 8))]),
        (["7.2> Hubs (Pages 3 - 8)"], [("7.2", "Hubs", (3, 8))]),
        (["9(a) Hubs (Pages 3 - 8)"], [("9(a)", "Hubs", (3, 8))]),
        (
            ["9> Reports", "(a) Hubs (Pages 3 - 8)", "(b) Costs"],
            [("9", "Reports", None), ("9a", "Hubs", (3, 8)), ("9b", "Costs", None)],
        ),
        (
            ["7> Hubs (Pages 3 - 8) 8 Land (Pages 9 - 10)"],
            [("7", "Hubs", (3, 8)), ("8", "Land", (9, 10))],
        ),
        (["2> Minutes of 9 January 2023"], [("2", "Minutes of 9 January 2023", None)]),
        (["6 March 2023", "10.30 am in the hall"], []),
        (["# PART II", "8> Land (Pages 9 - 10)"], [("8", "Land", (9, 10))]),
    ],
)
def test_items_of_single_lines(lines: list[str], expected: list[object]) -> None:
    found = items([block("# AGENDA"), *(block(line) for line in lines)])
    assert [(item.number, item.title, item.pages) for item in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Public Document Pack", True),
        ("Public reports pack", True),
        ("Agenda pack", True),
        ("Agenda and reports", True),
        ("Supplementary Agenda", True),
        ("A report on document packs", False),
    ],
)
def test_packs_by_their_names(line: str, expected: bool) -> None:
    assert says_pack([block(line)]) is expected


def test_item_numbers_are_one_however_they_are_printed() -> None:
    assert all(same_number(one, "9a") for one in ("9a", "9A", "9(a)", "9 (a)", "9a."))
    assert not any(same_number(one, "9a") for one in ("9", "9b", "19a", None))
