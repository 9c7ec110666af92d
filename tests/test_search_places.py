"""Places: whether the words of a quote stand on their page, and in their box."""

import pytest

from search.places import check_places, stands_on
from tests.pdf_maker import Pages


def words(text: str):
    return [(word, (0.0, 0.0, 1.0, 1.0)) for word in text.split()]


@pytest.mark.parametrize(
    ("quote", "page", "following"),
    [
        ("The swans came back.", "7 The swans came back. Page 3", ""),
        ("The swans’ “nest”", "The swans' 'nest'", ""),
        ("first eﬃcient swan", "first efficient swan", ""),
        ("The improvement went on", "The improve- ment went on", ""),
        ("The swans came back again", "The swans came Page 3", "Agenda Item 4 back again"),
        ("Mend the fence | Ann Reed", "Mend Ann the Reed fence", ""),
    ],
)
def test_words_stand_on_their_page(quote, page, following):
    assert stands_on(quote, words(page), words(following))


@pytest.mark.parametrize(
    ("quote", "page", "following"),
    [
        ("The swans came back.", "The otters came back.", ""),
        ("The swans came back", "back came swans the", ""),
        ("The swans came back", "Nothing here", "The swans came back"),
        ("The swans came back", "The swans came", "home"),
    ],
)
def test_words_that_stand_elsewhere_or_in_another_order_do_not(quote, page, following):
    assert not stands_on(quote, words(page), words(following))


def test_the_quotes_of_a_file_are_looked_up_again(tmp_path):
    lines = ["The swans came back to the mill pond.", "They nest below the weir each spring."]
    (tmp_path / "swans.pdf").write_bytes(Pages().lines(72, 72, lines).bytes())
    (tmp_path / "notes.txt").write_text("The swans came back.")
    (tmp_path / "broken.pdf").write_text("no PDF at all")
    report = check_places([tmp_path])
    assert report.quotes == report.standing > 0
    assert report.boxes == report.holding > 0
    assert report.misplaced == ()


def test_a_misplaced_quote_is_told(tmp_path, monkeypatch):
    path = tmp_path / "swans.pdf"
    path.write_bytes(Pages().text(72, 72, "The swans came back to the mill pond.").bytes())
    elsewhere = [[("Otters", (0.0, 0.0, 1.0, 1.0))]]
    monkeypatch.setattr("ingest.pdf.all_page_words", lambda content: iter(elsewhere))
    report = check_places([path])
    assert report.standing == 0
    assert report.misplaced[0].problem == "not on its page"
