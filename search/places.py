"""Check of places: do the stored words stand where the records say, and do the boxes hold them.

Each quote is looked up again in the words of its page, taken from the file without the reader's
joining, cutting and numbering. Compared are letters and digits only: dashes, quotation marks and
ligatures come in too many forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from corpus.records import Passage
from extract.findings import Findings
from ingest.document import Box, Overrides
from ingest.errors import UnreadableError
from search.limits import Limits
from search.passages import CELLS
from search.reading import Failed, Job
from search.workers import Workers

Words = Sequence[tuple[str, Box]]

# A word belongs to a box when its middle lies in it, or so many points beside it.
TOLERANCE = 2.0
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A quote whose words, or whose box, are not where the record says; `problem` says which."""

    source: str
    kind: str
    page: int
    quote: str
    problem: str


@dataclass(frozen=True, slots=True)
class PlacesReport:
    """How many quotes were looked up, how many stand on their page, how many boxes hold them."""

    quotes: int
    standing: int
    boxes: int
    holding: int
    misplaced: tuple[Misplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quote of a record or passage with its place."""

    kind: str
    text: str
    page: int
    box: Box | None


def check_places(paths: Iterable[Path], limits: Limits | None = None) -> PlacesReport:
    """Read PDFs and compare every quote with the words of its page.

    Files that are not PDFs, or cannot be read within the limits, have no places to compare and are
    left out; folders are read with all below them.
    """
    with Workers(1, limits=limits) as pool:
        return _check_places(paths, pool)


def _check_places(paths: Iterable[Path], pool: Workers) -> PlacesReport:
    quotes = standing = boxes = holding = 0
    misplaced: list[Misplaced] = []
    for path in _pdfs(paths):
        try:
            looked_up = list(_looked_up(path, pool))
        except UnreadableError:
            continue
        for quote, stands, holds in looked_up:
            quotes += 1
            standing += stands
            boxes += holds is not None
            holding += holds is True
            problem = "" if stands else "not on its page"
            problem = problem or ("not in its box" if holds is False else "")
            if problem:
                misplaced.append(Misplaced(path.name, quote.kind, quote.page, quote.text, problem))
    return PlacesReport(quotes, standing, boxes, holding, tuple(misplaced))


def _pdfs(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in below if each.suffix.lower() == ".pdf" and each.is_file())


def _looked_up(path: Path, pool: Workers) -> Iterator[tuple[_Quote, bool, bool | None]]:
    """Every quote of a file: whether it stands on its page, and whether its box holds it."""
    from ingest.pdf import all_page_words

    read = pool.submit(Job(path, path.name, Overrides())).result()
    if isinstance(read, Failed):
        raise UnreadableError(f"{path}: {read.reason}")
    pages = list(all_page_words(path.read_bytes()))
    for quote in _quotes(read.findings, read.passages):
        here = pages[quote.page - 1]
        after = pages[quote.page] if quote.page < len(pages) else ()
        stands = stands_on(quote.text, here, after)
        holds = (
            None if quote.box is None else stands_on(quote.text, _inside(here, quote.box), after)
        )
        yield quote, stands, holds


def _quotes(findings: Findings, passages: Iterable[Passage]) -> Iterator[_Quote]:
    """The quotes of all records and passages."""
    for kind in fields(findings):
        for each in getattr(findings, kind.name):
            yield _Quote(kind.name, each.at.quote, each.at.page, each.at.box)
    for passage in passages:
        yield _Quote("passages", passage.quote, passage.page, passage.box)


def _inside(words: Words, box: Box) -> Words:
    """The words whose middle lies in a box."""
    x0, top, x1, bottom = box
    return [
        (text, at)
        for text, at in words
        if x0 - TOLERANCE <= (at[0] + at[2]) / 2 <= x1 + TOLERANCE
        and top - TOLERANCE <= (at[1] + at[3]) / 2 <= bottom + TOLERANCE
    ]


def stands_on(quote: str, words: Words, following: Words = ()) -> bool:
    """Return whether the words of a quote stand in order in `words`, running on to `following`.

    The cells of a row are looked up one by one: what order a page gives them is its own affair.
    """
    return all(_stands(cell, words, following) for cell in quote.split(CELLS))


def _stands(quote: str, words: Words, following: Words) -> bool:
    wanted = letters(quote)
    if not wanted:
        return True
    return any(_runs_on(quote, wanted, order, following) for order in (words, _as_seen(words)))


def _runs_on(quote: str, wanted: str, words: Words, following: Words) -> bool:
    if wanted in letters(" ".join(text for text, _ in words)):
        return True
    parts = _parts(quote)
    met = _in_order(parts, _parts(" ".join(text for text, _ in words)))
    if met == len(parts):
        return True
    rest = _in_order(parts[met:], _parts(" ".join(text for text, _ in following)))
    return met > 0 and met + rest == len(parts)


def _as_seen(words: Words) -> Words:
    """The words line by line, as they are seen: a file may keep columns one after the other."""
    levels: list[list[tuple[str, Box]]] = []
    for word in sorted(words, key=lambda each: each[1][1] + each[1][3]):
        middle = (word[1][1] + word[1][3]) / 2
        if levels and levels[-1][0][1][1] < middle < levels[-1][0][1][3]:
            levels[-1].append(word)
        else:
            levels.append([word])
    return [word for level in levels for word in sorted(level, key=lambda each: each[1][0])]


def letters(text: str) -> str:
    """Return only the letters and digits of a text, ligatures taken apart, in lower case."""
    return "".join(_parts(text))


def _parts(text: str) -> list[str]:
    """The runs of letters and digits of a text; a word parted at a line's end is joined."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    return _PARTS.findall(plain)


def _in_order(wanted: Sequence[str], there: Sequence[str]) -> int:
    """How many of the wanted words, from the first, stand in order among those there.

    A word may stand there in two parts, one after the other, or two of them as one.
    """
    met = at = 0
    while met < len(wanted) and at < len(there):
        word = wanted[met]
        if there[at] == word:
            met, at = met + 1, at + 1
        elif at + 1 < len(there) and there[at] + there[at + 1] == word:
            met, at = met + 1, at + 2
        elif met + 1 < len(wanted) and word + wanted[met + 1] == there[at]:
            met, at = met + 2, at + 1
        else:
            at += 1
    return met
