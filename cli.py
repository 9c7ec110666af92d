"""The command `matters`: options, output and errors of each command; the work is done elsewhere.

Only click and the standard library are imported here; each command imports its work when it
runs, so that `matters --help` answers at once. Data goes to standard output, all else to
standard error. Exit status: 0 done, 1 something failed (and is named), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from corpus import Corpus
    from corpus.records import Filters
    from search.embed import Encoder

Command = TypeVar("Command", bound=Callable[..., Any])

# The kinds of record, as the output contract names them.
KINDS = (
    "recommendations",
    "actions",
    "dates",
    "rag",
    "judgements",
    "updates",
    "attributions",
    "acronyms",
    "papers",
    "documents",
)
# Filters that only some kinds have the fields for.
KINDS_WITH = {
    "owner": ("actions",),
    "status": ("actions", "updates"),
    "overdue": ("recommendations", "actions"),
    "kind": ("recommendations", "actions", "papers", "documents"),
}
_OTHER_NAMES = {"tracker": "threads"}


def _day(last: bool) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return what checks a date option; a month or year stands for its first or last day."""

    def checked(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return None
        from console.asked import day_of

        try:
            return day_of(value, last)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error

    return checked


class _Group(click.Group):
    """Shows the errors that a user can mend in one line; a bug keeps its traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use, not of the alphabet."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name or its other name."""
        return super().get_command(ctx, _OTHER_NAMES.get(cmd_name, cmd_name))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit status 1 with one line where it met an error of ours."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            errors = sys.modules.get("ingest.errors")  # not loaded: then it is none of ours
            if errors is None or not isinstance(error, errors.MattersError):
                raise
            from console.plain import one_line

            raise click.ClickException(one_line(str(error))) from error


def _all_of(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds the options, the first one shown first."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_corpus = click.option(
    "--corpus",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="MATTERS_CORPUS",
    show_envvar=True,
    help="Folder of the corpus. Default: a folder of your own user data.",
)
_model = click.option(
    "--model",
    envvar="MATTERS_MODEL",
    show_envvar=True,
    help="Folder or name of a sentence-transformers model that is on this machine. Default: the"
    " one that comes with this program.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value instead.")
_exempt = click.option(
    "--include-exempt", is_flag=True, help="Take in papers marked not for publication."
)
_about = _all_of(
    click.option("--council", help="Only papers of this council."),
    click.option("--committee", help="Only papers of this committee."),
    click.option(
        "--since", metavar="DATE", callback=_day(last=False), help="Nothing dated before this day."
    ),
    click.option(
        "--until", metavar="DATE", callback=_day(last=True), help="Nothing dated after this day."
    ),
    click.option("--source", help="Only this file, named with or without its suffix."),
    click.option("--speaker", help="Only the words of this body or person."),
    click.option("--kind", "record_kind", help="Only this kind, as in the field `kind`."),
    _exempt,
)
_of_records = _all_of(
    click.option("--owner", help="Only actions that this person or body owns."),
    click.option("--status", help="Only this status, such as complete or in_progress."),
    click.option("--overdue", is_flag=True, help="Only what was due and is not complete."),
)
_metadata = _all_of(
    click.option("--council", help="The council, where the papers do not say or are wrong."),
    click.option("--committee", help="The committee, in the same way."),
    click.option("--meeting-date", metavar="DATE", help="The day of the meeting, YYYY-MM-DD."),
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="matters-arising", message="%(version)s")
def matters() -> None:
    """Follow what committees were told, asked for and promised, through their own papers.

    Read papers in with `matters ingest`, then ask, list, trace and export. Each answer is in
    the source's own words, with its file, printed page and paragraph.
    """
    # The progress shown is ours; the bar that a library draws while it loads a model is noise.
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")


@matters.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_metadata
@click.option("--again", is_flag=True, help="Read files anew that have been read before.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes that read side by side. Default: as many as pay, one a core at most.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Most time for each file. Default: 60, and 90 for each megabyte.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(1),
    metavar="MB",
    default=1024,
    show_default=True,
    help="Most memory for reading each file.",
)
@_model
@_json
@_corpus
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
    from search.library import ingest_paths
    from search.limits import Limits

    overrides = Overrides(council, committee, meeting_date)
    limits = Limits(time_limit, memory_limit << 20)
    with _open(folder, create=True) as corpus, reports.progress() as on_file:
        report = ingest_paths(
            corpus,
            paths,
            overrides=overrides,
            again=again,
            workers=workers,
            limits=limits,
            on_file=on_file,
            encoder=_encoder(model),
        )
    reports.show_ingest(report, as_json)
    if any(file.status == "failed" for file in report.files):
        sys.exit(1)


@matters.command()
@click.argument("question", required=False)
@click.option(
    "--questions",
    "batch",
    type=click.File(encoding="utf-8"),
    help="Ask each line of a file: a question, or a JSON object with `question` and options.",
)
@_about
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@_model
@_json
@_corpus
def ask(
    question: str | None,
    batch: Iterable[str] | None,
    limit: int,
    model: str | None,
    as_json: bool,
    folder: Path | None,
    **options: Any,
) -> None:
    """Answer a question from the papers.

    The answer is passages in their own words, each with who says it, when and where. A source
    is named with or without its suffix; a date is a day, a month or a year.
    """
    if (question is None) == (batch is None):
        raise click.UsageError("give one question, or a file of them with --questions")
    import search
    from console import answers, plain
    from search.answers import as_json as form

    with _open(folder) as corpus:
        encoder = _encoder(model)
        for asked, filters, at_most in _questions(question, batch, options, limit):
            answer = search.ask(corpus, asked, filters=filters, limit=at_most, encoder=encoder)
            if as_json:
                click.echo(plain.dumps(form(answer), indent=None if batch else 2))
            else:
                answers.show(answer)


@matters.command("list")
@click.argument("kind", type=click.Choice(KINDS))
@_about
@_of_records
@_json
@_corpus
def list_(kind: str, as_json: bool, folder: Path | None, **options: Any) -> None:
    """List the records of a kind."""
    filters = _filters(options, kind)
    from console import plain, tables
    from corpus import export as exports

    with _open(folder) as corpus:
        rows = exports.rows(corpus, kind, filters)
    if as_json:
        click.echo(plain.dumps([exports.as_json(row) for row in rows]))
    else:
        tables.show(kind, rows)


@matters.command()
@click.argument("wanted", metavar="TEXT|ID")
@_exempt
@_json
@_corpus
def trace(wanted: str, include_exempt: bool, as_json: bool, folder: Path | None) -> None:
    """Follow a recommendation through the papers.

    A dated timeline: made, answered, planned, reported on, closed or not heard of since. Give
    words of it, or the id of any record that belongs to it.
    """
    import search
    from console import plain, timeline
    from search.threads import threads_json

    with _open(folder) as corpus:
        threads = search.trace(corpus, wanted, include_exempt=include_exempt)
    if as_json:
        click.echo(plain.dumps(threads_json(threads)))
    else:
        timeline.show(threads)


@matters.command()
@click.option("--council", help="Only what was asked for in papers of this council.")
@click.option("--committee", help="Only what was asked for in papers of this committee.")
@click.option("--made-by", "speaker", help="Only what this body or person asked for.")
@click.option("--status", help="Only this status, such as complete or in_progress.")
@click.option("--overdue", is_flag=True, help="Only what was due and is not complete.")
@click.option(
    "--on",
    metavar="DATE",
    callback=_day(last=True),
    help="Reckon from this day instead of that of the newest paper.",
)
@_exempt
@_json
@_corpus
def threads(as_json: bool, folder: Path | None, **options: Any) -> None:
    """List all that was asked for, with how it stands.

    One line a recommendation, the latest first: the tracker that a scrutiny office keeps, so
    `matters tracker` is another name of it. `matters trace ID` tells the story of one.
    """
    from console import plain, tables
    from corpus.records import Filters
    from search.threads import threads as all_threads
    from search.threads import threads_json

    with _open(folder) as corpus:
        found = all_threads(corpus, Filters(**options))
    if as_json:
        click.echo(plain.dumps(threads_json(found)))
    else:
        tables.show_threads(found.threads)


@matters.command()
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
@_about
@_of_records
@_corpus
def export(
    kind: str, form: str, output: Path | None, bom: bool, folder: Path | None, **options: Any
) -> None:
    """Export the records of a kind to a file.

    A table (CSV or a workbook) or JSON Lines, with every field of the records.
    """
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a workbook is not for a terminal: name a file with -o")
    if bom and form != "csv":
        raise click.UsageError("--bom is for CSV alone")
    filters = _filters(options, kind)
    from corpus import export as exports

    with _open(folder) as corpus:
        exports.export(corpus, kind, form, output, filters, bom=bom)


@matters.command()
@click.argument("wanted", metavar="ID")
@_exempt
@_json
@_corpus
def show(wanted: str, include_exempt: bool, as_json: bool, folder: Path | None) -> None:
    """Show one record with its words and place.

    Ids are given by `list`, by the exports, and by the JSON of `ask` and `trace`.
    """
    import search
    from console import plain, records
    from corpus import export as exports

    with _open(folder) as corpus:
        found = search.record(corpus, wanted, include_exempt=include_exempt)
    value = exports.as_json(found.finding) | {"thread": found.thread}
    if as_json:
        click.echo(plain.dumps(value))
    else:
        records.show(value)


@matters.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_metadata
@_json
def read(
    file: Path,
    council: str | None,
    committee: str | None,
    meeting_date: str | None,
    as_json: bool,
) -> None:
    """Show what the reader makes of a file.

    No corpus is needed and none is touched.
    """
    import ingest as reading
    from console import documents, plain
    from ingest.document import Overrides

    document = reading.read(file, overrides=Overrides(council, committee, meeting_date))
    if as_json:
        from ingest.jsonform import as_json as form

        click.echo(plain.dumps(form(document)))
    else:
        documents.show(document)


@matters.command()
@_model
@_corpus
def index(model: str | None, folder: Path | None) -> None:
    """Build the search index anew.

    It is made from the corpus alone: no paper is read again.
    """
    from console import reports
    from search.library import rebuild_index

    with _open(folder) as corpus, reports.progress() as on_progress:
        rebuild_index(corpus, on_progress=on_progress, encoder=_encoder(model))


@matters.command()
@click.argument("document")
@_json
@_corpus
def forget(document: str, as_json: bool, folder: Path | None) -> None:
    """Take a document out of the corpus, with all that came from it.

    DOCUMENT is the name of its file, with or without its suffix, or the beginning of its hash.
    The file that was read is left where it is.
    """
    from console import plain, reports
    from corpus.export import as_json as form
    from search.forgetting import forget as forget_document

    with _open(folder) as corpus:
        gone = forget_document(corpus, document)
    if as_json:
        click.echo(plain.dumps(form(gone)))
    else:
        reports.show_forgotten(gone)


@matters.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--repair", is_flag=True, help="Put right what is found wrong.")
@click.option(
    "--places",
    is_flag=True,
    help="Read the PATHS and prove that each quote stands at the place that is given for it.",
)
@_model
@_json
@_corpus
def check(
    paths: tuple[Path, ...],
    repair: bool,
    places: bool,
    model: str | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Check the corpus, or the places of quotes.

    The corpus: index, vectors, and which documents an older reader read. With --places, PATHS are
    read and each quote is looked for at the place that is given for it.
    """
    if places != bool(paths):
        raise click.UsageError("--places needs the files to read, and only --places takes files")
    from console import reports
    from search.library import check as check_corpus
    from search.places import check_places

    if places:
        sound = reports.show_places(check_places(paths), as_json)
    else:
        with _open(folder) as corpus:
            checked = check_corpus(corpus, repair=repair, encoder=_encoder(model))
            sound = reports.show_check(checked, as_json)
    if not sound:
        sys.exit(1)


def _open(folder: Path | None, create: bool = False) -> Corpus:
    """Open the corpus in `folder`, by default in the user's data folder."""
    from corpus import Corpus

    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("matters-arising")
    return Corpus.open(folder, create=create)


def _encoder(model: str | None) -> Encoder | None:
    """The encoder of the model that is asked for; None for the default one, loaded when needed."""
    if model is None:
        return None
    from search.embed import encoder_of

    return encoder_of(model)


def _filters(options: dict[str, Any], kind: str | None = None) -> Filters:
    """Return the filters that the options ask for; wrong usage where `kind` lacks the field."""
    for name, kinds in KINDS_WITH.items():
        if kind and options.get(name) and kind not in kinds:
            raise click.UsageError(f"--{name} is for {' and '.join(kinds)}, not for {kind}")
    from corpus.records import Filters

    own = {name: value for name, value in options.items() if name != "record_kind"}
    return Filters(**own, kind=options["record_kind"])


def _questions(
    question: str | None, batch: Iterable[str] | None, options: dict[str, Any], limit: int
) -> Iterator[tuple[str, Filters, int]]:
    """Yield each question with its filters and limit; a line's own options come first."""
    from console.asked import questions

    for asked, own in [(question, {})] if question is not None else questions(batch or ()):
        own_limit = own.pop("limit", limit)
        if "kind" in own:
            own["record_kind"] = own.pop("kind")
        yield asked, _filters(options | own), own_limit


def main() -> None:
    """Run the command line."""
    matters(prog_name="matters")


if __name__ == "__main__":
    main()
