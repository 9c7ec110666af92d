"""Sentences of minutes in which someone undertakes to do something, and who it is.

"Ms Grey offered to circulate the figures" is an undertaking. What a meeting resolves, notes or
approves is a decision; that a new system "would provide" better data is neither.
"""

from __future__ import annotations

import re

from extract.owners import NAME, is_person_or_office, owners_of

# --- who acts ---
_RANK = (
    r"(?:(?:Corporate|Executive|Interim|Assistant|Deputy|Service|Strategic|Programme|Democratic"
    r"|Principal|Senior|Vice|Lead|Cabinet|Portfolio|Committee|Monitoring|Scrutiny|Chief|Managing"
    r"|Head|Independent|Local|Borough|County|City|Town)[ -])*"
)
_POST = (
    r"(?:Director|Officer|Manager|Head|Leader|Chair(?:man|woman|person)?|Member|Holder|Executive"
    r"|Clerk|Secretary|Solicitor|Treasurer|Commissioner|Inspector|Consultant|Lead|Advis[eo]r"
    r"|Superintendent|Engineer|Planner)s?"
)
_OF_WHAT = r"(?: (?:of|for|to) (?:the )?[A-Z][\w’'&-]*(?:(?:,| and| &| of| for)? [A-Z][\w’'&-]*)*)?"
_BODY = r"(?:[Oo]fficers?|Committee|Panel|Board|Sub-Committee|Group)"
_ACTOR = rf"(?:[Tt]he )?(?:{_RANK}{_POST}{_OF_WHAT}(?: \([^)]{{2,40}}\))?|{_BODY}|{NAME})"
_ASIDE = r"(?:,[^,.;]{2,80},|\s*\([^)]{2,60}\))?"  # ", Head of Audit," after a name
_SUBJECT = re.compile(
    rf"(?P<who>{_ACTOR}){_ASIDE}\s*(?:,|and|had|has|have|also|who|then|both)?\s*$"
)
_ANY_ACTOR = re.compile(rf"(?<![\w’'])(?P<who>{_ACTOR})(?![\w’'])")
_LEADS_BACK = re.compile(r"\b(?:he|she|they|and|who)\s*$", re.I)
_MEMBERS = re.compile(r"^(?:the )?(?:committee|panel|board|member)s?$", re.I)
_COLLECTIVE = re.compile(r"\b(?:Committee|Panel|Board|Group|Council|Members|Councillors)$")

# --- what they say they will do ---
_PROMISE = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:also\s+|kindly\s+|then\s+|both\s+|all\s+)?"
    r"(?P<promised>agreed|offered|undertook|undertaken|promised|committed|volunteered|pledged"
    r"|(?:was|were|is|are|be|been) (?:asked|requested|tasked|instructed|actioned|invited))"
    r"\s+(?:that (?:he|she|they|officers|the \w+) would\s+|to\s+)(?:\w+ly\s+)?(?P<verb>[a-z-]+)\b"
)
# What no one has to do anything about afterwards, and words that are no verbs at all.
_DECIDED = frozenset(
    (
        *("note", "approve", "support", "endorse", "adopt", "accept", "receive", "recommend"),
        *("move", "second", "adjourn", "exclude", "vote", "have", "be", "allow", "extend"),
        *("waive", "suspend", "appoint", "elect", "amend", "withdraw", "delegate", "confirm"),
        *("sign", "agree", "consider", "comment", "observe", "commend", "welcome", "thank"),
        *("proceed", "defer", "refer", "reconvene", "reduce", "increase", "change", "disagree"),
        *("differ", "close", "end", "stop", "join", "become", "remain", "leave", "speak"),
        *("answer", "question", "declare", "hold", "meet", "adopt", "keep"),
        *("the", "a", "an", "this", "that", "these", "those", "it", "his", "her", "their"),
        *("its", "no", "any", "all", "some"),
    )
)
_DELIVER = (
    r"(?:provide|circulate|send|share|supply|forward|e-?mail|distribute|report back|bring"
    r"|come back|return|arrange|write|contact|follow(?: this| it| that| the matter)? up"
    r"|look into|investigate|check|clarify|raise|feed ?back|take (?:it|this|that|the matter)"
    r"|liaise|respond|obtain|prepare|produce|invite|speak|pass|find out|get back|set up"
    r"|organise|ask|submit|present|confirm|add)"
)
_DELIVERS = re.compile(_DELIVER)
_WOULD = re.compile(
    r"\b(?:would|will)\s+(?:be (?:happy|pleased|willing|able) to\s+)?(?:also\s+|then\s+|\w+ly\s+)?"
    rf"(?P<verb>{_DELIVER})\b"
)
# Verbs that are an undertaking whatever is delivered, and to whomever.
_SURE = re.compile(
    r"^(?:write to|look into|investigate|follow\b.{0,20}\bup|report back|feed ?back|come back"
    r"|get back|find out|take (?:it|this|that|the matter)\b.{0,20}\b(?:away|back|up|forward)"
    r"|circulate|add\b.{0,60}\b(?:work(?:ing)? programme|forward plan|agenda))\b"
)
_THING = (
    r"(?:report|update|briefing|response|information|detail|data|figure|breakdown|paper|item|copy"
    r"|link|note|presentation|list|clarification|slide|answer|letter|communication|visit|meeting"
    r"|session|summary|analysis|minute)s?"
)
_DELIVERED = (
    r"(?:provided|circulated|sent|shared|supplied|forwarded|e-?mailed|distributed"
    r"|reported(?: back)?|brought(?: back)?|arranged|submitted|presented|made available|passed"
    r"|issued|added|scheduled|organised|produced|prepared)"
)
_PASSIVE = re.compile(
    rf"\b(?P<thing>{_THING})\b[^.;:]{{0,80}}?\b(?:would|will|is to|are to)\s+(?:also\s+|then\s+)?"
    rf"(?:be\s+(?:\w+ly\s+)?{_DELIVERED}|go|come(?: back)?|return)\b"
)
# "The Chair requested that a copy be shared": asked of whoever keeps it, or of the one named.
_REQUESTED = re.compile(
    r"\b(?:requested|asked)\s+that\s+(?:"
    rf"(?P<asked>{_ACTOR}){_ASIDE}\s+(?:to\s+)?(?P<deed>{_DELIVER})\b"
    rf"|[^.;:]{{0,40}}?\b{_THING}\b[^.;:]{{0,80}}?\bbe\s+(?:\w+ly\s+)?{_DELIVERED}\b)"
)
_AUDIENCE = re.compile(
    r"\b(?:members?|committee|panel|board|councillors?|cllrs?|cabinet|sub-committee|chair(?:man)?"
    r"|meeting|work(?:ing)? programme|group|written|in writing|him|her|them|minutes|outside of)\b",
    re.I,
)
_DELIVERABLE = re.compile(
    rf"\b(?:{_THING}|number|statistic|feedback|matter|issue|concern)s?\b", re.I
)
_OPPOSED = re.compile(
    r"\b(?:not|never|could have|if|whether|unless|asked (?:if|whether))\b[^,;]*$", re.I
)
_MAYBE = re.compile(
    rf"{_PROMISE.pattern}|{_WOULD.pattern.replace('verb', 'verb2')}|{_PASSIVE.pattern}"
    r"|\b(?:requested|asked)\s+that\b"
)


def may_hold(text: str) -> bool:
    """Whether a text holds words of an undertaking at all; quick, for long minutes."""
    return bool(_MAYBE.search(text))


def undertaken_by(sentence: str, earlier: str) -> tuple[str, ...] | None:
    """Who undertakes something in a sentence; () when no one is named, None when no one does.

    `earlier` is the sentence before, to which "she" may lead back. White space must be single.
    """
    for match in _PROMISE.finditer(sentence):
        who = _promiser(sentence, match, earlier)
        if who:
            return owners_of(who)
    for match in _WOULD.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.start("verb") :]
        who = _actor(before, earlier)
        delivers = _SURE.match(after) or (_AUDIENCE.search(after) and _DELIVERABLE.search(after))
        if who and delivers and is_person_or_office(who) and not _OPPOSED.search(before):
            return owners_of(who)
    requested = _REQUESTED.search(sentence)
    if requested and not _OPPOSED.search(sentence[: requested.start()]):
        return owners_of(requested["asked"] or "")
    passive = _PASSIVE.search(sentence)
    if passive and not _OPPOSED.search(sentence[: passive.start()]):
        return () if _AUDIENCE.search(sentence[passive.end() :]) else None
    return None


def promiser_in(sentence: str) -> str:
    """Whoever "agreed to" something in a sentence that is known to be an action; "" if no one."""
    match = _PROMISE.search(sentence)
    who = _SUBJECT.search(sentence[: match.start()]) if match else None
    return who["who"] if who else ""


def _promiser(sentence: str, match: re.Match[str], earlier: str) -> str | None:
    before = sentence[: match.start()]
    if match["verb"] in _DECIDED or _OPPOSED.search(before):
        return None
    who = _actor(before, earlier)
    if who is None or (" " in match["promised"] and _MEMBERS.match(who)):
        return None
    if _COLLECTIVE.search(who) and not _DELIVERS.match(sentence[match.start("verb") :]):
        return None  # a committee's "agreed to" is mostly a decision
    return who


def _actor(before: str, earlier: str) -> str | None:
    """Who does what a verb says: right before it, or earlier where "she" or "and" leads back."""
    subject = _SUBJECT.search(before)
    if subject:
        return subject["who"]
    if not _LEADS_BACK.search(before):
        return None
    found = _actors(before)
    if found:
        return found[0] if before.rstrip().endswith("and") else found[-1]
    found = _actors(earlier)
    return found[-1] if found and re.search(r"\b(?:he|she)\s*$", before, re.I) else None


def _actors(text: str) -> list[str]:
    """Those who may act, in order; an office set beside a name ("Mr Reed, Head of …") left out."""
    found: list[str] = []
    end = -1
    for match in _ANY_ACTOR.finditer(text):
        if not found or text[end : match.start()] != ", ":
            found.append(match["who"])
        end = match.end()
    return found
