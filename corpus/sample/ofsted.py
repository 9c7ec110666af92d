"""The inspectorate's papers: a full inspection's report (2021) and a visit's letter (2022)."""

from __future__ import annotations

from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from corpus.sample.labels import Label, day, grade, qa, rec, short, trap
from corpus.sample.packs import set_paper
from corpus.sample.style import MARGIN, bullets, gap, head, new_page, para, right, ruled, title

PUBLISHED = "2021-07-05"
LETTER_PUBLISHED = "2022-07-20"

OVERSIGHT_EHE = (
    "The oversight of children who are electively home educated, so that those not seen by any "
    "professional are known and the suitability of their education is checked."
)
RETURN_INTERVIEWS = (
    "The timeliness of return home interviews with children who go missing, and the use made of "
    "what children say in them."
)
SUPERVISION = "The regularity of supervision, and how far it challenges drift in children’s plans."
CARE_LEAVERS = (
    "The range and quality of accommodation for care leavers, in particular for those aged 18 and "
    "over who have been in custody."
)
ILACS_POINTS = (OVERSIGHT_EHE, RETURN_INTERVIEWS, SUPERVISION, CARE_LEAVERS)

JUDGEMENTS = (
    ("The impact of leaders on social work practice with children and families", "Good"),
    (
        "The experiences and progress of children who need help and protection",
        "Requires improvement to be good",
    ),
    ("The experiences and progress of children in care and care leavers", "Good"),
    ("Overall effectiveness", "Requires improvement to be good"),
)

EHE_FINDING = (
    "The number of children who are educated at home has doubled in two years. Officers make "
    "contact with parents when elective home education (EHE) begins, but too many children are not "
    "seen afterwards, and the local authority does not know whether their education is suitable."
)
MISSING_FINDING = (
    "When children go missing, most are offered a return home interview. A third of the interviews "
    "take place more than a week after the child’s return, when memories have faded, and what "
    "children say is not brought together to show where they are at risk."
)

LETTER_EHE = (
    "The arrangements for seeing children in elective home education who have a child in need or a "
    "child protection plan."
)
LETTER_MISSING = (
    "The recording of what children say in return home interviews, so that it informs their plans."
)
LETTER_POINTS = (LETTER_EHE, LETTER_MISSING)
LETTER_HEADLINE = (
    "Since the last inspection, leaders have kept a steady pace of improvement. Return home "
    "interviews now take place within three days for most children who go missing."
)


def _foot(text: str) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(MARGIN, 32, text)
        canvas.drawRightString(A4[0] - MARGIN, 32, str(document.page))

    return draw


def _letterhead() -> list[Flowable]:
    return [right("<b>Ofsted</b><br/>www.gov.uk/ofsted"), gap(6)]


def ilacs() -> bytes:
    """The report of the inspection of May 2021."""
    story: list[Flowable] = [
        *_letterhead(),
        title("Wexcombe Borough Council"),
        title("Inspection of children’s social care services"),
        gap(10),
        para("<b>Inspection dates:</b> 10 May 2021 to 21 May 2021"),
        para("<b>Report published:</b> 5 July 2021"),
        para("<b>Lead inspector:</b> Winifred Soames, Her Majesty’s Inspector"),
        gap(),
        ruled([("Judgement", "Grade"), *JUDGEMENTS], (7, 3)),
        para(
            "Services for children in Wexcombe have improved since they were last inspected, but "
            "not evenly. Children in care live in homes that meet their needs and many make good "
            "progress. Help and protection are less consistent: when plans drift, managers do not "
            "always notice in time. Leaders know the services well and have begun to put right "
            "what they found wanting."
        ),
        head("What needs to improve"),
        *bullets(ILACS_POINTS),
        new_page(),
        head(
            "The experiences and progress of children who need help and protection: requires "
            "improvement to be good"
        ),
        *[para(text) for text in _HELP],
        head("The experiences and progress of children in care and care leavers: good"),
        *[para(text) for text in _CARE],
        head("The impact of leaders on social work practice with children and families: good"),
        *[para(text) for text in _LEADERS],
    ]
    return set_paper(
        story,
        "Inspection of children’s social care services: Wexcombe",
        _foot("Inspection of children’s social care services – Wexcombe Borough Council"),
    )


_HELP = (
    "Families who ask for help early receive it. Workers in the two family centres know the "
    "families they visit, and children speak warmly of them. Referrals to the multi-agency "
    "safeguarding hub (MASH) are screened on the day on which they arrive.",
    "Assessments are thorough for most children. For a small number, the history of the family is "
    "repeated from one assessment to the next without being weighed.",
    MISSING_FINDING,
    EHE_FINDING,
    "Child protection conferences are well attended. The plans that follow are often too long for "
    "parents to know what is expected of them first.",
)
_CARE = (
    "Most children in care live close to their friends and schools. Brothers and sisters are kept "
    "together where that is right for them.",
    "Personal advisers keep in touch with care leavers, and 91% have a pathway plan. Too few young "
    "people have a choice of where to live, and a few have been placed in bed and breakfast.",
)
_LEADERS = (
    "The executive director and her team are visible and listen to staff. Councillors take their "
    "duties as corporate parents seriously.",
    "Supervision is held every month in some teams and once a quarter in others. Its records show "
    "what was discussed, seldom what was challenged.",
)


def letter() -> bytes:
    """The letter after the focused visit of June 2022."""
    story: list[Flowable] = [
        *_letterhead(),
        para("20 July 2022"),
        gap(4),
        para("Marian Tolley<br/>Executive Director for Children’s Services"),
        para("Wexcombe Borough Council<br/>Civic House<br/>Harbour Street<br/>Wexcombe"),
        para("Dear Ms Tolley"),
        head("Focused visit to Wexcombe Borough Council children’s services"),
        para(
            "This letter summarises the findings of the focused visit to Wexcombe children’s "
            "services on 14 and 15 June 2022. Her Majesty’s Inspectors for this visit were "
            "Winifred Soames and Anselm Garrow."
        ),
        para(
            "Inspectors looked at the local authority’s arrangements for children in need and for "
            "children who are subject to a child protection plan."
        ),
        head("Headline findings"),
        para(LETTER_HEADLINE),
        para(
            "Plans are shorter and clearer than they were, and parents told inspectors that they "
            "understand them. Social workers see children often and get to know them. Supervision "
            "takes place each month in all teams."
        ),
        head("What needs to improve in this area of social work practice"),
        *bullets(LETTER_POINTS),
        head("Main findings"),
        *[para(text) for text in _LETTER_FINDINGS],
        para("I am copying this letter to the Department for Education."),
        para("Yours sincerely"),
        gap(),
        para("Winifred Soames<br/>Her Majesty’s Inspector"),
    ]
    return set_paper(story, "Focused visit to Wexcombe", _foot("Focused visit – Wexcombe"))


_LETTER_FINDINGS = (
    "The threshold for a child protection plan is understood by partners. Core groups meet when "
    "they should, and their minutes reach parents within a week.",
    "Children in need are visited at least every four weeks. The chronologies on their files are "
    "up to date for most children.",
    "A small number of children with plans are educated at home. Social workers visit them, but "
    "the officers who check their education do not always know that there is a plan, and two "
    "children had not been seen by an education officer for over a year.",
    "Return home interviews are sensitive and prompt. What children say is not always written down "
    "in their own words, and it reaches the child’s plan in fewer than half of the cases seen.",
    "Managers audit six cases a month. Their audits are honest, and the learning is shared.",
)

ILACS_DAYS = "2021-05-10/2021-05-21"
LETTER_DAYS = "2022-06-14/2022-06-15"


def ilacs_labels() -> Label:
    """What is to be read from the report."""
    return {
        "document": {
            "council": "Wexcombe Borough Council",
            "committee": None,
            "meeting_date": None,
            "kind": "ofsted report",
        },
        "recommendations": [
            rec(text, "inspection", PUBLISHED, "•", "Ofsted", made_on_alt=[ILACS_DAYS])
            for text in ILACS_POINTS
        ],
        "actions": [],
        "rag": [],
        "updates": [],
        "judgements": [
            grade(area, ofsted=value, ofsted_on=ILACS_DAYS, published_on=PUBLISHED)
            for area, value in JUDGEMENTS
        ],
        "dates": [
            day("10 May 2021 to 21 May 2021", "Inspection dates:", ILACS_DAYS, "inspection"),
            day("5 July 2021", "Report published:", PUBLISHED, "publication"),
        ],
        "acronyms": [
            short("MASH", "multi-agency safeguarding hub"),
            short("EHE", "elective home education"),
        ],
        "qa": [
            qa("What did Ofsted find about home education in 2021?", EHE_FINDING, OVERSIGHT_EHE),
            qa("How soon are children spoken to who have run away?", MISSING_FINDING),
        ],
        "traps": [
            trap("recommendation", _CARE[1], "a finding, not a point for improvement"),
            trap("judgement", _HELP[1], "'thorough' is no grade"),
        ],
    }


def letter_labels() -> Label:
    """What is to be read from the letter."""
    return {
        "document": {
            "council": "Wexcombe Borough Council",
            "committee": None,
            "meeting_date": None,
            "kind": "ofsted letter",
        },
        "recommendations": [
            rec(text, "inspection", LETTER_PUBLISHED, "•", "Ofsted", made_on_alt=[LETTER_DAYS])
            for text in LETTER_POINTS
        ],
        "actions": [],
        "rag": [],
        "updates": [],
        "judgements": [],
        "dates": [
            day("20 July 2022", "Marian Tolley", LETTER_PUBLISHED, "publication"),
            day(
                "14 and 15 June 2022",
                "services on",
                "{2022-06-14,2022-06-15}",
                "inspection",
                LETTER_DAYS,
            ),
        ],
        "acronyms": [],
        "qa": [
            qa(
                "What must still get better for home-educated children with a plan?",
                LETTER_EHE,
                _LETTER_FINDINGS[2],
            ),
            qa("Are return home interviews faster than before?", LETTER_HEADLINE),
        ],
        "traps": [trap("recommendation", _LETTER_FINDINGS[4], "praise in the findings")],
    }
