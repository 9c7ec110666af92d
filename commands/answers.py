"""Answers and records: ask, list, export, show."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands import options
from commands.options import KINDS, encoder_for, filters_of, opened

if TYPE_CHECKING:
    from corpus.records import Filters


@click.command()
@click.argument("question", required=False)
@click.option(
    "--questions",
    "batch",
    type=click.File(encoding="utf-8"),
    help="Ask each line of a file: a question, or a JSON object with `question` and options.",
)
@options.about
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@options.model
@options.as_json
@options.corpus
def ask(
    question: str | None,
    batch: Iterable[str] | None,
    limit: int,
    model: str | None,
    as_json: bool,
    folder: Path | None,
    **given: Any,
) -> None:
    """Answer a question from the papers.

    The answer is passages in their own words, each with who says it, when and where. A source
    is named with or without its suffix; a date is a day, a month or a year.
    """
    if (question is None) == (batch is None):
        raise click.UsageError("give one question, or a file of them with --questions")
    import search
    from console import answers, plain, reports
    from search.answers import as_json as form

    with opened(folder) as corpus:
        reports.show_unindexed(len(corpus.unindexed()))
        encoder = encoder_for(model)
        for asked, filters, at_most in _questions(question, batch, given, limit):
            answer = search.ask(corpus, asked, filters=filters, limit=at_most, encoder=encoder)
            if as_json:
                click.echo(plain.dumps(form(answer), indent=None if batch else 2))
            else:
                answers.show(answer)


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS))
@options.about
@options.of_records
@options.as_json
@options.corpus
def list_(kind: str, as_json: bool, folder: Path | None, **given: Any) -> None:
    """List the records of a kind."""
    filters = filters_of(given, kind)
    from console import plain, tables
    from corpus import export as exports

    with opened(folder) as corpus:
        rows = exports.rows(corpus, kind, filters)
    if as_json:
        click.echo(plain.dumps([exports.as_json(row) for row in rows]))
    else:
        tables.show(kind, rows)


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "xlsx"]),
    default="csv",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, replaced only when the new one is whole.",
)
@click.option(
    "--bom", is_flag=True, help="Begin a CSV file with a mark by which Excel knows UTF-8."
)
@options.about
@options.of_records
@options.corpus
def export(
    kind: str, form: str, output: Path | None, bom: bool, folder: Path | None, **given: Any
) -> None:
    """Export the records of a kind to a file.

    A table (CSV or a workbook) or JSON Lines, with every field of the records.
    """
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a workbook is not for a terminal: name a file with -o")
    if bom and form != "csv":
        raise click.UsageError("--bom is for CSV alone")
    filters = filters_of(given, kind)
    from corpus import export as exports

    with opened(folder) as corpus:
        exports.export(corpus, kind, form, output, filters, bom=bom)


@click.command()
@click.argument("wanted", metavar="ID")
@options.exempt
@options.as_json
@options.corpus
def show(wanted: str, include_exempt: bool, as_json: bool, folder: Path | None) -> None:
    """Show one record with its words and place.

    Ids are given by `list`, by the exports, and by the JSON of `ask` and `trace`.
    """
    import search
    from console import plain, records
    from corpus import export as exports

    with opened(folder) as corpus:
        found = search.record(corpus, wanted, include_exempt=include_exempt)
    value = exports.as_json(found.finding) | {"thread": found.thread}
    if as_json:
        click.echo(plain.dumps(value))
    else:
        records.show(value)


def _questions(
    question: str | None, batch: Iterable[str] | None, given: dict[str, Any], limit: int
) -> Iterator[tuple[str, Filters, int]]:
    """Yield each question with its filters and limit; a line's own options come first."""
    from console.asked import questions

    for asked, own in [(question, {})] if question is not None else questions(batch or ()):
        own_limit = own.pop("limit", limit)
        if "kind" in own:
            own["record_kind"] = own.pop("kind")
        yield asked, filters_of(given | own), own_limit
