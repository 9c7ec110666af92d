"""Sound files by names that are not."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.hostile import READ, text_files, trick


def _named(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        # Each has words of its own: the same bytes again would not be read.
        words = text_files.paper() + f"\nCopy {folder.name} {number}.\n".encode()
        (folder / name).write_bytes(words)


@trick(READ)
def _name_with_a_line_end(folder: Path) -> None:
    _named(folder, "minutes\nof the\r\nBoard.txt")


@trick(READ)
def _name_that_steers_a_terminal(folder: Path) -> None:
    _named(folder, "a\x1b[2J\x1b]0;title\x07b.txt", "c\x9b2J.txt", "d\x08\x08\x7f.txt")


@trick(READ)
def _name_written_backwards(folder: Path) -> None:
    _named(folder, "minutes\u202etxt.exe.txt", "a\u2066b\u200fc.txt")


@trick(READ)
def _name_in_no_known_letters(folder: Path) -> None:
    for number, name in enumerate((b"caf\xe9 minutes.txt", b"\xff\xfe.txt", b"\xed\xa0\x80.txt")):
        path = folder / os.fsdecode(name)
        path.write_bytes(text_files.paper() + f"\nCopy {number} of letters.\n".encode())


@trick(READ)
def _name_that_is_markup(folder: Path) -> None:
    _named(folder, "[red]b[bold]:boom:.txt", "<script>alert(1)<.txt", "=HYPERLINK(1).txt")


@trick(READ)
def _name_that_is_an_option(folder: Path) -> None:
    _named(folder, "--help.txt", "-rf", "%s%n{0}$(id)`id`;'\".txt")


@trick(READ)
def _name_as_long_as_may_be(folder: Path) -> None:
    _named(folder, "m" * 251 + ".txt", "é" * 125 + ".txt")


@trick(READ)
def _name_of_spaces_and_dots(folder: Path) -> None:
    _named(folder, " ", "  .txt", "a. . .txt", "\u2028.txt", "\t.txt")
