"""Dates in texts: every form of British committee papers, what it means, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import edtf_of, mentions, span_of

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def told(text: str, anchor: str | None = None) -> list[str | None]:
    """The EDTF forms of a text's mentions, or their problems."""
    return [mention.edtf or mention.problem for mention in mentions(text, anchor)]


# text, its dates in order; the anchor is 15 September 2022
FORMS = [
    # days
    ("Thursday, 12th May, 2022 at 5.30 pm", ["2022-05-12"]),
    ("Date: 12 May 2022", ["2022-05-12"]),
    ("DATE OF DECISION: 12 MAY 2022", ["2022-05-12"]),
    ("agreed by 30 th September 20 at the latest", ["2020-09-30"]),
    ("By 31 st Dec 20", ["2020-12-31"]),
    ("on the 1st of March 2022", ["2022-03-01"]),
    ("reviewed 29.06.21", ["2021-06-29"]),
    ("on 03/04/2025", ["2025-04-03"]),
    ("due 3/4/25", ["2025-04-03"]),
    ("12-Apr-21", ["2021-04-12"]),
    ("2021-06-29", ["2021-06-29"]),
    ("September 12th, 2012", ["2012-09-12"]),
    ("met on 14 June; the next date is 4 October", ["2022-06-14", "2022-10-04"]),
    # months and years
    ("since it opened in September 2019", ["2019-09"]),
    ("Start: Sept 20", ["2020-09"]),
    ("Completed by: Mar 21", ["2021-03"]),
    ("Nov. 2019", ["2019-11"]),
    ("Dec '20 and Dec ’21", ["2020-12", "2021-12"]),
    ("Apr-21", ["2021-04"]),
    ("06/2021", ["2021-06"]),
    ("Appendix 3 March 2021", ["2021-03"]),
    ("the last inspection in 2014 was", ["2014"]),
    ("in mid-2021", ["2021"]),
    ("In 2019 and 2021, inspectors came", ["2019", "2021"]),
    ("for the July Board:", ["2022-07"]),
    ("in October, 46 partners came", ["2022-10"]),
    # ranges
    ("23 April to 4 May 2012", ["2012-04-23/2012-05-04"]),
    ("6 to 17 December 2021", ["2021-12-06/2021-12-17"]),
    ("11-15 May 2021", ["2021-05-11/2021-05-15"]),
    ("Monday 5 – Friday 9 December 2022", ["2022-12-05/2022-12-09"]),
    ("11 March 2019 to 22 March 2019", ["2019-03-11/2019-03-22"]),
    ("between 11 th and 22 nd March 2019", ["2019-03-11/2019-03-22"]),
    ("April 2012 – March 2013", ["2012-04/2013-03"]),
    ("December to February 2022", ["2021-12/2022-02"]),
    ("Sept/Oct 20", ["2020-09/2020-10"]),
    ("Jan 24 – Mar 24", ["2024-01/2024-03"]),
    ("2021-2023", ["2021/2023"]),
    ("2016 to 2020", ["2016/2020"]),
    ("Strategy for Parks 2014 2024.", ["2014/2024"]),
    ("31 March 2022 to 1 April 2021", ["2022-03-31", "2021-04-01"]),
    (
        "5 to 9 December 2022 and 14 to 15 February 2023",
        ["{2022-12-05..2022-12-09,2023-02-14..2023-02-15}"],
    ),
    # one of, both
    ("June or August 2021", ["[2021-06,2021-08]"]),
    ("either 2 nd June 2021 or 3 rd August 2021", ["[2021-06-02,2021-08-03]"]),
    ("7 and 19 May 2018", ["{2018-05-07,2018-05-19}"]),
    ("5, 6 and 7 May 2022", ["{2022-05-05,2022-05-06,2022-05-07}"]),
    ("4 June, 12 July and 3 August 2022", ["{2022-06-04,2022-07-12,2022-08-03}"]),
    ("the Spring and Summer months of 2018", ["{2018-21,2018-22}"]),
    # seasons, quarters, years that run over two
    ("by Autumn 2020", ["2020-23"]),
    ("winter 2020/21", ["2020-24"]),
    ("the summer term of 2021", ["2021-22"]),
    ("Q4 2021 / 22", ["2022-01/2022-03"]),
    ("Q1 21/22", ["2021-04/2021-06"]),
    ("Quarter 3 2024/25", ["2024-10/2024-12"]),
    ("2021-22 Q3", ["2021-10/2021-12"]),
    ("the first quarter of 2022-23", ["2022-04/2022-06"]),
    ("Q2 2021", ["2021-04/2021-06"]),
    ("work done in 2019-20", ["2019-04/2020-03"]),
    ("Plan 2020 - 21", ["2020-04/2021-03"]),
    ("2020/21", ["2020-04/2021-03"]),
    ("the 21/22 business planning cycle", ["2021-04/2022-03"]),
    ("FY22", ["2021-04/2022-03"]),
    ("academic year 2020/21", ["2020-09/2021-08"]),
    ("2020/21 school year", ["2020-09/2021-08"]),
    ("Municipal Year 2020/21", ["2020-05/2021-04"]),
    # open ends
    ("since March 2020", ["2020-03/.."]),
    ("since 2019/20", ["2019-04/.."]),
    ("prior to July 2021", ["../2021-07"]),
    ("by 1 March 2022", ["2022-03-01"]),
    # counted from a date, from the paper
    ("two weeks before the meeting on 26th May 2022", ["2022-05-12", "2022-05-26"]),
    ("within three months of 1 June 2021", ["2021-09-01", "2021-06-01"]),
    ("4 months on from the March 2019 visit", ["2019-07", "2019-03"]),
    ("a fortnight after 1 June 2021", ["2021-06-15", "2021-06-01"]),
    ("criticised last year", ["2021"]),
    ("last month and next month", ["2022-08", "2022-10"]),
    ("compared with last April", ["2022-04"]),
    ("over the last 12 months", ["2021-09/2022-09"]),
    ("in the past three years", ["2019/2022"]),
    ("over the last year", ["2021-09/2022-09"]),
    ("the last financial year", ["2021-04/2022-03"]),
    ("this academic year", ["2022-09/2023-08"]),
    ("next spring", ["2023-21"]),
    # impossible
    ("As of 31st February 2022", ["no such day"]),
    ("on 29 February 2021", ["no such day"]),
    ("on 03/14/2022", ["no such month"]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text for text, _ in FORMS])
def test_forms(text: str, expected: list[str]) -> None:
    assert told(text, "2022-09-15") == expected


NO_DATES = [
    "within 72 hours, in 48 hours, every six months, a two-year plan over the next few months",
    "aged 16 to 17, Years 10/11, homeless 16/17-year-olds, 16 / 17 years",
    "paragraph 4.10, pages 12 to 14, section 3.2.10, (Pages 5 - 14)",
    "decision 24/00071 and file 44/70123",
    "the Orchards Act 1996, the Tree Planting (England) Regulations 2010, the Bees Act 2010",
    "£2,019 for 2019 children; 2020 new cases; Tel: 01632 960 2015",
    "You may 20 people march; may we? This may not last. He feared this may be so.",
    "every September and each May",
    "Councillor June Archer and Ms April Lowe",
    "Working together within the next fortnight",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text, "2022-09-15") == []


def test_mention_keeps_its_words_and_place() -> None:
    text = "Done by 30 th September 20, said the Chair."
    (mention,) = mentions(text)
    assert text[mention.start : mention.end] == mention.text == "30 th September 20"
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        # the year nearest to a day told just before, not to the paper's
        ("On 27 January 2018 it began. On 10 February it ended.", "2022-09-15", "2018-02-10"),
        ("On 27 November 2019 it began, and on 10 February ended.", "2022-09-15", "2020-02-10"),
        # a month told before is no guide
        ("After the visit in May 2016 we meet on 4 October.", "2022-09-15", "2022-10-04"),
        ("We meet on 10 December.", "2022-01-20", "2021-12-10"),
    ],
)
def test_year_left_out(text: str, anchor: str, expected: str) -> None:
    last = mentions(text, anchor)[-1]
    assert (last.edtf, last.problem) == (expected, None)


def test_without_an_anchor_nothing_is_guessed() -> None:
    assert told("last year") == ["no day to count from"]
    assert told("on 4 June") == ["no year"]
    assert edtf_of("last year") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 30 th Nov 20", "2020-11-30"),
        ("Start: 1 st Oct 20", "2020-10-01"),
        ("Due: end of March 2021", "2021-03"),
        ("Wednesday 12 May 2021 at 10.00 am", "2021-05-12"),
        ("w/c 12 April 2021", "2021-04-12"),
        ("July", "2022-07"),
        ("Autumn", "2022-23"),
        ("two weeks before the meeting on 26 May 2022", "2022-05-12"),
        ("The plan was agreed on 12 May 2021", None),  # more than a date
        ("1 May 2021 and in July 2022", None),  # two dates
        ("Ongoing", None),
        ("", None),
    ],
)
def test_text_that_is_one_date(text: str, expected: str | None) -> None:
    assert edtf_of(text, "2022-09-15") == expected


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
        ("2019-04/2020-03", date(2019, 4, 1), date(2020, 3, 31)),
        ("[2020-10-01,2020-12-03]", date(2020, 10, 1), date(2020, 12, 3)),
        ("../2021-07", date(2021, 7, 1), date(2021, 7, 31)),
    ],
)
def test_span(edtf: str, first: date, last: date) -> None:
    assert span_of(edtf) == (first, last)


def test_span_of_nothing() -> None:
    assert span_of(None) is None
    assert span_of("soon") is None


def _ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _styles(day: date) -> list[str]:
    """A day in the styles met in British papers."""
    number, ordinal, year, short = day.day, _ordinal(day.day), day.year, day.year % 100
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    brief = "Sept" if day.month == 9 else month[:3]
    return [
        f"{number} {month} {year}",
        f"{number:02} {month} {year}",
        f"{number}{ordinal} {month} {year}",
        f"{number} {ordinal} {month} {year}",
        f"{number}{ordinal} {month}, {year}",
        f"{number}{ordinal} of {month} {year}",
        f"the {number}{ordinal} {month} {year}",
        f"{number} {month.upper()} {year}",
        f"{number}{ordinal.upper()} {month.upper()} {year}",
        f"{weekday} {number} {month} {year}",
        f"{weekday}, {number} {month} {year}",
        f"{weekday}, {number}{ordinal} {month}, {year}",
        f"{weekday} {number} {ordinal} {month} {year}",
        f"{weekday} the {number}{ordinal} of {month} {year}",
        f"{weekday[:3]} {number} {brief} {year}",
        f"{number} {brief} {year}",
        f"{number} {brief}. {year}",
        f"{number}{ordinal} {brief} {year}",
        f"{number} {brief} {short:02}",
        f"{number} {ordinal} {brief} {short:02}",
        f"{number}{ordinal} {month} {short:02}",
        f"{number} {month} '{short:02}",
        f"{number} {brief} ’{short:02}",
        f"{number}-{month[:3]}-{short:02}",
        f"{number}-{brief}-{year}",
        f"{number}/{day.month}/{year}",
        f"{number:02}/{day.month:02}/{year}",
        f"{number:02}/{day.month:02}/{short:02}",
        f"{number}/{day.month}/{short:02}",
        f"{number:02}.{day.month:02}.{year}",
        f"{number:02}.{day.month:02}.{short:02}",
        f"{number}.{day.month}.{year}",
        f"{number:02}-{day.month:02}-{year}",
        f"{month} {number}, {year}",
        f"{month} {number}{ordinal}, {year}",
        f"{month} {number}{ordinal} {year}",
        f"{number}\u00a0{month}\u00a0{year}",
        f"{number} {month}\n{year}",
        f"{number}{month}{year}",
        f"{weekday}\u00a0{number}\u00a0{month}\u00a0{year}",
        day.isoformat(),
    ]


@given(day=st.dates(date(2000, 1, 1), date(2039, 12, 31)))
def test_a_day_in_any_style_comes_back(day: date) -> None:
    styles = _styles(day)
    assert len(styles) >= 40
    for style in styles:
        assert edtf_of(style) == day.isoformat(), style
        around = f"It was agreed on {style} by the Panel."
        assert [mention.edtf for mention in mentions(around)] == [day.isoformat()], around


@given(
    first=st.dates(date(2001, 1, 1), date(2037, 12, 31)),
    days=st.integers(min_value=1, max_value=300),
)
def test_a_range_in_any_style_comes_back(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    expected = f"{first.isoformat()}/{last.isoformat()}"
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    styles = [f"{first.day} {start} {first.year} to {last.day} {end} {last.year}"]
    styles.append(f"{first.day} {start} {first.year} – {last.day} {end} {last.year}")
    if (first.month, first.day) <= (last.month, last.day) and first.year == last.year:
        styles.append(f"{first.day} {start} to {last.day} {end} {last.year}")
        if start == end:
            styles.append(f"{first.day} to {last.day} {end} {last.year}")
            styles.append(f"{first.day}-{last.day} {end} {last.year}")
    for style in styles:
        assert edtf_of(style) == expected, style


@given(text=st.text(alphabet="0123456789/-–. ,'MayJune2021st[]Q to and or\n", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for mention in mentions(text, "2022-09-15"):
        assert text[mention.start : mention.end] == mention.text
        assert (mention.edtf is None) == (mention.problem is not None)
