"""Who a paper says has written it."""

import pytest

from ingest.paper_authors import printed_author
from tests.ingest_parts import block, document

WORDS = "Members heard how the service had grown since the spring."
MEMO = ["To: Cabinet – 4 March 2024", "Subject: Ferries"]


@pytest.mark.parametrize(
    ("lines", "report", "expected"),
    [
        (["# Ferries", "# PREPARED BY ELM RESEARCH"], False, "ELM RESEARCH"),
        (["# Ferries", "Report written by: Jo Ash"], False, "Jo Ash"),
        (["# Ferries", "March 2024", "Jo Ash, Head of Ferries"], False, "Jo Ash, Head of Ferries"),
        (["# Ferries", "Jo Ash – Independent Chair"], False, "Jo Ash – Independent Chair"),
        (["# Ferries", WORDS, "Contact officer: Jo Ash"], True, "Jo Ash"),
        (["# Ferries", WORDS, "Report author: Jo Ash Job title: Clerk"], True, "Jo Ash"),
        (["# Ferries", WORDS, "Report Author: | Jo Ash\nTelephone: | 0123"], True, "Jo Ash"),
        (
            ["# Ferries", "# Jo Ash OBE Independent Consultant May 2024"],
            False,
            "Jo Ash OBE, Independent Consultant",
        ),
        (["# Ferries", "# Jo Ash Interim Director May 2024"], False, "Jo Ash, Interim Director"),
        # an appendix's contacts are of those one may ask
        (["# Ferries", WORDS, "Contact officer: Jo Ash"], False, None),
        # no author: a sentence, a body, a heading with an office in it
        (["# Ferries", "The plan prepared by Elm Research was noted."], False, None),
        (["Jo Ash, Chief Executive", "Elm House", "Dear Jo", WORDS], False, None),
        (["# Record", "Decision taken by:", "Jo Ash, Cabinet Lead"], False, None),
        (["# Ferries, Boats and Harbours"], False, None),
        (["# Independent Reviewing Officer"], False, None),
        (["# Early Help Manager May 2024 and after"], False, None),
        (["# Ferries", WORDS, "Contact: Wexcombe Council"], True, None),
    ],
)
def test_authors_outside_a_head(lines: list[str], report: bool, expected: str | None) -> None:
    assert printed_author([block(line) for line in lines], report) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["By: Jo Ash, Cabinet Member", *MEMO], "Jo Ash, Cabinet Member"),
        (["Report of: Director of Ferries", *MEMO], "Director of Ferries"),
        ([*MEMO, "Contact officer: Jo Ash"], "Jo Ash"),
        ([*MEMO, "Report prepared by: Jo Ash"], "Jo Ash"),
        ([*MEMO, "Responsible Officer: Jo Ash"], "Jo Ash"),
        (["# CABINET – 4 MARCH 2024", "# REPORT OF THE CLERK", "# FERRIES", WORDS], "CLERK"),
        (["# CABINET – 4 MARCH 2024", "# FERRIES", "# REPORT OF THE CLERK", WORDS], "CLERK"),
        ([*MEMO, "Date: 4 March 2024", *[WORDS] * 9, "Report author: Jo Ash"], "Jo Ash"),
    ],
)
def test_a_reports_author_in_a_pack(lines: list[str], expected: str) -> None:
    front = ["# AGENDA", "1> Ferries (Pages 1 - 4)"]
    found = document(front, ["^ Agenda Item 1", *lines], front=1)
    report = found.papers[1]
    assert (report.kind.value, report.author, report.dated) == ("report", expected, "2024-03-04")
    assert (report.committee, report.title) == (
        "Cabinet",
        "Ferries" if MEMO[0] in lines else "FERRIES",
    )
