"""What reading a paper tells about whose words come next, and when they were said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.said_on import Inspections, day_of
from extract.speakers import INSPECTORATES, OFSTED, SPEAKER, canonical
from extract.speech import Told

NAMED = re.compile(rf"\b(?:{SPEAKER})\b", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """What the reading so far tells: whose words go on, and when they fell.

    `section` is the body whose account the section is, `heading` the one its heading names at
    all, `speaker` the one that the paragraph has been about, `named` the last that the section
    was about: enough for a quotation after "The feedback was:", not for an account.
    """

    paper: int | None = None
    text: str = ""
    inspections: dict[str, Inspections] = field(default_factory=dict)
    section: str | None = None
    heading: str | None = None
    paragraph: tuple[tuple[str, ...], str | None] = ((), None)
    speaker: str | None = None
    named: str | None = None
    lead: Lead | None = None

    def inspections_of(self, speaker: str) -> Inspections:
        """What has been told of a body's inspections."""
        return self.inspections.setdefault(speaker, Inspections())

    @property
    def latest(self) -> str | None:
        """When the speaker's inspection was; None for bodies that do not inspect."""
        if self.speaker not in INSPECTORATES:
            return None
        return self.inspections_of(self.speaker).latest

    def said_on(self, sentence: str, told: Told, anchor: str | None) -> str | None:
        """When the speaker said what `sentence` tells: by its own dates, else by the inspection."""
        return day_of(sentence, told, anchor, self.latest)

    def learn(self, text: str, anchor: str | None) -> None:
        """Take in when the inspection that a text speaks of was, under the name of its body."""
        named = NAMED.search(text)
        speaker = canonical(named.group(), self.text) if named else self.speaker or self.section
        self.inspections_of(speaker or OFSTED).learn(text, anchor)


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence ending in a colon whose speaker's words follow in the next blocks."""

    speaker: str
    said_on: str | None
    section: tuple[str, ...]
    paragraph: str | None = None
    open_quote: bool = False
    items: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Words with their speaker, before they become a record: `quote` as printed."""

    speaker: str
    quote: str
    text: str
    said_on: str | None
    quoted: bool
