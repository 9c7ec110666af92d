"""Word files into blocks: what is seen of them, in reading order."""

import pytest

from ingest.document import Block, BlockKind, Place
from tests.docx_maker import blocks, lvl, numbering, p, r, style, tbl

LISTS = numbering({0: lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "(%2)")}, {1: (0, "")})
ITALIC = "<w:rPr><w:i/></w:rPr>"
BOLD = "<w:rPr><w:b/></w:rPr>"


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def wrapped(name: str, inner: str) -> str:
    return f'<w:{name} w:id="1" w:author="A. Clerk">{inner}</w:{name}>'


def sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field(code: str, result: str, more: str = "") -> str:
    def mark(step: str, inner: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{step}">{inner}</w:fldChar></w:r>'

    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return mark("begin", more) + instruction + mark("separate") + result + mark("end")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (r("The Board ") + r("met"), "The Board met"),
        (wrapped("ins", r("The ")) + wrapped("del", r("old ")) + r("Board"), "The Board"),
        (wrapped("moveFrom", r("gone ")) + wrapped("moveTo", r("Here")), "Here"),
        ('<w:del w:id="1"><w:r><w:delText>Gone</w:delText></w:r></w:del>' + r("Kept"), "Kept"),
        ('<w:hyperlink r:id="x">' + r("the plan") + "</w:hyperlink>", "the plan"),
        ("<w:smartTag>" + r("Wexcombe") + "</w:smartTag>", "Wexcombe"),
        ("<w:customXml>" + r("Wexcombe") + "</w:customXml>", "Wexcombe"),
        (sdt(r("3 May 2023")), "3 May 2023"),
        (sdt(r("Click here to enter a date."), "<w:showingPlcHdr/>") + r("Date:"), "Date:"),
        (field("PAGE", r("7")) + r(" of 9"), "7 of 9"),
        (
            field(
                'IF "a" '
                + "</w:instrText></w:r>"
                + field("REF x", r("code"))
                + "<w:r><w:instrText>",
                r("shown"),
            ),
            "shown",
        ),
        ('<w:fldSimple w:instr="REF x">' + r("item 4") + "</w:fldSimple>", "item 4"),
        ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("Stray"), "Stray"),
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a b"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>opted</w:t></w:r>", "coopted"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "co-opted"),
        ('<w:r><w:t>One</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>', "One two"),
        (r("Met ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "Met ✓"),
        ('<w:r><w:sym w:font="Wingdings 3" w:char="F070"/></w:r>' + r(" Up"), "▲ Up"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 95"), "≥ 95"),
        ('<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>' + r("5"), "€5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>' + r("Odd"), "Odd"),
        (r("\uf0e0", '<w:rFonts w:ascii="Wingdings"/>') + r(" Same"), "→ Same"),
        (r("Hidden ", "<w:vanish/>") + r("Seen"), "Seen"),
        (r("Shown", '<w:vanish w:val="0"/>'), "Shown"),
        (r("Resolved", "<w:caps/>") + r(" that"), "RESOLVED that"),
        (r("Words") + '<w:r><w:commentReference w:id="0"/></w:r>', "Words"),
        (
            "<w:ruby><w:rt>"
            + r("above")
            + "</w:rt><w:rubyBase>"
            + r("base")
            + "</w:rubyBase></w:ruby>",
            "base",
        ),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        (
            field(
                "FORMCHECKBOX",
                "",
                '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>',
            )
            + r(" Key"),
            "☒ Key",
        ),
    ],
)
def test_what_is_seen_of_a_paragraph(inside: str, expected: str) -> None:
    assert texts(p(inside)) == [expected]


def test_a_list_to_choose_from_shows_what_was_chosen() -> None:
    entries = '<w:listEntry w:val="Yes"/><w:listEntry w:val="No"/>'
    for told, expected in (("", "Yes"), ('<w:result w:val="1"/>', "No")):
        form = f"<w:ffData><w:ddList>{told}{entries}</w:ddList></w:ffData>"
        assert texts(p(r("Key decision: ") + field("FORMDROPDOWN", "", form))) == [
            f"Key decision: {expected}"
        ]


def test_a_field_left_open_hides_nothing_of_the_next_paragraph() -> None:
    left_open = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    )
    assert texts(p(r("Before") + left_open) + p("After")) == ["Before", "After"]


def test_content_controls_and_their_like_hold_paragraphs_and_tables_too() -> None:
    body = sdt(p("In a control") + sdt(p("Deeper"))) + f"<w:customXml>{p('Marked')}</w:customXml>"
    body += sdt(tbl(["a", "b"]))
    assert texts(body) == ["In a control", "Deeper", "Marked", "a\tb"]


BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
PICTURE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inside = p("In the box")
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPE.format(inside)}</mc:Choice>'
        f"<mc:Fallback>{PICTURE.format(inside)}</mc:Fallback></mc:AlternateContent>"
    )
    body = p(f"<w:r>{twice}</w:r>" + r("Anchor")) + p("After")
    assert texts(body) == ["Anchor", "In the box", "After"]
    assert texts(p(f"<w:r>{PICTURE.format(p('Old') + tbl(['a', 'b']))}</w:r>")) == ["Old", "a\tb"]


def test_the_older_rendering_is_taken_where_it_alone_has_words() -> None:
    only = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{PICTURE.format(p('Words'))}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p(f"<w:r>{only}</w:r>")) == ["Words"]


def note(key: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>" + r(" " + text))}</w:footnote>'
    )


def test_notes_stand_at_the_end_of_their_section_after_their_mark() -> None:
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(r("The Board") + refer.format(3) + r(" met.")) + tbl(
        [p(r("a") + refer.format(2)), "b"]
    )
    body += p("", more="<w:sectPr/>") + p("Second part.") + p(refer.format(9)) + "<w:sectPr/>"
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += note(2, "See item 4.") + note(3, "See item 5.")
    found = blocks(
        body + p(r("Closing") + end),
        footnotes=notes,
        endnotes=f'<w:endnote w:id="1">{p("Of 2019.")}</w:endnote>',
    )
    assert [b.text for b in found] == [
        "The Board met.",
        "a\tb",
        "¹ See item 5.",
        "² See item 4.",
        "Second part.",
        "Closing",
        "¹ Of 2019.",
    ]
    assert {b.label for b in found} == {None}


def test_a_letterhead_set_as_a_table_is_a_running_line() -> None:
    body = p("One") + section("hdr default")
    head, _ = blocks(body, hdr=tbl(["Wexcombe Council", "", p("Civic") + p("Centre")]))
    assert (head.kind, head.text) == (BlockKind.HEADER, "Wexcombe Council Civic Centre")


def test_stamps_that_were_typed_are_running_lines() -> None:
    body = p("Agenda Item 7", style="berschrift2") + p("Page 12 of 30") + p("Page 3 is blank")
    found = blocks(body + tbl(["Page 4", "x"]), styles=STYLES)
    assert [b.kind.value for b in found] == ["header", "footer", "paragraph", "table"]


def section(*links: str, first: bool = False) -> str:
    names = {"hdr": "headerReference", "ftr": "footerReference"}
    told = "".join(
        f'<w:{names[part]} w:type="{page}" r:id="{part}"/>'
        for part, page in (link.split() for link in links)
    )
    return f"<w:sectPr>{told}{'<w:titlePg/>' if first else ''}</w:sectPr>"


def test_running_lines_come_once_round_their_section() -> None:
    body = p("One", more=section("hdr default", "ftr default")) + p("Two") + section()
    found = blocks(body, hdr=p("Wexcombe Council"), ftr=p(r("Page ") + field("PAGE", r("1"))))
    assert [(b.kind.value, b.text) for b in found] == [
        ("header", "Wexcombe Council"),
        ("paragraph", "One"),
        ("footer", "Page 1"),
        ("paragraph", "Two"),
    ]


@pytest.mark.parametrize(
    ("page", "first", "settings", "expected"),
    [
        ("first", False, "", 0),
        ("first", True, "", 1),
        ("even", False, "", 0),
        ("even", False, "<w:evenAndOddHeaders/>", 1),
    ],
)
def test_running_lines_of_first_and_even_pages_only_where_shown(
    page: str, first: bool, settings: str, expected: int
) -> None:
    body = p("One") + section(f"hdr {page}", first=first)
    found = blocks(body, hdr=p("Head"), settings=settings)
    assert sum(b.is_running for b in found) == expected


def test_the_place_is_the_whole_file_as_for_other_formats_without_pages() -> None:
    (block,) = blocks(p("Words"))
    assert block.places == (Place(1),)


STYLES = (
    style("berschrift2", "heading 2")
    + style("Titel", "Title")
    + style("House", "House heading", based="berschrift2")
    + style("Outlined", "Report head", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + style("Plain", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "berschrift2")
    + style("Loop", "Loop", based="Pool")
    + style("Pool", "Pool", based="Loop")
    + style("Cap", "caption")
    + style("TOC1", "toc 1")
)


@pytest.mark.parametrize(
    ("paragraph", "kind", "level"),
    [
        (p("Background", style="berschrift2"), BlockKind.HEADING, 2),
        (p("Background", style="Titel"), BlockKind.HEADING, 1),
        (p("Background", style="House"), BlockKind.HEADING, 2),
        (p("Background", style="Outlined"), BlockKind.HEADING, 4),
        (p("Background", more='<w:outlineLvl w:val="0"/>'), BlockKind.HEADING, 1),
        (p("Background", style="Plain"), BlockKind.PARAGRAPH, 0),
        (p("Background", style="Loop"), BlockKind.PARAGRAPH, 0),
        (p("Background", style="NotThere"), BlockKind.PARAGRAPH, 0),
        (p("Table 1: visits", style="Cap"), BlockKind.CAPTION, 0),
        (p("1. BACKGROUND", style="TOC1"), BlockKind.PARAGRAPH, 0),
        (p("BACKGROUND"), BlockKind.HEADING, 3),
        (p(r("Background", "<w:b/>")), BlockKind.HEADING, 4),
        (p(r("The Board met.", "<w:b/>")), BlockKind.PARAGRAPH, 0),
        (p(r("A. Background to it", "<w:b/>")), BlockKind.HEADING, 4),
        (p(r("(a) Background", "<w:b/>")), BlockKind.LIST_ITEM, 1),
        (p(r("Note", "<w:b/>") + r(" this")), BlockKind.PARAGRAPH, 0),
        # Some reports set their numbered paragraphs in a heading's style.
        (p("The Board met in May to agree it.", style="berschrift2"), BlockKind.PARAGRAPH, 0),
    ],
)
def test_headings(paragraph: str, kind: BlockKind, level: int) -> None:
    (block,) = blocks(paragraph, styles=STYLES)
    assert (block.kind, block.level) == (kind, level)


def test_a_contents_line_keeps_its_number_in_its_words() -> None:
    (block,) = blocks(p(r("1.\tBackground\t4")), styles=STYLES)
    assert (block.label, block.text) == ("1.", "Background 4")
    (block,) = blocks(p(r("1.\tBackground\t4"), style="TOC1"), styles=STYLES)
    assert (block.label, block.text) == (None, "1. Background 4")


@pytest.mark.parametrize(
    ("content", "label", "text"),
    [
        (r("3.1") + "<w:r><w:tab/></w:r>" + r("The Board met."), "3.1", "The Board met."),
        (r("7\tThe Board met."), "7", "The Board met."),
        (r("7\t12 May"), None, "7 12 May"),
        (r("(a) agree it"), "(a)", "agree it"),
        (r("\uf0b7\tagree it"), "\uf0b7", "agree it"),
        (r("A. Clerk"), None, "A. Clerk"),
    ],
)
def test_typed_labels(content: str, label: str | None, text: str) -> None:
    (block,) = blocks(p(content))
    assert (block.label, block.text) == (label, text)


def marks(block: Block) -> tuple[list[str], list[str]]:
    return (
        [block.text[start:end].strip() for start, end in block.bolds],
        [block.text[start:end].strip() for start, end in block.italics],
    )


def test_bold_and_italics_come_from_runs_and_styles_and_cancel_out() -> None:
    styles = style("Quote", "Quote", ITALIC) + style("Em", "Emphasis", ITALIC, kind="character")
    styles += style("Strong", "Strong", BOLD, kind="character")
    content = (
        r("said ")
        + r("upright ", '<w:rStyle w:val="Em"/>')
        + r("own ", '<w:i w:val="0"/>')
        + r("loud", '<w:rStyle w:val="Strong"/>')
    )
    (block,) = blocks(p(content, style="Quote"), styles=styles)
    assert marks(block) == (["loud"], ["said", "loud"])
    defaults = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault></w:docDefaults>"
    (block,) = blocks(p(r("One ") + r("two", '<w:b w:val="off"/>')), styles=defaults)
    assert marks(block) == (["One"], [])


@pytest.mark.parametrize(
    ("paragraph", "fill"),
    [
        (p("Amber", more='<w:shd w:val="clear" w:fill="ffc000"/>'), "#FFC000"),
        (p("Plain", more='<w:shd w:val="clear" w:fill="auto"/>'), None),
        (p("Plain", more='<w:shd w:val="clear" w:fill="FFFFFF"/>'), None),
        (p("Solid", more='<w:shd w:val="solid" w:color="00B050" w:fill="FFFFFF"/>'), "#00B050"),
        (p(r("Red", '<w:highlight w:val="red"/>')), "#FF0000"),
        (p(r("Red", '<w:shd w:val="clear" w:fill="C00000"/>') + r(" ")), "#C00000"),
        (p(r("Red", '<w:highlight w:val="red"/>') + r(" and not")), None),
        (p("Styled", style="Chip"), "#92D050"),
    ],
)
def test_fills(paragraph: str, fill: str | None) -> None:
    shaded = '<w:pPr><w:shd w:val="clear" w:fill="92D050"/></w:pPr>'
    (block,) = blocks(paragraph, styles=style("Chip", "Chip", shaded))
    assert block.fill == fill


def test_lines_within_a_paragraph_are_apart_unless_one_runs_on() -> None:
    lines = "<w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r>"
    assert texts(p(lines.format("To: Cabinet", "Date: 3 May 2023"))) == [
        "To: Cabinet",
        "Date: 3 May 2023",
    ]
    assert texts(p(lines.format("The Board met", "in May"))) == ["The Board met in May"]
    found = blocks(p(lines.format("That Cabinet", "(a) agree it"), (1, 0)), numbering=LISTS)
    assert [(b.label, b.text) for b in found] == [("1.", "That Cabinet"), ("(a)", "agree it")]


def test_a_heading_of_two_lines_is_one() -> None:
    two = "<w:r><w:t>Young People</w:t><w:br/><w:t>Committee</w:t></w:r>"
    assert texts(p(two, style="berschrift2"), styles=STYLES) == ["Young People Committee"]


def test_a_list_nests_by_indents_and_ends_with_words_at_its_margin() -> None:
    at = '<w:ind w:left="{}" w:hanging="360"/>'
    items = [("(a) one", 720), ("• two", 1440), ("(b) three", 720)]
    body = "".join(p(text, more=at.format(left)) for text, left in items)
    found = blocks(body + p("Words.") + p("• four", more=at.format(1440)))
    assert [b.level for b in found] == [1, 2, 1, 0, 1]
