import random
import re

import pytest

from ingest.document import Block, BlockKind
from ingest.text import read_text

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE


def blocks(text: str) -> tuple[Block, ...]:
    return read_text(text.encode(), "paper.txt").blocks


def shape(text: str) -> list[tuple[BlockKind, str | None, str]]:
    return [(block.kind, block.label, block.text) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One paragraph.\n\nAnother one.",
            [(P, None, "One paragraph."), (P, None, "Another one.")],
        ),
        ("One a line.\nThe next line.", [(P, None, "One a line."), (P, None, "The next line.")]),
        ("# Report\n\nWords.", [(H, None, "Report"), (P, None, "Words.")]),
        ("BRIEF SUMMARY\n\nWords.", [(H, None, "BRIEF SUMMARY"), (P, None, "Words.")]),
        ("**Next steps**\n\nWords.", [(H, None, "Next steps"), (P, None, "Words.")]),
        ("Content of report\n\nWords.", [(H, None, "Content of report"), (P, None, "Words.")]),
        ("Other options\n\nN/A", [(H, None, "Other options"), (P, None, "N/A")]),
        ("13. The service grew.", [(P, "13.", "The service grew.")]),
        ("3.2 The service grew.", [(P, "3.2", "The service grew.")]),
        ("- 2. The inspection found.", [(P, "2.", "The inspection found.")]),
        ("(ii) That Cabinet note it.", [(L, "(ii)", "That Cabinet note it.")]),
        ("1) That it be noted.", [(L, "1)", "That it be noted.")]),
        ("- a) first limb", [(L, "a)", "first limb")]),
        ("• 4 months on", [(L, "•", "4 months on")]),
        ("· A dot", [(L, "·", "A dot")]),
        ("\uf0b7 A glyph", [(L, "\uf0b7", "A glyph")]),
        ("7 HOME EDUCATION (Pages 5 - 14)", [(P, "7", "HOME EDUCATION (Pages 5 - 14)")]),
        ("28. **APOLOGIES**", [(H, "28.", "APOLOGIES")]),
        ("10 February was cold.", [(P, None, "10 February was cold.")]),
        ("2021 was a hard year.", [(P, None, "2021 was a hard year.")]),
        ("A. Ash, Chair\nB. Oak, Clerk", [(P, None, "A. Ash, Chair"), (P, None, "B. Oak, Clerk")]),
        ("It cost &pound;5 &amp; more.", [(P, None, "It cost £5 & more.")]),
    ],
)
def test_lines_become_blocks(text: str, expected: list[tuple[BlockKind, str | None, str]]) -> None:
    assert shape(text) == expected


def test_bullets_nest_by_their_indentation() -> None:
    found = blocks("- outer\n - inner\n - inner too\n- outer again")
    assert [(block.text, block.level) for block in found] == [
        ("outer", 1),
        ("inner", 2),
        ("inner too", 2),
        ("outer again", 1),
    ]


def test_lines_that_run_on_are_one_paragraph() -> None:
    assert shape("- address\n the points made\n- next") == [
        (L, "-", "address the points made"),
        (L, "-", "next"),
    ]


def test_a_hard_wrapped_text_is_unwrapped_at_its_margin() -> None:
    line = "The board heard how the service had kept its promise to the families it"
    found = shape("\n".join([f"{line}\nServes, as planned.\n"] * 25))
    assert found[0] == (P, None, f"{line} Serves, as planned.")
    assert len(found) == 25


def test_a_paragraph_cut_by_a_page_is_joined_again() -> None:
    assert shape("help for\n\nfamilies in need.\n\nNew words.")[0] == (
        P,
        None,
        "help for families in need.",
    )


def test_marks_become_ranges() -> None:
    (block,) = blocks("They **must** act on *every case* & <i>soon</i>, 2 * 3 * 4.")
    assert block.text == "They must act on every case & soon, 2 * 3 * 4."
    assert [block.text[a:b] for a, b in block.bolds] == ["must"]
    assert [block.text[a:b] for a, b in block.italics] == ["every case", "soon"]


def test_tab_rows_are_a_table_without_its_rule() -> None:
    (table,) = blocks("Action\tOwner\n----\t----\nHire\tHR\n\tand Finance")
    assert table.kind is T
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Action", "Owner"],
        ["Hire", "HR"],
        ["", "and Finance"],
    ]


def test_pipe_tables_have_their_header_row() -> None:
    (table,) = blocks("| Action | Owner |\n|---|---|\n| Hire | HR |")
    assert table.header_rows == 1
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Action", "Owner"],
        ["Hire", "HR"],
    ]


def test_html_in_a_cell_keeps_its_list_items_on_lines_of_their_own() -> None:
    markup = (
        "<p>Findings</p><p>They wrote: <i>‘good work’</i></p>"
        "<ul style='x'><li>• first</li><li>second</li></ul><ol><li>one</li></ol>"
    )
    (table,) = blocks(f"4.\t{markup}")
    cell = table.rows[0][1]
    assert cell.text.split("\n") == [
        "Findings",
        "They wrote: ‘good work’",
        "• first",
        "• second",
        "1. one",
    ]
    quoted = cell.blocks[1]
    assert [quoted.text[a:b] for a, b in quoted.italics] == ["‘good work’"]


def test_an_address_in_angle_brackets_is_not_a_tag() -> None:
    (table,) = blocks("1.\t<p>See <http://council.example/> today</p>")
    assert table.rows[0][1].text == "See <http://council.example/> today"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Page 60", BlockKind.FOOTER),
        ("Page 2 of 14", BlockKind.FOOTER),
        ("This page is intentionally left blank", BlockKind.FOOTER),
        ("Agenda Item 7", BlockKind.HEADER),
        ("Page 60 of the plan was read.", BlockKind.PARAGRAPH),
        ("Agenda Item 7 was deferred.", BlockKind.PARAGRAPH),
    ],
)
def test_stamps_are_running_lines(line: str, kind: BlockKind) -> None:
    assert blocks(f"Words before.\n\n{line}\n\nWords after.")[1].kind is kind


def test_nothing_runs_on_from_a_footnote() -> None:
    found = shape("The plan covers\n\n² Yearly return\n\nthe whole service.")
    assert [text for _, _, text in found][1:] == ["² Yearly return", "the whole service."]


PIECES = [
    "<ol style='x'>",
    "</ol>",
    "<li>",
    "<p>",
    "</p>",
    "<br>",
    "\t",
    "\n",
    "\n\n",
    "- ",
    "**",
    " ",
]


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_lost_whatever_marks_stand_around_it(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"word{number}x" for number in range(30)]
    text = "".join(word + " " + chance.choice(PIECES) for word in words)
    read = " ".join(block.text for block in blocks(text))
    assert sorted(re.findall(r"word\d+x", read)) == sorted(words)
