"""Write docs/cli.md from the commands' own help; a test holds the two together.

python docs/write_cli.py
"""

from __future__ import annotations

from pathlib import Path

import click

from cli import matters

PAGE = Path(__file__).with_name("cli.md")
_WIDTH = 90
_OPENING = """\
# The commands

Written by `make docs` from what each command says of itself with `--help`; do not edit.
Data goes to standard output, everything else (progress, remarks, errors) to standard error.
Exit status: 0 done, 1 something failed and is named, 2 wrong usage.
"""


def page() -> str:
    """Return the text of docs/cli.md."""
    parts = [_OPENING, _section("matters", matters)]
    parts += [_section(f"matters {name}", command) for name, command in matters.commands.items()]
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    """A command's heading and its help as printed."""
    context = click.Context(
        command,
        info_name=name,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        **matters.context_settings,
    )
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
