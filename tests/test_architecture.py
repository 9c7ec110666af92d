"""The one way of imports, and the walls round the heavy libraries, read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each may import itself and those after it.
LAYERS = ["cli", "commands", "console", "search", "corpus", "extract", "ingest"]
# The modules (by the beginning of their path) that alone may import a library.
WALLS = {
    "sqlite3": ["corpus/store"],
    "spacy": ["extract/language.py"],
    "docx": ["ingest/docx"],
    "pdfplumber": ["ingest/pdf"],
    "pypdfium2": ["ingest/pdf"],
    "rich": ["console/"],
    "click": ["cli.py", "commands/"],
}
# Libraries that one module alone may import, wherever in search/ it stands.
SINGLE = ["sentence_transformers", "chromadb"]
# What may be imported when `matters --help` runs; all else waits inside the commands.
AT_START = {"click", "commands", "__future__"}


def sources() -> list[Path]:
    """All modules that ship, as paths from the root; builders of samples are tools, not stages."""
    found = [ROOT / "cli.py"]
    for layer in LAYERS[1:]:
        found += sorted((ROOT / layer).rglob("*.py"))
    return [path.relative_to(ROOT) for path in found]


def imports(path: Path, top_level_only: bool = False) -> Iterator[str]:
    """The full names of the modules that a module imports, wherever the import stands."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its layer"
            yield node.module or ""


def layer_of(name: str) -> str:
    """The layer or library of a module's full name or path."""
    return name.replace("/", ".").removesuffix(".py").split(".")[0]


@pytest.mark.parametrize("path", sources(), ids=str)
def test_imports_run_one_way(path):
    own = LAYERS.index(layer_of(str(path)))
    above = set(LAYERS[:own])
    assert not [name for name in imports(path) if layer_of(name) in above]


@pytest.mark.parametrize("library", WALLS)
def test_a_library_stays_behind_its_wall(library):
    users = {str(path) for path in sources() if library in map(layer_of, imports(path))}
    assert users, f"nothing imports {library}: is the wall still needed?"
    strays = {user for user in users if not any(user.startswith(at) for at in WALLS[library])}
    assert not strays


@pytest.mark.parametrize("library", SINGLE)
def test_one_module_alone_imports(library):
    users = [str(path) for path in sources() if library in map(layer_of, imports(path))]
    assert len(users) == 1
    assert users[0].startswith("search/")


@pytest.mark.parametrize(
    "path", [each for each in sources() if each.parts[0] in ("cli.py", "commands")], ids=str
)
def test_the_command_line_imports_its_work_inside_the_commands(path):
    import sys

    at_top = {layer_of(name) for name in imports(path, top_level_only=True)}
    assert at_top - AT_START <= sys.stdlib_module_names


def test_records_pass_between_layers_as_frozen_slotted_dataclasses():
    from corpus import records
    from extract import findings
    from ingest import document

    for module in (document, findings, records):
        for value in vars(module).values():
            if isinstance(value, type) and hasattr(value, "__dataclass_fields__"):
                assert value.__dataclass_params__.frozen, value
                assert "__slots__" in vars(value) or not value.__dict__.get("__dict__"), value
