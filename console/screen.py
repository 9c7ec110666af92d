"""Where things are printed: data on standard output, all else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

PIPED_WIDTH = 100


@contextmanager
def stdout() -> Iterator[Console]:
    """Give the console for data; when piped it is plain, 100 columns wide, without end spaces."""
    console = _console(sys.stdout)
    if console.is_terminal:
        yield console
        return
    with console.capture() as capture:
        yield console
    for line in capture.get().splitlines():
        print(line.rstrip())


def stderr() -> Console:
    """Return the console for progress and remarks."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    """Markup and highlighting are off: text in square brackets belongs to the papers."""
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)
