"""Pages of councils' committee systems: whose they are, of what day, what they are called."""

import pytest

from ingest import Document, read_bytes
from ingest.document import DocumentKind, PaperKind
from ingest.html import read_html


def page(body: str, title: str = "", head: str = "") -> Document:
    markup = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return read_bytes(markup.encode(), "page.html")


SITE = '<meta property="og:site_name" content="Wexcombe Council"/>'
CRUMBS = (
    '<nav aria-label="Breadcrumb" class="breadcrumb"><ol><li><a href="/">Home</a></li>'
    '<li><a href="m">Council</a></li><li><a href="c">Agenda for Health Scrutiny Committee on '
    "Monday, 4th March, 2024, 6.30 pm</a></li><li>Agenda item</li></ol></nav>"
)
DECISION = """<h1>Decision details</h1><h2 class="mgSubTitleTxt">Ferry Contract</h2>
<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>
<p><span class="mgLabel">Decision status: </span>Recommendations Approved (subject to call-in)</p>
<p><span class="mgLabel">Is Key decision?: </span>Yes</p>
<p><span class="mgLabel">Is subject to call in?: </span>No</p>
<h3>Purpose:</h3><p>To let the contract of 1 May 2020 anew.</p>
<h3>Decision:</h3><p>RESOLVED: That the contract be let.</p>
<p>Report author: Jo Ash</p><p>Publication date: 12/03/2024</p>
<p>Date of decision: 04/03/2024</p><p>Decided at meeting: 04/03/2024 - Cabinet</p>
<p>Effective from: 20/03/2024</p>"""
ISSUE = """<h1>Issue details</h1><h2>Ferry Contract</h2><p>A paper about the ferries.</p>
<p><b>Decision type:</b> Key</p><p><b>Decision status:</b> For Determination</p>
<p><b>Notice of proposed decision first published:</b> 05/02/2024</p>
<p><b>Decision due:</b> 4 Mar 2024 by Cabinet</p><p><b>Lead officer:</b> Jo Ash</p>"""
SINGLE = """<h1>Decision details</h1><h2>Grant to a youth club</h2>
<p>Decision Maker: Cabinet Member for Children and Families</p><p>Decision status: Implemented</p>
<p>Date of decision: 4 March 2024</p>"""
MEETING = """<h1>Agenda and draft minutes</h1>
<h2>Cabinet - Monday, 4th March, 2024 6.30 pm</h2><p>Venue: Elm Room, Town Hall</p>
<p>Contact: Jo Ash</p><table><tr><th>No.</th><th>Item</th></tr><tr><td>1.</td><td>
<p>Minutes of 5 February 2024</p><p>Minutes:</p><p>RESOLVED that they be approved.</p></td></tr>
</table>"""
ITEM = """<h1>Agenda item</h1><h2>Budget to 31 December 2023</h2><p>To receive the report.</p>
<h2>Minutes:</h2><p>RESOLVED that the report of 9 February 2024 be noted.</p>"""
ISSUE_MEETING = """<h1>Issue - meetings</h1><h2>Ferry Contract</h2>
<p>Meeting: 04/03/2024 - Overview and Scrutiny Committee (Item 5)</p><p>It was noted.</p>"""
TABLE = """<h1>Decision - Ferry Contract</h1><table>
<tr><th>Decision Maker:</th><td>Executive</td></tr>
<tr><th>Date of Decision:</th><td>Monday 4 March 2024</td></tr>
<tr><th>Publication date:</th><td>6 March 2024</td></tr></table><p>The contract is let.</p>"""
LISTED = """<h1>Decision details</h1><dl><dt>Decision Maker:</dt><dd>Cabinet</dd>
<dt>Date of decision:</dt><dd>4 March 2024</dd><dt>Report author:</dt>
<dt>Publication date:</dt><dd>6 March 2024</dd></dl>"""
NO_DAY = "<h1>Agenda item</h1><h2>Minutes - Cabinet - 5 February 2024</h2><p>Words.</p>"
DAY = "2024-03-04"


@pytest.mark.parametrize(
    ("body", "committee", "day", "author"),
    [
        (DECISION, "Cabinet", DAY, "Jo Ash"),
        (ISSUE, "Cabinet", DAY, "Jo Ash"),
        # a member alone is no committee
        (SINGLE, None, DAY, None),
        (MEETING, "Cabinet", DAY, None),
        (ISSUE_MEETING, "Overview and Scrutiny Committee", DAY, None),
        (TABLE, "Executive", DAY, None),
        (LISTED, "Cabinet", DAY, None),
        # the breadcrumbs tell what the page does not
        (CRUMBS + ITEM, "Health Scrutiny Committee", DAY, None),
        # the day in an item's title or text is no meeting's
        (ITEM, None, None, None),
        (NO_DAY, None, None, None),
    ],
)
def test_whose_page_it_is_and_of_what_day(
    body: str, committee: str | None, day: str | None, author: str | None
) -> None:
    found = page(body, head=SITE)
    assert (found.council, found.committee, found.meeting_date) == (
        "Wexcombe Council",
        committee,
        day,
    )
    (paper,) = found.papers
    assert (paper.dated, paper.author) == (day, author)


@pytest.mark.parametrize(
    ("title", "body", "named"),
    [
        ("Agenda item - Ferries - Wexcombe Council", ITEM, "Ferries"),
        ("Wexcombe Council - Agenda item - Ferries", ITEM, "Ferries"),
        (
            "Decision - Ferries - the new boat | Wexcombe Council",
            DECISION,
            "Ferries - the new boat",
        ),
        ("Decision details | Wexcombe Council", DECISION, "Ferry Contract"),
        ("Issue - items at meetings - Ferries", ISSUE, "Ferries"),
        ("Issue details - Ferries - Modern Gov", ISSUE, "Ferries"),
    ],
)
def test_a_page_is_called_by_what_it_is_about(title: str, body: str, named: str) -> None:
    assert page(body, title).papers[0].title == named


@pytest.mark.parametrize(
    ("title", "head", "around", "council"),
    [
        ("Agenda item - Ferries - Wexcombe Council", "", "", "Wexcombe Council"),
        ("", "", "<header><p>Wexcombe City Council</p></header>", "Wexcombe City Council"),
        (
            "",
            "",
            "<footer><p>London Borough of Wexcombe</p></footer>",
            "London Borough of Wexcombe",
        ),
        (
            "Decision - Agreement with Oakmere Council",
            '<meta property="og:site_name" content="Wexcombe Borough Council website"/>',
            "",
            "Wexcombe Borough Council",
        ),
        ("Agenda item - Ferries", "", "", None),
    ],
)
def test_the_council_of_a_page(title: str, head: str, around: str, council: str | None) -> None:
    assert page(around + ITEM, title, head).council == council


def test_kinds_of_pages() -> None:
    kinds = {"decision": DECISION, "item": ITEM, "issue": ISSUE}
    found = {name: page(body) for name, body in kinds.items()}
    assert {name: each.kind for name, each in found.items()} == {
        "decision": DocumentKind.WEB_PAGE,
        "item": DocumentKind.MINUTES,
        "issue": DocumentKind.WEB_PAGE,
    }
    assert found["item"].papers[0].kind is PaperKind.MINUTES


WORDS = "The reasons for urgency were that the ferry would stop within the month."


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"<aside><h3>Urgency</h3><p>{WORDS}</p></aside>", True),
        (f"<nav><p>{WORDS}</p></nav>", True),
        (f'<div class="social-care"><p>{WORDS}</p></div>', True),
        (f'<form action="a.aspx"><input type="hidden"><p>{WORDS}</p></form>', True),
        (f'<form><h2>Item</h2><input type="text"><p>{WORDS}</p></form>', True),
        ("<aside><h3>See also</h3><ul><li><a>Ferries</a></li></ul></aside>", False),
        ("<aside><h3>See also</h3></aside>", False),
        ("<nav>Menu <a>Ferries</a></nav>", False),
        (f'<div class="cookie-notice"><p>{WORDS}</p></div>', False),
        ('<ul class="share"><li><a>Ferries by post</a></li></ul>', False),
        (f"<form><label>{WORDS}</label><input type='text'></form>", False),
    ],
)
def test_only_a_sites_own_parts_are_left_out(markup: str, kept: bool) -> None:
    body = f"<html><body><p>Begin.</p>{markup}</body></html>"
    texts = " ".join(b.text for b in read_html(body.encode(), "p.html").blocks)
    assert (texts != "Begin.") is kept
