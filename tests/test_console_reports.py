"""What ingest, check and read print for people, from reports and documents made by hand."""

import json

from console import documents, records, reports
from ingest.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentKind,
    Page,
    Paper,
    PaperKind,
    Place,
)
from search.library import CheckReport, FileReport, IngestReport
from search.places import Misplaced, PlacesReport

READ = FileReport(
    path="papers/pack.pdf",
    status="read",
    papers=4,
    pages=1200,
    unread_pages=(12, 13),
    passages=90,
    counts=(("recommendations", 3), ("actions", 0)),
)
REPORT = IngestReport(
    files=(
        READ,
        FileReport(path="letter.pdf", status="unchanged"),
        FileReport(path="page.pdf", status="failed", reason="holds HTML,\nnot PDF"),
    ),
    seconds=12.34,
)


def test_ingest_tells_the_totals_and_names_what_failed(capsys):
    reports.show_ingest(REPORT, as_json=False)
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "1 file read in 12.3 seconds, 1 unchanged, 1 failed",
        "       4  papers",
        "   1,200  pages",
        "      90  passages",
        "       2  pages that could not be read",
        "       3  recommendations",
        "       0  actions",
        "papers/pack.pdf: no text could be read on page 12, 13",
    ]
    assert printed.err == "page.pdf: holds HTML, not PDF\n"


def test_ingest_as_json_has_every_file(capsys):
    reports.show_ingest(REPORT, as_json=True)
    value = json.loads(capsys.readouterr().out)
    assert [file["status"] for file in value["files"]] == ["read", "unchanged", "failed"]


def test_progress_is_lines_on_standard_error_when_piped(capsys):
    with reports.progress() as step:
        step("read", "a\x1b[2J.pdf", 1, 2)
        step("embed", "", 64, 128)
        step("embed", "", 128, 128)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "reading 1 of 2 a␛[2J.pdf\ntaking in meaning 128 of 128\n"


def test_progress_is_a_bar_on_a_terminal_and_goes_away(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with reports.progress() as step:
        step("read", "a.pdf", 1, 2)
        step("read", "b.pdf", 2, 2)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2/2" in printed.err


def test_a_check_says_what_is_wrong_and_what_was_put_right(capsys):
    sound = CheckReport(documents=2, passages=90, vectors=90, indexed=90)
    assert reports.show_check(sound, as_json=False)
    assert capsys.readouterr().out.splitlines()[-1] == "All is well."
    broken = CheckReport(2, 90, 89, 90, problems=("one vector is missing",), repaired=("index",))
    assert not reports.show_check(broken, as_json=False)
    assert capsys.readouterr().out.splitlines() == [
        "2 documents, 90 passages, 89 vectors, 90 in the index",
        "put right: index",
        "wrong: one vector is missing",
    ]


def test_places_are_sound_only_when_every_quote_stands(capsys):
    assert reports.show_places(PlacesReport(400, 400, 300, 299), as_json=False)
    assert capsys.readouterr().out.splitlines() == [
        "400 of 400 (100.00 %) quotes stand on the page given",
        "299 of 300 (99.67 %) boxes hold their quotes",
    ]
    astray = Misplaced("pack.pdf", "actions", 4, "words", "not on the page")
    assert not reports.show_places(PlacesReport(400, 399, 0, 0, (astray,)), as_json=False)
    assert "pack.pdf, page 4, actions: not on the page: words" in capsys.readouterr().out


def block(kind, text, page, **fields):
    return Block(kind=kind, text=text, places=(Place(page, str(page + 2)),), **fields)


def test_a_document_is_shown_with_its_papers_and_its_text_by_page(capsys):
    document = Document(
        source="pack.pdf",
        sha256="ab" * 32,
        kind=DocumentKind.AGENDA_PACK,
        pages=(Page(1, "3"), Page(2, "4"), Page(3, unread="no text layer")),
        papers=(Paper("Home education", PaperKind.REPORT, (1, 2), item="7", dated="2022-03-31"),),
        blocks=(
            block(BlockKind.HEADER, "Agenda Item 7", 1),
            block(BlockKind.HEADING, "Detail", 1),
            block(BlockKind.LIST_ITEM, "visit", 2, label="(i)"),
            block(BlockKind.TABLE, "", 2, rows=((Cell("Owner"), Cell("Due\nby")),)),
        ),
        council="Wexmouth",
        meeting_date="2022-03-31",
    )
    documents.show(document)
    assert capsys.readouterr().out.splitlines() == [
        "pack.pdf: agenda pack",
        "Wexmouth, 31 March 2022",
        "3 pages, 1 paper",
        "page 3 not read: no text layer",
        "  pages 1 to 2: Home education (report, item 7, 31 March 2022)",
        "",
        "page 3 (1 of the file)",
        "  Detail",
        "",
        "page 4 (2 of the file)",
        "    (i) visit",
        "    Owner | Due by",
    ]


def test_a_record_is_shown_with_its_fields_then_its_words_and_place(capsys):
    records.show(
        {
            "id": "a1",
            "document": "ab",
            "text": "write to schools",
            "owners": ["Head of Access", "Clerk"],
            "due": None,
            "procedural": False,
            "source": "pack.pdf",
            "paper": "Minutes",
            "item": "4",
            "page": 4,
            "page_label": "2",
            "paragraph": None,
            "quote": "agreed to write to schools",
            "also_in": [{"source": "minutes.pdf", "page": 1, "page_label": None}],
        }
    )
    assert capsys.readouterr().out.splitlines() == [
        "id          a1",
        "text        write to schools",
        "owners      Head of Access; Clerk",
        "procedural  no",
        "",
        "“agreed to write to schools”",
        "pack.pdf, Minutes (item 4), page 2 (4 of the file)",
        "also in minutes.pdf, page 1",
    ]
