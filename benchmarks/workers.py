"""How much faster two processes read than one, once they are started.

    python -m benchmarks.workers [FILE …]     (the sample's PDFs, and ../shared's where present)

All files are read, with what is extracted from them, as often as it takes to come to some 2,000
pages: by this process, then by two, in turn, several times over; the medians of the seconds by
the clock are printed. It says something only on a machine with two free cores.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.reading import found
from ingest.document import Overrides
from search.reading import Failed, Job, Read
from search.workers import Workers

_PAGES = 2000


def _jobs(files: Sequence[Path]) -> list[Job]:
    return [Job(path.read_bytes(), path.name, Overrides()) for path in files]


def _read(pool: Workers, jobs: Sequence[Job]) -> tuple[float, int]:
    """Read all jobs; return the seconds taken and the pages read."""
    began = time.perf_counter()
    pages = 0
    for future in [pool.submit(job) for job in jobs]:
        outcome: Read | Failed = future.result()
        pages += len(outcome.document.pages) if isinstance(outcome, Read) else 0
    return time.perf_counter() - began, pages


def main() -> None:
    """Compare one process with two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    jobs = _jobs(given.files or found())
    taken: dict[int, list[float]] = {1: [], 2: []}
    with Workers(1) as one, Workers(2) as two:
        _, once = _read(one, jobs)
        _read(two, jobs[:2])  # starts them
        jobs *= max(1, round(_PAGES / max(1, once)))
        pages = 0
        for _ in range(given.times):
            for count, pool in ((1, one), (2, two)):
                seconds, pages = _read(pool, jobs)
                taken[count].append(seconds)
    alone, together = median(taken[1]), median(taken[2])
    print(f"{len(jobs)} files, {pages} pages, {given.times} runs each in turn")
    print(f"1 process    {alone:6.1f} s  {pages / alone:6.1f} pages/s")
    print(f"2 processes  {together:6.1f} s  {pages / together:6.1f} pages/s")
    print(f"{alone / together:.2f} × as fast")


if __name__ == "__main__":
    main()
