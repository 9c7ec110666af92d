"""From what a format's reader gives to a Document: the same steps for every format."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ingest.document import Document, Overrides, Reading
from ingest.formats import Format


def document_of(
    reading: Reading, content: bytes, name: str, kind: Format, overrides: Overrides
) -> Document:
    """Settle tables, cut into papers, find sections and paragraph numbers, read the metadata."""
    from ingest.metadata import described
    from ingest.packs import cut
    from ingest.structure import outline
    from ingest.tables import settle

    settled = replace(reading, blocks=tuple(settle(reading.blocks)))
    papers, blocks = cut(settled)
    document = described(
        source=name,
        sha256=hashlib.sha256(content).hexdigest(),
        reading=replace(settled, blocks=tuple(outline(blocks, papers))),
        papers=papers,
        web=kind is Format.HTML,
    )
    return replace(
        document,
        council=overrides.council or document.council,
        committee=overrides.committee or document.committee,
        meeting_date=overrides.meeting_date or document.meeting_date,
    )
