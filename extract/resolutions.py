"""Decisions in minutes: what follows RESOLVED, AGREED, RECOMMENDED and their many spellings.

A motion is not a decision: its own words ("This Council resolves to:") are left out, whether it
was carried or lost, and the RESOLVED that follows a carried one is taken. Where no RESOLVED
follows, the limbs of "That this Council:" are taken if the minutes say that it was carried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.addressees import addressee
from extract.cite import cite
from extract.decided import deadline, made_on_of
from extract.findings import Recommendation, RecommendationKind
from extract.limbs import Limb, begins, collect
from extract.motions import carried, moved
from extract.procedural import is_procedural
from ingest.document import Block, BlockKind, Document, DocumentKind, Paper, PaperKind

_BODY = r"(?:[\w’'&-]+\s+){0,5}?(?:Council|Cabinet|Committee|Panel|Board|Executive|Forum|Members)"
# The deciding word, in capitals or as a minute's first words. "T H A T" is spaced out on purpose.
_WORD = r"(?:RESOL?VE[DS]|AGREED RECOMMENDATIONS|AGREED|RECOMMENDED|RECOMMENDS)"
# "to" opens what is to be done, but not in "RECOMMENDED to the Council that …".
_TO_BODY = (
    r"to(?!\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,4}"
    r"(?:Council|Cabinet|Committee|Panel|Board|Executive)\b)"
)
_THAT = rf"(?:that|{_TO_BODY}|That|THAT|T\s?H\s?A\s?T)\b"
_MARKS = r"[\s:;,.\-–—]*"
_OPENINGS = (
    # RESOLVED that / UNANIMOUSLY RESOLVED – to note / It was thus AGREED / Subject to … RESOLVED
    r"(?:(?:Subject to|Following|Upon|On)\b[^.]{0,240}?,?\s*)?"
    r"(?:[Ii]t was\s+)?(?:thus\s+|then\s+|also\s+)?"
    rf"(?:UNANIMOUSLY\s+|[Uu]nanimously\s+)?(?:{_BODY}\s+(?:UNANIMOUSLY\s+|unanimously\s+)?)?{_WORD}"
    r"(?:\s+unanimously)?",
    # Resolved that / Resolved: That / Resolved to RECOMMEND: (to Council)
    r"(?:Unanimously\s+)?Resolved(?=\s*(?:[:–—-]|that\b|to\b|That\b|$))(?:\s+to\s+RECOMMEND:?)?",
    # The Committee resolved to / The Panel unanimously resolved that
    rf"(?:The\s+)?{_BODY}\s+(?:unanimously\s+)?resolved(?=\s+(?:that|to)\b)",
    # The Panel agreed to recommend (to Cabinet) that
    rf"(?:The\s+)?{_BODY}\s+(?:unanimously\s+)?agreed\s+to\s+recommend(?=\s+(?:to|that)\b)",
    # Decision: That … be noted / Decision: The Panel noted …
    r"(?:DECISION|Decision)\s*:(?=\s+(?:That|To|The)\s+(?:\S+\s+){3})",
    # Agreed:- / It was agreed that: - (with a mark: in mid-sentence it is an account)
    r"(?:It was\s+)?(?:[Uu]nanimously\s+)?[Aa]greed(?:\s+that)?\s*:\s*[-–—]?",
    # DECISION MADE: … agreed the following:
    r"DECISIONS?(?: MADE)?\s*:[^.]{0,200}?(?:agreed|resolved)(?: the following| that| to)?\s*:",
    # As Cabinet Member for … I agree to: (a record of decision)
    r"As (?:the )?(?:Cabinet Member|Leader|Deputy Leader|Executive Member|Portfolio Holder|Mayor)\b"
    r"[^.:]{0,160}?\bI\s+(?:have\s+)?(?:agreed?|approved?|decided?)\b(?:\s+to|\s+that)?",
    # That Cabinet: (its limbs' verbs follow)
    rf"That\s+(?:the\s+|this\s+)?{_BODY}\s*:$",
)
_OF_A_MOTION = re.compile(r"^That\b")
_OPENING = re.compile(rf"^(?:{'|'.join(_OPENINGS)}){_MARKS}(?:{_THAT}{_MARKS})?")
_LATER = re.compile(rf"(?<=[.;:!?”’])\s+(?={_WORD}\b)")
_ADDRESSED = re.compile(
    r"^(?:\(?to\s+)(?P<body>(?:the\s+)?(?:Council|Cabinet|Executive|Full Council|[\w’' ]{3,40}?"
    r"(?:Committee|Panel|Board|Cabinet|Council)))\b\)?[\s:,]*(?:that\b|to\b)?[\s:]*"
)
_MEMBER = re.compile(r"^As (?:the )?(?P<who>.+?),?\s+I\s")
_BODY_NAMED = re.compile(
    r"(?P<body>(?:[A-Z][\w’'-]+\s+(?:and\s+|for\s+|of\s+)?){1,7}(?:Committee|Panel|Board|Cabinet))"
)
_FROM = re.compile(r"RECOMMEND", re.IGNORECASE)
# What opens a decision in an appendix: an extract of minutes, the record of a member's decision.
_EXCERPT = re.compile(
    r"^(?:UNANIMOUSLY )?RESOLVED\b(?! to:)"
    r"|^As (?:the )?(?:Cabinet Member|Leader)\b.{0,120}\bI agree"
)
_CAPITAL_VERB = re.compile(r"^(?:To\s+)?[A-Z]{4,}\b")
_AGENDA_SIDE = re.compile(r"^(?:To|RECOMMENDED to)\s+RESOLVE\b")


def find(document: Document) -> Iterator[Recommendation]:
    """Yield the decisions of every paper that is minutes, one record a limb."""
    excerpts = _excerpts(document)
    body = [
        block for block in document.body() if _decides(document, block) or block.paper in excerpts
    ]
    index = 0
    met: set[str] = set()
    while index < len(body):
        found, index = _at(document, body, index)
        for each in found:
            # A decision printed again below the minutes is the same decision.
            key = f"{each.at.paper}|{each.at.paragraph}|{each.text.casefold()}"
            if key not in met:
                met.add(key)
                yield each


def _excerpts(document: Document) -> set[int | None]:
    """Appendices that are minutes or an extract of them: RESOLVED opens a paragraph there."""
    return {
        block.paper
        for block in document.body()
        if _EXCERPT.match(block.text)
        and (paper := document.paper_of(block)) is not None
        and paper.kind is PaperKind.APPENDIX
    }


def _decides(document: Document, block: Block) -> bool:
    paper = document.paper_of(block)
    if paper is None:
        return document.kind in (DocumentKind.MINUTES, DocumentKind.WEB_PAGE)
    # A page of unknown kind that says RESOLVED is minutes that do not call themselves so.
    return paper.kind in (PaperKind.MINUTES, PaperKind.OTHER)


def _at(document: Document, body: Sequence[Block], index: int) -> tuple[list[Recommendation], int]:
    """The decisions that open in a block, and where to read on."""
    block = body[index]
    opened = None if block.kind is BlockKind.TABLE else _opening(block.text)
    if opened is None:
        return [], index + 1
    start, rest, words = opened
    addressed = None
    alone = _MEMBER.match(words)
    member = alone["who"] if alone else None
    if _FROM.search(words):
        named = _ADDRESSED.match(rest)
        if named:
            addressed, rest = named["body"].removeprefix("the "), rest[named.end() :]
    limbs, after = _limbs(body, index, rest)
    if _OF_A_MOTION.match(words) and moved(body, index) and not carried(body, after, _opens):
        return [], after
    made: list[_Made]
    if limbs:
        made = [(limb.block, limb.label, limb.text, None) for limb in limbs]
        words = f"{words} {rest}"  # "RESOLVED to recommend to the Cabinet that:"
    elif rest:
        made = [(block, None, rest, block.text[start:])]
        after = index + 1
    else:
        made, after = _unlabelled(body, index + 1)
    return [
        _record(document, each, label, text, quote, addressed or addressee(text, words), member)
        for each, label, text, quote in made
    ], after


def _opening(text: str) -> tuple[int, str, str] | None:
    """Where a decision opens in a text, the words after its opening, and the opening words."""
    starts = [0, *(match.end() for match in _LATER.finditer(text))]
    for start in starts:
        part = text[start:]
        match = _OPENING.match(part)
        if match and not _AGENDA_SIDE.match(part):
            return start, part[match.end() :].strip(), match.group()
    return None


def _opens(text: str) -> bool:
    return _opening(text) is not None


def _limbs(body: Sequence[Block], index: int, rest: str) -> tuple[list[Limb], int]:
    """The limbs after an opening whose own words do not yet say anything whole."""
    if rest and not rest.endswith((":", ";", ",", "–", "-", " that", " to")):
        return [], index + 1
    after = index + 1
    # "RESOLVED that:" / "The Council, having looked at …, is asked to agree" / (a) …
    for skipped in range(3):
        at = after + skipped
        if at >= len(body) or body[at].kind is BlockKind.HEADING:
            break
        if begins(body[at].label):
            return collect(body, at)
        if body[at].label is not None:
            break
    return [], after


_Made = tuple[Block, str | None, str, str | None]


def _unlabelled(body: Sequence[Block], index: int) -> tuple[list[_Made], int]:
    """RESOLVED alone on its line, or an opening with a colon: the paragraphs it opens.

    The first need not begin with "That"; of the others those that do, and those that begin with
    a verb in capitals ("DELEGATE authority …").
    """
    made: list[_Made] = []
    while index < len(body) and body[index].kind is BlockKind.PARAGRAPH:
        block = body[index]
        match = re.match(rf"{_THAT}{_MARKS}", block.text)
        if block.label is not None or (made and not (match or _CAPITAL_VERB.match(block.text))):
            break
        made.append((block, None, block.text[match.end() :] if match else block.text, None))
        index += 1
        if not match and not _CAPITAL_VERB.match(block.text):
            break
    return made, index


def _record(
    document: Document,
    block: Block,
    label: str | None,
    text: str,
    quote: str | None,
    addressed: str | None,
    member: str | None,
) -> Recommendation:
    paper = document.paper_of(block)
    made_on = made_on_of(document, paper)
    scale = deadline(text, made_on)
    text = re.sub(rf"^{_THAT}(?:\s+|,\s*)", "", text)
    return Recommendation(
        at=cite(document, block, quote),
        text=text,
        kind=RecommendationKind.RESOLUTION,
        label=label,
        made_by=member or _made_by(document, paper),
        addressed_to=addressed,
        made_on=made_on,
        due=scale.due,
        due_text=scale.due_text,
        procedural=is_procedural(text),
    )


def _made_by(document: Document, paper: Paper | None) -> str | None:
    """The body that decided: not the pack's, for an extract of another body's minutes."""
    if paper is not None and paper.kind is PaperKind.APPENDIX:
        named = _BODY_NAMED.search(paper.title or "")
        return named["body"] if named else paper.committee
    return (paper.committee if paper else None) or document.committee
