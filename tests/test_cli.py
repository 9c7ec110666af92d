"""The commands from end to end, on a corpus of small papers: output, streams, exit status."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

import cli

pytestmark = pytest.mark.model

MINUTES = """\
WEXMOUTH BOROUGH COUNCIL

CHILDREN'S SCRUTINY PANEL

MINUTES OF THE MEETING HELD ON 17 JUNE 2021

Present: Councillors Ashdown (Chair) and Birch.

5. ELECTIVE HOME EDUCATION (EHE)

The Panel considered the report of the Head of Access. Councillor Birch asked how
families are met.

RESOLVED that:

(i) the Cabinet Member lobby the Government for a register of home educated children;

(ii) the Head of Access write to every school by 30 September 2021.
"""
REPORT = """\
DECISION-MAKER:\tCHILDREN'S SCRUTINY PANEL

SUBJECT:\tELECTIVE HOME EDUCATION

DATE OF DECISION:\t31 MARCH 2022

REPORT OF:\tHEAD OF ACCESS

DETAIL

1. Ofsted inspected the service in November 2019. Ofsted found that "visits to
children who are electively home educated come too late, and leaders do not know how many are
waiting".

2. The Head of Access believes that this has been put right since.

Action plan

Action\tLead\tDue\tStatus
Write to every school about home education\tHead of Access\t30 September 2021\tComplete
Publish a register of visits\tData Manager\tMay 2022\tIn progress
"""
WEB_PAGE = "<!doctype html><html><body><h1>503</h1><p>The server is busy.</p></body></html>"


def run(*args: object):
    return CliRunner().invoke(cli.matters, [str(each) for each in args], catch_exceptions=False)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    (folder / "minutes-2021-06-17.md").write_text(MINUTES, "utf-8")
    (folder / "report-2022-03-31.txt").write_text(REPORT, "utf-8")
    (folder / "letter.pdf").write_text(WEB_PAGE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def read_in(papers, tmp_path_factory):
    """The corpus, and what the command that made it printed."""
    corpus = tmp_path_factory.mktemp("corpus")
    return corpus, run("ingest", papers, "--corpus", corpus)


@pytest.fixture
def corpus(read_in, monkeypatch):
    monkeypatch.setenv("MATTERS_CORPUS", str(read_in[0]))
    return read_in[0]


@pytest.mark.parametrize(
    ("option", "bound", "reason"),
    [
        ("--memory-limit", "1", "needs more than 1 MB of memory to read"),
        ("--time-limit", "0.01", "took longer than 0.01 seconds to read"),
    ],
)
def test_a_file_beyond_its_limits_is_named_and_loses_nothing(
    corpus, papers, tmp_path, option, bound, reason
):
    before = run("list", "documents", "--json").stdout
    late = tmp_path / "late.txt"
    late.write_text(REPORT.replace("2022", "2023") * 20, "utf-8")
    done = run("ingest", late, option, bound)
    assert done.exit_code == 1
    assert f"late.txt: {reason}" in done.stderr
    assert run("list", "documents", "--json").stdout == before


def test_ingest_names_the_false_pdf_and_reads_the_others(read_in):
    done = read_in[1]
    assert done.exit_code == 1
    assert done.stdout.startswith("2 files read in ")
    assert "1 failed" in done.stdout.splitlines()[0]
    failed = [line for line in done.stderr.splitlines() if "letter.pdf" in line]
    assert any("HTML" in line for line in failed)


def test_ingest_prints_no_noise_of_libraries(read_in):
    beginnings = ("reading ", "taking in meaning ", "indexing ", "linking ")
    lines = read_in[1].stderr.splitlines()
    assert not [
        line for line in lines if "letter.pdf" not in line and not line.startswith(beginnings)
    ]


def test_the_same_files_again_are_unchanged(corpus, papers):
    done = run("ingest", papers / "minutes-2021-06-17.md", "--json")
    assert done.exit_code == 0
    assert [file["status"] for file in json.loads(done.stdout)["files"]] == ["unchanged"]


def test_list_prints_records_as_lines_and_as_json(corpus):
    lines = run("list", "actions").stdout.splitlines()
    records = json.loads(run("list", "actions", "--json").stdout)
    assert len(lines) == len(records) + 1
    found = next(each for each in records if "register of visits" in each["text"])
    assert (found["owners"], found["due"], found["status"]) == (
        ["Data Manager"],
        "2022-05",
        "in_progress",
    )
    assert found["source"] == "report-2022-03-31.txt"


@pytest.mark.parametrize(
    ("args", "sources"),
    [
        ([], {"minutes-2021-06-17.md"}),
        (["--since", "2022"], set()),
        (["--council", "wexmouth"], {"minutes-2021-06-17.md"}),
        (["--committee", "Planning"], set()),
        (["--until", "2021-06"], {"minutes-2021-06-17.md"}),
        (["--source", "minutes-2021-06-17"], {"minutes-2021-06-17.md"}),
        (["--source", "report-2022-03-31"], set()),
        (["--kind", "resolution"], {"minutes-2021-06-17.md"}),
        (["--kind", "inspection"], set()),
    ],
    ids=" ".join,
)
def test_filters_narrow_a_list(corpus, args, sources):
    records = json.loads(run("list", "recommendations", *args, "--json").stdout)
    resolutions = [each for each in records if each["kind"] == "resolution"]
    assert {each["source"] for each in resolutions} == sources


def test_ask_finds_the_inspectorates_words_by_their_short_form(corpus):
    answer = json.loads(run("ask", "what did Ofsted say about EHE", "--json").stdout)
    first = answer["passages"][0]
    assert "come too late" in first["quote"]
    assert first["speaker"] == "Ofsted"
    assert first["source"] == "report-2022-03-31.txt"
    printed = run("ask", "what did Ofsted say about EHE").stdout
    assert answer["summary"] in printed.replace("\n", " ")
    assert "Ofsted" in printed.splitlines()[2]


def test_ask_takes_a_file_of_questions(corpus, tmp_path):
    file = tmp_path / "questions.jsonl"
    line = {"question": "home education", "source": "minutes-2021-06-17", "limit": 1}
    file.write_text("who visits families?\n" + json.dumps(line) + "\n", "utf-8")
    answers = [
        json.loads(each) for each in run("ask", "--questions", file, "--json").stdout.splitlines()
    ]
    assert [each["question"] for each in answers] == ["who visits families?", "home education"]
    assert [each["source"] for each in answers[1]["passages"]] == ["minutes-2021-06-17.md"]


def test_ask_about_what_no_paper_holds_finds_nothing(corpus):
    answer = json.loads(run("ask", "crematorium opening hours", "--json").stdout)
    assert answer["passages"] == []


def test_trace_is_a_dated_timeline(corpus):
    threads = json.loads(run("trace", "write to every school", "--json").stdout)["threads"]
    assert threads[0]["events"]
    dates = [each["date"] for each in threads[0]["events"] if each["date"]]
    assert dates == sorted(dates)
    printed = run("trace", "write to every school").stdout
    assert "17 June 2021" in printed
    assert "minutes-2021-06-17.md" in printed


def test_trace_of_nothing_says_so(corpus):
    done = run("trace", "crematorium chimneys")
    assert (done.exit_code, done.stdout) == (
        0,
        "Nothing in the corpus matches “crematorium chimneys”.\n",
    )


def test_threads_list_what_was_asked_for_and_how_it_stands(corpus):
    done = run("threads", "--made-by", "scrutiny panel")
    heading, *lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert heading[:3] == ["Made", "By", "Recommendation"]
    assert {line[0] for line in lines} == {"17 June 2021"}
    assert len(lines) == 2
    assert run("tracker", "--made-by", "scrutiny panel").stdout == done.stdout
    found = json.loads(run("threads", "--made-by", "scrutiny panel", "--json").stdout)
    assert [each["id"] for each in found["threads"]] == [line[-1] for line in lines]
    assert run("threads", "--made-by", "Planning Committee").stdout.count("\n") == 1


def test_show_gives_the_record_of_an_id(corpus):
    record = json.loads(run("list", "actions", "--json").stdout)[0]
    shown = json.loads(run("show", record["id"], "--json").stdout)
    assert shown["text"] == record["text"]
    assert "thread" in shown
    assert record["quote"].split("\n")[0] in run("show", record["id"]).stdout


def test_show_of_an_unknown_id_is_an_error(corpus):
    done = run("show", "no-such-id")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no-such-id" in done.stderr
    assert done.stderr.count("\n") == 1


def test_export_writes_the_same_records_in_each_format(corpus, tmp_path):
    rows = list(csv.DictReader(io.StringIO(run("export", "actions").stdout)))
    lines = [
        json.loads(line)
        for line in run("export", "actions", "--format", "jsonl").stdout.splitlines()
    ]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    output = tmp_path / "actions.xlsx"
    done = run("export", "actions", "--format", "xlsx", "-o", output)
    assert (done.exit_code, done.stdout) == (0, "")
    from openpyxl import load_workbook

    sheet = load_workbook(output).active
    assert sheet.max_row == len(rows) + 1


def test_export_to_a_folder_that_is_not_there_is_an_error(corpus, tmp_path):
    done = run("export", "actions", "-o", tmp_path / "no" / "actions.csv")
    assert done.exit_code == 1
    assert "actions.csv" in done.stderr


def test_read_needs_no_corpus(papers, tmp_path):
    done = run("read", papers / "report-2022-03-31.txt", "--json", "--council", "Wexmouth")
    value = json.loads(done.stdout)
    assert value["council"] == "Wexmouth"
    assert any("come too late" in block["text"] for block in value["blocks"])
    assert not (tmp_path / "default-corpus").exists()


def test_read_refuses_what_is_not_what_its_name_says(papers):
    done = run("read", papers / "letter.pdf")
    assert done.exit_code == 1
    assert "letter.pdf" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_corpus_that_is_not_there_is_an_error_and_is_not_made(tmp_path):
    done = run("list", "actions", "--corpus", tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_the_corpus_is_sound_and_its_index_can_be_built_anew(corpus):
    assert run("check").stdout.endswith("All is well.\n")
    assert run("index").exit_code == 0
    assert run("check").exit_code == 0


def test_exempt_papers_stay_out_unless_asked_for(papers, tmp_path):
    exempt = "NOT FOR PUBLICATION by virtue of Schedule 12A\n\n" + REPORT
    file = tmp_path / "exempt.txt"
    file.write_text(exempt, "utf-8")
    run("ingest", file, "--corpus", tmp_path / "corpus")
    kept = run("list", "actions", "--json", "--corpus", tmp_path / "corpus").stdout
    assert json.loads(kept) == []
    asked = run("list", "actions", "--json", "--include-exempt", "--corpus", tmp_path / "corpus")
    assert json.loads(asked.stdout)


@pytest.mark.slow
def test_a_corpus_is_not_asked_with_a_model_that_it_was_not_taken_in_with(papers, tmp_path):
    from search.minilm import folder

    own, question = ("--corpus", tmp_path / "corpus"), "which visits come too late"
    run("ingest", papers / "report-2022-03-31.txt", *own)
    refused = run("ask", question, "--model", folder(), *own)
    assert refused.exit_code == 1
    assert "run matters index with the same --model first" in refused.stderr
    assert run("index", "--model", folder(), *own).exit_code == 0
    answer = run("ask", question, "--model", folder(), *own)
    assert (answer.exit_code, "visits to" in answer.stdout) == (0, True)
    missing = run("ask", question, "--model", tmp_path / "none", *own)
    assert (missing.exit_code, "no sentence-transformers model" in missing.stderr) == (1, True)


def test_a_document_that_is_forgotten_leaves_nothing_behind(papers, tmp_path):
    own = ("--corpus", tmp_path / "corpus")
    run("ingest", papers / "report-2022-03-31.txt", papers / "minutes-2021-06-17.md", *own)
    done = run("forget", "report-2022-03-31", *own)
    assert done.exit_code == 0
    assert done.stdout.startswith("report-2022-03-31.txt taken out: 1 page, ")
    documents = json.loads(run("list", "documents", "--json", *own).stdout)
    assert [each["source"] for each in documents] == ["minutes-2021-06-17.md"]
    for kind in ("actions", "attributions"):
        assert "report-2022" not in run("list", kind, "--json", *own).stdout
    assert "too late" not in run("ask", "which visits come too late", *own).stdout
    kept = [each for each in (tmp_path / "corpus" / "files").rglob("*") if each.is_file()]
    assert [each.suffix for each in kept] == [".md"]
    assert run("check", *own).exit_code == 0


def test_what_is_not_there_cannot_be_forgotten(corpus):
    done = run("forget", "no-such-paper.pdf")
    assert done.exit_code == 1
    assert "no-such-paper.pdf: no document has this name or hash" in done.stderr
    assert len(json.loads(run("list", "documents", "--json").stdout)) == 2


def test_the_last_document_can_be_forgotten(papers, tmp_path):
    own = ("--corpus", tmp_path / "corpus")
    run("ingest", papers / "report-2022-03-31.txt", *own)
    assert run("forget", "report-2022-03-31.txt", "--json", *own).exit_code == 0
    assert json.loads(run("list", "documents", "--json", *own).stdout) == []
    assert run("check", *own).exit_code == 0


def test_a_csv_file_may_begin_with_the_mark_that_excel_looks_for(corpus, tmp_path):
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    assert run("export", "actions", "-o", plain).exit_code == 0
    assert run("export", "actions", "--bom", "-o", marked).exit_code == 0
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert run("export", "actions", "--bom", "--format", "jsonl").exit_code == 2
