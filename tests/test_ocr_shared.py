"""Real pages made into scans: what each engine reads of them; skipped where papers are absent."""

from functools import cache
from pathlib import Path

import pytest

import extract
import ingest
from ingest.ocr import Engine
from ingest.ocr_rapidocr import rapidocr
from ingest.ocr_tesseract import tesseract
from ingest.pdf import page_words
from tests.scan_maker import agreement, scanned

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="real papers are not at hand"),
]
MINUTES = "kent/corporate-parenting-panel-minutes-2024-10-29.pdf"
PAGES = {
    "prose": ("ofsted/southampton-2023-07-28.pdf", 3),
    "minutes": ("kent/county-council-minutes-2024-12-19.pdf", 3),
    "report": ("kent/governance-update-2025-03-13.pdf", 2),
    "table": ("southampton-cfsp-2020-08-27.pdf", 12),
    "register": ("kent/budget-risk-register-2025-01.pdf", 4),
}


@cache
def engine(name: str) -> Engine:
    made = {"tesseract": tesseract, "rapidocr": rapidocr}[name]()
    if made is None:
        pytest.skip(f"{name} is not installed")
    return made


@pytest.mark.parametrize("name", ["tesseract", "rapidocr"])
@pytest.mark.parametrize("page", PAGES)
def test_words_of_a_scanned_page_are_right(name, page, monkeypatch):
    monkeypatch.setattr("ingest.ocr_pages.chosen", lambda: engine(name))
    file, number = PAGES[page]
    content = (PAPERS / file).read_bytes()
    written = page_words(content, number)
    read = page_words(scanned(content, [number]), 1)
    assert agreement(words(read), words(written)) >= 0.97


@pytest.mark.parametrize("name", ["tesseract"])
def test_scanned_minutes_give_the_same_recommendations_and_actions(name, monkeypatch):
    monkeypatch.setattr("ingest.ocr_pages.chosen", lambda: engine(name))
    content = (PAPERS / MINUTES).read_bytes()
    document = ingest.read_bytes(content, "minutes.pdf")
    numbers = range(1, len(document.pages) + 1)
    scan = ingest.read_bytes(scanned(content, numbers), "minutes.pdf")
    assert (scan.kind, scan.meeting_date) == (document.kind, document.meeting_date)
    assert {page.ocr for page in scan.pages} == {engine(name).name}
    expected, found = extract.extract(document), extract.extract(scan)
    assert texts(found.recommendations) == texts(expected.recommendations)
    assert texts(found.actions) == texts(expected.actions)


def words(page) -> str:
    return " ".join(word for word, _ in page)


def texts(records) -> list[str]:
    return [record.text for record in records]
