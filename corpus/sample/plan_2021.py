"""The plans in the pack of September 2021: the action plan after the inspection, and the
improvement plan with its ratings in prose.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample import ofsted
from corpus.sample.labels import Label, action, rag
from corpus.sample.style import head, para, ruled, title

AS_OF = "2021-09"
PLAN_TITLE = "Children’s Services Action Plan: response to the Ofsted inspection of May 2021"
IMPROVEMENT_TITLE = "Children’s Services Improvement Plan 2021 – 22"

LYLE, NANDLAL, TOLLEY, BECK = "Fergus Lyle", "Priya Nandlal", "Marian Tolley", "Joan Beckwith"

VISIT_OFFER = (
    "Offer every child who is educated at home a visit within six weeks of the notification, and "
    "once a year after that;"
)
REGISTER = (
    "Bring the education, health and social care records of home-educated children together in one "
    "register, so that those not seen by anybody stand out;"
)
THREE_DAYS = (
    "Appoint two return interview workers, so that interviews take place within 72 hours of a "
    "child’s return;"
)

# Recommendation (blank: as above), action, lead, due as printed, EDTF, status as printed, status
_ROWS: tuple[tuple[str, str, str, str, str, str, str | None], ...] = (
    (ofsted.OVERSIGHT_EHE, VISIT_OFFER, LYLE, "31 March 2022", "2022-03-31", "In progress",
     "in_progress"),
    ("", REGISTER, LYLE, "September 2022", "2022-09", "Not started", "not_started"),
    ("", "Agree with health partners how a concern about a home-educated child is passed on, and "
     "print it on one page for every surgery;", BECK, "31 December 2021", "2021-12-31",
     "In progress", "in_progress"),
    (ofsted.RETURN_INTERVIEWS, THREE_DAYS, NANDLAL, "30 November 2021", "2021-11-30",
     "In progress", "in_progress"),
    ("", "Report each month to the missing children panel what children said in their interviews "
     "and where they had been;", NANDLAL, "Jan 22", "2022-01", "Not started", "not_started"),
    ("", "Rewrite the form for return home interviews with the Young Voices group, in words that "
     "children use;", BECK, "15 October 2021", "2021-10-15", "Complete", "complete"),
    (ofsted.SUPERVISION, "Publish one standard for supervision: monthly, in private, with a record "
     "of what was challenged;", TOLLEY, "1 November 2021", "2021-11-01", "Complete", "complete"),
    ("", "Train all team managers in reflective supervision, starting with the assessment teams;",
     NANDLAL, "Mar 22", "2022-03", "In progress", "in_progress"),
    ("", "Audit the supervision records of one team each month and share the learning with all;",
     BECK, "28 February 2022", "2022-02-28", "Not started", "not_started"),
    (ofsted.CARE_LEAVERS, "Commission twelve self-contained flats for care leavers with the "
     "housing service and two housing associations;", TOLLEY, "30 June 2022", "2022-06-30",
     "In progress", "in_progress"),
    ("", "End the use of bed and breakfast for care leavers of any age;", NANDLAL,
     "24 December 2021", "2021-12-24", "In progress", "in_progress"),
    ("", "Write a protocol with the secure estate, so that a home is found eight weeks before a "
     "young person’s release;", BECK, "April 2022", "2022-04", "Not started", "not_started"),
)  # fmt: skip

_SERVICES: tuple[tuple[str, str, str | None, str | None, str, str], ...] = (
    ("LEADERSHIP AND GOVERNANCE", "green", "unchanged", None,
     "Overall RAG remains green.",
     "The improvement board meets every six weeks and is chaired by a former director of another "
     "council. Its last two meetings looked at supervision and at the voice of the child."),
    ("EARLY HELP", "green", "improved", None,
     "Overall RAG has improved from amber to green.",
     "Both family centres opened again in June. Families wait four days on average for a first "
     "conversation, and half of the plans closed in the summer had met all of their aims."),
    ("HELP AND PROTECTION", "amber", "unchanged", None,
     "Overall RAG remains amber.",
     "Drift in plans is now looked for each month. Return home interviews are still late for too "
     "many children; two workers start in November."),
    ("EDUCATED AT HOME", "red", "unchanged", None,
     "Overall RAG remains red.",
     "The register holds 412 children. A third of them have not been seen since they left school, "
     "and only one officer makes the visits."),
    ("CARE LEAVERS", "amber", "unchanged", None,
     "Overall rating remains amber.",
     "Nine young people were in bed and breakfast during the summer. The first four flats are "
     "being decorated."),
    ("WORKFORCE", "amber", "worsened", None,
     "Overall RAG has worsened from green to amber.",
     "Five social workers left between April and August. Caseloads in the assessment teams are "
     "above twenty, and agency staff fill the gaps."),
)  # fmt: skip


def action_plan() -> list[Flowable]:
    """Appendix 1: the table runs over a page and prints its heading row again."""
    rows = [("Recommendation", "Action", "Lead", "Due", "Status")]
    rows += [(point, text, lead, due, shown) for point, text, lead, due, _, shown, _ in _ROWS]
    return [
        title(PLAN_TITLE),
        para(
            "The left column gives the points for improvement in the words of the inspection "
            "report. The plan was agreed by the improvement board on 6 September 2021."
        ),
        ruled(rows, (26, 40, 13, 14, 12)),
        head("Monitoring"),
        para(
            "The improvement board looks at the plan at each of its meetings. The Committee will "
            "see it again in the spring."
        ),
    ]


def improvement_plan() -> list[Flowable]:
    """The plan with a heading for each service and its rating in a sentence below."""
    story: list[Flowable] = [
        title(IMPROVEMENT_TITLE),
        para("Progress report, September 2021"),
        para("<b>Key:</b> Green = on course; Amber = some delay; Red = needs the board’s help."),
    ]
    for subject, _, _, _, sentence, text in _SERVICES:
        story += [head(subject), para(f"{sentence} {text}")]
    return story


def plan_actions() -> list[Label]:
    """The rows of the action plan."""
    return [
        action(text, [lead], due, due_text, status=status)
        for _, text, lead, due_text, due, _, status in _ROWS
    ]


def service_ratings() -> list[Label]:
    """The ratings told in prose."""
    return [
        rag(subject, rating, AS_OF, trend, expected, as_of_alt=["2021-09-23"], text=sentence)
        for subject, rating, trend, expected, sentence, _ in _SERVICES
    ]
