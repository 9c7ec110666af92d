"""Days as users write them, and files of questions."""

import pytest

from console.asked import QuestionsError, day_of, questions


@pytest.mark.parametrize(
    ("value", "last", "day"),
    [
        ("2022-03-31", False, "2022-03-31"),
        ("2022-03", False, "2022-03-01"),
        ("2024-02", True, "2024-02-29"),
        ("2022", False, "2022-01-01"),
        ("2022", True, "2022-12-31"),
    ],
)
def test_a_month_or_year_is_its_first_or_last_day(value, last, day):
    assert day_of(value, last) == day


@pytest.mark.parametrize("value", ["31/03/2022", "2022-02-30", "2022-13", "0000", "soon", ""])
def test_what_is_no_day_is_told(value):
    with pytest.raises(ValueError, match="is not a date; write 2022-03-31"):
        day_of(value, last=False)


def test_lines_are_questions_and_blank_ones_are_passed_over():
    assert list(questions(["what happened? \n", "\n", " who? "])) == [
        ("what happened?", {}),
        ("who?", {}),
    ]


def test_json_lines_bring_options_of_their_own():
    line = '{"question": "q", "source": "pack", "kind": "rag", "until": "2022", "limit": 3}'
    options = {"source": "pack", "kind": "rag", "until": "2022-12-31", "limit": 3}
    assert list(questions([line])) == [("q", options)]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"question": "who?"', "line 2 of the questions: Expecting"),
        ('{"source": "pack"}', "`question` is missing"),
        ('{"question": 7}', "`question` is missing"),
        ('{"question": "who?", "colour": "red"}', "colour: no option of `ask`"),
        ('{"question": "who?", "until": "soon"}', "'soon' is not a date"),
    ],
)
def test_a_broken_line_is_named(line, complaint):
    with pytest.raises(QuestionsError, match=complaint):
        list(questions(["what happened?\n", line]))
