"""Hostile and broken files read by the command itself, as a user would have them read.

    python -m benchmarks.hostile [--only WORDS] [--keep FOLDER]

Makes every kind in a folder of its own, puts three good files among them, and runs
`matters ingest` on the whole with its default limits (one process reads, so that time and memory
can be told of each file). It watches the memory that the processes hold. Printed are the outcome
of each kind, its seconds and the most memory that the reading process and the command itself
held; then the counts. The exit status is 1 where the batch broke off, a file went unnamed or
beyond its limits, an outcome was not the expected one, or `matters check` is not content after
it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.hostile import EITHER, READ, Kind, kinds
from benchmarks.hostile.watch import Outcome, Run, command, run
from benchmarks.mutations import SAMPLE
from search.limits import MEMORY, Limits

_GOOD = ("minutes-2021-09-23.html", "ofsted-inspection-2021-07-05.pdf", "scrutiny-2024-03-14.pdf")
_PLACES = ("0 good", "m good", "z good")
_PARENT = 1 << 30  # bytes that the command itself may hold while files are read
_SLACK = 60.0  # seconds for putting what was read of a file into the corpus


def _laid_out(folder: Path, chosen: Sequence[Kind]) -> None:
    """Each kind in a folder of its name, the good files first, in the midst and last."""
    for place, name in zip(_PLACES, _GOOD, strict=True):
        (folder / place).mkdir(parents=True)
        content = (SAMPLE / f"wexcombe-{name}").read_bytes()
        (folder / place / name).write_bytes(content)
    for kind in chosen:
        (folder / kind.name).mkdir()
        kind.make(folder / kind.name)


def _verdict(kind: Kind, outcomes: Sequence[Outcome]) -> str | None:
    """What is wrong with what became of a kind; None where it is as expected."""
    if not outcomes:
        return "not named at all"
    if kind.alone:
        return None if len(outcomes) == 50_000 else f"{len(outcomes)} named"
    for each in outcomes:
        scans = each.size if each.path.suffix == ".pdf" else 0
        if each.seconds > Limits().seconds_for(scans) + _SLACK:
            return "beyond its time"
        if each.memory > MEMORY + (1 << 29):  # the system's own bound, which nothing passes
            return "beyond its memory"
        if "error of its own" in each.told or "process that read it ended" in each.told:
            return "met a bug"
        read = each.told == READ
        if kind.expected not in (READ, EITHER) and (read or kind.expected not in each.told):
            return f"expected: {kind.expected}"
        if kind.expected == READ and not read:
            return "expected to be read"
    return None


def _rows(chosen: Sequence[Kind], ran: Run) -> int:
    """Print a row for each kind; return how many are not as they should be."""
    bad = 0
    print(f"{'kind':46} {'seconds':>7} {'MB':>5} {'MB own':>6}  outcome")
    for kind in chosen:
        outcomes = ran.below(kind.name)
        wrong = _verdict(kind, outcomes)
        bad += wrong is not None
        told = sorted({each.told for each in outcomes})
        shown = "; ".join(told[:3]) + (f" (and {len(told) - 3} more)" if len(told) > 3 else "")
        if len(outcomes) > 1:
            shown = f"{len(outcomes)} entries: {shown}"
        print(
            f"{kind.name:46} {sum(each.seconds for each in outcomes):7.1f} "
            f"{_mb(max((each.memory for each in outcomes), default=0)):5} "
            f"{_mb(max((each.parent for each in outcomes), default=0)):6}  "
            f"{shown}{f'  << {wrong}' if wrong else ''}"
        )
    return bad


def _mb(size: int) -> int:
    return size >> 20


def _try(chosen: Sequence[Kind], work: Path) -> bool:
    """Lay out, ingest and check; print what came of it and return whether all is well."""
    folder, corpus = work / "papers", work / "corpus"
    began = time.monotonic()
    _laid_out(folder, chosen)
    print(f"{len(chosen)} kinds made in {time.monotonic() - began:.0f} s", flush=True)
    ran = run(folder, corpus)
    bad = _rows(chosen, ran)
    good = sum(each.told == READ for place in _PLACES for each in ran.below(place))
    sound, said = command(["check", "--corpus", str(corpus)])
    outcomes = [each for kind in chosen for each in ran.below(kind.name)]
    own = max((each.parent for each in ran.outcomes), default=0)
    stopped = sum("longer than" in each.told or "of memory" in each.told for each in outcomes)
    print(
        f"{len(chosen)} kinds, {len(outcomes):,} entries: "
        f"{sum(each.told == READ for each in outcomes):,} read, "
        f"{sum(each.told != READ for each in outcomes):,} refused, of these {stopped} stopped at "
        f"a limit; {int(not ran.whole)} crashes of the batch, {bad} kinds not as they should be, "
        f"{good} of 3 good files read; {ran.seconds:.0f} s; the readers held at most "
        f"{_mb(ran.memory)} MB, the command itself {_mb(own)} MB while it read, "
        f"{_mb(ran.parent)} MB with embedding and indexing"
    )
    print(f"matters check: {said.splitlines()[-1] if said else 'said nothing'}")
    return ran.whole and not bad and good == 3 and sound and own <= _PARENT


def main() -> None:
    """Have hostile files read, and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only kinds whose name matches")
    parser.add_argument("--keep", type=Path, help="a folder to work in; what is made is kept")
    given = parser.parse_args()
    found = [kind for kind in kinds().values() if re.search(given.only, kind.name)]
    together = [kind for kind in found if not kind.alone]
    well = True
    for chosen in (together, *([kind] for kind in found if kind.alone)):
        if chosen:
            work = Path(tempfile.mkdtemp(prefix="hostile-", dir=given.keep))
            try:
                well &= _try(chosen, work)
            finally:
                if given.keep is None:
                    _take_away(work)
    sys.exit(0 if well else 1)


def _take_away(work: Path) -> None:
    """Remove what is too deep for Python to remove, and what nobody may enter."""
    for path in work.glob("papers/*/in"):
        path.chmod(0o700)
    subprocess.run(["rm", "-rf", work], check=True)


if __name__ == "__main__":
    main()
