"""Actions in the running text of minutes: marks ("ACTION: JB") and undertakings ("offered to").

A mark may stand alone, end a paragraph, or open a sentence of its own ("ACTION - Mr X to advise
…"). Marks count in any paper, undertakings only in minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cite import cite
from extract.findings import Action, ActionSource
from extract.language import sentences
from extract.owners import INITIALS, NAME, is_owner, named, owners_of, owners_within
from extract.timescales import due_in
from extract.undertakings import may_hold, promiser_in, undertaken_by
from ingest.document import Block, BlockKind, Document, DocumentKind, PaperKind

_WHO = rf"(?:{INITIALS}|{NAME}|[A-Z][\w’'&,/() -]{{2,60}})"
_WORD = r"(?:ACTIONS?(?: POINT)?|(?<![a-z]\s)Actions?(?: [Pp]oint)?)"
# The mark that ends a paragraph, with or without those who are to act.
_AT_END = re.compile(
    rf"(?:(?<=[.?!;:)\]”’\"])\s*|^|\s)[\[(]*{_WORD}(?: (?:for|by))?\s*(?:\d{{1,3}})?\s*[:–—-]?\s*"
    rf"\(?(?P<who>{_WHO}(?:\s*(?:,|/|&|;|and)\s*{_WHO})*)?[\])]*\.?\s*$"
)
# The mark that opens a sentence: "ACTION - Mr X to advise the Panel."
_OPENING = re.compile(
    r"(?:^|(?<=[.?!;:)\]]\s)|(?<=\s))[\[(]?(?:ACTIONS?(?: POINT)?|Action(?: [Pp]oint)?)"
    r"\s*(?:\d{1,3})?\s*[:–—-]\s*(?=[A-Z])"
)
_LIST_MARK = re.compile(
    r"^(?:ACTIONS?|Actions?)(?: [Pp](?:oints|OINTS))?(?: agreed| arising)?\s*:?$"
)
# What a sentence points back with, so that the one before it belongs to the action.
_POINTS_BACK = re.compile(r"^(?:This|These|It|They|That|He|She|Those|Such)\b")
_DO_SO = re.compile(r"\bdo (?:so|this|that)\b")
_DECISION = re.compile(
    r"^\W*(?:\w+ly )?(?:(?:it was )?(?:R ?E ?S ?O ?L ?V ?E ?D|RESOVED|AGREED|RECOMMENDED|DECIDED)"
    r"|Resolved|Recommended|Agreed\s*[:–-]|Decision\b)|\bR ?E ?S ?O ?L ?V ?E ?D\b"
)
_ABBREVIATION = re.compile(
    r"\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Prof|Rev|St|Nos?|paras?|pp?|vs?|e\.g|i\.e|approx|Ref|Ltd)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters in the text and its words."""

    start: int
    end: int
    text: str


def find(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    """Yield the actions marked anywhere, and the undertakings given in minutes.

    `anchor` gives each paper's date by its index, `listed` the initials that are explained.
    """
    last: Action | None = None
    for action in _found(document, anchor, listed):
        if last is not None and (last.at, last.text) == (action.at, action.text):
            # A mark below an undertaking names who is to do it.
            last = replace(action, owners=action.owners or last.owners)
            continue
        if last is not None:
            yield last
        last = action
    if last is not None:
        yield last


def _found(
    document: Document, anchor: dict[int | None, str | None], listed: dict[str, str]
) -> Iterator[Action]:
    blocks = [block for block in document.body() if block.kind is not BlockKind.TABLE]
    in_list = False
    for index, block in enumerate(blocks):
        reader = _Reader(document, block, anchor.get(block.paper), listed)
        if in_list and block.kind is BlockKind.LIST_ITEM:
            yield reader.whole()
            continue
        in_list = _opens_list(blocks, index)
        if in_list or block.kind is BlockKind.HEADING:
            continue
        before = _before(blocks, index)
        found = list(reader.marked(before))
        yield from found
        if not found and _is_minutes(document, block):
            yield from reader.undertaken(before)


def split(text: str) -> list[Sentence]:
    """Return the sentences of a text; "Cllr." and the like end none."""
    made: list[Sentence] = []
    for start, end in sentences(text):
        if made and _ABBREVIATION.search(made[-1].text):
            start = made.pop().start
        made.append(Sentence(start, end, text[start:end]))
    return made


def _opens_list(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is "Actions:" and list items follow."""
    block = blocks[index]
    if block.kind is BlockKind.HEADING or not _LIST_MARK.match(block.text.strip()):
        return False
    return index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.LIST_ITEM


def _is_minutes(document: Document, block: Block) -> bool:
    # "(3) That Cabinet be asked …" is a limb of the decision above it.
    if _DECISION.search(block.text[:60]) or block.text.startswith("That "):
        return False
    paper = document.paper_of(block)
    if paper is not None and paper.kind is PaperKind.MINUTES:
        return True
    return document.kind in (DocumentKind.MINUTES, DocumentKind.WEB_PAGE)


def _before(blocks: Sequence[Block], index: int) -> Block | None:
    """The paragraph before, in the same paper."""
    for block in reversed(blocks[max(0, index - 2) : index]):
        if block.paper == blocks[index].paper and block.kind is not BlockKind.HEADING:
            return block
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """One block of running text."""

    document: Document
    block: Block
    anchor: str | None
    listed: dict[str, str]

    def whole(self) -> Action:
        """The block itself as an action: an item of a list of actions."""
        return self._action(self.block.text, owners_within(self.block.text))

    def marked(self, before: Block | None) -> Iterator[Action]:
        """The actions that a mark in the block points at."""
        text = self.block.text
        if "action" not in text.casefold():
            return
        opened = [
            match for match in _OPENING.finditer(text) if not _names_only(text[match.end() :])
        ]
        for match in opened:
            yield self._opened(text[match.end() :])
        ending = None if opened else _AT_END.search(text)
        if ending is None or not _is_mark(text, ending):
            return
        owners = owners_of(ending["who"] or "")
        words = text[: ending.start()].rstrip(" [(")
        if words.strip():
            yield self._action(last_words(words), owners)
        elif before is not None and (owners or text.strip().isupper()):
            above = _Reader(self.document, before, self.anchor, self.listed)
            yield above._action(last_words(before.text), owners)

    def undertaken(self, before: Block | None) -> Iterator[Action]:
        """The sentences in which someone undertakes to do something."""
        if not may_hold(" ".join(self.block.text.split())):
            return
        said = split(self.block.text)
        for index, sentence in enumerate(said):
            if _DECISION.search(sentence.text):
                continue
            earlier = said[index - 1].text if index else (before.text if before else "")
            owners = undertaken_by(" ".join(sentence.text.split()), " ".join(earlier.split()))
            if owners is None:
                continue
            with_earlier = index and _DO_SO.search(sentence.text)
            start = said[index - 1].start if with_earlier else sentence.start
            yield self._action(self.block.text[start : sentence.end], owners)

    def _action(self, quote: str, owners: tuple[str, ...]) -> Action:
        text = " ".join(quote.split())
        within = due_in(text, self.anchor, counts=True)
        return Action(
            at=cite(self.document, self.block, quote),
            text=text,
            source_kind=ActionSource.MINUTES_ACTION,
            owners=named(owners or owners_of(promiser_in(text)), self.listed),
            due=within.due,
            due_text=within.due_text,
        )

    def _opened(self, rest: str) -> Action:
        """The sentence after "ACTION - ", up to its end or the next mark."""
        following = _OPENING.search(rest)
        rest = rest[: following.start()] if following else rest
        said = split(rest)
        quote = (said[0].text if said else rest).rstrip(" ])[(")
        return self._action(quote, owners_within(quote))


def _names_only(rest: str) -> bool:
    """Whether only those who are to act follow the mark."""
    words = rest.strip(" .])")
    owners = owners_of(words)
    return len(words.split()) <= 12 and bool(owners) and all(map(is_owner, owners))


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """A mark is in capitals, or follows a full stop; "the need for action" is none."""
    head, who = text[: match.start()].rstrip(" [("), match["who"]
    if who and not all(is_owner(one) for one in owners_of(who)):
        return False
    if "ACTION" in match[0]:
        return not text.isupper() or bool(who) or text.strip(" :.") == "ACTION"
    return bool(who and not head) or head.endswith((".", "!", "?", ";", "”", '"'))


def last_words(text: str) -> str:
    """Return the last sentence of a text, and the one before it where it points back to that."""
    said = split(text)
    if not said:
        return text
    first = len(said) - 1
    while first > 0 and _POINTS_BACK.match(said[first].text) and len(said) - first < 3:
        first -= 1
    return text[said[first].start : said[-1].end]
