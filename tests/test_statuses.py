"""The words of status cells, as councils write them, and the value each stands for."""

import pytest

from extract.findings import Status
from extract.statuses import status_of, ticked

S = Status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", S.COMPLETE),
        ("Completed – slides sent to members", S.COMPLETE),
        ("Delivered", S.COMPLETE),
        ("Closed", S.COMPLETE),
        ("Partially complete", S.PARTIALLY_COMPLETE),
        ("Partly implemented", S.PARTIALLY_COMPLETE),
        ("In train", S.IN_PROGRESS),
        ("Ongoing", S.IN_PROGRESS),
        ("On track", S.IN_PROGRESS),
        ("Open", S.IN_PROGRESS),
        ("Extended", S.IN_PROGRESS),
        ("GREEN - On track", S.IN_PROGRESS),
        ("Not complete – within timescale.", S.NOT_COMPLETE_WITHIN_TIMESCALE),
        ("Incomplete - within timescale", S.NOT_COMPLETE_WITHIN_TIMESCALE),
        ("Not complete – outside timescale", S.OVERDUE),
        ("Overdue", S.OVERDUE),
        ("Delayed", S.OVERDUE),
        ("Not started", S.NOT_STARTED),
        ("Not yet due", S.NOT_STARTED),
        ("Paused", S.PAUSED),
        ("On hold", S.PAUSED),
        ("Accepted", S.ACCEPTED),
        ("Agreed", S.ACCEPTED),
        ("Accepted in principle", S.ACCEPTED_IN_PART),
        ("Partially accepted", S.ACCEPTED_IN_PART),
        ("Rejected", S.REJECTED),
        ("Not accepted", S.REJECTED),
        ("Superseded", S.SUPERSEDED),
        ("No longer required", S.SUPERSEDED),
        ("Not complete", None),
        ("See appendix", None),
        ("", None),
    ],
)
def test_status_words(words, status):
    assert status_of(words) is status


@pytest.mark.parametrize(("words", "yes"), [("Y", True), ("✓", True), ("No", False), ("", False)])
def test_ticks(words, yes):
    assert ticked(words) is yes
