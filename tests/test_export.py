"""Exports: right columns, nothing that a spreadsheet would run, old files kept until replaced."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from corpus import Corpus
from corpus.export import export, put_table
from extract import extract
from ingest.errors import MattersError
from tests.test_store import made, passages


@pytest.fixture
def corpus(tmp_path):
    document = made()
    rows = document.blocks[4].rows
    wild = replace(rows[1][0], text="=HYPERLINK(1)")
    plan = replace(document.blocks[4], rows=(rows[0], (wild, *rows[1][1:])))
    document = replace(document, blocks=(*document.blocks[:4], plan, *document.blocks[5:]))
    with Corpus.open(tmp_path / "corpus") as opened:
        opened.add(document, extract(document), passages(document), b"content")
        yield opened


def test_a_table_has_the_contracts_columns_and_joined_lists(corpus, tmp_path):
    out = tmp_path / "actions.csv"
    assert export(corpus, "actions", "csv", out) == 1
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8"), newline=""))
    assert (row["owners"], row["due"], row["status"]) == ("JB", "2024-03-31", "complete")
    assert {"id", "text", "source", "page", "page_label", "paragraph", "quote"} <= set(row)


def test_a_formula_is_made_harmless_in_tables_and_left_raw_in_json(corpus, tmp_path):
    out = tmp_path / "actions.csv"
    export(corpus, "actions", "csv", out)
    assert "'=HYPERLINK(1)" in out.read_text("utf-8")
    export(corpus, "actions", "jsonl", out)
    assert json.loads(out.read_text("utf-8"))["text"] == "=HYPERLINK(1)"


UNSEEN = "\u00ad\u034f\u115f\u180b\u180e\u2028\u2061\u2064\u206a\u2800\u3164\ufe0f\uffa0\U000e0020"


@pytest.mark.parametrize(
    ("value", "harmless"),
    [
        ("=1+1", "'=1+1"),
        (" \u00a0@cmd", "' \u00a0@cmd"),
        ("-2+3", "'-2+3"),
        ("\tcmd", "'\tcmd"),
        ("\rcmd", "'\rcmd"),
        ("+44 23 8083 3000", "'+44 23 8083 3000"),
        ("\ufeff=1+1", "'\ufeff=1+1"),  # behind marks that are not seen
        ("\u200b \u2060=1+1", "'\u200b \u2060=1+1"),
        *((f"{mark}=1+1", f"'{mark}=1+1") for mark in UNSEEN),
        *((f"{mark}-2+3", f"'{mark}-2+3") for mark in UNSEEN),
        ("\x00=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),  # the wide form of East Asian keyboards
        # A hyphen before a name calls a function as well as a minus before a number.
        ('-HYPERLINK("x")', '\'-HYPERLINK("x")'),
        ('- HYPERLINK ("x")', '\'- HYPERLINK ("x")'),
        ("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0"),
        ("- a bullet that stays readable", "- a bullet that stays readable"),
        ("- write to parents (by May)", "'- write to parents (by May)"),
        ("half-yearly = twice a year", "half-yearly = twice a year"),
        ("plain", "plain"),
        ("swans\ufffe and\uffff otters\ud83d", "swans and otters"),  # no letters anywhere
    ],
)
def test_what_a_spreadsheet_would_run(value, harmless):
    from corpus.export import _harmless

    assert _harmless(value) == harmless


def test_a_workbook_opens_with_the_same_cells(corpus, tmp_path):
    from openpyxl import load_workbook

    out = tmp_path / "recommendations.xlsx"
    export(corpus, "recommendations", "xlsx", out)
    header, *rows = load_workbook(out).active.iter_rows(values_only=True)
    assert len(rows) == 2
    assert dict(zip(header, rows[0], strict=True))["label"] == "(i)"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_no_file_can_hold_is_left_out_of_tables(tmp_path, form):
    out = tmp_path / f"out.{form}"
    put_table("dates", ["text"], [["a \ufffe swan\uffff \ud83d\x00"]], form, out)
    assert cells(out) == ["text", "a  swan "]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("a" * 32_767, "a" * 32_767),
        ("a" * 32_768, "a" * 32_766 + "…"),
        ("\U0001f9a2" * 16_383, "\U0001f9a2" * 16_383),  # each is two in a workbook's count
        ("\U0001f9a2" * 16_384, "\U0001f9a2" * 16_383 + "…"),
        ("a" + "\U0001f9a2" * 16_384, "a" + "\U0001f9a2" * 16_382 + "…"),
    ],
    ids=lambda value: f"{len(value)}",
)
def test_a_cell_that_had_to_be_cut_shows_it(tmp_path, value, kept):
    out = tmp_path / "out.xlsx"
    put_table("dates", ["text"], [[value]], "xlsx", out)
    assert cells(out) == ["text", kept]
    put_table("dates", ["text"], [[value]], "csv", tmp_path / "out.csv")
    assert cells(tmp_path / "out.csv") == ["text", value]  # there is no bound


def cells(path):
    """The cells of a table, row by row."""
    if path.suffix == ".csv":
        csv.field_size_limit(1 << 20)
        return [cell for row in csv.reader(io.StringIO(path.read_text("utf-8"))) for cell in row]
    from openpyxl import load_workbook

    return [cell for row in load_workbook(path).active.values for cell in row]


def test_an_old_export_stays_whole_when_the_new_one_cannot_be_written(corpus, tmp_path):
    with pytest.raises(MattersError, match="missing"):
        export(corpus, "actions", "csv", tmp_path / "missing" / "actions.csv")
    out = tmp_path / "taken"
    out.mkdir()
    with pytest.raises(MattersError, match="taken"):
        export(corpus, "actions", "csv", out)
    assert list(tmp_path.glob(".taken*")) == []


@pytest.mark.parametrize("kind", ["papers", "documents"])
def test_papers_and_documents_go_out_too(corpus, tmp_path, kind):
    out = tmp_path / "out.jsonl"
    assert export(corpus, kind, "jsonl", out) == 1
    assert json.loads(out.read_text("utf-8"))["source"] == "minutes.pdf"
