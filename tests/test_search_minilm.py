"""The default model through onnxruntime: the same vectors as by sentence-transformers."""

import numpy as np
import pytest

from search import minilm
from search.embed import ModelError, SentenceEncoder
from search.minilm import MiniLM, folder
from search.minilm_graph import FILE, graph

TEXTS = [
    "The council finds it hard to hire social workers.",
    "Recruitment of practitioners remains difficult.",
    "The ferry leaves at noon.",
    "",
    "a",
    "Wardens: £1,250 – “half”, 30th; naïve façade\n\n(i) • 3.2",
    "the swans nest by the weir " * 120,
    *(f"Warden {number} walks the bank " * (number % 9 + 1) for number in range(60)),
]


def test_the_graph_shipped_is_the_one_its_module_makes():
    assert FILE.read_bytes() == graph()


def test_batches_hold_each_text_once_and_stay_small():
    read = [[0] * length for length in (3, 200, 1, 256, 7, 256, 90) * 40]
    batches = list(minilm._batches(read))
    assert sorted(at for batch in batches for at in batch) == list(range(len(read)))
    assert all(len(batch) * len(read[batch[-1]]) <= 2048 for batch in batches)
    assert all(len(read[at]) <= len(read[batch[-1]]) for batch in batches for at in batch)


def test_a_model_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(minilm, "PACKAGE", "no-such-model")
    with pytest.raises(ModelError, match="no-such-model is not installed"):
        MiniLM()
    with pytest.raises(ModelError, match="no-such-model is not installed"):
        folder()


def test_no_texts_have_no_vectors():
    assert MiniLM().encode([]).shape == (0, 384)


@pytest.mark.model
def test_near_and_far():
    near, same, far = MiniLM().encode(TEXTS[:3])
    assert near @ same > near @ far + 0.2
    assert near.shape == (MiniLM.dimension,)


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers():
    theirs = SentenceEncoder(str(folder()))
    ours = MiniLM()
    assert theirs.dimension == ours.dimension
    assert theirs.name != ours.name
    found = ours.encode(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.sum(found * theirs.encode(TEXTS), axis=1).min() >= 0.9999
    one_by_one = np.concatenate([ours.encode([text]) for text in TEXTS[:12]])
    np.testing.assert_allclose(found[:12], one_by_one, atol=1e-5)


@pytest.mark.model
def test_a_model_that_is_not_here_is_not_fetched(tmp_path):
    with pytest.raises(ModelError, match="no sentence-transformers model on this machine"):
        SentenceEncoder(str(tmp_path / "nothing"))
