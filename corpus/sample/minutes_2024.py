"""The minutes of 18 January 2024, printed in the March pack."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, action, rec
from corpus.sample.style import COMMITTEE, LIMB, head, para, points, title

JANUARY = "2024-01-18"
_APPROVED = "the minutes of the meeting held on 16 November 2023 be approved and signed."
_TO_CABINET = (
    ("(1)", "That the two home education visitors are paid for from the base budget when the grant "
     "ends in March 2024; and"),
    ("(2)", "That the figure for return home interviews stays in the quarterly report."),
)  # fmt: skip
_FLATS = (
    "the Executive Director brings a report on the two flats still to be found to the meeting in "
    "March."
)
_LETTER = "Mr Lyle to send members the letter that families receive, by 9 February 2024."
_TOUR = "Ms Beckwith to arrange a visit to the new flats in Chandler Street."


def january() -> list[Flowable]:
    """The minutes as printed."""
    return [
        para(COMMITTEE.upper()),
        title("MINUTES OF THE MEETING HELD ON 18 JANUARY 2024"),
        para("<b>Present:</b> Councillors Marlowe (Chair), Thornback, Wren and Okafor-Lane"),
        para("<b>Apologies:</b> Councillor Ashdown"),
        *points([("31.", "<b>MINUTES OF THE PREVIOUS MEETING</b>")]),
        para(f"<b>RESOLVED:</b> That {_APPROVED}"),
        *points([("32.", "<b>BUDGET 2024/25: SERVICES FOR CHILDREN</b>")]),
        para(
            "The Cabinet Member for Children presented the draft budget. Members were concerned "
            "that the grant for the two home education visitors runs out, when for the first time "
            "nearly every child on the register has been seen."
        ),
        para("<b>RECOMMENDED</b> to Cabinet:"),
        *points(_TO_CABINET, LIMB),
        para(f"<b>ACTION:</b> {_LETTER}"),
        *points([("33.", "<b>CARE LEAVERS</b>")]),
        para(
            "Two young people told the Committee how they had found their homes. One had moved "
            "three times in her first year; the other had helped to choose the furniture for the "
            "flats in Chandler Street."
        ),
        para(f"<b>RESOLVED</b> that {_FLATS}"),
        para(f"<b>ACTION:</b> {_TOUR}"),
        head("The meeting closed at 8.25 pm."),
    ]


def resolutions() -> list[Label]:
    """What was decided on 18 January 2024."""
    return [
        rec(_APPROVED, "resolution", JANUARY, None, COMMITTEE, procedural=True),
        *[rec(text, "resolution", JANUARY, label, COMMITTEE) for label, text in _TO_CABINET],
        rec(_FLATS, "resolution", JANUARY, None, COMMITTEE),
    ]


def actions() -> list[Label]:
    """The actions of 18 January 2024."""
    return [
        action(
            _LETTER,
            ["Mr Lyle"],
            "2024-02-09",
            "by 9 February 2024",
            source="minutes_action",
        ),
        action(_TOUR, ["Ms Beckwith"], None, None, source="minutes_action"),
    ]
