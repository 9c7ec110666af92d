"""Two recommendations to be followed through the papers, from the inspection to "complete".

An event names the paper's stem, the printed page (None where pages have no number), the day that
the words speak of and words that stand there.
"""

from __future__ import annotations

from corpus.sample import ehe_2022, ofsted, pack_2022, performance_2022, plan_2021
from corpus.sample.labels import Label

_INSPECTION = "wexcombe-ofsted-inspection-2021-07-05"
_VISIT = "wexcombe-ofsted-focused-visit-2022-07-20"
_PACK_2021 = "wexcombe-scrutiny-2021-09-23"
_MINUTES = "wexcombe-minutes-2021-09-23"
_PACK_2022 = "wexcombe-scrutiny-2022-11-17"
_PACK_2024 = "wexcombe-scrutiny-2024-03-14"


def _event(what: str, date: str, source: str, page: str | None, words: str) -> Label:
    return {"event": what, "date": date, "source": source, "page_label": page, "words": words}


THREADS: list[Label] = [
    {
        "title": "Children who are educated at home are seen",
        "query": "home education",
        "made_by": "Ofsted",
        "made_on": "2021-07-05",
        "status": "complete",
        "events": [
            _event("made", "2021-07-05", _INSPECTION, "1", ofsted.OVERSIGHT_EHE),
            _event("planned", "2021-09-23", _PACK_2021, "7", plan_2021.VISIT_OFFER),
            _event("decided", "2021-09-23", _MINUTES, None, pack_2022.EHE_ROW),
            _event("made", "2022-07-20", _VISIT, None, ofsted.LETTER_EHE),
            _event("reported", "2022-11-17", _PACK_2022, "6", ehe_2022.VISITS_PROGRESS),
            _event("reported", "2022-11-17", _PACK_2022, "15", pack_2022.EHE_ROW),
            _event(
                "reported",
                "2024-02",
                _PACK_2024,
                "5",
                "The offer of a yearly visit is now part of the service’s standards.",
            ),
            _event("closed", "2024-03-14", _PACK_2024, "11", pack_2022.EHE_ROW),
        ],
    },
    {
        "title": "Return home interviews take place in time",
        "query": "return home interviews within 72 hours",
        "made_by": "Ofsted",
        "made_on": "2021-07-05",
        "status": "complete",
        "events": [
            _event("made", "2021-07-05", _INSPECTION, "1", ofsted.RETURN_INTERVIEWS),
            _event("planned", "2021-09-23", _PACK_2021, "7", plan_2021.THREE_DAYS),
            _event("decided", "2021-09-23", _MINUTES, None, pack_2022.MISSING_ROW),
            _event("mentioned", "2022-07-20", _VISIT, None, ofsted.LETTER_HEADLINE),
            _event(
                "reported",
                "2022-11-17",
                _PACK_2022,
                "11",
                performance_2022.INTERVIEWS_ROW,
            ),
            _event("reported", "2022-11-17", _PACK_2022, "15", pack_2022.MISSING_ROW),
            _event("closed", "2024-03-14", _PACK_2024, "11", pack_2022.MISSING_ROW),
        ],
    },
]
