"""Labels that Word numbers by itself, in each format, through styles, restarts and overrides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.docx_numerals import numeral
from tests.docx_maker import blocks, labels, lvl, numbering, p, restart, style, tbl

LEGAL = (
    lvl(0, "decimal", "%1.")
    + lvl(1, "decimal", "%1.%2")
    + lvl(2, "lowerLetter", "(%3)")
    + lvl(3, "lowerRoman", "(%4)")
)
LISTS = numbering({0: LEGAL}, {1: (0, "")})


def listed(*levels: int, num: int = 1) -> str:
    return "".join(p(f"Point {at}", (num, level)) for at, level in enumerate(levels))


@pytest.mark.parametrize(
    ("form", "counts", "expected"),
    [
        ("decimal", (1, 10, 100), ("1", "10", "100")),
        ("decimalZero", (1, 10, 100), ("01", "10", "100")),
        ("lowerLetter", (1, 26, 27, 28, 53), ("a", "z", "aa", "bb", "aaa")),
        ("upperLetter", (2, 27), ("B", "AA")),
        ("lowerRoman", (1, 4, 9, 14, 40, 99), ("i", "iv", "ix", "xiv", "xl", "xcix")),
        ("upperRoman", (3, 1994), ("III", "MCMXCIV")),
        ("ordinal", (1, 2, 3, 4, 11, 12, 13, 21, 111), "1st 2nd 3rd 4th 11th 12th 13th 21st 111th"),
        ("cardinalText", (1, 12, 20, 34), ("One", "Twelve", "Twenty", "Thirty-four")),
        ("ordinalText", (1, 2, 5, 12, 20, 31), "First Second Fifth Twelfth Twentieth Thirty-first"),
        ("hex", (10, 255), ("A", "FF")),
        ("chicago", (1, 2, 5), ("*", "†", "**")),
        ("decimalEnclosedCircle", (1, 20, 21), ("①", "⑳", "21")),
        ("numberInDash", (3,), ("- 3 -",)),
        ("none", (3,), ("",)),
        ("bullet", (3,), ("",)),
        ("thaiCounting", (3,), ("3",)),
        ("lowerLetter", (0,), ("0",)),
    ],
)
def test_numerals(form: str, counts: tuple[int, ...], expected: str | tuple[str, ...]) -> None:
    wanted = tuple(expected.split()) if isinstance(expected, str) else expected
    assert tuple(numeral(count, form) for count in counts) == wanted


def test_a_format_of_ones_own_counts_its_digits() -> None:
    own = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="R%1"/></w:lvl>'
    )
    assert labels(listed(0, 0), numbering=numbering({0: own}, {1: (0, "")})) == ["R007", "R008"]


def test_levels_count_on_and_begin_again_below_a_higher_one() -> None:
    found = labels(listed(0, 1, 1, 2, 2, 3, 2, 1, 2, 0, 1), numbering=LISTS)
    assert found == ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "(c)", "1.3", "(a)", "2.", "2.1"]


def test_levels_that_were_passed_over_stand_at_their_start_and_have_counted() -> None:
    assert labels(listed(1, 1, 0, 2, 1), numbering=LISTS) == ["1.1", "1.2", "2.", "(a)", "2.2"]


@pytest.mark.parametrize(
    ("restarts", "expected"),
    [
        (None, ["(a)", "(b)", "(a)", "(a)"]),
        (0, ["(a)", "(b)", "(c)", "(d)"]),
        (1, ["(a)", "(b)", "(c)", "(a)"]),  # only a new first level restarts it
        (9, ["(a)", "(b)", "(a)", "(a)"]),  # a level below its own: as if not told
    ],
)
def test_a_level_restarts_where_it_says(restarts: int | None, expected: list[str]) -> None:
    more = "" if restarts is None else f'<w:lvlRestart w:val="{restarts}"/>'
    levels = lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2")
    levels += lvl(2, "lowerLetter", "(%3)", more=more)
    found = labels(listed(0, 1, 2, 2, 1, 2, 0, 2), numbering=numbering({0: levels}, {1: (0, "")}))
    assert [label for label in found if label and label.startswith("(")] == expected


def test_legal_levels_show_only_digits_a_nought_before_them_kept() -> None:
    levels = lvl(0, "upperRoman", "Part %1") + lvl(1, "decimalZero", "%1.%2", more="<w:isLgl/>")
    found = blocks(listed(0, 0, 1), numbering=numbering({0: levels}, {1: (0, "")}))
    assert [(b.label, b.text) for b in found] == [
        (None, "Part I Point 0"),
        (None, "Part II Point 1"),
        ("2.01", "Point 2"),
    ]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (lvl(0, "decimal", "%1)", 4), "4)"),
        (lvl(0, "decimal", "%1.", None), "0."),  # no start told: nought, says the standard
        (lvl(0, "decimal", ""), None),
        (lvl(0, "none", ""), None),
        (lvl(0, "decimal", "%1.%2"), None),  # a deeper level in the pattern: Word shows nothing
        (lvl(0, "bullet", "\uf0b7"), "•"),
        (lvl(0, "bullet", "o"), "•"),
        (lvl(0, "bullet", ""), None),
        (lvl(0, "bullet", "", more='<w:lvlPicBulletId w:val="0"/>'), "•"),
        (lvl(0, "cardinalText", "%1"), "One"),
    ],
)
def test_patterns(level: str, expected: str | None) -> None:
    assert labels(listed(0), numbering=numbering({0: level}, {1: (0, "")})) == [expected]


def test_lists_of_one_definition_count_together() -> None:
    lists = numbering({0: LEGAL}, {1: (0, ""), 2: (0, "")})
    assert labels(listed(0, num=1) + listed(0, num=2) + listed(0, num=1), numbering=lists) == [
        "1.",
        "2.",
        "3.",
    ]


def test_an_overridden_start_holds_once_and_for_all_lists_of_the_definition() -> None:
    lists = numbering({0: LEGAL}, {1: (0, ""), 2: (0, restart(0, 8))})
    body = listed(0, 0) + listed(0, 0, num=2) + listed(0) + listed(0, num=2)
    assert labels(body, numbering=lists) == ["1.", "2.", "8.", "9.", "10.", "11."]


def test_an_overridden_start_of_a_lower_level_holds_whenever_it_begins_again() -> None:
    lists = numbering({0: LEGAL}, {1: (0, restart(1, 5))})
    assert labels(listed(0, 1, 1, 0, 1), numbering=lists) == ["1.", "1.5", "1.6", "2.", "2.5"]


def test_an_overridden_level_has_its_own_format() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>'
    lists = numbering({0: LEGAL}, {1: (0, ""), 2: (0, own)})
    assert labels(listed(0) + listed(0, num=2), numbering=lists) == ["1.", "B)"]


STYLED = "<w:pPr><w:numPr>{}<w:numId w:val='{}'/></w:numPr></w:pPr>"


def test_a_style_gives_the_list_and_the_level_tied_to_it() -> None:
    tied = lvl(0, "decimal", "%1.", more='<w:pStyle w:val="Ueberschrift1"/>')
    tied += lvl(1, "decimal", "%1.%2", more='<w:pStyle w:val="Absatz"/>')
    styles = style("Ueberschrift1", "heading 1", STYLED.format("", 1))
    # The level told in the style gives way to the level that is tied to it.
    styles += style("Absatz", "Numbered text", STYLED.format('<w:ilvl w:val="3"/>', 1))
    styles += style("Eigen", "House text", based="Absatz")
    body = "".join(p(f"Words {key}", style=key) for key in ("Ueberschrift1", "Absatz", "Eigen"))
    found = blocks(body, styles=styles, numbering=numbering({0: tied}, {1: (0, "")}))
    assert [(b.kind, b.label) for b in found] == [
        (BlockKind.HEADING, "1."),
        (BlockKind.PARAGRAPH, "1.1"),
        (BlockKind.PARAGRAPH, "1.2"),
    ]


def test_a_styles_level_that_nothing_is_tied_to_is_taken_as_told() -> None:
    styles = style("Sub", "Sub", STYLED.format('<w:ilvl w:val="2"/>', 1))
    assert labels(p("Words", style="Sub"), styles=styles, numbering=LISTS) == ["(a)"]


def test_number_nought_switches_a_styles_list_off() -> None:
    styles = style("Num", "Num", STYLED.format("", 1))
    styles += style("Bare", "Bare", STYLED.format("", 0), based="Num")
    body = p("One", style="Num") + p("Two", (0, 0), style="Num") + p("Three", style="Bare")
    body += p("Four", style="Num")
    assert labels(body, styles=styles, numbering=LISTS) == ["1.", None, None, "2."]


def test_a_level_of_ones_own_in_the_list_of_the_style() -> None:
    styles = style("Num", "Num", STYLED.format("", 1))
    own = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = p("One", style="Num") + p("Two", style="Num", more=own)
    assert labels(body, styles=styles, numbering=LISTS) == ["1.", "1.1"]


def test_list_styles_stand_for_the_definition_they_name() -> None:
    linked = '<w:numStyleLink w:val="House"/>'
    lists = numbering(
        {0: '<w:styleLink w:val="House"/>' + LEGAL, 1: linked}, {1: (0, ""), 2: (1, "")}
    )
    styles = style("House", "House list", STYLED.format("", 1), kind="numbering")
    assert labels(listed(0, 1, num=2), styles=styles, numbering=lists) == ["1.", "1.1"]
    assert labels(listed(0, 1, num=2), numbering=lists) == ["1.", "1.1"]  # by the link alone


@pytest.mark.parametrize(
    "lists",
    [
        "",
        numbering({0: LEGAL}, {2: (0, "")}),
        numbering({0: LEGAL}, {1: (7, "")}),
        numbering({0: '<w:numStyleLink w:val="Lost"/>'}, {1: (0, "")}),
    ],
)
def test_a_list_that_is_not_defined_numbers_nothing(lists: str) -> None:
    assert labels(listed(0), numbering=lists) == [None]
    assert labels(listed(0)) == [None]


def test_counting_goes_on_through_cells_and_empty_paragraphs() -> None:
    cell = p("In a cell", (1, 0))
    body = (
        p("One", (1, 0)) + tbl(["Left", cell], [cell, "Right"]) + p("", (1, 0)) + p("End", (1, 0))
    )
    first, table, last = blocks(body, numbering=LISTS)
    assert (first.label, last.label) == ("1.", "5.")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Left", "2. In a cell"],
        ["3. In a cell", "Right"],
    ]


def test_paragraphs_that_were_deleted_do_not_count_and_join_the_next() -> None:
    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
    end = '<w:rPr><w:del w:id="2" w:author="x"/></w:rPr>'
    hidden = p(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>",
        (1, 0),
        more="<w:rPr><w:vanish/></w:rPr>",
    )
    body = p("One", (1, 0)) + p(gone, (1, 0), more=end) + hidden + p("Two", (1, 0))
    body += p("Thr", (1, 0), more=end) + p("ee", (1, 0))
    found = blocks(body, numbering=LISTS)
    assert [(b.label, b.text) for b in found] == [("1.", "One"), ("2.", "Two"), ("3.", "Three")]


def test_numbers_are_paragraphs_letters_and_bullets_items_nested_by_indent() -> None:
    levels = LEGAL + lvl(4, "bullet", "\uf0b7")
    found = blocks(listed(0, 2, 3, 4, 2, 0), numbering=numbering({0: levels}, {1: (0, "")}))
    assert [(b.kind, b.label, b.level) for b in found] == [
        (BlockKind.PARAGRAPH, "1.", 1),
        (BlockKind.LIST_ITEM, "(a)", 2),
        (BlockKind.LIST_ITEM, "(i)", 3),
        (BlockKind.LIST_ITEM, "•", 4),
        (BlockKind.LIST_ITEM, "(b)", 2),
        (BlockKind.PARAGRAPH, "2.", 1),
    ]


def test_words_before_a_number_are_words() -> None:
    lists = numbering({0: lvl(0, "decimal", "Recommendation %1:")}, {1: (0, "")})
    (block,) = blocks(
        p("<w:r><w:rPr><w:b/></w:rPr><w:t>Publish</w:t></w:r>", (1, 0)), numbering=lists
    )
    assert (block.label, block.text) == (None, "Recommendation 1: Publish")
    assert block.text[slice(*block.bolds[0])] == "Publish"


# A list seen as a path: a paragraph cuts the path to its level and counts on, or fills it up.
STEPS = st.lists(st.tuples(st.sampled_from((1, 2)), st.integers(0, 3)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, starts=st.tuples(*[st.integers(1, 4)] * 4), anew=st.integers(1, 9))
def test_counting_agrees_with_a_path(
    steps: list[tuple[int, int]], starts: tuple[int, ...], anew: int
) -> None:
    levels = "".join(
        lvl(at, "decimal", ".".join(f"%{up + 1}" for up in range(at + 1)) + ".", starts[at])
        for at in range(4)
    )
    lists = numbering({0: levels}, {1: (0, ""), 2: (0, restart(0, anew))})
    path: list[int] = []
    expected = []
    seen = False
    for num, level in steps:
        begins = list(starts)
        if num == 2:
            begins[0] = anew
            if not seen:  # the level above begins anew, those below it only when it is met
                path = [anew, *path[1:]] if path and level else []
            seen = True
        if len(path) > level:
            path = [*path[:level], path[level] + 1]
        else:
            path = [*path, *begins[len(path) : level + 1]]
        expected.append(".".join(map(str, path)) + ".")
    body = "".join(p("Words", step) for step in steps) + p("End")
    assert labels(body, numbering=lists)[:-1] == expected
