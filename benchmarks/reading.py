"""How fast PDF files are read, beside other readers, and whether the same words come out.

    python -m benchmarks.reading [FILE …]     (the sample's PDFs, and ../shared's where present)

Each reader runs in a process of its own, in turn, several times over; the medians of its
processor seconds (its imports left out) and its peak memory are printed. Readers that are not
installed are named as such.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parent.parent
_WORD = re.compile(r"[A-Za-z]{2,}|\d+")
_HYPHENS = re.compile("[-\u2010\u2011\u00ad]\\s*\n?\\s*")
_MEGABYTE = 1024  # what the kernel counts peak memory in is kilobytes


def _ours(path: Path) -> None:
    import ingest

    ingest.read(path)


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.find_tables()
            page.close()


def _pypdfium2(path: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()


def _pdftotext(path: Path) -> None:
    subprocess.run(["pdftotext", "-layout", path, os.devnull], check=True)


def _pymupdf4llm(path: Path) -> None:
    import pymupdf4llm  # type: ignore[import-not-found]

    pymupdf4llm.to_markdown(path)


def _markitdown(path: Path) -> None:
    from markitdown import MarkItDown  # type: ignore[import-not-found]

    MarkItDown().convert(path)


def _docling(path: Path) -> None:
    from docling.document_converter import DocumentConverter  # type: ignore[import-not-found]

    DocumentConverter().convert(path)


READERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "matters": (_ours, "ingest"),
    "pdfplumber": (_pdfplumber, "pdfplumber"),
    "pdftotext -layout": (_pdftotext, ""),
    "pypdfium2 text": (_pypdfium2, "pypdfium2"),
    "pymupdf4llm": (_pymupdf4llm, "pymupdf4llm"),
    "markitdown": (_markitdown, "markitdown"),
    "docling": (_docling, "docling"),
}


def _read_all(name: str, files: Sequence[Path]) -> None:
    """In a process of its own: read one file to warm up, then all, and print the seconds."""
    read = READERS[name][0]
    read(files[0])
    before = os.times()
    for path in files:
        read(path)
    after = os.times()
    print(sum(after[:4]) - sum(before[:4]))


def _run(name: str, files: Sequence[Path]) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one reader over the files."""
    command = [sys.executable, "-m", "benchmarks.reading", "--one", name, *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{name} failed")
    return float(printed), used.ru_maxrss / _MEGABYTE


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_HYPHENS.sub("", text)))


def agreement(path: Path) -> float:
    """F1 of the words read from a PDF against pdftotext's, hyphens taken out of both."""
    import ingest

    ours: Counter[str] = Counter()
    for block in ingest.read(path).blocks:
        cells = [cell.text for row in block.rows for cell in row if not cell.inherited]
        ours += _words("\n".join(cells) if block.rows else f"{block.label or ''} {block.text}")
    output = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    theirs = _words(output.decode("utf-8", "replace"))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _installed(name: str) -> bool:
    module = READERS[name][1]
    return bool(find_spec(module) if module else shutil.which("pdftotext"))


def _pages(files: Sequence[Path]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in files)


def _compare(files: Sequence[Path], times: int) -> None:
    pages = _pages(files)
    print(f"{len(files)} files, {pages} pages, {times} runs each in turn")
    names = [name for name in READERS if _installed(name)]
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(times):
        for name in names:
            runs[name].append(_run(name, files))
    ours = median(seconds for seconds, _ in runs["matters"])
    for name in READERS:
        if name not in runs:
            print(f"{name:20} not installed")
            continue
        seconds = median(seconds for seconds, _ in runs[name])
        peak = median(peak for _, peak in runs[name])
        print(
            f"{name:20} {seconds:7.2f} s  {pages / seconds:7.1f} pages/s  "
            f"{peak:6.0f} MB  {seconds / ours:5.1f} × ours"
        )


def found() -> list[Path]:
    """Return the PDF files at hand: the sample's, and the real ones where present."""
    folders = (_ROOT / "corpus" / "sample", _ROOT.parent / "shared" / "papers")
    paths = (path for folder in folders for path in sorted(folder.rglob("*.pdf")))
    return [path for path in paths if path.read_bytes()[:5] == b"%PDF-"]


def main() -> None:
    """Compare the readers, then print each file's agreement with pdftotext."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--one", choices=READERS, help="only read, and print the seconds")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    files = [path.resolve() for path in given.files] or found()
    if given.one:
        _read_all(given.one, files)
        return
    began = time.monotonic()
    _compare(files, given.times)
    if shutil.which("pdftotext"):
        for path in files:
            print(f"{agreement(path):.4f}  words as pdftotext's  {path.name}")
    print(f"took {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
