"""Real papers put into Word files: read, they must be what their text is."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import extract
import ingest
from ingest.document import Block, BlockKind, Document
from tests.docx_maker import docx, p, r, style, tbl

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="real papers are not at hand"),
]
HEADINGS = "".join(style(f"H{level}", f"heading {level}") for level in range(1, 10))


def written(block: Block) -> str:
    """A block as Word's markup, its label typed before it."""
    if block.rows:
        return tbl(*([cell_of(cell.text, cell.inherited) for cell in row] for row in block.rows))
    label = f"{block.label}\t" if block.label else ""
    bold = sum(end - start for start, end in block.bolds) > 0.9 * len(block.text)
    heading = f"H{block.level}" if block.kind is BlockKind.HEADING else ""
    indent = f'<w:ind w:left="{360 * block.level}"/>'
    more = indent if block.kind is BlockKind.LIST_ITEM else ""
    return p(r(plain(label + block.text), "<w:b/>" * bold), style=heading, more=more)


def cell_of(text: str, inherited: bool) -> str:
    lines = [] if inherited or not text else text.split("\n")
    return "".join(p(plain(line)) for line in lines) or p()


def plain(text: str) -> str:
    return escape(re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text))


def typed() -> list[Path]:
    return sorted(PAPERS.glob("*.txt")) if PAPERS.is_dir() else []


def words(document: Document) -> Iterator[object]:
    for block in document.blocks:
        rows = [[cell.text for cell in row] for row in block.rows]
        yield block.kind, rows or f"{block.label or ''} {block.text}".strip()


@pytest.mark.parametrize("path", typed(), ids=lambda path: path.stem)
def test_a_paper_in_word_is_read_and_understood_as_its_text_is(path: Path) -> None:
    text = ingest.read(path)
    content = docx("".join(map(written, text.blocks)), styles=HEADINGS)
    word = ingest.read_bytes(content, f"{path.stem}.docx")
    assert list(words(word)) == list(words(text))
    for told in ("kind", "council", "committee", "meeting_date", "papers"):
        assert getattr(word, told) == getattr(text, told)
    ours, theirs = extract.extract(word), extract.extract(text)
    assert [(each.label, each.text) for each in ours.recommendations] == [
        (each.label, each.text) for each in theirs.recommendations
    ]
    assert [each.text for each in ours.actions] == [each.text for each in theirs.actions]
