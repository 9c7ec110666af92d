"""Answers: the right words in the right mouth, and none where there is nothing to say."""

import json
from dataclasses import replace

import pytest

import search
from corpus import Corpus
from corpus.records import Filters
from extract.findings import (
    Action,
    ActionSource,
    Findings,
    RagRating,
    Rating,
    Recommendation,
    RecommendationKind,
)
from ingest.document import DocumentKind, PaperKind
from search.answers import as_json
from search.expansion import Concept
from search.indexing import complete, silent
from search.passages import cut
from search.ranking import IN_HEADING, Coverage, Ranked, Signs, dated, fold, fuse
from search.relevance import relevant
from tests.made_papers import heading, item, paper, paragraph, table
from tests.search_parts import WordEncoder, acronym, at, attribution, passage

QUOTED = "The oversight of elective home education has improved."


def pack():
    """A council's report that quotes the inspectorate, and speaks of the same things itself."""
    document = paper(
        heading("Elective home education"),
        paragraph(f"In 2021 the feedback of Ofsted was: ‘{QUOTED}’", paragraph="3"),
        paragraph("We have hired two officers for elective home education (EHE).", paragraph="4"),
        paragraph("The ferry leaves from the old quay at noon.", paragraph="5"),
        heading("Ratings"),
        paragraph("Ferries. Overall RAG remains red.", paragraph="6"),
        paragraph("Otters. Overall RAG remains green.", paragraph="7"),
        table("Action | Lead | Due", "Mend the quay wall | Ann Reed | May 2021"),
        title="Children and ferries",
        meeting_date="2022-03-31",
    )
    said = attribution("Ofsted", f"‘{QUOTED}’", QUOTED, said_on="2021", quoted=True, paragraph="3")
    due = Action(
        at=at("Mend the quay wall"), text="Mend the quay wall",
        source_kind=ActionSource.ACTION_PLAN, owners=("Ann Reed",), due="2021-05", id="act-1",
    )  # fmt: skip
    findings = Findings(
        attributions=(replace(said, id="att-1"),),
        acronyms=(replace(acronym("EHE", "elective home education"), id="acr-1"),),
        actions=(due,),
        rag=tuple(
            RagRating(at=at(f"{subject}. Overall RAG remains {rating}."), subject=subject,
                      rating=Rating(rating), id=f"rag-{rating}")
            for subject, rating in (("Ferries", "red"), ("Otters", "green"))
        ),
    )  # fmt: skip
    return document, findings


def inspection():
    """An inspection report, the inspectorate's own."""
    document = paper(
        heading("Home education"),
        item("Children who are home educated are seen in good time."),
        heading("Otters"),
        item("Otters are counted twice a year."),
        kind=PaperKind.INSPECTION_REPORT,
        dated="2023-07-01",
        title="Inspection of children’s services",
    )
    return replace(document, sha256="1" * 64, source="inspection.pdf",
                   kind=DocumentKind.OFSTED_REPORT)  # fmt: skip


@pytest.fixture
def encoder():
    return WordEncoder()


@pytest.fixture
def corpus(tmp_path, encoder):
    with Corpus.open(tmp_path / "corpus") as opened:
        document, findings = pack()
        opened.add(document, findings, cut(document, findings), b"pack")
        own = inspection()
        opened.add(own, Findings(), cut(own, Findings()), b"inspection")
        complete(opened, [document.sha256, own.sha256], silent, encoder)
        yield opened


def ask(corpus, encoder, question, **filters):
    return search.ask(corpus, question, Filters(**filters), encoder=encoder)


@pytest.mark.parametrize(
    "question",
    ["what did Ofsted say about EHE", "home education Ofsted view",
     "has the inspectorate commented on children educated at home"],
)  # fmt: skip
def test_only_the_speakers_own_words_are_an_answer(corpus, encoder, question):
    answer = ask(corpus, encoder, question)
    assert {each.quote for each in answer.passages} == {
        QUOTED,
        "Children who are home educated are seen in good time.",
    }
    assert {each.speaker for each in answer.passages} == {"Ofsted"}
    assert answer.summary == "Ofsted spoke of this in 2 papers, 2021–2023."


def test_a_passage_has_its_place_its_voice_and_both_dates(corpus, encoder):
    answer = ask(corpus, encoder, "what did Ofsted say about EHE", source="made")
    (only,) = answer.passages
    assert (only.said_on, only.printed_on, only.known_by) == ("2021", "2022-03-31", "quotation")
    assert (only.source, only.page, only.paragraph) == ("made.pdf", 1, "3")
    assert only.paper == "Children and ferries"
    assert only.section == ("Elective home education",)


def test_an_acronym_finds_its_long_form_and_the_other_way_round(corpus, encoder):
    for question in ("officers for EHE", "officers for home education"):
        first = ask(corpus, encoder, question).passages[0]
        assert first.quote.startswith("We have hired two officers")


def test_a_question_on_ratings_is_answered_from_ratings(corpus, encoder):
    answer = ask(corpus, encoder, "which areas are red")
    assert answer.passages[0].quote == "Ferries. Overall RAG remains red."
    assert "Otters. Overall RAG remains green." not in {each.quote for each in answer.passages}


def test_what_is_overdue_is_answered_from_actions(corpus, encoder):
    answer = ask(corpus, encoder, "what is overdue")
    assert answer.passages[0].quote == "Mend the quay wall | Ann Reed | May 2021"
    assert answer.passages[0].text.startswith("Ratings › Action | Lead | Due: ")


@pytest.mark.parametrize(
    ("question", "summary"),
    [
        ("is there a crematorium", "Nothing found: no paper here mentions “crematorium”."),
        ("what did Ofsted say about zebras", "Nothing found: no paper here mentions “zebras”."),
    ],
)
def test_nothing_relevant_is_said_to_be_nothing(corpus, encoder, question, summary):
    answer = ask(corpus, encoder, question)
    assert (answer.passages, answer.summary) == ((), summary)


def test_what_no_paper_mentions_is_said_beside_what_was_found(corpus, encoder):
    answer = ask(corpus, encoder, "does the ferry still leave from the old quay at noon, captain")
    assert answer.passages[0].quote == "The ferry leaves from the old quay at noon."
    assert answer.summary.endswith("No paper here mentions “captain”.")


def test_options_override_what_is_understood(corpus, encoder):
    answer = ask(corpus, encoder, "home education since 2023", since="2020-01-01", speaker="Ofsted")
    assert (answer.understood.since, answer.understood.speaker) == ("2020-01-01", "Ofsted")
    assert len(answer.passages) == 2


def test_a_period_leaves_out_what_was_said_at_other_times(corpus, encoder):
    answer = ask(corpus, encoder, "what did Ofsted say about home education since 2022")
    assert [each.source for each in answer.passages] == ["inspection.pdf"]


def test_exempt_papers_answer_only_when_asked_for(corpus, encoder):
    document, _ = pack()
    exempt = tuple(replace(each, exempt=True) for each in document.papers)
    document = replace(document, papers=exempt)
    corpus.add(document, Findings(), cut(document, Findings()), b"pack")
    complete(corpus, [document.sha256], silent, encoder)
    question = "when does the ferry leave from the old quay"
    assert ask(corpus, encoder, question).passages == ()
    assert ask(corpus, encoder, question, include_exempt=True).passages


def test_the_json_has_the_fields_of_the_contract(corpus, encoder):
    told = json.loads(json.dumps(as_json(ask(corpus, encoder, "what did Ofsted say about EHE"))))
    assert list(told) == ["question", "understood", "summary", "passages"]
    assert list(told["understood"]) == [
        "topic", "terms", "speaker", "kind", "since", "until", "committee", "council",
    ]  # fmt: skip
    assert set(told["passages"][0]) >= {
        "quote", "text", "speaker", "known_by", "said_on", "printed_on", "source", "paper", "item",
        "section", "page", "page_label", "paragraph", "box", "score", "also_in",
    }  # fmt: skip


def test_no_more_passages_than_asked_for(corpus, encoder):
    answer = search.ask(corpus, "home education", limit=1, encoder=encoder)
    assert len(answer.passages) == 1


def test_lists_are_fused_by_rank():
    assert fuse([["a", "b", "c"], ["b", "d"]], 3) == ["b", "a", "d"]


def test_reprints_are_folded_into_the_first():
    words = "The swans came back to the mill pond."
    again = passage(words, 4, id="x4", document="1" * 64, source="again.pdf", page=9)
    quoted = passage("swans came back to the", 1, paragraph="2")
    found = fold(
        Ranked(each, Signs()) for each in (passage(words, 0, paragraph="2"), again, quoted)
    )
    assert [each.passage.id for each in found] == ["p0"]
    assert [(each.source, each.page) for each in found[0].also_in] == [("again.pdf", 9)]


@pytest.mark.parametrize(
    ("said_on", "moment", "met"),
    [
        ("2020-01-09", ("2019-11-01", "2019-11-30"), True),
        ("2020-06-01", ("2019-11-01", "2019-11-30"), False),
        ("2019", ("2019-11-01", "2019-11-30"), True),
        (None, ("2019-11-01", "2019-11-30"), False),
    ],
)
def test_words_of_the_day_named_or_soon_after(said_on, moment, met):
    from search.periods import Period

    assert dated(passage("The swans came back.", said_on=said_on), [Period(*moment)]) is met


@pytest.mark.parametrize(
    ("cosine", "coverage", "unknown", "otherwise", "shown"),
    [
        (0.5, 0.4, 0, 0.2, 1),
        (0.4, 0.3, 0, 0.2, 0),
        (0.5, 0.6, 0.5, 0.2, 0),  # one of two things asked about is mentioned nowhere
        (0.5, 0.6, 0.1, 0.2, 1),  # one of ten is not
        (0.7, 0.3, 0.5, 0.2, 1),
        (0.5, 0.4, 0, 0.5, 0),  # nearer to what the papers do not speak of
        (0.3, 1.0, 0, 0.5, 1),  # all that was asked about stands in it
    ],
)
def test_what_is_near_enough(cosine, coverage, unknown, otherwise, shown):
    signs = Signs(cosine=cosine, coverage=coverage)
    assert len(relevant([Ranked(passage("Swans."), signs)], unknown, otherwise)) == shown


@pytest.mark.shared
@pytest.mark.model
@pytest.mark.slow
def test_the_inspectorates_words_on_home_education_in_real_papers(shared_papers, tmp_path):
    """Both quotations of a pack that tells two visits, each from its printed page and paragraph."""
    from search.library import ingest_paths

    with Corpus.open(tmp_path / "corpus") as corpus:
        ingest_paths(corpus, sorted(shared_papers.glob("*.pdf")))
        answer = search.ask(corpus, "what did Ofsted say about EHE", limit=5)
    places = {(each.page_label, each.paragraph) for each in answer.passages}
    assert {("14", "12"), ("14", "13")} <= places
    assert {each.speaker for each in answer.passages} == {"Ofsted"}
    assert {each.said_on for each in answer.passages} >= {"2019", "2021-05"}


def test_what_a_corpus_speaks_of_counts_less_against_a_question(encoder):
    from search.background import TOPICS, otherwise

    class Speaking:
        def __init__(self, nearest):
            self.nearest = nearest

        def compared(self, question, texts):
            return [0.6 if text == TOPICS[3] else 0.1 for text in texts]

        def best(self, text, texts):
            assert text == TOPICS[3]
            return self.nearest

    assert otherwise(Speaking(0.1), "When do taxis run?") == 0.6
    assert otherwise(Speaking(0.7), "When do taxis run?") == pytest.approx(0.3)


def test_a_day_named_in_passing_brings_in_nothing_from_outside_the_period_asked_for(
    corpus, encoder
):
    question = "What did Ofsted conclude from the 2021 inspection of home education?"
    assert QUOTED in {each.quote for each in ask(corpus, encoder, question).passages}
    later = ask(corpus, encoder, question, since="2022-06-01")
    assert QUOTED not in {each.quote for each in later.passages}


def test_what_a_reviewer_writes_answers_a_question_on_the_reviewer(tmp_path, encoder):
    """The review only says "I"; what it upheld and what it did not stand in like paragraphs."""
    review = paper(
        paragraph("The complaint was that otters were moved. I did not uphold it.", paragraph="1"),
        paragraph("The complaint was that swans were fed. I upheld this in full.", paragraph="2"),
        title="Review of the otter service",
    )
    (own,) = review.papers
    review = replace(review, papers=(replace(own, author="Ann Reed OBE, Independent Consultant"),))
    council = paper(
        paragraph("Which complaints the investigator rejected is told below.", paragraph="1"),
        paragraph("Another complaint was rejected: the form was out of date.", paragraph="2"),
        title="Desks",
    )
    council = replace(council, sha256="1" * 64, source="desks.pdf")
    with Corpus.open(tmp_path / "corpus") as opened:
        for each in (council, review):
            opened.add(each, Findings(), cut(each, Findings()), each.source.encode())
        complete(opened, [review.sha256, council.sha256], silent, encoder)
        answer = ask(opened, encoder, "Which complaints were rejected by the investigator?")
    named, first, *_ = answer.passages
    assert named.quote.startswith("Which complaints")
    assert first.quote.endswith("I did not uphold it.")
    assert first.speaker == "Ann Reed OBE, Independent Consultant"


def test_meeting_each_of_several_things_counts_beside_how_much_is_met():
    assert Signs(coverage=0.7, complete=True).score > Signs(coverage=0.9, cosine=0.1).score
    coverage = Coverage([Concept(("otters",)), Concept(("swans",))], {})
    assert coverage.each("Otters were counted.") == [1.0, 0.0]
    assert coverage.each("They were counted.", "Otters and swans") == [IN_HEADING, IN_HEADING]
    assert coverage.of("Otters were counted.") == 0.5


def test_the_papers_of_the_council_that_is_named_come_alone(tmp_path, encoder):
    """Neither paper names its council where it speaks of otters; who speaks of it by name stays."""
    words = "The otters of this place are counted every spring."
    with Corpus.open(tmp_path / "corpus") as opened:
        for number, (council, text) in enumerate(
            (
                ("Wexmouth City Council", words),
                ("Brannock Council", words.replace("spring", "winter")),
                ("Brannock Council", "The otters of Wexmouth are counted by divers."),
            )
        ):
            each = replace(
                paper(paragraph(text), title=f"Otters {number}"),
                sha256=str(number) * 64,
                council=council,
            )
            opened.add(each, Findings(), cut(each, Findings()), str(number).encode())
            complete(opened, [each.sha256], silent, encoder)
        answer = ask(opened, encoder, "How are otters counted in Wexmouth?")
    assert [each.quote for each in answer.passages] == [
        words,
        "The otters of Wexmouth are counted by divers.",
    ]


def test_all_papers_of_a_council_come_whatever_they_call_it(tmp_path, encoder):
    """By its initials or in full, with or without its style; of a large corpus's few too."""
    names = ("WBM Council", "Wexmouth, Brannock and Mere", "Wexmouth, Brannock and Mere Council")
    with Corpus.open(tmp_path / "corpus") as opened:
        for number, council in enumerate((*names, "Otterly Council")):
            text = f"The otters of this place are counted {number} times every spring."
            each = replace(
                paper(paragraph(text), title=f"Otters {number}"),
                sha256=str(number) * 64,
                source=f"{number}.pdf",
                council=council,
            )
            opened.add(each, Findings(), cut(each, Findings()), str(number).encode())
            complete(opened, [each.sha256], silent, encoder)
        for asked in ("WBM", "WBM Council", "Wexmouth, Brannock and Mere"):
            answer = ask(opened, encoder, f"How are otters counted in {asked}?")
            assert {each.source for each in answer.passages} == {"0.pdf", "1.pdf", "2.pdf"}
            assert answer.understood.council == names[2]
        answer = ask(opened, encoder, "How are otters counted?", councils=names[:2])
        assert {each.source for each in answer.passages} == {"0.pdf", "1.pdf"}


def test_what_has_to_be_done_in_a_time_is_answered_from_what_was_asked_for(tmp_path, encoder):
    report = paper(
        heading("Within three months"),
        item("Ensure that every weir has a keeper."),
        heading("Within six months"),
        item("Ensure that every keeper has a boat."),
        title="Inspection of weirs",
    )
    asked = tuple(
        Recommendation(
            at=at(text),
            text=text,
            kind=RecommendationKind.INSPECTION,
            due_text=due,
            id=f"rec-{due}",
        )
        for text, due in (
            ("Ensure that every weir has a keeper.", "Within three months"),
            ("Ensure that every keeper has a boat.", "Within six months"),
        )
    )
    found = Findings(recommendations=asked)
    with Corpus.open(tmp_path / "corpus") as opened:
        opened.add(report, found, cut(report, found), b"weirs")
        complete(opened, [report.sha256], silent, encoder)
        answer = ask(opened, encoder, "What has to be done within three months?")
    assert [each.quote for each in answer.passages] == ["Ensure that every weir has a keeper."]
