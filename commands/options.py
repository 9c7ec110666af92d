"""The options that commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
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


def day(last: bool) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
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


def all_of(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds the options, the first one shown first."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


corpus = click.option(
    "--corpus",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="MATTERS_CORPUS",
    show_envvar=True,
    help="Folder of the corpus. Default: a folder of your own user data.",
)
model = click.option(
    "--model",
    envvar="MATTERS_MODEL",
    show_envvar=True,
    help="Folder or name of a sentence-transformers model that is on this machine. Default: the"
    " one that comes with this program.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value instead.")
exempt = click.option(
    "--include-exempt", is_flag=True, help="Take in papers marked not for publication."
)
superseded = click.option(
    "--include-superseded",
    is_flag=True,
    help="Take in papers that a corrected or newer version took the place of.",
)
about = all_of(
    click.option("--council", help="Only papers of this council."),
    click.option("--committee", help="Only papers of this committee."),
    click.option(
        "--since", metavar="DATE", callback=day(last=False), help="Nothing dated before this day."
    ),
    click.option(
        "--until", metavar="DATE", callback=day(last=True), help="Nothing dated after this day."
    ),
    click.option("--source", help="Only this file, named with or without its suffix."),
    click.option("--speaker", help="Only the words of this body or person."),
    click.option("--kind", "record_kind", help="Only this kind, as in the field `kind`."),
    exempt,
    superseded,
)
of_records = all_of(
    click.option("--owner", help="Only actions that this person or body owns."),
    click.option("--status", help="Only this status, such as complete or in_progress."),
    click.option("--overdue", is_flag=True, help="Only what was due and is not complete."),
)
metadata = all_of(
    click.option("--council", help="The council, where the papers do not say or are wrong."),
    click.option("--committee", help="The committee, in the same way."),
    click.option("--meeting-date", metavar="DATE", help="The day of the meeting, YYYY-MM-DD."),
)


limits = all_of(
    click.option(
        "--time-limit",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Most time for each file. Default: 60, and 90 for each megabyte of a PDF.",
    ),
    click.option(
        "--memory-limit",
        type=click.IntRange(1),
        metavar="MB",
        default=1024,
        show_default=True,
        help="Most memory for reading each file.",
    ),
)


def opened(folder: Path | None, create: bool = False) -> Corpus:
    """Open the corpus in `folder`, by default in the user's data folder."""
    from corpus import Corpus

    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("matters-arising")
    return Corpus.open(folder, create=create)


def encoder_for(model: str | None) -> Encoder | None:
    """The encoder of the model that is asked for; None for the default one, loaded when needed."""
    if model is None:
        return None
    from search.embed import encoder_of

    return encoder_of(model)


def filters_of(options: dict[str, Any], kind: str | None = None) -> Filters:
    """Return the filters that the options ask for; wrong usage where `kind` lacks the field."""
    for name, kinds in KINDS_WITH.items():
        if kind and options.get(name) and kind not in kinds:
            raise click.UsageError(f"--{name} is for {' and '.join(kinds)}, not for {kind}")
    from corpus.records import Filters

    own = {name: value for name, value in options.items() if name != "record_kind"}
    return Filters(**own, kind=options["record_kind"])
