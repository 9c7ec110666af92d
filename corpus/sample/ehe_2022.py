"""The report on elective home education of November 2022, set as ruled tables number | text."""

from __future__ import annotations

from reportlab.platypus import Flowable, Paragraph

from corpus.sample.labels import Label, action, rec, said
from corpus.sample.style import (
    CELL,
    CELL_BULLET,
    ITALIC,
    bullets,
    head,
    para,
    points,
    report_head,
    ruled,
)

MEETING = "2022-11-17"
RECOMMENDED = (
    ("(i)", "That the Committee notes the progress made with the register."),
    (
        "(ii)",
        "That the Cabinet Member for Children asks the Government to make the registration of "
        "home-educated children a duty of their parents.",
    ),
)
QUOTED_2021 = (
    "Officers make contact with parents when elective home education (EHE) begins, but too many "
    "children are not seen afterwards, and the local authority does not know whether their "
    "education is suitable."
)
QUOTED_2022 = (
    "Social workers visit them, but the officers who check their education do not always know that "
    "there is a plan, and two children had not been seen by an education officer for over a year."
)
GUIDANCE = (
    "There are no legal requirements for parents educating a child at home to observe school "
    "hours, days or terms."
)
REBUTTAL = (
    "The service does not agree about the two children. One family had moved to another area in "
    "March 2022, and the other child was seen at home by the school nurse in the month before the "
    "visit."
)
REGISTER_PROGRESS = (
    "The register went live on 5 September 2022. It holds 471 children, and for the first time it "
    "shows which of them have a social worker."
)
VISITS_PROGRESS = (
    "Since April 2022 every family new to home education has been offered a visit within six "
    "weeks. Four in five accepted. Of the children who were on the roll before, 118 have still "
    "to be seen."
)
_REASONS = (
    "Home education was the first point for improvement in the inspection report of 2021, and the "
    "Committee asked to see what has come of it.",
)
_REMIT = "The home education service is one officer and, since June 2022, two visitors. They:"
_REMIT_LIST = (
    "keep the register and write to each family once a year;",
    "visit the families who wish it;",
    "tell the attendance team where an education does not seem suitable.",
)
_GUIDED = (
    "The service’s first duty is to families who do well by their children. The Department for "
    "Education’s guidance says:"
)
_FED_2021 = "Ofsted looked at EHE in the inspection of May 2021. The feedback was:"
_FED_2022 = "Ofsted looked at EHE again in the focused visit of June 2022. The feedback was:"
_NUMBERS = (
    "Most families say that they chose home education for the sake of a child’s mental health. In "
    "a survey of 140 parents in the spring, 57 said that they would go back to a school that could "
    "meet a special educational need."
)
_NEXT = (
    ("Fergus Lyle will write to the 118 children’s parents by 16 December 2022.", "Fergus Lyle",
     "2022-12-16", "by 16 December 2022"),
    ("Joan Beckwith will match the register with the child protection list every Monday from "
     "January 2023.", "Joan Beckwith", None, None),
)  # fmt: skip


def report() -> list[Flowable]:
    """The report; each section is a ruled table of its own."""
    return [
        *report_head(
            "ELECTIVE HOME EDUCATION",
            "17 NOVEMBER 2022",
            "EXECUTIVE DIRECTOR FOR CHILDREN’S SERVICES",
            "Fergus Lyle, Head of Education Inclusion",
        ),
        head("STATEMENT OF CONFIDENTIALITY"),
        para("None."),
        head("BRIEF SUMMARY"),
        para(
            "This report tells the Committee how the service for elective home education (EHE) has "
            "changed since the inspection of 2021, and what is still to do."
        ),
        head("RECOMMENDATIONS:"),
        ruled([("", label, text) for label, text in RECOMMENDED], (3, 6, 91), header=False),
        head("REASONS FOR REPORT RECOMMENDATIONS"),
        _table(1, list(_REASONS)),
        head("ALTERNATIVE OPTIONS CONSIDERED AND REJECTED"),
        _table(2, ["None."]),
        head("DETAIL (Including consultation carried out)"),
        _table(
            3,
            [
                [Paragraph(_REMIT, CELL), *bullets(_REMIT_LIST, CELL_BULLET)],
                [Paragraph(_GUIDED, CELL), _quoted(GUIDANCE)],
                [Paragraph(_FED_2021, CELL), _quoted(QUOTED_2021)],
                [Paragraph(_FED_2022, CELL), _quoted(QUOTED_2022)],
                REBUTTAL,
                REGISTER_PROGRESS,
                VISITS_PROGRESS,
                _NUMBERS,
            ],
        ),
        head("RESOURCE IMPLICATIONS"),
        _table(11, ["The two visitors are paid for from the schools grant until March 2024."]),
        head("NEXT STEPS"),
        *points([("•", text) for text, *_ in _NEXT]),
    ]


def _table(first: int, texts: list[object]) -> Flowable:
    rows = [(f"{number}.", text) for number, text in enumerate(texts, start=first)]
    return ruled(rows, (6, 94), header=False)


def _quoted(text: str) -> Flowable:
    style = ITALIC.clone("cell italic", fontSize=CELL.fontSize, leading=CELL.leading, leftIndent=12)
    return Paragraph(f"“{text}”", style)


def recommendations() -> list[Label]:
    """What the report recommends."""
    by = "Executive Director for Children’s Services"
    (first, note), (second, ask) = RECOMMENDED
    return [
        rec(note, "recommendation", MEETING, first, by, procedural=True),
        rec(ask, "recommendation", MEETING, second, by),
    ]


def actions() -> list[Label]:
    """The next steps."""
    return [
        action(text, [who], due, due_text, source="next_steps", start=None)
        for text, who, due, due_text in _NEXT
    ]


def attributions() -> list[Label]:
    """What Ofsted says in the report."""
    return [
        said(
            QUOTED_2021,
            "2021-05",
            quoted=True,
            said_on_alt=["2021-05-10/2021-05-21", "2021-07-05"],
        ),
        said(
            QUOTED_2022,
            "2022-06",
            quoted=True,
            said_on_alt=["2022-06-14/2022-06-15", "2022-07-20"],
        ),
    ]
