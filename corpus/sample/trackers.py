"""The tracker of scrutiny's recommendations: its table, and its rows as updates."""

from __future__ import annotations

from reportlab.platypus import Flowable

from corpus.sample.labels import Label, update
from corpus.sample.style import ruled, title

# Date and title (blank: as above), action proposed, action taken, status as printed, status
Rows = tuple[tuple[str, str, str, str, str, str | None], ...]


def tracker_table(heading: str, rows: Rows) -> list[Flowable]:
    """The tracker's appendix: a cell left blank means as above."""
    return [
        title(heading),
        ruled(
            [
                ("Date", "Title", "Action proposed", "Action taken", "Progress status"),
                *[row[:5] for row in rows],
            ],
            (12, 14, 40, 32, 16),
        ),
    ]


def tracker_labels(rows: Rows, made: tuple[str, ...], as_of: str) -> list[Label]:
    """The rows as updates, blank cells filled from above and numbers left out."""
    found, name = [], ""
    for (_, cell, proposed, taken, _, status), made_on in zip(rows, made, strict=True):
        name = cell or name
        found.append(update(proposed.split(") ", 1)[-1], made_on, name, taken, status, as_of))
    return found
