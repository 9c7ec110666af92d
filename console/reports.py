"""Progress while the library works, and what it reports when it has done."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from console import screen
from console.places import page_words
from console.plain import dumps, one_line
from console.words import count, date_words

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.backup import BackupReport
    from corpus.records import Correction
    from search.forgetting import Forgotten
    from search.library import CheckReport, FileReport, IngestReport
    from search.places import PlacesReport

# What each stage of the library's work is called while it runs.
_STAGES = {"read": "reading", "embed": "taking in meaning", "index": "indexing", "link": "linking"}
_MOST_MISPLACED = 20


@contextmanager
def progress() -> Iterator[Callable[[str, str, int, int], None]]:
    """Show progress on standard error: a bar on a terminal, a line a step when piped.

    Gives the function to be told of each step: stage, name, number done, number in all.
    """
    if not sys.stderr.isatty():
        yield _tell
        return
    columns = (
        TextColumn("{task.description:>18}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=screen.stderr(), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def step(stage: str, name: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(_STAGES.get(stage, stage), name="")
            bar.update(tasks[stage], completed=done, total=total, name=one_line(name))

        yield step


def _tell(stage: str, name: str, done: int, total: int) -> None:
    """A line for logs: one for each file, and one when another stage is done."""
    if stage == "read" or done == total:
        line = one_line(f"{_STAGES.get(stage, stage)} {done} of {total} {name}")
        print(line, file=sys.stderr, flush=True)


def show_ingest(report: IngestReport, as_json: bool) -> None:
    """Print what became of the files on standard output; the failed ones on standard error."""
    if as_json:
        print(dumps(asdict(report)))
    else:
        _show_totals(report)
    for file in report.files:
        if file.status == "failed":
            reason = Text(one_line(f"{file.path}: {file.reason}"), style="red")
            screen.stderr().print(reason, soft_wrap=True)


def show_forgotten(forgotten: Forgotten) -> None:
    """Print what was taken out (file, pages, records) and which files are valid again."""
    document = forgotten.document
    gone = [count(document.pages, "page"), *(f"{n:,} {kind}" for kind, n in document.counts if n)]
    with screen.stdout() as console:
        console.print(Text(one_line(f"{document.source} taken out: {', '.join(gone)}")))
        for source in forgotten.valid_again:
            console.print(Text(one_line(f"{source} is superseded no longer")))


def _show_totals(report: IngestReport) -> None:
    """How many files, papers, pages, passages and records of each kind, in how long."""
    by_status = {
        status: [file for file in report.files if file.status == status]
        for status in ("read", "unchanged", "failed")
    }
    read = by_status["read"]
    parts = [f"{count(len(read), 'file')} read in {report.seconds:,.1f} seconds"]
    parts += [
        f"{len(by_status[status]):,} {status}"
        for status in ("unchanged", "failed")
        if by_status[status]
    ]
    with screen.stdout() as console:
        console.print(Text(", ".join(parts), style="bold"))
        if read:
            console.print(_totals(read))
        for file in read:
            for older in file.supersedes:
                console.print(Text(one_line(f"{file.path} supersedes {older}"), style="cyan"))
            if file.unread_pages:
                pages = ", ".join(map(str, file.unread_pages))
                line = f"{file.path}: no text could be read on page {pages}"
                console.print(Text(one_line(line), style="yellow"))


def _totals(files: list[FileReport]) -> Table:
    """The totals over the files read, one a line."""
    totals: Counter[str] = Counter()
    for file in files:
        totals.update(papers=file.papers, pages=file.pages, passages=file.passages)
        totals["pages that could not be read"] += len(file.unread_pages)
        totals.update(dict(file.counts))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", min_width=8)
    table.add_column()
    for name, number in totals.items():
        table.add_row(f"{number:,}", name)
    return table


def show_check(report: CheckReport, as_json: bool) -> bool:
    """Print what a check of the corpus found; return whether all is well now."""
    if as_json:
        print(dumps(asdict(report)))
        return not report.problems
    kept = (
        count(report.documents, "document"),
        count(report.passages, "passage"),
        count(report.vectors, "vector"),
        f"{report.indexed:,} in the index",
    )
    with screen.stdout() as console:
        console.print(", ".join(kept))
        for repaired in report.repaired:
            console.print(Text(f"put right: {one_line(repaired)}", style="green"))
        for problem in report.problems:
            console.print(Text(f"wrong: {one_line(problem)}", style="red"))
        if not report.problems:
            console.print("All is well.")
    return not report.problems


def show_backup(report: BackupReport, file: Path, as_json: bool) -> None:
    """Print what a backup holds; on standard error the copies of files that were not there."""
    if as_json:
        print(dumps(asdict(report)))
    else:
        kept = f"{count(report.documents, 'document')} in {file} ({report.size / 1e6:,.1f} MB)"
        with screen.stdout() as console:
            console.print(Text(one_line(kept)))
    for source in report.missing:
        line = f"{source}: its copy was not in the corpus, so it is not in the backup"
        screen.stderr().print(Text(one_line(line), style="red"), soft_wrap=True)


def show_places(report: PlacesReport, as_json: bool) -> bool:
    """Print how many quotes stand at their place; return whether all stand on their page."""
    sound = report.standing == report.quotes
    if as_json:
        print(dumps(asdict(report)))
        return sound
    with screen.stdout() as console:
        console.print(f"{_share(report.standing, report.quotes)} quotes stand on the page given")
        console.print(f"{_share(report.holding, report.boxes)} boxes hold their quotes")
        for each in report.misplaced[:_MOST_MISPLACED]:
            at = f"{each.source}, {page_words(each.page, None)}, {each.kind}"
            console.print(Text(one_line(f"{at}: {each.problem}: {each.quote}"), style="red"))
        if len(report.misplaced) > _MOST_MISPLACED:
            console.print(f"and {len(report.misplaced) - _MOST_MISPLACED:,} more")
    return sound


def _share(part: int, whole: int) -> str:
    """Return "998 of 1,000 (99.80 %)"."""
    percentage = f" ({100 * part / whole:.2f} %)" if whole else ""
    return f"{part:,} of {whole:,}{percentage}"


def show_as_of(day: str | None, asked: bool) -> None:
    """Say on standard error from which day the threads are reckoned."""
    if day is not None:
        of = "" if asked else ", the day of the newest paper; of each council's own, where several"
        screen.stderr().print(f"As of {date_words(day)}{of}.")


def show_unindexed(documents: int) -> None:
    """Say on standard error how many documents a run that was ended has left without an index.

    Their passages may be missing from an answer.
    """
    if documents:
        are = "is" if documents == 1 else "are"
        line = f"{count(documents, 'document')} {are} not yet indexed; `matters index` completes it"
        screen.stderr().print(line)


def show_correction(correction: Correction) -> None:
    """Say what is remembered of two records."""
    done = "linked" if correction.joined else "kept apart"
    print(f"{one_line(correction.one)} and {one_line(correction.other)} are {done} from now on.")
