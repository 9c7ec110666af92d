"""Papers damaged at random: each is read or refused in plain words, and nothing else.

A short run in the suite; `python -m benchmarks.fuzz` runs as long as one likes. What long runs
found is kept here as small inputs.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ingest
from benchmarks.fuzz import NAMES, attempt
from benchmarks.hostile import docx_files
from benchmarks.mutations import MUTATIONS, mutated, seeds
from console.asked import QuestionsError, questions
from extract.dates_join import dates_in
from extract.dates_relative import opened
from extract.judgement_accounts import _sentences
from extract.language import sentences
from ingest.document import Overrides
from search.reading import Job
from tests.made_papers import paragraph

BRIEF = settings(max_examples=25)


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch):
    monkeypatch.setenv("MATTERS_OCR", "off")


def told(reader: str, content: bytes) -> str:
    return attempt(Job(content, NAMES[reader], Overrides())).reason.partition(" ")[2]


@pytest.mark.parametrize("reader", MUTATIONS)
def test_a_damaged_paper_is_read_or_refused(reader: str) -> None:
    papers = seeds(reader)

    @BRIEF
    @given(st.integers(0, 1 << 32))
    def holds(seed: int) -> None:
        said = told(reader, mutated(reader, random.Random(seed), papers))
        assert said == "read" or said.startswith("refused: ")

    holds()


@pytest.mark.parametrize("reader", MUTATIONS)
def test_bytes_and_letters_at_random_are_read_or_refused(reader: str) -> None:
    heads = {"pdf": b"%PDF-1.7\n", "docx": b"PK\x03\x04word/", "html": b"<html>", "json": b'{"'}

    @BRIEF
    @given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
    def holds(content: bytes) -> None:
        said = told(reader, heads.get(reader, b"") + content)
        assert said == "read" or said.startswith("refused: ")

    holds()


@pytest.mark.parametrize("reader", MUTATIONS)
def test_what_is_damaged_comes_from_sound_papers_and_stays_small(reader: str) -> None:
    papers = seeds(reader)
    assert {told(reader, each) for each in papers} == {"read"}
    made = [mutated(reader, random.Random(seed), papers) for seed in range(60)]
    assert len(set(made)) > 50
    assert made[:9] == [mutated(reader, random.Random(seed), papers) for seed in range(9)]
    assert max(map(len, made)) <= 1 << 22


def test_the_attempt_tells_a_bug(monkeypatch) -> None:
    def trips(*given: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(ingest, "read_bytes", trips)
    assert told("text", b"words").startswith("bug: KeyError in ")


@pytest.mark.parametrize(
    "content",
    [
        b"<html><ol start='\xc2\xb2'><li>Words</li></ol>",  # a digit that is no number
        b"<html><ol start='" + b"9" * 5000 + b"'><li>Words</li></ol>",
        b"<html><ol type='i' start='999999999'><li>Words</li></ol>",
        b"<html><table><tr><td colspan='\xc2\xb2'>a</td><td>b</td></tr></table>",
    ],
)
def test_numbers_that_are_none_are_passed_over_in_pages(content: bytes) -> None:
    (block,) = ingest.read_bytes(content, "page.html").blocks
    assert len(block.label or "") < 12


def test_a_rule_of_bullets_is_a_line_of_words() -> None:
    (block,) = ingest.read_bytes(b"- " * 5000 + b"words", "a.txt").blocks
    assert block.text.endswith("words")


def test_a_label_in_signs_that_are_no_digits_numbers_no_paragraph() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/>'
        '<w:lvlText w:val="\u00b2."/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    made = docx_files.made(docx_files.p("Words", listed) * 3, numbering=numbering)
    assert [block.label for block in ingest.read_bytes(made, "a.docx").blocks] == ["²."] * 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"question": "who", "limit": NaN}', "NaN is nothing that `limit` can be"),
        ('{"question": "who", "limit": 1e999}', "nothing that `limit` can be"),
        ('{"question": "who", "limit": true}', "nothing that `limit` can be"),
        ('{"question": "who", "council": ["a"]}', "nothing that `council` can be"),
        ('{"question": "who", "include_exempt": 1}', "nothing that `include_exempt` can be"),
        ('{"question": "\\ud800"}', "holds half a character"),
        ('{"question": "who", "source": "\\udc00"}', "nothing that `source` can be"),
    ],
)
def test_options_of_no_use_are_named(line: str, reason: str) -> None:
    with pytest.raises(QuestionsError, match=r"^line 1 of the questions: ") as caught:
        list(questions([line]))
    assert reason in str(caught.value)


def test_sentences_of_what_no_paper_holds_are_told_in_time() -> None:
    """Rows of ten thousand signs took spaCy half a minute each; six million letters it refused."""
    row = "(" * 10_000
    text = f"The Board met. {row}. It rose."
    assert [text[start:end] for start, end in sentences(text)] == [
        "The Board met.",
        f"{row}.",
        "It rose.",
    ]
    long = "The Board met. " * 80_000
    assert sum(end - start for start, end in sentences(long)) == pytest.approx(14 * 80_000, abs=3)


def test_of_a_paragraph_as_long_as_a_book_only_what_is_near_is_looked_through() -> None:
    """Each of its days, and each sentence, had all that stands before it looked through."""
    book = paragraph("Ofsted reported on 1 May 2024. " * 1000)
    assert max(len(before) for _, before, _ in _sentences(book)) == 20_000
    near, far = (f"since{' ' * spaces}1 May 2024" for spaces in (1, 200))
    assert [opened(text, dates_in(text, None)[0]).edtf for text in (near, far)] == [
        "2024-05-01/..",
        "2024-05-01",
    ]
