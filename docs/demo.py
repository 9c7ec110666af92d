"""What `make demo` runs: the sample papers, from files to an answer, a timeline and a table.

Each step is a command as a user would type it, shown before it runs and timed after.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
PAPERS = "corpus/sample/papers"
TABLE = "demo/actions.csv"
STEPS = (
    ("Read a council's papers: packs, letters and minutes of four years", f"ingest {PAPERS}"),
    ("Ask what was said, by whom and when", 'ask "what did Ofsted say about EHE" --limit 5'),
    ("Follow one recommendation through the years", 'trace "home education"'),
    ("Put every action into a table", f"export actions --format csv -o {TABLE}"),
)
_LINES_SHOWN = 4
_WIDTH = 100


def main() -> None:
    """Run the steps in a fresh corpus under demo/, and show the first lines of the table."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for heading, command in STEPS:
        run(heading, command)
    print("\nThe first lines of it:\n")
    with (ROOT / TABLE).open(encoding="utf-8-sig") as table:
        for line in [next(table, "") for _ in range(_LINES_SHOWN)]:
            text = line.rstrip()
            print(text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…")
    print(f"\nThe whole table is {TABLE}, the corpus is in demo/corpus. Ask more of it:")
    print('  .venv/bin/matters ask "which actions are overdue" --corpus demo/corpus')


def run(heading: str, command: str) -> None:
    """Show and run one `matters` command; stop the demo where it fails."""
    bold, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    print(f"\n{bold}{heading}{plain}\n$ matters {command}\n", flush=True)
    matters = Path(sys.executable).with_name("matters")
    started = time.perf_counter()
    done = subprocess.run(
        [matters, *shlex.split(command)],
        cwd=ROOT,
        env=os.environ | {"MATTERS_CORPUS": str(FOLDER / "corpus")},
        check=False,
    )
    if done.returncode:
        sys.exit(f"`matters {command}` failed")
    print(f"\n{time.perf_counter() - started:.1f} seconds", flush=True)


if __name__ == "__main__":
    main()
