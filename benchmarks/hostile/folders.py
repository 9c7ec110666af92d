"""Folders that lead in circles, cannot be entered or have no end."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from benchmarks.hostile import READ, text_files, trick

NOWHERE = "is a link that leads nowhere"


@trick(READ)
def _links_in_a_circle(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "in" / "self").symlink_to(folder / "in", target_is_directory=True)
    (folder / "in" / "minutes.txt").write_bytes(text_files.paper() + b"\nA copy in a circle.\n")


@trick(NOWHERE)
def _link_to_itself(folder: Path) -> None:
    (folder / "minutes.txt").symlink_to(folder / "minutes.txt")


@trick(NOWHERE)
def _link_to_nothing(folder: Path) -> None:
    (folder / "minutes.pdf").symlink_to(folder / "gone.pdf")


@trick("is a link to a folder outside")
def _link_to_a_folder_outside(folder: Path) -> None:
    (folder / "papers").symlink_to("/proc", target_is_directory=True)


@trick("is not a file")
def _link_to_a_device_without_end(folder: Path) -> None:
    (folder / "minutes.txt").symlink_to("/dev/zero")


@trick("is not a file")
def _pipe_that_nobody_writes_to(folder: Path) -> None:
    os.mkfifo(folder / "minutes.txt")


@trick("is not a file")
def _socket_by_the_name_of_a_paper(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        before = Path.cwd()
        os.chdir(folder)  # a socket's path may be no longer than 108 bytes
        try:
            made.bind("minutes.pdf")
        finally:
            os.chdir(before)


@trick("Permission denied")
def _file_that_may_not_be_read(folder: Path) -> None:
    (folder / "minutes.txt").write_bytes(text_files.paper())
    (folder / "minutes.txt").chmod(0)


@trick("Permission denied")
def _folder_that_may_not_be_entered(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "minutes.txt").write_bytes(text_files.paper())
    (folder / "in").chmod(0)


@trick(READ)
def _folder_by_the_name_of_a_paper(folder: Path) -> None:
    (folder / "minutes.pdf").mkdir()
    (folder / "minutes.pdf" / "in.txt").write_bytes(text_files.paper() + b"\nIn a folder.\n")


@trick("")
def _folders_3000_deep(folder: Path) -> None:
    """Deeper than a path may be long: what lies below cannot be named, the folder can."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(3000):
            Path("minutes").mkdir()
            os.chdir("minutes")
        Path("minutes.txt").write_bytes(text_files.paper())
    finally:
        os.chdir(before)


@trick("is larger than 512 MB", slow=True)
def _file_of_2_gb(folder: Path) -> None:
    with (folder / "minutes.pdf").open("wb") as made:
        made.write(b"%PDF-1.7\n")
        made.truncate(1 << 31)


@trick("", slow=True)
def _pdf_of_500_mb_of_nothing(folder: Path) -> None:
    with (folder / "minutes.pdf").open("wb") as made:
        made.write(b"%PDF-1.7\n")
        made.truncate(500 << 20)


@trick("", slow=True)
def _text_of_500_mb(folder: Path) -> None:
    with (folder / "minutes.txt").open("wb") as made:
        for _ in range(500):
            made.write(b"The Board met. " * ((1 << 20) // 15))


@trick("file: 49990", slow=True, alone=True)
def _files_50000(folder: Path) -> None:
    """Nearly all are no papers: each is named. Ten are, among them."""
    for number in range(50_000):
        content = b"\x00\x01no paper"
        if number % 5000 == 0:
            content = text_files.paper() + f"\nCopy {number} of many.\n".encode()
        (folder / f"{number:05}.txt").write_bytes(content)
