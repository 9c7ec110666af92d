"""A copy of the whole corpus in one file, made while others may go on writing.

A zip archive of the database and the kept copies of files. Unpacked into a folder it is a corpus
again; the vector index, which is derived, is made by the next `ingest` or `index`.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.placing import is_device, placing, refuse_own
from ingest.errors import MattersError

if TYPE_CHECKING:
    from corpus.store import Corpus

# Databases shrink to a third at this level in a third of the time that the best one takes.
_LEVEL = 3


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds: documents, and the bytes of its file. `missing` copies were lost."""

    documents: int
    size: int
    missing: tuple[str, ...] = ()


def backup(corpus: Corpus, output: Path) -> BackupReport:
    """Write a backup of the corpus as it stands at this moment.

    An older file in `output` is replaced only when the new one is whole. A new one can be read by
    its owner alone: it holds exempt papers. Raises MattersError where it cannot be written, and
    where the database is damaged; and where `output` is no file, or a part of the corpus.
    """
    refuse_own(corpus.folder, output)
    if is_device(output) or output.is_dir():
        raise MattersError(f"{output}: is not a file; a backup goes into one")
    missing = []
    with placing(output, private=True) as unfinished:
        copy = unfinished.with_name(f"{unfinished.name}.sqlite3")
        try:
            copy.unlink(missing_ok=True)
            copy.touch(0o600, exist_ok=False)
            with (
                corpus.copied(copy) as kept,
                zipfile.ZipFile(unfinished, "w", strict_timestamps=False) as archive,
            ):
                archive.write(copy, corpus.database.name, zipfile.ZIP_DEFLATED, _LEVEL)
                for source, path in kept.values():
                    if path.is_file():
                        archive.write(path, path.relative_to(corpus.folder))
                    else:
                        missing.append(source)
        finally:
            for left in (copy, copy.with_name(f"{copy.name}-journal")):
                left.unlink(missing_ok=True)
        size = unfinished.stat().st_size
    return BackupReport(len(kept), size, tuple(missing))
