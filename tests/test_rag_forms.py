"""RAG in further forms: letters, lines, keys, other columns; and colours that rate nothing."""

from __future__ import annotations

import pytest

from extract.findings import Rating, Trend
from extract.rag import find
from ingest.document import Block
from tests.made_papers import heading, paper, paragraph, table

RED, AMBER, GREEN, BLUE = Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE
FILL = {RED: "#FF0000", AMBER: "#FFC000", GREEN: "#00B050", BLUE: "#0070C0"}
RATES = paragraph("Each service gives its BRAG rating below.")

Told = list[tuple[str, Rating | None, Trend | None, Rating | None]]


def told(*blocks: Block) -> Told:
    """Subject, rating, trend and previous rating of what a paper rates."""
    return [(one.subject, one.rating, one.trend, one.previous) for one in find(paper(*blocks))]


@pytest.mark.parametrize(
    ("text", "subject", "rating", "trend", "previous"),
    [
        ("RAG: A", "FERRIES", AMBER, None, None),
        ("RAG – G", "FERRIES", GREEN, None, None),
        ("BRAG status: B", "FERRIES", BLUE, None, None),
        ("RAG status: Amber/Green", "FERRIES", AMBER, None, None),
        ("Overall: Green", "FERRIES", GREEN, None, None),
        ("Status: On track (Green)", "FERRIES", GREEN, None, None),
        ("Current RAG: Amber. Previous RAG: Red.", "FERRIES", AMBER, Trend.IMPROVED, RED),
        ("RAG rating - Amber (Previous: Green)", "FERRIES", AMBER, Trend.WORSENED, GREEN),
        ("Crew training is currently amber-rated.", "Crew training", AMBER, None, None),
        ("Crew training is a red-rated action.", "Crew training", RED, None, None),
        ("Crew training has turned red.", "Crew training", RED, None, None),
        ("Crew training is still red.", "Crew training", RED, Trend.UNCHANGED, None),
        ("Crew training has been downgraded from green to amber.", "Crew training", AMBER,
         Trend.WORSENED, GREEN),
        ("Officers rated crew training amber.", "crew training", AMBER, None, None),
        ("We have rated crew training as amber.", "crew training", AMBER, None, None),
        ("There is only one red action: crew training.", "crew training", RED, None, None),
        ("One action, crew training, is rated red.", "crew training", RED, None, None),
        ("The one red-rated action, namely crew training.", "crew training", RED, None, None),
        ("One area is rated red: crew training.", "crew training", RED, None, None),
        ("Crew training: Amber", "Crew training", AMBER, None, None),
        ("Crew training (RED)", "Crew training", RED, None, None),
        ("Crew training – RAG: Green", "Crew training", GREEN, None, None),
        ("Crew training is red The crews are few.", "Crew training", RED, None, None),
    ],
)  # fmt: skip
def test_further_words(
    text: str, subject: str, rating: Rating, trend: Trend | None, previous: Rating | None
) -> None:
    assert told(RATES, heading("FERRIES"), paragraph(text)) == [(subject, rating, trend, previous)]


@pytest.mark.parametrize(
    "text",
    [
        "12 actions are now complete (blue), 5 are green.",
        "Works at Green Lane are complete, and the path is Green Lane.",
        "The council is Amber Vale Borough Council, the author is Amber Ash.",
        "The land is green field.",
        "The bins are blue and collected weekly.",
        "The weather warning was amber.",
        "The traffic lights are red for too long.",
        "Our energy is green.",
        "Cuts here are a red line.",
        "The Green Paper is out.",
        "Actions are rated red where they are off track.",
        "Actions rated red are off track.",
        "Each action is rated red (off track), amber (at risk) or green (on track).",
        "Where progress is amber, a note is given.",
        "RAG: Red/Amber/Green",
    ],
)
def test_colours_that_rate_nothing(text: str) -> None:
    assert told(RATES, heading("FERRIES"), paragraph(text)) == []


@pytest.mark.parametrize("text", ["The paint is red.", "The boat is green.", "Crew: Red"])
def test_a_bare_colour_counts_only_where_a_paper_rates(text: str) -> None:
    assert told(heading("FERRIES"), paragraph(text)) == []


def test_columns_of_this_and_the_last_period_in_any_order() -> None:
    rows = table("Action | RAG this quarter | RAG last quarter", "Buy boats | Amber | Red")
    assert told(rows) == [("Buy boats", AMBER, Trend.IMPROVED, RED)]


def test_a_forecast_column_is_what_is_expected() -> None:
    rows = table("Action | RAG | Forecast RAG", "Buy boats | Red | Amber", "Mend | Green | Green")
    first, second = find(paper(rows))
    assert (first.rating, first.expected, first.trend) == (RED, AMBER, Trend.EXPECTED)
    assert (second.rating, second.expected, second.trend) == (GREEN, None, None)


def test_a_rag_column_that_stands_first_is_no_key() -> None:
    words = table("RAG | Action | Lead", "Red | Buy boats | AM", "Green | Mend nets | JF")
    buy, mend = [("", FILL[RED]), "Buy", "AM"], [("", FILL[GREEN]), "Mend", "JF"]
    fills = table("RAG | Action | Lead", buy, mend)
    assert [(s, r) for s, r, *_ in told(words)] == [("Buy boats", RED), ("Mend nets", GREEN)]
    assert [(s, r) for s, r, *_ in told(fills)] == [("Buy", RED), ("Mend", GREEN)]


def test_cells_with_arrows_signs_letters_and_what_was() -> None:
    rows = table(
        "Action | RAG",
        "Buy boats | Amber ↑",
        "Mend nets | ↓ Red",
        "Paint hulls | 🟢",
        "Sell oars | A/G",
        "Test lamps | Amber (was Red)",
        "Old lamps | Complete (Blue)",
    )
    assert told(rows) == [
        ("Buy boats", AMBER, Trend.IMPROVED, None),
        ("Mend nets", RED, Trend.WORSENED, None),
        ("Paint hulls", GREEN, None, None),
        ("Sell oars", AMBER, None, None),
        ("Test lamps", AMBER, Trend.IMPROVED, RED),
        ("Old lamps", BLUE, None, None),
    ]


def test_columns_of_colours_without_the_word_rag() -> None:
    spelt = table("Action | R/A/G", "Buy boats | Red", "Mend nets | Green")
    quarters = table("KPI | Q1 | Q2 | Q3", "Boats | Green | Amber | Red", "Nets | Red | Red | Red")
    assert [(s, r) for s, r, *_ in told(spelt)] == [("Buy boats", RED), ("Mend nets", GREEN)]
    assert told(quarters) == [
        ("Boats", RED, Trend.WORSENED, AMBER),
        ("Nets", RED, Trend.UNCHANGED, RED),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        table("Bin | Colour", "Paper | Blue", "Garden | Green"),
        table("Name | Party", "Cllr Ash | Green", "Cllr Elm | Green", "Cllr Yew | Red"),
        table("Item | Shade", "Paper | Blue", "Garden | Green"),
        table("Definition | RAG", "Off track | Red", "At risk of delay | Amber", "Met | Green"),
        table("Key | Red | Not met", " | Amber | Partly met", " | Green | Met", header_rows=0),
    ],
)  # fmt: skip
def test_tables_of_colours_that_rate_nothing(rows: Block) -> None:
    assert told(rows) == []


@pytest.mark.parametrize(
    ("title", "as_of"),
    [
        ("Improvement plan as at 31 March 2023", "2023-03-31"),
        ("Improvement plan (June 2023)", "2023-06"),
        ("Performance report for May 2023", "2023-05"),
    ],
)
def test_when_by_the_title(title: str, as_of: str) -> None:
    (one,) = find(paper(table("Service | RAG", "Ferries | Red"), title=title))
    assert one.as_of == as_of
