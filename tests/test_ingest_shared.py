"""Real papers against what was labelled by hand; skipped where they are not at hand."""

import json
from functools import cache
from pathlib import Path

import pytest

import ingest
from ingest.document import Document

SHARED = Path(__file__).parents[2] / "shared"
PAPERS, GOLD = SHARED / "papers", SHARED / "gold"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="real papers are not at hand"),
]


@cache
def read(stem: str) -> Document:
    found = sorted(p for p in PAPERS.rglob(f"{stem}.*") if p.suffix != ".txt")
    return ingest.read(found[0])


def labelled() -> list[Path]:
    return sorted(GOLD.glob("*.json")) if GOLD.is_dir() else []


@pytest.mark.parametrize("gold", labelled(), ids=lambda path: path.stem)
def test_metadata_agree_with_the_labels(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))["document"]
    found = read(gold.stem)
    assert found.kind.value == expected["kind"].replace(" ", "_")
    assert found.meeting_date == expected["meeting_date"]
    if expected["committee"]:
        assert found.committee == expected["committee"]


@pytest.mark.parametrize("gold", labelled(), ids=lambda path: path.stem)
def test_papers_agree_with_the_labels(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8")).get("papers")
    if expected is None:
        pytest.skip("its papers are not labelled")
    found = read(gold.stem)
    assert [(p.item, p.kind.value) for p in found.papers] == [
        (paper["item"], paper["kind"]) for paper in expected
    ]
    dated = [(p.dated, paper["date"]) for p, paper in zip(found.papers, expected, strict=True)]
    assert all(ours == theirs for ours, theirs in dated if ours is not None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "manifest", sorted(GOLD.glob("packs/*.json")) if GOLD.is_dir() else [], ids=lambda p: p.stem
)
def test_a_whole_pack_is_cut_as_labelled(manifest: Path) -> None:
    expected = json.loads(manifest.read_text(encoding="utf-8"))
    found = [paper for paper in read(manifest.stem).papers if paper.kind.value != "agenda"]
    assert [(p.item, p.kind.value, list(p.pages)) for p in found] == [
        (paper["item"], paper["kind"], paper["pages"]) for paper in expected
    ]


def test_a_web_page_under_a_pdf_name_is_refused() -> None:
    (path,) = PAPERS.rglob("*actually-html.pdf")
    with pytest.raises(ingest.UnreadableError, match="is HTML, not PDF"):
        ingest.read(path)
