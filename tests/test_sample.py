"""The sample papers: what is committed is what the script builds, and the labels stand in it."""

import json
from pathlib import Path

import pytest

from tests.sample_papers import PAPERS, SAMPLE, labels, pages, text_of, words

KINDS = (
    "recommendations",
    "actions",
    "updates",
    "rag",
    "judgements",
    "attributions",
    "dates",
    "acronyms",
)
# The field of each kind whose words have to stand in the paper.
WORDS = {
    "recommendations": ("text",),
    "actions": ("text", "due_text"),
    "updates": ("recommendation", "action_taken", "title"),
    "rag": ("subject",),
    "judgements": ("area",),
    "attributions": ("text",),
    "dates": ("text", "context"),
    "acronyms": ("long",),
}
by_name = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    pytest.importorskip("reportlab", reason="reportlab builds the papers, and is not installed")
    from corpus.sample.build import build

    folder = tmp_path_factory.mktemp("sample")
    build(folder)
    return folder


def test_the_papers_are_those_that_the_script_builds(built):
    assert [path.name for path in PAPERS] == sorted(p.name for p in (built / "papers").iterdir())


@by_name
def test_the_committed_paper_holds_the_built_text(built, paper):
    new = (built / "papers" / paper.name).read_bytes()
    if paper.suffix == ".html":
        assert paper.read_bytes() == new
    else:
        assert pages(paper.read_bytes()) == pages(new)


@pytest.mark.parametrize(
    "name", ["threads.json", *[f"labels/{paper.stem}.json" for paper in PAPERS]]
)
def test_the_committed_labels_are_those_built(built, name):
    assert json.loads((SAMPLE / name).read_text("utf-8")) == json.loads(
        (built / name).read_text("utf-8")
    )


def test_the_committed_questions_are_those_built(built):
    name = "questions.jsonl"
    assert (SAMPLE / name).read_text("utf-8") == (built / name).read_text("utf-8")


def test_building_twice_gives_the_same_bytes(built, tmp_path):
    from corpus.sample.build import build

    for path in build(tmp_path):
        assert path.read_bytes() == (built / "papers" / path.name).read_bytes(), path.name


@by_name
def test_every_labelled_word_stands_in_its_paper(paper):
    text = text_of(paper)
    for kind, fields in WORDS.items():
        for label in labels(paper).get(kind, ()):
            for field in fields:
                assert words(label[field] or "") in text, (kind, field, label)


@by_name
def test_questions_and_traps_name_words_of_the_paper(paper):
    text = text_of(paper)
    expected = labels(paper)
    answers = [answer for question in expected["qa"] for answer in question["relevant"]]
    for each in [*answers, *[trap["text"] for trap in expected["traps"]]]:
        assert words(each) in text, each


def test_every_kind_is_labelled_somewhere():
    for kind in KINDS:
        assert any(labels(paper).get(kind) for paper in PAPERS), kind
    judged = [entry for paper in PAPERS for entry in labels(paper)["judgements"]]
    assert any(entry["self_assessment"] for entry in judged)
    assert any(
        entry.get("evidence") == "colour" for paper in PAPERS for entry in labels(paper)["rag"]
    )
    assert any(entry["status"] for paper in PAPERS for entry in labels(paper)["actions"])


@pytest.mark.parametrize("paper", [p for p in PAPERS if "scrutiny" in p.stem], ids=lambda p: p.stem)
def test_packs_are_as_packs_are(paper):
    texts = pages(paper.read_bytes())
    assert len(texts) >= 12
    assert any("This page is intentionally left blank" in text for text in texts)
    stamped = [at for at, text in enumerate(texts) if "Agenda Item" in text.splitlines()[0]]
    assert stamped, "no page is stamped with its agenda item"
    assert all(at % 2 == 0 for at in stamped), "an item begins on an even page"


def test_threads_lead_through_the_papers_to_complete():
    papers = {paper.stem: paper for paper in PAPERS}
    for thread in json.loads((SAMPLE / "threads.json").read_text("utf-8")):
        events = thread["events"]
        assert [event["date"] for event in events] == sorted(event["date"] for event in events)
        assert (events[0]["event"], events[-1]["event"]) == ("made", "closed")
        for event in events:
            assert words(event["words"]) in _page_of(papers[event["source"]], event["page_label"])


def _page_of(paper: Path, label: str | None) -> str:
    if label is None or "scrutiny" not in paper.stem:
        return text_of(paper)
    foot = words(f"Page {label}")
    texts = [words(text) for text in pages(paper.read_bytes())]
    (found,) = [text for text in texts if text.endswith(foot) or text.startswith(foot + " ")]
    return found
