"""The wheel holds all packages and data, and works outside the checkout."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PAGE = """\
# Wexmouth Borough Council

Children's Scrutiny Panel, 17 June 2021

## 5. Home education

RESOLVED that the Cabinet Member be asked to write to every school by 30 September 2021.
"""


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory) -> Path:
    """The wheel built from the files that git knows, so that nothing lying about gets in."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (root / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_bytes((root / name).read_bytes())
    # The environment's own setuptools builds it: nothing is fetched.
    command = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    subprocess.run([sys.executable, *command, checkout], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def matters(wheel, tmp_path_factory) -> Path:
    """The installed command of a fresh environment, which sees this one's libraries only."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = ["-m", "pip", "install", "--no-deps", "--no-index", wheel]
    subprocess.run([python, *command], check=True, capture_output=True)
    version = f"python{sysconfig.get_python_version()}"
    site = folder / "lib" / version / "site-packages"
    # A plain path: the other environment's own .pth files, the checkout's among them, don't count.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin" / "matters"


def run(matters: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The command run far from the checkout, with an environment that doesn't point to it."""
    return subprocess.run(
        [matters, *args],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_every_module_and_the_sample_papers(root, wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"cli.py"}
    for package in ("ingest", "extract", "corpus", "search", "console", "commands"):
        wanted |= {str(path.relative_to(root)) for path in (root / package).rglob("*.py")}
    sample = root / "corpus" / "sample"
    wanted |= {
        str(path.relative_to(root))
        for path in sample.rglob("*")
        if path.is_file() and path.suffix in {".pdf", ".html", ".json", ".jsonl", ".txt", ".md"}
    }
    assert any(name.endswith(".pdf") for name in wanted), "no sample paper is there to be shipped"
    assert not wanted - held
    assert not [name for name in held if name.startswith(("tests/", "benchmarks/", "docs/"))]


def test_the_installed_command_reads_a_page_and_lists_it(matters, tmp_path):
    helped = run(matters, tmp_path, "--help")
    assert (helped.returncode, helped.stdout.split()[0]) == (0, "Usage:")
    assert run(matters, tmp_path, "--version").stdout == "0.1.0\n"

    (tmp_path / "minutes.md").write_text(PAGE, "utf-8")
    read = run(matters, tmp_path, "ingest", "minutes.md", "--corpus", "corpus")
    assert read.returncode == 0, read.stderr
    assert read.stdout.startswith("1 file read in ")
    listed = run(matters, tmp_path, "list", "recommendations", "--corpus", "corpus")
    assert listed.returncode == 0, listed.stderr
    assert "write to every school" in listed.stdout
