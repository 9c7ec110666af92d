"""Parts of padded packs that have neither stamp nor head: what tells them, and what must not."""

import pytest

from ingest.document import Block, BlockKind, Page, Place
from ingest.page_breaks import ENOUGH, Leaf, evidence
from tests.ingest_parts import block

WIDE = (72.0, 72.0, 520.0, 760.0)
PROSE = "Members heard how the service had grown since the spring."


def leaf(*lines: str, number: int = 5, box: tuple[float, float, float, float] = WIDE) -> Leaf:
    """A page of such lines, each in the box; the pack's stamp is on it."""
    blocks = [block(line, number, str(number)) for line in (*lines, f"_ Page {number}")]
    placed = [
        Block(b.kind, b.text, (Place(number, str(number), box),), label=b.label, rows=b.rows)
        for b in blocks
    ]
    return Leaf(Page(number, str(number), 595.0, 842.0), placed)


def landscape(*lines: str, number: int) -> Leaf:
    made = leaf(*lines, number=number)
    made.page = Page(number, str(number), 842.0, 595.0)
    return made


EARLY = (72.0, 72.0, 520.0, 300.0)
NARROW = (36.0, 36.0, 560.0, 760.0)
SMALL, LARGE = (72.0, 72.0, 300.0, 83.0), (72.0, 72.0, 300.0, 86.0)
FULL = [leaf(PROSE, number=3), leaf(PROSE, number=4)]
STEADY = [leaf(f"^ Review of hubs {n}", PROSE, number=n + 2) for n in (1, 2)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # an appendix's name, a letter, an inspection's title
        (FULL, [leaf("# Appendix 2", PROSE)]),
        (FULL, [leaf("^ Annex B", PROSE)]),
        (FULL, [leaf("Ash House, Netherfold", "3 May 2024", "Dear Leader", PROSE)]),
        (FULL, [leaf("# Inspection of Netherfold local authority children’s services", PROSE)]),
        # the part before said its last page, or its end, or its running line is gone
        ([leaf(PROSE, "_ Page 2 of 2", number=4)], [leaf(PROSE)]),
        ([*FULL, leaf("# Background documents", box=EARLY)], [leaf("# Hubs", PROSE, number=7)]),
        (STEADY, [leaf("# Costs", PROSE), leaf(PROSE, number=6)]),
        # page numbers begin again, also where the title page has none
        ([leaf(PROSE, "_ 7", number=4)], [leaf("# Costs", PROSE, "_ 1")]),
        ([*FULL, leaf(PROSE, box=EARLY)], [leaf("# Costs", PROSE), leaf(PROSE, "_ 2", number=6)]),
        # another paper size, margin and size of letters
        (FULL, [landscape("# Plan", "# 2024", number=5)]),
        (
            [leaf(PROSE, number=3), leaf(PROSE, "Yours sincerely", number=4, box=EARLY)],
            [leaf(PROSE, box=NARROW)],
        ),
        # a title page with contents after it
        (FULL, [leaf("# Youth hubs"), leaf("# Contents", "# Costs 3", number=6)]),
    ],
)
def test_a_new_part_begins(before: list[Leaf], after: list[Leaf]) -> None:
    assert evidence(before, after) >= ENOUGH


SLIDE = ("# A slide's title", "# Its second line")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # mid-sentence, numbers that count on, page numbers or running lines that go on
        (FULL, [leaf("and it has grown since.", PROSE)]),
        ([leaf("3.> Hubs", number=4, box=EARLY)], [leaf("4.> Costs", PROSE)]),
        ([leaf(PROSE, "_ 2", number=4, box=EARLY)], [leaf("# Appendix A", PROSE, "_ 3")]),
        (STEADY, [leaf("^ Review of hubs 3", "# Costs", PROSE)]),
        # a chapter on a page of its own; a turned page inside a part
        (FULL, [leaf("# Costs", PROSE)]),
        ([leaf(PROSE, number=3), leaf(PROSE, number=4, box=EARLY)], [leaf("# Costs", PROSE)]),
        (FULL, [landscape("a | b\nc | d", number=5)]),
        # slides each open with a title and end early
        ([leaf(*SLIDE, number=n, box=EARLY) for n in (2, 3, 4)], [leaf(*SLIDE, box=EARLY)]),
        # a cover, an imprint and then the contents
        (
            [leaf("# Youth hubs", "# 2024", number=3), leaf("Netherfold, 2024", number=4)],
            [leaf("# Contents", "# Costs 1", "_ 1"), leaf(PROSE, "_ 2", number=6)],
        ),
        # contents after a part's first page, a list of appendices at a report's end
        ([leaf("# Youth hubs", *[PROSE] * 12, number=4)], [leaf("# Contents", "# Costs 3")]),
        (FULL, [leaf("# Appendices", "Appendix 1 – Plan")]),
        (FULL, [leaf("Appendix 1 – Plan", "Appendix 2 – Costs")]),
        # the stamp of an item on each of its pages is no running line of a part
        (
            [leaf("^ Agenda Item 7", PROSE, number=4)],
            [leaf("^ Agenda Item 7", PROSE), leaf("^ Agenda Item 7", PROSE, number=6)],
        ),
    ],
)
def test_a_part_goes_on(before: list[Leaf], after: list[Leaf]) -> None:
    assert evidence(before, after) < ENOUGH


def test_the_number_of_a_part_is_not_the_packs_nor_an_appendix_name() -> None:
    assert leaf(PROSE, "_ Page 2 of 9").own_number() == (2, 9)
    assert leaf(PROSE, "_ Review of hubs 14").own_number() == (14, None)
    assert leaf("^ Appendix 1", PROSE).own_number() is None
    assert leaf(PROSE).own_number() is None


def test_words_joined_over_a_page_may_be_two_parts() -> None:
    places = (Place(4, "4", WIDE), Place(5, "5", WIDE))
    kinds = {"The director Call-in request": 1, "The director and the panel": 3}
    for text, sure in kinds.items():
        run = Block(BlockKind.PARAGRAPH, text, places, starts=(0, 13))
        before = Leaf(Page(4, "4", 595.0, 842.0), [run])
        plain, page = leaf("# Reasons"), leaf("# Reasons")
        page.body.insert(0, run)
        assert evidence([before], [plain]) - evidence([before], [page]) == sure
