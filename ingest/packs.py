"""Packs cut into papers."""

from __future__ import annotations

from dataclasses import replace

from ingest.document import Block, Paper, PaperKind, Reading


def cut(reading: Reading) -> tuple[tuple[Paper, ...], tuple[Block, ...]]:
    """Return the papers, and the blocks with the paper each belongs to."""
    pages = (reading.pages[0].number, reading.pages[-1].number)
    labels = (reading.pages[0].label, reading.pages[-1].label)
    paper = Paper(None, PaperKind.OTHER, pages, labels)
    return (paper,), tuple(replace(block, paper=0) for block in reading.blocks)
