"""Corrected and revised papers: what takes the place of what, and what a removal gives back."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from corpus import Corpus, Filters
from corpus.store.superseded import revision
from ingest.document import Document, PaperKind
from search.forgetting import forget
from search.library import ingest_paths
from tests.search_parts import WordEncoder
from tests.test_store_reprints import TEXTS, add, copy

EVERYTHING = Filters(include_exempt=True, include_superseded=True)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


def changed(number: int) -> tuple[str, ...]:
    """The texts with so many of them corrected."""
    return (*(f"{text} That was in May, not in June." for text in TEXTS[:number]), *TEXTS[number:])


def version(
    key: str,
    texts: tuple[str, ...] = TEXTS,
    *,
    source: str = "moorings.pdf",
    title: str = "Moorings",
    day: str | None = "2023-05-04",
    committee: str | None = "Harbour Panel",
    kind: PaperKind = PaperKind.REPORT,
    exempt: bool = False,
    front: str | None = None,
    item: str | None = None,
    meeting: bool = True,
    council: str = "Wexcombe Borough Council",
) -> Document:
    """A document of one paper, whose hash is that of its key."""
    made = copy(key, texts if front is None else (front, *texts), exempt=exempt)
    (paper,) = made.papers
    return replace(
        made,
        source=source,
        sha256=hashlib.sha256(key.encode()).hexdigest(),
        committee=committee,
        council=council,
        meeting_date=day if meeting else None,
        papers=(replace(paper, title=title, dated=day, kind=kind, item=item),),
    )


def valid(corpus: Corpus) -> list[str]:
    """The files whose actions, passages and papers are shown, which must agree."""
    shown = [record.at.source for record in corpus.records("actions")]
    assert [each.source for each in corpus.papers()] == shown
    assert [each.source for each in corpus.passages()] == shown
    assert len(corpus.passage_ids()) == len(corpus.lexical("moorings", 10)) == len(shown)
    return shown


def held(corpus: Corpus) -> dict[str, str | None]:
    """All papers' documents, with the document that superseded each."""
    found = {}
    for paper in corpus.papers(EVERYTHING):
        newer = paper.superseded_by
        found[paper.document[:10]] = newer and newer.split("-")[1]
    return found


def add_versions(corpus: Corpus, *documents: Document) -> None:
    """Put documents in whose records have ids of their own although their files share a name."""
    for document in documents:
        named = replace(document, source=f"{document.sha256[:6]}.pdf")
        add_as(corpus, named, document)


def add_as(corpus: Corpus, named: Document, document: Document) -> None:
    from corpus.records import Passage
    from extract.cite import cite
    from extract.findings import Action, ActionSource, Findings

    block = document.blocks[-1]
    action = Action(
        at=cite(document, block),
        id=f"act-{named.source}",
        text=block.text,
        source_kind=ActionSource.NEXT_STEPS,
    )
    passage = Passage(
        id=f"pas-{named.source}",
        document=document.sha256,
        source=document.source,
        order=0,
        quote=block.text,
        heading="",
        page=block.page,
        paper_index=0,
        exempt=document.papers[0].exempt,
    )
    corpus.add(document, Findings(actions=(action,)), [passage], document.sha256.encode())


FIRST = {"source": "a.pdf"}
# Two papers, and whether the second takes the first one's place.
PAIRS = [
    ("new bytes under an old name", {}, {"texts": changed(3)}, True),
    ("also where nearly all is new", {}, {"texts": changed(7)}, True),
    ("word for word the same under an old name", {}, {}, True),
    ("a generic name of another meeting", {}, {"day": "2023-09-07"}, False),
    ("a generic name of another committee", {}, {"committee": "Quays Panel"}, False),
    ("one name, other words, another title", {}, {"texts": changed(8), "title": "Nets"}, False),
    ("no day told, words in common", {"day": None}, {"texts": changed(4), "day": None}, True),
    ("no day told, other words", {"day": None}, {"texts": changed(8), "day": None}, False),
    (
        "no day told, another title",
        {"day": None},
        {"texts": changed(2), "day": None, "title": "Nets"},
        False,
    ),
    (
        "one name, of other days by the papers themselves",
        {"meeting": False},
        {"texts": changed(2), "day": "2023-06-30", "meeting": False},
        False,
    ),
    (
        "one name and day by the papers themselves",
        {"meeting": False},
        {"texts": changed(5), "meeting": False},
        True,
    ),
    ("the council's shorter name", {}, {"texts": changed(3), "council": "Wexcombe Council"}, True),
    ("another council", {}, {"texts": changed(3), "council": "Oxmere Borough Council"}, False),
    ("an exempt paper puts no public one by", {}, {"texts": changed(3), "exempt": True}, False),
    ("a redacted paper puts no exempt one by", {"exempt": True}, {"texts": changed(3)}, False),
    ("published again with corrections", FIRST, {"texts": changed(2), "source": "b.pdf"}, True),
    ("two reports of one kind and day", FIRST, {"texts": changed(3), "source": "b.pdf"}, False),
    (
        "published again with corrections at its item",
        FIRST | {"item": "5"},
        {"texts": changed(3), "source": "b.pdf", "item": "5"},
        True,
    ),
    ("clearly another paper", FIRST, {"texts": changed(5), "source": "b.pdf"}, False),
    ("another title", FIRST, {"texts": changed(3), "source": "b.pdf", "title": "Nets"}, False),
    ("a reprint is no correction", FIRST, {"source": "b.pdf"}, False),
    (
        "revised in its title",
        FIRST,
        {"texts": changed(1), "source": "b.pdf", "title": "Moorings (revised)"},
        True,
    ),
    (
        "revised in its front",
        FIRST,
        {"texts": changed(5), "source": "b.pdf", "front": "Amended report, 2 May"},
        True,
    ),
    (
        "minutes told in another form",
        FIRST | {"kind": PaperKind.MINUTES},
        {"texts": changed(3), "source": "b.pdf", "kind": PaperKind.MINUTES},
        False,
    ),
    (
        "minutes approved after a draft",
        FIRST | {"kind": PaperKind.MINUTES, "title": "Draft moorings"},
        {"texts": changed(3), "source": "b.pdf", "kind": PaperKind.MINUTES},
        True,
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [pytest.param(*rest, id=name) for name, *rest in PAIRS]
)
@pytest.mark.parametrize("again", [False, True])
def test_which_paper_takes_the_place_of_which(corpus, one, other, expected, again):
    first, second = version("one", **one), version("two", **other)
    add_versions(corpus, first, second, *((first, second, first) if again else ()))
    newer = second.sha256[:10] if expected else None
    told = {each: by for each, by in held(corpus).items() if each == first.sha256[:10]}
    assert told == {first.sha256[:10]: newer}
    assert held(corpus).get(second.sha256[:10]) is None
    sources = [document.superseded_by for document in corpus.documents()]
    assert sources.count(second.sha256) == int(expected)


@pytest.mark.parametrize(
    ("title", "front", "kind", "expected"),
    [
        ("Moorings", None, PaperKind.REPORT, 0),
        ("Moorings – version 3", None, PaperKind.REPORT, 3),
        ("Moorings v2.1", None, PaperKind.REPORT, 2),
        ("Moorings", "This report supersedes the one sent out on 2 May.", PaperKind.REPORT, 1),
        ("Draft budget", None, PaperKind.REPORT, 0),
        ("Draft minutes", None, PaperKind.MINUTES, -1),
    ],
)
def test_what_a_paper_says_of_its_version(title, front, kind, expected):
    assert revision(version("x", title=title, front=front, kind=kind), 0) == expected


def test_the_revised_one_is_the_newer_although_it_came_first(corpus):
    revised = version("r", changed(1), source="a.pdf", title="Moorings: version 2")
    add_versions(corpus, revised, version("o", source="b.pdf"))
    assert valid(corpus) == ["a.pdf"]


def test_a_chain_gives_back_only_what_nothing_else_supersedes(corpus):
    one, two, three = (version(key, changed(n)) for n, key in enumerate(("x", "y", "z"), 1))
    add_versions(corpus, one, two, three)
    assert len(valid(corpus)) == 1
    corpus.remove(two.sha256)
    assert held(corpus) == {one.sha256[:10]: three.sha256[:10], three.sha256[:10]: None}
    corpus.remove(three.sha256)
    assert held(corpus) == {one.sha256[:10]: None}


def test_a_copy_of_the_old_one_is_found_again_when_the_new_one_goes(corpus):
    old, new = version("old"), version("new", changed(1))
    add_versions(corpus, old, version("copy", source="pack.pdf"), new)
    corpus.remove(new.sha256)
    (record,) = corpus.records("actions")
    assert [record.at.source, *(each.source for each in record.also_in)] == [
        "moorings.pdf",
        "pack.pdf",
    ]


def test_superseded_records_are_marked_where_they_are_asked_for(corpus):
    of_old = "The lamplighter of the quay kept a ledger of the moorings."
    old, new = version("old", (*TEXTS, of_old)), version("new", changed(3))
    add_versions(corpus, old, new)
    by = f"pap-{new.sha256[:10]}-1"
    records = corpus.records("actions", EVERYTHING)
    assert {each.at.document: each.at.superseded_by for each in records} == {
        old.sha256: by,
        new.sha256: None,
    }
    passages = corpus.passages(EVERYTHING)
    assert {each.document: each.superseded_by for each in passages} == {
        old.sha256: by,
        new.sha256: None,
    }
    bare = corpus.passages_by_id([each.id for each in passages], bare=True)
    assert sorted(each.superseded_by or "" for each in bare) == ["", by]
    # It would be untrue that no paper mentions what only the old one does.
    assert corpus.lexical('"lamplighter"', 10) == []
    assert corpus.is_mentioned('"lamplighter"')


def pack(key: str, *named: tuple[str, tuple[str, ...]]) -> Document:
    """A pack of papers, each with its title and words."""
    made = version(key, source="pack.pdf")
    (paper,), (block, *_) = made.papers, made.blocks
    return replace(
        made,
        papers=tuple(replace(paper, title=title) for title, _ in named),
        blocks=tuple(
            replace(block, text=text, paper=at)
            for at, (_, texts) in enumerate(named)
            for text in texts
        ),
    )


def about(*things: str) -> list[tuple[str, tuple[str, ...]]]:
    """Papers on things, each with words of its own."""
    return [(each, tuple(f"Of the {each}: {text}" for text in TEXTS)) for each in things]


AGENDA = ("Agenda", TEXTS[:4])
NETS = ("Nets", changed(8))
# Two packs of one name, and which papers of the older one the newer one takes the place of.
PACKS = [
    ("a supplement", [AGENDA, *about("Quay", "Dues", "Otters")], [AGENDA, *about("Dues")], "AD"),
    ("the pack again", [AGENDA, *about("Quay", "Dues")], [AGENDA, *about("Quay", "Dues")], "AQD"),
    ("a paper taken out", [AGENDA, *about("Quay"), NETS], [AGENDA, *about("Quay")], "AQN"),
    (
        "two papers of one title, one of them again",
        [AGENDA, ("Plans", TEXTS), ("Plans", NETS[1]), *about("Quay", "Dues")],
        [AGENDA, ("Plans", NETS[1])],
        "AP",
    ),
]


@pytest.mark.parametrize(
    ("first", "second", "gone"), [pytest.param(*rest, id=name) for name, *rest in PACKS]
)
def test_which_papers_of_a_pack_a_file_of_its_name_takes_the_place_of(corpus, first, second, gone):
    old, new = pack("old", *first), pack("new", *second)
    add_versions(corpus, old, new)
    papers = [paper for paper in corpus.papers(EVERYTHING) if paper.superseded_by]
    assert {paper.document for paper in papers} == {old.sha256}
    assert "".join((paper.title or "")[0] for paper in papers) == gone


REPORT = """# Harbour Panel

Report of the Director of Quays to the Harbour Panel, 4 May 2023

The first mooring will be mended by {day} at the cost of the harbour.

The second mooring was torn by the storm in the winter of last year.

The third mooring is let to the rescue service without a charge.
"""


def test_ingest_says_what_a_file_supersedes_and_forget_what_is_valid_again(corpus, tmp_path):
    encoder, file = WordEncoder(), tmp_path / "moorings.txt"
    file.write_text(REPORT.format(day="1 June 2023"), "utf-8")
    (first,) = ingest_paths(corpus, [file], encoder=encoder).files
    file.write_text(REPORT.format(day="1 July 2023"), "utf-8")
    (second,) = ingest_paths(corpus, [file], encoder=encoder).files
    assert (first.supersedes, second.supersedes) == ((), ("moorings.txt",))
    assert {each.document for each in corpus.passages()} == {second.sha256}
    gone = forget(corpus, second.sha256[:12], encoder)
    assert (gone.document.sha256, gone.valid_again) == (second.sha256, ("moorings.txt",))
    assert {each.document for each in corpus.passages()} == {first.sha256}


def test_copies_are_still_told_as_one_paper(corpus):
    add(corpus, copy("first"), copy("second"))
    (record,) = corpus.records("actions")
    assert (record.at.source, record.at.superseded_by) == ("first.pdf", None)
