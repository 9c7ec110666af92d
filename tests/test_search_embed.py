"""Embedding: what of a text is embedded, which weights are trusted."""

import numpy as np
import pytest

from search.embed import LONG_TEXT, ModelError, check_weights, embed, from_bytes, windows
from tests.search_parts import WordEncoder

SENTENCES = [f"Warden number {n} walks along the bank of the river each day." for n in range(6)]


def test_a_short_text_is_embedded_whole():
    assert windows("The swans came back. They nest.") == ("The swans came back. They nest.",)


def test_a_long_text_is_embedded_whole_and_by_sentence():
    text = " ".join([*SENTENCES, "So be it."])
    assert len(text.split()) >= LONG_TEXT
    assert windows(text) == (text, *SENTENCES)


def test_vectors_are_kept_as_bytes_and_come_back():
    encoder = WordEncoder()
    long = " ".join(SENTENCES)
    kept = embed(encoder, ["The swans came back.", long])
    one, several = (from_bytes(each, encoder.dimension) for each in kept)
    assert one.shape == (1, encoder.dimension)
    np.testing.assert_allclose(several, encoder.encode(windows(long)), atol=1e-6)
    assert embed(encoder, []) == []


def test_weights_that_are_not_the_expected_ones_are_refused(tmp_path):
    weights = tmp_path / "model.safetensors"
    with pytest.raises(ModelError, match="no weights"):
        check_weights(weights, "9f86d081")
    weights.write_bytes(b"other")
    with pytest.raises(ModelError, match="not the expected ones"):
        check_weights(weights, "9f86d081")
    weights.write_bytes(b"test")
    check_weights(weights, "9f86d081")
