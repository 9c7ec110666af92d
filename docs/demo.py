"""What `make demo` runs: the sample papers, from files to an answer, a timeline and a table.

Each step is a command as a user would type it, shown before it runs and timed after.
"""

from __future__ import annotations

import csv
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
    ("See what was asked for, was due, and is not known to be done", "threads --overdue"),
    (
        "Follow one recommendation from the meeting that made it to the one that closed it",
        'trace "return home interviews within 72 hours"',
    ),
    ("Put every action into a table", f"export actions --format csv -o {TABLE}"),
)
# The columns of the table that are shown, of its many, and how wide; and how many rows.
_COLUMNS = {"text": 62, "owners": 18, "due": 10, "status": 12}
_ROWS = 5


def main() -> None:
    """Run the steps in a fresh corpus under demo/, and show the first rows of the table."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for heading, command in STEPS:
        run(heading, command)
    print(f"\nThe first rows of {TABLE}, and four of its columns:\n")
    with (ROOT / TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in [{name: name for name in _COLUMNS}, *rows[:_ROWS]]:
        print("  ".join(shortened(row[name], width) for name, width in _COLUMNS.items()).rstrip())
    print("\nThe corpus is in demo/corpus. Ask more of it:\n")
    print('  .venv/bin/matters ask "which areas are red" --corpus demo/corpus')
    print("  .venv/bin/matters tracker --corpus demo/corpus")


def shortened(text: str, width: int) -> str:
    """Return the text cut or filled to a width."""
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


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
