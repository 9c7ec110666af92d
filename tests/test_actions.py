"""Actions: rows of plans and logs, marks and undertakings in minutes, lists of next steps."""

import pytest

from extract.actions import find
from extract.findings import ActionSource, Status
from ingest.document import PaperKind
from tests.made_papers import heading, item, minutes, paper, paragraph, table

HEAD = "Recommendation | Action | Lead Officer (s) | Start / Completion date | Date completed"


def only(document):
    found = find(document)
    assert len(found) == 1, found
    return found[0]


# --- plans and logs ---


def test_a_plans_row_gives_action_owners_start_due_and_what_it_serves():
    rows = table(
        HEAD,
        "Recommendation One: Mend what the storm broke. | • Rebuild the west pier; "
        "| Ada Marsh / Cllr Fenn | Start: Sept 23 Completed by: Mar 24 | ",
    )
    action = only(paper(rows))
    assert action.text == "Rebuild the west pier;"
    assert action.at.quote == "• Rebuild the west pier;"
    assert action.owners == ("Ada Marsh", "Cllr Fenn")
    assert (action.start, action.due) == ("2023-09", "2024-03")
    assert action.due_text == "Start: Sept 23 Completed by: Mar 24"
    assert action.recommendation == "One"
    assert action.source_kind is ActionSource.ACTION_PLAN
    assert action.status is None
    assert action.completed is None


def test_the_label_holds_for_the_rows_below_and_after_a_pages_end():
    rows = table(
        HEAD,
        "Recommendation Two: Talk to the fleet | Meet skippers | AM | By 30 th Sept 24 | ",
        "and listen to it. | Write to owners | AM | By 31 st Oct 24 | ",
        "2 continued | Print a leaflet | JF | By 30 th Nov 24 | ",
        "Recommendation Three: Paint | Paint the crane | JF | By 31st Dec 24 | ",
    )
    assert [(one.recommendation, one.due) for one in find(paper(rows))] == [
        ("Two", "2024-09-30"),
        ("Two", "2024-10-31"),
        ("Two", "2024-11-30"),
        ("Three", "2024-12-31"),
    ]


def test_the_label_holds_in_the_plans_next_table():
    before = table(HEAD, "Recommendation Two: Talk | Meet skippers | AM | May 2024 | ")
    after = table(HEAD, "2 continued | Print a leaflet | JF | June 2024 | ")
    assert [one.recommendation for one in find(paper(before, after))] == ["Two", "Two"]


def test_a_heading_wrapped_into_a_cell_is_no_status():
    rows = table(
        "Recommendation | Action | Lead | Start date / | Date",
        "R1 Mend | Mend the pier | AM | By 1 May 2024 | completed",
        " | Paint the pier | AM | By 2 May 2024 | ",
    )
    assert [(one.status, one.status_text, one.completed) for one in find(paper(rows))] == [
        (None, None, None),
        (None, None, None),
    ]


def test_a_log_gives_status_and_reads_columns_in_any_order():
    rows = table(
        "Status | Who? | By when? | Ref | What needs to happen | Update",
        "Overdue | JF | 12/01/2024 | 7 | Replace the buoys | Waiting for the supplier",
        "Closed | AM, JF | asap | 8 | Send the tide tables round | Sent in March",
    )
    first, second = find(paper(heading("Action log"), rows))
    assert (first.text, first.owners, first.due) == ("Replace the buoys", ("JF",), "2024-01-12")
    assert (first.status, first.status_text) == (Status.OVERDUE, "Overdue")
    assert first.source_kind is ActionSource.ACTION_LOG
    assert (second.owners, second.due, second.due_text) == (("AM", "JF"), None, "asap")
    assert second.status is Status.COMPLETE


def test_a_date_of_completion_says_that_it_is_complete():
    rows = table("Action | Owner | Due | Date completed", "Dredge | AM | May 2023 | 4 June 2023")
    action = only(paper(rows))
    assert (action.completed, action.status) == ("2023-06-04", Status.COMPLETE)


@pytest.mark.parametrize(
    ("cell", "start", "due"),
    [
        ("31 March 2024", None, "2024-03-31"),
        ("By 30 th September 24", None, "2024-09-30"),
        ("by end of January", None, "2024-01"),
        ("Dec 2023 – Feb 2024", "2023-12", "2024-02"),
        ("Started June 23, to be completed by 30 April 2024", "2023-06", "2024-04-30"),
        ("Visits for 23/24 to be booked by 31 Jan 24", None, "2024-01-31"),
        ("Q4 2023/24", None, "2024-01/2024-03"),
        ("2024", None, "2024"),
        ("30 January", None, "2024-01-30"),
        ("30 November", None, "2023-11-30"),
        ("Ongoing", None, None),
        ("Within three months", None, None),
        ("Next meeting", None, None),
    ],
)
def test_timescales(cell, start, due):
    action = only(paper(table("Action | Lead | Timescale", f"Paint the pier | AM | {cell}")))
    assert (action.start, action.due, action.due_text) == (start, due, cell)


def test_a_date_right_of_the_owner_is_the_day_by_which():
    action = only(paper(table("Action | Responsible | Date", "Paint the pier | AM | 1 May 2024")))
    assert (action.due, action.due_text) == ("2024-05-01", "1 May 2024")


def test_of_two_due_dates_the_later_column_counts():
    rows = table(
        "Action | Lead | Original date | Revised date", "Paint | AM | May 2024 | June 2024"
    )
    assert only(paper(rows)).due == "2024-06"


def test_the_answer_to_a_recommendation_is_no_status_of_the_action():
    rows = table(
        "Recommendation | Accepted / Rejected | Action | Lead | Date",
        "1 Freeze fares | Accepted | Write to the owners | AM | May 2024",
    )
    action = only(paper(rows))
    assert (action.recommendation, action.status, action.due) == ("1", None, "2024-05")


def test_a_start_column_of_its_own():
    rows = table("Action | Who | Start | End date", "Paint | AM | 1 May 2024 | 2 June 2024")
    action = only(paper(rows))
    assert (action.start, action.due) == ("2024-05-01", "2024-06-02")


def test_bullets_in_one_cell_are_actions_of_their_own():
    rows = table("Action | Lead", "• Paint the pier\n• Oil the crane | AM", "One thing | JF")
    assert [(one.text, one.owners) for one in find(paper(rows))] == [
        ("Paint the pier", ("AM",)),
        ("Oil the crane", ("AM",)),
        ("One thing", ("JF",)),
    ]


def test_a_list_under_an_introduction_is_one_action():
    rows = table("Action | Lead", "Set up a crew to:\n• paint\n• oil | AM")
    assert only(paper(rows)).text == "Set up a crew to: • paint • oil"


def test_rows_that_go_on_with_the_action_above():
    rows = table(
        "Action | Lead | Due",
        "Mend the pier and | AM | 1 May 2024",
        "the crane beside it |  | ",
        "Paint | JF | 2 May 2024",
    )
    assert [one.text for one in find(paper(rows))] == [
        "Mend the pier and the crane beside it",
        "Paint",
    ]


def test_an_inherited_action_gains_an_owner():
    rows = table("Action | Lead | Due", "Mend | AM | May 2024", "^Mend | JF | June 2024")
    assert only(paper(rows)).owners == ("AM", "JF")


def test_bands_and_empty_rows_are_no_actions():
    rows = table(
        "Action | Lead | Due",
        "Priority 1: The harbour |  | ",
        "Mend | AM | May 2024",
        "N/A |  | ",
        "No further action required |  | ",
    )
    assert only(paper(rows)).text == "Mend"


def test_a_log_without_owners_names_them_in_the_action():
    rows = table("Ref | Action | Status", "1 | JG will send the slides to members. | Complete")
    action = only(paper(heading("Action points:"), rows))
    assert action.owners == ("JG",)
    assert action.source_kind is ActionSource.ACTION_LOG


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Date | Title | Action proposed | Action taken | Progress status",
            "1/2/23 | A | B | C | Complete",
        ),
        (
            "What are we worried about? | What are we doing about it?",
            "Storms | We have built walls.",
        ),
        ("Risk | Mitigating actions", "Storms | Walls"),
        ("Item | Page", "Harbour action plan | 7"),
    ],
)
def test_tables_that_hold_no_actions(rows):
    assert find(paper(table(*rows))) == ()


# --- minutes ---


@pytest.mark.parametrize(
    ("text", "action", "owners"),
    [
        (
            "The pier was discussed. Officers would look at costs. ACTION: JB",
            "Officers would look at costs.",
            ["JB"],
        ),
        (
            "Members asked for the figures. ACTION JB/KP",
            "Members asked for the figures.",
            ["JB", "KP"],
        ),
        (
            "Members asked for the figures. (Action: Jo Fenn)",
            "Members asked for the figures.",
            ["Jo Fenn"],
        ),
        (
            "The Board agreed to write to the port. Action",
            "The Board agreed to write to the port.",
            ["Board"],
        ),
        (
            "Storms came. A note would go to the Board. This note would be public. Action",
            "A note would go to the Board. This note would be public.",
            [],
        ),
        (
            "The tides were noted. ACTION - Mr Fenn to advise the Panel of costs. The item closed.",
            "Mr Fenn to advise the Panel of costs.",
            ["Mr Fenn"],
        ),
        (
            "Action: Head of Harbour to circulate the plan by 31 January.",
            "Head of Harbour to circulate the plan by 31 January.",
            ["Head of Harbour"],
        ),
    ],
)
def test_marks(text, action, owners):
    found = only(minutes(paragraph(text)))
    assert (found.text, list(found.owners)) == (action, owners)
    assert found.at.quote in text
    assert found.source_kind is ActionSource.MINUTES_ACTION


def test_a_mark_on_a_line_of_its_own_points_at_the_paragraph_above():
    found = only(
        minutes(paragraph("Costs were high. A review is needed."), paragraph("ACTION: JB"))
    )
    assert (found.text, found.owners) == ("A review is needed.", ("JB",))


def test_a_list_of_actions():
    found = find(
        minutes(paragraph("Actions:"), item("Ada Marsh to book a boat"), item("Find oars"))
    )
    assert [(one.text, one.owners) for one in found] == [
        ("Ada Marsh to book a boat", ("Ada Marsh",)),
        ("Find oars", ()),
    ]


def test_initials_become_names_where_the_minutes_list_them():
    found = only(
        minutes(paragraph("Present: Jo Fenn (JF)"), paragraph("Boats are few. ACTION: JF"))
    )
    assert found.owners == ("Jo Fenn",)


@pytest.mark.parametrize(
    ("cell", "text", "owners"),
    [
        ("JB", "Costs will be looked at.", ["JB"]),
        ("JB / KP", "Costs will be looked at.", ["JB", "KP"]),
        ("JB to find the costs by 5 May 2024", "JB to find the costs by 5 May 2024", ["JB"]),
        ("Find the costs (Jo Fenn)", "Find the costs (Jo Fenn)", ["Jo Fenn"]),
        ("Find the costs – JB", "Find the costs – JB", ["JB"]),
        ("Find the costs", "Find the costs", []),
    ],
)
def test_minutes_with_an_action_column(cell, text, owners):
    rows = table(
        "Item | Minute | Action",
        f"1 | The pier is old. Costs will be looked at. | {cell}",
        "2 | The crane is new. | ",
        "3 | The boats are few. | None",
    )
    found = only(minutes(rows))
    assert (found.text, list(found.owners)) == (text, owners)
    assert found.source_kind is ActionSource.MINUTES_ACTION


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The Chair agreed to write to the harbour master.", ["Chair"]),
        (
            "Storms were feared. Ms Vale offered to return to the Panel with the tables.",
            ["Ms Vale"],
        ),
        ("Mr Reed said that costs had risen and offered to share the figures.", ["Mr Reed"]),
        ("The Chair requested that a copy of the map be shared with the minutes.", []),
        ("It was requested that officers circulate the list of piers.", ["officers"]),
        ("Members asked that the Director provide figures for fog.", ["Director"]),
        ("Jo Fenn, Head of Audit, undertook to report back to members.", ["Jo Fenn"]),
        (
            "The Director of Harbours was asked to provide a written response.",
            ["Director of Harbours"],
        ),
        ("Ms Vale advised that she would circulate the figures to members.", ["Ms Vale"]),
        ("A written response would be circulated to the Panel after the meeting.", []),
        ("The Chair would write to the Minister on behalf of the Committee.", ["Chair"]),
        ("The Clerk would add boats to the work programme.", ["Clerk"]),
        ("Ms Vale would be happy to share the data with members.", ["Ms Vale"]),
        ("Mr A Reed, Head of Ferries, said he would look into it.", ["Mr A Reed"]),
        ("The Director (Ferries) agreed to share the data.", ["Director (Ferries)"]),
        ("Cllr. Fenn asked Mr Reed to find out. Mr Reed agreed to do so.", ["Mr Reed"]),
        ("Officers agreed to bring back a report to the March meeting.", ["Officers"]),
    ],
)
def test_undertakings(text, owners):
    found = only(minutes(paragraph(text)))
    assert list(found.owners) == owners
    assert text.endswith(found.text)


@pytest.mark.parametrize(
    "text",
    [
        "The Committee agreed to note the report.",
        "It was agreed that boats should be moored closer to shore.",
        "Mr Reed agreed that there could be other ways to moor boats.",
        "RESOLVED that the scheme would come back to a later meeting of the Panel.",
        "Council agreed to have regard to the tide survey in its decisions.",
        "The new boat would provide faster crossings for the island.",
        "Members asked whether the Director would provide figures to the Panel.",
        "The report on the harbour action plan set out the need for action.",
        "Careful work is underway on the quays.",
        "Residents were asked to complete the survey.",
        "Mr Reed asked that members be patient.",
        "A Member requested an update on the pier. Ms Vale said that it had opened.",
        "Members agreed to hold the next meeting in May.",
        "The Leader said that the Council would bring back control of ferries.",
        "It was noted that the service had agreed to fund boats.",
        "If the sea rises, officers could provide a report to the Panel.",
        "The Chair drew together the views given, which were as follows:",
    ],
)
def test_sentences_of_minutes_that_are_no_actions(text):
    assert find(minutes(paragraph(text))) == ()


def test_undertakings_count_only_in_minutes():
    text = "The Chair agreed to write to the harbour master."
    assert find(paper(paragraph(text), kind=PaperKind.REPORT)) == ()


@pytest.mark.parametrize(
    ("text", "due", "due_text"),
    [
        ("Ms Vale offered to send it to members by 31 January.", "2024-01-31", "by 31 January"),
        (
            "Ms Vale offered to send it to members when the results become available.",
            None,
            "when the results become available",
        ),
        (
            "Ms Vale offered to report to the next meeting of the Panel.",
            None,
            "to the next meeting of the Panel",
        ),
        ("Ms Vale offered to send the letter of 3 May 2023 to members.", None, None),
        ("Ms Vale offered to send it to members as soon as possible.", None, "as soon as possible"),
        (
            "Ms Vale agreed to report back within the next fortnight.",
            "2023-12-11",
            "within the next fortnight",
        ),
        ("Ms Vale agreed to report back within three months.", "2024-02-27", "within three months"),
        (
            "Officers agreed to bring back a report to the March meeting.",
            "2024-03",
            "to the March meeting",
        ),
    ],
)
def test_deadlines_in_sentences(text, due, due_text):
    found = only(minutes(paragraph(text)))
    assert (found.due, found.due_text) == (due, due_text)


# --- next steps ---


def test_next_steps_are_the_list_below_their_heading():
    found = find(
        paper(
            heading("Action/next steps"),
            item("The Harbour Board will consider the plan on 18/01/24."),
            item("Ensure all boats have been checked by the end of March"),
            item("Repairs have been made to the crane."),
            item("The number of boats remains high."),
            heading("Background"),
            item("The crane will be painted."),
        )
    )
    assert [(one.text, one.due) for one in found] == [
        ("The Harbour Board will consider the plan on 18/01/24.", "2024-01-18"),
        ("Ensure all boats have been checked by the end of March", "2024-03"),
    ]
    assert found[0].owners == ("Harbour Board",)
    assert found[0].source_kind is ActionSource.NEXT_STEPS


def test_paragraphs_of_next_steps_give_what_will_be_done():
    found = find(
        paper(
            heading("7. Next steps"),
            paragraph("The plan was written in May. It will be presented to Cabinet in June 2024."),
            paragraph(
                "This will ensure a good harbour. This report is due to be presented to Board."
            ),
        )
    )
    assert [(one.text, one.due) for one in found] == [
        ("It will be presented to Cabinet in June 2024.", "2024-06"),
        ("This report is due to be presented to Board.", None),
    ]


@pytest.mark.parametrize("words", ["N/A", "None", "Not applicable"])
def test_next_steps_of_nothing(words):
    assert find(paper(heading("Next steps and review"), paragraph(words))) == ()


def test_a_limb_of_a_decision_is_no_undertaking():
    made = minutes(
        paragraph("RESOLVED:"),
        item("That the Director would write to the ferry’s owner; and", "(1)"),
        item("That Cabinet be asked to fund a second boat.", "(2)"),
    )
    assert find(made) == ()


def test_a_mark_below_an_undertaking_names_who_is_to_do_it():
    made = minutes(
        paragraph("The Director undertook to report back to members in September."),
        paragraph("(Action: Sam Elm)"),
    )
    action = only(made)
    assert action.text == "The Director undertook to report back to members in September."
    assert action.owners == ("Sam Elm",)
