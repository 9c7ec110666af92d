"""What is read out of a question: speaker, kind, period, subject."""

import pytest

from extract.findings import Rating, RecommendationKind
from search.expansion import Concept, Expansion
from search.periods import Period, period_of
from search.question import understand
from search.ranking import numbered
from search.speakers import Known, is_voice
from search.vocabulary import stem, subject_words
from tests.search_parts import acronym

KNOWN = Known(
    speakers=("Ofsted", "Rivers and Banks Scrutiny Panel", "Cabinet Member for Rivers"),
    committees=("Rivers and Banks Scrutiny Panel", "Cabinet"),
    councils=("Wexmouth City Council", "Otter, Swan and Heron Council", "St Brannock"),
)
EXPANSION = Expansion([acronym("EHE", "Elective Home Education")])


def understood(text):
    return understand(text, KNOWN, EXPANSION, "2023-11-27")


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("what did Ofsted say about EHE", "Ofsted", "ehe"),
        ("What has Ofsted said about care leavers?", "Ofsted", "care leavers"),
        ("has the inspectorate commented on children educated at home", "Ofsted",
         "children educated home"),
        ("home education Ofsted view", "Ofsted", "home education"),
        ("Ofsted on fostering", "Ofsted", "fostering"),
        ("Ofsted's view of fostering", "Ofsted", "fostering"),
        ("according to inspectors, are the banks safe?", "Ofsted", "banks safe"),
        ("what did inspectors think of the weir?", "Ofsted", "weir"),
        ("what did the Cabinet Member for Rivers say about otters", "Cabinet Member for Rivers",
         "otters"),
        ("what did the Panel resolve on otters", "Panel", "otters"),
    ],
)  # fmt: skip
def test_the_speaker_asked_for_is_taken_out_of_the_subject(text, speaker, topic):
    found = understood(text)
    assert (found.understood.speaker, found.understood.topic) == (speaker, topic)
    assert found.strict


@pytest.mark.parametrize(
    "text",
    [
        "Was the inspectorate misled?",
        "Does the service dispute what inspectors said about the weir?",
        "What did UNICEF say about otters?",
        "Has the weir got better since the inspectors came?",
    ],
)
def test_a_name_that_is_not_asked_for_or_not_known_is_no_speaker(text):
    assert not understood(text).strict


def test_which_recommendations_asks_for_no_speaker():
    found = understood("Which Ofsted recommendations are still outstanding?")
    assert (found.understood.speaker, found.understood.kind) == (None, "updates")


def test_a_committee_is_recognised_by_what_it_is():
    found = understood("what did the Panel resolve on otters").understood
    assert found.committee == "Rivers and Banks Scrutiny Panel"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("which areas are red", "rag"),
        ("RAG otters", "rag"),
        ("which parts of the plan are off track", "rag"),
        ("green rated indicators", "rag"),
        ("what is overdue", "actions"),
        ("who promised to write to the minister", "actions"),
        ("who has to mend the fence and by when?", "actions"),
        ("which actions were due by May 2021", "actions"),
        ("what was resolved about otters", "recommendations"),
        ("what did the committee decide?", "recommendations"),
        ("what are the areas for improvement", "recommendations"),
        ("what did the independent review call for?", "recommendations"),
        ("what grade did the service get", "judgements"),
        ("how was leadership judged", "judgements"),
        ("when is the next meeting", "dates"),
        ("by when must the weir be mended", "dates"),
        ("which recommendations are still outstanding", "updates"),
        ("why is the pledge late to be renewed", "actions"),
        ("what did the mayor promise on otters", "actions"),
        ("its promise to otters", None),
        ("what has to be done within three months", "recommendations"),
        ("otters in the mill pond", None),
    ],
)
def test_the_kind_of_record_asked_for(text, kind):
    assert understood(text).understood.kind == kind


def test_what_narrows_the_kind():
    assert understood("which areas are red").rating is Rating.RED
    assert understood("amber rated risks").rating is Rating.AMBER
    assert understood("what is off track").rating is Rating.RED
    assert understood("what is overdue").overdue
    assert understood("what was resolved about otters").decided_by is RecommendationKind.RESOLUTION
    assert understood("what did the reviewer recommend").decided_by is RecommendationKind.REVIEW
    assert understood("what did Ofsted recommend").decided_by is RecommendationKind.INSPECTION
    due = understood("actions due by the end of May 2021")
    assert (due.due, due.understood.until) == (Period(None, "2021-05-31"), None)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("otters since 2021", "2021-01-01", None),
        ("otters since March 2021", "2021-03-01", None),
        ("otters after 2020", "2021-01-01", None),
        ("otters before May 2021", None, "2021-04-30"),
        ("otters until 31 March 2022", None, "2022-03-31"),
        ("otters between 2020 and 2022", "2020-01-01", "2022-12-31"),
        ("otters from May 2020 to June 2021", "2020-05-01", "2021-06-30"),
        ("otters in 2021", "2021-01-01", "2021-12-31"),
        ("otters since 2021/22", "2021-04-01", None),
        ("otters until 2019-20", None, "2020-03-31"),
        ("otters between 2018-19 and 2020–21", "2018-04-01", "2021-03-31"),
        ("otters since 2021-06", "2021-06-01", None),
        ("otters last year", "2022-01-01", "2022-12-31"),
        ("otters this year", "2023-01-01", "2023-11-27"),
        ("otters in the last two years", "2021-11-27", "2023-11-27"),
    ],
)
def test_a_period_is_understood_and_taken_out(text, since, until):
    found = understood(text).understood
    assert (found.since, found.until, found.topic) == (since, until, "otters")


@pytest.mark.parametrize(
    ("text", "council", "topic"),
    [
        ("otters in Wexmouth", "Wexmouth City Council", "otters"),
        ("Wexmouth City Council's otters", "Wexmouth City Council", "otters"),
        ("how are otters doing in St Brannock?", "St Brannock", "otters"),
        ("otters of Otter, Swan and Heron", "Otter, Swan and Heron Council", "otters"),
        ("otters in Wexmouth and St Brannock", None, "otters wexmouth st brannock"),
        ("otters in Wexford", None, "otters wexford"),
    ],
)
def test_a_council_that_is_named_is_taken_out_of_the_subject(text, council, topic):
    found = understood(text).understood
    assert (found.council, found.topic) == (council, topic)


def test_a_time_ahead_of_the_newest_paper_is_no_period():
    found = understood("otters from April 2025").understood
    assert (found.since, found.until) == (None, None)
    assert understood("otters since April 2025").understood.since == "2025-04-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many otters", (True, None, None)),
        ("what is the price of otters", (True, None, None)),
        ("what needs to improve within  three months", (False, "within three months", None)),
        ("how are otters seen within three months", (False, None, None)),
        ("which recommendations are complete", (False, None, True)),
        ("which recommendations are not complete", (False, None, False)),
    ],
)
def test_numbers_timescales_and_progress_asked_for(text, expected):
    found = understood(text)
    assert (found.amount, found.timescale, found.done) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There are 412 otters.", True),
        ("Otters rose by 4%.", True),
        ("They cost £12.71 an hour.", True),
        ("On 4 May 2021 (2.1) otters came.", False),
        ("In 2021 they left.", False),
    ],
)
def test_a_number_of_something_is_no_day_year_or_label(text, told):
    assert numbered(text) is told


@pytest.mark.parametrize(
    "text",
    [
        "the November 2019 inspection", "the last meeting", "otters", "otters in 2024-25",
        "otters in 2011-12", "the 2023/24 outturn",
    ],
)  # fmt: skip
def test_an_event_named_by_its_date_is_no_period(text):
    assert period_of(text, "2023-11-27") == (None, text)


def test_a_financial_year_is_no_moment():
    found = understood("the budget for 2025-26 and the outturn of 2011/12")
    assert (found.moments, found.moment_words) == ((), frozenset())


def test_a_day_named_in_passing_is_a_moment():
    assert understood("what is Cabinet asked to note on 5 May 2021").moments == (
        Period("2021-05-05", "2021-05-05"),
    )


@pytest.mark.parametrize(
    ("speaker", "asked", "same"),
    [
        ("Ofsted", "Ofsted", True),
        ("Ofsted and CQC", "Ofsted", True),
        ("Her Majesty’s Inspector", "Ofsted", True),
        ("Chief Warden", "Ofsted", False),
        (None, "Ofsted", False),
        ("Rivers and Banks Scrutiny Panel", "Panel", True),
        ("Otter Board", "Panel", False),
    ],
)
def test_a_voice_is_known_by_its_names(speaker, asked, same):
    assert is_voice(speaker, asked) is same


@pytest.mark.parametrize("text", ["home education", "children educated at home", "home educated"])
def test_long_forms_find_the_acronym(text):
    found = EXPANSION.concepts(subject_words(text))[0]
    assert ("ehe",) in found.forms


def test_an_acronym_is_spelt_out_strictly_and_loosely():
    (found,) = EXPANSION.concepts(["ehe"])
    assert found.forms[:2] == (("elective", "home", "education"), ("home", "education"))


def test_nothing_is_expanded_inside_other_words():
    assert EXPANSION.concepts(["vehement"]) == (Concept(("vehement",)),)


def test_a_form_with_of_keeps_its_first_word():
    expansion = Expansion([acronym("DOR", "Director of River Services")])
    assert all("dor" not in form for each in expansion.concepts(["river", "services"])
               for form in each.forms)  # fmt: skip


def test_an_ambiguous_acronym_means_first_what_its_own_paper_says():
    meanings = [acronym("CPC", "Clean Pond Committee", "a.pdf")] * 3
    meanings.append(acronym("CPC", "Canal Path Charter", "b.pdf"))
    (found,) = Expansion(meanings, source="b.pdf").concepts(["cpc"])
    assert found.forms[0] == ("canal", "path", "charter")
    assert ("clean", "pond", "committee") in found.forms


@pytest.mark.parametrize(
    "words",
    [
        ("educated", "education", "educating"),
        ("recruit", "recruitment", "recruiting"),
        ("inspector", "inspection", "inspected"),
        ("resolved", "resolve"),
    ],
)
def test_related_words_share_a_stem(words):
    assert len({stem(word) for word in words}) == 1
