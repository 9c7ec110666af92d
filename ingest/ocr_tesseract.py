"""Tesseract, as a program on the path: a page's picture goes in, its words come out as a table."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.ocr import OcrError, OcrLine, OcrWord, Picture

_SECONDS = 90  # a full page takes one to five; what takes longer will not end well
# One column of lines of any size: tesseract's own analysis of the page takes the labels of lists,
# set apart before their items, for specks. Columns are told apart afterwards, as on other pages.
_LAYOUT = "4"
_WORD_LEVEL = "5"
_VERSION = re.compile(r"^tesseract v?(\d[\w.]*)")
# How far letters reach above and below the line that they stand on, as shares of the font's
# size. Tesseract's boxes are tight, so a word's letters tell its size from its height.
_RISE, _RISE_SMALL, _DROP = 0.72, 0.53, 0.21
_SMALL = frozenset("acegmnopqrsuvwxyz")
_DROPPED = frozenset("gjpqyQ")


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at `path`."""

    path: str
    name: str
    sure: float = 0.5  # upright pages of prose .93 and more, a chart .66; others up to .35

    def read(self, picture: Picture) -> list[OcrLine]:
        """Return the lines made out. Raises OcrError when the program fails or takes too long."""
        command = [self.path, "stdin", "stdout", "-l", "eng", "--psm", _LAYOUT]
        command += ["--dpi", str(round(picture.dpi))]
        try:
            done = subprocess.run(
                [*command, "tsv"],
                input=_greymap(picture),
                capture_output=True,
                timeout=_SECONDS,
                # More threads make one page slower, and files are read side by side.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise OcrError(f"{self.name} took longer than {_SECONDS} seconds") from error
        except OSError as error:
            raise OcrError(f"{self.name} did not start ({error.strerror})") from error
        if done.returncode:
            raise OcrError(f"{self.name} failed ({_complaint(done.stderr)})")
        return list(_lines(done.stdout.decode("utf-8", "replace")))


def tesseract() -> Tesseract | None:
    """Return the program found on the path, None where there is none that starts."""
    path = shutil.which("tesseract")
    if not path:
        return None
    try:
        told = subprocess.run([path, "--version"], capture_output=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    # Old versions tell theirs on standard error.
    version = _VERSION.match((told.stdout or told.stderr).decode("utf-8", "replace"))
    return Tesseract(path, f"tesseract {version.group(1)}" if version else "tesseract")


def _greymap(picture: Picture) -> bytes:
    """The picture as a portable greymap, the plainest form that tesseract takes."""
    height, width = picture.grey.shape
    return b"P5 %d %d 255\n" % (width, height) + picture.grey.tobytes()


def _complaint(stderr: bytes) -> str:
    """The last line that the program wrote, cut short."""
    lines = stderr.decode("utf-8", "replace").split("\n")
    return next((line.strip()[:120] for line in reversed(lines) if line.strip()), "no reason given")


def _lines(table: str) -> Iterator[OcrLine]:
    """The words of tesseract's table, by the block, paragraph and line that it counts."""
    by_line: dict[tuple[str, str, str], list[OcrWord]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != _WORD_LEVEL or not text:
            continue
        left, top, wide, high = (float(row[key]) for key in ("left", "top", "width", "height"))
        word = OcrWord(text, left, top, left + wide, top + high, float(row["conf"]) / 100)
        by_line[row["block_num"], row["par_num"], row["line_num"]].append(word)
    return (_measured(words) for words in by_line.values())


def _measured(words: Sequence[OcrWord]) -> OcrLine:
    """The line of these words: its size and baseline are the middle of what each word says."""
    lettered = [word for word in words if any(map(str.isalnum, word.text))] or words
    sizes, feet = [], []
    for word in lettered:
        drop = _DROP if _DROPPED.intersection(word.text) else 0.0
        rise = _RISE_SMALL if _SMALL.issuperset(re.sub(r"\W", "", word.text)) else _RISE
        size = (word.bottom - word.top) / (rise + drop)
        sizes.append(size)
        feet.append(word.bottom - drop * size)
    return OcrLine(tuple(words), median(sizes), median(feet))
