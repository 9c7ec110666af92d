"""What the sample papers say is found, and little else: each kind at 0.90 or better."""

import pytest

from benchmarks.likeness import MAIN, count
from benchmarks.quality import check, records, sample

pytestmark = pytest.mark.slow
LEAST = 0.90


@pytest.fixture(scope="module")
def counts():
    labelled = sample()
    return check(labelled, records(labelled.papers))


@pytest.mark.parametrize("kind", MAIN)
def test_a_kind_is_found_in_the_sample_papers(counts, kind):
    found = counts[kind]
    assert found.recall >= LEAST, f"missed: {found.missed}"
    assert found.precision >= LEAST, f"extra: {found.extra}"


def test_the_check_counts_what_is_missed_and_what_is_extra():
    labels = [{"text": "Write to the parents."}, {"text": "Paint the hall."}]
    found = [{"text": "To write to the parents."}, {"text": "Sell the barge on the canal."}]
    result = count("actions", labels, found)
    assert (result.recall, result.precision) == (0.5, 0.5)
    assert result.missed == ("Paint the hall.",)
    assert result.extra == ("Sell the barge on the canal.",)


def test_a_wrong_grade_is_not_the_labelled_judgement():
    labels = [{"area": "Leadership", "ofsted": "Requires improvement to be good"}]
    right = {"area": "Leadership", "basis": "inspection", "grade": "requires_improvement"}
    assert count("judgements", labels, [right]).recall == 1
    assert count("judgements", labels, [{**right, "grade": "good"}]).recall == 0
