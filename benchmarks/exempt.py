"""Papers not for publication: `python -m benchmarks.exempt [--held-out] [PATH…]`.

Counts how many of the labelled marks and look-alikes (`exempt_marks.json`; invented wording, true
to form) are told right: a sample is right where just its exempt pages are marked. Every third
sample is set aside: rules are not made by it, and which of these are wrong is shown only with
`--held-out`; some were added after the rules stood. Then lists the exempt papers found in the
sample papers, in the real ones where they are beside the checkout, or in PATHs, with their pages
and the words of the mark.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Block, Paper
from ingest.errors import MattersError
from ingest.exempt import mark, sections
from tests.ingest_parts import document as made

ROOT = Path(__file__).resolve().parent.parent
LABELS = Path(__file__).with_name("exempt_marks.json")
SHARED = ROOT.parent / "shared" / "papers"
_READ = (".pdf", ".docx", ".html", ".txt", ".md")
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Sample:
    """Pages of a made paper, in the notation of `tests.ingest_parts`, and which are exempt."""

    form: str
    pages: tuple[tuple[str, ...], ...]
    exempt: frozenset[int]
    held_out: bool
    later: bool


def samples(kind: str) -> list[Sample]:
    """Return the labelled "marks" or "look_alikes"."""
    return [
        Sample(
            form=each["form"],
            pages=tuple(tuple(page) for page in each["pages"]),
            exempt=frozenset(each["exempt"]),
            held_out=each["held_out"],
            later=each.get("later", False),
        )
        for each in json.loads(LABELS.read_text("utf-8"))[kind]
    ]


def told(sample: Sample) -> frozenset[int]:
    """Return the pages that are found to be exempt, blank ones left out."""
    found = made(*sample.pages, front=1 if len(sample.pages) > 1 else 0)
    return frozenset(found.exempt_pages)


def _score(kind: str, show_held_out: bool) -> None:
    for name, held_out, later in (
        ("worked on", False, False),
        ("set aside", True, False),
        ("added later", False, True),
    ):
        chosen = [x for x in samples(kind) if (x.held_out, x.later) == (held_out, later)]
        wrong = [each for each in chosen if told(each) != each.exempt]
        name = f"{kind.replace('_', '-')}, {name}"
        print(f"{name}: {len(chosen) - len(wrong)} of {len(chosen)} right")
        for each in wrong if show_held_out or not held_out else ():
            pages = [sorted(told(each)), sorted(each.exempt)]
            print(f"    {each.form}: pages {pages[0]} for {pages[1]}")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in found if each.suffix.lower() in _READ)


def _list(paths: Iterable[Path]) -> None:
    """The exempt papers of files, with pages and the words of the mark."""
    import ingest

    files = papers = 0
    for path in _files(paths):
        try:
            document = ingest.read(path)
        except MattersError as error:
            print(f"not read: {error}")
            continue
        files += 1
        papers += len(document.papers)
        for at, paper in enumerate(document.papers):
            if paper.exempt or paper.exempt_pages:
                part = [block for block in document.blocks if block.paper == at]
                print(f"  {path.name}, {_pages(paper)}: {paper.title or 'untitled'}")
                print(f"      {_words(paper, part)[:_SHOWN]}")
    print(f"{papers} papers in {files} files looked at")


def _pages(paper: Paper) -> str:
    first, last = paper.pages
    if paper.exempt:
        return f"page {first}" if first == last else f"pages {first} to {last}"
    return f"a part, on page {', '.join(map(str, paper.exempt_pages))}"


def _words(paper: Paper, part: Sequence[Block]) -> str:
    """The words of the mark, or where else it is told that the paper is exempt."""
    if paper.exempt:
        return mark(part, paper.title, paper.kind) or "told by the agenda or by the item's report"
    return sections(part, paper.kind)[0].words


def main() -> None:
    """Print the counts, then the papers found."""
    given = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    for kind in ("marks", "look_alikes"):
        _score(kind, "--held-out" in sys.argv)
    print("exempt papers found:")
    _list(given or [ROOT / "corpus" / "sample" / "papers", SHARED])


if __name__ == "__main__":
    main()
