"""What `trace` and `threads` print for people, from threads made by hand."""

from dataclasses import replace

from console import tables, timeline
from search.threads import Event, Link, Thread, Threads

MADE = Event(
    event="decided",
    date="2021-06-17",
    kind="recommendations",
    id="rec-1",
    text="write to every school",
    quote="(ii) write to every school by 30 September 2021.",
    source="minutes.pdf",
    page=4,
    page_label="2",
    paper="Minutes",
    paragraph="5.",
    due="2021-09-30",
    owners=("Head of Access",),
)
REPORTED = Event(
    event="reported",
    date="2022-03-31",
    kind="updates",
    id="upd-1",
    text="Letters went out in May.",
    quote="write to every school",
    source="pack.pdf",
    page=9,
    status="in_progress",
    status_text="In train",
)
THREAD = Thread(
    id="thr-1",
    title="write to every school",
    made_by="Panel",
    addressed_to="Cabinet Member",
    made_on="2021-06-17",
    due="2021-09-30",
    status="in_progress",
    last_mention="2022-03-31",
    silent_days=90,
    flags=("overdue", "response_due"),
    events=(MADE, REPORTED),
)


def shown(capsys, *threads):
    timeline.show(Threads("every school", threads))
    return capsys.readouterr().out.splitlines()


def test_a_thread_is_told_by_date_with_words_and_places(capsys):
    assert shown(capsys, THREAD)[:14] == [
        "write to every school",
        "made by Panel to Cabinet Member on 17 June 2021",
        "status: in progress, due 30 September 2021, overdue, response due",
        "last mentioned 31 March 2022, 90 days before the newest paper",
        "id thr-1",
        "",
        "17 June 2021       decided     “(ii) write to every school by 30 September 2021.”",
        "                               Head of Access, due 30 September 2021",
        "                               minutes.pdf, Minutes, page 2 (4 of the file), paragraph 5",
        "31 March 2022      reported    In train",
        "                               “Letters went out in May.”",
        "                               pack.pdf, page 9",
    ]


def test_a_possible_link_says_that_it_is_one_and_a_certain_one_does_not(capsys):
    doubtful = replace(REPORTED, link=Link(0.41, ("same title", "same year"), possible=True))
    told = " ".join(" ".join(shown(capsys, replace(THREAD, events=(doubtful,)))).split())
    assert "possibly the same (0.41): same title; same year" in told
    certain = replace(REPORTED, link=Link(0.95, ("same title",)))
    assert "same title" not in " ".join(shown(capsys, replace(THREAD, events=(certain,))))


def test_what_is_not_told_is_said_to_be_so(capsys):
    bare = replace(
        THREAD,
        made_by=None,
        addressed_to=None,
        made_on=None,
        due=None,
        status=None,
        last_mention=None,
        silent_days=None,
        flags=(),
        events=(replace(MADE, date=None, owners=(), due=None),),
    )
    assert shown(capsys, bare)[1:6] == [
        "maker not told",
        "status: not told",
        "id thr-1",
        "",
        "date not told      decided     “(ii) write to every school by 30 September 2021.”",
    ]


def test_nothing_found_is_said(capsys):
    assert shown(capsys) == ["Nothing in the corpus matches “every school”."]


def test_threads_are_a_line_each(capsys):
    tables.show_threads([THREAD])
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "Made\tBy\tRecommendation\tDue\tStatus\tLast mentioned\tNotice\tId",
        "17 June 2021\tPanel\twrite to every school\t30 September 2021\tin progress"
        "\t31 March 2022\toverdue, response due\tthr-1",
    ]
    assert printed.err == "1 thread\n"
