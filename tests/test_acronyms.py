"""Acronyms that papers explain, and brackets that explain nothing."""

from __future__ import annotations

import pytest

from extract import acronyms
from extract.acronyms import explained
from ingest.document import Block, BlockKind, Cell, Document, DocumentKind, Page, Place


def found(*texts: str) -> list[tuple[str, str]]:
    """Short and long forms of a document of paragraphs."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, (Place(1),)) for text in texts)
    return _pairs(blocks)


def _pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    document = Document("a.pdf", "0" * 64, DocumentKind.OTHER, (Page(1),), (), blocks)
    return [(one.short, one.long) for one in acronyms.find(document)]


EXPLAINED = [
    ("pressure on the Multi-Agency Parks Hub (MAPH) grew", "MAPH", "Multi-Agency Parks Hub"),
    ("MAPH (Multi-Agency Parks Hub) met", "MAPH", "Multi-Agency Parks Hub"),
    ("the ETP (Elective tree planting) rules", "ETP", "Elective tree planting"),
    ("relations between Park Advisors (PA) and walkers", "PA", "Park Advisors"),
    ("our Park Advisors (PAs) help", "PA", "Park Advisors"),
    ("Managers of Trees and Shrubs (MOTAS).", "MOTAS", "Managers of Trees and Shrubs"),
    ("Not in Elm, Maple or Thorn (NEMT)", "NEMT", "Not in Elm, Maple or Thorn"),
    ("the Department for Orchards (DfO) wrote", "DfO", "Department for Orchards"),
    ("Trees in Need (TiN) plans", "TiN", "Trees in Need"),
    ('the Orchard Review ("OR") found', "OR", "Orchard Review"),
    ("The Orchard People (TOP) ran it", "TOP", "The Orchard People"),
    ("Special Tree Needs Co-ordinator (STNCO)", "STNCO", "Special Tree Needs Co-ordinator"),
    ("Trees' garden Analysis Tool (TrAT)", "TrAT", "Trees' garden Analysis Tool"),
    ("an Independent Tree Officer service (ITO) was", "ITO", "Independent Tree Officer"),
    ("MAPH – Multi-Agency Parks Hub", "MAPH", "Multi-Agency Parks Hub"),
    ("MAPH: Multi-Agency Parks Hub", "MAPH", "Multi-Agency Parks Hub"),
    ("Here MAPH stands for Multi-Agency Parks Hub.", "MAPH", "Multi-Agency Parks Hub"),
]


@pytest.mark.parametrize(("text", "short", "long"), EXPLAINED, ids=[row[0] for row in EXPLAINED])
def test_explained(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Birch (Chair) and Councillor Ash (Vice-Chair)",
        "the Panel (FCC) agreed",  # the letters do not fit
        "rated Green (RAG)",
        "contextual pruning issues (CSE)",
        "Target: 90% (Amber)",
        "N/A (N/A)",
        "the PARK (see page 4) is",
        "Chief Executive (Mr A Ash)",
        "of the (OTP)",
    ],
)
def test_what_explains_nothing(text: str) -> None:
    assert found(text) == []


def test_quote_is_verbatim_and_holds_both() -> None:
    text = "We asked the Multi-Agency Parks Hub (MAPH) twice."
    (one,) = explained(text)
    assert text[one.start : one.end] == "Multi-Agency Parks Hub (MAPH)"


def test_each_is_told_once_whatever_its_endings() -> None:
    texts = (
        "Park Tree Officers (PTO) and",
        "a Park Tree Officer (PTO) or",
        "the park tree officer’s (PTO)",
    )
    assert found(*texts) == [("PTO", "Park Tree Officers")]


def test_two_meanings_are_both_told() -> None:
    pairs = found("Park Tree Officer (PTO)", "Public Transport Order (PTO)")
    assert pairs == [("PTO", "Park Tree Officer"), ("PTO", "Public Transport Order")]


def test_strayed_words_give_way_to_the_clean_form() -> None:
    pairs = found(
        "Tree Protection No Impact Assessment (TPIA)", "Tree Protection Impact Assessment (TPIA)"
    )
    assert pairs == [("TPIA", "Tree Protection Impact Assessment")]


def test_glossary_rows() -> None:
    rows = (("MAPH", "Multi-Agency Parks Hub"), ("Trees in Need", "TiN"), ("AOB", "12 May"))
    cells = tuple(tuple(Cell(text, Place(1)) for text in row) for row in rows)
    table = Block(BlockKind.TABLE, "", (Place(1),), rows=cells)
    assert _pairs((table,)) == [("MAPH", "Multi-Agency Parks Hub"), ("TiN", "Trees in Need")]


def test_footnote_spells_out_the_word_it_hangs_on() -> None:
    texts = ("as the TrAT³ data show.", "³ Trees' garden Analysis Tool")
    assert found(*texts) == [("TrAT", "Trees' garden Analysis Tool")]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Elm Care Board (hereafter referred to as the ECB)", "ECB", "Elm Care Board"),
        ("Elm Care Board [ECB]", "ECB", "Elm Care Board"),
        ("Elm Care Commission’s (ECC) view", "ECC", "Elm Care Commission"),
        ("the Elm Care Commission's (ECC's) view", "ECC", "Elm Care Commission"),
        ("Tree Pruning Plans (TPP's)", "TPP", "Tree Pruning Plans"),
        ("Lime, Gean, Birch and Quince (LGBQ+)", "LGBQ+", "Lime, Gean, Birch and Quince"),
        ("ECB\tElm Care Board", "ECB", "Elm Care Board"),
        ("• ECB – Elm Care Board", "ECB", "Elm Care Board"),
        ("Adopt Forests (AF) ran it", "AF", "Adopt Forests"),
        ("Head of Shrubs (HS)", "HS", "Head of Shrubs"),
        ("Section 106 (S106) and", "S106", "Section 106"),
    ],
)  # fmt: skip
def test_further_forms(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Key: ETP – Elective Tree Planting; ECB – Elm Care Board",
        "Abbreviations: ETP = Elective Tree Planting, ECB = Elm Care Board",
    ],
)
def test_several_on_one_line(text: str) -> None:
    assert found(text) == [("ETP", "Elective Tree Planting"), ("ECB", "Elm Care Board")]


def test_glossary_without_signs() -> None:
    lines = "ECB Elm Care Board\nDfO The Department for Orchards\nElm Care Board"
    glossary = Block(BlockKind.PARAGRAPH, lines, (Place(1),), section=("Glossary of terms",))
    assert _pairs((glossary,)) == [
        ("ECB", "Elm Care Board"),
        ("DfO", "The Department for Orchards"),
    ]
    assert _pairs((Block(BlockKind.PARAGRAPH, lines, (Place(1),)),)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alice Ashdown (AA) will act",
        "Cllr Fern Dale (FD)",
        "Present: Rowan Elms (RE)",
        "Mrs Hazel Cole (HC)",
        "ACTION: BF\nBriar Fell (BF) to write",
        "(DRAFT), (PDF), (IV), (TBC), (Cllr), the country (UK)",
    ],
)
def test_people_and_other_brackets(text: str) -> None:
    assert found(text) == []


def test_initials_that_own_actions_are_people() -> None:
    rows = (("Action", "Owner"), ("Plant", "BF"), ("Mow", "ECB"), ("Dig", "EB"))
    cells = tuple(tuple(Cell(text, Place(1)) for text in row) for row in rows)
    table = Block(BlockKind.TABLE, "", (Place(1),), rows=cells, header_rows=1)
    texts = ("Briar Fell (BF), the Elm Care Board (ECB) and the Elm Board (EB)",)
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, (Place(1),)) for text in texts)
    assert _pairs((table, *blocks)) == [("ECB", "Elm Care Board"), ("EB", "Elm Board")]
