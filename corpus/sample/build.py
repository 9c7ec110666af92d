"""Build the sample papers and their labels: `python -m corpus.sample.build [FOLDER]`.

The same bytes each time. Each module of this package holds a family of papers, the wording and
the labels side by side.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.sample import (
    minutes_page,
    ofsted,
    pack_2021,
    pack_2022,
    pack_2024,
    pack_2024_labels,
    threads,
)
from corpus.sample.labels import Label

HERE = Path(__file__).resolve().parent
PAPERS: dict[str, tuple[Callable[[], bytes], Callable[[], Label]]] = {
    "wexcombe-ofsted-inspection-2021-07-05.pdf": (ofsted.ilacs, ofsted.ilacs_labels),
    "wexcombe-scrutiny-2021-09-23.pdf": (pack_2021.pack, pack_2021.labels),
    "wexcombe-minutes-2021-09-23.html": (minutes_page.page, minutes_page.labels),
    "wexcombe-ofsted-focused-visit-2022-07-20.pdf": (ofsted.letter, ofsted.letter_labels),
    "wexcombe-scrutiny-2022-11-17.pdf": (pack_2022.pack, pack_2022.labels),
    "wexcombe-scrutiny-2024-03-14.pdf": (pack_2024.pack, pack_2024_labels.labels),
}


def build(folder: Path = HERE) -> list[Path]:
    """Write papers/, labels/, threads.json and questions.jsonl; returns the papers' paths."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    (folder / "labels").mkdir(exist_ok=True)
    written, questions = [], []
    for name, (paper, labels) in PAPERS.items():
        path = folder / "papers" / name
        path.write_bytes(paper())
        expected = labels()
        _write_json(folder / "labels" / f"{path.stem}.json", expected)
        questions += [{"question": each["question"]} for each in expected["qa"]]
        written.append(path)
    _write_json(folder / "threads.json", threads.THREADS)
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in questions)
    (folder / "questions.jsonl").write_text("".join(lines), encoding="utf-8")
    return written


def _write_json(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(made)
