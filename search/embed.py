"""Texts into vectors: what of a text is embedded, and by which model.

Nothing is fetched, and the name that the vectors are kept under says which model and version made
them, so that two never mix.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import MattersError
from ingest.unconnected import unconnected

Vectors = NDArray[np.float32]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")

BATCH = 64
# A text of so many words or more is embedded by its sentences too: one vector for a whole
# paragraph blurs what its single sentences say, and the model reads no more than 256 word pieces.
LONG_TEXT = 45
# Sentences of fewer words say too little to be met alone.
SHORT_SENTENCE = 4
# Texts are encoded and kept in chunks of so many, so that an interrupted run loses little.
CHUNK = 1024


class ModelError(MattersError):
    """The embedding model is missing, or its weights are not the expected ones."""


class Encoder(Protocol):
    """Turns texts into unit vectors. `name` tells model and version apart from all others."""

    @property
    def name(self) -> str:
        """The name under which its vectors are kept."""

    @property
    def dimension(self) -> int:
        """The length of its vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, as rows in the order given."""


class SentenceEncoder:
    """Any sentence-transformers model of this machine; loaded at once, which takes seconds."""

    def __init__(self, model: str) -> None:
        """Load a model by its folder or, where it has been fetched before, by its name.

        Raises ModelError when it is not on this machine: nothing is fetched.
        """
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        with unconnected():
            from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise ModelError(f"{model}: no sentence-transformers model on this machine") from error
        self.dimension = len(self.encode(["words"])[0])
        self.name = f"{Path(model).name} {self._fingerprint()}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        found = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)

    def _fingerprint(self) -> str:
        """What tells this model's weights from others of its name: vectors never mix."""
        digest = hashlib.sha256()
        for name, weight in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(weight.float().numpy().tobytes())
        return digest.hexdigest()[:8]


@cache
def encoder_of(model: str | None = None) -> Encoder:
    """Return the encoder of a model's folder or name; the default one for None."""
    if model is not None:
        return SentenceEncoder(model)
    from search.minilm import MiniLM

    return MiniLM()


def check_weights(path: Path, begins: str) -> None:
    """Raise ModelError unless the file's sha256 begins as expected."""
    if not path.is_file():
        raise ModelError(f"the embedding model has no weights at {path}")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if not found.startswith(begins):
        raise ModelError(
            f"the weights of the embedding model are not the expected ones "
            f"(sha256 {found[:8]}…, not {begins}…): {path}"
        )


def windows(text: str) -> tuple[str, ...]:
    """Return what of a text is embedded: the whole, and each sentence of a long one."""
    if len(text.split()) < LONG_TEXT:
        return (text,)
    sentences = (each.strip() for each in _SENTENCE_END.split(text))
    telling = (each for each in sentences if len(each.split()) >= SHORT_SENTENCE)
    return tuple(dict.fromkeys((text, *telling)))


def embed(encoder: Encoder, texts: Sequence[str]) -> list[bytes]:
    """Return the vectors of each text's windows, as they are kept: float32, little endian."""
    cut = [windows(text) for text in texts]
    vectors = encoder.encode([window for each in cut for window in each]).astype("<f4")
    ends = np.cumsum([len(each) for each in cut])
    return [part.tobytes() for part in np.split(vectors, ends[:-1])] if cut else []


def from_bytes(kept: bytes, dimension: int) -> Vectors:
    """Return the vectors of one text as rows, as `embed` gave them.

    Raises ModelError where they are cut off.
    """
    if len(kept) % (4 * dimension):
        raise ModelError(
            "vectors in the corpus are damaged: put it right with `matters check --repair`"
        )
    return np.frombuffer(kept, dtype="<f4").reshape(-1, dimension)
