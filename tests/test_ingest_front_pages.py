"""Front pages as councils of all kinds make them: whose, of what day, of what kind."""

import pytest

from tests.ingest_parts import document

AGENDA = ["# AGENDA", "1> Apologies", "2> Ferry plan (Pages 1 - 4)"]
DAY = "2024-03-04"

PACKS = [
    # county summons
    (
        [
            "# WEXCOMBE COUNTY COUNCIL",
            "Dear Member",
            "A meeting of the Wexcombe County Council will be held at County Hall "
            "on Tuesday, 5 March 2024 at 10.00 am",
            "Dated: 26 February 2024",
        ],
        "Wexcombe County Council",
        "County Council",
        "2024-03-05",
    ),
    # district
    (
        [
            "Wexcombe District Council",
            "# Overview and Scrutiny Committee",
            "Monday 4th March 2024 at 6.30 pm",
            "Council Chamber, Elm House",
        ],
        "Wexcombe District Council",
        "Overview and Scrutiny Committee",
        DAY,
    ),
    # london borough
    (
        [
            "London Borough of Wexcombe",
            "# Children's Services Scrutiny Sub-Committee",
            "Date: Monday, 4 March 2024",
            "Time: 7.00 p.m.",
            "Published: Friday, 23 February 2024",
        ],
        "London Borough of Wexcombe",
        "Children's Services Scrutiny Sub-Committee",
        DAY,
    ),
    # royal borough
    (
        [
            "Royal Borough of Wexcombe and Ash",
            "# People Overview & Scrutiny Panel",
            "04/03/2024",
            "Agenda despatched on 23/02/2024",
        ],
        "Royal Borough of Wexcombe and Ash",
        "People Overview & Scrutiny Panel",
        DAY,
    ),
    # unitary
    (
        ["Agenda", "# Cabinet", "Date: 4 Mar 2024", "Time: 10.00", "Wexcombe Council, Elm House"],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    # city notice
    (
        [
            "# Wexcombe City Council",
            "NOTICE OF MEETING",
            "# Children and Young People Scrutiny Commission",
            "To: Councillors Ash, Oak",
            "Date: Monday, 4 March 2024",
            "Issued on: Friday, 23 February 2024",
        ],
        "Wexcombe City Council",
        "Children and Young People Scrutiny Commission",
        DAY,
    ),
    # combined authority
    (
        [
            "# Wexcombe Combined Authority",
            "# Overview and Scrutiny Committee",
            "Friday 8 March 2024 at 10.30am",
        ],
        "Wexcombe Combined Authority",
        "Overview and Scrutiny Committee",
        "2024-03-08",
    ),
    # isles
    (
        ["# COUNCIL OF THE ISLES OF WEX", "# SCRUTINY COMMITTEE", "Tuesday 5 March 2024, 9.30am"],
        "Council of the Isles of Wex",
        "Scrutiny Committee",
        "2024-03-05",
    ),
    # welsh
    (
        [
            "# Wexcombe County Borough Council",
            "# Education Overview & Scrutiny Committee",
            "Thursday, 7th March, 2024 at 2.00 p.m.",
        ],
        "Wexcombe County Borough Council",
        "Education Overview & Scrutiny Committee",
        "2024-03-07",
    ),
    # executive
    (
        ["Wexcombe Borough Council", "# EXECUTIVE", "MONDAY 4TH MARCH 2024", "7.00 PM"],
        "Wexcombe Borough Council",
        "Executive",
        DAY,
    ),
    # hwb
    (
        [
            "# Health and Wellbeing Board",
            "Wednesday, 6 March 2024 1.30 p.m.",
            "Wexcombe Metropolitan Borough Council",
        ],
        "Wexcombe Metropolitan Borough Council",
        "Health and Wellbeing Board",
        "2024-03-06",
    ),
    # schools forum
    (
        [
            "# SCHOOLS FORUM",
            "Agenda",
            "Date Thursday 7 March 2024",
            "Time 8.30 am",
            "Venue Elm Room, Wexcombe Council",
        ],
        "Wexcombe Council",
        "Schools Forum",
        "2024-03-07",
    ),
    # cpb
    (
        [
            "Wexcombe Council",
            "# Meeting of the Corporate Parenting Board",
            "Held on Monday 4 March 2024",
        ],
        "Wexcombe Council",
        "Corporate Parenting Board",
        DAY,
    ),
    # select
    (
        [
            "# CHILDREN, FAMILIES, LIFELONG LEARNING & CULTURE SELECT COMMITTEE",
            "Date & time | Place\nMonday, 4 March 2024 10.00 am | Chamber, Wexcombe Council",
            "Published: 23 February 2024",
        ],
        "Wexcombe Council",
        "Children, Families, Lifelong Learning & Culture Select Committee",
        DAY,
    ),
    # scrutiny board
    (
        [
            "Wexcombe City Council",
            "# Scrutiny Board (Children and Families)",
            "Meeting to be held in Civic Hall on",
            "Wednesday, 6th March, 2024 at 10.00 am",
        ],
        "Wexcombe City Council",
        "Scrutiny Board (Children and Families)",
        "2024-03-06",
    ),
    # two lines
    (
        ["# Wexcombe Borough Council", "# Cabinet", "Monday 4th March", "2024 at 6.30 pm"],
        "Wexcombe Borough Council",
        "Cabinet",
        DAY,
    ),
    # split committee
    (
        [
            "# Wexcombe Borough Council",
            "# Children, Education and",
            "# Families Scrutiny Committee",
            "Monday 4th March 2024",
        ],
        "Wexcombe Borough Council",
        "Children, Education and Families Scrutiny Committee",
        DAY,
    ),
    # table form
    (
        [
            "Committee: | Cabinet\nDate: | Monday 4 March 2024\nTime: | 7.00 pm\nVenue: | Elm Hall",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    # labels
    (
        [
            "Wexcombe Council",
            "Committee: Planning and Licensing Committee",
            "Date: 4 March 2024",
            "Date of despatch: 23 February 2024",
        ],
        "Wexcombe Council",
        "Planning and Licensing Committee",
        DAY,
    ),
    # despatch first
    (
        [
            "Despatched: Friday 23 February 2024",
            "# Audit Committee",
            "Monday, 4 March 2024",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Audit Committee",
        DAY,
    ),
    # deadline
    (
        [
            "Wexcombe Council",
            "# Cabinet",
            "Questions must be sent by 10.00 am on Wednesday 28 February 2024",
            "Monday 4 March 2024 at 6.30 pm",
        ],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    # dotted
    (["Wexcombe Council", "# Cabinet", "04.03.2024 at 18:30"], "Wexcombe Council", "Cabinet", DAY),
    # dash
    (["Wexcombe Council", "# Cabinet", "Date: 04-03-2024"], "Wexcombe Council", "Cabinet", DAY),
    # month first
    (
        ["Wexcombe Council", "# Cabinet", "Monday, March 4th, 2024"],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    # short year
    (["Wexcombe Council", "# Cabinet", "Date: 4/3/24"], "Wexcombe Council", "Cabinet", DAY),
    # adjourned range
    (
        ["Wexcombe Council", "# Examination Panel", "Monday 4 to Tuesday 5 March 2024"],
        "Wexcombe Council",
        "Examination Panel",
        "2024-03-05",
    ),
    (
        [
            "Wexcombe Council",
            "Chief Executive: Jo Ash",
            "Date of publication: Friday 23 February 2024",
            "Dear Councillor",
            "You are summoned to attend a meeting of the Licensing Committee "
            "to be held in the Elm Room on Monday, 4 March 2024 commencing at 6.30 pm",
        ],
        "Wexcombe Council",
        "Licensing Committee",
        DAY,
    ),
    (
        [
            "Wexcombe Council",
            "# Cabinet",
            "Monday, 4 March 2024, 6.30 pm",
            "Next meeting: Monday, 8 April 2024 at 6.30 pm",
        ],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    (
        [
            "# Wexcombe Borough Council",
            "# MEETING OF THE CHILDREN'S SERVICES SCRUTINY PANEL",
            "to be held on MONDAY 4TH MARCH 2024 at 6:00PM",
        ],
        "Wexcombe Borough Council",
        "Children's Services Scrutiny Panel",
        DAY,
    ),
    (
        [
            "^ Public Document Pack",
            "# Scrutiny Committee for Children",
            "Date: | Monday, 4 March 2024\n"
            "Time: | 2.00 pm\n"
            "Venue: | County Hall, Wexcombe County Council",
        ],
        "Wexcombe County Council",
        "Scrutiny Committee for Children",
        DAY,
    ),
    (
        [
            "Wexcombe City Council",
            "# Executive Board",
            "Date: Tuesday 5 March 2024",
            "Time: 2.00pm",
            "Place: Elm Room",
            "Councillors are requested to attend",
        ],
        "Wexcombe City Council",
        "Executive Board",
        "2024-03-05",
    ),
    (
        [
            "Contact: Jo Ash, email jo.ash@wexcombe.gov.uk",
            "# Corporate Parenting Committee",
            "5 March 2024 17:30",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Corporate Parenting Committee",
        "2024-03-05",
    ),
    (
        ["City of Wexcombe Council", "# Children's Services Committee", "Tuesday 5 March 2024"],
        "City of Wexcombe Council",
        "Children's Services Committee",
        "2024-03-05",
    ),
    (
        ["City and County of Wexcombe", "# Scrutiny Programme Committee", "Tuesday 5 March 2024"],
        "City and County of Wexcombe",
        "Scrutiny Programme Committee",
        "2024-03-05",
    ),
    (
        ["Wexcombe Borough Council", "# COUNCIL", "Tuesday 5 March 2024 at 7pm"],
        "Wexcombe Borough Council",
        "Council",
        "2024-03-05",
    ),
    (
        ["# Wexcombe Borough Council", "# Annual Council Meeting", "Tuesday 5 March 2024 at 7pm"],
        "Wexcombe Borough Council",
        "Council",
        "2024-03-05",
    ),
    (
        ["# Wexcombe Borough Council", "# Full Council", "Tuesday 5 March 2024 at 7pm"],
        "Wexcombe Borough Council",
        "Full Council",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe District Council",
            "# Policy Development and Review Group",
            "Tuesday 5 March 2024 at 7pm",
        ],
        "Wexcombe District Council",
        "Policy Development and Review Group",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe District Council",
            "# Home Education Task and Finish Group",
            "Tuesday 5 March 2024 at 7pm",
        ],
        "Wexcombe District Council",
        "Home Education Task and Finish Group",
        "2024-03-05",
    ),
    (
        [
            "# Standing Advisory Council on Religious Education (SACRE)",
            "Tuesday 5 March 2024 at 7pm",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Standing Advisory Council on Religious Education (SACRE)",
        "2024-03-05",
    ),
    (
        ["# Wexcombe Council", "# Cabinet", "Tuesday, 5th. March 2024"],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe Council",
            "# Cabinet",
            "Tuesday, 5 March 2024",
            "The following reports are to follow",
        ],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
]
SUPPLEMENTS = [
    (
        ["# Wexcombe Council", "# SUPPLEMENTARY AGENDA", "# Cabinet", "Tuesday, 5 March 2024"],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
    (
        ["# Wexcombe Council", "# ADDENDUM", "# Cabinet", "Tuesday, 5 March 2024"],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
]
MINUTES = [
    # mins held on
    (
        [
            "Wexcombe Borough Council",
            "# Minutes",
            "Minutes of the Cabinet held on Monday 4th March 2024 at 6.30 pm",
            "Present: Councillor Ash (Chair)",
            "The minutes of 5 February 2024 were agreed.",
        ],
        "Wexcombe Borough Council",
        "Cabinet",
        DAY,
    ),
    # draft mins
    (
        [
            "# DRAFT MINUTES",
            "# HEALTH SCRUTINY COMMITTEE",
            "Minutes of the meeting held on 4 March 2024 from 10.00 am to 12.10 pm",
            "PRESENT: Cllr Ash",
            "Wexcombe County Council",
        ],
        "Wexcombe County Council",
        "Health Scrutiny Committee",
        DAY,
    ),
    # mins title
    (
        [
            "WEXCOMBE CITY COUNCIL",
            "SCRUTINY COMMISSION",
            "MINUTES OF THE MEETING OF THE CHILDREN SCRUTINY COMMISSION HELD: "
            "MONDAY 4 MARCH 2024 AT 5.30 PM",
            "PRESENT:",
            "Councillor Ash (Chair)",
        ],
        "Wexcombe City Council",
        "Children Scrutiny Commission",
        DAY,
    ),
    # at a meeting
    (
        [
            "# COUNTY COUNCIL OF WEXCOMBE",
            "At a Meeting of Children and Young People's Overview and Scrutiny "
            "Committee held in Committee Room 2, County Hall on Monday 4 March 2024 at 9.30 a.m.",
            "Present:",
            "Councillor Ash in the Chair",
        ],
        None,
        "Children and Young People's Overview and Scrutiny Committee",
        DAY,
    ),
    # mins published
    (
        [
            "Wexcombe Council",
            "# Minutes of Corporate Parenting Panel",
            "Meeting date: Monday, 4 March 2024",
            "Published 11 March 2024",
            "Attendance:",
            "Councillors: Ash, Oak",
        ],
        "Wexcombe Council",
        "Corporate Parenting Panel",
        DAY,
    ),
    # mins notes
    (
        ["Wexcombe Schools Forum", "Minutes of meeting held 4th March 2024", "Present: Jo Ash"],
        None,
        "Wexcombe Schools Forum",
        DAY,
    ),
    (
        [
            "Minutes of a meeting of the Wexcombe Borough Council "
            "held on Tuesday 5 March 2024 at 7pm",
            "Present: Cllr Ash",
        ],
        "Wexcombe Borough Council",
        "Borough Council",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe Council",
            "# Unconfirmed minutes of the Schools Forum – 5 March 2024",
            "Present: Jo Ash",
            "Apologies: none",
        ],
        "Wexcombe Council",
        "Schools Forum",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe Council",
            "# Corporate Parenting Board",
            "# Notes of the meeting held on 5 March 2024",
            "Present: Jo Ash",
            "Apologies: none",
        ],
        "Wexcombe Council",
        "Corporate Parenting Board",
        "2024-03-05",
    ),
    (
        [
            "# Minutes",
            "Meeting: | Corporate Parenting Board\nDate: | Tuesday 5 March 2024\nPresent: | Jo Ash",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Corporate Parenting Board",
        "2024-03-05",
    ),
    (
        [
            "Wexcombe Council",
            "MINUTES OF THE CHILDREN, YOUNG PEOPLE AND",
            "SKILLS SCRUTINY COMMITTEE",
            "Tuesday 5 March 2024 (2:00 pm - 4:10 pm)",
            "PRESENT",
            "Councillors Ash",
        ],
        "Wexcombe Council",
        "Children, Young People and Skills Scrutiny Committee",
        "2024-03-05",
    ),
]
REPORTS = [
    # report head
    (
        [
            "Wexcombe Council",
            "Report to: Cabinet",
            "Date: 4 March 2024",
            "Report of: Jo Ash, Director of Children's Services",
            "Subject: Ferry plan",
            "1> Words.",
        ],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    # report table
    (
        [
            "Meeting: | Children's Scrutiny Panel\nDate: | Monday 4 March 2024\n"
            "Title: | Ferry plan\nReport author: | Jo Ash, Head of Ferries",
            "Wexcombe Borough Council words.",
        ],
        "Wexcombe Borough Council",
        "Children's Scrutiny Panel",
        DAY,
    ),
    # report for
    (
        [
            "# Wexcombe Borough Council",
            "# Report to the Health Select Committee",
            "Title: Ferry plan",
            "Date: 04/03/24",
            "Contact Officer: Jo Ash",
            "Words.",
        ],
        "Wexcombe Borough Council",
        "Health Select Committee",
        DAY,
    ),
    # cabinet date
    (
        [
            "WEXCOMBE COUNCIL",
            "CABINET – 4 MARCH 2024",
            "REPORT OF THE DIRECTOR OF CHILDREN'S SERVICES",
            "FERRY PLAN",
            "1> Words.",
        ],
        "Wexcombe Council",
        "Cabinet",
        DAY,
    ),
    (
        [
            "Report to: | Cabinet\n"
            "Meeting date: | 5 March 2024\n"
            "Title: | Ferry plan\n"
            "Report by: | Clerk",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
    (
        [
            "# Wexcombe Council",
            "# Report for: Cabinet, 5 March 2024",
            "Title: Ferry plan",
            "Report authorised by: Jo Ash, Director",
            "Lead Officer: Jo Oak",
        ],
        "Wexcombe Council",
        "Cabinet",
        "2024-03-05",
    ),
    (
        [
            "Cabinet Member: | Cllr Ash\n"
            "Date: | 5 March 2024\n"
            "Subject: | Ferry plan\n"
            "Report of: | Clerk",
            "Wexcombe Council",
        ],
        "Wexcombe Council",
        None,
        "2024-03-05",
    ),
]


@pytest.mark.parametrize(("lines", "council", "committee", "day"), PACKS)
def test_front_sheets_of_packs(
    lines: list[str], council: str, committee: str, day: str | None
) -> None:
    found = document([*lines, *AGENDA], ["^ Agenda Item 2", "# Ferry plan", "Words."], front=1)
    assert (found.council, found.committee, found.meeting_date) == (council, committee, day)
    assert (found.kind.value, found.papers[0].dated) == ("agenda_pack", day)


@pytest.mark.parametrize(("lines", "council", "committee", "day"), MINUTES)
def test_heads_of_minutes(lines: list[str], council: str | None, committee: str, day: str) -> None:
    found = document(lines, ["Words."])
    assert (found.council, found.committee, found.meeting_date) == (council, committee, day)
    assert (found.kind.value, found.papers[0].dated) == ("minutes", day)


@pytest.mark.parametrize(("lines", "council", "committee", "day"), REPORTS)
def test_heads_of_reports(lines: list[str], council: str, committee: str | None, day: str) -> None:
    found = document(lines, ["Words."])
    assert (found.council, found.committee, found.meeting_date) == (council, committee, day)
    assert (found.kind.value, found.papers[0].dated) == ("report", day)


@pytest.mark.parametrize(("lines", "council", "committee", "day"), SUPPLEMENTS)
def test_supplements_that_say_so(lines: list[str], council: str, committee: str, day: str) -> None:
    found = document([*lines, *AGENDA], ["^ Agenda Item 2", "# Ferry plan", "Words."], front=1)
    assert (found.council, found.committee, found.meeting_date) == (council, committee, day)
    assert found.kind.value == "supplement"
