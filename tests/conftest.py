"""What all tests share: a corpus folder of their own, and real papers where they are at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# Examples are drawn the same way in each run, and no single example is timed: machines differ.
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

# Nothing may be fetched while tests run; the libraries read these when they are imported.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"


@pytest.fixture(autouse=True)
def _no_corpus_but_the_tests_own(tmp_path, monkeypatch):
    """Point `MATTERS_CORPUS` into the test's folder, so that no test meets a user's corpus."""
    monkeypatch.setenv("MATTERS_CORPUS", str(tmp_path / "default-corpus"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_papers() -> Path:
    """The folder of real papers beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "papers"
    if not folder.is_dir():
        pytest.skip("no real papers beside the checkout (../shared/papers)")
    return folder
