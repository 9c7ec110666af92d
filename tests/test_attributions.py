"""Whose words stand in a council's paper: quotations, accounts, and what is nobody else's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from extract import attributions
from extract.findings import Attribution
from extract.quotations import is_quotation, quotations, spoken_sentences
from extract.speakers import canonical
from ingest.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentKind,
    Page,
    Paper,
    PaperKind,
    Place,
)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, **fields: object) -> Block:
    """A block on page 1 of the first paper."""
    defaults: dict[str, object] = {"places": (Place(1, "1"),), "paper": 0}
    return Block(kind=kind, text=text, **(defaults | fields))  # type: ignore[arg-type]


def heading(text: str) -> Block:
    """A heading; the blocks under it name it in their section."""
    return block(text, BlockKind.HEADING)


def item(text: str, **fields: object) -> Block:
    """A bullet."""
    return block(text, BlockKind.LIST_ITEM, label="•", **fields)


def document(*blocks: Block, kind: DocumentKind = DocumentKind.REPORT, **paper: object) -> Document:
    """A council's report of September 2022."""
    defaults: dict[str, object] = {
        "title": "Schooling at home", "kind": PaperKind.REPORT, "pages": (1, 1),
        "dated": "2022-09-15",
    }  # fmt: skip
    papers = (Paper(**(defaults | paper)),)  # type: ignore[arg-type]
    return Document("fernley.pdf", "0" * 64, kind, (Page(1),), papers, blocks)


def found(*blocks: Block | str, **paper: object) -> list[Attribution]:
    """The attributions of a report of these blocks; a string is a paragraph."""
    made = (block(part) if isinstance(part, str) else part for part in blocks)
    return list(attributions.find(document(*made, **paper)))  # type: ignore[arg-type]


def told(*blocks: Block | str) -> list[tuple[str, str | None, bool, str]]:
    """Speaker, day, whether quoted, and text."""
    return [(one.speaker, one.said_on, one.quoted, one.text) for one in found(*blocks)]


ONE_SENTENCE = [
    ("In 2019, Ofsted said that ‘leaders know their schools well and act on it’.", "2019", True),
    ("Ofsted found that visits were too few.", None, False),
    ("In March 2021 inspectors concluded that visits were too few.", "2021-03", False),
    ("In May 2021, Ofsted carried out a full inspection and judged that visits were too few.",
     "2021-05", False),
    ("Ofsted, who inspected in May 2021, reported that visits were too few.", "2021-05", False),
    ("The Ofsted report of May 2021 noted that visits were too few.", "2021-05", False),
    ("Ofsted's focused visit in May 2021 found that visits were too few.", "2021-05", False),
    ("Our schools were assessed warmly by Ofsted in 2016 and 2018.", "{2016,2018}", False),
    ("The ferry school was criticised by Ofsted last year.", "2021", False),
    ("According to Ofsted, visits were too few.", None, False),
    ("Better records are what Ofsted are looking for next.", None, False),
    ("Ofsted require a copy of our answer by 4 June 2022.", None, False),
    ("HMI also alerted managers to three children who were not safe.", None, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said_on", "quoted"), ONE_SENTENCE, ids=[row[0] for row in ONE_SENTENCE]
)
def test_one_sentence(text: str, said_on: str | None, quoted: bool) -> None:
    (one,) = found(text)
    assert (one.speaker, one.said_on, one.quoted) == ("Ofsted", said_on, quoted)
    assert one.at.quote in text
    assert one.text in text


NOT_SAID = [
    "Some feared that an Ofsted inspection would find little change.",
    "We hope that Ofsted will judge us to be good.",
    "The service took Ofsted grades to measure itself.",
    "The plan is to address the weaknesses identified by Ofsted.",
    "The areas of growth identified by Ofsted had been known here.",
    "We prepared for the inspectors, who considered 300 cases.",
    "This report notes progress on the Ofsted Improvement Plan.",
    "The Council found that Ofsted came in May 2021.",
    "Copies of that report are kept at ofsted.example.",
    "Since the Ofsted visit we found new staff.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(text: str) -> None:
    assert told(text) == []


def test_quotation_is_the_text_when_it_is_all_that_was_said() -> None:
    (one,) = found(
        "In 2019, Ofsted said that ‘leaders know their schools well, and act on it.’ So."
    )
    assert one.text == "leaders know their schools well, and act on it."
    assert one.at.quote == one.text


def test_quotation_over_two_sentences_stays_whole() -> None:
    said = "leaders explain that need rose sharply. However, they have not shown why it did so."
    text = f"The Ofsted report does state that “{said}” We do not agree."
    assert told(text) == [("Ofsted", None, True, said)]


def test_a_mark_missing_at_the_end() -> None:
    words = "leaders have kept a stable and skilled body of staff."
    text = f"Ofsted noted that '{words} We agree."
    assert told(text) == [("Ofsted", None, True, words)]


def test_partly_quoted_account_stays_a_sentence() -> None:
    text = "Ofsted found that progress had been 'uneven and slow' since 2014."
    assert told(text) == [("Ofsted", None, True, text)]


SECTION = "Our response to the Ofsted feedback"


def test_blocks_after_the_feedback_was() -> None:
    """Quoted or italic blocks are the inspectorate's, the council's answers between are not."""
    under: dict[str, object] = {"section": (SECTION,)}
    first = "‘Clear guides were drawn up for parents, and they are helped to choose well.’"
    second = "In the pandemic few families were seen. The impact is not yet known.’"
    blocks = (
        heading(SECTION),
        block(
            "After the 2019 inspection this grew. The feedback contained the following:", **under
        ),
        block(first, **under),
        block("After the inspection we thought it too soon to tell.", **under),
        block("In May 2021, Fernley had a focused visit from Ofsted. The feedback was:", **under),
        block(second, italics=((0, len(second)),), **under),
        block("We put a strong challenge to some of it.", **under),
    )
    assert told(*blocks) == [
        ("Ofsted", "2019", True, first.strip("‘’")),
        ("Ofsted", "2021-05", True, second.strip("’")),
    ]


def test_points_raised_are_listed_below_and_quoted_words_are_told_apart() -> None:
    under: dict[str, object] = {"section": (SECTION,), "paragraph": "14"}
    seen = "the schooling of these children in those months has not been established"
    point = f"Homes were seldom seen, leading to the belief that ‘{seen}’."
    blocks = (
        heading(SECTION),
        block("There were two points raised by the inspector. These were:", label="14.", **under),
        block(point, label="1.", **under),
        block("Following this, we reviewed it all. Our answers were:", label="15.",
              section=(SECTION,), paragraph="15"),
        item("It was noted that visits went on.", section=(SECTION,), paragraph="15"),
    )  # fmt: skip
    assert [(quoted, text) for _, _, quoted, text in told(*blocks)] == [
        (False, point),
        (True, seen),
    ]


def test_section_about_an_inspection_tells_its_findings_without_naming_anyone() -> None:
    title = "Ofsted inspection of Oct. 2017, report out in December 2017"
    under: dict[str, object] = {"section": (title,)}
    blocks = (
        heading(title),
        block("Copies of that report are kept at reports.example.", **under),
        block("In conclusion the report found that progress since the spring was slow. Whilst "
              "recognising that some are helped, more is needed.", **under),
        block("Supervision was seen as having improved. We welcome this.", **under),
        block("It was also noted that few moved away.", **under),
        heading("Costs"),
        block("Savings were identified in May.", section=("Costs",)),
    )  # fmt: skip
    got = told(*blocks)
    assert [text.split()[0] for *_, text in got] == ["In", "Whilst", "Supervision", "It"]
    assert {(speaker, day) for speaker, day, _, _ in got} == {("Ofsted", "2017-12")}


def test_a_letter_named_before_is_its_writer_s() -> None:
    text = (
        "The focused visit to the service made by Ofsted in March 2018 led to a letter published "
        "on 11 May 2018. The letter, which is Appendix B below, set out "
        "serious concerns. Appendix A is the response to those concerns."
    )
    assert [(day, words.split()[1]) for _, day, _, words in told(text)] == [
        ("2018-05-11", "letter,")
    ]


def test_grade_of_a_report_is_told_with_its_day() -> None:
    text = (
        "The Ofsted inspection took place between 5 and 16 June 2017. The draft came on "
        "3 July 2017. The final report was published on 8 August 2017 with a judgement of "
        "'Requires Improvement'. This was the third time."
    )
    ((_, day, quoted, words),) = told(text)
    assert (day, quoted) == ("2017-08-08", True)
    assert words.startswith("The final report")


def test_words_after_a_colon_end_where_the_paper_speaks_again() -> None:
    said = "Caseloads had fallen and were manageable. Getting there took much of leaders' time."
    text = (
        f"Ofsted who inspected in May 2021 reported: {said} This does suggest that they were high."
    )
    assert told(text) == [("Ofsted", "2021-05", False, said)]


def test_a_report_without_an_inspectorate_is_the_council_s_own() -> None:
    assert told("The parks report found that ponds were dry. It was noted that it rained.") == []
    assert (
        told("We prepare for an Ofsted inspection. The report highlighted that ponds dried.") == []
    )


def test_guidance_is_the_department_s_not_the_inspectorate_s() -> None:
    text = (
        "Ofsted inspected us in May 2021. The DfE guidance states that parents may teach at home."
    )
    assert [(one.speaker, one.said_on) for one in found(text)] == [("DfE", None)]


def test_feedback_is_the_inspectorate_s_though_guidance_was_named_last() -> None:
    under: dict[str, object] = {"section": ("DETAIL",)}
    wanted = "“Parents should be seen once a year, whatever their plans.”"
    said = "“A third of the visits were late, and few were written down.”"
    blocks = (
        block(
            "Ofsted inspected in May 2021. The DfE guidance of April 2019 asks for more:", **under
        ),
        block(wanted, **under),
        block("On visits the report was plain. The feedback was:", **under),
        block(said, **under),
    )
    assert told(*blocks) == [
        ("DfE", "2019-04", True, wanted.strip("“”")),
        ("Ofsted", "2021-05", True, said.strip("“”")),
    ]


def test_other_bodies() -> None:
    text = "The peer review held in 2018 highlighted the want of a plan."
    assert told(text) == [("peer review", "2018", False, text)]


def test_cells_are_read() -> None:
    cell = Cell("Ofsted found that visits were too few.", Place(1, "1"))
    table = block(cell.text, BlockKind.TABLE, rows=((Cell("1", Place(1)), cell),))
    assert [one.at.quote for one in found(table)] == [cell.text]


@pytest.mark.parametrize(
    "kind", [DocumentKind.OFSTED_REPORT, DocumentKind.OFSTED_LETTER, DocumentKind.SEND_REPORT]
)
def test_an_inspectorate_s_own_report_attributes_nothing(kind: DocumentKind) -> None:
    words = block("Inspectors found that visits were too few.")
    assert attributions.find(document(words, kind=kind)) == ()


def test_an_inspectorate_s_letter_in_a_pack_attributes_nothing() -> None:
    words = block("Inspectors found that visits were too few.")
    letter = Paper(None, PaperKind.LETTER, (1, 1), author="Ann Ash, Her Majesty's Inspector")
    assert attributions.find(replace(document(words), papers=(letter,))) == ()
    assert len(attributions.find(document(words))) == 1


@pytest.mark.parametrize(
    ("words", "before", "name"),
    [
        ("HMI", "", "Ofsted"),
        ("the inspectors", "", "Ofsted"),
        ("Inspectors", "the Care Quality Commission came", "CQC"),
        ("Department for Education", "", "DfE"),
        ("Her Majesty’s Chief Inspector", "", "Ofsted"),
    ],
)
def test_names_of_speakers(words: str, before: str, name: str) -> None:
    assert canonical(words, before) == name


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("said ‘all is well’ today", ["all is well"]),
        ('said "all is well." Then', ["all is well."]),
        ("the workers' loads and the boys' club", []),
        ("'the workers' loads are high' he said", ["the workers' loads are high"]),
        ("said ‘all is well. Then more", ["all is well."]),
        ("it’s Fernley’s own", []),
        ("‘home visits’ were few, so ‘none were seen’", ["home visits", "none were seen"]),
        ("love ‘a child that is not yours” by work", ["a child that is not yours"]),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in quotations(text)] == inside


@pytest.mark.parametrize(
    ("text", "italics", "is_one"),
    [
        ("‘All is well.’", (), True),
        ("‘All is well.", (), True),
        ("All is well.’", (), True),
        ("All is well.", ((0, 12),), True),
        ("All is well.", ((0, 3),), False),
        ("‘All’ is well with us all, we think.", (), False),
        ("", (), False),
    ],
)
def test_whole_quotations(text: str, italics: tuple[tuple[int, int], ...], is_one: bool) -> None:
    assert is_quotation(text, italics) is is_one


def test_sentences_keep_quotations_whole() -> None:
    text = "He said “One. Two.” Then he left. It was Nov. 2019 then."
    cut = [text[start:end] for start, end in spoken_sentences(text)]
    assert cut == ["He said “One. Two.” Then he left.", "It was Nov. 2019 then."] or cut == [
        "He said “One. Two.”",
        "Then he left.",
        "It was Nov. 2019 then.",
    ]


@pytest.mark.shared
def test_both_feedbacks_of_a_real_pack(shared_papers: Path) -> None:
    """Home education in a pack of March 2022: two quoted feedbacks, none of the council's words."""
    import ingest

    path = shared_papers / "southampton-cfsp-2022-03-31.pdf"
    if not path.is_file():
        pytest.skip("the pack is not there")
    ones = [one for one in attributions.find(ingest.read(path)) if one.speaker == "Ofsted"]
    about = [one for one in ones if one.at.paragraph in ("12", "13", "14")]
    assert [(one.said_on, one.quoted) for one in about if one.at.paragraph in ("12", "13")] == [
        ("2019", True),
        ("2021-05", True),
    ]
    assert any(one.quoted for one in about if one.at.paragraph == "14")
    assert not [one for one in about if re.search(r"\b(?:we|our)\s+(?:continued|put)", one.text)]
