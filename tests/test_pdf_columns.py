"""Two columns without rules, and what only looks like them."""

from __future__ import annotations

from ingest.pdf_columns import reading_order
from ingest.pdf_content import Word
from ingest.pdf_lines import Line, line_of

LEFT = [
    "The board met four times and",
    "heard from each of the teams",
    "about visits, which are now",
    "made every month. Staff said",
    "that they were well supported",
]
RIGHT = [
    "Schools told the inspector",
    "that they had been asked for",
    "their views in good time and",
    "that the answers were clear",
    "and had been sent to parents",
]


def line(top: float, *pieces: tuple[float, str]) -> Line:
    """Pieces of text at their left edges, 5 points a letter."""
    words: list[Word] = []
    for x, text in pieces:
        for part in text.split():
            end = x + 5 * len(part)
            words.append(Word(part, x, top, end, top + 11, 11))
            x = end + 4
    return line_of(words)


def read(lines: list[Line]) -> list[list[str]]:
    return [[each.text for each in group] for group in reading_order(lines)]


def across(left: list[str], right: list[str]) -> list[Line]:
    rows = zip(left, right, strict=True)
    return [line(100 + 14 * at, (60, a), (300, b)) for at, (a, b) in enumerate(rows)]


def test_running_text_in_two_columns_is_read_down_each() -> None:
    title = line(70, (60, "News of the district and of its parishes, in all its many places"))
    assert read([title, *across(LEFT, RIGHT)]) == [[title.text], LEFT, RIGHT]


def test_the_shorter_column_may_end_first() -> None:
    more = line(170, (60, "by their managers."))
    assert read([*across(LEFT, RIGHT), more])[0][:5] == LEFT
    assert read([*across(LEFT, RIGHT), line(170, (300, "of the county."))])[1][-1] == (
        "of the county."
    )


def test_a_form_is_read_across() -> None:
    lines = across(["From:", "To:", "Subject:", "Status:", "Wards:"], RIGHT)
    assert read(lines) == [[each.text for each in lines]]


def test_a_table_without_rules_is_read_across() -> None:
    left = [
        "Visits made in the month",
        "Letters answered in a week",
        "Plans on paper at the end",
        "Children seen alone by staff",
        "Homes open on the first day",
    ]
    right = [
        "Up on the year before",
        "Down on the year before",
        "As in the year before",
        "Up on the year before",
        "Not counted before now",
    ]
    lines = across(left, right)
    assert read(lines) == [[each.text for each in lines]]


def test_one_column_is_one_group_and_none_is_none() -> None:
    lines = [line(100, (60, "A line alone.")), line(120, (60, "And another one."))]
    assert read(lines) == [["A line alone.", "And another one."]]
    assert read([]) == []


def test_two_addresses_side_by_side_are_read_one_after_the_other() -> None:
    left = ["Report author:", "Ann Reed", "Head of Visits", "ann.reed@wexcombe.example"]
    right = ["Director:", "Tom Oak", "Director of Families", "tom.oak@wexcombe.example"]
    assert read(across(left, right)) == [left, right]
    lines = across(left, ["Agreed by:", "Tom Oak", "Director of Families", "020 3 March"])
    assert read(lines) == [[each.text for each in lines]]
