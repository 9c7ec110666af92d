"""Passages: one a paragraph, item or row, and whose words each is."""

from dataclasses import replace

import pytest

from corpus.records import KnownBy
from extract.findings import Findings, Recommendation, RecommendationKind
from ingest.document import Block, BlockKind, Cell, DocumentKind, PaperKind, Place
from search.passages import LONG_ROW, cut
from tests.made_papers import heading, item, minutes, paper, paragraph, table
from tests.search_parts import at, attribution


def quotes(document, findings=None) -> list[str]:
    return [each.quote for each in cut(document, findings or Findings())]


def test_a_passage_is_a_paragraph_a_list_item_or_a_row_with_its_place():
    document = paper(
        heading("Swans"),
        paragraph("The swans have come back.", paragraph="4"),
        item("Two pairs nest below the weir."),
        table("Site | Pairs", "Weir meadow | 2", "Mill pond | none seen"),
    )
    found = cut(document, Findings())
    assert [(each.quote, each.heading) for each in found] == [
        ("The swans have come back.", "Swans"),
        ("Two pairs nest below the weir.", "Swans"),
        ("Weir meadow | 2", "Swans › Site | Pairs"),
        ("Mill pond | none seen", "Swans › Site | Pairs"),
    ]
    assert found[0].paragraph == "4"
    assert (found[0].paper, found[0].page) == ("Harbour Services", 1)
    assert [each.order for each in found] == [0, 1, 2, 3]
    assert found == cut(document, Findings()), "ids are the same on each reading"


@pytest.mark.parametrize(
    "block",
    [
        heading("Swans on the river"),
        paragraph("7"),
        replace(paragraph("Page 4 of the swan report"), kind=BlockKind.FOOTER),
        table("Site | Pairs", " | "),
    ],
)
def test_titles_numbers_running_lines_and_blank_rows_are_no_passages(block):
    assert quotes(paper(block)) == []


def test_a_heading_that_is_a_sentence_is_a_passage():
    text = "The Committee is asked to visit the weir before the spring."
    assert quotes(paper(heading(text))) == [text]


@pytest.mark.parametrize(
    ("introduces", "introduced"),
    [
        ("A walk took place. The wardens found:", "The wardens found:"),
        ("The wardens asked for the following", "The wardens asked for the following"),
        ("RESOLVED that", "RESOLVED that"),
    ],
)
def test_a_list_keeps_the_sentence_that_introduces_it(introduces, introduced):
    document = paper(
        heading("Swans"), paragraph(introduces), item("Nests in the reeds"), item("Broken fences")
    )
    found = cut(document, Findings())
    assert [each.heading for each in found[1:]] == [f"Swans › {introduced}"] * 2


def test_a_sentence_that_introduces_nothing_is_left_out():
    document = paper(paragraph("The wardens went home."), item("Nests in the reeds"))
    assert cut(document, Findings())[1].heading == ""


def test_what_a_blank_cell_inherits_is_context_not_quote():
    document = paper(
        table("Aim | Action", "Safe banks | Mend the fence", "^Safe banks | Cut reeds")
    )
    last = cut(document, Findings())[-1]
    assert last.quote == "Cut reeds"
    assert last.heading == "Aim: Safe banks | Action"


def test_a_long_row_is_cut_by_the_paragraphs_of_its_cells():
    long = " ".join(["The wardens walk the bank."] * (LONG_ROW // 5 + 1))
    inner = tuple(
        Block(BlockKind.PARAGRAPH, text, (Place(2),)) for text in (long, "They meet at the weir.")
    )
    names = (Cell("Subject", Place(2)), Cell("Progress", Place(2)))
    row = (Cell("Banks", Place(2)), Cell(f"{long}\nThey meet at the weir.", Place(2), blocks=inner))
    block = Block(BlockKind.TABLE, "", (Place(2),), rows=(names, row), header_rows=1)
    found = cut(paper(block), Findings())
    assert [each.quote for each in found] == [long, "They meet at the weir."]
    assert {each.heading for each in found} == {"Banks › Progress"}


def test_quoted_words_inside_a_paragraph_are_a_passage_of_their_speaker():
    said = "too few nests were seen"
    text = f"In 2021 Ofsted said that ‘{said}’. The council has hired wardens since."
    found = cut(
        paper(paragraph(text)),
        Findings(
            attributions=(attribution("Ofsted", f"‘{said}’", said, said_on="2021", quoted=True),)
        ),
    )
    assert [(each.quote, each.speaker, each.known_by) for each in found] == [
        (text, None, KnownBy.AUTHOR),
        (said, "Ofsted", KnownBy.QUOTATION),
    ]
    assert found[1].said_on == "2021"
    assert found[1].heading.endswith("In 2021 Ofsted said that ‘")


def test_an_account_that_fills_its_paragraph_is_one_passage():
    text = "Inspectors concluded that the banks are safe."
    (only,) = cut(paper(paragraph(text)), Findings(attributions=(attribution("Ofsted", text),)))
    assert (only.quote, only.speaker, only.known_by) == (text, "Ofsted", KnownBy.REPORT)


def test_the_same_words_in_another_paragraph_are_not_the_speakers():
    said = "the banks are safe"
    document = paper(
        paragraph(f"Ofsted found that {said}.", paragraph="3"),
        paragraph(f"We too believe that {said}.", paragraph="4"),
    )
    spoken = attribution("Ofsted", said, paragraph="3")
    found = cut(document, Findings(attributions=(spoken,)))
    assert [(each.paragraph, each.speaker) for each in found] == [
        ("3", None),
        ("3", "Ofsted"),
        ("4", None),
    ]


def test_a_resolution_is_its_makers():
    text = "That the fence be mended."
    resolution = Recommendation(
        at=at(text), text=text, kind=RecommendationKind.RESOLUTION, made_by="Rivers Panel"
    )
    found = cut(minutes(item(text), paragraph("Tea was served at four.")), Findings((resolution,)))
    assert [each.speaker for each in found] == ["Rivers Panel", None]


@pytest.mark.parametrize(
    ("kind", "paper_kind", "author", "speaker"),
    [
        (DocumentKind.OFSTED_REPORT, PaperKind.INSPECTION_REPORT, None, "Ofsted"),
        (DocumentKind.SEND_REPORT, PaperKind.OTHER, "Ofsted and CQC", "Ofsted and CQC"),
        (DocumentKind.AGENDA_PACK, PaperKind.LETTER, "Ann Reed, Ofsted", "Ofsted"),
        (
            DocumentKind.AGENDA_PACK,
            PaperKind.LETTER,
            "Ann Reed, Chief Warden",
            "Ann Reed, Chief Warden",
        ),
        (DocumentKind.AGENDA_PACK, PaperKind.MINUTES, None, "Rivers Panel"),
        (DocumentKind.AGENDA_PACK, PaperKind.REPORT, "Chief Warden", "Chief Warden"),
        (DocumentKind.AGENDA_PACK, PaperKind.REPORT, None, None),
    ],
)
def test_a_paper_speaks_for_its_author(kind, paper_kind, author, speaker):
    document = paper(paragraph("The banks are safe."), kind=paper_kind)
    own = replace(document.papers[0], author=author)
    document = replace(document, kind=kind, papers=(own,), committee="Rivers Panel")
    (only,) = cut(document, Findings())
    assert only.speaker == speaker
    assert only.said_on == "2023-11-27"
