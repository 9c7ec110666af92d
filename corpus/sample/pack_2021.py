"""The agenda pack of 23 September 2021: the inspection's outcome, the plans, the tracker."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample import minutes_2021, plan_2021
from corpus.sample.labels import Label, day, grade, qa, rec, said, short, trap
from corpus.sample.packs import Item, Pack, Part, set_pack
from corpus.sample.style import (
    BULLET,
    LIMB,
    bullets,
    head,
    italic,
    numbered,
    para,
    points,
    report_head,
)
from corpus.sample.trackers import Rows, tracker_labels, tracker_table

MEETING = "2021-09-23"
_DAY = "23 SEPTEMBER 2021"
MEMBERS = (
    "Councillor Odette Marlowe (Chair)",
    "Councillor Bram Ashdown (Vice-Chair)",
    "Councillor Celia Thornback",
    "Councillor Tomasz Wren",
    "Councillor Ruth Okafor-Lane",
    "Gwendolyn Pike, parent governor representative",
)
CONTACT = "Hannah Quill, Scrutiny Manager, Civic House, Harbour Street, Wexcombe"
_HEAD_OF_GOVERNANCE = "Published on Wednesday, 15 September 2021"

ITEMS = (
    Item("1", "APOLOGIES", "To receive any apologies."),
    Item("2", "DISCLOSURE OF INTERESTS", "To receive any disclosures of personal interests."),
    Item("3", "MINUTES OF THE PREVIOUS MEETING",
         "To approve as a correct record the minutes of the meeting held on 8 July 2021, "
         "attached."),
    Item("4", "OFSTED INSPECTION: FINDINGS AND RESPONSE",
         "Report of the Executive Director for Children’s Services on the inspection of May 2021 "
         "and the plan that answers it, attached."),
    Item("5", "CHILDREN’S SERVICES IMPROVEMENT PLAN",
         "Report of the Executive Director for Children’s Services on the progress of the "
         "improvement plan, attached."),
    Item("6", "MONITORING SCRUTINY RECOMMENDATIONS",
         "Report of the Scrutiny Manager on what became of the Committee’s recommendations, "
         "attached."),
)  # fmt: skip

_RECOMMENDED = (
    ("(i)", "That the Committee considers the findings of the inspection and comments on them."),
    ("(ii)", "That the Committee endorses the action plan set out in Appendix 1."),
)
_REASON = (
    "The Committee asked in July for the first report on the inspection to come to it before the "
    "plan is sent to Ofsted."
)
FOUND_HOME = (
    "Ofsted found that too many children in elective home education (EHE) were not seen after the "
    "first contact with their parents."
)
FOUND_CARE = (
    "Inspectors concluded that children in care live in homes that meet their needs, and that many "
    "make good progress."
)
QUOTED_MISSING = (
    "A third of the interviews take place more than a week after the child’s return, when memories "
    "have faded."
)
REBUTTAL = (
    "The directorate does not accept that history is repeated without being weighed. Its own audit "
    "of forty assessments in June 2021 showed that thirty-seven weighed it well, and the audit was "
    "given to the lead inspector."
)
GUIDANCE = (
    "Local authorities should ordinarily make contact with home-educating parents on at least an "
    "annual basis."
)
_DETAIL = (
    "Ofsted inspected children’s social care services from 10 to 21 May 2021 and published its "
    "report on 5 July 2021. The overall effectiveness of services was judged to require "
    "improvement to be good.",
    FOUND_CARE,
    FOUND_HOME + " The Department for Education’s guidance of April 2019 asks for more:",
)
_DETAIL_AFTER = (
    "On children who go missing the report was plain. The feedback was:",
    REBUTTAL,
    "Four points for improvement were made. The action plan in Appendix 1 takes each in turn, "
    "names who leads on it and says by when it will be done.",
    "The plan was written with the Young Voices group, which met three times during the summer.",
)

_IMPROVEMENT_RECOMMENDED = (
    ("(i)", "That the Committee notes the progress of the improvement plan."),
    (
        "(ii)",
        "That the Committee names two members who will visit the assessment teams before "
        "Christmas.",
    ),
)
_TRACKER_RECOMMENDED = (
    ("(i)", "That the Committee notes the responses and decides which items need more work."),
)

_TRACKER: Rows = (
    ("11/03/21", "Foster carers",
     "1) That the Executive Director reports the number of foster carers by the age of the "
     "children they will take.", "Figures by age are in the performance report since May.",
     "Complete", "complete"),
    ("", "", "2) That exit interviews are offered to every foster carer who gives up.",
     "Interviews have been offered since June; four of six carers took them up.",
     "Partially complete", "partially_complete"),
    ("08/07/21", "Ofsted inspection",
     "1) That the first report on the inspection comes to the Committee in September, before the "
     "plan is sent.", "On the agenda for this meeting.", "Complete", "complete"),
    ("", "", "2) That the Chair invites two parents who educate at home to speak to the Committee.",
     "Invitations have gone out for the meeting in January.", "In train", "in_progress"),
    ("08/07/21", "Youth offer",
     "1) That the Cabinet Member brings back a costed plan for a youth club in Harbour Ward.",
     "The costs depend on the lease, which is not signed.", "Not complete – within timescale",
     "not_complete_within_timescale"),
)  # fmt: skip
_TRACKED_ON = ("2021-03-11", "2021-03-11", "2021-07-08", "2021-07-08", "2021-07-08")


def _findings() -> list[Flowable]:
    return [
        *report_head(
            "OFSTED INSPECTION: FINDINGS AND RESPONSE",
            _DAY,
            "EXECUTIVE DIRECTOR FOR CHILDREN’S SERVICES",
            "Marian Tolley, Executive Director for Children’s Services",
        ),
        head("STATEMENT OF CONFIDENTIALITY"),
        para("None."),
        head("BRIEF SUMMARY"),
        para(
            "This report tells the Committee what the inspection of May 2021 found and how the "
            "directorate answers it."
        ),
        head("RECOMMENDATIONS:"),
        *points(_RECOMMENDED, LIMB),
        head("REASONS FOR REPORT RECOMMENDATIONS"),
        *numbered(1, [_REASON]),
        head("ALTERNATIVE OPTIONS CONSIDERED AND REJECTED"),
        *numbered(2, ["None. The plan has to be sent by 12 October 2021."]),
        head("DETAIL"),
        *numbered(3, _DETAIL),
        italic(f"“{GUIDANCE}”"),
        *numbered(6, _DETAIL_AFTER[:1]),
        italic(f"“{QUOTED_MISSING}”"),
        *numbered(7, _DETAIL_AFTER[1:]),
        head("RESOURCE IMPLICATIONS"),
        *numbered(
            10,
            [
                "The posts in the plan cost £164,000 a year and are within the budget that Council "
                "set in February 2021.",
                "No property is needed.",
            ],
        ),
        head("LEGAL IMPLICATIONS"),
        *numbered(
            12, ["The duties are those of the Children Act 1989 and of the Education Act 1996."]
        ),
        head("SUPPORTING DOCUMENTATION"),
        para("Appendices"),
        *points([("1.", "Children’s Services Action Plan")]),
    ]


def _improvement() -> list[Flowable]:
    return [
        *report_head(
            "CHILDREN’S SERVICES IMPROVEMENT PLAN",
            _DAY,
            "EXECUTIVE DIRECTOR FOR CHILDREN’S SERVICES",
            "Priya Nandlal, Head of Safeguarding",
        ),
        head("BRIEF SUMMARY"),
        para(
            "The improvement plan covers the whole directorate. It was drawn up in January and is "
            "wider than the plan that answers the inspection."
        ),
        head("RECOMMENDATIONS:"),
        *points(_IMPROVEMENT_RECOMMENDED, LIMB),
        head("DETAIL"),
        *numbered(
            1,
            [
                "Appendix 1 sets out each service with the improvement board’s view of it.",
                "The board gives a rating to each service. It weighs:",
            ],
        ),
        *bullets(["what children say;", "what audits show;", "how the figures move."], BULLET),
        head("SUPPORTING DOCUMENTATION"),
        para("Appendices"),
        *points([("1.", "Children’s Services Improvement Plan 2021 – 22")]),
    ]


def _tracker() -> list[Flowable]:
    return [
        *report_head(
            "MONITORING SCRUTINY RECOMMENDATIONS",
            _DAY,
            "SCRUTINY MANAGER",
            "Hannah Quill, Scrutiny Manager",
        ),
        head("BRIEF SUMMARY"),
        para("The report enables the Committee to see what became of its recommendations."),
        head("RECOMMENDATIONS:"),
        *points(_TRACKER_RECOMMENDED, LIMB),
        head("DETAIL"),
        *numbered(1, ["Appendix 1 sets out the recommendations of earlier meetings."]),
    ]


def pack() -> bytes:
    """The pack as PDF."""
    return set_pack(
        Pack(
            day="Thursday, 23 September 2021",
            time="6.00 pm",
            place="Council Chamber, Civic House, Wexcombe",
            members=MEMBERS,
            contact=CONTACT,
            published=_HEAD_OF_GOVERNANCE,
            items=ITEMS,
            parts=(
                Part("3", minutes_2021.july),
                Part("4", _findings),
                Part("4", plan_2021.action_plan, stamped=False),
                Part("5", _improvement),
                Part("5", plan_2021.improvement_plan, stamped=False),
                Part("6", _tracker),
                Part(
                    "6",
                    lambda: tracker_table("Scrutiny Monitoring – 23 September 2021", _TRACKER),
                    stamped=False,
                ),
            ),
        )
    )


def labels() -> Label:
    """What is to be read from the pack."""
    director = "Executive Director for Children’s Services"
    return {
        "document": {
            "council": "Wexcombe Borough Council",
            "committee": "Children and Young People Scrutiny Committee",
            "meeting_date": MEETING,
            "kind": "agenda pack",
        },
        "recommendations": [
            *minutes_2021.july_resolutions(),
            *_recommended(_RECOMMENDED, director),
            *_recommended(_IMPROVEMENT_RECOMMENDED, director),
            *_recommended(_TRACKER_RECOMMENDED, "Scrutiny Manager"),
        ],
        "actions": [*minutes_2021.july_actions(), *plan_2021.plan_actions()],
        "updates": tracker_labels(_TRACKER, _TRACKED_ON, MEETING),
        "rag": plan_2021.service_ratings(),
        "judgements": [
            grade(
                "overall effectiveness of services",
                ofsted="Requires improvement",
                ofsted_on="2021-05-10/2021-05-21",
                published_on="2021-07-05",
            )
        ],
        "attributions": _attributions(),
        "dates": _dates(),
        "acronyms": [short("EHE", "elective home education")],
        "qa": [
            qa("What did Ofsted say about children taught at home in 2021?", FOUND_HOME),
            qa("Does the council contest any finding of the inspection?", REBUTTAL),
            qa("How long after coming back are missing children interviewed?", QUOTED_MISSING),
            qa("Who offers visits to home-educated children, and by when?", plan_2021.VISIT_OFFER),
        ],
        "traps": [
            trap("recommendation", ITEMS[2].text, "the agenda's own wording, not a decision"),
            trap("recommendation", plan_2021.THREE_DAYS, "an action, not a recommendation"),
            trap("attribution", REBUTTAL, "the council's rebuttal, not Ofsted's words"),
            trap("attribution", GUIDANCE, "the Department's guidance, not Ofsted's words"),
            trap("rag", "Green = on course; Amber = some delay", "a key"),
        ],
    }


def _recommended(pairs: tuple[tuple[str, str], ...], author: str) -> list[Label]:
    note = ("notes", "considers", "endorses")
    return [
        rec(
            text,
            "recommendation",
            MEETING,
            label,
            author,
            procedural=text.split()[3] in note[:1],
            procedural_either=text.split()[3] in note,
        )
        for label, text in pairs
    ]


def _attributions() -> list[Label]:
    days = ["2021-05", "2021-05-10/2021-05-21", "2021-07"]
    return [
        said(FOUND_CARE, "2021-07-05", said_on_alt=days),
        said(FOUND_HOME, "2021-07-05", said_on_alt=days),
        said(QUOTED_MISSING, "2021-07-05", quoted=True, said_on_alt=days),
    ]


def _dates() -> list[Label]:
    return [
        day("Thursday, 23 September 2021", "Scrutiny Committee", MEETING, "meeting"),
        day("15 September 2021", "Published on Wednesday,", "2021-09-15", "publication"),
        day("12 October 2021", "has to be sent by", "2021-10-12", "deadline"),
        day("from 10 to 21 May 2021", "Ofsted inspected", "2021-05-10/2021-05-21", "inspection"),
        day("6 September 2021", "agreed by the improvement board on", "2021-09-06", "event"),
        day("Jan 22", "Jan 22", "2022-01", "deadline"),
    ]
