"""Owners as printed: several in one cell, and offices whose names hold "and"."""

import pytest

from extract.owners import initials_listed, is_owner, named, owners_of


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Ada Marsh", ["Ada Marsh"]),
        ("Ada Marsh / Cllr Fenn", ["Ada Marsh", "Cllr Fenn"]),
        ("AM/JF", ["AM", "JF"]),
        ("AM, JF and KP", ["AM", "JF", "KP"]),
        ("Ada Marsh & Jo Fenn", ["Ada Marsh", "Jo Fenn"]),
        ("Ada Marsh; Jo Fenn", ["Ada Marsh", "Jo Fenn"]),
        ("Ada Marsh\nJo Fenn", ["Ada Marsh", "Jo Fenn"]),
        ("Director of Children & Learning", ["Director of Children & Learning"]),
        ("Head of Parks and Open Spaces", ["Head of Parks and Open Spaces"]),
        ("Cabinet Member for Health and Wellbeing", ["Cabinet Member for Health and Wellbeing"]),
        ("Head of Audit and Director of Law", ["Head of Audit", "Director of Law"]),
        ("Ada Marsh, Head of Audit", ["Ada Marsh, Head of Audit"]),
        ("Harbour Team and Legal Team", ["Harbour Team", "Legal Team"]),
        (
            "Executive Director (Wellbeing) – Children & Learning Services",
            ["Executive Director (Wellbeing) – Children & Learning Services"],
        ),
        ("The Committee", ["Committee"]),
        ("All", ["All"]),
        ("TBC", []),
        ("N/A", []),
        ("-", []),
        ("", []),
    ],
)
def test_owners_of_a_cell(cell, owners):
    assert list(owners_of(cell)) == owners


@pytest.mark.parametrize(
    "words",
    ["Ensure all managers", "This is to be agreed with the Practice Manager", "Early Help", "it"],
)
def test_words_that_are_no_owner(words):
    assert not is_owner(words)


def test_initials_are_given_the_names_that_the_paper_lists():
    listed = initials_listed(["Present: Ada Marsh (AM), Jo Fenn (JF); Al Moor – AM", "Ada (XY)"])
    assert listed == {"JF": "Jo Fenn"}, "AM stands for two people"
    assert named(["JF", "AM"], listed) == ("Jo Fenn", "AM")
