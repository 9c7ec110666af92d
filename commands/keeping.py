"""Looking after the corpus: index, check, backup."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from commands import options
from commands.options import encoder_for, opened


@click.command()
@options.model
@options.corpus
def index(model: str | None, folder: Path | None) -> None:
    """Build the search index anew.

    It is made from the corpus alone: no paper is read again.
    """
    from console import reports
    from search.library import rebuild_index

    with opened(folder) as corpus, reports.progress() as on_progress:
        rebuild_index(corpus, on_progress=on_progress, encoder=encoder_for(model))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--repair", is_flag=True, help="Put right what is found wrong.")
@click.option(
    "--places",
    is_flag=True,
    help="Read the PATHS and prove that each quote stands at the place that is given for it.",
)
@options.limits
@options.model
@options.as_json
@options.corpus
def check(
    paths: tuple[Path, ...],
    repair: bool,
    places: bool,
    time_limit: float | None,
    memory_limit: int,
    model: str | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Check the corpus, or the places of quotes.

    The corpus: its database, the copies of files, vectors and indexes. --repair makes anew what
    is derived from the database; a damaged database is left as it is. With --places, PATHS are
    read and each quote is looked for at the place that is given for it.
    """
    if places != bool(paths):
        raise click.UsageError("--places needs the files to read, and only --places takes files")
    from console import reports
    from search.library import check as check_corpus
    from search.limits import Limits
    from search.places import check_places

    if places:
        limits = Limits(time_limit, memory_limit << 20)
        sound = reports.show_places(check_places(paths, limits), as_json)
    else:
        with opened(folder) as corpus:
            checked = check_corpus(corpus, repair=repair, encoder=encoder_for(model))
            sound = reports.show_check(checked, as_json)
    if not sound:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@options.as_json
@options.corpus
def backup(file: Path, as_json: bool, folder: Path | None) -> None:
    """Copy the whole corpus into one file, a zip archive.

    Others may read and write meanwhile. An older FILE is replaced only when the new one is
    whole. To put a backup back, unpack it into an empty folder: that is a corpus; then
    run `matters index` on it.
    """
    from console import reports
    from corpus.backup import backup as back_up

    with opened(folder) as corpus:
        report = back_up(corpus, file)
    reports.show_backup(report, file, as_json)
    if report.missing:
        sys.exit(1)
