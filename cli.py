"""The command `matters`: what it is made of, and how errors reach the user.

Only click and the standard library are imported here and in `commands/`; each command imports its
work when it runs, so that `matters --help` answers at once. Data goes to standard output, all else
to standard error. Exit status: 0 done, 1 something failed (and is named), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from commands import answers, following, keeping, papers

_OTHER_NAMES = {"tracker": "threads"}


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


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="matters-arising", message="%(version)s")
def matters() -> None:
    """Follow what committees were told, asked for and promised, through their own papers.

    Read papers in with `matters ingest`, then ask, list, trace and export. Each answer is in
    the source's own words, with its file, printed page and paragraph.
    """
    # The progress shown is ours; the bar that a library draws while it loads a model is noise.
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")


for _command in (
    papers.ingest,
    answers.ask,
    answers.list_,
    following.trace,
    following.threads,
    following.link,
    following.unlink,
    answers.export,
    answers.show,
    papers.read,
    keeping.index,
    papers.forget,
    keeping.check,
    keeping.backup,
):
    matters.add_command(_command)


def main() -> None:
    """Run the command line."""
    matters(prog_name="matters")


if __name__ == "__main__":
    main()
