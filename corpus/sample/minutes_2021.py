"""Minutes of 2021: those of July inside the September pack, those of September as a web page."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, action, rec
from corpus.sample.style import COMMITTEE, LIMB, head, para, points, title

JULY = "2021-07-08"
_APPROVED = (
    "that the minutes of the meeting held on 10 June 2021 be approved as a correct record and "
    "signed by the Chair."
)
_JULY_OFSTED = (
    (
        "(i)",
        "That the first report on the inspection comes to the Committee in September, before the "
        "plan is sent to Ofsted.",
    ),
    ("(ii)", "That the Chair invites two parents who educate at home to speak to the Committee."),
)
_JULY_YOUTH = (
    (
        "(i)",
        "That the Cabinet Member brings back a costed plan for a youth club in Harbour Ward.",
    ),
)
_GARDEN = (
    "Ms Nandlal to send the Committee the number of children waiting for a first assessment by 30 "
    "July 2021."
)


def july() -> list[Flowable]:
    """The minutes of 8 July 2021."""
    return [
        para(COMMITTEE.upper()),
        title("MINUTES OF THE MEETING HELD ON 8 JULY 2021"),
        para(
            "<b>Present:</b> Councillors Marlowe (Chair), Ashdown (Vice-Chair), Thornback, Wren "
            "and Okafor-Lane"
        ),
        para("<b>In attendance:</b> Councillor Idris Pell, Cabinet Member for Children"),
        *points([("7.", "<b>APOLOGIES</b>")]),
        para("Apologies were received from Gwendolyn Pike."),
        *points([("8.", "<b>MINUTES OF THE PREVIOUS MEETING</b>")]),
        para(f"<b>RESOLVED</b> {_APPROVED}"),
        *points([("9.", "<b>OFSTED INSPECTION</b>")]),
        para(
            "The Committee received a verbal report from the Executive Director for Children’s "
            "Services. The inspection report had been published three days earlier. Members were "
            "glad of what was said about children in care, and worried about the children whom no "
            "one sees."
        ),
        para(
            "Councillor Thornback asked how many families taught their children at home. The "
            "officers did not have the figure with them."
        ),
        para("<b>RESOLVED:</b>"),
        *points(_JULY_OFSTED, LIMB),
        *points([("10.", "<b>YOUTH OFFER</b>")]),
        para(
            "The Committee considered the report of the Cabinet Member for Children. Members spoke "
            "of the two years for which Harbour Ward had had no youth club."
        ),
        para(f"<b>ACTION:</b> {_GARDEN}"),
        para("<b>RESOLVED:</b>"),
        *points(_JULY_YOUTH, LIMB),
        head("The meeting closed at 8.10 pm."),
    ]


def july_resolutions() -> list[Label]:
    """What was decided on 8 July 2021."""
    return [
        rec(_APPROVED.removeprefix("that "), "resolution", JULY, None, COMMITTEE, procedural=True),
        *[rec(text, "resolution", JULY, label, COMMITTEE) for label, text in _JULY_OFSTED],
        *[rec(text, "resolution", JULY, label, COMMITTEE) for label, text in _JULY_YOUTH],
    ]


def july_actions() -> list[Label]:
    """The one action of 8 July 2021."""
    return [
        action(
            _GARDEN,
            ["Ms Nandlal"],
            "2021-07-30",
            "by 30 July 2021",
            source="minutes_action",
        )
    ]
