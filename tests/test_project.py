"""The project's own files agree: what is needed, what is pinned, what is promised."""

import tomllib

from packaging.requirements import Requirement


def pins(root):
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {name.lower().replace("_", "-"): version for name, version in pinned}


def test_every_dependency_is_bounded_and_pinned_within_its_bounds(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = pins(root)
    for line in project["dependencies"]:
        needed = Requirement(line)
        operators = {each.operator for each in needed.specifier}
        assert operators == {">=", "<"}, line
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        needed = Requirement(line)
        assert needed.specifier.contains(pinned[needed.name.lower()]), line


def test_the_pins_are_plain_versions_that_any_index_has(root):
    pinned = pins(root)
    assert pinned["torch"] == "2.13.0"
    assert not [
        name for name, version in pinned.items() if not version or set(version) & set("/+@")
    ]
