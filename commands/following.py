"""What was asked for, through the years: trace, threads, link, unlink."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from commands import options
from commands.options import opened


@click.command()
@click.argument("wanted", metavar="TEXT|ID")
@options.exempt
@options.superseded
@options.as_json
@options.corpus
def trace(
    wanted: str,
    include_exempt: bool,
    include_superseded: bool,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Follow a recommendation through the papers.

    A dated timeline: made, answered, planned, reported on, closed or not heard of since. Give
    words of it, or the id of any record that belongs to it.
    """
    import search
    from console import plain, timeline
    from search.threads import threads_json

    with opened(folder) as corpus:
        threads = search.trace(
            corpus, wanted, include_exempt=include_exempt, include_superseded=include_superseded
        )
    if as_json:
        click.echo(plain.dumps(threads_json(threads)))
    else:
        timeline.show(threads)


@click.command()
@click.option("--council", help="Only what was asked for in papers of this council.")
@click.option("--committee", help="Only what was asked for in papers of this committee.")
@click.option("--made-by", "speaker", help="Only what this body or person asked for.")
@click.option("--status", help="Only this status, such as complete or in_progress.")
@click.option("--open", "open_only", is_flag=True, help="Only what is not closed.")
@click.option("--overdue", is_flag=True, help="Only what was due and is not complete.")
@click.option("--silent", is_flag=True, help="Only what nobody has spoken of for a year.")
@click.option(
    "--on",
    metavar="DATE",
    callback=options.day(last=True),
    help="Reckon from this day instead of that of the newest paper.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    help="Write a tracker's table instead of listing.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the table to this file, replaced only when the new one is whole.",
)
@options.exempt
@options.superseded
@options.as_json
@options.corpus
def threads(
    open_only: bool,
    silent: bool,
    form: str | None,
    output: Path | None,
    as_json: bool,
    folder: Path | None,
    **given: Any,
) -> None:
    """List all that was asked for, with how it stands.

    One line a recommendation, the latest first: the tracker that a scrutiny office keeps, so
    `matters tracker` is another name of it. `matters trace ID` tells the story of one.
    """
    if output is not None and form is None:
        raise click.UsageError("-o needs --format")
    if form is not None and as_json:
        raise click.UsageError("--json and --format: give one of the two")
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a workbook is not for a terminal: name a file with -o")
    from console import plain, reports, tables
    from corpus import export
    from corpus.placing import refuse_own
    from corpus.records import Filters
    from search import tracker
    from search.threads import threads as all_threads
    from search.threads import threads_json

    flags = ("silent",) if silent else ()
    with opened(folder) as corpus:
        refuse_own(corpus.folder, output)
        found = all_threads(corpus, Filters(**given), flags=flags, open_only=open_only)
        as_of = given["on"] or corpus.newest_day(given["include_exempt"])
    if as_json:
        click.echo(plain.dumps(threads_json(found)))
    elif form is not None:
        rows = [tracker.row(thread) for thread in found.threads]
        export.put_table("tracker", tracker.HEADER, rows, form, output)
    else:
        tables.show_threads(found.threads)
        reports.show_as_of(as_of, bool(given["on"]))


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@options.exempt
@options.corpus
def link(one: str, other: str, include_exempt: bool, folder: Path | None) -> None:
    """Say that two records belong together.

    Each is named by its id, or by its thread's. This is remembered when papers are read again.
    """
    _correct(one, other, folder, include_exempt, joined=True)


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@options.exempt
@options.corpus
def unlink(one: str, other: str, include_exempt: bool, folder: Path | None) -> None:
    """Say that two records do not belong together.

    Each is named by its id, or by its thread's. This is remembered when papers are read again.
    """
    _correct(one, other, folder, include_exempt, joined=False)


def _correct(one: str, other: str, folder: Path | None, include_exempt: bool, joined: bool) -> None:
    from console import reports
    from search.correcting import correct

    with opened(folder) as corpus:
        correction = correct(corpus, one, other, joined, include_exempt=include_exempt)
    reports.show_correction(correction)
