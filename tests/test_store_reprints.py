"""Copies of one paper: which is shown, where else it stands, and what a removal leaves."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from corpus import Corpus, Filters, Passage
from corpus.store.schema import MIGRATIONS, migrate
from extract.cite import cite
from extract.findings import Action, ActionSource, Findings, Reprint
from ingest.document import Block, BlockKind, Document, DocumentKind, Page, Paper, PaperKind, Place

TEXTS = tuple(
    f"The harbour service mended {n} of the moorings that the storm tore." for n in "abcdefgh"
)


def copy(name: str, texts: tuple[str, ...] = TEXTS, first: int = 1, exempt: bool = False):
    """A report whose first page is `first`, its words on the page after that."""
    place = Place(first + 1, f"{first + 1}")
    return Document(
        source=f"{name}.pdf",
        sha256=name[0] * 64,
        kind=DocumentKind.REPORT,
        pages=tuple(Page(number + 1) for number in range(first + 1)),
        papers=(
            Paper(
                "Moorings",
                PaperKind.REPORT,
                (first, first + 1),
                labels=(str(first), str(first + 1)),
                dated="2023-05-04",
                exempt=exempt,
            ),
        ),
        blocks=tuple(Block(BlockKind.PARAGRAPH, text, (place,), paper=0) for text in texts),
        council="Wexcombe Borough Council",
        committee="Harbour Panel",
        meeting_date="2023-05-04",
    )


def add(corpus: Corpus, *documents: Document) -> None:
    for document in documents:
        block = document.blocks[0]
        action = Action(
            at=cite(document, block),
            id=f"act-{document.source}",
            text=block.text,
            source_kind=ActionSource.NEXT_STEPS,
        )
        passage = Passage(
            id=f"pas-{document.source}",
            document=document.sha256,
            source=document.source,
            order=0,
            quote=block.text,
            heading="",
            page=block.page,
            page_label=block.place.page_label,
            paper_index=0,
            exempt=document.papers[0].exempt,
        )
        corpus.add(document, Findings(actions=(action,)), [passage], document.source.encode())


def shown(corpus: Corpus, **filters) -> list[tuple[str, list[str]]]:
    """Source and other places of the actions, which the passages and papers must agree with."""
    given = Filters(**filters)
    actions = [
        (x.at.source, [y.source for y in x.also_in]) for x in corpus.records("actions", given)
    ]
    others = (corpus.passages(given), corpus.papers(given))
    for found in others:
        assert [(x.source, [y.source for y in x.also_in]) for x in found] == actions
    ids = [identity for identity, _ in corpus.lexical("moorings", 10, given)]
    assert sorted(each.source for each in corpus.passages_by_id(ids)) == sorted(
        source for source, _ in actions
    )
    return actions


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def test_the_copy_read_first_stays_the_one_shown_when_any_is_read_again(corpus):
    first, second, third = copy("first"), copy("second"), copy("third")
    add(corpus, first, second, third)
    expected = [("first.pdf", ["second.pdf", "third.pdf"])]
    assert shown(corpus) == expected
    for again in (first, third, second):
        add(corpus, again)
        assert shown(corpus) == expected


def test_with_the_first_gone_the_next_stands_for_all_that_are_left(corpus):
    first, second, third = copy("first"), copy("second"), copy("third")
    add(corpus, first, second, third)
    corpus.remove(first.sha256)
    assert shown(corpus) == [("second.pdf", ["third.pdf"])]
    corpus.remove(second.sha256)
    assert shown(corpus) == [("third.pdf", [])]


def test_a_copy_asked_for_by_its_file_is_shown_with_the_others_as_its_places(corpus):
    add(corpus, copy("first"), copy("second"), copy("third"))
    assert shown(corpus, source="second") == [("second.pdf", ["first.pdf", "third.pdf"])]
    # The same name in two formats: one paper still, told once.
    add(corpus, replace(copy("other"), source="second.txt"))
    assert [source for source, _ in shown(corpus, source="second")] == ["second.pdf"]


def test_an_exempt_copy_never_hides_a_public_one(corpus):
    add(corpus, copy("secret", exempt=True), copy("public"))
    assert shown(corpus) == [("public.pdf", [])]


def test_a_copy_with_an_exempt_part_never_stands_for_one_without(corpus):
    told = copy("partly")
    partly = replace(told, papers=(replace(told.papers[0], exempt_pages=(2,)),))
    released = copy("released")
    add(corpus, partly, released)
    assert shown(corpus) == [("released.pdf", ["partly.pdf"])]
    add(corpus, copy("third"), partly)
    assert shown(corpus) == [("released.pdf", ["partly.pdf", "third.pdf"])]
    corpus.remove(released.sha256)
    assert shown(corpus) == [("third.pdf", ["partly.pdf"])]


def test_where_the_words_are_not_in_the_copy_its_first_page_is_told(corpus):
    add(corpus, copy("whole"), copy("pack", TEXTS[1:], first=31))
    (record,) = corpus.records("actions")
    assert record.also_in == (Reprint("pack.pdf", 31, "31"),)


def test_where_the_words_are_in_the_copy_their_own_page_is_told(corpus):
    add(corpus, copy("whole"), copy("pack", first=31))
    (record,) = corpus.records("actions")
    assert record.also_in == (Reprint("pack.pdf", 32, "32"),)


@pytest.mark.parametrize(
    ("texts", "copies"),
    [
        (TEXTS[:5], 1),
        (TEXTS[:4], 2),  # too few paragraphs to tell
    ],
)
def test_a_paper_of_few_paragraphs_is_not_taken_for_a_copy(corpus, texts, copies):
    add(corpus, copy("first", texts), copy("second", texts))
    assert len(shown(corpus)) == copies


@pytest.mark.parametrize(("changed", "copies"), [(1, 1), (2, 2)])
def test_four_fifths_of_the_paragraphs_must_be_the_same(corpus, changed, copies):
    other = (*(f"{text} It was in May." for text in TEXTS[-changed:]), *TEXTS[:-changed])
    add(corpus, copy("first"), copy("second", other))
    # What is not quite the same is a corrected version, which is never folded into the first.
    assert len(shown(corpus, include_superseded=True)) == copies


def test_a_removal_takes_the_copy_of_the_file_and_unneeded_vectors_along(corpus):
    first, other = copy("first"), copy("other", ("Of the lifeboat there is no news to tell.",))
    add(corpus, first, other)
    corpus.put_vectors("model", {name: b"v" for name, _ in corpus.texts_without_vectors("model")})
    (needed,) = [name for _, document, name in corpus.passage_hashes() if document == other.sha256]
    corpus.remove(first.sha256)
    assert [path.stem for path in (corpus.folder / "files").rglob("*.pdf")] == [other.sha256]
    assert set(corpus.vectors("model")) == {needed}


def test_reading_again_keeps_vectors(corpus):
    add(corpus, copy("first"))
    corpus.put_vectors("model", {name: b"v" for name, _ in corpus.texts_without_vectors("model")})
    add(corpus, copy("first"))
    assert corpus.texts_without_vectors("model") == []


def test_a_corpus_of_the_first_schema_is_brought_up_with_its_order_of_arrival():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in MIGRATIONS[0].split(";\n"):
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    for name, day in (("late", "2024-02-01"), ("early", "2024-01-01")):
        connection.execute(
            "INSERT INTO documents VALUES (?, ?, 'report', NULL, NULL, NULL, NULL, NULL, 1, '[]',"
            " ?, 1, 1, 'f', x'')",
            (name, name, day),
        )
    migrate(connection, "corpus")
    assert connection.execute("SELECT sha256 FROM documents ORDER BY arrived").fetchall() == [
        ("early",),
        ("late",),
    ]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
