"""The files of an overview: written in one pass over the store, opened, made anew when stale."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.store import CorpusError
from search.embed import Encoder, Vectors, from_bytes
from search.overview import Overview, Rows, day_number
from search.vectors import batches

if TYPE_CHECKING:
    from corpus import Corpus
    from corpus.store import Surveyed

FOLDER = "overview"
# Of the files: with what they hold it changes, and those of another program are made anew.
_FORMAT = 2
# So many directions hold four fifths of what vectors of this kind say, and more.
DIRECTIONS = 96
# The most telling directions are those of so many vectors.
_SAMPLE = 20_000
# Codes are kept without a sign, so much higher.
_CODE, _MIDDLE = 127, 128
_AT_ONCE = 8192
_ROOM = 1.5  # times what the vectors take is what an overview may take
_NO_DAY, _NEVER = 0, 99_999_999

_COLUMNS: tuple[tuple[str, type[np.generic]], ...] = (
    ("number", np.int64),
    ("council", np.int32),
    ("committee", np.int32),
    ("speaker", np.int32),
    ("first_day", np.int32),
    ("last_day", np.int32),
    ("exempt", np.bool_),
    ("reprint", np.bool_),
    ("superseded", np.bool_),
    ("words", np.uint16),
)


def overview_of(corpus: Corpus, encoder: Encoder) -> Overview | None:
    """Return the overview of a corpus as it now is, made if need be; None where none can be."""
    with corpus.unchanging():
        path = _path(corpus, encoder)
        found = _opened(path)
        if found is not None:
            return found
        try:
            with corpus.deriving():  # another process may have made it while this one waited
                return _opened(path) or _made(path, corpus, encoder)
        except (OSError, CorpusError):  # a full disk, a folder that may not be written to
            return None


def tidy(corpus: Corpus, *, keep: bool = True) -> None:
    """Take away what overviews of other states, and killed runs, have left; or all of it."""
    with corpus.deriving():
        _tidy(corpus, keep=keep)


def _tidy(corpus: Corpus, *, keep: bool = True) -> None:
    parent = corpus.folder / FOLDER
    for each in parent.iterdir() if parent.is_dir() else ():
        if not keep or not each.name.startswith(corpus.edition()):
            shutil.rmtree(each, ignore_errors=True)


def _path(corpus: Corpus, encoder: Encoder) -> Path:
    model = hashlib.sha256(encoder.name.encode()).hexdigest()[:8]
    return corpus.folder / FOLDER / f"{corpus.edition()}-{model}-{_FORMAT}"


def _opened(path: Path) -> Overview | None:
    """The overview in a folder; None where it is not there whole."""
    try:
        about = json.loads((path / "about.json").read_text("utf-8"))
        arrays = {
            name: _mapped(path / f"{name}.bin", np.dtype(kind), tuple(shape))
            for name, (kind, shape) in about["arrays"].items()
        }
        columns = {name: arrays.pop(name) for name, _ in _COLUMNS}
        rows = Rows(path / "rows.bin", *about["rows"])
        return Overview(columns=columns, names=about["names"], rows=rows, **arrays)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _mapped(path: Path, kind: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    """A file as an array, not read before it is looked at; ValueError where its size is wrong."""
    size = int(np.prod(shape)) * kind.itemsize
    if path.stat().st_size != size:
        raise ValueError(f"{path}: is not whole")
    if not size:
        return np.zeros(shape, dtype=kind)
    # As an array alone: what np.memmap adds to it costs at each step.
    return np.asarray(np.memmap(path, dtype=kind, mode="r", shape=shape))


def _made(path: Path, corpus: Corpus, encoder: Encoder) -> Overview | None:
    """Make the files of an overview in a folder beside, and put it in place."""
    _tidy(corpus)
    path.parent.mkdir(exist_ok=True)
    free = shutil.disk_usage(path.parent).free
    if free < _ROOM * corpus.bytes_of_vectors(encoder.name):
        return None  # rather than to fill the disk of one who writes at the same time
    unfinished = Path(tempfile.mkdtemp(prefix=".", dir=path.parent))
    try:
        _fill(unfinished, corpus, encoder)
        shutil.rmtree(path, ignore_errors=True)
        unfinished.rename(path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return _opened(path)


def _fill(folder: Path, corpus: Corpus, encoder: Encoder) -> None:
    """Write all files of an overview into a folder."""
    width = encoder.dimension
    basis, scale = _directions(corpus.some_vectors(encoder.name, _SAMPLE), width)
    names: dict[str, dict[str | None, int]] = {
        name: {None: 0} for name in ("council", "committee", "speaker")
    }
    passages = rows = 0
    with ExitStack() as stack:
        files = {
            name: stack.enter_context((folder / f"{name}.bin").open("wb"))
            for name in (*(name for name, _ in _COLUMNS), "owner", "codes", "rows")
        }
        for some in batches(corpus.surveyed(encoder.name), _AT_ONCE):
            for name, kind in _COLUMNS:
                files[name].write(_column(name, some, names).astype(kind).tobytes())
            counts = [len(each.vector) // (4 * width) for each in some]
            owner = np.repeat(np.arange(passages, passages + len(some), dtype=np.int32), counts)
            vectors = from_bytes(b"".join(each.vector for each in some), width)
            codes = np.clip(np.rint(vectors @ basis * scale), -_CODE, _CODE) + _MIDDLE
            files["owner"].write(owner.tobytes())
            files["codes"].write(codes.astype(np.uint8).tobytes())
            files["rows"].write(vectors.tobytes())
            passages, rows = passages + len(some), rows + len(vectors)
    (folder / "basis.bin").write_bytes(basis.tobytes())
    arrays = {name: (np.dtype(kind).str, [passages]) for name, kind in _COLUMNS}
    arrays |= {
        "owner": ("<i4", [rows]),
        "codes": ("|u1", [rows, basis.shape[1]]),
        "basis": ("<f4", list(basis.shape)),
    }
    about = {
        "arrays": arrays,
        "rows": [rows, width],
        "names": {name: list(known) for name, known in names.items()},
    }
    (folder / "about.json").write_text(json.dumps(about), "utf-8")


def _directions(sample: Sequence[bytes], width: int) -> tuple[Vectors, float]:
    """The most telling directions of some vectors, and what their parts are to be scaled by."""
    vectors = from_bytes(b"".join(sample), width)
    kept = min(DIRECTIONS, width)
    if not len(vectors):
        return np.eye(width, kept, dtype=np.float32), 1.0
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    basis = np.ascontiguousarray(directions[:, ::-1][:, :kept], dtype=np.float32)
    return basis, _CODE / max(float(np.quantile(np.abs(vectors @ basis), 0.9999)), 1e-9)


def _column(
    name: str, some: Sequence[Surveyed], names: Mapping[str, dict[str | None, int]]
) -> NDArray[Any]:
    """A column's values for some passages; words as numbers, which are given as they come."""
    values: list[Any] = [getattr(each, name) for each in some]
    if name in names:
        known = names[name]
        return np.asarray([known.setdefault(value, len(known)) for value in values])
    if name == "first_day":
        return np.asarray([day_number(value) if value else _NEVER for value in values])
    if name == "last_day":
        return np.asarray([day_number(value) if value else _NO_DAY for value in values])
    if name == "words":
        return np.asarray([min(value, 0xFFFF) for value in values])
    return np.asarray(values)
