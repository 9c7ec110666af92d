"""Who said it, in further forms: joint inspections, trailing dates, faults, guidance, questions."""

from __future__ import annotations

import pytest

from extract.attributions import find
from extract.speakers import canonical
from ingest.document import Block
from tests.made_papers import heading, paper, paragraph

OFSTED = "Ofsted"
Told = list[tuple[str, str | None, bool]]


def told(*blocks: Block) -> Told:
    """Speaker, day and whether quoted, of what a paper of November 2023 attributes."""
    return [(one.speaker, one.said_on, one.quoted) for one in find(paper(*blocks))]


@pytest.mark.parametrize(
    ("text", "speaker", "said_on"),
    [
        # the date that ends the sentence is that of the judging, unless a clause has it
        ("Ofsted judged the ferries to be inadequate in May 2018.", OFSTED, "2018-05"),
        ("It was noted that Ofsted had praised the crews in May 2022.", OFSTED, "2022-05"),
        ("Ofsted found that crews were few in May 2018.", OFSTED, None),
        ("Ofsted praised the crews hired in May 2018.", OFSTED, None),
        # two inspectorates together
        ("Ofsted and CQC found in May 2022 that ferries were late.", "Ofsted and CQC", "2022-05"),
        ("Ofsted and the Care Quality Commission reported in May 2022 that ferries were late.",
         "Ofsted and CQC", "2022-05"),
        # faults told without a verb of saying
        ("Since Ofsted's visit of May 2022 and the grave shortcomings it laid bare in ferries, "
         "work has gone on.", OFSTED, "2022-05"),
        ("After the inspection by Ofsted in May 2022, fundamental weaknesses in mooring had to be "
         "met.", OFSTED, "2022-05"),
        ("The report by Ofsted in May 2022 pointed to late ferries.", OFSTED, "2022-05"),
        ("Late ferries were identified at the Ofsted inspection of May 2022.", OFSTED, "2022-05"),
        # others who speak in councils' papers
        ("The DfE adviser found that crews were few.", "DfE adviser", None),
        ("The DfE-appointed commissioner reported that crews were few.", "DfE commissioner", None),
        ("The Secretary of State said that ferries must run.", "Secretary of State", None),
        ("The coroner concluded in May 2022 that the pier was unsafe.", "coroner", "2022-05"),
    ],
)  # fmt: skip
def test_sentences(text: str, speaker: str, said_on: str | None) -> None:
    assert told(paragraph(text)) == [(speaker, said_on, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Members asked what Ofsted had said about ferries.",
        "The Panel asked whether inspectors had noted the late ferries.",
        "Ofsted wrote to the council on 4 May 2022.",
        "Regard must be had to the guidance from the Secretary of State set out in the annex.",
        "Following the Ofsted inspection the council has serious concerns about its budget.",
        "Actions on the late ferries identified at the Ofsted inspection are in hand.",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    assert told(paragraph(text)) == []


def test_feedback_in_italics_in_a_block_of_its_own() -> None:
    words = "Ferries run late and crews are few."
    blocks = paragraph("The inspectors' feedback was:"), paragraph(words, italics=((0, 35),))
    assert told(*blocks, paragraph("We have bought boats.")) == [(OFSTED, None, True)]


def test_guidance_in_a_block_of_its_own_is_its_bodys() -> None:
    lead = "Following the Ofsted inspection in May 2022, the council read the DfE guidance, which "
    quoted = paragraph("“Local authorities should keep their ferries afloat at all times.”")
    assert told(paragraph(f"{lead}states:"), quoted) == [("DfE", None, True)]


def test_guidance_of_nobody_named_is_not_the_inspectorates() -> None:
    quoted = paragraph("“Local authorities should keep their ferries afloat at all times.”")
    section = heading("Ofsted visit, May 2022")
    for lead in ("The guidance states:", "Statutory guidance states:", "The guidance said:"):
        assert told(section, paragraph(lead), quoted) == []
    after = paragraph("Inspectors found that they do not.")
    assert told(section, paragraph("The guidance states:"), quoted, after) == [
        (OFSTED, "2022-05", False)
    ]


def test_joint_names() -> None:
    assert canonical("CQC and Ofsted") == "Ofsted and CQC"
    assert canonical("the DfE improvement advisor") == "DfE adviser"


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted's view was that ferries run late.",
        "It was Ofsted's opinion that ferries run late.",
        "In Ofsted's words, ferries were ‘late and few’.",
        "As Ofsted put it, ferries are late.",
        "The Ofsted findings were that crews had grown.",
        "The inspectors considered that crews were strong.",
        "Ofsted agreed that crews had grown.",
        "Ofsted were particularly critical of late ferries.",
        "Ofsted were complimentary about the crews.",
        "The Ofsted report describes strong crews.",
        "There was recognition from Ofsted that crews had grown.",
        "Positive comments were made by inspectors about the crews.",
    ],
)
def test_further_ways_of_saying(text: str) -> None:
    assert [speaker for speaker, *_ in told(paragraph(text))] == [OFSTED]


@pytest.mark.parametrize(
    "text",
    [
        "The council does not share Ofsted's view that ferries run late.",
        "The inspectors considered 40 cases.",
        "Ofsted agreed to come back in May.",
        "Members noted the findings of Ofsted.",
        "Ofsted inspects ferries every three years.",
        "If Ofsted finds that crews are few, ferries stop.",
        "The annual conversation with Ofsted took place in May 2022.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert told(paragraph(text)) == []
