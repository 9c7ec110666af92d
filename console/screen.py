"""Where things are printed: data on standard output, all else on standard error."""

from __future__ import annotations

import sys

from rich.console import Console

PIPED_WIDTH = 100


def stdout() -> Console:
    """Return the console for data; plain and 100 columns wide when it is not a terminal."""
    return _console(error=False)


def stderr() -> Console:
    """Return the console for progress and remarks."""
    return _console(error=True)


def _console(error: bool) -> Console:
    """Markup and highlighting are off: text in square brackets belongs to the papers."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(stderr=error, width=width, markup=False, highlight=False, emoji=False)
