"""RAG: told in sentences, in columns of words and fills, in indicators' boxes, by chips."""

import pytest

from extract.findings import Evidence, Rating, Trend
from extract.rag import find
from extract.rag_colours import of_fill
from tests.made_papers import heading, item, paper, paragraph, table

RED, AMBER, GREEN, BLUE = Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE


def only(document):
    found = find(document)
    assert len(found) == 1, found
    return found[0]


# --- prose ---


@pytest.mark.parametrize(
    ("text", "subject", "rating", "trend", "expected", "previous"),
    [
        ("Overall RAG remains amber. Work goes on.", "FERRIES", AMBER, Trend.UNCHANGED, None, None),
        ("Overall rating remains red.", "FERRIES", RED, Trend.UNCHANGED, None, None),
        (
            "Overall RAG rating remains green The team has grown.",
            "FERRIES",
            GREEN,
            Trend.UNCHANGED,
            None,
            None,
        ),
        ("RAG: Amber", "FERRIES", AMBER, None, None, None),
        ("Amber", "FERRIES", AMBER, None, None, None),
        (
            "The overall RAG has moved from red to amber.",
            "FERRIES",
            AMBER,
            Trend.IMPROVED,
            None,
            RED,
        ),
        ("Status has slipped to red this month.", "FERRIES", RED, Trend.WORSENED, None, None),
        ("Crew training is rated green.", "Crew training", GREEN, None, None, None),
        (
            "However, crew training was red and is now amber.",
            "crew training",
            AMBER,
            Trend.IMPROVED,
            None,
            RED,
        ),
        (
            "The RAG rating for Tide Tables has improved to green.",
            "Tide Tables",
            GREEN,
            Trend.IMPROVED,
            None,
            None,
        ),
        (
            "Mooring is red and is expected to move to amber by May.",
            "Mooring",
            RED,
            Trend.EXPECTED,
            AMBER,
            None,
        ),
        ("Almost all other areas are ‘amber’.", "Almost all other areas", AMBER, None, None, None),
        ("Fuel costs: RAG status – Red", "Fuel costs", RED, None, None, None),
        ("Priority 2 is amber.", "Priority 2", AMBER, None, None, None),
        ("4.10 Boats and crew are red.", "4.10 Boats and crew", RED, None, None, None),
    ],
)
def test_sentences(text, subject, rating, trend, expected, previous):
    found = only(paper(heading("FERRIES"), paragraph(text)))
    assert (found.subject, found.rating, found.trend) == (subject, rating, trend)
    assert (found.expected, found.previous) == (expected, previous)
    assert found.evidence is Evidence.TEXT
    assert found.at.quote in text


def test_one_area_named_in_the_next_sentence():
    text = (
        "The harbour plan has one area of red by RAG rating. That is 3.2 ‘Boats are moored.’ "
        "It is expected that it will be ‘amber’ at the next review."
    )
    found = only(paper(paragraph(text)))
    assert (found.subject, found.rating) == ("3.2 ‘Boats are moored.’", RED)
    assert (found.trend, found.expected) == (Trend.EXPECTED, AMBER)


def test_a_short_line_above_is_the_subject_though_not_set_as_a_heading():
    found = find(
        paper(
            heading("FERRIES"),
            paragraph("Overall RAG remains green."),
            paragraph("BUOYS"),
            paragraph("Overall RAG remains red."),
        )
    )
    assert [(one.subject, one.rating) for one in found] == [("FERRIES", GREEN), ("BUOYS", RED)]


@pytest.mark.parametrize(
    "text",
    [
        "38 of 46 indicators are green.",
        "Two indicators are red and three are amber.",
        "In all, three service areas are rated green.",
        "The ratings show 2 Greens and 2 Ambers.",
        "Green = no concerns",
        "Amber – some concerns about delivery",
        "The Green Party asked about green spaces.",
        "A blue badge was issued and the green spaces were mown.",
        "It should have an accurate RAG rating and measures.",
        "The rating would be green if the boats were moored.",
        "The aim is to be green by May.",
        "The harbour lights are red, green and white.",
    ],
)
def test_words_that_rate_nothing(text):
    assert find(paper(heading("FERRIES"), paragraph(text))) == ()


def test_nothing_under_a_key():
    lines = [item("Green is on track."), item("Red is off track.")]
    assert find(paper(heading("Key to RAG ratings"), *lines)) == ()


# --- tables ---


def test_words_in_a_rag_column():
    rows = table("Service | Lead | RAG", "Ferries | AM | Amber", "Buoys | JF | G", "Nets | KP | ")
    assert [(one.subject, one.rating, one.rating_text) for one in find(paper(rows))] == [
        ("Ferries", AMBER, "Amber"),
        ("Buoys", GREEN, "G"),
    ]


def test_fills_without_words():
    rows = table(
        "Service | RAG",
        ["Ferries", ("", "#FF0000")],
        ["Buoys", ("", "#92D050")],
        ["Nets", ("", "#D9D9D9")],
        ["Oars", ("^Green", "#FFC000")],
        ["Sails", ("Amber", "#FFC000")],
    )
    assert [(one.subject, one.rating, one.evidence) for one in find(paper(rows))] == [
        ("Ferries", RED, Evidence.COLOUR),
        ("Buoys", GREEN, Evidence.COLOUR),
        ("Oars", AMBER, Evidence.COLOUR),
        ("Sails", AMBER, Evidence.BOTH),
    ]


def test_another_scale_is_kept_without_a_rating():
    rows = table("Area | RAG", ["Ferries", ("Medium", "#FFC000")], ["Buoys", ("High", "#FF0000")])
    assert [(one.rating, one.rating_text, one.evidence) for one in find(paper(rows))] == [
        (None, "Medium", Evidence.TEXT),
        (None, "High", Evidence.TEXT),
    ]


def test_a_status_column_by_colour_alone():
    rows = table("Objective | Status", ["Ferries", ("", "#00B050")], ["Buoys", ("", "#FF0000")])
    assert [(one.subject, one.rating) for one in find(paper(rows))] == [
        ("Ferries", GREEN),
        ("Buoys", RED),
    ]


def test_coloured_words_of_status_are_no_ratings():
    rows = table(
        "Date | Title | Action proposed | Action taken | Progress status",
        ["1/2/23", "Fares", "That A", "B", ("Complete", "#00B050")],
    )
    assert find(paper(rows)) == ()


def test_a_scorecards_columns():
    rows = table(
        "Indicator | Latest | Target | Previous RAG | RAG | Direction of travel",
        "Boats moored | 94% | 90% | Amber | Green | ↑",
        "Nets mended | 12 | 20 |  | Red | →",
    )
    first, second = find(paper(rows))
    assert (first.value, first.target) == ("94%", "90%")
    assert (first.previous, first.trend) == (AMBER, Trend.IMPROVED)
    assert (second.previous, second.trend) == (None, Trend.UNCHANGED)


def test_what_is_rated_is_the_action_in_a_plan_and_the_indicator_in_a_scorecard():
    plan = table("Objective | Action | Success measure | BRAG", "Sea | Buy lights | Safer | Blue")
    card = table("Indicator | Target | RAG | Action", "Wrecks | 2 | Red | Buy lights")
    found = find(paper(plan, card))
    assert [(one.subject, one.rating) for one in found] == [("Buy lights", BLUE), ("Wrecks", RED)]


def test_of_several_periods_the_last_counts():
    rows = table("Service | Q1 RAG | Q2 RAG", "Ferries | Red | Amber", "Buoys | Green | ")
    found = find(paper(rows))
    assert [(one.rating, one.previous, one.trend) for one in found] == [
        (AMBER, RED, Trend.IMPROVED),
        (GREEN, None, None),
    ]


def test_boxes_of_indicators_one_below_the_other():
    rows = table(
        ["Boats moored within two hours", "", ("AMBER", "#FFC000")],
        ["", "", ""],
        ["Latest: 74%", "Target: 77%, Floor: 65%", "Previous: 78% (Green)"],
        ["Tonnes of fuel (rolling\ntwelve months)", "", ("", "#00FF00")],
        ["Latest: 4,210", "Target: 4,600, Floor 5,150", "Previous: 5,320 (Red)"],
        header_rows=0,
    )
    first, second = find(paper(rows))
    assert (first.subject, first.rating, first.previous) == (
        "Boats moored within two hours",
        AMBER,
        GREEN,
    )
    assert (first.value, first.target, first.trend) == ("74%", "77%", Trend.WORSENED)
    assert (first.evidence, second.evidence) == (Evidence.BOTH, Evidence.COLOUR)
    assert second.subject == "Tonnes of fuel (rolling twelve months)"
    assert (second.value, second.target) == ("4,210", "4,600")
    assert (second.rating, second.previous) == (GREEN, RED)


@pytest.mark.parametrize(
    "rows",
    [
        # a key
        [[("GREEN", "#00FF00"), "Target met"], [("RED", "#FF0000"), "Floor not met"]],
        [[("", "#00FF00"), "On track"], [("", "#FF0000"), "Off track"]],
        # counts of ratings
        [["KPI summary", ("GREEN", "#00FF00"), ("RED", "#FF0000")], ["", "38", "8"]],
        # house colours in a risk register
        [
            ["Directorate", "Risk", "Likelihood"],
            [("Sea", "#B85808"), "Storm", "4"],
            [("Land", "#255F6E"), "Flood", "2"],
        ],
        [["Risk", "Owner", "Risk rating"], ["Storm", "AM", ("12", "#FFC000")]],
        # figures on a coloured ground without a word of rating
        [["Service", "Sum"], ["Ferries", ("12", "#92D050")], ["Buoys", ("14", "#FF0000")]],
    ],
)
def test_tables_that_rate_nothing(rows):
    assert find(paper(table(*rows, header_rows=0))) == ()


# --- chips and colours ---


def test_chips_beside_headings_where_the_paper_rates_by_colour():
    found = find(
        paper(
            heading("Service RAG and update"),
            heading("FERRIES", fill="#FF0000"),
            paragraph("Boats are late."),
            heading("BUOYS", fill="#00B050"),
        )
    )
    assert [(one.subject, one.rating, one.evidence) for one in found] == [
        ("FERRIES", RED, Evidence.COLOUR),
        ("BUOYS", GREEN, Evidence.COLOUR),
    ]


def test_house_colours_of_headings_are_no_ratings():
    one_colour = [heading("FERRIES", fill="#00B050"), heading("BUOYS", fill="#00B050")]
    assert find(paper(heading("Service RAG and update"), *one_colour)) == ()
    assert find(paper(heading("FERRIES", fill="#FF0000"), heading("BUOYS", fill="#00B050"))) == ()


def test_a_word_on_its_own_colour_is_both():
    found = only(paper(heading("FERRIES"), paragraph("Overall RAG is red.", fill="#FF0000")))
    assert found.evidence is Evidence.BOTH


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("#FF0000", RED),
        ("#C00000", RED),
        ("#FFC7CE", RED),
        ("#FFC000", AMBER),
        ("#FF9900", AMBER),
        ("#FFFF00", AMBER),
        ("#00B050", GREEN),
        ("#92D050", GREEN),
        ("#C6EFCE", GREEN),
        ("#0070C0", BLUE),
        ("#7030A0", None),
        ("#D9D9D9", None),
        ("#FFFFFF", None),
        ("#000000", None),
        (None, None),
    ],
)
def test_hues(fill, rating):
    assert of_fill(fill) is rating


# --- when ---


def test_the_quarter_of_a_performance_report():
    document = paper(
        heading("Quarterly Performance Report"),
        heading("Quarter 3"),
        heading("2023/24"),
        table("Service | RAG", "Ferries | Red"),
    )
    assert only(document).as_of == "2023-10/2023-12"


def test_the_month_that_ends_a_title_and_else_the_papers_date():
    rows = table("Service | RAG", "Ferries | Red")
    assert only(paper(rows, title="Improvement plan – June 2023")).as_of == "2023-06"
    assert only(paper(rows, title="Improvement plan")).as_of == "2023-11-27"
