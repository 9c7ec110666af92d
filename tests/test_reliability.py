"""The benchmarks of reliability, in small: kills, processes side by side, sockets."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks import kills, quiet, soak

pytestmark = [pytest.mark.slow, pytest.mark.model]

# Those that report of their use, or could fetch something.
REACHING = {"onnxruntime", "chromadb", "spacy", "sentence_transformers", "rapidocr"}


def test_killed_commands_lose_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(kills, "_MADE", 4)
    monkeypatch.setattr(kills, "SAMPLED", False)
    among = (("ingest", "empty", 3), ("index", "whole", 2))
    wrong, _ = kills.run(5, tmp_path, seed=7, among=among)
    assert wrong["killed"] == 5
    assert not kills.failed(wrong), wrong


def test_ingests_and_questions_at_once(tmp_path):
    tally, wrong = soak.run(3, 20, tmp_path, each=10)
    assert tally.counts["asks"] == 20
    assert tally.counts["ingests"] >= 3
    assert (tally.told, tally.counts["false"], wrong) == ([], 0, [])


def test_no_command_opens_a_socket_of_the_internet(tmp_path):
    processes, tried = quiet.inside(tmp_path)
    assert tried == []
    assert processes > len(list(quiet.commands(tmp_path)))  # the reader's too


def test_no_call_for_a_socket_is_seen_from_outside(tmp_path):
    if not quiet.can_watch():
        pytest.skip("strace is not installed, or not allowed here")
    assert quiet.outside(tmp_path, most=2)[1] == []


def test_libraries_that_could_reach_out_are_imported_unconnected(root: Path):
    """Compiled ones report without Python's sockets: what they are told at import must hold."""
    found = set()
    for path in sorted(root.glob("*/**/*.py")):
        if path.parts[len(root.parts)] in ("tests", "benchmarks", "docs", ".venv"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        guarded = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            and any("unconnected" in ast.unparse(item) for item in node.items)
            for inner in ast.walk(node)
        }
        typing = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            reaching = {name.split(".")[0] for name in names} & REACHING
            if reaching and node not in typing:
                assert node in guarded, f"{path}: {reaching} imported without `unconnected`"
                found |= reaching
    assert found == REACHING
