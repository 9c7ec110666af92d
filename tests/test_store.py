"""The corpus: what goes in comes out, whole or not at all, each paper told once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from corpus import Corpus, CorpusError, Filters, Passage, text_hash
from corpus.jsonform import dumps, loads, record_of
from extract import extract, identified
from extract.findings import Findings
from ingest.document import Document
from tests.made_papers import heading, item, minutes, paragraph, table

LONG = "The service has visited every school in the district and written to every family there"


def made(source: str = "minutes.pdf", sha256: str = "a" * 64, number: int = 6) -> Document:
    told = [paragraph(f"{LONG}, as told in part {n}.") for n in range(number)]
    document = minutes(
        heading("RESOLVED:"),
        item("That every family be visited by 31 May 2024.", "(i)"),
        item("That the report be noted.", "(ii)"),
        heading("Plan"),
        table("Action | Lead | Due | Status", "Visit schools | JB | 31 March 2024 | Complete"),
        *told,
    )
    return replace(document, source=source, sha256=sha256, council="Wexcombe Council")


def passages(document: Document) -> list[Passage]:
    return [
        Passage(
            id=f"pas-{document.sha256[:4]}-{order}",
            document=document.sha256,
            source=document.source,
            order=order,
            quote=block.text,
            heading=" › ".join(block.section),
            page=block.page,
            paper_index=0,
            council=document.council,
        )
        for order, block in enumerate(document.body())
    ]


def add(corpus: Corpus, document: Document) -> Findings:
    findings = extract(document)
    corpus.add(document, findings, passages(document), b"content " + document.sha256.encode())
    return findings


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def test_what_goes_in_comes_out(corpus):
    document = made()
    findings = add(corpus, document)
    assert corpus.has(document.sha256)
    assert corpus.document(document.sha256) == document
    assert corpus.records("recommendations") == list(findings.recommendations)
    assert corpus.record(findings.actions[0].id) == ("actions", findings.actions[0])
    assert [p.quote for p in corpus.passages()] == [b.text for b in document.body()]
    kept = list((corpus.folder / "files").rglob("*.pdf"))
    assert [path.stem for path in kept] == [document.sha256]


def test_reading_again_replaces_and_removing_takes_all_out(corpus):
    document = made()
    add(corpus, document)
    add(corpus, document)
    assert len(corpus.documents()) == 1
    assert len(corpus.records("recommendations")) == 2
    assert corpus.remove(document.sha256)
    assert not corpus.remove(document.sha256)
    assert corpus.records("actions") == []
    assert corpus.lexical("schools", 5) == []


def test_a_document_lands_whole_or_not_at_all(corpus):
    document = made()
    twice = passages(document)
    twice.append(twice[0])  # the same id again cannot be kept
    with pytest.raises(sqlite3.IntegrityError):
        corpus.add(document, extract(document), twice, b"content")
    assert not corpus.has(document.sha256)
    assert corpus.records("recommendations") == []
    add(corpus, document)
    assert len(corpus.records("recommendations")) == 2


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 1),
        (Filters(owner="jb"), 1),
        (Filters(owner="orr"), 0),
        (Filters(status="complete"), 1),
        (Filters(status="overdue"), 0),
        (Filters(council="wexcombe"), 1),
        (Filters(council="100%"), 0),
        (Filters(source="minutes"), 1),
        (Filters(source="minutes.pdf"), 1),
        (Filters(source="minut"), 0),
        (Filters(kind="action_plan"), 1),
        (Filters(overdue=True, on="2025-01-01"), 0),
    ],
)
def test_filters_of_actions(corpus, filters, number):
    add(corpus, made())
    assert len(corpus.records("actions", filters)) == number


def test_since_until_and_overdue_of_recommendations(corpus):
    add(corpus, made())
    for filters, number in (
        (Filters(since="2023-11-27"), 2),
        (Filters(since="2023-11-28"), 0),
        (Filters(until="2023"), 2),
        (Filters(until="2023-11-26"), 0),
        (Filters(overdue=True, on="2024-06-01"), 1),
        (Filters(overdue=True, on="2024-05-01"), 0),
    ):
        assert len(corpus.records("recommendations", filters)) == number, filters


def test_exempt_papers_are_left_out_unless_asked_for(corpus):
    document = made()
    document = replace(document, papers=(replace(document.papers[0], exempt=True),))
    hidden = [replace(each, exempt=True) for each in passages(document)]
    corpus.add(document, extract(document), hidden, b"content")
    assert corpus.records("actions") == corpus.passages() == corpus.papers() == []
    assert corpus.lexical("schools", 5) == []
    assert len(corpus.records("actions", Filters(include_exempt=True))) == 1


def test_the_same_paper_met_again_is_told_once_with_both_places(corpus):
    first, again = made(), made("pack.pdf", "b" * 64)
    add(corpus, first)
    add(corpus, again)
    assert len(corpus.documents()) == 2
    (told,) = corpus.papers()
    assert [(place.source, place.page) for place in told.also_in] == [("pack.pdf", 1)]
    records = corpus.records("recommendations")
    assert [[place.source for place in each.also_in] for each in records] == [["pack.pdf"]] * 2
    assert all(each.source == "minutes.pdf" for each in corpus.passages())
    # With the first one gone, the other stands for itself.
    corpus.remove(first.sha256)
    assert [each.at.source for each in corpus.records("recommendations")] == ["pack.pdf"] * 2


def test_another_meetings_paper_in_the_same_words_is_no_reprint(corpus):
    first, other = made(), made("later.pdf", "b" * 64)
    other = replace(other, papers=(replace(other.papers[0], dated="2024-01-15"),))
    add(corpus, first)
    add(corpus, other)
    assert len(corpus.papers()) == 2


def test_text_search_is_by_stem_and_best_first(corpus):
    add(corpus, made())
    ids = [identity for identity, _ in corpus.lexical("visited", 20)]
    assert ids
    assert all("visit" in each.quote.casefold() for each in corpus.passages_by_id(ids))


def test_vectors_are_kept_by_the_hash_of_their_text(corpus):
    document = made()
    add(corpus, document)
    wanted = corpus.texts_without_vectors("model")
    assert {text for _, text in wanted} == {block.text for block in document.body()}
    assert all(text_hash(text) == name for name, text in wanted)
    corpus.put_vectors("model", {name: b"v" for name, _ in wanted})
    assert corpus.texts_without_vectors("model") == []
    assert corpus.texts_without_vectors("other model") == wanted


def test_the_same_file_gives_the_same_ids_on_each_reading():
    first, second = extract(made()), extract(made())
    assert first == second == identified(first)
    ids = [each.id for each in first.recommendations]
    assert len(set(ids)) == len(ids)


def test_a_folder_without_a_corpus_is_said_so(tmp_path):
    with pytest.raises(CorpusError, match="no corpus here"):
        Corpus.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_newer_corpus_and_a_broken_one_are_refused_and_left_as_they_are(tmp_path):
    with Corpus.open(tmp_path / "newer"):
        pass
    path = tmp_path / "newer" / "matters.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(Exception, match="newer version"):
        Corpus.open(tmp_path / "newer")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "matters.sqlite3").write_bytes(b"This is no database. " * 100)
    with pytest.raises(CorpusError, match="cannot be used as a corpus"):
        Corpus.open(broken)
    assert (broken / "matters.sqlite3").read_bytes().startswith(b"This is no database.")


def test_records_survive_json_and_go_out_flat():
    finding = extract(made()).recommendations[0]
    assert loads(dumps(finding), type(finding)) == finding
    flat = record_of(finding)
    assert (flat["label"], flat["source"], flat["kind"]) == ("(i)", "minutes.pdf", "resolution")
    assert "at" not in flat
