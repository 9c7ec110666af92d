"""What the corpus hands out beside findings: passages, filters, papers and documents as stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.findings import Reprint
from ingest.document import Box, DocumentKind, PaperKind


class KnownBy(StrEnum):
    """How we know who is speaking: author of the paper, words in quotation, another's account."""

    AUTHOR = "author"
    QUOTATION = "quotation"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list, an export or an answer; None leaves everything in.

    `since` and `until` are days (YYYY-MM-DD, both included). `source` is a file name with or
    without its suffix. `overdue` keeps what was due before `on` (default: the newest paper's
    date) and is not complete. `council` is a part of a name, `councils` are whole ones, one of
    which it must be. Exempt papers, and those that a newer version took the place of, are left
    out unless they are included.
    """

    council: str | None = None
    committee: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    speaker: str | None = None
    owner: str | None = None
    status: str | None = None
    kind: str | None = None
    overdue: bool = False
    on: str | None = None
    include_exempt: bool = False
    include_superseded: bool = False
    councils: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a paper that can be found and quoted: one paragraph, list item or table row.

    `quote` is verbatim; `heading` is the heading path (and a row's column headings) that makes
    it make sense alone. `printed_on` is the date of the paper it stands in, `said_on` when the
    words were said (EDTF); both None when not told. `order` is its rank within the document.
    """

    id: str
    document: str
    source: str
    order: int
    quote: str
    heading: str
    page: int
    page_label: str | None = None
    paragraph: str | None = None
    box: Box | None = None
    paper: str | None = None
    paper_index: int | None = None
    item: str | None = None
    section: tuple[str, ...] = ()
    council: str | None = None
    committee: str | None = None
    speaker: str | None = None
    known_by: KnownBy = KnownBy.AUTHOR
    said_on: str | None = None
    printed_on: str | None = None
    exempt: bool = False
    also_in: tuple[Reprint, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper of the corpus, with the document it stands in and where else it was met.

    `exempt_pages` hold the exempt part of a public paper; `superseded_by` is the id of the paper
    that took its place.
    """

    id: str
    document: str
    source: str
    council: str | None
    committee: str | None
    meeting_date: str | None
    title: str | None
    item: str | None
    kind: PaperKind
    dated: str | None
    pages: tuple[int, int]
    labels: tuple[str | None, str | None]
    exempt: bool
    also_in: tuple[Reprint, ...] = ()
    exempt_pages: tuple[int, ...] = ()
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class StoredLink:
    """Why two records belong together: a score up to 1 and what speaks for it.

    `possible` links are shown and join nothing. `again`: the later record is the earlier one met
    again, not what follows from it; `part`: one of several into which it was split, or joined.
    """

    one: str
    other: str
    score: float
    evidence: tuple[str, ...]
    possible: bool = False
    again: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of two records: that they belong together (`joined`), or do not."""

    one: str
    other: str
    joined: bool


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A file of the corpus. `counts` are records per kind, passages among them.

    Exempt ones are counted only where exempt papers are asked for. It is `exempt` where all of
    its papers are, and `superseded_by` (sha256) a file that took the place of all of them.
    """

    sha256: str
    source: str
    kind: DocumentKind
    council: str | None
    committee: str | None
    meeting_date: str | None
    pages: int
    unread_pages: tuple[int, ...]
    ingested_at: str
    counts: tuple[tuple[str, int], ...]
    exempt: bool = False
    superseded_by: str | None = None
