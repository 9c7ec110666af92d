"""Lists for people: every kind of record has its columns, and piped lists lose nothing."""

from dataclasses import fields, replace

import pytest

from commands import options
from console import tables
from corpus.records import StoredDocument, StoredPaper
from extract import findings as f
from ingest.document import DocumentKind, PaperKind

AT = f.Citation(
    document="d0" * 32,
    source="pack.pdf",
    quote="words",
    page=4,
    page_label="2",
    paragraph="3.1",
    paper="Report",
)
ROWS = {
    "recommendations": f.Recommendation(
        at=AT,
        id="r1",
        text="visit each home",
        label="(i)",
        kind=f.RecommendationKind.RESOLUTION,
        made_by="Panel",
        made_on="2021-06-17",
        due_text="within three months",
    ),
    "actions": f.Action(
        at=AT,
        id="a1",
        text="write to schools",
        source_kind=f.ActionSource.ACTION_PLAN,
        owners=("Head of Access", "Clerk"),
        due="2021-09",
        status=f.Status.IN_PROGRESS,
    ),
    "dates": f.DateMention(
        at=AT,
        id="d1",
        text="31st February 2022",
        edtf=None,
        role=f.DateRole.DEADLINE,
        problem="no such day",
    ),
    "rag": f.RagRating(
        at=AT, id="g1", subject="Plans on time", rating=None, rating_text="High", as_of="2021-03"
    ),
    "judgements": f.Judgement(
        at=AT,
        id="j1",
        area="Leaders",
        grade="requires_improvement",
        grade_text="RI",
        basis=f.Basis.INSPECTION,
        body="Ofsted",
        inspected="2019-11-04/2019-11-15",
    ),
    "updates": f.Update(
        at=AT,
        id="u1",
        recommendation="lobby",
        made_on="2021-06-17",
        response="letter\tsent\nin May",
        status_text="In train",
    ),
    "attributions": f.Attribution(
        at=AT, id="t1", speaker="Ofsted", text="late visits", said_on="2019", quoted=True
    ),
    "acronyms": f.Acronym(at=AT, id="c1", short="EHE", long="elective home education"),
    "papers": StoredPaper(
        id="p1",
        document="d0" * 32,
        source="pack.pdf",
        council="Wexmouth",
        committee=None,
        meeting_date=None,
        title="Home education",
        item="7",
        kind=PaperKind.REPORT,
        dated="2022-03-31",
        pages=(7, 16),
        labels=("5", None),
        exempt=False,
    ),
    "documents": StoredDocument(
        sha256="ab" * 32,
        source="pack.pdf",
        kind=DocumentKind.AGENDA_PACK,
        council="Wexmouth",
        committee=None,
        meeting_date="2022-03-31",
        pages=40,
        unread_pages=(12, 13),
        ingested_at="2022-04-01T09:00:00Z",
        counts=(("papers", 4), ("rag", 0), ("dates", 1200)),
    ),
}
PLACE = "pack.pdf, page 2 (4 of the file), paragraph 3.1"
LINES = {
    "recommendations": (
        f"17 June 2021\tPanel\tresolution\t(i) visit each home\twithin three months\t{PLACE}\tr1"
    ),
    "actions": (
        f"write to schools\tHead of Access; Clerk\tSeptember 2021\tin progress\t{PLACE}\ta1"
    ),
    "dates": f"no such day\tdeadline\t31st February 2022\t{PLACE}\td1",
    "rag": f"Plans on time\tHigh\t\t\t\tMarch 2021\t{PLACE}\tg1",
    "judgements": (
        f"Leaders\trequires improvement\tOfsted\tinspection\t4 to 15 November 2019\t{PLACE}\tj1"
    ),
    "updates": f"17 June 2021\tlobby\tletter sent in May\tIn train\t\t{PLACE}\tu1",
    "attributions": f"2019\tOfsted\tquoted\tlate visits\t{PLACE}\tt1",
    "acronyms": f"EHE\telective home education\t{PLACE}\tc1",
    "papers": "Home education\t7\treport\t31 March 2022\t5 to 16\tpack.pdf\tp1",
    "documents": (
        "pack.pdf\tagenda pack\tWexmouth\t\t31 March 2022\t40\t12, 13"
        "\t4 papers, 1,200 dates\tabababababab"
    ),
}


def test_every_kind_of_the_contract_has_columns():
    assert set(tables.COLUMNS) == set(options.KINDS) == set(ROWS)


@pytest.mark.parametrize("kind", ROWS)
def test_a_piped_list_is_one_line_a_record(kind, capsys):
    tables.show(kind, [ROWS[kind]])
    printed = capsys.readouterr()
    heading, line = printed.out.splitlines()
    assert line == LINES[kind]
    assert heading.count("\t") == line.count("\t")
    assert printed.err.startswith("1 ")


@pytest.mark.parametrize("kind", ROWS)
def test_a_terminal_gets_a_ruled_table(kind, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    tables.show(kind, [ROWS[kind]])
    out = capsys.readouterr().out
    assert "─" in out
    assert tables.COLUMNS[kind][0].heading in out


def test_identifiers_stay_whole_on_a_narrow_terminal(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    row = replace(ROWS["judgements"], id="jdg-0d6cfb3d57")
    tables.show("judgements", [row])
    out = capsys.readouterr().out
    assert "jdg-0d6cfb3d57" in out
    assert "inspection" in out


def test_long_cells_are_shortened_on_a_terminal_only():
    long = "word " * 100
    assert len(tables._cell(long)) == tables._LONGEST_CELL
    column = tables.Column("Text", lambda record: record)
    assert list(tables.separated([column], [long]))[1] == long.strip()


def test_filters_are_offered_for_kinds_that_have_the_field():
    having = {
        "owner": ("owners",),
        "status": ("status",),
        "overdue": ("due",),
        "kind": ("kind", "source_kind"),
    }
    for name, names in having.items():
        kinds = [
            kind for kind, row in ROWS.items() if {each.name for each in fields(row)} & set(names)
        ]
        assert list(options.KINDS_WITH[name]) == kinds
