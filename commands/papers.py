"""Papers in and out: ingest, read, forget."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from commands import options
from commands.options import encoder_for, opened


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.metadata
@click.option("--again", is_flag=True, help="Read files anew that have been read before.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes that read side by side. Default: as many as pay, one a core at most.",
)
@options.limits
@options.model
@options.as_json
@options.corpus
def ingest(
    paths: tuple[Path, ...],
    council: str | None,
    committee: str | None,
    meeting_date: str | None,
    again: bool,
    workers: int | None,
    time_limit: float | None,
    memory_limit: int,
    model: str | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Read papers into the corpus.

    PDF, Word, HTML and text files are read, and folders with all below them. A file that
    cannot be read, or not within its limits, is named with its reason and does not stop the
    others.
    """
    from console import reports
    from ingest.document import Overrides
    from search.library import UnfinishedError, ingest_paths
    from search.limits import Limits

    overrides = Overrides(council, committee, meeting_date)
    limits = Limits(time_limit, memory_limit << 20)
    try:
        with opened(folder, create=True) as corpus, reports.progress() as on_file:
            report = ingest_paths(
                corpus,
                paths,
                overrides=overrides,
                again=again,
                workers=workers,
                limits=limits,
                on_file=on_file,
                encoder=encoder_for(model),
            )
    except UnfinishedError as error:
        reports.show_ingest(error.report, as_json)
        raise
    reports.show_ingest(report, as_json)
    if any(file.status == "failed" for file in report.files):
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.metadata
@options.limits
@options.as_json
def read(
    file: Path,
    council: str | None,
    committee: str | None,
    meeting_date: str | None,
    time_limit: float | None,
    memory_limit: int,
    as_json: bool,
) -> None:
    """Show what the reader makes of a file.

    No corpus is needed and none is touched.
    """
    from console import documents, plain
    from ingest.document import Overrides
    from search.library import read_file
    from search.limits import Limits

    overrides = Overrides(council, committee, meeting_date)
    limits = Limits(time_limit, memory_limit << 20)
    document = read_file(file, overrides=overrides, limits=limits)
    if as_json:
        from ingest.jsonform import as_json as form

        click.echo(plain.dumps(form(document)))
    else:
        documents.show(document)


@click.command()
@click.argument("document")
@options.as_json
@options.corpus
def forget(document: str, as_json: bool, folder: Path | None) -> None:
    """Take a document out of the corpus, with all that came from it.

    DOCUMENT is the name of its file, with or without its suffix, or the beginning of its hash. Says
    what went, and what it had superseded and is valid again.
    The file that was read is left where it is.
    """
    from console import plain, reports
    from corpus.export import as_json as form
    from search.forgetting import forget as forget_document

    with opened(folder) as corpus:
        gone = forget_document(corpus, document)
    if as_json:
        click.echo(plain.dumps(form(gone.document) | {"valid_again": list(gone.valid_again)}))
    else:
        reports.show_forgotten(gone)
