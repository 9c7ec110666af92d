"""When words were said: the day an inspection's report came out where told, else its days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates import Mention, mentions, span_of
from extract.speakers import SPEAKER
from extract.speech import Manner, Told

_INSPECTION = re.compile(
    rf"\b(?:inspect(?:ion|ions|ed|ors?)|visit(?:s|ed)?|{SPEAKER})\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\b(?:publish(?:ed)?|report|letter|dated|publication)\b", re.IGNORECASE)
_NOT_THE_ONE = re.compile(
    r"\b(?:next|future|forthcoming|due|before|prior|draft|until|annual\s+engagement\s+meeting)\b"
    r"[^.;:]{0,40}$|\bby\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
_EARLIER_ONE = re.compile(r"\b(?:last|previous|prior|before\s+this|earlier)\b[^.;:]{0,40}$", re.I)
_REACH = 60


@dataclass(slots=True)
class Inspections:
    """The inspection that a paper speaks of at the moment: its days, and its report's."""

    held: str | None = None
    published: str | None = None

    @property
    def latest(self) -> str | None:
        """When its words were said: at publication, else when it was held."""
        return self.published or self.held

    def learn(self, sentence: str, anchor: str | None) -> None:
        """Take in the dates that a sentence or heading tells of an inspection."""
        if not _INSPECTION.search(sentence) and not (self.held and _PUBLISHED.search(sentence)):
            return
        for mention in mentions(sentence, anchor):
            if mention.edtf is None or ".." in mention.edtf:
                continue
            before = sentence[max(0, mention.start - _REACH) : mention.start]
            if _NOT_THE_ONE.search(before) or self._is_older(mention, before):
                continue
            if _is_publication(before):
                self.published = mention.edtf
            elif self._is_inspection(sentence, mention, before):
                self.held, self.published = mention.edtf, None

    def _is_inspection(self, sentence: str, mention: Mention, before: str) -> bool:
        """Whether a date is an inspection's: near its name, or opening the sentence about it."""
        after = sentence[mention.end : mention.end + 30]
        opening = re.fullmatch(r"\W*(?:in|on|during|following\s+the|after\s+the)?\s*", before, re.I)
        return bool(opening or _INSPECTION.search(before) or _INSPECTION.search(after))

    def _is_older(self, mention: Mention, before: str) -> bool:
        """Whether "the last inspection in 2014" names one before that spoken of."""
        known, here = span_of(self.latest), span_of(mention.edtf)
        if not _EARLIER_ONE.search(before) or known is None or here is None:
            return False
        return here[1] < known[0]


def day_of(sentence: str, told: Told, anchor: str | None, latest: str | None) -> str | None:
    """Return when what `sentence` tells was said: by its own dates, else `latest`.

    None where the paper does not say, as for what a body wants.
    """
    found = [m for m in mentions(sentence, anchor) if m.edtf and ".." not in m.edtf]
    if told.passive:
        own = _straight_after(found, told.at) or [m for m in found if m.end <= told.head]
    else:
        own = [m for m in found if m.end <= told.at or _joins(sentence, told.at, m)]
        own = [m for m in own if not _OTHER_SUBJECT.search(sentence[m.end : max(m.end, told.head)])]
    own = [m for m in own if not _NOT_THE_ONE.search(sentence[: m.start])]
    if own:
        return _together(own[-2:], sentence)
    closing = _closing(sentence, told, found)
    if closing is not None:
        return closing.edtf
    if told.manner is Manner.WANTING:
        return None
    return latest


def _is_publication(before: str) -> bool:
    """Whether the words before a date, nearest first, speak of publishing."""
    published = [match.end() for match in _PUBLISHED.finditer(before)]
    inspected = [match.end() for match in _INSPECTION.finditer(before)]
    return bool(published) and max(published) > max(inspected, default=-1)


def _straight_after(found: list[Mention], at: int) -> list[Mention]:
    """The dates that follow a place at once, and one another: "by Ofsted in 2019 and 2021"."""
    following: list[Mention] = []
    for mention in found:
        if 0 <= mention.start - at <= 12:
            following.append(mention)
            at = mention.end
    return following


def _joins(sentence: str, at: int, mention: Mention) -> bool:
    """Whether a date follows the verb at once: "reported in May 2021 that"."""
    return bool(re.fullmatch(r"\s*,?\s*(?:in|on)?\s*", sentence[at : mention.start]))


# "Following the inspection in May, the council read the guidance, which says": not of May.
_OTHER_SUBJECT = re.compile(
    r",\s*(?:the\s+|our\s+)?(?:council|authority|we|officers|leaders|members|panel|committee|service)\b",
    re.IGNORECASE,
)
# What begins a clause of its own, whose date is not that of the saying.
_CLAUSE = re.compile(
    r"\b(?:that|which|who|when|where|since|after|before|because|as|if|how)\b|[:,;]"
)
_ADDED = re.compile(r"(?<!ed)\s+(?:in|on)\s+(?:the\s+)?$")


def _closing(sentence: str, told: Told, found: list[Mention]) -> Mention | None:
    """The date that ends "Ofsted judged the service inadequate in May 2018": of the judging."""
    last = found[-1] if found else None
    if last is None or last.start < told.at or last.period:
        return None
    if sentence[last.end :].strip(" .") or told.manner is Manner.WANTING:
        return None
    between = sentence[told.at : last.start]
    if _CLAUSE.search(between) or not _ADDED.search(between):
        return None
    return last


def _together(own: list[Mention], sentence: str) -> str | None:
    """The last date told, or both of "2019 and 2021"."""
    if len(own) == 2 and re.fullmatch(r"\s*and\s*(?:in\s+)?", sentence[own[0].end : own[1].start]):
        return f"{{{own[0].edtf},{own[1].edtf}}}"
    return own[-1].edtf
