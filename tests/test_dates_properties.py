"""Properties of reading dates: what is written in any British style comes back as itself."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import edtf_of, mentions

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_WEEKDAYS = "Mon Tues Weds Thurs Fri Sat Sun".split()
DAYS = st.dates(date(2000, 1, 1), date(2039, 12, 31))
YEARS = st.integers(2001, 2038)


def told(text: str, anchor: str | None = None) -> list[str | None]:
    """The EDTF forms of a text's mentions, or their problems."""
    return [mention.edtf or mention.problem for mention in mentions(text, anchor)]


def ordinal(day: int) -> str:
    """The ending of a day's ordinal."""
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def styles(day: date) -> list[str]:
    """A day in styles beside those of test_dates: signs, times, words that lead to it."""
    n, th, year, yy = day.day, ordinal(day.day), day.year, f"{day.year % 100:02}"
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    brief = "Sept" if day.month == 9 else month[:3]
    short = SHORT_WEEKDAYS[day.weekday()]
    return [
        f"{n}/{brief}/{year}",
        f"{n}.{brief}.{year}",
        f"{n:02}-{day.month:02}-{yy}",
        f"{year}/{day.month:02}/{n:02}",
        f"{n}{th}{month}{year}",
        f"{n}{th}. {month} {year}",
        f"{n}  {month}  {year}",
        f"{n}{th} day of {month} {year}",
        f"{n} {brief}. '{yy}",
        f"{n}{th} {brief}., {year}",
        f"{brief} {n} {year}",
        f"{weekday} {month} {n}{th} {year}",
        f"{weekday} {month} {n}, {year}",
        f"{short} {n}{th} {brief} '{yy}",
        f"{short}. {n} {month} {year}",
        f"{weekday.upper()}, {n}{th.upper()} {month.upper()}, {year}",
        f"{weekday}, the {n}{th} {month}, {year}",
        f"{weekday} {n}/{day.month}/{year}",
        f"({n} {month} {year})",
        f"{n} {month} {year}.",
        f"{n} {month} {year} at 2.30 pm",
        f"{n} {month} {year}, 10.00am",
        f"{n:02}/{day.month:02}/{year} 14:00",
        f"{weekday} {n} {month} {year} at noon",
        f"By {n} {month} {year}",
        f"Due: {n}/{day.month:02}/{yy}",
        f"w/c {n}{th} {month} {year}",
        f"w/e {n:02}.{day.month:02}.{yy}",
        f"week commencing {n} {brief} {year}",
        f"week ending {weekday} {n} {month} {year}",
        f"no later than {n} {month} {year}",
        f"Date of meeting: {n} {month} {year}",
    ]


@given(day=DAYS)
def test_a_day_in_further_styles_comes_back(day: date) -> None:
    for style in styles(day):
        assert edtf_of(style) == day.isoformat(), style
        assert told(f"It was agreed that {style}") == [day.isoformat()], style


@given(day=DAYS)
def test_times_and_leading_words_change_nothing(day: date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for text in (
        f"at 2pm on {written}",
        f"10.30am, {written}",
        f"by close of business on {written}",
        f"by close of play {written}",
        f"by 5pm on {written} at the latest",
        f"{written} (pages 5 - 12)",
        f"{written} 2.00 - 4.30 pm",
        f"with effect from {written}",
    ):
        assert told(text) == [day.isoformat()], text


@given(first=DAYS, days=st.integers(1, 27))
def test_ranges_of_days_in_short_styles(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    if last.month != first.month:
        return
    a, b, month, year = first.day, last.day, MONTHS[last.month - 1], last.year
    for text in (
        f"{a}{ordinal(a)} - {b}{ordinal(b)} {month} {year}",
        f"{a}–{b} {month} {year}",
        f"{a}-{b}/{last.month:02}/{year}",
        f"{a:02}/{first.month:02}/{year} - {b:02}/{last.month:02}/{year}",
        f"from {a} to {b} {month} {year}",
        f"between {a}{ordinal(a)} and {b}{ordinal(b)} {month} {year}",
        f"{WEEKDAYS[first.weekday()]} {a} to {WEEKDAYS[last.weekday()]} {b} {month} {year}",
    ):
        assert told(text) == [f"{first.isoformat()}/{last.isoformat()}"], text


@given(first=DAYS)
def test_two_days_are_both(first: date) -> None:
    last = first + timedelta(days=1)
    if last.month != first.month:
        return
    month = MONTHS[first.month - 1]
    for sign in (" and ", " & ", "/"):
        text = f"{first.day}{sign}{last.day} {month} {first.year}"
        assert told(text) == [f"{{{first.isoformat()},{last.isoformat()}}}"], text


@given(year=YEARS, first=st.integers(1, 12), last=st.integers(1, 12))
def test_ranges_of_months(year: int, first: int, last: int) -> None:
    begins = year if first <= last else year - 1
    expected = f"{begins}-{first:02}/{year}-{last:02}"
    if first == last:
        return
    for sign in (" to ", " - ", "–", " ─ ", "‑", " until "):
        text = f"{MONTHS[first - 1]}{sign}{MONTHS[last - 1]} {year}"
        assert told(text) == [expected], text


NAMES = [("Q1", 1), ("Q 2", 2), ("Quarter 3", 3), ("Qtr 4", 4), ("quarter one", 1)]
NAMES += [("Quarter Two", 2), ("third quarter", 3), ("4th quarter", 4), ("final quarter", 4)]


@given(year=YEARS, name=st.sampled_from(NAMES))
def test_quarters_of_the_financial_year(year: int, name: tuple[str, int]) -> None:
    word, number = name
    months = year * 12 + 3 * number
    first, last = ((month // 12, month % 12 + 1) for month in (months, months + 2))
    expected = [f"{first[0]}-{first[1]:02}/{last[0]}-{last[1]:02}"]
    after = f"{(year + 1) % 100:02}"
    for text in (
        f"{word} {year}/{after}",
        f"{word} of {year}-{after}",
        f"{word}, {year}–{after}",
        f"{word} ({year}/{after})",
        f"{word} {year} / {after}",
        f"{word} {year}/{year + 1}",
        f"{word} {year % 100:02}/{after}",
        f"{word} FY{year % 100:02}/{after}",
        f"{word} of the financial year {year}/{after}",
    ):
        assert told(text) == expected, text
    if word.startswith(("Q", "q")):
        assert told(f"{year}/{after} {word}") == told(f"{year}/{after} ({word})") == expected


@given(year=YEARS)
def test_runs_of_quarters_and_years(year: int) -> None:
    after, third = f"{(year + 1) % 100:02}", f"{(year + 2) % 100:02}"
    assert told(f"Q1 to Q3 {year}/{after}") == [f"{year}-04/{year}-12"]
    assert told(f"Q1-Q2 {year}/{after}") == [f"{year}-04/{year}-09"]
    assert told(f"from {year}/{after} to {year + 1}/{third}") == [f"{year}-04/{year + 2}-03"]
    assert told(f"{year}/{after} – {year + 1}/{third}") == [f"{year}-04/{year + 2}-03"]
    assert told(f"{year}/{after} and {year + 1}/{third}") == [
        f"{year}-04/{year + 1}-03",
        f"{year + 1}-04/{year + 2}-03",
    ]


@given(year=YEARS, kind=st.sampled_from(["financial", "municipal", "academic", "school"]))
def test_years_that_run_over_two(year: int, kind: str) -> None:
    begins = {"financial": 4, "municipal": 5}.get(kind, 9)
    expected = [f"{year}-{begins:02}/{year + 1}-{begins - 1:02}"]
    after = f"{(year + 1) % 100:02}"
    for text in (
        f"the {kind} year {year}/{after}",
        f"{kind.title()} Year {year}-{after}",
        f"the {year}/{after} {kind} year",
        f"{kind} year {year}/{year + 1}",
        f"{kind} year {year} - {after}",
    ):
        assert told(text) == expected, text


@given(year=YEARS, season=st.sampled_from(["Spring", "Summer", "Autumn", "Winter"]))
def test_seasons(year: int, season: str) -> None:
    code = {"Spring": 21, "Summer": 22, "Autumn": 23, "Winter": 24}[season]
    for text in (
        f"{season} {year}",
        f"{season.upper()} {year}",
        f"the {season.lower()} of {year}",
        f"{season} term {year}",
        f"{season} Term 1 {year}",
        f"{season} '{year % 100:02}",
        f"by early {season.lower()} {year}",
    ):
        assert told(text) == [f"{year}-{code}"], text


@given(year=YEARS)
def test_terms_are_of_the_school_year(year: int) -> None:
    after = f"{(year + 1) % 100:02}"
    assert told(f"Autumn term {year}/{after}") == [f"{year}-23"]
    assert told(f"Spring term {year}/{after}") == [f"{year + 1}-21"]
    assert told(f"Autumn/Spring {year}/{after}") == [f"{{{year}-23,{year + 1}-21}}"]
    assert told(f"winter {year}/{after}") == [f"{year}-24"]


@given(anchor=DAYS)
def test_what_counts_from_the_paper(anchor: date) -> None:
    year, month, from_paper = anchor.year, anchor.month, anchor.isoformat()
    later, earlier = month % 12 + 1, (month - 2) % 12 + 1
    assert told("next month", from_paper) == [f"{year + (month == 12)}-{later:02}"]
    assert told("last month", from_paper) == [f"{year - (month == 1)}-{earlier:02}"]
    assert told("a month ago", from_paper) == [f"{year - (month == 1)}-{earlier:02}"]
    assert told("two years ago", from_paper) == [f"{year - 2}"]
    assert told("by the end of the month", from_paper) == [f"{year}-{month:02}"]
    assert told("by the end of the year", from_paper) == [f"{year}"]
    begins = year - (month < 4)
    financial = [f"{begins}-04/{begins + 1}-03"]
    assert told("by the end of the financial year", from_paper) == financial
    begins = year - (month < 9)
    assert told("by the end of the academic year", from_paper) == [f"{begins}-09/{begins + 1}-08"]
    assert told("over the next three years", from_paper) == [f"{year}/{year + 3}"]


@given(day=DAYS, weeks=st.integers(1, 12))
def test_what_counts_from_a_day(day: date, weeks: int) -> None:
    written, start = f"{day.day} {MONTHS[day.month - 1]} {day.year}", day.isoformat()
    there = (day + timedelta(weeks=weeks)).isoformat()
    assert told(f"within {weeks} weeks of {written}") == [there, start]
    assert told(f"{weeks} weeks after the meeting on {written}") == [there, start]
    days = (day + timedelta(days=weeks)).isoformat()
    assert told(f"within {weeks} days of the letter dated {written}") == [days, start]
    after = (day + timedelta(days=1)).isoformat()
    assert told(f"the day after the meeting on {written}") == [after, start]
    assert told(f"the day before {written}")[0] == (day - timedelta(days=1)).isoformat()
    assert told(f"10 working days before {written}") == [start]


@given(year=YEARS, month=st.integers(1, 12), over=st.integers(1, 4))
def test_days_that_no_month_has(year: int, month: int, over: int) -> None:
    day = monthrange(year, month)[1] + over
    name = MONTHS[month - 1]
    for text in (
        f"{day} {name} {year}",
        f"{day}{ordinal(day)} {name} {year}",
        f"{day:02}/{month:02}/{year}",
    ):
        assert told(text) == ["no such day"], text


@given(day=st.integers(1, 28), month=st.integers(13, 99), year=YEARS)
def test_months_that_no_year_has(day: int, month: int, year: int) -> None:
    assert told(f"{day:02}/{month}/{year}") == ["no such month"]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        # what is still to be done by a date lies ahead of the paper, up to a year
        ("A review will report by 30 June.", "2022-09-15", "2023-06-30"),
        ("The plan is to be ready by the end of May.", "2022-09-15", "2023-05"),
        ("The survey was to be done, and was, by 30 June.", "2022-09-15", "2022-06-30"),
        ("All moved in by 30 June.", "2022-09-15", "2022-06-30"),
        # a plan read shortly after it fell due
        ("Signs must be up by 31 August.", "2022-09-15", "2022-08-31"),
    ],
)
def test_deadlines_without_a_year(text: str, anchor: str, expected: str) -> None:
    assert told(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 2022 to date", "2022-06/.."),
        ("from April 2022 onwards", "2022-04/.."),
        ("12/13 October 2022", "{2022-10-12,2022-10-13}"),
        ("spring/summer 2023", "{2023-21,2023-22}"),
        ("KS2 2022 results", "2022"),
        ("in April Wexcombe opened its doors", "2022-04"),
        ("the October Budget", "2022-10"),
        ("a session planned for July. It failed.", "2022-07"),
    ],
)
def test_further_forms(text: str, expected: str) -> None:
    assert told(text, "2022-09-15") == [expected]


NO_DATES = [
    "12 may apply, 5 may need help, and children aged 11-15 may attend; of the 30 may have left",
    "They march on; 12 march past",
    "Inspectors: Ann Reed, Jan Ash, April Lowe and June Ward",
    "Dan March and June Brown",
    "a score of 12/13, scored 21/22, a ratio of 20/21, pp. 21/22, Minute 21/22, Minute No. 12/22",
    "Tel 01632 960 123, Tel: 01632 202022, telephone 020 2022 1999",
    "S.I. 2012 No. 2089, section 1.10.2, see 1.10.21, 20.21% of pupils",
    "2000 words, 2012 places, 2022 items",
    "Autumn Lodge, the Winter Fuel Payment, Summerfield Road",
    "12-40-22, 99-10-22",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text, "2022-09-15") == []
