"""A link between two records: why they belong together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Why an event belongs to its thread: a score up to 1 and what speaks for it.

    A `possible` link is shown but decides nothing about the thread.
    """

    score: float
    evidence: tuple[str, ...]
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Two nodes, by position, and the link between them.

    `again` says that the later one is the earlier one met again, not what follows from it; `part`
    that of one list several may belong to the same: it was split, joined, or answered in parts.
    """

    one: int
    other: int
    link: Link
    again: bool = True
    part: bool = False
