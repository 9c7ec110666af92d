"""Days and councils that papers of a pack tell of themselves."""

import pytest

from ingest.bodies import council, councils_in
from ingest.document import PaperKind
from ingest.paper_dates import own_date
from ingest.plain_dates import financial_years, quarters
from tests.ingest_parts import block, document

MEETING = "2023-03-06"
BLANK = ["This page is intentionally left blank"]
WORDS = "Members heard how the service had grown since the spring."
LETTER = ["Ash House", "Netherfold", "The Leader, Oakmere Council 7 February 2023", "Dear Leader"]


@pytest.mark.parametrize(
    ("lines", "titles", "expected"),
    [
        # a letter's day stands over its greeting
        (LETTER, [], "2023-02-07"),
        (
            ["Our ref: 12/3", "7 February 2023 Dear Jo, I write of 9 January 2023."],
            [],
            "2023-02-07",
        ),
        # a field of its own, a day under a signature
        (["# Hubs", WORDS, WORDS, WORDS, "Report date: 31 December 2022"], [], "2022-12-31"),
        (["# Hubs", WORDS, "Last updated 3 January 2023"], [], "2023-01-03"),
        (["# Record of decision", WORDS, WORDS, "signed", "17/1/2023"], [], "2023-01-17"),
        (["# Record of decision", WORDS, WORDS, "Date: 17 January 2023"], [], "2023-01-17"),
        (["# Notes", WORDS, WORDS, WORDS, "Date of next meeting", "17/1/2023"], [], None),
        (["# Notes", WORDS, "They met on 17 January 2023."], [], None),
        # a sentence about the paper itself, not about others
        (["# Plan", "The plan was agreed by the board on 9 January 2023."], [], "2023-01-09"),
        (["# Plan", "The plan answers those who met on 9 January 2023."], [], None),
        # the meeting's day names the meeting where another is told
        (["# Board notes, 9 January 2023", "# Panel – 6 March 2023"], [], "2023-01-09"),
        (["# Scrutiny monitoring – 6 March 2023"], [], "2023-03-06"),
        # an extract of minutes is of the meeting that they record, never of the pack's
        (
            ["# Panel 6 March 2023", "# Minutes extract, Board – 12 December 2023"],
            ["Minutes extract from the Board, December 2022"],
            "2022-12",
        ),
        # the month in the title or in the report's list; how far a paper's progress goes
        (["# Improvement plan"], ["Improvement plan – January 2023"], "2023-01"),
        (["# Plan after the inspection of May 2021: progress to January 2023"], [], "2023-01"),
        (["# Plan after the visit in May 2021"], [], None),
        (["# Strategy since May 2021"], [], None),
        # a day after the meeting is no paper's own
        (["# Plan to be ready", "# 9 May 2023"], [], None),
        # quarters; years only in a file of its own
        (["# Performance", "# Quarter 3", "2022/23"], [], "2022-10/2022-12"),
        (["# Fees 2022-23"], [], None),
    ],
)
def test_the_day_that_an_appendix_tells_of_itself(
    lines: list[str], titles: list[str], expected: str | None
) -> None:
    assert own_date([block(line) for line in lines], titles, MEETING) == expected


def test_a_file_of_its_own_is_dated_by_the_year_in_its_name() -> None:
    found = document(["# Register of risks 2022-23", WORDS]).papers[0]
    assert (found.kind, found.dated) == (PaperKind.OTHER, "2022-04/2023-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quarter 1 2024/25", ["2024-04/2024-06"]),
        ("Q4 2021 / 22", ["2022-01/2022-03"]),
        ("Qtr 2, 2024-2025", ["2024-07/2024-09"]),
        ("Q3 2024/26", []),
        ("Quarter 5 2024/25", []),
    ],
)
def test_quarters_of_financial_years(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in quarters(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budget 2025-26", ["2025-04/2026-03"]),
        ("Budget 2025/2026", ["2025-04/2026-03"]),
        ("1999/00 and 2017-2020", []),
        ("on 12/2025-26", []),
    ],
)
def test_financial_years(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in financial_years(text)] == expected


def test_an_appendix_is_dated_by_its_reports_list() -> None:
    front = ["# AGENDA", "1> Plan (Pages 1 - 4)"]
    memo = ["From: A Director", "To: Cabinet – 6 March 2023", "Subject: Plan"]
    listed = "SUPPORTING DOCUMENTATION Appendices 1. The plan – January 2023 2. Its costs"
    pack = [["^ Agenda Item 1", *memo, listed], BLANK, ["# Aims", WORDS], BLANK, ["# Costs", WORDS]]
    found = document(front, *pack, front=1).papers
    assert [(p.kind.value, p.dated) for p in found[1:]] == [
        ("report", "2023-03-06"),
        ("appendix", "2023-01"),
        ("appendix", None),
    ]


def test_a_table_is_called_by_the_words_over_its_pages() -> None:
    page = ["^ Appendix 4: Register of risks", "a | b\nc | d"]
    assert document(page, page, page).papers[0].title == "Appendix 4: Register of risks"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # an address and the type that the paper calls its council by
        (["jo@netherfold.gov.uk", "Netherfold hubs", "The City Council asks"], "city"),
        (["www.netherfold.gov.uk", "# COUNTY COUNCIL – 6 MARCH", "in Netherfold"], "county"),
        (["jo.ashnetherfold.gov.uk", "Netherfold", "the Borough Council"], "borough"),
        # not without the place's name, or the type, nor by a department's address
        (["jo@netherfold.gov.uk", "The City Council asks"], None),
        (["jo@netherfold.gov.uk", "Netherfold hubs"], None),
        (["jo@education.gov.uk", "Education in Netherfold", "the City Council"], None),
    ],
)
def test_a_council_by_its_address(lines: list[str], expected: str | None) -> None:
    name = f"Netherfold {expected.title()} Council" if expected else None
    assert council([block(line) for line in lines]) == name


def test_an_address_outweighs_another_council_that_is_named() -> None:
    own = "Contact jo@netherfold.gov.uk of the County Council in Netherfold"
    others = [block("with Oakmere Council", page) for page in (3, 4, 5, 6)]
    assert council([block(own), *others]) == "Netherfold County Council"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Oak, Leader of Ash Borough Council", ["Ash Borough Council"]),
        ("NCC, Ash Council", ["Ash Council"]),
        ("Blackthorn with Ash Council", ["Blackthorn with Ash Council"]),
        ("NBC Council", ["NBC Council"]),
    ],
)
def test_a_councils_name_begins_after_an_office(text: str, expected: list[str]) -> None:
    assert councils_in(text) == expected
