"""A corpus that cannot be used: each command says so in one line, and nothing is destroyed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from corpus import Corpus
from search.library import ingest_paths
from tests.pdf_maker import Pages
from tests.search_parts import WordEncoder
from tests.test_library import PAPER

COMMANDS = (
    ("ask", "swans"),
    ("list", "actions"),
    ("threads",),
    ("export", "actions"),
    ("index",),
    ("check", "--repair"),
    ("forget", "minutes"),
    ("backup", "{tmp}/backup.zip"),
    ("ingest", "{tmp}/minutes.txt"),
)


def run(*args: object):
    return CliRunner().invoke(cli.matters, [str(each) for each in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A corpus that has been closed: one file, without a log beside it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "minutes.txt").write_text(PAPER, "utf-8")
    with Corpus.open(folder / "corpus") as corpus:
        ingest_paths(corpus, [folder / "minutes.txt"], encoder=WordEncoder())
    return folder


@pytest.fixture
def corpus(made, tmp_path):
    shutil.copy(made / "minutes.txt", tmp_path)
    return shutil.copytree(made / "corpus", tmp_path / "corpus")


def newer(path):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA user_version = 99")
    db.close()


SPOILT = {
    "newer": (newer, "newer version of this program; nothing was changed"),
    "garbage": (lambda path: path.write_bytes(b"This is no database. " * 900), "no database"),
    "random": (lambda path: path.write_bytes(os.urandom(40_000)), "no database"),
    "cut off": (lambda path: os.truncate(path, 4096 * 3), "damaged"),
    "cut off in the first page": (lambda path: os.truncate(path, 1000), "damaged"),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", SPOILT)
def test_a_corpus_that_cannot_be_used_is_one_line(corpus, tmp_path, name, command):
    spoil, said = SPOILT[name]
    path = corpus / "matters.sqlite3"
    spoil(path)
    before = path.read_bytes()
    done = run(*(each.format(tmp=tmp_path) for each in command), "--corpus", corpus)
    assert done.exit_code == 1
    told = done.stdout if command[0] == "check" and done.stdout else done.stderr
    assert said in told
    # What a command tells of its progress comes before; the error itself is one line.
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if "Error" in line]) <= 1
    assert path.read_bytes() == before
    assert not (tmp_path / "backup.zip").exists()


def test_a_folder_that_cannot_be_written_to_is_one_line(corpus, tmp_path, root):
    """Permissions do not bind root: for root the folder is mounted read-only, where it may."""
    command = [sys.executable, "-m", "cli", "list", "actions", "--corpus", str(corpus)]
    if os.geteuid() == 0:
        mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && shift 0 && exec "$@"'
        command = ["unshare", "-m", "sh", "-c", mount, str(corpus), *command]
        probe = ["unshare", "-m", "sh", "-c", mount, str(corpus), "true"]
        if not shutil.which("unshare") or subprocess.run(probe, check=False).returncode:
            pytest.skip("root, and not allowed to mount anything")
    else:
        corpus.chmod(0o555)
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    corpus.chmod(0o755)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "read-only" in done.stderr


def test_a_lock_file_that_cannot_be_opened_is_one_line(corpus, tmp_path):
    (corpus / ".writing").unlink()
    (corpus / ".writing").mkdir()
    done = run("forget", "minutes", "--corpus", corpus)
    assert done.exit_code == 1
    assert done.stderr == f"Error: {corpus}: cannot be written to (Is a directory)\n"


@pytest.mark.parametrize(
    ("option", "bound", "reason"),
    [
        ("--memory-limit", "1", "needs more than 1 MB of memory to read"),
        ("--time-limit", "0.01", "took longer than 0.01 seconds to read"),
    ],
)
def test_reading_for_a_look_has_limits_too(tmp_path, option, bound, reason):
    paper, pdf = tmp_path / "minutes.txt", tmp_path / "swans.pdf"
    paper.write_text(PAPER * 20, "utf-8")
    pdf.write_bytes(Pages().text(72, 72, "The swans came back to the mill pond.").bytes())
    done = run("read", paper, option, bound)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"Error: {paper}: {reason}\n"
    assert json.loads(run("check", "--places", pdf, "--json").stdout)["quotes"] > 0
    done = run("check", "--places", pdf, option, bound, "--json")
    assert json.loads(done.stdout)["quotes"] == 0  # what cannot be read is left out


def test_reading_for_a_look_waits_for_no_pipe(tmp_path):
    os.mkfifo(tmp_path / "minutes.txt")
    done = run("read", tmp_path / "minutes.txt")
    assert done.exit_code == 1
    assert done.stderr == f"Error: {tmp_path}/minutes.txt: is not a file\n"


FULL = "No space left on device"
WRITE = (
    ("backup", "{out}"),
    ("export", "papers", "-o", "{out}"),
    ("threads", "--format", "csv", "-o", "{out}"),
)


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("list", "papers", "--corpus", "{corpus}"),
        ("list", "papers", "--json", "--corpus", "{corpus}"),
        ("export", "papers", "--corpus", "{corpus}"),
        ("export", "papers", "-o", "/dev/full", "--corpus", "{corpus}"),
        ("backup", "/dev/full", "--corpus", "{corpus}"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_on_a_full_disk_is_one_line(corpus, root, command, unbuffered):
    args = [each.format(corpus=corpus) for each in command]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cli", *args],
            cwd=root,
            stdout=full,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    where = "/dev/full" if "/dev/full" in command else "standard output"
    reason = "is not a file; a backup goes into one" if "backup" in command else FULL
    assert done.returncode == 1
    # How many there are is told before them.
    assert done.stderr.removeprefix("1 paper\n") == f"Error: {where}: {reason}\n"


def test_an_export_may_go_into_a_pipe(corpus, root):
    args = ["export", "papers", "--format", "jsonl", "--corpus", corpus]
    plain, piped = (
        subprocess.run(
            [sys.executable, "-m", "cli", *args, *more], cwd=root, capture_output=True, check=False
        )
        for more in ((), ("-o", "/dev/stdout"))
    )
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == plain.stdout != b""


def files_below(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("command", WRITE, ids=lambda command: command[0])
def test_no_part_of_the_corpus_is_written_over(corpus, tmp_path, monkeypatch, command):
    """The corpus's own folder tells which parts there are."""
    from search import ask, dense

    monkeypatch.setattr(dense, "SMALL", 0)
    (tmp_path / "link").symlink_to(corpus)
    (tmp_path / "link.zip").symlink_to(corpus / "matters.sqlite3")
    with Corpus.open(corpus) as opened:
        ask(opened, "swans", encoder=WordEncoder())  # has the overview made
        opened.tidy()
        parts = {path.name for path in corpus.iterdir()}
        assert {"matters.sqlite3", "matters.sqlite3-wal", "files", "overview"} <= parts
        inside = [
            next(path for path in (corpus / name).rglob("*")) for name in ("files", "vectors")
        ]
        targets = [corpus / name for name in parts] + [tmp_path / "link" / name for name in parts]
        targets += [*inside, corpus / "files" / "new.zip", tmp_path / "link.zip"]
        for name in ("MATTERS.sqlite3", "matters.sqlite3-journal"):
            targets.append(corpus / name)
        before = files_below(corpus)
        for target in targets:
            out = [each.format(out=target) for each in command]
            done = run(*out, "--corpus", corpus)
            if target.is_dir() and done.exit_code == 2:  # refused as a folder
                continue
            assert done.exit_code == 1, target
            assert done.stderr == f"Error: {target}: is a part of the corpus; name another file\n"
        assert files_below(corpus) == before
    # Beside them is room for anything else.
    out = [each.format(out=corpus / "out.zip") for each in command]
    assert run(*out, "--corpus", corpus).exit_code == 0
    assert (corpus / "out.zip").is_file()


def test_backup_tells_what_it_holds_and_unpacks_to_a_corpus(corpus, tmp_path):
    done = run("backup", tmp_path / "backup.zip", "--corpus", corpus)
    assert done.exit_code == 0
    assert done.stdout.startswith("1 document in ")
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        archive.extractall(tmp_path / "again")
    wanted = run("list", "recommendations", "--corpus", corpus).stdout
    assert run("list", "recommendations", "--corpus", tmp_path / "again").stdout == wanted


def test_backup_names_the_copies_that_are_lost(corpus, tmp_path):
    shutil.rmtree(corpus / "files")
    done = run("backup", tmp_path / "backup.zip", "--json", "--corpus", corpus)
    assert done.exit_code == 1
    assert '"minutes.txt"' in done.stdout
    assert "minutes.txt: its copy was not in the corpus" in done.stderr


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ((), ""),
        (("1",), "1 document is not yet indexed; `matters index` completes it\n"),
        (("1", "2"), "2 documents are not yet indexed; `matters index` completes it\n"),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_ask_says_what_a_run_that_was_killed_left_unindexed(
    corpus, monkeypatch, documents, told, form
):
    from commands import answers

    monkeypatch.setattr(answers, "encoder_for", lambda _: WordEncoder())
    with Corpus.open(corpus) as opened, opened._transaction():
        for each in documents:
            opened._note_unindexed(each)
    done = run("ask", "swans", *form, "--corpus", corpus)
    assert done.exit_code == 0
    assert done.stderr == told
    assert "swans" in done.stdout
    assert "indexed" not in done.stdout


def test_ingest_shows_what_became_of_the_files_before_it_says_that_the_disk_is_full(
    corpus, tmp_path, monkeypatch
):
    from commands import papers
    from search.vectors import VectorIndex

    monkeypatch.setattr(papers, "encoder_for", lambda _: WordEncoder())
    monkeypatch.setattr(VectorIndex, "_free", lambda _: 0)
    (tmp_path / "bad.pdf").write_text("no PDF")
    (tmp_path / "more.txt").write_text("The otters swim below the weir.")
    files = [tmp_path / name for name in ("bad.pdf", "more.txt")]
    done = run("ingest", *files, "--json", "--corpus", corpus)
    assert done.exit_code == 1
    assert [each["status"] for each in json.loads(done.stdout)["files"]] == ["failed", "read"]
    *_, failed, last = done.stderr.splitlines()
    assert failed.startswith(f"{files[0]}: ")
    assert last == (
        f"Error: {corpus}/vectors: the search index could not be written: the disk is full; make"
        " room, then `matters index` completes it, nothing else is touched by this"
    )


def test_that_another_process_is_waited_for_is_said_once(corpus, root):
    writer = (
        "from pathlib import Path; from corpus import Corpus; import sys\n"
        "with Corpus.open(Path(sys.argv[1])) as corpus:\n"
        "    for n in range(20):\n"
        "        corpus.put_vectors('m', {f'{sys.argv[2]}-{n}': b'v'})\n"
    )
    with Corpus.open(corpus) as opened:
        with opened.writing():
            started = [
                subprocess.Popen(
                    [sys.executable, "-c", writer, corpus, str(number)],
                    cwd=root,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                for number in range(2)
            ]
            told = [each.stderr.readline() for each in started]
        rest = [each.communicate(timeout=60)[1] for each in started]
        assert [each.returncode for each in started] == [0, 0]
        assert all("another process is writing; waiting for it" in each for each in told)
        assert rest == ["", ""]
        assert len(opened.vectors("m")) == 40
