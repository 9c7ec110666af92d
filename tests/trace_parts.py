"""Corpora made by hand for the tests of traces: records as extraction gives them, no files."""

from __future__ import annotations

import hashlib

from corpus import Corpus, Passage
from extract.findings import (
    Action,
    ActionSource,
    Citation,
    Findings,
    RagRating,
    Rating,
    Recommendation,
    RecommendationKind,
    Status,
    Update,
)
from ingest.document import Document, DocumentKind, Page, Paper, PaperKind

COUNCIL = "Wexcombe Borough Council"
PANEL = "Harbour Scrutiny Panel"


class Made:
    """A paper of a meeting, to which records are added one by one."""

    def __init__(
        self,
        day: str | None = "2023-05-04",
        *,
        name: str | None = None,
        council: str | None = COUNCIL,
        committee: str | None = PANEL,
        title: str = "Minutes",
        kind: PaperKind = PaperKind.MINUTES,
    ) -> None:
        self.name = name or f"{council}-{committee}-{title}-{day}"
        self.document = Document(
            source=f"{self.name}.pdf",
            sha256=hashlib.sha256(self.name.encode()).hexdigest(),
            kind=DocumentKind.OTHER,
            pages=(Page(1),),
            papers=(Paper(title, kind, (1, 1), dated=day),),
            blocks=(),
            council=council,
            committee=committee,
            meeting_date=day,
        )
        self.records: list[Recommendation | Update | Action | RagRating] = []
        self.passages: list[Passage] = []

    def at(self, quote: str, section: str = "", **more) -> Citation:
        document = self.document
        given = {
            "council": document.council,
            "committee": document.committee,
            "meeting_date": document.meeting_date,
            "paper": document.papers[0].title,
            "section": (section,) if section else (),
        }
        return Citation(document.sha256, document.source, quote, 1, **(given | more))

    def id(self, kind: str) -> str:
        return f"{kind}-{self.document.sha256[:8]}{len(self.records)}"

    def resolved(self, text: str, section: str = "", **more) -> Made:
        given = {
            "kind": RecommendationKind.RESOLUTION,
            "made_by": self.document.committee,
            "made_on": self.document.meeting_date,
        }
        at = self.at(text, section, **{k: more.pop(k) for k in ("item",) if k in more})
        self.records.append(Recommendation(at=at, id=self.id("rec"), text=text, **(given | more)))
        return self

    def inspected(self, text: str, **more) -> Made:
        return self.resolved(
            text, **({"kind": RecommendationKind.INSPECTION, "made_by": "Ofsted"} | more)
        )

    def row(self, text: str, made_on: str | None, status: Status | None = None, **more) -> Made:
        """A tracker's row."""
        self.records.append(
            Update(
                at=self.at(text),
                id=self.id("upd"),
                recommendation=text,
                made_on=made_on,
                status=status,
                as_of=self.document.meeting_date,
                **more,
            )
        )
        return self

    def action(self, text: str, beside: str | None = None, **more) -> Made:
        """A plan's action; `beside` are the words of the recommendation in its row."""
        self.records.append(
            Action(
                at=self.at(text),
                id=self.id("act"),
                text=text,
                source_kind=ActionSource.ACTION_PLAN,
                **more,
            )
        )
        if beside:
            self.passages.append(
                Passage(
                    id=f"pas-{self.document.sha256[:8]}{len(self.passages)}",
                    document=self.document.sha256,
                    source=self.document.source,
                    order=len(self.passages),
                    quote=f"{beside} | {text}",
                    heading="Action plan › Recommendation | Action",
                    page=1,
                    paper_index=0,
                )
            )
        return self

    def rated(self, subject: str, rating: Rating) -> Made:
        self.records.append(
            RagRating(at=self.at(subject), id=self.id("rag"), subject=subject, rating=rating)
        )
        return self


def add(corpus: Corpus, *made: Made) -> None:
    """Put papers into a corpus."""
    for each in made:
        of_kind = {
            name: tuple(record for record in each.records if isinstance(record, kind))
            for name, kind in (
                ("recommendations", Recommendation),
                ("updates", Update),
                ("actions", Action),
                ("rag", RagRating),
            )
        }
        corpus.add(each.document, Findings(**of_kind), each.passages, each.name.encode())
