"""Appendices of November 2022: the performance boxes, and the action plan a year on."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, action, rag
from corpus.sample.plan_2021 import BECK, LYLE, NANDLAL, TOLLEY
from corpus.sample.style import AMBER, GREEN, RED, head, para, ruled, title

AS_OF = "2022-09-30"
_FILLS = {"GREEN": GREEN, "AMBER": AMBER, "RED": RED}

# Indicator, latest, target, previous, the words after it, trend, rating
_BOXES = (
    ("Return home interviews held within 72 hours", "84%", "90%", "61% (Red)", "improved",
     "improved", "AMBER"),
    ("Home-educated children seen in the last year", "66%", "85%", "49% (Red)",
     "no change of rating", "unchanged", "RED"),
    ("Assessments finished within 45 days", "93%", "90%", "91% (Green)", "no change of rating",
     "unchanged", "GREEN"),
    ("Supervision held in the month", "96%", "95%", "88% (Amber)", "improved", "improved", "GREEN"),
    ("Care leavers in suitable accommodation", "88%", "92%", "93% (Green)", "worsened", "worsened",
     "AMBER"),
    ("Children on their second or later plan", "21%", "18%", "19% (Amber)", "no change of rating",
     "unchanged", "AMBER"),
)  # fmt: skip

INTERVIEWS_ROW = "Return interviews to be held within three days by two dedicated workers"
# Reference, action, lead, due as printed, EDTF, progress, status as printed, status
_PLAN = (
    ("1.1", "Every home-educated child to be offered a visit inside six weeks of notification and "
     "yearly thereafter", LYLE, "31 March 2022", "2022-03-31",
     "New families are all offered a visit. 118 children known before April are waiting.",
     "In progress", "in_progress"),
    ("1.2", "One register of home-educated children across education, health and social care", LYLE,
     "September 2022", "2022-09", "Live since 5 September.", "Complete", "complete"),
    ("1.3", "Surgeries to know how to pass on a concern about a child educated at home", BECK,
     "31 December 2021", "2021-12-31", "The page hangs in all fourteen surgeries.", "Complete",
     "complete"),
    ("2.1", INTERVIEWS_ROW, NANDLAL,
     "30 November 2021", "2021-11-30", "Both workers began in November. 84% on time in the summer.",
     "Partially complete", "partially_complete"),
    ("2.2", "Monthly report to the missing children panel on what children say", NANDLAL, "Jan 22",
     "2022-01", "Six reports so far; the seventh was missed.", "In progress", "in_progress"),
    ("2.3", "Interview form to have a box for the child’s own words, after the focused visit", BECK,
     "31 January 2023", "2023-01-31", "The form is being drafted with Young Voices.", "Not started",
     "not_started"),
    ("3.1", "All team managers trained in reflective supervision", NANDLAL, "Mar 22", "2022-03",
     "All but three have been trained.", "Overdue", "overdue"),
    ("3.2", "One team’s supervision records audited each month", BECK, "28 February 2022",
     "2022-02-28", "Eight audits done, and the learning shared.", "Complete", "complete"),
    ("4.1", "Twelve flats for care leavers", TOLLEY, "30 June 2022", "2022-06-30",
     "Seven are let. One housing association has withdrawn.", "Overdue", "overdue"),
    ("4.2", "No care leaver in bed and breakfast", NANDLAL, "24 December 2021", "2021-12-24",
     "None since February.", "Complete", "complete"),
    ("4.3", "Protocol with the secure estate on homes before release", BECK, "April 2022",
     "2022-04", "Stopped until the prison service has named a lead.", "Paused", "paused"),
)  # fmt: skip


def boxes() -> list[Flowable]:
    """One box an indicator, the rating on its colour."""
    story: list[Flowable] = [
        title("Children’s Services Performance: Quarter 2, 2022/23"),
        para("Position at 30 September 2022"),
        para(
            "A green rating means that the target is met, amber that it is missed by up to ten "
            "points, red that it is missed by more. In all, 2 of 6 are Green."
        ),
    ]
    for name, latest, target, previous, words, _, rating in _BOXES:
        row = (
            f"<b>{name}</b>",
            f"Latest: {latest}",
            f"Target: {target}",
            f"Previous: {previous} – {words}",
            f"<b>{rating}</b>",
        )
        story.append(
            ruled([row], (36, 15, 15, 22, 12), header=False, fills={(0, 4): _FILLS[rating]})
        )
    return [
        *story,
        head("Comment"),
        para(
            "More children are spoken to soon after they come back. Visits to home-educated "
            "children are catching up from a low start."
        ),
    ]


def plan() -> list[Flowable]:
    """The action plan a year on: shorter wording, references, progress."""
    rows = [("Ref", "Action", "Lead", "Due", "Progress", "Status")]
    rows += [
        (ref, text, lead, due, note, shown) for ref, text, lead, due, _, note, shown, _ in _PLAN
    ]
    return [
        title("Action plan after the inspection of May 2021: progress to October 2022"),
        para("Actions closed before April 2022 are left out."),
        ruled(rows, (6, 31, 13, 14, 25, 12)),
        head("Summary"),
        para("Four of the eleven actions are complete and two are late."),
    ]


def ratings() -> list[Label]:
    """The ratings in the boxes."""
    return [
        rag(name, rating.lower(), AS_OF, trend, as_of_alt=["2022-07/2022-09"])
        for name, latest, target, _, _, trend, rating in _BOXES
    ]


def actions() -> list[Label]:
    """The rows of the plan."""
    return [
        action(text, [lead], edtf, due, status=status)
        for _, text, lead, due, edtf, _, _, status in _PLAN
    ]
