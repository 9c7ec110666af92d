"""What is to be read from the pack of 14 March 2024."""

from __future__ import annotations

from corpus.sample import evaluation_2024, minutes_2024, pack_2024
from corpus.sample.labels import Label, day, qa, rec, said, short, trap
from corpus.sample.pack_2024 import MEETING
from corpus.sample.trackers import tracker_labels

_DIRECTOR = "Executive Director for Children’s Services"


def labels() -> Label:
    """Every record of the pack, with questions and traps."""
    return {
        "document": {
            "council": "Wexcombe Borough Council",
            "committee": "Children and Young People Scrutiny Committee",
            "meeting_date": MEETING,
            "kind": "agenda pack",
        },
        "recommendations": [*minutes_2024.resolutions(), *_recommendations()],
        "actions": minutes_2024.actions(),
        "updates": tracker_labels(pack_2024.TRACKER, pack_2024.TRACKED_ON, MEETING),
        "rag": evaluation_2024.ratings(),
        "judgements": evaluation_2024.grades(),
        "attributions": [
            said(
                pack_2024.QUOTED_HOMES,
                "2021",
                quoted=True,
                said_on_alt=["2021-05", "2021-05-10/2021-05-21", "2021-07-05"],
            )
        ],
        "dates": _dates(),
        "acronyms": [short("PA", "personal advisers")],
        "qa": _questions(),
        "traps": [
            trap("judgement", "Our aim is to be outstanding by 2027.", "an aim"),
            trap("rag", "Some delay; the service can put it right", "a key"),
            trap("recommendation", pack_2024.ITEMS[2].text, "the agenda's own wording"),
        ],
    }


def _recommendations() -> list[Label]:
    (one, comment), (two, ask) = pack_2024.EVALUATION
    ((three, close),) = pack_2024.MONITORING
    (four, lease), (five, rents) = pack_2024.HOMES
    kind = "recommendation"
    return [
        rec(comment, kind, MEETING, one, _DIRECTOR, procedural_either=True),
        rec(ask, kind, MEETING, two, _DIRECTOR),
        rec(close, kind, MEETING, three, "Scrutiny Manager", procedural_either=True),
        rec(lease, kind, MEETING, four, _DIRECTOR),
        rec(rents, kind, MEETING, five, _DIRECTOR),
    ]


def _dates() -> list[Label]:
    return [
        day("Thursday, 14 March 2024", "Scrutiny Committee", MEETING, "meeting"),
        day("1 October 2024", "two more flats from", "2024-10-01", "event"),
        day("May 2023", "in use since", "2023-05", "event", "2023-05/.."),
        day("21 February 2024", "included the posts in the budget of", "2024-02-21", "event"),
        day("the autumn of 2024", "last two are to be ready in", "2024-23", "event"),
    ]


def _questions() -> list[Label]:
    return [
        qa(
            "Are children taught at home visited every year now?",
            "Every child on the register was offered a visit in 2023, and 94% were seen.",
            "Home education. Every child on the register was offered a visit in 2023",
        ),
        qa(
            "How many interviews with missing children are on time?",
            "97% were on time in the last quarter of 2023.",
            "Return home interviews. In the last quarter of 2023, 97% took place",
        ),
        qa("What did Ofsted say about homes for young people?", pack_2024.INSPECTORS_HOMES),
    ]
