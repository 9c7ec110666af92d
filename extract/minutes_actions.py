"""Actions in the running text of minutes: marks ("ACTION: JB") and undertakings ("offered to").

A mark may stand alone, end a paragraph, or open a sentence of its own ("ACTION - Mr X to advise
…"). An undertaking is a sentence in which someone who was there says what they will do; what a
meeting resolves, notes or approves is a decision, not an action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.cite import cite
from extract.findings import Action, ActionSource
from extract.language import sentences
from extract.owners import INITIALS, NAME, is_owner, is_person_or_office, named, owners_of
from extract.timescales import Timescale, due_in
from ingest.document import Block, BlockKind, Document, DocumentKind, PaperKind

# --- marks -------------------------------------------------------------------------------------
_WHO = rf"(?:(?:{INITIALS}|{NAME}|[A-Z][\w’'&,/() -]{{2,60}}))"
# The mark that ends a paragraph, with or without those who are to act.
_AT_END = re.compile(
    rf"(?:(?<=[.?!;:)\]”’\"])\s*|^|\s)[\[(]*(?:ACTIONS?(?: POINT)?|(?<![a-z]\s)Actions?(?: [Pp]oint)?)(?: (?:for|by))?"
    rf"\s*(?:\d{{1,3}})?\s*[:–—-]?\s*\(?(?P<who>{_WHO}(?:\s*(?:,|/|&|;|and)\s*{_WHO})*)?[\])]*\.?\s*$"
)
# The mark that opens a sentence: "ACTION - Mr X to advise the Panel."
_OPENING = re.compile(
    r"(?:^|(?<=[.?!;:)\]]\s)|(?<=\s))[\[(]?(?:ACTIONS?(?: POINT)?|Action(?: [Pp]oint)?)\s*(?:\d{1,3})?\s*[:–—-]\s*(?=[A-Z])"
)
_LIST_MARK = re.compile(
    r"^(?:ACTIONS?|Actions?)(?: [Pp](?:oints|OINTS))?(?: agreed| arising)?\s*:?$"
)
# What a sentence points back with, so that the one before it belongs to the action.
_POINTS_BACK = re.compile(r"^(?:This|These|It|They|That|He|She|Those|Such)\b")

# --- undertakings ------------------------------------------------------------------------------
_OFFICES = (
    r"(?:(?:Corporate|Executive|Interim|Assistant|Deputy|Service|Strategic|Programme|Democratic|Principal|Senior|Vice|Lead|"
    r"Cabinet|Portfolio|Committee|Monitoring|Scrutiny|Chief|Managing|Head|Independent|Local|Borough|County|City|Town)[ -])*"
    r"(?:Director|Officer|Manager|Head|Leader|Chair(?:man|woman|person)?|Member|Holder|Executive|Clerk|Secretary|"
    r"Solicitor|Treasurer|Commissioner|Inspector|Consultant|Lead|Adviser|Advisor|Superintendent|Engineer|Planner)s?"
    r"(?: (?:of|for|to) (?:the )?[A-Z][\w’'&-]*(?:(?:,| and| &| of| for)? [A-Z][\w’'&-]*)*)?"
)
_ACTOR = rf"(?:[Tt]he )?(?:{_OFFICES}|[Oo]fficers?|Cabinet Member|Committee|Panel|Board|Sub-Committee|Group|{NAME})"
_ASIDE = r"(?:,[^,.;]{2,80},|\s*\([^)]{2,60}\))?"
_PROMISE = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:also\s+|kindly\s+|then\s+|both\s+|all\s+)?"
    r"(?P<promised>agreed|offered|undertook|undertaken|promised|committed|volunteered|pledged"
    r"|(?:was|were|is|are|be|been) (?:asked|requested|tasked|instructed|actioned|invited))"
    r"\s+(?:that (?:he|she|they|officers|the \w+) would\s+|to\s+)(?:\w+ly\s+)?(?P<verb>[a-z-]+)\b"
)
# Verbs of decision and of the meeting's own business: no one has to do anything afterwards.
_DECIDED = frozenset(
    "note approve support endorse adopt accept receive recommend move second adjourn exclude vote have be allow extend "
    "waive suspend appoint elect amend withdraw delegate confirm sign agree consider comment observe commend welcome "
    "thank proceed defer refer reconvene reduce increase change the a an this that these those it his her their its no any "
    "all some disagree differ close end stop join become remain take-up leave speak answer question declare".split()
)
_DELIVERED = (
    r"(?:provide|circulate|send|share|supply|forward|e-?mail|distribute|report back|bring|come back|return|arrange|write|contact|"
    r"follow(?: this| it| that| the matter)? up|look into|investigate|check|clarify|raise|feed ?back|take (?:it|this|that|the matter)"
    r"|liaise|respond|obtain|prepare|produce|invite|speak|pass|find out|get back|set up|organise|ask|submit|present)"
)
_WOULD = re.compile(rf"\b(?:would|will)\s+(?:also\s+|then\s+|\w+ly\s+)?(?P<verb>{_DELIVERED})\b")
_PASSIVE = re.compile(
    r"\b(?P<thing>(?:report|update|briefing|response|information|details?|data|figures|breakdown|paper|item|copy|link|note|"
    r"presentation|list|clarification|slides|answer|letter|communication|visit|meeting|session|summary|analysis|minutes)s?)\b"
    r"(?P<between>[^.;:]{0,80}?)\b(?:would|will|is to|are to)\s+(?:also\s+|then\s+)?"
    r"(?:be\s+(?:\w+ly\s+)?(?:provided|circulated|sent|shared|supplied|forwarded|e-?mailed|distributed|reported(?: back)?|brought(?: back)?"
    r"|arranged|submitted|presented|made available|passed|issued|added|scheduled|organised|produced|prepared)|go|come(?: back)?|return)\b"
)
_PRODUCED = re.compile(r"\bwould be (?:produced|published|drafted|created|developed|prepared)\b")
_AUDIENCE = re.compile(
    r"\b(?:[Mm]embers?|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncillors?|Cllrs?|[Cc]abinet|[Ss]ub-[Cc]ommittee|[Cc]hair(?:man)?|[Mm]eeting"
    r"|[Ww]ork(?:ing)? [Pp]rogramme|[Gg]roup|[Ww]ritten|him|her|them|[Mm]inutes|outside of)\b"
)
_DELIVERABLE = re.compile(
    r"\b(?:response|briefing|figures?|data|details?|information|report|updates?|list|copy|copies|breakdown|paper|links?|answer|"
    r"letter|presentation|slides|numbers|statistics|clarification|feedback|note|matter|issue|concern)s?\b",
    re.I,
)
_SUBJECT = re.compile(
    rf"(?P<who>{_ACTOR}){_ASIDE}\s*(?:,|and|had|has|have|also|who|then|both)?\s*$"
)
_ANY_ACTOR = re.compile(rf"(?<![\w’'])(?P<who>{_ACTOR})(?![\w’'])")
_PRONOUN = re.compile(r"\b(?:he|she|they|and|who)\s*$", re.I)
_DECISION = re.compile(
    r"^\W*(?:\w+ly )?(?:(?:it was )?(?:R\s?E\s?S\s?O\s?L\s?V\s?E\s?D|RESOVED|AGREED|RECOMMENDED|DECIDED)|Resolved|Recommended|Agreed\s*[:–-]|Decision\b)"
    r"|\bR ?E ?S ?O ?L ?V ?E ?D\b|\bRESOLVED\b"
)
_OPPOSED = re.compile(
    r"\b(?:not|never|could have|if|whether|unless|asked (?:if|whether))\b[^,;]*$", re.I
)
_MAY_BREAK = re.compile(
    r"\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Prof|Rev|St|No|Nos|para|paras|pp?|vs?|e\.g|i\.e|etc|approx|Ref|Ltd)\.$"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    text: str


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions marked anywhere, and the undertakings given in minutes."""
    blocks = [block for block in document.body() if block.kind is not BlockKind.TABLE]
    marked_list: int | None = None
    for index, block in enumerate(blocks):
        reader = _Reader(document, block, anchor.get(block.paper), listed)
        if marked_list is not None and block.kind is BlockKind.LIST_ITEM:
            yield reader.whole()
            continue
        opens = block.kind is not BlockKind.HEADING and _LIST_MARK.match(block.text.strip())
        lists = (
            bool(opens)
            and index + 1 < len(blocks)
            and blocks[index + 1].kind is BlockKind.LIST_ITEM
        )
        marked_list = index if lists else None
        if lists:
            continue
        before = _before(blocks, index)
        found = list(reader.marked(before))
        yield from found
        if not found and _is_minutes(document, block):
            yield from reader.undertaken(before)


def _is_minutes(document: Document, block: Block) -> bool:
    paper = document.paper_of(block)
    if block.kind is BlockKind.HEADING or _DECISION.search(block.text[:60]):
        return False
    if paper is not None and paper.kind is PaperKind.MINUTES:
        return True
    return document.kind in (DocumentKind.MINUTES, DocumentKind.WEB_PAGE)


def _before(blocks: Sequence[Block], index: int) -> Block | None:
    """The paragraph before, in the same paper."""
    for block in reversed(blocks[max(0, index - 2) : index]):
        if block.paper == blocks[index].paper and block.kind is not BlockKind.HEADING:
            return block
    return None


def split(text: str) -> list[_Sentence]:
    """The sentences of a text; "Cllr." and the like end none."""
    made: list[_Sentence] = []
    for start, end in sentences(text):
        if made and _MAY_BREAK.search(made[-1].text):
            start = made.pop().start
        made.append(_Sentence(start, end, text[start:end]))
    return made


@dataclass(frozen=True, slots=True)
class _Reader:
    """One block of running text."""

    document: Document
    block: Block
    anchor: str | None
    listed: dict[str, str]

    def whole(self) -> Action:
        """The block itself as an action: an item of a list of actions."""
        text = self.block.text
        return self._action(text, owners_of(_actor_at_start(text)))

    def marked(self, before: Block | None) -> Iterator[Action]:
        """The actions that a mark in the block points at."""
        text = self.block.text
        if "action" not in text.casefold():
            return
        opened = [
            match for match in _OPENING.finditer(text) if not self._names_only(text[match.end() :])
        ]
        for match in opened:
            yield self._opened(text[match.end() :])
        if opened:
            return
        match = _AT_END.search(text)
        if match is None or not self._is_mark(match):
            return
        owners = owners_of(match["who"] or "")
        words = text[: match.start()].rstrip(" [(")
        if words.strip():
            yield self._action(_last_words(words), owners)
        elif before is not None and (match["who"] or text.strip().isupper()):
            above = _Reader(self.document, before, self.anchor, self.listed)
            yield above._action(_last_words(before.text), owners)

    def undertaken(self, before: Block | None) -> Iterator[Action]:
        """The sentences in which someone undertakes to do something."""
        text = self.block.text
        if not (_PROMISE.search(text) or _WOULD.search(text) or _PASSIVE.search(text)):
            return
        said = split(text)
        for index, sentence in enumerate(said):
            if _DECISION.search(sentence.text):
                continue
            earlier = said[index - 1].text if index else (before.text if before else "")
            owners = _undertaking(" ".join(sentence.text.split()), " ".join(earlier.split()))
            if owners is not None:
                yield self._action(sentence.text, owners)

    def _action(self, quote: str, owners: tuple[str, ...]) -> Action:
        text = " ".join(quote.split())
        within: Timescale = due_in(text, self.anchor)
        return Action(
            at=cite(self.document, self.block, quote),
            text=text,
            source_kind=ActionSource.MINUTES_ACTION,
            owners=named(owners or owners_of(_actor_of_promise(text)), self.listed),
            due=within.due,
            due_text=within.due_text,
        )

    def _opened(self, rest: str) -> Action:
        """The sentence after "ACTION - ", up to its end or the next mark."""
        following = _OPENING.search(rest)
        rest = rest[: following.start()] if following else rest
        said = split(rest)
        quote = (said[0].text if said else rest).rstrip(" ])[(")
        return self._action(quote, owners_of(_actor_at_start(quote)))

    def _names_only(self, rest: str) -> bool:
        """Whether only those who are to act follow the mark."""
        words = rest.strip(" .])")
        return (
            len(words.split()) <= 12
            and bool(owners_of(words))
            and all(map(is_owner, owners_of(words)))
        )

    def _is_mark(self, match: re.Match[str]) -> bool:
        """A mark is in capitals, or ends what a full stop has ended; "the need for action" is none."""
        text = self.block.text
        head = text[: match.start()].rstrip(" [(")
        who = match["who"]
        if who and not all(is_owner(one) for one in owners_of(who)):
            return False
        if "ACTION" in match[0]:
            return not text.isupper() or bool(who) or text.strip(" :.") == "ACTION"
        return bool(who and not head) or head.endswith((".", "!", "?", ";", "”", '"'))


def _last_words(text: str) -> str:
    """The last sentence of a text, with the one before it where it points back to that."""
    said = split(text)
    if not said:
        return text
    first = len(said) - 1
    while first > 0 and _POINTS_BACK.match(said[first].text) and len(said) - first < 3:
        first -= 1
    return text[said[first].start : said[-1].end]


def _actor_at_start(text: str) -> str:
    """ "Mr X to advise …" → "Mr X"; nothing where the words before "to" or "will" are no owner."""
    match = re.match(
        r"^(?P<who>[^.:;]{2,90}?)\s+(?:to|will|would|shall|is to|are to|agreed to)\s+[a-z]",
        " ".join(text.split()),
    )
    if match and all(is_owner(one) for one in owners_of(match["who"])):
        return match["who"]
    return ""


def _actor_of_promise(text: str) -> str:
    """Whoever "agreed to" something in a sentence with a mark."""
    match = _PROMISE.search(text)
    who = _SUBJECT.search(text[: match.start()]) if match else None
    return who["who"] if who else ""


def _undertaking(sentence: str, earlier: str) -> tuple[str, ...] | None:
    """Who undertakes something in a sentence: owners, perhaps none named; None when no one does."""
    for match in _PROMISE.finditer(sentence):
        before = sentence[: match.start()]
        passive = " " in match["promised"]
        if match["verb"] in _DECIDED or _OPPOSED.search(before):
            continue
        who = _actor(before, earlier)
        if who and not (
            passive and re.match(r"(?:the )?(?:Committee|Panel|Board|Member)s?$", who, re.I)
        ):
            if re.search(r"\b(?:Committee|Panel|Board|Group|Council)$", who) and not re.match(
                _DELIVERED, sentence[match.start("verb") :]
            ):
                continue
            return owners_of(who)
    for match in _WOULD.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end("verb") :]
        who = _actor(before, earlier)
        if (
            who
            and is_person_or_office(who)
            and not _OPPOSED.search(before)
            and _AUDIENCE.search(after)
            and _DELIVERABLE.search(match[0] + after)
        ):
            return owners_of(who)
    match = _PASSIVE.search(sentence)
    if (
        match
        and _AUDIENCE.search(sentence[match.end() :])
        and not _OPPOSED.search(sentence[: match.start()])
    ):
        return ()
    return None


def _actor(before: str, earlier: str) -> str | None:
    """Who does what a verb says: named right before it, or earlier where "she" or "and" leads back."""
    subject = _SUBJECT.search(before)
    if subject:
        return subject["who"]
    if not _PRONOUN.search(before):
        return None
    found = [match["who"] for match in _ANY_ACTOR.finditer(before)]
    if found:
        return found[0] if before.rstrip().endswith("and") else found[-1]
    found = [match["who"] for match in _ANY_ACTOR.finditer(earlier)]
    return found[-1] if found and re.search(r"\b(?:he|she)\s*$", before, re.I) else None
