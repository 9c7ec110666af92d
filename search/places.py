"""Check of places: do the stored words stand where the records say, and do the boxes hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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


def check_places(paths: Iterable[Path]) -> PlacesReport:
    """Read PDFs and compare every quote with an independent reading of the page's words."""
    raise NotImplementedError
