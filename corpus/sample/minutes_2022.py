"""The minutes of 22 September 2022, printed in the November pack."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, action, rec
from corpus.sample.style import COMMITTEE, LIMB, head, para, points, title

SEPTEMBER = "2022-09-22"
_APPROVED = "the minutes of the meeting held on 7 July 2022 be approved and signed."
_VISIT = (
    ("a)", "That the Executive Director writes to the parents of the children who had not been "
     "seen, and reports the outcome in November."),
    ("b)", "That the form for return home interviews is given a box for the child’s own words."),
)  # fmt: skip
_WORKFORCE = (
    "the Cabinet Member for Children reports on the cost of agency social workers before the "
    "budget is set."
)
_FIGURES = (
    "Councillor Pell undertook to circulate the number of empty posts in each team by 14 October "
    "2022."
)


def september() -> list[Flowable]:
    """The minutes as printed."""
    return [
        para(COMMITTEE.upper()),
        title("MINUTES OF THE MEETING HELD ON 22 SEPTEMBER 2022"),
        para(
            "<b>Present:</b> Councillors Marlowe (Chair), Ashdown (Vice-Chair), Thornback and Wren"
        ),
        para("<b>Apologies:</b> Councillor Okafor-Lane"),
        *points([("14.", "<b>MINUTES OF THE PREVIOUS MEETING</b>")]),
        para(f"<b>RESOLVED</b> – That {_APPROVED}"),
        *points([("15.", "<b>FOCUSED VISIT</b>")]),
        para(
            "The Committee considered the letter that followed the focused visit of June. Members "
            "welcomed what it said of return home interviews. The Chair asked why two children had "
            "not been seen for so long, and was told that the families had moved."
        ),
        para(
            "Councillor Wren wished to see the words of the children themselves in the reports "
            "that come to the Committee."
        ),
        para("The Committee <b>AGREED</b>:"),
        *points(_VISIT, LIMB),
        *points([("16.", "<b>WORKFORCE</b>")]),
        para("The Committee heard that agency workers fill a fifth of the posts. " + _FIGURES),
        para(
            "An amendment to ask for a freeze of agency contracts was moved and, on being put to "
            "the vote, was lost."
        ),
        para(f"<b>RESOLVED</b> that {_WORKFORCE}"),
        head("The meeting closed at 7.45 pm."),
    ]


def resolutions() -> list[Label]:
    """What was decided on 22 September 2022."""
    return [
        rec(_APPROVED, "resolution", SEPTEMBER, None, COMMITTEE, procedural=True),
        *[rec(text, "resolution", SEPTEMBER, label, COMMITTEE) for label, text in _VISIT],
        rec(_WORKFORCE, "resolution", SEPTEMBER, None, COMMITTEE),
    ]


def actions() -> list[Label]:
    """What was undertaken on 22 September 2022."""
    return [
        action(
            _FIGURES,
            ["Councillor Pell"],
            "2022-10-14",
            "by 14 October 2022",
            source="minutes_action",
        )
    ]
