"""The agenda pack of 14 March 2024: the self-evaluation, the dashboard, recommendations closed."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample import evaluation_2024, minutes_2024
from corpus.sample.pack_2021 import CONTACT
from corpus.sample.pack_2022 import EHE_ROW, MISSING_ROW
from corpus.sample.packs import Item, Pack, Part, set_pack
from corpus.sample.style import LIMB, head, numbered, para, points, report_head
from corpus.sample.trackers import Rows, tracker_table

MEETING = "2024-03-14"
_DAY = "14 MARCH 2024"
_DIRECTOR = "EXECUTIVE DIRECTOR FOR CHILDREN’S SERVICES"
MEMBERS = (
    "Councillor Odette Marlowe (Chair)",
    "Councillor Tomasz Wren (Vice-Chair)",
    "Councillor Bram Ashdown",
    "Councillor Celia Thornback",
    "Councillor Ruth Okafor-Lane",
    "Lucian Frayne, parent governor representative",
)
ITEMS = (
    Item("1", "APOLOGIES", "To receive any apologies."),
    Item("2", "DISCLOSURE OF INTERESTS", "To receive any disclosures of personal interests."),
    Item("3", "MINUTES OF THE PREVIOUS MEETING",
         "To approve as a correct record the minutes of the meeting held on 18 January 2024."),
    Item("4", "SELF-EVALUATION OF CHILDREN’S SOCIAL CARE",
         "Report of the Executive Director for Children’s Services on the directorate’s view of "
         "itself."),
    Item("5", "MONITORING SCRUTINY RECOMMENDATIONS",
         "Report of the Scrutiny Manager on what became of the Committee’s recommendations."),
    Item("6", "HOMES FOR CARE LEAVERS",
         "Report of the Executive Director for Children’s Services on the flats still to be "
         "found, with an exempt appendix."),
)  # fmt: skip

EVALUATION = (
    ("(i)", "That the Committee comments on the self-evaluation in Appendix 1."),
    ("(ii)", "That the Committee asks for the next dashboard in September 2024."),
)
MONITORING = (
    ("(i)", "That the Committee agrees that the recommendations marked complete are closed."),
)
HOMES = (
    ("(i)", "That the Committee supports the lease of two more flats from 1 October 2024."),
    ("(ii)", "That the Cabinet Member for Children reports on the rents in a year’s time."),
)
TRACKER: Rows = (
    ("23/09/21", "Ofsted inspection", f"1) {EHE_ROW}",
     "Every child on the register was offered a visit in 2023, and 94% were seen.", "Complete",
     "complete"),
    ("", "", f"2) {MISSING_ROW}",
     "97% were on time in the last quarter of 2023. The figure is in every quarterly report.",
     "Complete", "complete"),
    ("22/09/22", "Focused visit",
     "2) That the form for return home interviews is given a box for the child’s own words.",
     "The form has been in use since May 2023.", "Complete", "complete"),
    ("17/11/22", "Home education",
     "1) That the Cabinet Member asks the Government to make the registration of home-educated "
     "children a duty of their parents.",
     "The letter was sent in December 2022. The Minister’s answer is awaited.",
     "Partially complete", "partially_complete"),
    ("", "", "2) That a second home education officer is appointed.",
     "The Cabinet Member did not agree: two visitors do the work at less cost.", "Rejected",
     "rejected"),
    ("18/01/24", "Budget 2024/25",
     "1) That the two home education visitors are paid for from the base budget.",
     "Cabinet included the posts in the budget of 21 February 2024.", "Complete", "complete"),
    ("18/01/24", "Care leavers",
     "1) That the Executive Director brings a report on the two flats still to be found.",
     "On the agenda for this meeting.", "Complete", "complete"),
    ("", "", "2) That care leavers are asked each year how safe they feel at home.",
     "The survey has been put off until the flats are let.", "Paused", "paused"),
)  # fmt: skip
TRACKED_ON = (
    "2021-09-23", "2021-09-23", "2022-09-22", "2022-11-17", "2022-11-17", "2024-01-18",
    "2024-01-18", "2024-01-18",
)  # fmt: skip
_HOMES_TEXT = (
    "The Committee asked in January for a report on the flats. Ten of the twelve have been let. "
    "The personal advisers (PAs) of forty care leavers were asked what their young people need.",
    "Two landlords have made offers. Their terms are in exempt Appendix 1.",
)
QUOTED_HOMES = "too few young people have a choice of where to live"
INSPECTORS_HOMES = f"In 2021, Ofsted found that “{QUOTED_HOMES}”."


def _report(subject: str, by: str, contact: str, summary: str) -> list[Flowable]:
    return [
        *report_head(subject, _DAY, by, contact),
        head("BRIEF SUMMARY"),
        para(summary),
        head("RECOMMENDATIONS:"),
    ]


def _evaluation() -> list[Flowable]:
    return [
        *_report("SELF-EVALUATION OF CHILDREN’S SOCIAL CARE", _DIRECTOR,
                 "Marian Tolley, Executive Director for Children’s Services",
                 "Each spring the directorate says how good it thinks its services are. The "
                 "evaluation is sent to the inspectorate before its yearly conversation."),
        *points(EVALUATION, LIMB),
        head("DETAIL"),
        *numbered(1, [
            "Appendix 1 gives the grades with the reasons for them. They are the directorate’s own "
            "and have not been confirmed by an inspection.",
            "Appendix 2 is the dashboard that the improvement board saw in February.",
        ]),
        head("SUPPORTING DOCUMENTATION"),
        para("Appendices"),
        *points([("1.", "Self-evaluation of children’s social care, February 2024"),
                 ("2.", "Improvement board dashboard")]),
    ]  # fmt: skip


def _monitoring() -> list[Flowable]:
    return [
        *_report("MONITORING SCRUTINY RECOMMENDATIONS", "SCRUTINY MANAGER",
                 "Hannah Quill, Scrutiny Manager",
                 "The report enables the Committee to see what became of its recommendations."),
        *points(MONITORING, LIMB),
        head("DETAIL"),
        *numbered(1, ["Appendix 1 sets out the recommendations of earlier meetings."]),
    ]  # fmt: skip


def _homes() -> list[Flowable]:
    return [
        *_report("HOMES FOR CARE LEAVERS", _DIRECTOR, "Priya Nandlal, Head of Safeguarding",
                 "The report tells the Committee how the last flats are to be found."),
        *points(HOMES, LIMB),
        head("DETAIL"),
        *numbered(1, [INSPECTORS_HOMES, *_HOMES_TEXT]),
        head("SUPPORTING DOCUMENTATION"),
        para("Appendices"),
        *points([("1.", "Offers for the remaining flats (exempt)")]),
    ]  # fmt: skip


def pack() -> bytes:
    """The pack as PDF; the front sheet and agenda are not counted in its page numbers."""
    heading = "Scrutiny Monitoring – 14 March 2024"
    return set_pack(
        Pack(
            day="Thursday, 14 March 2024",
            time="6.00 pm",
            place="Committee Room 2, Civic House, Wexcombe",
            members=MEMBERS,
            contact=CONTACT,
            published="Published on Wednesday, 6 March 2024",
            items=ITEMS,
            parts=(
                Part("3", minutes_2024.january),
                Part("4", _evaluation),
                Part("4", evaluation_2024.self_evaluation, stamped=False),
                Part("4", evaluation_2024.dashboard, stamped=False),
                Part("5", _monitoring),
                Part("5", lambda: tracker_table(heading, TRACKER), stamped=False),
                Part("6", _homes),
                Part("6", evaluation_2024.exempt, stamped=False),
            ),
            front_counted=False,
        )
    )
