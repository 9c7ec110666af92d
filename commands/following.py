"""What was asked for, through the years: trace, threads."""

from __future__ import annotations

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
@click.option("--overdue", is_flag=True, help="Only what was due and is not complete.")
@click.option(
    "--on",
    metavar="DATE",
    callback=options.day(last=True),
    help="Reckon from this day instead of that of the newest paper.",
)
@options.exempt
@options.superseded
@options.as_json
@options.corpus
def threads(as_json: bool, folder: Path | None, **given: Any) -> None:
    """List all that was asked for, with how it stands.

    One line a recommendation, the latest first: the tracker that a scrutiny office keeps, so
    `matters tracker` is another name of it. `matters trace ID` tells the story of one.
    """
    from console import plain, tables
    from corpus.records import Filters
    from search.threads import threads as all_threads
    from search.threads import threads_json

    with opened(folder) as corpus:
        found = all_threads(corpus, Filters(**given))
    if as_json:
        click.echo(plain.dumps(threads_json(found)))
    else:
        tables.show_threads(found.threads)
