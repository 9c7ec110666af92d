"""The minutes of 23 September 2021 as a page of the council's website, in HTML."""

from __future__ import annotations

from corpus.sample.labels import Label, action, day, qa, rec, trap
from corpus.sample.pack_2022 import EHE_ROW, MISSING_ROW
from corpus.sample.style import COMMITTEE, COUNCIL

MEETING = "2021-09-23"
_APPROVED = "the minutes of the meeting held on 8 July 2021 be approved as a correct record."
_OFSTED = (("(i)", EHE_ROW), ("(ii)", MISSING_ROW))
_PLAN = "the progress of the improvement plan be noted."
_UNDERTAKEN = (
    "Mr Lyle agreed to send members the number of home-educated children in each ward by 15 "
    "October 2021."
)
_HEARD = (
    "The Executive Director for Children’s Services told the Committee that the action plan would "
    "be sent in October. Members asked why so many children educated at home were not seen, and "
    "heard that one officer made all the visits."
)
_PROPOSED = (
    "Councillor Ashdown proposed that the Committee meets every month. The proposal was not "
    "seconded and fell."
)

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Agenda and minutes - {committee} - Thursday, 23rd September, 2021 6.00 pm - {council}</title>
</head>
<body>
<div id="header"><a href="/">{council}</a></div>
<ul class="menu"><li><a href="/committees">Committees</a></li>\
<li><a href="/councillors">Councillors</a></li></ul>
<div id="modgov">
<h1>Agenda and minutes</h1>
<h2>{committee}</h2>
<p>Thursday, 23rd September, 2021 6.00 pm</p>
<p><b>Venue:</b> Council Chamber, Civic House, Wexcombe</p>
<p><b>Contact:</b> Hannah Quill, Scrutiny Manager</p>
<table class="mgItemTable">
<tr><th>No.</th><th>Item</th></tr>
{items}
</table>
</div>
<div id="footer">{council}, Civic House, Harbour Street, Wexcombe</div>
</body>
</html>
"""


def page() -> bytes:
    """The page as UTF-8."""
    limbs = "".join(f"<p>{label} {text}</p>" for label, text in _OFSTED)
    items = (
        ("17.", "Apologies", "<p>Apologies were received from Councillor Wren.</p>"),
        ("18.", "Minutes of the previous meeting", f"<p><b>RESOLVED</b> that {_APPROVED}</p>"),
        (
            "19.",
            "Ofsted inspection: findings and response",
            f"<p>{_HEARD}</p><p>{_UNDERTAKEN}</p><p><b>RESOLVED:</b></p>{limbs}",
        ),
        (
            "20.",
            "Children’s Services Improvement Plan",
            f"<p>{_PROPOSED}</p><p><b>RESOLVED</b> that {_PLAN}</p>",
        ),
    )
    rows = "\n".join(
        f"<tr><td>{number}</td><td><h3>{name}</h3>\n<p><b>Minutes:</b></p>\n{text}</td></tr>"
        for number, name, text in items
    )
    return _PAGE.format(committee=COMMITTEE, council=COUNCIL, items=rows).encode()


def labels() -> Label:
    """What is to be read from the page."""
    kind = "resolution"
    return {
        "document": {
            "council": COUNCIL,
            "committee": COMMITTEE,
            "meeting_date": MEETING,
            "kind": "web page",
        },
        "recommendations": [
            rec(_APPROVED, kind, MEETING, None, COMMITTEE, procedural=True),
            *[rec(text, kind, MEETING, label, COMMITTEE) for label, text in _OFSTED],
            rec(_PLAN, kind, MEETING, None, COMMITTEE, procedural=True),
        ],
        "actions": [
            action(
                _UNDERTAKEN,
                ["Mr Lyle"],
                "2021-10-15",
                "by 15 October 2021",
                source="minutes_action",
            )
        ],
        "updates": [],
        "rag": [],
        "judgements": [],
        "dates": [
            day("Thursday, 23rd September, 2021", "Agenda and minutes", MEETING, "meeting"),
            day("15 October 2021", "in each ward by", "2021-10-15", "deadline"),
        ],
        "acronyms": [],
        "qa": [
            qa("Why were so few home-educated children seen in 2021?", _HEARD),
            qa("What did the Committee decide about visits to home-educated children?", EHE_ROW),
        ],
        "traps": [trap("recommendation", _PROPOSED, "it fell")],
    }
