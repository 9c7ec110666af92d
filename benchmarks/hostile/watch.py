"""The command run as a user runs it, and what its processes hold while it reads each file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent.parent
_LOOK = 0.01  # seconds between two looks at what the processes hold
_FORGET_PEAK = "5"
# What root may do and users may not: read what nobody was given to read.
_DROP_RIGHT, _RIGHTS = 24, (1, 2)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: "read" or the reason; the most bytes held while it was its turn."""

    path: Path
    told: str
    seconds: float
    size: int
    memory: int
    parent: int


@dataclass
class Run:
    """A whole run; `whole` says that it came to its end and reported."""

    folder: Path
    whole: bool = False
    seconds: float = 0.0
    parent: int = 0
    memory: int = 0
    outcomes: list[Outcome] = field(default_factory=list)

    def below(self, name: str) -> list[Outcome]:
        """The entries in one of its folders."""
        top = self.folder / name
        return [each for each in self.outcomes if each.path.is_relative_to(top)]


def command(arguments: list[str]) -> tuple[bool, str]:
    """Run `matters`; return whether it was content, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=_ROOT, capture_output=True, text=True, errors="surrogateescape",
    )  # fmt: skip
    return done.returncode == 0, done.stdout.strip() or done.stderr.strip()


def run(folder: Path, corpus: Path) -> Run:
    """Have `matters ingest` read a folder, with its default limits."""
    ran, began = Run(folder), time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "ingest", str(folder), "--workers", "1", "--json",
         "--corpus", str(corpus)],
        cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        errors="surrogateescape", preexec_fn=_as_a_user,
    )  # fmt: skip
    watch = _Watch(process.pid)
    steps: list[tuple[float, int, int]] = []
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.append(process.stdout.read()))  # type: ignore[union-attr]
    reader.start()
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("reading "):
            steps.append((time.monotonic(), *watch.taken()))
            print(f"{steps[-1][0] - began:6.0f} s  {line.strip()}", file=sys.stderr, flush=True)
        elif "Traceback" in line:
            print(line + process.stderr.read(), file=sys.stderr)
    reader.join()
    process.wait()
    watch.stop()
    ran.seconds, ran.parent, ran.memory = time.monotonic() - began, watch.parent, watch.child
    with suppress(ValueError, KeyError):
        _fill(ran, json.loads(told[0]), steps, began)
        ran.whole = process.returncode in (0, 1)
    return ran


def _as_a_user() -> None:
    """Give up root's right to read everything, where it is root that runs this."""
    import ctypes

    with suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        for right in _RIGHTS:
            system.prctl(_DROP_RIGHT, right, 0, 0, 0)


def _fill(ran: Run, report: Any, steps: list[tuple[float, int, int]], began: float) -> None:
    before = began
    for each, (at, memory, parent) in zip(report["files"], steps, strict=True):
        path = Path(each["path"])
        told = each["reason"] or each["status"]
        size = 0
        with suppress(OSError):
            size = path.stat().st_size
        ran.outcomes.append(Outcome(path, told, at - before, size, memory, parent))
        before = at


class _Watch:
    """Looks at the command and its readers all the time, and keeps the most that each held."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.parent = self.child = self._parent = self._child = 0
        self._going = True
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while self._going:
            self._parent = max(self._parent, _peak(self._pid))
            self._child = max(self._child, *map(_peak, _children(self._pid)), 0, 0)
            time.sleep(_LOOK)

    def taken(self) -> tuple[int, int]:
        """The most that the readers and the command held since the last time."""
        child, parent = self._child, self._parent
        self.child, self.parent = max(self.child, child), max(self.parent, parent)
        self._child = self._parent = 0
        for pid in (self._pid, *_children(self._pid)):
            with suppress(OSError):
                Path(f"/proc/{pid}/clear_refs").write_text(_FORGET_PEAK)
        return child, parent

    def stop(self) -> None:
        """End it."""
        self._going = False
        self._thread.join()
        self.taken()


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [
            int(each)
            for task in os.listdir(f"/proc/{pid}/task")  # noqa: PTH208
            for each in Path(f"/proc/{pid}/task/{task}/children").read_text().split()
        ]
    return []


def _peak(pid: int) -> int:
    """The most bytes of main memory that a process has held."""
    with suppress(OSError, ValueError, IndexError):
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.split("VmHWM:", 1)[1].split(None, 1)[0]) << 10
    return 0
