"""The command line before it does any work: help, usage, speed, and its page of the manual."""

import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

import cli
from commands import answers

# None of these may be loaded to print help; each costs a tenth of a second or far more.
HEAVY = {
    "chromadb",
    "lxml",
    "numpy",
    "openpyxl",
    "pdfplumber",
    "platformdirs",
    "pypdfium2",
    "rich",
    "sentence_transformers",
    "spacy",
    "sqlite3",
    "torch",
}
LIST_LOADED = """
import sys, click
import cli
try:
    cli.matters(sys.argv[1:])
except SystemExit as stopped:
    assert not stopped.code, stopped.code
print("\\n".join(sys.modules), file=sys.stderr)
"""


def run(*args: str):
    return CliRunner().invoke(cli.matters, list(args))


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.matters.commands)], ids=str)
def test_help_loads_nothing_heavy(command, root):
    done = subprocess.run(
        [sys.executable, "-c", LIST_LOADED, *command, "--help"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert done.stdout.startswith("Usage:")
    assert not loaded & (HEAVY | {"ingest", "extract", "corpus", "search", "console"})


def test_help_is_quick(root):
    took = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "cli", "--help"], cwd=root, check=True, stdout=subprocess.DEVNULL
        )
        took.append(time.perf_counter() - started)
    # Some 0.12 s on a quiet machine; the bound leaves room for a busy one.
    assert min(took) < 0.5


def test_the_manual_says_what_help_says(root):
    sys.path.insert(0, str(root / "docs"))
    try:
        from write_cli import PAGE, page
    finally:
        sys.path.pop(0)
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["ask"], "give one question"),
        (["ask", "who?", "--since", "31/03/2022"], "write 2022-03-31"),
        (["ask", "who?", "--until", "2022-02-30"], "is not a date"),
        (["ask", "who?", "--limit", "0"], "not in the range"),
        (["list", "wishes"], "is not one of"),
        (["list", "dates", "--owner", "Finance"], "--owner is for actions"),
        (["export", "rag", "--overdue"], "--overdue is for recommendations and actions"),
        (["export", "rag", "--format", "pdf"], "is not one of"),
        (["threads", "-o", "out.csv"], "-o needs --format"),
        (["threads", "--format", "csv", "-o", "out.csv", "--json"], "give one of the two"),
        (["ingest"], "Missing argument"),
        (["ingest", "no-such-file.pdf"], "does not exist"),
        (["check", "--places"], "--places needs the files"),
        (["check", "cli.py"], "--places needs the files"),
        (["fly"], "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_and_exits_2(args, complaint, root, monkeypatch):
    monkeypatch.chdir(root)
    done = run(*args)
    assert done.exit_code == 2
    assert complaint in done.stderr
    assert done.stdout == ""


def test_questions_take_lines_and_json_with_options_of_their_own():
    options = {"source": None, "council": "Wexmouth", "record_kind": None}
    lines = [
        "plain question\n",
        "\n",
        '{"question": "q", "source": "pack", "kind": "rag", "until": "2022", "limit": 3}',
    ]
    asked = list(answers._questions(None, lines, options, 10))
    assert [(question, limit) for question, _, limit in asked] == [("plain question", 10), ("q", 3)]
    assert [filters.source for _, filters, _ in asked] == [None, "pack"]
    assert [filters.until for _, filters, _ in asked] == [None, "2022-12-31"]
    assert [filters.kind for _, filters, _ in asked] == [None, "rag"]
    assert {filters.council for _, filters, _ in asked} == {"Wexmouth"}


def test_errors_of_ours_are_one_line_and_bugs_keep_their_traceback(monkeypatch, tmp_path):
    from ingest.errors import MattersError

    def fail(error):
        def failing(*_args, **_options):
            raise error

        return failing

    monkeypatch.setattr(answers, "opened", fail(MattersError("no corpus\nin \x1b[31mthat folder")))
    done = run("list", "actions")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: no corpus in ␛[31mthat folder\n"

    monkeypatch.setattr(answers, "opened", fail(OSError(28, "No space left", "table.csv")))
    done = run("list", "actions")
    assert (done.exit_code, done.stderr) == (1, "Error: table.csv: No space left\n")

    monkeypatch.setattr(answers, "opened", fail(ZeroDivisionError("a bug")))
    assert isinstance(run("list", "actions").exception, ZeroDivisionError)
