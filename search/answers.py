"""What a question is answered with: the passages, who says each, and what was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.records import KnownBy, Passage
from extract.findings import Reprint
from ingest.document import Box


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read out of a question; None where it does not say.

    `topic` is what the question is about in its own words, `terms` the words searched for with
    the forms that acronyms add. `kind` is a kind of record ("rag", "actions"). `since` and
    `until` are days (YYYY-MM-DD).
    """

    topic: str | None = None
    terms: tuple[str, ...] = ()
    speaker: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    committee: str | None = None
    council: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers: its verbatim words, who says them, when, and where they stand.

    `text` is the quote with its heading path (and a row's column headings) before it.
    `score` is comparable within one answer only, higher is better.
    """

    id: str
    quote: str
    text: str
    speaker: str | None
    known_by: KnownBy
    said_on: str | None
    printed_on: str | None
    source: str
    paper: str | None
    item: str | None
    section: tuple[str, ...]
    page: int
    page_label: str | None
    paragraph: str | None
    box: Box | None
    score: float
    also_in: tuple[Reprint, ...] = ()
    exempt: bool = False
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: passages best first, none where nothing relevant was found."""

    question: str
    understood: Understood
    summary: str
    passages: tuple[Hit, ...] = ()


def hit(passage: Passage, score: float, also_in: Sequence[Reprint] = ()) -> Hit:
    """Return a passage as a hit; `also_in` adds places to those it has already."""
    places = dict.fromkeys((*passage.also_in, *also_in))
    return Hit(
        id=passage.id,
        quote=passage.quote,
        text=f"{passage.heading}: {passage.quote}" if passage.heading else passage.quote,
        speaker=passage.speaker,
        known_by=passage.known_by,
        said_on=passage.said_on,
        printed_on=passage.printed_on,
        source=passage.source,
        paper=passage.paper,
        item=passage.item,
        section=passage.section,
        page=passage.page,
        page_label=passage.page_label,
        paragraph=passage.paragraph,
        box=passage.box,
        score=round(score, 4),
        also_in=tuple(places),
        exempt=passage.exempt,
        superseded_by=passage.superseded_by,
    )


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the JSON of `ask --json` (docs: records, JSON of ask)."""
    return {
        "question": answer.question,
        "understood": asdict(answer.understood),
        "summary": answer.summary,
        "passages": [_hit_json(each) for each in answer.passages],
    }


def _hit_json(each: Hit) -> dict[str, Any]:
    """One passage; its id is kept, so that `show` can be asked for more of it."""
    values = asdict(each)
    values["known_by"] = str(each.known_by)
    return values
