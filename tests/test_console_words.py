"""Dates and counts in words, and text that must not steer a terminal."""

import json

import pytest

from console.plain import clean, dumps, one_line
from console.words import count, date_words, value_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, ""),
        ("2021-11-25", "25 November 2021"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("2022-21", "spring 2022"),
        ("2022-24", "winter 2022"),
        ("2012-04-23/2012-05-04", "23 April to 4 May 2012"),
        ("2012-04-23/2012-04-27", "23 to 27 April 2012"),
        ("2022-12-05/2023-02-15", "5 December 2022 to 15 February 2023"),
        ("2019-04/2020-03", "April 2019 to March 2020"),
        ("2022-01/2022-03", "January to March 2022"),
        ("2020-03/..", "since March 2020"),
        ("../2019-01", "up to January 2019"),
        ("[2021-03,2021-04]", "March 2021 or April 2021"),
        ("{2021-03-01, 2021-04-02}", "1 March 2021 and 2 April 2021"),
        ("2021-13", "2021-13"),
        ("no such form", "no such form"),
    ],
)
def test_dates_are_said_as_a_reader_would(edtf, words):
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("bell\x07 and back\x08space", "bell␇ and back␈space"),
        ("over\rwritten", "over␍written"),
        ("windows\r\nline", "windows\nline"),
        ("\x9b2J", "\ufffd2J"),
        ("\u202etxet", "\ufffdtxet"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("tab\tand\nline – “kept” £5 é", "tab\tand\nline – “kept” £5 é"),
    ],
)
def test_control_characters_are_shown_and_not_obeyed(text, shown):
    assert clean(text) == shown


def test_one_line_holds_no_line_end_or_tab():
    assert one_line(" a\tb\n\n c\x1b ") == "a b c␛"


def test_json_keeps_every_character_but_steers_nothing():
    value = {"quote": "\x1b[2J \x9b2J \u202e é “x” \x7f"}
    text = dumps(value)
    assert json.loads(text) == value
    assert "é “x”" in text
    assert not any(mark in text for mark in "\x1b\x9b\u202e\x7f")


def test_values_and_counts():
    assert value_words("partially_complete") == "partially complete"
    assert value_words(None) == ""
    assert [count(1, "reply", "replies"), count(2, "reply", "replies")] == ["1 reply", "2 replies"]
    assert count(1204, "page") == "1,204 pages"
