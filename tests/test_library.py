"""Reading files into the corpus: what becomes of each, and an index that stays whole."""

import re
import shutil
from concurrent.futures import Future

import pytest

from corpus import Corpus
from corpus.records import Filters
from ingest.document import Overrides
from search import library, reading, workers
from search.indexing import open_index
from search.library import check, ingest_paths, rebuild_index
from tests.search_parts import WordEncoder

PAPER = """# Rivers Panel

Minutes of the meeting held on 5 May 2021

The swans have come back to the mill pond after three years.

RESOLVED that the fence at the weir be mended by 1 June 2021.
"""


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(PAPER, "utf-8")
    return folder


@pytest.fixture
def encoder():
    return WordEncoder()


def statuses(report) -> list[tuple[str, str]]:
    return [(each.path.rsplit("/", 1)[-1], each.status) for each in report.files]


def test_a_file_is_read_stored_and_indexed(corpus, folder, encoder):
    report = ingest_paths(corpus, [folder], encoder=encoder)
    (file,) = report.files
    assert (file.status, file.pages, file.papers) == ("read", 1, 1)
    assert file.passages == len(corpus.passages()) > 0
    assert dict(file.counts)["recommendations"] == 1
    assert report.seconds > 0
    assert check(corpus, encoder=encoder).problems == ()
    assert check(corpus, encoder=encoder).indexed >= file.passages


def test_the_same_bytes_again_are_unchanged_and_not_embedded(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    encoder.encoded.clear()
    shutil.copy(folder / "minutes.txt", folder / "copy.txt")
    report = ingest_paths(corpus, [folder], encoder=encoder)
    assert statuses(report) == [("copy.txt", "unchanged"), ("minutes.txt", "unchanged")]
    assert encoder.encoded == []


def test_again_reads_anew_and_keeps_the_vectors(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    encoder.encoded.clear()
    report = ingest_paths(corpus, [folder], again=True, encoder=encoder)
    assert statuses(report) == [("minutes.txt", "read")]
    assert encoder.encoded == []
    assert check(corpus, encoder=encoder).problems == ()


def test_a_newer_reader_or_extractor_reads_anew(corpus, folder, encoder, monkeypatch):
    ingest_paths(corpus, [folder], encoder=encoder)
    monkeypatch.setattr(library, "EXTRACTOR", library.EXTRACTOR + 1)
    assert statuses(ingest_paths(corpus, [folder], encoder=encoder)) == [("minutes.txt", "read")]


def test_given_metadata_is_taken_over(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    ingest_paths(corpus, [folder], overrides=Overrides(council="Wexcombe"), encoder=encoder)
    assert [each.council for each in corpus.documents()] == ["Wexcombe"]


def test_a_bad_file_is_named_with_its_reason_and_stops_nothing(corpus, folder, encoder):
    (folder / "a.pdf").write_text("<!DOCTYPE html><html><body>404</body></html>")
    report = ingest_paths(corpus, [folder, folder / "gone.txt"], encoder=encoder)
    assert statuses(report) == [
        ("a.pdf", "failed"),
        ("minutes.txt", "read"),
        ("gone.txt", "failed"),
    ]
    assert "HTML" in report.files[0].reason
    assert report.files[2].reason


def test_a_bug_met_in_one_file_stops_nothing(corpus, folder, encoder, monkeypatch):
    (folder / "worse.txt").write_text("Worse than the others.")
    real = reading.cut

    def trips(document, findings):
        if document.source == "worse.txt":
            raise ValueError("no such row")
        return real(document, findings)

    monkeypatch.setattr(reading, "cut", trips)
    report = ingest_paths(corpus, [folder], encoder=encoder)
    assert statuses(report) == [("minutes.txt", "read"), ("worse.txt", "failed")]
    said = (
        r"the program met an error of its own at test_library\.py:\d+ \(ValueError: no such row\)"
    )
    assert re.fullmatch(said, report.files[1].reason)


def test_a_process_that_cannot_be_started_is_its_files_failure(
    corpus, folder, encoder, monkeypatch
):
    class Full(Future):
        def result(self, timeout=None):
            raise BlockingIOError(11, "Resource temporarily unavailable")

    real = workers.Workers.submit

    def submit(self, job):
        return Full() if job.name == "more.txt" else real(self, job)

    (folder / "more.txt").write_text("The otters swim below the weir.")
    monkeypatch.setattr(workers.Workers, "submit", submit)
    report = ingest_paths(corpus, [folder], encoder=encoder)
    assert statuses(report) == [("minutes.txt", "read"), ("more.txt", "failed")]
    assert report.files[1].reason == "Resource temporarily unavailable"


def test_processes_side_by_side_report_as_one_does(corpus, folder, encoder, tmp_path):
    (folder / "a.pdf").write_text("<!DOCTYPE html><html><body>404</body></html>")
    shutil.copy(folder / "minutes.txt", folder / "minutes-again.txt")
    for number in range(6):
        (folder / f"paper {number}.txt").write_text(PAPER.replace("May", f"May 201{number} and"))
    with Corpus.open(tmp_path / "other") as other:
        alone = ingest_paths(other, [folder], encoder=encoder)
        sums = [each.sha256 for each in other.documents()]
    report = ingest_paths(corpus, [folder], workers=2, encoder=encoder)
    assert report.files == alone.files
    assert statuses(report)[:3] == [
        ("a.pdf", "failed"),
        ("minutes-again.txt", "read"),
        ("minutes.txt", "unchanged"),
    ]
    assert [each.sha256 for each in corpus.documents()] == sums


def test_folders_are_read_in_order_without_hidden_files(corpus, folder, encoder):
    (folder / "b").mkdir()
    (folder / ".git").mkdir()
    for name in ("b/two.txt", ".hidden.txt", "~$report.docx", ".git/config.txt"):
        (folder / name).write_text(f"The otters of {name} swim below the weir.")
    report = ingest_paths(corpus, [folder, folder / "minutes.txt"], encoder=encoder)
    assert statuses(report) == [("two.txt", "read"), ("minutes.txt", "read")]


@pytest.mark.parametrize("where", ["papers", "papers/corpus"])
def test_a_corpus_among_the_papers_is_not_read_as_papers(tmp_path, folder, encoder, where):
    (folder / "files").mkdir()
    (folder / "files" / "more.txt").write_text("The otters swim below the weir.")
    (tmp_path / where).mkdir(exist_ok=True)
    (tmp_path / where / "beside.txt").write_text("The herons stand at the weir.")
    with Corpus.open(tmp_path / where) as corpus:
        # A folder of the name that the corpus has for its copies is the corpus's.
        wanted = {"minutes.txt", "beside.txt", *(["more.txt"] if where != "papers" else [])}
        for _ in range(2):
            report = ingest_paths(corpus, [folder], encoder=encoder)
            assert {name for name, _ in statuses(report)} == wanted
    assert (tmp_path / where / "vectors" / "chroma.sqlite3").is_file()


def test_each_step_is_told(corpus, folder, encoder):
    told = []
    ingest_paths(corpus, [folder], encoder=encoder, on_file=lambda *step: told.append(step))
    assert told[0] == ("read", "minutes.txt", 1, 1)
    assert {stage for stage, *_ in told} == {"read", "embed", "index", "link"}


def test_what_an_interrupted_run_left_without_vectors_is_put_right(
    corpus, folder, encoder, monkeypatch
):
    monkeypatch.setattr("search.indexing.complete", lambda *given: None)
    ingest_paths(corpus, [folder], encoder=encoder)
    assert "have no vectors" in check(corpus, encoder=encoder).problems[0]
    monkeypatch.undo()
    report = ingest_paths(corpus, [folder], encoder=encoder)
    assert statuses(report) == [("minutes.txt", "unchanged")]
    assert check(corpus, encoder=encoder).problems == ()


def test_check_compares_embeddings_not_only_counts(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    index = open_index(corpus, encoder)
    first, second = sorted(index.ids())[:2]
    vectors = index.vectors([first, second])
    index._collection().update(ids=[first], embeddings=vectors[second].reshape(1, -1))
    found = check(corpus, encoder=encoder)
    assert found.problems == ("1 vectors in the index differ from the store's",)
    mended = check(corpus, repair=True, encoder=encoder)
    assert (mended.problems, mended.repaired) == ((), found.problems)


def test_the_index_is_rebuilt_from_the_store_alone(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    held = open_index(corpus, encoder).ids()
    shutil.rmtree(corpus.vector_folder)
    encoder.encoded.clear()
    assert rebuild_index(corpus, encoder=encoder) == len(held)
    assert open_index(corpus, encoder).ids() == held
    assert encoder.encoded == []


def test_another_model_makes_its_own_vectors_and_never_mixes(corpus, folder, encoder):
    ingest_paths(corpus, [folder], encoder=encoder)
    other = WordEncoder("words 2", 32)
    assert any("words 1" in each for each in check(corpus, encoder=other).problems)
    rebuild_index(corpus, encoder=other)
    assert check(corpus, encoder=other).problems == ()


def test_nothing_is_indexed_of_an_empty_folder(corpus, tmp_path, encoder):
    (tmp_path / "empty").mkdir()
    assert ingest_paths(corpus, [tmp_path / "empty"], encoder=encoder).files == ()
    assert corpus.documents(Filters(include_exempt=True)) == []
