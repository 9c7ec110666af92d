import pytest

from ingest.bodies import cased, committee_in, committee_of, council, councils_in
from ingest.document import DocumentKind, Overrides, PaperKind
from ingest.exempt import exempt_appendices, is_exempt
from ingest.plain_dates import days, first_date, months
from tests.ingest_parts import block, document, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday, 31st March, 2022 at 5.30 pm", "2022-03-31"),
        ("9 JANUARY 2023", "2023-01-09"),
        ("on the 30 th September 2020", "2020-09-30"),
        ("the 3rd day of May 2021", "2021-05-03"),
        ("03/04/2025", "2025-04-03"),
        ("3 Sept. 2019", "2019-09-03"),
        ("Monday, March 4th, 2024", "2024-03-04"),
        ("March 4 2024", "2024-03-04"),
        ("12 March 4 2024", None),
        ("5th. March 2024", "2024-03-05"),
        ("04-03-2024", "2024-03-04"),
        ("2024-03-04", "2024-03-04"),
        ("Date: 4/3/24", "2024-03-04"),
        ("4.3.24 at 6 pm", "2024-03-04"),
        ("application 21/3/24", None),
        ("version 1.2.20", None),
        ("31st February 2022", None),
        ("March 2022", None),
        ("10 February", None),
        ("13/2021/07", None),
        ("version 1.2.2020 of 13.14.2021", "2020-02-01"),
    ],
)
def test_full_dates_are_read_day_first(text: str, expected: str | None) -> None:
    assert first_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 to 15 October 2021", "2021-10-04/2021-10-15"),
        ("24 – 28 June 2013", "2013-06-24/2013-06-28"),
        ("28 June to 2 July 2021", "2021-06-28/2021-07-02"),
        ("10 June 2024 to 14 June 2024", "2024-06-10/2024-06-14"),
        ("8 July 2014 - 30 July 2014", "2014-07-08/2014-07-30"),
        ("29 December to 3 January 2020", "2019-12-29/2020-01-03"),
        ("5 to 9 December 2022 and 14 to 15 February 2023", "2022-12-05/2023-02-15"),
        ("4 March 2020", "2020-03-04"),
        ("summer", None),
    ],
)
def test_days_of_an_inspection(text: str, expected: str | None) -> None:
    assert days(text) == expected


def test_months_are_found_with_their_place() -> None:
    assert list(months("Plan, July 2020 (was Mar 2019)")) == [(6, "2020-07"), (21, "2019-03")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Special Young People and Families Panel", "Young People and Families Panel"),
        ("CHILDREN AND FAMILIES SCRUTINY PANEL", "Children and Families Scrutiny Panel"),
        ("Health Scrutiny Committee Hybrid Meeting", "Health Scrutiny Committee"),
        ("Cabinet - Tuesday, 4th June, 2024 10.00 am", "Cabinet"),
        ("CORPORATE PARENTING BOARD– 17 September 2024", "Corporate Parenting Board"),
        ("Agenda for the SEND Improvement Board", "SEND Improvement Board"),
        ("County Council", "County Council"),
        ("Netherfold County Council", None),
        ("Jo Ash, Cabinet Member for Education and the Executive", None),
        ("The Panel noted that the service had grown since the last committee", None),
        ("Public Document Pack", None),
    ],
)
def test_committees_by_their_lines(line: str, expected: str | None) -> None:
    assert committee_of(line) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "MINUTES of a meeting of the County Council held in the Council Chamber",
            "County Council",
        ),
        (
            "A meeting of the Education Cabinet Committee will be held",
            "Education Cabinet Committee",
        ),
        ("No meeting was held by the board", None),
    ],
)
def test_committees_in_sentences(sentence: str, expected: str | None) -> None:
    assert committee_in(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a report by Netherfold County Council on", ["Netherfold County Council"]),
        ("Leader of Ash and Oak Borough Council", ["Ash and Oak Borough Council"]),
        ("Elm, Ash and Oak Council", ["Elm, Ash and Oak Council"]),
        ("the London Borough of Netherfold agreed", ["London Borough of Netherfold"]),
        ("the County Council and the Full Council", []),
        ("the Health and Care Council, the Youth Council", []),
        ("a rise in Netherfold Council Tax", []),
        ("under the Local Government Act, County Council noted", []),
    ],
)
def test_councils_in_text(text: str, expected: list[str]) -> None:
    assert councils_in(text) == expected


def test_the_council_of_a_paper_is_not_any_that_it_mentions() -> None:
    front, aside = "NETHERFOLD CITY COUNCIL", "as did Oakmere Council"
    assert council([block(front), block("words", 3)]) == "Netherfold City Council"
    assert council([block("words"), block(aside, 3), block(aside, 4)]) is None
    own = "Contact: jo@netherfold.gov.uk of Netherfold Council"
    assert council([block(aside), block(own, 3), block(aside, 4)]) == "Netherfold Council"
    foreign = "Contact: jo@netherfold.gov.uk"
    assert council([block(foreign), *(block(aside, page) for page in (3, 4, 5))]) is None


def test_names_in_capitals_are_written_as_elsewhere() -> None:
    assert cased("HEALTH AND SEND BOARD") == "Health and SEND Board"
    assert cased("Health and Wellbeing Board") == "Health and Wellbeing Board"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A", "# Sale"], True),
        (["# EXEMPT", "Words."], True),
        (["^ Exempt report", "# Sale of land"], True),
        (["This report is exempt from publication under paragraph 1"], True),
        (["CONFIDENTIAL – not for publication"], True),
        (["Classification: Exempt"], True),
        (["# STATEMENT OF CONFIDENTIALITY", "This report is exempt by virtue of rule 10"], True),
        (["Status: | Exempt\nSubject: | Sale"], True),
        (["Classification: Unrestricted"], False),
        (["# STATEMENT OF CONFIDENTIALITY", "None"], False),
        (["STATEMENT OF CONFIDENTIALITY | \nNone | "], False),
        (["# STATEMENT OF CONFIDENTIALITY", "Appendix 2 is exempt by virtue of rule 10"], False),
        (["For publication [omit what is exempt from publication under Schedule 12A]"], False),
        (["Confidential: no further distribution of this self-evaluation"], False),
        (["The press were excluded as exempt information would be disclosed."], False),
    ],
)
def test_exempt_papers(lines: list[str], expected: bool) -> None:
    assert is_exempt([block(line) for line in lines], None) is expected


def test_an_exempt_appendix_is_told_by_its_report() -> None:
    words = "Appendix 2 to this report is not for publication. Appendix 3 is public."
    assert exempt_appendices([block(words)]) == {"appendix 2"}
    memo = ["From: A Director", "To: Cabinet – 6 March 2023", "Subject: Land"]
    front = ["# AGENDA", "1> Land (Pages 1 - 6)"]
    parts = [["^ Agenda Item 1", *memo, words], BLANK, ["# Appendix 2", "Prices."], BLANK]
    found = document(front, *parts, ["# Appendix 3", "A map."], front=1)
    assert [(p.title, p.exempt) for p in found.papers[1:]] == [
        ("Land", False),
        ("Appendix 2", True),
        ("Appendix 3", False),
    ]


BLANK = ["This page is intentionally left blank"]
INSPECTION = [
    "# Inspection of Netherfold local authority children’s services",
    "Inspection dates: 4 to 15 October 2021",
    "Lead inspector: Jo Ash, His Majesty’s Inspector",
]
SEND = [
    "Local area partnership report",
    "# Area SEND inspection of Netherfold Local Area Partnership",
    "Inspection dates: 10 June 2024 to 14 June 2024",
    "Dates of previous inspection: 5 to 9 March 2018",
    "Netherfold Borough Council leads. Netherfold Borough Council and the board plan.",
    "Ofsted Care Quality Commission",
]
OLDER = [
    "# Netherfold Metropolitan Borough Council",
    "# Inspection of services for children in need of help and protection",
    "# Inspection date: 4 September 2017 to 28 September 2017 Report published: 13 November 2017",
]
LETTER = [
    "Ofsted",
    "14 July 2021",
    "Dear Jo",
    "# Focused visit to Netherfold children’s services",
    "This letter summarises the visit on 26 and 27 May 2021.",
]


@pytest.mark.parametrize(
    ("lines", "kind", "council_", "dated", "author"),
    [
        (INSPECTION, "ofsted_report", "Netherfold", "2021-10-04/2021-10-15", "Ofsted"),
        (OLDER, "ofsted_report", "Netherfold Metropolitan Borough Council", "2017-11-13", "Ofsted"),
        (LETTER, "ofsted_letter", "Netherfold", "2021-07-14", "Ofsted"),
        (
            SEND,
            "send_report",
            "Netherfold Borough Council",
            "2024-06-10/2024-06-14",
            "Ofsted and the Care Quality Commission",
        ),
    ],
)
def test_inspection_papers(
    lines: list[str], kind: str, council_: str, dated: str, author: str
) -> None:
    found = document(lines, ["Words."])
    assert (found.kind.value, found.council) == (kind, council_)
    assert (found.committee, found.meeting_date) == (None, None)
    (paper,) = found.papers
    assert (paper.dated, paper.author) == (dated, author)
    letter = kind == "ofsted_letter"
    assert paper.kind is (PaperKind.LETTER if letter else PaperKind.INSPECTION_REPORT)


def test_a_report_about_an_inspection_is_the_councils() -> None:
    memo = ["From: A Director", "To: Cabinet – 6 March 2023", "Subject: Inspection by Ofsted"]
    found = document([*memo, "# Inspection of Netherfold children’s services, an account"])
    assert found.kind is DocumentKind.REPORT


def test_a_reports_head_tells_body_day_and_author() -> None:
    form = (
        "DECISION-MAKER: | YOUNG PEOPLE PANEL\nSUBJECT: | HUBS\nDATE OF DECISION: | 6 MARCH 2023\n"
        "REPORT OF: | DIRECTOR OF CARE"
    )
    found = document([form, "Words of 1 May 2019."])
    assert (found.kind, found.committee) == (DocumentKind.REPORT, "Young People Panel")
    assert found.meeting_date == "2023-03-06"
    (paper,) = found.papers
    assert (paper.title, paper.author, paper.dated) == ("HUBS", "DIRECTOR OF CARE", "2023-03-06")


def test_a_head_of_single_lines_is_read_too() -> None:
    head = ["# Report to Cabinet", "# Date: 6 March 2023", "# Title: Hubs", "Ward(s) affected: All"]
    found = document([*head, "Author and/or contact officer: Jo Ash, Director"])
    (paper,) = found.papers
    assert (found.committee, found.council, paper.title) == ("Cabinet", None, "Hubs")
    assert (paper.author, paper.dated) == ("Jo Ash, Director", "2023-03-06")


def test_minutes_are_dated_by_the_meeting_they_record() -> None:
    minutes = [
        "# CORPORATE PARENTING BOARD– 17 September 2024",
        "MINUTES of the meeting held in the Oak Room.",
        "PRESENT: Jo Ash (Chair)",
        "The minutes of 3 June 2024 were approved.",
    ]
    found = document(minutes)
    assert (found.kind, found.meeting_date) == (DocumentKind.MINUTES, "2024-09-17")
    assert found.committee == "Corporate Parenting Board"


def test_a_date_in_the_first_words_of_undated_minutes_is_not_theirs() -> None:
    found = document(["# Minutes:", "The letter came on 4 February 2019.", "It was noted."])
    assert (found.kind, found.meeting_date) == (DocumentKind.MINUTES, None)


def test_the_meetings_day_is_not_the_day_the_agenda_was_sent() -> None:
    front = [
        "Wednesday, 1 March 2023",
        "A meeting of the Health Board will be held on Monday 6 March 2023 at 10.00 am",
        "# AGENDA",
        "1> Apologies",
    ]
    found = document(front)
    assert (found.meeting_date, found.committee) == ("2023-03-06", "Health Board")


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("# Scrutiny monitoring – 6 March 2023", "2023-03-06"),
        ("# Improvement plan, July 2020", "2020-07"),
        ("# Investments as at 30 September 2024", None),
        ("# Strategy 2017-2020", None),
    ],
)
def test_appendices_are_dated_by_their_first_lines(line: str, dated: str | None) -> None:
    front = ["# AGENDA", "1> Plan (Pages 1 - 4)"]
    memo = ["From: A Director", "To: Cabinet – 2 March 2023", "Subject: Plan"]
    found = document(front, ["^ Agenda Item 1", *memo], BLANK, ["# Appendix 1", line], front=1)
    assert (found.papers[2].kind, found.papers[2].dated) == (PaperKind.APPENDIX, dated)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("# Quarterly Performance Report", DocumentKind.PERFORMANCE_REPORT),
        ("# Improvement Plan 2024", DocumentKind.ACTION_PLAN),
        ("# Recommendations tracker", DocumentKind.TRACKER),
        ("# A leaflet", DocumentKind.OTHER),
    ],
)
def test_other_papers_are_told_by_their_titles(title: str, kind: DocumentKind) -> None:
    assert document([title, "Words."]).kind is kind


def test_overrides_replace_what_the_paper_says() -> None:
    from ingest import read_bytes

    text = b"Report to Cabinet\n\nDate: 6 March 2023\n\nTitle: Hubs\n\nWords.\n"
    own = read_bytes(text, "hubs.txt")
    given = read_bytes(text, "hubs.txt", Overrides("Netherfold Council", "Panel", "2023-03-07"))
    assert (own.council, own.committee, own.meeting_date) == (None, "Cabinet", "2023-03-06")
    assert (given.council, given.committee) == ("Netherfold Council", "Panel")
    assert given.meeting_date == "2023-03-07"


def test_readings_made_for_tests_are_numbered_like_packs() -> None:
    assert [page.label for page in reading(["a"], ["b"], ["c"], front=1).pages] == [None, "1", "2"]
