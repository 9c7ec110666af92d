"""What `ask` prints for people, from answers made by hand."""

from dataclasses import replace

import pytest

from console import answers
from corpus.records import KnownBy
from extract.findings import Reprint
from search.answers import Answer, Hit, Understood

HIT = Hit(
    id="p1",
    quote="Visits to home educated children are late.",
    text="Findings: Visits to home educated children are late.",
    speaker="Ofsted",
    known_by=KnownBy.QUOTATION,
    said_on="2019-11-21",
    printed_on="2022-03-31",
    source="wexmouth-pack.pdf",
    paper="Home education",
    item="7",
    section=("Detail", "Inspection"),
    page=34,
    page_label="31",
    paragraph="13.",
    box=None,
    score=1.0,
    also_in=(Reprint("home-education.pdf", 4),),
)


def shown(capsys, *hits, summary="Ofsted spoke of this in 1 paper."):
    answers.show(Answer("q", Understood(), summary, hits))
    return capsys.readouterr().out.splitlines()


def test_a_passage_is_shown_with_who_when_and_where(capsys):
    assert shown(capsys, HIT) == [
        "Ofsted spoke of this in 1 paper.",
        "",
        " 1  21 November 2019  Ofsted, quoted word for word",
        "    “Visits to home educated children are late.”",
        "    wexmouth-pack.pdf, Home education (item 7), page 31 (34 of the file), paragraph 13",
        "    under Detail › Inspection",
        "    printed 31 March 2022",
        "    also in home-education.pdf, page 4",
    ]


def test_what_is_not_told_is_not_shown(capsys):
    bare = replace(
        HIT,
        speaker=None,
        said_on=None,
        printed_on=None,
        paper=None,
        section=(),
        page_label=None,
        paragraph=None,
        also_in=(),
    )
    assert shown(capsys, bare)[2:] == [
        " 1  date not told",
        "    “Visits to home educated children are late.”",
        "    wexmouth-pack.pdf, page 34",
    ]


@pytest.mark.parametrize("known_by", KnownBy)
def test_each_way_of_knowing_the_speaker_has_its_own_words(capsys, known_by):
    said = shown(capsys, replace(HIT, known_by=known_by))[2]
    others = {answers._KNOWN[each] for each in KnownBy if each is not known_by}
    assert answers._KNOWN[known_by] in said
    assert not any(other in said for other in others)


def test_nothing_found_is_the_summary_alone(capsys):
    assert shown(capsys, summary="No paper here mentions a crematorium.") == [
        "No paper here mentions a crematorium."
    ]


def test_words_that_stand_in_quotation_marks_get_no_second_pair():
    assert answers.quoted("“Already so.”") == "“Already so.”"
    assert answers.quoted("so “marked” inside") == "“so “marked” inside”"


def test_a_document_cannot_steer_the_terminal(capsys):
    evil = replace(HIT, quote="\x1b[2Jgone", source="\x1b]0;title\x07.pdf", speaker="\x9bm")
    out = "\n".join(shown(capsys, evil))
    assert "␛[2Jgone" in out
    assert not set(out) & {"\x1b", "\x07", "\x9b"}


def test_brackets_of_the_paper_are_not_taken_for_markup(capsys):
    assert "    “[bold]See[/bold] [1] :smile:”" in shown(
        capsys, replace(HIT, quote="[bold]See[/bold] [1] :smile:")
    )
