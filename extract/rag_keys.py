"""Tables that say what red, amber and green mean: they rate nothing themselves."""

from __future__ import annotations

import re

from extract.columns import Column, Columns
from extract.findings import Rating
from extract.rag_colours import named, of_fill
from extract.rag_words import KEY_HEADING
from ingest.document import Block, Row

_SHORT_KEY = 8  # rows
_MEANING = re.compile(
    r"^\W*key\b|\b(?:meaning|means|definition|criteria|explanation|legend)\b", re.I
)


def is_key(block: Block, known: Columns | None) -> bool:
    """A table that explains its colours, or stands under such a heading."""
    under = block.section[-1] if block.section else ""
    if KEY_HEADING.search(under) and len(block.rows) <= _SHORT_KEY:
        return True
    if known and known.has(Column.ACTION, Column.RECOMMENDATION, Column.OWNER, Column.DUE):
        return False
    if _explains(block):
        return True
    explained = [row for row in block.rows if len(row) > 1 and _first_colour(row)]
    if len({_first_colour(row) for row in explained}) < 2:
        return False
    return not any(named(cell.text) for row in explained for cell in row[1:])


def _explains(block: Block) -> bool:
    """Whether a short table's first row says "Key" or "Meaning" and each colour comes once."""
    first = " ".join(cell.text for cell in block.rows[0]) if block.rows else ""
    if len(block.rows) > _SHORT_KEY or not _MEANING.search(first):
        return False
    colours = [named(cell.text) for row in block.rows for cell in row if not cell.inherited]
    met = [colour for colour in colours if colour is not None]
    return len(met) == len(set(met)) > 1


def _first_colour(row: Row) -> Rating | None:
    return named(row[0].text) or (None if row[0].text.strip() else of_fill(row[0].fill))
