"""Appendices of March 2024: the officers' own grades, the colours without words, the exempt one."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, grade, rag
from corpus.sample.ofsted import ILACS_DAYS, JUDGEMENTS, PUBLISHED
from corpus.sample.style import AMBER, GREEN, RED, head, para, points, ruled, title

AS_OF = "2024-02"
_OWN = ("Good", "Good", "Good", "Good")
_REASONS = (
    "Supervision is monthly in all teams, and audits show that it challenges.",
    "Plans are shorter, fewer of them drift, and interviews after a child has been missing are "
    "prompt.",
    "Ten of the twelve flats for care leavers are let. Health assessments are still late for some.",
    "All areas have moved forward since the inspection.",
)
_FILLS = {"red": RED, "amber": AMBER, "green": GREEN}
_SERVICES = (
    ("Front door and early help", "Priya Nandlal", "green"),
    ("Assessment and child protection", "Priya Nandlal", "amber"),
    ("Missing and exploited children", "Joan Beckwith", "green"),
    ("Elective home education", "Fergus Lyle", "green"),
    ("Special educational needs", "Fergus Lyle", "red"),
    ("Children in care", "Marian Tolley", "green"),
    ("Care leavers’ homes", "Marian Tolley", "amber"),
    ("Fostering", "Joan Beckwith", "red"),
)
EXEMPT = (
    "NOT FOR PUBLICATION: this appendix contains exempt information by virtue of paragraph 3 of "
    "Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to the "
    "financial or business affairs of any particular person)."
)
_TERMS = (
    ("1.", "Harbour Homes offers two flats at £142 a week each, with a night manager, for five "
     "years."),
    ("2.", "Cobble Lane Trust offers two flats at £118 a week each, without a night manager."),
    ("3.", "The valuer’s opinion is that both rents are below those of the market."),
)  # fmt: skip


def self_evaluation() -> list[Flowable]:
    """The officers' grades beside the inspectorate's."""
    rows = [("Area", "Ofsted, May 2021", "Our self-assessment, February 2024", "Why we think so")]
    rows += [
        (area, theirs, ours, why)
        for (area, theirs), ours, why in zip(JUDGEMENTS, _OWN, _REASONS, strict=True)
    ]
    return [
        title("Self-evaluation of children’s social care, February 2024"),
        para(
            "The grades in the third column are the directorate’s own. They were tested by two "
            "neighbouring councils in January 2024. Our aim is to be outstanding by 2027."
        ),
        ruled(rows, (30, 18, 20, 32)),
        head("Progress since the last inspection"),
        para(
            "<b>Home education.</b> Every child on the register was offered a visit in 2023 and "
            "94% were seen. The offer of a yearly visit is now part of the service’s standards."
        ),
        para(
            "<b>Return home interviews.</b> In the last quarter of 2023, 97% took place within 72 "
            "hours, and what children said was recorded in their own words."
        ),
        para(
            "<b>Supervision.</b> Managers meet their workers each month. Records say what was "
            "questioned and what followed."
        ),
        para(
            "<b>Care leavers.</b> Ten flats are let, and the last two are to be ready in the "
            "autumn of 2024. No one has been placed in bed and breakfast since February 2022."
        ),
    ]


def dashboard() -> list[Flowable]:
    """Services with a colour each, and no word in the coloured cell."""
    rows = [("Service", "Lead", "RAG"), *[(name, lead, "") for name, lead, _ in _SERVICES]]
    fills = {(at, 2): _FILLS[rating] for at, (*_, rating) in enumerate(_SERVICES, start=1)}
    key = (("", "On course"), ("", "Some delay; the service can put it right"), ("", "Help needed"))
    return [
        title("Improvement board dashboard"),
        para("Position in February 2024"),
        ruled(rows, (50, 30, 12), fills=fills),
        head("Key"),
        ruled(key, (10, 60), header=False,
              fills={(0, 0): GREEN, (1, 0): AMBER, (2, 0): RED}),
        head("What the board saw"),
        para(
            "Fostering has fallen back: nine carers gave up in 2023 and four were recruited. The "
            "wait for a special educational needs plan has reached thirty-one weeks."
        ),
    ]  # fmt: skip


def exempt() -> list[Flowable]:
    """The exempt appendix: rents offered."""
    return [
        para(f"<b>{EXEMPT}</b>"),
        title("Exempt Appendix 1: offers for the remaining flats"),
        *points(_TERMS),
    ]


def grades() -> list[Label]:
    """The inspectorate's grade and the council's own, an area each."""
    return [
        grade(area, theirs, ours, ofsted_on=ILACS_DAYS, published_on=PUBLISHED)
        for (area, theirs), ours in zip(JUDGEMENTS, _OWN, strict=True)
    ]


def ratings() -> list[Label]:
    """The colours of the dashboard."""
    return [rag(name, rating, AS_OF, evidence="colour") for name, _, rating in _SERVICES]
