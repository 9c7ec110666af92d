"""The engines: which is chosen, what is made of their words, and, where one is there, a page."""

import os
import time
from functools import cache

import numpy as np
import pytest

from ingest import ocr, ocr_rapidocr, ocr_tesseract
from ingest.errors import MattersError
from ingest.ocr import Engine, OcrError, OcrLine, OcrWord, Picture
from ingest.ocr_words import placed
from ingest.pdf import read_pdf
from tests.pdf_maker import Pages
from tests.scan_maker import StandIn, agreement, line, scanned

PICTURE = Picture(np.full((2339, 1654), 255, np.uint8), 200)


@pytest.fixture
def found(monkeypatch):
    """Let the engines named be there and no others."""
    ocr._found.cache_clear()

    def names(*there: str) -> None:
        for module, name in ((ocr_tesseract, "tesseract"), (ocr_rapidocr, "rapidocr")):
            engine = StandIn() if name in there else None
            if engine:
                engine.name = name
            monkeypatch.setattr(module, name, lambda engine=engine: engine)

    yield names
    ocr._found.cache_clear()


@pytest.mark.parametrize(
    ("setting", "there", "expected"),
    [
        ("", ("tesseract", "rapidocr"), "tesseract"),
        ("auto", ("rapidocr",), "rapidocr"),
        ("auto", (), None),
        ("off", ("tesseract",), None),
        ("RapidOCR", ("tesseract", "rapidocr"), "rapidocr"),
    ],
)
def test_the_engine_is_the_one_asked_for_or_the_first_there(
    monkeypatch, found, setting, there, expected
):
    found(*there)
    monkeypatch.setenv("MATTERS_OCR", setting)
    engine = ocr.chosen()
    assert (engine.name if engine else None) == expected


def test_an_engine_asked_for_that_is_not_there_is_the_pages_reason(monkeypatch, found):
    from tests.test_ocr_pages import scan

    found("rapidocr")
    monkeypatch.setenv("MATTERS_OCR", "tesseract")
    with pytest.raises(OcrError, match=r"^tesseract is not installed$"):
        ocr.chosen()
    page = read_pdf(scan().bytes(), "made.pdf").pages[0]
    assert page.unread == "no text layer; tesseract is not installed"


def test_a_setting_that_means_nothing_is_refused_with_what_it_may_be(monkeypatch):
    monkeypatch.setenv("MATTERS_OCR", "on")
    with pytest.raises(MattersError, match="'on': it may be auto, off, tesseract, rapidocr"):
        ocr.chosen()


def test_words_of_a_line_share_its_top_and_bottom_and_sizes_close_to_the_usual_are_it():
    lines = [line("Members asked about visits to homes", 200, 300 + 40 * n) for n in range(5)]
    lines += [line("Officers said", 200, 520, size=31.5), line("Home education", 200, 600, size=44)]
    words = placed(lines, PICTURE.dpi)
    assert {word.size for word in words} == {11.0, 16.0}
    assert {word.text for word in words if word.size == 16} == {"Home", "education"}
    tops = {word.top for word in words if word.text in ("Officers", "said")}
    assert len(tops) == 1


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (line("e Visit each home", 200, 300), "e Visit each home"),
        (line("| cost _ of | 4 ]", 200, 300), "cost of 4"),
        (line("~. vi Wl", 200, 300, confidence=0.2), ""),
        (line('by 5" March 2021', 200, 300), "by 5th March 2021"),
        (line("by 22” May, 23° May and 13* June", 200, 300), "by 22nd May, 23rd May and 13th June"),
        (line('5" pipes', 200, 300), '5" pipes'),
    ],
    ids=["no bullet", "rules", "stain", "ordinal", "ordinals", "inches"],
)
def test_marks_and_stains_are_left_out_and_ordinals_mended(words, kept):
    assert " ".join(word.text for word in placed([words], PICTURE.dpi)) == kept


def test_a_doubtful_word_in_a_line_that_is_sure_stays():
    words = list(line("it was RESOLVED that the plan be agreed", 200, 300).words)
    words[2] = words[2]._replace(confidence=0.05)
    made = placed([OcrLine(tuple(words), 30, 320)], PICTURE.dpi)
    assert [word.text for word in made][2] == "RESOLVED"


def test_what_stands_apart_before_its_item_and_looks_like_a_bullet_is_one():
    words = line("e Visit each home", 200, 300).words
    apart = (words[0], *(word._replace(x0=word.x0 + 30, x1=word.x1 + 30) for word in words[1:]))
    made = placed([OcrLine(apart, 30, 321)], PICTURE.dpi)
    assert [word.text for word in made] == "• Visit each home".split()


def test_a_dash_between_words_stays_and_a_piece_of_a_rule_goes():
    dash = OcrWord("–", 300, 310, 315, 313, 0.9)
    rule = OcrWord("—", 400, 290, 440, 330, 0.9)
    first, last = (
        OcrWord("Appendix", 200, 300, 290, 322, 0.9),
        OcrWord("Plan", 330, 300, 380, 322, 0.9),
    )
    made = placed([OcrLine((first, dash, last, rule), 30, 322)], PICTURE.dpi)
    assert [word.text for word in made] == ["Appendix", "–", "Plan"]


TABLE = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t
4\t1\t1\t1\t1\t0\t200\t300\t400\t31\t-1\t
5\t1\t1\t1\t1\t1\t200\t300\t90\t31\t96.1\tAgency
5\t1\t1\t1\t1\t2\t300\t306\t60\t16\t91\tcare
5\t1\t1\t1\t1\t3\t370\t300\t60\t24\t90\t"SEND"
5\t1\t1\t1\t2\t1\t200\t340\t60\t24\t12\t \n"""


def program(folder, monkeypatch, script: str) -> Engine:
    """A program named tesseract on the path, in the shell's words."""
    if os.name != "posix":
        pytest.skip("the stand-in program is a shell script")
    path = folder / "tesseract"
    version = 'if [ "$1" = --version ]; then echo "tesseract 9.8.7"; exit; fi'
    path.write_text(f"#!/bin/sh\n{version}\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    engine = ocr_tesseract.tesseract()
    assert engine
    return engine


def test_tesseracts_table_becomes_lines_with_size_and_baseline(tmp_path, monkeypatch):
    (tmp_path / "table").write_text(TABLE, "utf-8")
    engine = program(tmp_path, monkeypatch, f"cat > {tmp_path}/seen; cat {tmp_path}/table")
    (read,) = engine.read(PICTURE)
    assert engine.name == "tesseract 9.8.7"
    assert [(word.text, word.confidence) for word in read.words] == [
        ("Agency", 0.961),
        ("care", 0.91),
        ('"SEND"', 0.9),
    ]
    # "Agency" is 31 high with its tail, the capitals 24 without: letters of 33 on a line at 324.
    assert read.size == pytest.approx(33, abs=1)
    assert read.baseline == pytest.approx(324, abs=1)
    assert (tmp_path / "seen").read_bytes().startswith(b"P5 1654 2339 255\n\xff")


def test_what_tesseract_complains_of_is_the_reason(tmp_path, monkeypatch):
    engine = program(tmp_path, monkeypatch, "cat >/dev/null; echo 'no eng.traineddata' >&2; exit 1")
    with pytest.raises(OcrError, match=r"^tesseract 9\.8\.7 failed \(no eng\.traineddata\)$"):
        engine.read(PICTURE)


def test_tesseract_is_given_a_time_and_no_more(tmp_path, monkeypatch):
    engine = program(tmp_path, monkeypatch, "exec sleep 30")
    monkeypatch.setattr(ocr_tesseract, "_SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(OcrError, match="took longer than"):
        engine.read(PICTURE)
    assert time.monotonic() - began < 10


def test_a_path_without_tesseract_has_none(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr_tesseract.tesseract() is None


def test_a_fault_in_rapidocr_is_the_pages():
    def fails(*_, **__):
        raise RuntimeError("broken model")

    with pytest.raises(OcrError, match=r"^rapidocr 3 failed \(RuntimeError\)$"):
        ocr_rapidocr.RapidOcr("rapidocr 3", fails).read(PICTURE)


LINES = [
    "2.1  The Children's Scrutiny Panel of Wexcombe Council met on 14 June 2021 and considered",
    "the report of the Director on elective home education (EHE), which said that 312 children",
    "were educated at home, 47 more than in 2020.",
]
AFTER = [
    "2.2  RESOLVED that the Director (a) write to each school by 30 September 2021, and (b) bring",
    "back figures on visits, with costs of £12,450, to the Panel.",
]


@cache
def engine(name: str) -> Engine:
    made = {"tesseract": ocr_tesseract.tesseract, "rapidocr": ocr_rapidocr.rapidocr}[name]()
    if made is None:
        pytest.skip(f"{name} is not installed")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tesseract", "rapidocr"])
def test_an_engine_reads_a_scanned_page_into_paragraphs(name, monkeypatch):
    monkeypatch.setattr("ingest.ocr_pages.chosen", lambda: engine(name))
    made = Pages().text(60, 60, "Home education in Wexcombe", size=18)
    made.lines(60, 110, LINES).lines(60, 166, AFTER)
    reading = read_pdf(scanned(made.bytes()), "made.pdf")
    written = " ".join(["Home education in Wexcombe", *LINES, *AFTER])
    assert agreement(" ".join(block.text for block in reading.blocks), written) >= 0.97
    assert reading.pages[0].ocr == engine(name).name
    assert reading.blocks[0].kind.value == "heading"
    assert len(reading.blocks) == 3
    assert reading.blocks[1].text.endswith("47 more than in 2020.")
    top = (reading.blocks[0].place.box or (0, 0, 0, 0))[1]
    assert top == pytest.approx(60, abs=5)
