"""The vector index: derived from the store, of one model, whole or put right."""

import shutil

import numpy as np
import pytest

from search.vectors import BATCH, Entry, MixedModelsError, VectorIndex, passage_of


def unit(*values: float) -> np.ndarray:
    row = np.asarray(values, dtype=np.float32)
    return row / np.linalg.norm(row)


def entry(identity: str, *values: float, document: str = "one") -> Entry:
    return Entry(identity, document, "2021-05-05", "Ofsted", unit(*values))


@pytest.fixture
def index(tmp_path):
    return VectorIndex(tmp_path / "vectors", "words 1")


def test_the_nearest_are_found_with_their_cosine(index):
    index.add([entry("a#0", 1, 0), entry("b#0", 0, 1), entry("b#1", 1, 1)])
    found = index.query(unit(1, 0.1), 2)
    assert [passage_of(identity) for identity, _ in found] == ["a", "b"]
    assert found[0][1] == pytest.approx(float(unit(1, 0.1) @ unit(1, 0)), abs=1e-5)


def test_an_empty_index_finds_nothing(index):
    assert index.query(unit(1, 0), 5) == []


def test_the_same_entry_again_replaces_the_first(index):
    index.add([entry("a#0", 1, 0)])
    index.add([entry("a#0", 0, 1)])
    assert index.count() == 1
    np.testing.assert_allclose(index.vectors(["a#0", "gone#0"])["a#0"], unit(0, 1))


def test_a_document_is_taken_out_with_all_its_vectors(index):
    index.add([entry("a#0", 1, 0), entry("b#0", 0, 1, document="two")])
    index.remove("one")
    assert index.ids() == {"b#0"}


def test_more_than_one_call_holds(index):
    many = (entry(f"p{n}#0", n + 1, 1) for n in range(BATCH + 3))
    assert index.add(many) == BATCH + 3
    assert index.count() == BATCH + 3


def test_vectors_of_two_models_are_not_mixed(index):
    index.add([entry("a#0", 1, 0)])
    other = VectorIndex(index.folder, "words 2")
    with pytest.raises(MixedModelsError, match="words 1"):
        other.count()
    other.clear()
    assert other.count() == 0


def test_a_deleted_folder_is_made_anew(index):
    index.add([entry("a#0", 1, 0)])
    shutil.rmtree(index.folder)
    again = VectorIndex(index.folder, "words 1")
    again.add([entry("b#0", 0, 1)])
    assert again.ids() == {"b#0"}
    assert any(index.folder.iterdir()), "it stands on the disk again"
