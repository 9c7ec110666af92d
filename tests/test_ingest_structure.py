import pytest

from ingest.document import Block, BlockKind, Place
from ingest.structure import outline
from tests.ingest_parts import document


def outlined(*lines: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(b.text, b.paragraph, b.section) for b in document(list(lines)).blocks]


def numbers(*lines: str) -> list[str | None]:
    return [paragraph for _, paragraph, _ in outlined(*lines)]


def test_what_stands_under_a_numbered_paragraph_carries_its_number() -> None:
    assert outlined("# DETAIL", "13.> A visit was made.", "‘Too slow.’", "- a point") == [
        ("DETAIL", None, ()),
        ("A visit was made.", "13", ("DETAIL",)),
        ("‘Too slow.’", "13", ("DETAIL",)),
        ("a point", "13", ("DETAIL",)),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["3.1> a", "3.2> b", "words"], ["3.1", "3.2", "3.2"]),
        (["2.> a", "# NEXT", "words"], ["2", None, None]),
        # a list numbered anew inside a paragraph
        (["4.> a", "1.> x", "2.> y", "5.> b"], ["4", "4", "4", "5"]),
        (["2.> a", "1.> x", "2.> y", "3.> z", "3.> b"], ["2", "2", "2", "2", "3"]),
        (["2.> a", "1.> x", "2.> y", "3.> b", "4.> c"], ["2", "2", "2", "3", "4"]),
        # numbers that begin anew under a heading are paragraphs
        (["4.> a", "# NEXT", "1.> x", "2.> y"], ["4", None, "1", "2"]),
        # a numbered heading numbers what follows, until a paragraph has a number of its own
        (["# 28.> ITEM", "words", "(1)> x"], ["28", "28", "28"]),
        (["# 28.> ITEM", "1.> x", "# 29.> NEXT", "words"], ["28", "1", "29", "29"]),
        # a heading numbered along with the paragraphs holds a list as a paragraph does
        (["15.> a", "# 16.> NEXT", "1.> x", "2.> y", "# 17.> END"], ["15", "16", "16", "16", "17"]),
    ],
)
def test_paragraph_numbers(lines: list[str], expected: list[str | None]) -> None:
    assert numbers(*lines) == expected


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED:",
        "RESOLVED that the plan be noted",
        "IT WAS RESOLVED",
        "AGREED:",
        "N/A",
        "Date: 6 March 2023",
        "Ward(s) affected: All",
        "Thursday, 4 June 2020",
        "4th June 2020",
    ],
)
def test_what_is_set_as_a_heading_and_is_none(text: str) -> None:
    assert outlined("# PLAN", f"# {text}", "words")[2] == ("words", None, ("PLAN",))


@pytest.mark.parametrize(
    "text", ["RECOMMENDATIONS:", "Agreed actions", "Overall: good", "June 2020"]
)
def test_headings_that_stay(text: str) -> None:
    assert outlined(f"# {text}", "words")[1] == ("words", None, (text,))


def test_a_name_and_post_over_how_to_reach_them_is_no_heading() -> None:
    named = "Ann Reed \u2013 Head of Visits"
    assert outlined("# PLAN", f"# {named}", "T: 01234 567890")[2][2] == ("PLAN",)
    assert outlined("# PLAN", f"# {named}", "E: ann.reed@wexcombe.example")[2][2] == ("PLAN",)
    assert outlined("# PLAN", f"# {named}", "She thanked the staff.")[2][2] == (named,)
    assert outlined("# PLAN", "# Contact details", "T: 01234 567890")[2][2] == ("Contact details",)


def test_sections_begin_anew_at_each_paper() -> None:
    memo = ["From: A Director", "To: Cabinet – 6 March 2023", "Subject: {}"]
    pages = [[*memo, f"# PART {n}", "1.> words"] for n in (1, 2)]
    pages = [[line.format(n) for line in page] for n, page in enumerate(pages)]
    found = document(*pages)
    assert [b.section for b in found.blocks if b.text == "words"] == [("PART 1",), ("PART 2",)]
    assert [(b.section, b.paragraph) for b in found.blocks if b.text.startswith("From")] == [
        ((), None),
        ((), None),
    ]


def test_running_lines_have_no_place_in_the_outline() -> None:
    found = document(["^ Quarterly report", "# PART", "1.> words", "_ Page 3"])
    assert [b.section for b in found.blocks if b.is_running] == [(), ()]


def bold(kind: BlockKind, label: str, text: str) -> Block:
    return Block(kind, text, (Place(1),), label=label, bolds=((0, len(text)),))


def test_bold_numbered_sentences_are_paragraphs_where_one_of_their_run_is() -> None:
    run = [
        bold(BlockKind.HEADING, "1.", "To note the report"),
        bold(BlockKind.PARAGRAPH, "2.", "To agree the plan."),
        bold(BlockKind.HEADING, "3.", "To thank the staff"),
    ]
    assert {block.kind for block in outline(run, ())} == {BlockKind.PARAGRAPH}


def test_numbered_headings_over_plain_paragraphs_stay_headings() -> None:
    plain = Block(BlockKind.PARAGRAPH, "Visits went on.", (Place(1),), label="2.")
    first, second = outline([bold(BlockKind.HEADING, "1.", "Detail"), plain], ())
    assert (first.kind, second.kind) == (BlockKind.HEADING, BlockKind.PARAGRAPH)
