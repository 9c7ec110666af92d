"""Everyday words and those of papers."""

import pytest

from search import thesaurus
from search.thesaurus import phrases, related
from search.vocabulary import subject_words


@pytest.mark.parametrize(
    ("asked", "paper"),
    [
        (("hiring",), ("recruitment",)),
        (("recruitment",), ("hire",)),
        (("expelled",), ("exclusion",)),
        (("critical", "friend"), ("peer", "review")),
        (("home", "schooling"), ("home", "education")),
    ],
)
def test_everyday_words_find_the_words_of_papers(asked, paper):
    assert paper in related(asked)


def test_words_only_asked_with_are_never_searched_for():
    assert ("home", "school") not in related(("home", "education"))


def test_an_unknown_word_stands_for_itself_alone():
    assert related(("otters",)) == ()


def test_phrases_are_kept_together():
    assert phrases(["otters", "front", "door", "staff"]) == [
        ("otters",),
        ("front", "door"),
        ("staff",),
    ]


def test_all_that_is_asked_with_can_be_met():
    """Words such as "up" and "out" are taken from a question before it is looked up."""
    asked = [
        member
        for line in thesaurus._GROUPS.strip().splitlines()
        for member in line.rpartition(" > ")[0].split(", ")
        if member
    ]
    assert len(asked) > 100
    assert [each for each in asked if subject_words(each) != each.split()] == []
