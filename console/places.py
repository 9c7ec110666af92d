"""The place of words as a citation: file, paper, printed page, paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from console.plain import one_line
from extract.findings import Citation, Reprint


def page_words(page: int, label: str | None) -> str:
    """Return the page as printed, with the page of the file where the two differ.

    Agenda packs are cited by the printed number: "page 31 (34 of the file)".
    """
    if label is None or label == str(page):
        return f"page {page}"
    return f"page {label} ({page} of the file)"


def place_words(at: Citation) -> str:
    """Return a citation for a table, without the paper: "pack.pdf, page 6, paragraph 13"."""
    place = words_of_place(at.source, None, None, at.page, at.page_label, at.paragraph)
    return with_marks(place, at.exempt, at.superseded_by)


def mark_words(exempt: bool, superseded_by: str | None) -> str:
    """Return what must be seen beside words of such a paper; empty for any other."""
    marks = ["EXEMPT, NOT FOR PUBLICATION"] if exempt else []
    marks += [f"superseded by {one_line(superseded_by)}"] if superseded_by else []
    return "; ".join(marks)


def with_marks(text: str, exempt: bool, superseded_by: str | None) -> str:
    """Return text with those marks after it in brackets."""
    marks = mark_words(exempt, superseded_by)
    return f"{text} [{marks}]" if marks else text


def words_of_place(
    source: str,
    paper: str | None,
    item: str | None,
    page: int,
    label: str | None,
    paragraph: str | None,
) -> str:
    """Return the parts of a place joined in one line, those that are not told left out."""
    parts = [source]
    if paper:
        parts.append(f"{paper} (item {item})" if item else paper)
    parts.append(page_words(page, label))
    if paragraph:
        parts.append(f"paragraph {paragraph.strip('().')}")
    return one_line(", ".join(parts))


def also_words(reprints: Iterable[Reprint]) -> str:
    """Return the places where the same paper was met again, in one line; empty for none."""
    places = [f"{each.source}, {page_words(each.page, each.page_label)}" for each in reprints]
    return one_line("; ".join(places))
