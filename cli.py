"""The command `matters`: what it is made of, and how errors reach the user.

Only click and the standard library are imported here and in `commands/`; each command imports its
work when it runs, so that `matters --help` answers at once. Data goes to standard output, all else
to standard error. Exit status: 0 done, 1 something failed (and is named), 2 wrong usage.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Any

import click

from commands import answers, following, keeping, papers

_OTHER_NAMES = {"tracker": "threads"}
# Errors of writing to what is open; all other files are named by who writes them.
_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class _Group(click.Group):
    """Shows the errors that a user can mend in one line; a bug keeps its traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use, not of the alphabet."""
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name or its other name."""
        return super().get_command(ctx, _OTHER_NAMES.get(cmd_name, cmd_name))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit status 1 with one line where it met an error of ours.

        Or of the system's: standard output may be a full disk too.
        """
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except Exception as error:
            told = _told(error)
            if told is None:
                raise
            from console.plain import one_line

            raise click.ClickException(one_line(told)) from error


def _told(error: Exception) -> str | None:
    """An error in words for people; None where it is a bug, or click's own to tell."""
    errors = sys.modules.get("ingest.errors")  # not loaded: then it is none of ours
    if errors is not None and isinstance(error, errors.MattersError):
        return str(error)
    if not isinstance(error, OSError) or error.errno in (None, errno.EPIPE):
        return None
    _give_up_output()
    where = error.filename or ("standard output" if error.errno in _OF_WRITING else None)
    reason = error.strerror or str(error)
    return f"{where}: {reason}" if where else reason


def _give_up_output() -> None:
    """Throw away what standard output cannot take, or Python complains of it in the end."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):  # no file where a test reads it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    try:
        matters(prog_name="matters")
    except OSError as error:  # of the help itself, which click prints before any command
        told = _told(error)
        if told is None:
            raise
        print(f"Error: {told}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
