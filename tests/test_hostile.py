"""Hostile files: what becomes of each kind, and that nothing in them steers what shows them.

The kinds are made by `benchmarks/hostile`; the large ones are only read there, in processes with
limits.
"""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import cli
import ingest
from benchmarks.hostile import READ, Kind, docx_files, kinds, pdf_files, text_files
from benchmarks.hostile.raw_pdf import FONT, mapped, objects, text, whole
from corpus import Corpus
from ingest.errors import UnreadableError
from search import files
from search.library import ingest_paths
from tests.search_parts import WordEncoder

QUICK = [each for each in kinds().values() if not each.slow and not each.alone]
FILES = [each for each in QUICK if not each.name.startswith("folder")]
FOLDERS = [each for each in QUICK if each not in FILES]
LOCKED = "Permission denied"


@pytest.fixture(autouse=True)
def _nothing_from_the_net(monkeypatch):
    """No reader may reach for anything outside, whatever a file asks for."""

    def refuse(*given: object) -> None:
        raise AssertionError(f"reached out to {given}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("MATTERS_OCR", "off")


def told(path: Path) -> str:
    """ "read", or the reason in words that do not name the file."""
    try:
        ingest.read(path)
    except UnreadableError as error:
        return str(error).removeprefix(f"{path.name}: ")
    return READ


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_file_is_read_or_refused_in_plain_words(kind: Kind, tmp_path: Path) -> None:
    kind.make(tmp_path)
    (path,) = tmp_path.iterdir()
    said = told(path)
    assert said.startswith(READ) if kind.expected == READ else kind.expected in said
    assert "\n" not in said
    assert "Error" not in said


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is taken away by the system: some are too deep for Python to remove."""
    made = tmp_path / "papers"
    made.mkdir()
    yield made
    if (made / "in").is_dir():
        (made / "in").chmod(0o700)
    subprocess.run(["rm", "-rf", made], check=True)


@pytest.mark.parametrize("kind", FOLDERS, ids=lambda kind: kind.name)
def test_every_entry_of_a_hostile_folder_is_read_or_named(
    kind: Kind, tmp_path: Path, folder: Path
) -> None:
    if kind.expected == LOCKED and not os.geteuid():
        pytest.skip("root may read what nobody was given to read")
    kind.make(folder)
    with Corpus.open(tmp_path / "corpus") as corpus:
        report = ingest_paths(corpus, [folder], encoder=WordEncoder())
        kept = [each.source for each in corpus.documents()]
    assert report.files
    for file in report.files:
        assert file.status == READ if kind.expected == READ else kind.expected in file.reason
    assert len(kept) == sum(file.status == READ for file in report.files)
    assert all(name.encode() for name in kept)


def test_what_may_not_be_entered_or_read_is_named(tmp_path, monkeypatch) -> None:
    """As above, for root too: the system's refusal is played."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "minutes.txt").write_bytes(text_files.paper())
    real = os.scandir

    def refusing(path):
        if Path(path).name == "locked":
            raise PermissionError(13, LOCKED)
        return real(path)

    def unreadable(path):
        raise PermissionError(13, LOCKED)

    monkeypatch.setattr(files.os, "scandir", refusing)
    monkeypatch.setattr("search.library.sha256_of", unreadable)
    with Corpus.open(tmp_path / ".corpus") as corpus:
        report = ingest_paths(corpus, [tmp_path], encoder=WordEncoder())
    assert [(Path(each.path).name, each.reason) for each in report.files] == [
        ("locked", LOCKED),
        ("minutes.txt", LOCKED),
    ]


def test_a_file_that_grows_as_it_is_read_is_not_read_without_end(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    monkeypatch.setattr(files, "size_of", lambda path: 0)  # as the system's own files have
    (tmp_path / "minutes.txt").write_bytes(text_files.paper() * 5000)
    with Corpus.open(tmp_path / ".corpus") as corpus:
        report = ingest_paths(corpus, [tmp_path], encoder=WordEncoder())
    assert report.files[0].reason == "is larger than 1 MB"


def test_a_file_changed_while_it_is_read_is_named(tmp_path, monkeypatch) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_bytes(text_files.paper())
    monkeypatch.setattr("search.library.sha256_of", lambda path: "0" * 64)
    with Corpus.open(tmp_path / ".corpus") as corpus:
        report = ingest_paths(corpus, [paper], encoder=WordEncoder())
        assert corpus.documents() == []
    assert report.files[0].reason == "was changed while it was read"


def test_one_broken_page_does_not_take_its_pack_with_it() -> None:
    made = objects(text(["The Board met at Wexcombe."]))
    made[2] = b"<< /Type /Pages /Kids [8 0 R 3 0 R] /Count 2 >>"
    made[8] = b"42"
    document = ingest.read_bytes(whole(made), "pack.pdf")
    assert [page.unread for page in document.pages] == ["the page is broken", None]
    assert [(block.text, block.page) for block in document.blocks] == [
        ("The Board met at Wexcombe.", 2)
    ]


def test_notes_that_refer_to_one_another_are_each_read_once() -> None:
    note = (
        '<w:footnote w:id="{0}"><w:p><w:r><w:t>Note {0}</w:t><w:footnoteReference w:id="{1}"/>'
        "</w:r></w:p></w:footnote>"
    )
    body = '<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    made = docx_files.made(body, footnotes=note.format(1, 2) + note.format(2, 1))
    words = [block.text for block in ingest.read_bytes(made, "paper.docx").blocks]
    assert words == ["Words", "¹ Note 1", "² Note 2", "³ Note 1"]


def test_a_row_wider_than_any_table_keeps_its_words() -> None:
    wide = "<table><tr>" + "".join(f"<td>Word {n}</td>" for n in range(300)) + "</tr></table>"
    for content, name in (
        (f"<html><body>{wide}".encode(), "a.html"),
        ("\t".join(f"Word {n}" for n in range(300)).encode(), "a.txt"),
    ):
        blocks = ingest.read_bytes(content, name).blocks
        assert not any(block.rows for block in blocks)
        assert "Word 299" in blocks[-1].text


# What a document may hold to steer a terminal: ESC and BEL, C1's shorter form of ESC and a
# bracket, DEL, words turned about. Each word has one, and is found by the letters after it.
STEERING = "\x1b\x07\x9b\x7f\u202e\u2066\u200f"
UNSAFE = set(STEERING) | {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}


def hostile_pdf() -> bytes:
    """Minutes whose resolution and letters' map hold them; Z stands for all of them."""
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    units = "".join(f"{ord(each):04X}" for each in STEERING).encode()
    lines = [
        "Minutes of the Harbour Committee of Wexcombe Council, 14 March 2024",
        "RESOLVED that the Head of Harbours mend the Zwall by 1 May 2024.",
        "Sea Wall Z Group (SWG)",
    ]
    raw = [line.encode().hex().encode() for line in lines]
    return whole(objects(text(raw), font) | {6: mapped({ord("Z"): units})})


HOSTILE_TEXT = """\
WEXCOMBE COUNCIL

MINUTES OF THE HARBOUR COMMITTEE HELD ON 14 MARCH 2024

RESOLVED that the Head of Harbours report on the \x9b2J \u202e\u2066wall\u200f by 1 May 2024.

Action\tLead\tDue\tStatus
=HYPERLINK("http://wexcombe.example","wall")\t@Head\x9b\u202e of Harbours\t1 May 2024\tIn progress
"""


def run(*given: object) -> str:
    """What a command prints on both streams; it must hold nothing that steers."""
    done = CliRunner().invoke(cli.matters, [str(each) for each in given], catch_exceptions=False)
    assert not UNSAFE & set(done.stdout + done.stderr)
    return str(done.stdout)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A corpus of two hostile papers, one with a hostile name."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "papers").mkdir()
    (folder / "papers" / "a\x1b[2J\x9b\u202e\nb.pdf").write_bytes(hostile_pdf())
    (folder / "papers" / "minutes.txt").write_text(HOSTILE_TEXT, "utf-8")
    (folder / "papers" / "bad\x1b]0;x\x07\n.pdf").write_text("No paper.", "utf-8")
    with Corpus.open(folder / "corpus") as corpus:
        ingest_paths(corpus, [folder / "papers"], encoder=WordEncoder())
    return folder


def test_the_hostile_words_are_there(hostile) -> None:
    """Else the tests below would prove nothing."""
    kinds_held = ("recommendations", "actions", "acronyms")
    with Corpus.open(hostile / "corpus") as corpus:
        held = "".join(repr(row) for kind in kinds_held for row in corpus.records(kind))
    assert "\\x9b" in held
    assert "\\u202e" in held
    assert "\\x1b" in held
    assert "\\x07" in held
    assert "=HYPERLINK(" in held


@pytest.mark.model
@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["people", "json"])
@pytest.mark.parametrize(
    "command",
    [
        ("list", "recommendations"),
        ("list", "actions"),
        ("list", "acronyms"),
        ("list", "papers"),
        ("list", "documents"),
        ("trace", "wall"),
        ("threads",),
        ("ask", "what did the committee resolve on the wall?"),
    ],
    ids=" ".join,
)
def test_no_command_passes_on_what_steers_a_terminal(hostile, command, as_json) -> None:
    if command[0] == "ask":
        run("index", "--corpus", hostile / "corpus")
    out = run(*command, *as_json, "--corpus", hostile / "corpus")
    assert "wall" in out.casefold() or command[1:] in (("papers",), ("documents",))
    if as_json:
        json.loads(out)


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["people", "json"])
def test_reading_and_taking_in_pass_on_nothing_that_steers(hostile, tmp_path, as_json) -> None:
    for path in (hostile / "papers").iterdir():
        run("read", path, *as_json)
    run("ingest", hostile / "papers" / "bad\x1b]0;x\x07\n.pdf", *as_json, "--corpus", tmp_path)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("kind", ["recommendations", "acronyms", "documents"])
def test_an_export_to_a_terminal_steers_nothing(hostile, kind, form) -> None:
    out = run("export", kind, "--format", form, "--corpus", hostile / "corpus")
    assert out


def test_a_table_runs_nothing_and_json_loses_nothing(hostile, tmp_path) -> None:
    given = ("--corpus", hostile / "corpus", "--output")
    run("export", "actions", "--format", "csv", *given, tmp_path / "a.csv")
    run("export", "actions", "--format", "xlsx", *given, tmp_path / "a.xlsx")
    run("export", "actions", "--format", "jsonl", *given, tmp_path / "a.jsonl")
    lines = (tmp_path / "a.csv").read_text("utf-8")
    (plan,) = [row for row in csv.DictReader(io.StringIO(lines)) if "HYPERLINK" in row["text"]]
    assert plan["text"].startswith("'=HYPERLINK(")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith("'=HYPERLINK(") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or UNSAFE & set(str(cell.value))]
    told = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert any(each["text"].startswith("=HYPERLINK(") for each in told)
    assert any("\x9b" in json.dumps(each, ensure_ascii=False) for each in told)


def test_the_kinds_are_as_many_as_promised() -> None:
    assert len(kinds()) >= 60
    assert pdf_files.paper().startswith(b"%PDF-")
