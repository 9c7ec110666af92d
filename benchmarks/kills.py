"""Kill the commands that write, at random moments, and see that nothing is lost or half there.

    python -m benchmarks.kills --kills 200

Each time a corpus in a known state is given to `ingest`, `index`, `forget` or `backup`, which is
killed (SIGKILL) at a moment drawn evenly from the time that it takes; three of four from the time
after its first sign of work. Then the database is looked at with SQLite alone: each document
must be there with every row that an undisturbed run gives, or not at all; what was there before
must be there still. The lock must be free, the next command do its work, and `check` find
nothing wrong after it. Every fifth time a question is asked before that, and the next command
runs as a user would run it; else it is done in a process that has its libraries loaded already,
which spares seconds. Exit status 1 where any of this fails.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.processes import (
    PATIENT,
    Stored,
    command,
    environment,
    links,
    lock_is_free,
    matters,
    stored,
    stray_rows,
    told,
    write_papers,
)

SAMPLED = True
_MADE = 9  # papers beside the small ones of the sample, where those are taken
_LATE = 0.75
_PATIENCE = 300  # seconds in which a reader must have ended of itself, on a busy machine
_WHOLE = 5  # every so manieth time a question is asked, and the next command is a new process
_FORGOTTEN = "minutes-0003"
# How often each is killed, and the state of the corpus it is given.
_SCENES = (
    ("ingest", "empty", 6),
    ("ingest", "half", 3),
    ("again", "whole", 2),
    ("index", "whole", 4),
    ("forget", "whole", 3),
    ("backup", "whole", 2),
)
_NAMES = {
    "killed": "killed",
    "lost": "documents lost",
    "half": "documents half there",
    "copies": "copies of files not whole",
    "damaged": "databases damaged",
    "stray": "corpora with rows of no document",
    "locks": "locks left",
    "asks": "questions failed",
    "next": "next commands failed",
    "unsound": "not sound after the next command",
    "backups": "backups broken",
    "left": "reading processes left",
}
_STAGES = {
    "reading": "reading",
    "taking": "embedding",
    "indexing": "indexing",
    "linking": "linking",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """Papers, a corpus in each state, what a whole one holds, and how long each command takes."""

    papers: Path
    states: dict[str, Path]
    whole: dict[str, Stored]
    links: list[str]
    forgotten: str
    seconds: dict[tuple[str, str], float]


def words(scene: str, papers: Path, corpus: Path) -> tuple[object, ...]:
    """Return the command of a scene."""
    return {
        "ingest": ("ingest", papers, *PATIENT),
        "again": ("ingest", papers, "--again", *PATIENT),
        "index": ("index",),
        "forget": ("forget", _FORGOTTEN),
        "backup": ("backup", corpus / "backup.zip"),
    }[scene]


def prepare(folder: Path, scenes: Sequence[tuple[str, str]]) -> Setting:
    """Make the papers and the states that the scenes need, by runs that nothing disturbs."""
    papers = folder / "papers"
    write_papers(papers, _MADE, SAMPLED)
    half = folder / "half-papers"
    half.mkdir()
    for path in sorted(papers.iterdir())[::2]:
        shutil.copy(path, half / path.name)
    states = {name: folder / name for name in ("empty", "half", "whole")}
    for state, given in (("half", half), ("whole", papers)):
        if state == "whole" or any(state == each for _, each in scenes):
            _must(matters("ingest", given, *PATIENT, corpus=states[state]))
    _must(matters("backup", states["whole"] / "backup.zip", corpus=states["whole"]))
    seconds = {}
    for scene, state in sorted(set(scenes)):
        corpus = folder / "timed"
        if state != "empty":
            shutil.copytree(states[state], corpus)
        began = time.perf_counter()
        _must(matters(*words(scene, papers, corpus), corpus=corpus))
        seconds[scene, state] = time.perf_counter() - began
        same = stored(corpus) == stored(states["whole"]) and links(corpus) == links(states["whole"])
        if scene in ("ingest", "again") and not same:
            sys.exit(f"{scene} on the {state} corpus gives other rows than one run does")
        shutil.rmtree(corpus)
    whole = stored(states["whole"])
    shown = json.loads(matters("list", "documents", "--json", corpus=states["whole"]).stdout)
    forgotten = next(each["sha256"] for each in shown if each["source"] == f"{_FORGOTTEN}.txt")
    return Setting(papers, states, whole, links(states["whole"]), forgotten, seconds)


def _must(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        sys.exit(f"an undisturbed command failed: {done.args}\n{done.stderr}")


def kill(setting: Setting, scene: str, state: str, folder: Path, drawn: random.Random) -> Trial:
    """Kill one command at a random moment; draw again where it was done before that."""
    late = drawn.random() < _LATE
    while True:
        corpus = folder / "corpus"
        shutil.rmtree(corpus, ignore_errors=True)
        if state != "empty":
            shutil.copytree(setting.states[state], corpus)
        process = subprocess.Popen(
            command(*words(scene, setting.papers, corpus), corpus=corpus),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        began, heard = time.perf_counter(), threading.Event()
        lines: list[str] = []
        listener = threading.Thread(target=_listen, args=(process, lines, heard), daemon=True)
        listener.start()
        seconds = setting.seconds[scene, state]
        if late and heard.wait(seconds):
            seconds -= min(seconds, time.perf_counter() - began)
        moment = drawn.uniform(0, seconds)
        time.sleep(max(0.0, moment if late else moment + began - time.perf_counter()))
        process.kill()
        if process.wait() == -9:
            listener.join(_PATIENCE)  # the readers that it started hold the pipe until they end
            return Trial(scene, state, corpus, tuple(lines), listener.is_alive())


@dataclass(frozen=True, slots=True)
class Trial:
    """A command that was killed: its corpus, what it had told, whether readers go on."""

    scene: str
    state: str
    corpus: Path
    lines: tuple[str, ...]
    left: bool

    @property
    def stage(self) -> str:
        """What it was doing, by its last words."""
        last = self.lines[-1].split()[0] if self.lines else ""
        return _STAGES.get(last, "before it said anything")


def _listen(process: subprocess.Popen[str], lines: list[str], heard: threading.Event) -> None:
    for line in process.stderr or ():
        lines.append(line.rstrip())
        heard.set()
    heard.set()


def judge(setting: Setting, trial: Trial, asked: bool, warm: Executor) -> Counter[str]:
    """Look at what a killed command left, let the next one run, and count what is wrong."""
    wrong: Counter[str] = Counter(killed=1, left=trial.left)
    corpus = trial.corpus
    wrong["locks"] += not lock_is_free(corpus)
    stray = stray_rows(corpus)
    wrong["damaged"] += stray < 0
    wrong["stray"] += stray > 0
    found = stored(corpus) if stray >= 0 else {}
    before = {} if trial.state == "empty" else stored(setting.states[trial.state])
    may_go = {setting.forgotten} if trial.scene == "forget" else set()
    wrong["lost"] += len(before.keys() - found.keys() - may_go)
    wrong["half"] += sum(found[each].rows != setting.whole[each].rows for each in found)
    wrong["copies"] += sum(not each.copy_whole for each in found.values())
    if found and asked:
        wrong["asks"] += not _answers(matters("ask", "return home interviews", corpus=corpus))
    if trial.scene == "backup":
        wrong["backups"] += not _is_whole(corpus / "backup.zip")
    if any(wrong[name] for name in _NAMES if name != "killed"):
        print(f"{trial.scene} on {trial.state}: {dict(+wrong)}", *trial.lines[-3:], sep="\n  ")
    return wrong + _go_on(setting, trial, found, asked, warm)


def _answers(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == 0 and bool(done.stdout.strip())


def _is_whole(archive: Path) -> bool:
    with zipfile.ZipFile(archive) as opened:
        return opened.testzip() is None


def _go_on(
    setting: Setting, trial: Trial, found: dict[str, Stored], whole: bool, warm: Executor
) -> Counter[str]:
    """Run the next command, and see that all is as it should be then."""
    wrong: Counter[str] = Counter()
    scene, wanted = trial.scene, dict(setting.whole)
    if scene == "forget" and setting.forgotten in found:
        wanted.pop(setting.forgotten)
    elif scene == "forget":
        scene = "ingest"  # it went whole: taken in again, it comes back whole
    given = words(scene, setting.papers, trial.corpus)
    if whole:
        done = matters(*given, corpus=trial.corpus)
        said = [] if done.returncode == 0 else [done.stderr]
        checked = matters("check", "--json", corpus=trial.corpus)
        said += json.loads(checked.stdout)["problems"] if checked.stdout else [checked.stderr]
    else:
        said = warm.submit(_next, scene, setting.papers, trial.corpus).result()
    wrong["next"] += any("Traceback" in each or "Error" in each for each in said)
    said += [str(each) for each in trial.corpus.rglob(".*.*") if each.name[1:2].isalnum()]
    if stored(trial.corpus) != wanted:
        said.append("other documents, or other rows, than an undisturbed run gives")
    if len(wanted) == len(setting.whole) and links(trial.corpus) != setting.links:
        said.append("other links than an undisturbed run gives")
    wrong["unsound"] += bool(said)
    if said:
        print(f"{trial.scene} on {trial.state}:", *trial.lines[-3:], *said, sep="\n  ", flush=True)
    return wrong


def _next(scene: str, papers: Path, folder: Path) -> list[str]:
    """Do in a process that has the libraries loaded what the command does; return what is wrong."""
    from corpus import Corpus
    from corpus.backup import backup
    from search.embed import encoder_of
    from search.forgetting import forget
    from search.indexing import open_index
    from search.library import check, ingest_paths, rebuild_index

    try:
        with Corpus.open(folder) as corpus:
            if scene in ("ingest", "again"):
                read = ingest_paths(corpus, [papers], again=scene == "again")
                bad = [f"Error: {each.reason}" for each in read.files if each.reason]
            elif scene == "index":
                bad = [] if rebuild_index(corpus) else ["Error: nothing indexed"]
            elif scene == "forget":
                bad = [] if forget(corpus, _FORGOTTEN) else ["Error: nothing forgotten"]
            else:
                bad = [f"Error: {each}" for each in backup(corpus, folder / "backup.zip").missing]
            found = [*bad, *check(corpus).problems]
            open_index(corpus, encoder_of()).clear()  # or its files stay open
    except Exception:
        return [traceback.format_exc()]
    return found


def drawn_scenes(
    kills: int, drawn: random.Random, among: Sequence[tuple[str, str, int]]
) -> list[tuple[str, str]]:
    """Return so many scenes, each as often as its share, in random order."""
    deck = [(scene, state) for scene, state, share in among for _ in range(share)]
    scenes = (deck * (kills // len(deck) + 1))[: max(kills, len(deck))]
    drawn.shuffle(scenes)
    return scenes[:kills]


def run(
    kills: int,
    folder: Path,
    seed: int,
    beside: int = 2,
    among: Sequence[tuple[str, str, int]] = _SCENES,
) -> tuple[Counter[str], Counter[str]]:
    """Kill so many commands, some side by side; return what was wrong, and the stages met."""
    scenes = drawn_scenes(kills, random.Random(seed), among)
    setting = prepare(folder, scenes)

    def one(numbered: tuple[int, tuple[str, str]]) -> tuple[Counter[str], str]:
        number, (scene, state) = numbered
        own = folder / f"trial-{number}"
        own.mkdir()
        trial = kill(setting, scene, state, own, random.Random(f"{seed}/{number}"))
        try:
            return judge(setting, trial, number % _WHOLE == 0, warm), f"{scene}, {trial.stage}"
        finally:
            shutil.rmtree(own)

    wrong: Counter[str] = Counter()
    stages: Counter[str] = Counter()
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as warm,
        ThreadPoolExecutor(beside) as pool,
    ):
        for counts, stage in pool.map(one, enumerate(scenes)):
            wrong.update(counts)
            stages[stage] += 1
            if wrong["killed"] % 10 == 0:
                print(told(wrong, _NAMES), flush=True)
    return wrong, stages


def failed(wrong: Counter[str]) -> bool:
    """Whether anything but the killing itself was counted."""
    return any(wrong[name] for name in _NAMES if name != "killed")


def main(given: Sequence[str] | None = None) -> None:
    """Kill, judge and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beside", type=int, default=2, help="so many at a time")
    chosen = parser.parse_args(given)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        wrong, stages = run(chosen.kills, Path(folder), chosen.seed, chosen.beside)
    for stage, number in sorted(stages.items()):
        print(f"{number:5}  {stage}")
    print(f"in {(time.perf_counter() - began) / 60:.1f} minutes: {told(wrong, _NAMES)}")
    sys.exit(failed(wrong))


if __name__ == "__main__":
    main()
