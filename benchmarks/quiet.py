"""Whether any command opens a network connection: the demo's commands, watched from both sides.

    python -m benchmarks.quiet

From inside, an audit hook of Python's notes and refuses each socket of the internet's families,
and each look-up of a name, in every process that a command starts. From outside, where strace is
installed, every system call on sockets is watched, those of compiled libraries included. Exit
status 1 where there was one.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.processes import PATIENT, SAMPLES, SMALL_SAMPLES, command, environment

# Python reads a module of this name in each process that it starts, the readers included.
_GUARD = """\
import os
import socket
import sys

LOG = os.environ["SOCKETS_LOG"]
INTERNET = (socket.AF_INET, socket.AF_INET6)
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
SENDS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}


def note(what):
    with open(LOG, "a", encoding="utf-8") as file:
        file.write(f"{what}\\n")


def watch(event, given):
    if not event.startswith("socket."):
        return
    opened = event == "socket.__new__" and given[1] in INTERNET
    sent = event in SENDS and given[0].family in INTERNET
    if opened or sent or event in LOOK_UPS:
        note(f"{event} {given[1:]}")
        raise OSError(f"no network here: {event}")


sys.addaudithook(watch)
note("watching")
"""
_STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%net")
_INTERNET = re.compile(r"\b(?:AF_INET6?|PF_INET6?|sin6?_port)\b")


def commands(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield what the demo runs, and what looks after a corpus, on three of the sample's papers."""
    papers = [str(SAMPLES / name) for name in SMALL_SAMPLES]
    yield "ingest", *papers, *map(str, PATIENT)
    yield "ask", "what did Ofsted say about EHE", "--limit", "5"
    yield "threads", "--overdue"
    yield "trace", "return home interviews within 72 hours"
    yield "list", "recommendations"
    yield "export", "actions", "--format", "csv", "-o", str(folder / "actions.csv")
    yield "export", "actions", "--format", "xlsx", "-o", str(folder / "actions.xlsx")
    yield ("index",)
    yield ("check",)
    yield "backup", str(folder / "backup.zip")
    yield "forget", SMALL_SAMPLES[0]


def inside(folder: Path) -> tuple[int, list[str]]:
    """Run the commands with sockets forbidden; return how many processes, and what was tried.

    Exits where a command fails, or a process was not watched.
    """
    guard, log = folder / "guard", folder / "sockets.log"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD, "utf-8")
    more = environment()
    path = f"{guard}:{more['PYTHONPATH']}"
    for words in commands(folder):
        log.touch()
        before = len(log.read_text("utf-8").splitlines())
        done = subprocess.run(
            command(*words, corpus=folder / "corpus"),
            env={**more, "PYTHONPATH": path, "SOCKETS_LOG": str(log)},
            capture_output=True,
            text=True,
            check=False,
        )
        _must(done, words)
        if len(log.read_text("utf-8").splitlines()) == before:
            sys.exit(f"`matters {words[0]}` was not watched")
    lines = log.read_text("utf-8").splitlines()
    return lines.count("watching"), [line for line in lines if line != "watching"]


def outside(folder: Path, most: int | None = None) -> tuple[int, list[str]]:
    """Run the commands, or the first of them, under strace.

    Returns how many calls on sockets there were, and those on the internet's.
    """
    log = folder / "calls.log"
    calls = 0
    tried = []
    for words in list(commands(folder))[:most]:
        done = subprocess.run(
            [*_STRACE, "-o", log, *command(*words, corpus=folder / "watched")],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        _must(done, words)
        lines = log.read_text("utf-8", errors="replace").splitlines()
        calls += len(lines)
        tried += [f"{words[0]}: {line}" for line in lines if _INTERNET.search(line)]
    return calls, tried


def _must(done: subprocess.CompletedProcess[str], words: Sequence[str]) -> None:
    if done.returncode:
        sys.exit(f"`matters {words[0]}` failed: {done.stderr[-1000:]}")


def can_watch() -> bool:
    """Whether strace is installed and may be used here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run([*_STRACE, "true"], capture_output=True, check=False).returncode == 0


def main(given: Sequence[str] | None = None) -> None:
    """Run all commands both ways and print the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args(given)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        number = len(list(commands(folder)))
        processes, tried = inside(folder)
        print(f"{number} commands, {processes} processes, sockets forbidden: {len(tried)} tried")
        found = tried
        if can_watch():
            calls, seen = outside(folder)
            print(
                f"{number} commands under strace: {calls} calls on local sockets"
                f" and pipes of processes, {len(seen)} on the internet's"
            )
            found = tried + seen
        else:
            print("not watched from outside: strace is not installed, or not allowed here")
    print(*found, sep="\n", end="\n" if found else "")
    print(f"sockets opened {len(found)}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
