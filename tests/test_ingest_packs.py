from dataclasses import replace

from ingest.document import Block, BlockKind, Cell, Place
from ingest.packs import cut
from tests.ingest_parts import document, reading

FORM = (
    "DECISION-MAKER: | YOUNG PEOPLE PANEL\nSUBJECT: | {0}\nDATE OF DECISION: | 6 MARCH 2023\n"
    "REPORT OF: | DIRECTOR OF CARE"
)
FORM_END = "Title of Background Paper(s) | Relevant Paragraph\n1. | None"
BLANK = ["This page is intentionally left blank"]
MINUTES = [
    "# NETHERFOLD COUNCIL",
    "# YOUNG PEOPLE PANEL",
    "# MINUTES OF THE MEETING HELD ON 9 JANUARY 2023",
    "Present: Councillors Ash and Oak",
    "# 12. APOLOGIES",
    "None.",
]
FRONT = [
    "# Public Document Pack",
    "# Young People Panel",
    "Monday, 6th March, 2023 at 5.30 pm",
    "# AGENDA",
    "1> APOLOGIES",
    "2> MINUTES OF THE LAST MEETING (Pages 1 - 2)",
    "3> FOSTER CARE REVIEW (Pages 3 - 8)",
    "4> YOUTH HUBS (Pages 9 - 10)",
]
MEMO = ["From: Director of Care", "To: Young People Panel – 6 March 2023", "Subject: Foster Care"]


def papers(*pages, **options) -> list[tuple[str | None, str, tuple[int, int]]]:
    return [(p.item, p.kind.value, p.pages) for p in document(*pages, **options).papers]


def titles(*pages, **options) -> list[str | None]:
    return [paper.title for paper in document(*pages, **options).papers]


def test_ranges_that_hold_cut_a_padded_pack() -> None:
    pack = [
        FRONT,
        ["^ Agenda Item 2", *MINUTES],
        ["Words of the minutes."],
        ["^ Agenda Item 3", *MEMO, "1.> The report.", "# Appendices", "Appendix 1 – The plan"],
        BLANK,
        ["# The plan for foster care", "A first action."],
        BLANK,
        ["Proposer: Cllr Ash", "A motion follows."],
        BLANK,
        ["^ Agenda Item 4", "# Youth hubs", "A note on the hubs."],
    ]
    assert papers(*pack, front=1) == [
        (None, "agenda", (1, 1)),
        ("2", "minutes", (2, 3)),
        ("3", "report", (4, 4)),
        ("3", "appendix", (6, 6)),
        ("3", "appendix", (8, 8)),
        ("4", "report", (10, 10)),
    ]
    assert titles(*pack, front=1)[2:4] == ["Foster Care", "Appendix 1 – The plan"]


def test_a_part_without_head_is_found_where_the_part_before_said_its_last_page() -> None:
    pack = [
        FRONT,
        ["^ Agenda Item 2", *MINUTES],
        ["Words of the minutes."],
        ["^ Agenda Item 3", *MEMO, "_ Page 1 of 2"],
        ["4.> The end of the report.", "_ Page 2 of 2"],
        ["Dear Director", "I write about the hubs."],
        ["Yours in haste"],
        ["Still the letter."],
        ["And still."],
        ["^ Agenda Item 4", "A note on the hubs."],
    ]
    found = papers(*pack, front=1)
    assert ("3", "report", (4, 5)) in found
    assert ("3", "appendix", (6, 9)) in found


def test_a_part_does_not_begin_where_paragraph_numbers_count_on() -> None:
    pack = [
        FRONT,
        ["^ Agenda Item 2", *MINUTES],
        ["Words."],
        ["^ Agenda Item 3", *MEMO, "1.> The report."],
        ["5.> More.", "# Report author", "A name"],
        ["6.> Still the report.", "# Next steps"],
        ["7.> Its end."],
        ["8.> Its very end."],
        BLANK,
        ["^ Agenda Item 4", "A note on the hubs."],
    ]
    assert ("3", "report", (4, 8)) in papers(*pack, front=1)


def test_stamps_and_heads_win_where_the_printed_ranges_do_not_hold() -> None:
    pack = [
        FRONT,
        MINUTES,
        ["More minutes."],
        BLANK,
        ["^ Agenda Item 3", FORM.format("FOSTER CARE REVIEW"), "# BRIEF SUMMARY", "Words."],
        ["Page two.", FORM_END, "# Monthly figures", "A figure."],
        [FORM.format("YOUTH HUBS"), "Words."],
        ["^ Agenda Item 4", "# Appendix 1", "# Hub list", "A hub."],
    ]
    assert papers(*pack) == [
        (None, "agenda", (1, 1)),
        ("2", "minutes", (2, 3)),
        ("3", "report", (5, 6)),
        ("3", "appendix", (6, 6)),
        ("4", "report", (7, 7)),
        ("4", "appendix", (8, 8)),
    ]


def test_the_lines_over_minutes_belong_to_them_even_in_the_middle_of_a_page() -> None:
    found = document([*FRONT, "Friday, 24 February 2023", *MINUTES], ["More."], BLANK)
    minutes = [b.text for b in found.blocks if b.paper == 1]
    assert minutes[0] == "NETHERFOLD COUNCIL"
    assert found.papers[1].pages == (1, 2)
    assert found.papers[1].dated == "2023-01-09"


def test_agenda_items_about_minutes_are_not_minutes() -> None:
    agenda = ["# AGENDA", "1> APOLOGIES", "2> MINUTES OF THE MEETING HELD ON 9 JANUARY 2023"]
    assert papers([*agenda, "Present: all members are asked to sign"]) == [(None, "agenda", (1, 1))]


def test_a_report_attached_to_an_item_is_its_appendix() -> None:
    older = [line.replace("Foster Care", "An older paper") for line in MEMO]
    pack = [
        FRONT,
        ["^ Agenda Item 2", *MINUTES],
        ["Words."],
        ["^ Agenda Item 3", *MEMO],
        BLANK,
        older,
        BLANK,
        ["The older paper's last words."],
        BLANK,
        ["^ Agenda Item 4", "A note."],
    ]
    assert ("3", "appendix", (6, 6)) in papers(*pack, front=1)


def test_a_supplement_begins_with_its_letter() -> None:
    letter = [
        "Date: 1 March 2023",
        "Dear Member",
        "# YOUNG PEOPLE PANEL - MONDAY, 6 MARCH 2023",
        "# Agenda Item No",
        "3> Foster Care Review (Pages 1 - 2)",
    ]
    found = document(letter, BLANK, ["^ Agenda Item 3", *MEMO], ["More."], front=2)
    assert [(p.item, p.kind.value, p.pages) for p in found.papers] == [
        (None, "agenda", (1, 1)),
        ("3", "report", (3, 4)),
    ]
    assert (found.kind.value, found.meeting_date) == ("supplement", "2023-03-06")
    assert found.committee == "Young People Panel"


def test_an_agenda_set_as_a_table_tells_its_items() -> None:
    sheet = "Item | Title | Pages\n2 | Minutes | 1 - 2\n3 | Foster care | 3 - 4"
    front = ["# Cabinet", "# AGENDA", sheet]
    pack = [front, MINUTES, ["More."], MEMO, ["More."]]
    assert papers(*pack, front=1)[1:] == [("2", "minutes", (2, 3)), ("3", "report", (4, 5))]


def test_a_list_of_appendices_begins_none() -> None:
    report = [*MEMO, "# Appendices", "Appendix 1 – Plan", "Appendix 2 – Costs"]
    assert papers(report, ["Words."]) == [(None, "report", (1, 2))]


def test_blank_pages_words_are_running_and_freed_from_words_joined_to_them() -> None:
    joined = "This page is intentionally left blank From: Director of Care"
    found = document(MINUTES, [joined], ["More."])
    assert [(b.kind.value, b.text) for b in found.blocks if b.page == 2] == [
        ("footer", "This page is intentionally left blank"),
        ("paragraph", "From: Director of Care"),
    ]


def test_one_paper_stays_one() -> None:
    assert papers(MINUTES, ["Words."], ["# Appendix 1", "A list."]) == [(None, "minutes", (1, 3))]
    assert papers(["# A plan", "Words."], ["More."]) == [(None, "other", (1, 2))]


AGENDA = [*FRONT[:5], "2> MINUTES OF THE LAST MEETING", "3> FOSTER CARE", "4> YOUTH HUBS"]
HUBS = [line.replace("Foster Care", "Youth Hubs") for line in MEMO]
WORDS = ["Members heard how the service had grown since the spring."]


def test_a_stamp_on_every_page_begins_its_item_once() -> None:
    pack = [
        AGENDA,
        ["^ Agenda Item 2", *MINUTES],
        ["^ Agenda Item 2", *WORDS],
        ["^ Agenda Item 3", *MEMO],
        ["^ Agenda Item 3", *WORDS],
        ["^ Agenda Item 3", "# Appendix 1", "A plan."],
        ["^ Agenda Item 3", *WORDS],
        ["^ Agenda Item 4", *HUBS],
    ]
    assert papers(*pack, front=1)[1:] == [
        ("2", "minutes", (2, 3)),
        ("3", "report", (4, 5)),
        ("3", "appendix", (6, 7)),
        ("4", "report", (8, 8)),
    ]


def test_without_stamps_and_ranges_reports_are_tied_by_their_subjects() -> None:
    pack = [AGENDA, MINUTES, WORDS, MEMO, WORDS, ["# Appendix 1", *WORDS], BLANK, HUBS, WORDS]
    assert papers(*pack, front=1)[1:] == [
        ("2", "minutes", (2, 3)),
        ("3", "report", (4, 5)),
        ("3", "appendix", (6, 6)),
        ("4", "report", (8, 9)),
    ]


def test_reports_that_no_agenda_names_have_no_item() -> None:
    front = ["# Public reports pack", "# Young People Panel", "Monday, 6 March 2023"]
    found = papers(front, BLANK, MEMO, WORDS, HUBS, WORDS, MEMO, WORDS)
    assert found[1:] == [(None, "report", (n, n + 1)) for n in (3, 5, 7)]


def test_items_with_letters_are_items_of_their_own() -> None:
    front = ["# Agenda", "9> Care (Pages 1 - 4)", "9(a)> Hubs (Pages 5 - 6)", "10> Motions"]
    pack = [["^ Agenda Item 9", *MEMO], WORDS, ["# Appendix A", *WORDS], BLANK]
    pack += [["^ Agenda Item 9a", *HUBS], BLANK, ["^ Agenda Item 10", "# Motion", *WORDS]]
    assert papers(front, *pack, front=1)[1:] == [
        ("9", "report", (2, 3)),
        ("9", "appendix", (4, 4)),
        ("9(a)", "report", (6, 6)),
        ("10", "report", (8, 8)),
    ]


def test_notes_after_the_agenda_belong_to_the_front_sheet() -> None:
    more = ["3> FOSTER CARE (Pages 3 - 4)", "4> YOUTH HUBS (To Follow)"]
    notes = ["# Notes for members", "Please switch off telephones."]
    front = [FRONT[:3], [*FRONT[3:6]], more, notes]
    pack = [["^ Agenda Item 2", *MINUTES], WORDS, ["^ Agenda Item 3", *MEMO], WORDS]
    assert papers(*front, *pack, front=4) == [
        (None, "agenda", (1, 4)),
        ("2", "minutes", (5, 6)),
        ("3", "report", (7, 8)),
    ]


def test_a_supplement_goes_on_with_the_packs_numbers() -> None:
    front = ["# Supplementary Agenda", "7> Care (Pages 31 - 32)", "8> Hubs (Pages 33 - 36)"]
    pack = [["^ Agenda Item 7", *MEMO], WORDS, ["^ Agenda Item 8", *HUBS], WORDS]
    found = papers(front, BLANK, *pack, ["# Appendix 1 Figures"], WORDS, first_label=31, front=2)
    assert found == [
        (None, "agenda", (1, 1)),
        ("7", "report", (3, 4)),
        ("8", "report", (5, 6)),
        ("8", "appendix", (7, 8)),
    ]


def test_an_exempt_item_of_part_two_is_marked() -> None:
    front = [*FRONT[:4], "1> Foster care (Pages 1 - 2)", "# PART II", "2> Land (Pages 3 - 4)"]
    secret = ["^ Agenda Item 2", "NOT FOR PUBLICATION by virtue of paragraph 3", "# Sale of land"]
    found = document(front, ["^ Agenda Item 1", *MEMO], BLANK, secret, BLANK, front=1)
    assert [(p.item, p.exempt) for p in found.papers[1:]] == [("1", False), ("2", True)]


def test_a_heading_inside_a_part_with_its_own_numbers_begins_none() -> None:
    report = [["^ Agenda Item 3", *MEMO, "_ 1"], [*WORDS, "_ 2"]]
    inside = [["# Appendix A", *WORDS, "_ 3"], [*WORDS, "_ 4"]]
    pack = [AGENDA, ["^ Agenda Item 2", *MINUTES], WORDS, *report, *inside]
    found = papers(*pack, ["^ Agenda Item 4", *HUBS], front=1)
    assert ("3", "report", (4, 7)) in found


def test_only_the_likeliest_pages_begin_the_appendices_that_a_report_lists() -> None:
    listed = ["# Appendices", "Appendix 1 – Costs of the hubs", "Appendix 2 – A map"]
    chapter = ["# Costs of the hubs", *WORDS, *WORDS]
    pack = [AGENDA, ["^ Agenda Item 2", *MINUTES], WORDS]
    pack += [["^ Agenda Item 3", *MEMO, *listed], WORDS, chapter, WORDS, ["# Aims", *WORDS], WORDS]
    found = papers(*pack, ["^ Agenda Item 4", *HUBS], front=1)
    assert [(item, kind, pages) for item, kind, pages in found if item == "3"] == [
        ("3", "report", (4, 5)),
        ("3", "appendix", (6, 9)),
    ]


def test_words_joined_over_the_end_of_a_paper_are_two_blocks_again() -> None:
    made = reading(AGENDA, ["^ Agenda Item 2", *MINUTES], [*WORDS], ["^ Agenda Item 3", "Hubs"])
    places = (Place(3, "3", (50.0, 700.0, 500.0, 780.0)), Place(4, "4", (50.0, 50.0, 500.0, 90.0)))
    run = Block(BlockKind.PARAGRAPH, "the director Proposed by Cllr Ash", places, starts=(0, 13))
    table = replace(run, kind=BlockKind.TABLE, rows=rows_of(("a", 3), ("b", 4)), text="a\nb")
    for block in (run, table):
        blocks = [*made.blocks[:-2], block, *made.blocks[-2:]]
        cut_, parts = cut(replace(made, blocks=tuple(blocks)))
        last = [b.text for b in parts if b.paper == len(cut_) - 1 and not b.is_running]
        assert last[0] in ("Proposed by Cllr Ash", "b")
        assert all({p.page for p in b.places} <= {2, 3} for b in parts if b.paper == len(cut_) - 2)


def rows_of(*cells: tuple[str, int]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(text, Place(page, str(page), None)),) for text, page in cells)


def test_parts_of_a_pack_without_blank_pages_begin_on_any_page() -> None:
    letter = ["Ash House", "Dear Leader", *WORDS]
    pack = [AGENDA, ["^ Agenda Item 2", *MINUTES], ["^ Agenda Item 3", *MEMO, "_ Page 1 of 2"]]
    pack += [[*WORDS, "_ Page 2 of 2"], letter, WORDS, ["^ Agenda Item 4", *HUBS], WORDS]
    assert papers(*pack, front=1)[1:] == [
        ("2", "minutes", (2, 2)),
        ("3", "report", (3, 4)),
        ("3", "appendix", (5, 6)),
        ("4", "report", (7, 8)),
    ]


def test_the_first_paper_of_an_item_for_minutes_is_minutes() -> None:
    draft = ["^ Agenda Item 2", "# Young People Panel, 9 January 2023", *WORDS]
    pack = [AGENDA, draft, BLANK, ["# Appendix 1", *WORDS], BLANK, ["^ Agenda Item 3", *MEMO]]
    assert papers(*pack, front=1)[1:] == [
        ("2", "minutes", (2, 2)),
        ("2", "appendix", (4, 4)),
        ("3", "report", (6, 6)),
    ]
