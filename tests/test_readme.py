"""The README's examples print what the README says they print."""

import sys

import pytest


@pytest.fixture
def examples(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "docs"))
    import write_examples

    yield write_examples
    sys.modules.pop("write_examples")


@pytest.mark.slow
@pytest.mark.model
def test_the_examples_print_what_the_readme_says(examples):
    text = examples.README.read_text("utf-8")
    anew = examples.run_anew(text)
    assert examples.without_times(anew) == examples.without_times(text), "run `make docs`"


def test_the_readme_has_an_example_of_each_main_command(examples):
    text = examples.README.read_text("utf-8")
    commands = [match["command"].split()[1] for match in examples._EXAMPLE.finditer(text)]
    assert {"ingest", "ask", "trace", "list", "export"} <= set(commands)


def test_a_changed_output_is_noticed(examples, monkeypatch):
    def anew(command: str, _corpus: str) -> str:
        return f"```console\n$ {command}\nnew\n```"

    monkeypatch.setattr(examples, "_example", anew)
    page = "before\n```console\n$ matters list dates\n{}\n```\nafter `x`\n"
    assert examples.run_anew(page.format("old")) == page.format("new")


def test_timings_are_no_change(examples):
    assert examples.without_times("read in 12.5 seconds") == "read in some seconds"


def test_the_two_commands_are_there(examples, root):
    text = examples.README.read_text("utf-8")
    makefile = (root / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in text
        assert f"\n{target}:" in makefile
