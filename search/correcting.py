"""Corrections by hand: two records belong together, or they do not, whatever the linker found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.records import Correction
from ingest.errors import MattersError
from search.trace import Known, RecordError

if TYPE_CHECKING:
    from corpus import Corpus


class CorrectionError(MattersError):
    """Two records cannot be linked or put apart."""


def correct(
    corpus: Corpus, one: str, other: str, joined: bool, *, include_exempt: bool = False
) -> Correction:
    """Remember that two records belong together (`joined`) or not; return what is remembered.

    Each is named by its id or by the id of its thread, which stands for the record that the thread
    is named after. Raises RecordError where there is no such record (nor, unless they are included,
    one that is not exempt), CorrectionError where both are the same.
    """
    known = Known(corpus, include_exempt)
    mine, theirs = _record(known, one), _record(known, other)
    if mine == theirs:
        raise CorrectionError(f"{one} and {other} are the same record")
    correction = Correction(mine, theirs, joined)
    corpus.correct(correction)
    return correction


def _record(known: Known, wanted: str) -> str:
    for group in known.holding(wanted):
        for number in group.members:
            node = known.nodes[number]
            if wanted in (node.id, f"thr-{node.id.rsplit('-', 1)[-1]}"):
                return node.id
    raise RecordError(f"{wanted}: no record that can be part of a thread has this id")
