"""The agenda pack of 17 November 2022: home education, performance, the plan a year on."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample import ehe_2022, minutes_2022, performance_2022
from corpus.sample.labels import Label, day, qa, rec, short, trap
from corpus.sample.pack_2021 import CONTACT, MEMBERS
from corpus.sample.packs import Item, Pack, Part, set_pack
from corpus.sample.style import LIMB, head, numbered, para, points, report_head
from corpus.sample.trackers import Rows, tracker_labels, tracker_table

MEETING = "2022-11-17"
_DAY = "17 NOVEMBER 2022"
_DIRECTOR = "EXECUTIVE DIRECTOR FOR CHILDREN’S SERVICES"
ITEMS = (
    Item("1", "APOLOGIES", "To receive any apologies."),
    Item("2", "DISCLOSURE OF INTERESTS", "To receive any disclosures of personal interests."),
    Item("3", "MINUTES OF THE PREVIOUS MEETING",
         "To approve as a correct record the minutes of the meeting held on 22 September 2022."),
    Item("4", "ELECTIVE HOME EDUCATION",
         "Report of the Executive Director for Children’s Services on children educated at home."),
    Item("5", "PERFORMANCE AND ACTION PLAN",
         "Report of the Executive Director for Children’s Services with the figures of the second "
         "quarter and the progress of the action plan."),
    Item("6", "MONITORING SCRUTINY RECOMMENDATIONS",
         "Report of the Scrutiny Manager on what became of the Committee’s recommendations."),
)  # fmt: skip

_PERFORMANCE_RECOMMENDED = (
    ("(i)", "That the Committee notes the figures in Appendix 1."),
    ("(ii)", "That the Committee chooses one action in Appendix 2 to be looked into in January."),
)
_TRACKER_RECOMMENDED = (
    ("(i)", "That the Committee notes the responses and decides which items need more work."),
)
EHE_ROW = "That every home-educated child is offered a visit each year."
MISSING_ROW = (
    "That return home interviews take place within 72 hours and that the Committee sees the figure "
    "every quarter."
)
_TRACKER: Rows = (
    ("23/09/21", "Ofsted inspection", f"1) {EHE_ROW}",
     "All families new to home education are offered a visit; 118 children known before are still "
     "to be seen.", "Partially complete", "partially_complete"),
    ("", "", f"2) {MISSING_ROW}",
     "84% were on time between July and September.", "In train", "in_progress"),
    ("22/09/22", "Focused visit",
     "1) That the Executive Director writes to the parents of the children who had not been seen.",
     "Both families were traced; the letter is set out in the report on today’s agenda.",
     "Complete", "complete"),
    ("", "", "2) That the form for return home interviews is given a box for the child’s own "
     "words.",
     "The form is being drafted with Young Voices.", "Ongoing", "in_progress"),
    ("22/09/22", "Workforce",
     "1) That the Cabinet Member reports on the cost of agency social workers.",
     "To be in the budget papers of January 2023.", "Not complete – within timescale",
     "not_complete_within_timescale"),
)  # fmt: skip
_TRACKED_ON = ("2021-09-23", "2021-09-23", "2022-09-22", "2022-09-22", "2022-09-22")


def _performance() -> list[Flowable]:
    return [
        *report_head("PERFORMANCE AND ACTION PLAN", _DAY, _DIRECTOR,
                     "Priya Nandlal, Head of Safeguarding"),
        head("BRIEF SUMMARY"),
        para("The report gives the figures to the end of September and the state of the plan."),
        head("RECOMMENDATIONS:"),
        *points(_PERFORMANCE_RECOMMENDED, LIMB),
        head("DETAIL"),
        *numbered(1, [
            "The figures in Appendix 1 are those that the improvement board saw in October.",
            "Appendix 2 takes the action plan of September 2021 line by line. Two actions are late "
            "and one has been stopped until others have done their part.",
        ]),
        head("SUPPORTING DOCUMENTATION"),
        para("Appendices"),
        *points([("1.", "Children’s Services Performance: Quarter 2, 2022/23"),
                 ("2.", "Action plan after the inspection: progress to October 2022")]),
    ]  # fmt: skip


def _tracker() -> list[Flowable]:
    return [
        *report_head("MONITORING SCRUTINY RECOMMENDATIONS", _DAY, "SCRUTINY MANAGER",
                     "Hannah Quill, Scrutiny Manager"),
        head("BRIEF SUMMARY"),
        para("The report enables the Committee to see what became of its recommendations."),
        head("RECOMMENDATIONS:"),
        *points(_TRACKER_RECOMMENDED, LIMB),
        head("DETAIL"),
        *numbered(1, ["Appendix 1 sets out the recommendations of earlier meetings."]),
    ]  # fmt: skip


def pack() -> bytes:
    """The pack as PDF."""
    heading = "Scrutiny Monitoring – 17 November 2022"
    return set_pack(
        Pack(
            day="Thursday, 17 November 2022",
            time="6.00 pm",
            place="Council Chamber, Civic House, Wexcombe",
            members=MEMBERS,
            contact=CONTACT,
            published="Published on Wednesday, 9 November 2022",
            items=ITEMS,
            parts=(
                Part("3", minutes_2022.september),
                Part("4", ehe_2022.report),
                Part("5", _performance),
                Part("5", performance_2022.boxes, stamped=False),
                Part("5", performance_2022.plan, stamped=False),
                Part("6", _tracker),
                Part("6", lambda: tracker_table(heading, _TRACKER), stamped=False),
            ),
        )
    )


def labels() -> Label:
    """What is to be read from the pack."""
    (first, note), (second, choose) = _PERFORMANCE_RECOMMENDED
    ((third, monitor),) = _TRACKER_RECOMMENDED
    by = "Executive Director for Children’s Services"
    return {
        "document": {
            "council": "Wexcombe Borough Council",
            "committee": "Children and Young People Scrutiny Committee",
            "meeting_date": MEETING,
            "kind": "agenda pack",
        },
        "recommendations": [
            *minutes_2022.resolutions(),
            *ehe_2022.recommendations(),
            rec(note, "recommendation", MEETING, first, by, procedural=True),
            rec(choose, "recommendation", MEETING, second, by),
            rec(monitor, "recommendation", MEETING, third, "Scrutiny Manager",
                procedural_either=True),
        ],
        "actions": [
            *minutes_2022.actions(), *ehe_2022.actions(), *performance_2022.actions(),
        ],
        "updates": tracker_labels(_TRACKER, _TRACKED_ON, MEETING),
        "rag": performance_2022.ratings(),
        "judgements": [],
        "attributions": ehe_2022.attributions(),
        "dates": [
            day("Thursday, 17 November 2022", "Scrutiny Committee", MEETING, "meeting"),
            day("5 September 2022", "The register went live on", "2022-09-05", "event"),
            day("16 December 2022", "children’s parents by", "2022-12-16", "deadline"),
            day("Quarter 2, 2022/23", "Children’s Services Performance:", "2022-07/2022-09",
                "period"),
            day("January 2023", "budget papers of", "2023-01", "event"),
        ],
        "acronyms": [short("EHE", "elective home education")],
        "qa": [
            qa("what did Ofsted say about EHE", ehe_2022.QUOTED_2021, ehe_2022.QUOTED_2022),
            qa("How many home-educated children have not been seen yet?",
               ehe_2022.VISITS_PROGRESS),
            qa("When did the list of children taught at home come into use?",
               ehe_2022.REGISTER_PROGRESS),
            qa("Does the service dispute what inspectors said about two children?",
               ehe_2022.REBUTTAL),
        ],
        "traps": [
            trap("attribution", ehe_2022.GUIDANCE, "the Department's guidance, not Ofsted's words"),
            trap("attribution", ehe_2022.REBUTTAL, "the service's rebuttal, not Ofsted's words"),
            trap("recommendation", "An amendment to ask for a freeze of agency contracts",
                 "it was lost"),
            trap("rag", "In all, 2 of 6 are Green.", "a count"),
        ],
    }  # fmt: skip
