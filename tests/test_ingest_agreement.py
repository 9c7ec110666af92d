"""A paper read from its PDF and from its text must yield the same paragraphs."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest

import ingest
from ingest.document import Block, BlockKind

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="real papers are not at hand"),
]
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")


def normalised(text: str) -> str:
    """Letters and digits alone: spacing, case, hyphens, quotes and bullets do not count."""
    return "".join(_WORD.findall(text.casefold()))


def paragraphs(path: Path) -> Counter[str]:
    blocks = [b for b in ingest.read(path).body() if b.kind is not BlockKind.TABLE]
    return +Counter(filter(None, (normalised(_labelled(block)) for block in blocks)))


def _labelled(block: Block) -> str:
    return f"{block.label or ''} {block.text}"


def agreement(ours: Counter[str], theirs: Counter[str]) -> float:
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def read_words(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in ingest.read(path).blocks:
        cells = [cell for row in block.rows for cell in row if not cell.inherited]
        texts = [cell.text for cell in cells] if cells else [_labelled(block)]
        for text in texts:
            found += words(text)
    return found


def typed() -> list[Path]:
    return sorted(PAPERS.rglob("*.txt")) if PAPERS.is_dir() else []


@pytest.mark.parametrize("path", typed(), ids=lambda path: path.stem)
def test_no_word_of_a_typed_paper_is_lost(path: Path) -> None:
    raw = html.unescape(path.read_text(encoding="utf-8-sig"))
    assert words(_MARKUP.sub(" ", raw)) - read_words(path) == Counter()


@pytest.mark.parametrize(
    "stem",
    [
        "buckinghamshire-cabinet-2021-06-29",
        "southampton-cfsp-2020-08-27",
        "southampton-cfsp-2022-03-31",
        "southampton-osmc-2012-07-12",
    ],
)
def test_a_paper_and_its_text_yield_the_same_paragraphs(stem: str) -> None:
    ours, theirs = (paragraphs(PAPERS / f"{stem}.{form}") for form in ("pdf", "txt"))
    assert agreement(ours, theirs) >= 0.97
