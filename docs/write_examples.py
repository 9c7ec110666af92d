"""Run the examples of README.md anew and write what they print; a test holds the two together.

    python docs/write_examples.py

An example is a block of type `console` whose first line is a command after "$ "; the rest is
what it prints on standard output. They run one after the other on one corpus, from the root.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_EXAMPLE = re.compile(r"^```console\n\$ (?P<command>matters .*)\n(?P<printed>(?:.*\n)*?)```$", re.M)
# What differs from run to run.
_SECONDS = re.compile(r"\d+\.\d+ seconds")


def run_anew(text: str) -> str:
    """Return the page with each example's output as it is now."""
    with tempfile.TemporaryDirectory() as corpus:
        return _EXAMPLE.sub(lambda match: _example(match["command"], corpus), text)


def without_times(text: str) -> str:
    """Return the page with its timings taken out, to compare it with another run."""
    return _SECONDS.sub("some seconds", text)


def _example(command: str, corpus: str) -> str:
    """One example's block, from a run of it."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": path, "MATTERS_CORPUS": corpus},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: exit status {done.returncode}: {done.stderr}")
    return f"```console\n$ {command}\n{done.stdout}```"


if __name__ == "__main__":
    README.write_text(run_anew(README.read_text("utf-8")), encoding="utf-8")
