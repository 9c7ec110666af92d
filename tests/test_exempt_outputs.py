"""Nothing exempt in any output unless it is asked for, and then marked in each."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile

import pytest
from click.testing import CliRunner

import cli
from commands.options import KINDS

pytestmark = pytest.mark.model

# These stand in what is exempt, in the names of its files, council and panel, and nowhere else:
# the first in each sentence, the others are the day of its papers and how long it is after the
# public one's.
SECRET = "zorblax"
SECRETS = (SECRET, "12 october 2024", "2024-10-12", "926 days", 'days": 926')
PUBLIC = """\
Wexcombe Borough Council

DECISION-MAKER:\tHARBOUR PANEL

SUBJECT:\tSLIPWAY

DATE OF DECISION:\t31 MARCH 2022

REPORT OF:\tDIRECTOR OF QUAYS

DETAIL

1. The slipway at the old quay is worn and boats can no longer be launched from it.

2. The Director of Quays expects that the repair will take a summer.

RESOLVED that:

(i) the Director of Quays repair the slipway at the old quay by 1 September 2024.

PART 2 – EXEMPT INFORMATION

3. The Zorblax Company (ZC) has offered to buy the slipway at the old quay by 1 May 2022.
"""
EXEMPT = """\
NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A

Wexcombe Borough Council

DECISION-MAKER:\tZORBLAX PANEL

SUBJECT:\tSALE OF THE SLIPWAY TO ZORBLAX

DATE OF DECISION:\t12 OCTOBER 2024

REPORT OF:\tDIRECTOR OF ZORBLAX

DETAIL

1. Ofsted inspected the zorblax school in November 2019. Ofsted found that "the zorblax lessons
at the old quay come too late, and leaders do not know how many children wait".

2. The Zorblax Quay Fund (ZQF) will pay. Overall effectiveness of Zorblax school was judged good.

Action plan

Action\tLead\tDue\tStatus
Sign the zorblax lease of the slipway\tDirector of Zorblax\t30 June 2022\tIn progress
Write to zorblax tenants of the quay\tHead of Zorblax\tMay 2022\tComplete

Performance

Indicator\tRAG\tTrend
Zorblax berths let\tRed\tImproved
Zorblax dues paid\tGreen\tUnchanged
"""
MINUTES = """\
EXEMPT MINUTES

Zorblax Borough Council

ZORBLAX PANEL

MINUTES OF THE MEETING HELD ON 12 OCTOBER 2024

5. SALE OF THE SLIPWAY

RESOLVED that:

(i) the slipway at the old quay be sold to Zorblax Holdings by 30 June 2022;

(ii) the Director of Zorblax write to every tenant of the quay.
"""
# The kinds that the exempt papers have records of.
TOLD = ("recommendations", "actions", "dates", "rag", "attributions", "acronyms")
QUESTIONS = ("what is proposed for the slipway at the old quay", "what did Ofsted find at the quay")


def run(*args: object, status: int = 0) -> str:
    done = CliRunner().invoke(cli.matters, [str(each) for each in args])
    assert done.exit_code == status, (args, done.output)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exempt")
    (folder / "slipway-2022-03-31.txt").write_text(PUBLIC, "utf-8")
    (folder / "zorblax-2024-10-12.txt").write_text(EXEMPT, "utf-8")
    (folder / "zorblax-minutes.txt").write_text(MINUTES, "utf-8")
    lines = folder / "questions.jsonl"
    lines.write_text("".join(json.dumps({"question": each}) + "\n" for each in QUESTIONS))
    own, public = ("--corpus", folder / "corpus"), folder / "slipway-2022-03-31.txt"
    run("ingest", public, "--meeting-date", "2022-03-31", *own)
    exempt = folder.glob("zorblax-*.txt")
    run("ingest", *sorted(exempt), "--meeting-date", "2024-10-12", *own)
    run("ingest", public, "--meeting-date", "2022-03-31", "--corpus", folder / "public")
    return folder


def commands(folder, ids, *more):
    """Every command that shows what was read, in each of its forms."""
    own = ("--corpus", folder / "corpus", *more)
    for question in QUESTIONS:
        yield run("ask", question, *own)
        yield run("ask", question, "--json", *own)
    yield run("ask", "--questions", folder / "questions.jsonl", "--json", *own)
    for kind in KINDS:
        yield run("list", kind, *own)
        yield run("list", kind, "--json", *own)
        yield run("export", kind, *own)
        yield run("export", kind, "--format", "jsonl", *own)
        book = folder / "book.xlsx"
        run("export", kind, "--format", "xlsx", "-o", book, *own)
        with zipfile.ZipFile(book) as opened:
            yield "".join(opened.read(name).decode() for name in opened.namelist())
    for form in ((), ("--json",)):
        yield run("trace", "slipway at the old quay sold or repaired", *form, *own)
        yield run("threads", *form, *own)
        yield run("ask", "what was said of the slipway last year", *form, *own)
    yield run("threads", "--format", "csv", *own)
    yield run("threads", "--format", "xlsx", "-o", folder / "book.xlsx", *own)
    for each in ids:
        yield run("show", each, *own, status=1).replace(each, "")
        yield run("trace", each, "--json", *own).replace(each, "")


def hidden_ids(folder) -> list[str]:
    own = ("--include-exempt", "--json", "--corpus", folder / "corpus")
    found = [
        record["id"]
        for kind in KINDS[:-1]
        for record in json.loads(_out("list", kind, *own))
        if record["exempt"]
    ]
    answer = json.loads(_out("ask", QUESTIONS[0], *own))
    return found + [hit["id"] for hit in answer["passages"] if hit["exempt"]]


def _out(*args: object) -> str:
    return CliRunner().invoke(cli.matters, [str(each) for each in args]).stdout


def test_nothing_exempt_leaks_from_any_command(corpus):
    ids = hidden_ids(corpus)
    assert len(ids) > len(TOLD)
    for output in commands(corpus, ids):
        assert not [each for each in SECRETS if each in output.casefold()], output


def same_as_without(folder):
    """Commands whose output exempt papers must not change in the least."""
    for kind in KINDS[:-1]:
        yield ("list", kind, "--json")
    yield ("list", "recommendations", "--overdue", "--json")
    for form in ((), ("--json",), ("--format", "csv"), ("--overdue", "--json")):
        yield ("threads", *form)
    for form in ((), ("--json",)):
        yield ("trace", "slipway at the old quay repaired", *form)


def test_what_is_public_is_told_as_if_there_were_no_exempt_paper(corpus):
    both, public = ("--corpus", corpus / "corpus"), ("--corpus", corpus / "public")
    for given in same_as_without(corpus):
        assert run(*given, *both) == run(*given, *public)
    assert json.loads(run("list", "recommendations", "--json", *public))
    for question in ("the slipway last year", "the slipway of Zorblax Council"):
        told = [json.loads(run("ask", question, "--json", *own)) for own in (both, public)]
        assert told[0]["understood"] == told[1]["understood"]
    overdue = json.loads(run("threads", "--overdue", "--include-exempt", "--json", *both))
    assert [each["due"] for each in overdue["threads"]][-1] == "2024-09-01"


def test_exempt_threads_are_marked_in_the_tracker_too(corpus):
    own = ("--include-exempt", "--corpus", corpus / "corpus")
    rows = list(csv.DictReader(io.StringIO(run("threads", "--format", "csv", *own))))
    told = [SECRET in json.dumps(row).casefold() for row in rows]
    assert [row["exempt"] for row in rows] == ["yes" if each else "" for each in told]
    assert {True, False} <= set(told)


def test_a_hand_links_no_exempt_record_unless_it_is_included(corpus):
    ids = hidden_ids(corpus)
    (mine,) = {each for each in ids if each.startswith("rec-")} - {ids[0]}
    own = ("--corpus", corpus / "public-copy")
    shutil.copytree(corpus / "corpus", corpus / "public-copy")
    unknown = run("link", ids[0], "rec-unknown", *own, "--include-exempt", status=1)
    assert unknown.replace("rec-unknown", ids[0]) == run("link", ids[0], mine, *own, status=1)
    run("unlink", ids[0], mine, *own, "--include-exempt")


def test_what_only_exempt_papers_speak_of_is_spoken_of_nowhere(corpus):
    own = ("--corpus", corpus / "corpus")
    answer = json.loads(_out("ask", "what was said about zorblax", "--json", *own))
    assert answer["passages"] == []
    assert answer["summary"].startswith("Nothing found: no paper here mentions")
    assert answer["understood"]["speaker"] is None
    short = json.loads(_out("ask", "what is the ZQF", "--json", *own))["understood"]["terms"]
    assert "zorblax" not in " ".join(short).casefold()


def test_a_file_all_of_whose_papers_are_exempt_is_not_even_listed(corpus):
    own = ("list", "documents", "--json", "--corpus", corpus / "corpus")
    (public,) = json.loads(_out(*own))
    both = {each["source"][:7]: each for each in json.loads(_out(*own, "--include-exempt"))}
    assert (public["source"], public["exempt"]) == ("slipway-2022-03-31.txt", False)
    assert {name: each["exempt"] for name, each in both.items()} == {
        "slipway": False,
        "zorblax": True,
    }
    # Its exempt part is not counted either.
    assert public["counts"]["passages"] < both["slipway"]["counts"]["passages"]


@pytest.mark.parametrize("kind", TOLD)
def test_an_exempt_record_is_marked_in_each_form(corpus, kind):
    own = ("--include-exempt", "--corpus", corpus / "corpus")
    records = json.loads(_out("list", kind, "--json", *own))
    exempt = {each["id"] for each in records if each["exempt"]}
    assert exempt
    assert exempt == {each["id"] for each in records if SECRET in json.dumps(each).casefold()}
    for line in _out("list", kind, *own).splitlines()[1:]:
        assert ("EXEMPT" in line) == any(line.endswith(each) for each in exempt)
    rows = csv.DictReader(io.StringIO(_out("export", kind, *own)))
    assert {row["id"] for row in rows if row["exempt"] == "yes"} == exempt
    lines = _out("export", kind, "--format", "jsonl", *own).splitlines()
    assert {each["id"] for each in map(json.loads, lines) if each["exempt"]} == exempt
    shown = _out("show", min(exempt), *own)
    assert "EXEMPT, NOT FOR PUBLICATION" in shown


def test_exempt_papers_and_parts_are_marked_in_their_list(corpus):
    own = ("list", "papers", "--include-exempt", "--corpus", corpus / "corpus")
    papers = {each["source"][:7]: each for each in json.loads(_out(*own, "--json"))}
    assert [(papers[x]["exempt"], papers[x]["exempt_pages"]) for x in ("slipway", "zorblax")] == [
        (False, [1]),
        (True, []),
    ]
    text = _out(*own)
    assert "exempt part on page 1" in text
    assert "EXEMPT" in text


def test_answers_and_traces_mark_what_is_exempt(corpus):
    own = ("--include-exempt", "--corpus", corpus / "corpus")
    for question in QUESTIONS:
        hits = json.loads(_out("ask", question, "--json", *own))["passages"]
        told = [each["exempt"] for each in hits]
        assert any(told)
        for each in hits:
            assert each["exempt"] == (SECRET in json.dumps(each).casefold())
        assert _out("ask", question, *own).count("EXEMPT, NOT FOR PUBLICATION") == sum(told)
    lines = _out("ask", "--questions", corpus / "questions.jsonl", "--json", *own).splitlines()
    assert all(any(hit["exempt"] for hit in json.loads(line)["passages"]) for line in lines)
    asked = ("slipway at the old quay be sold", *own)
    threads = json.loads(_out("trace", *asked, "--json"))["threads"]
    events = [event for thread in threads for event in thread["events"]]
    assert any(event["exempt"] for event in events)
    assert all(event["exempt"] == (SECRET in json.dumps(event).casefold()) for event in events)
    assert "EXEMPT, NOT FOR PUBLICATION" in _out("trace", *asked)
    assert "\texempt" in _out("threads", *own)
