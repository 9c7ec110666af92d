"""Initials of people, which are written like acronyms: "Alice Ash (AA)" explains no term.

Minutes list who was present with their initials, and logs give initials as owners. A long form
is a person where a title or an office stands before it, where its first word is a common given
name, or where the paper gives the short form work to do.
"""

from __future__ import annotations

import re

from extract.columns import Column, body, columns
from ingest.document import BlockKind, Document

_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]*['’]?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)?){1,2}")
_TITLED = re.compile(
    r"\b(?:mrs?|ms|miss|mx|dr|prof(?:essor)?|cllr|councillor|sir|dame|lord|lady|revd?|chair(?:man)?"
    r"|officer|present|apologies|attendance|lead|owner|director|manager|clerk|secretary)\b[\s.:,–-]*$",
    re.IGNORECASE,
)
_ACTION_FOR = re.compile(r"\baction(?:s|ed)?(?: by| for)?\s*[:–-]\s*(?P<who>[A-Z]{2,3})\b", re.I)
# Bodies are given work too: "Housing Services (HS)".
_BODY = re.compile(
    r"\b(?:groups?|boards?|services?|teams?|councils?|trusts?|hubs?|units?|panels?|forums?|networks?"
    r"|education|health|help|care|police|homes?|housing|schools?|learning|finance|resources"
    r"|officers?|directors?|managers?|plans?|reviews?|partnerships?|committees?|assurance)$",
    re.IGNORECASE,
)
_TWO = 2  # words: bodies that own actions mostly have longer names
_INITIALS = re.compile(r"[A-Z]{2,3}")
# Given names common in Britain that are no words of committees' terms ("Grace", "Mark" are).
_GIVEN_NAMES = frozenset(
    """
    aaron adam ahmed alan albert alex alexander alfie ali alice alison amanda amy andrea andrew
    angela ann anna anne annette anthony arthur barbara barry ben benjamin bernard beth brenda brian
    carl carol caroline catherine charles charlotte chris christina christine christopher claire
    clare clive colin craig daniel danielle darren dave david dawn dean deborah debbie denise
    dennis derek diana diane donna dorothy douglas edward eileen elaine eleanor elizabeth ella
    emily emma eric fatima fiona frances francis frank fred gareth gary gavin gemma geoff geoffrey
    george gillian gordon graham harriet harry hannah heather helen henry howard hugh ian imran
    irene isaac jack jacob jacqueline jake james jamie jane janet janice jason jean jennifer
    jenny jeremy jessica jill joan joanna joanne joe john jonathan joseph joshua joyce julia julie
    karen kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin laura lauren lee
    leonard lesley liam linda lindsay lisa liz louise lucy luke lynn malcolm margaret maria marie
    marion martin mary matthew maureen megan michael michelle mohammed natalie natasha neil nicholas
    nicola nigel oliver olivia pamela patricia patrick paul paula pauline peter philip phillip
    priya rachel raymond rebecca richard robert roger ronald rosemary russell ruth ryan sally
    samantha samuel sandra sarah scott sean sharon sheila shirley simon sophie stephanie stephen
    steven stuart susan suzanne sylvia teresa terence thomas timothy tina tom tony tracey trevor
    valerie vanessa victoria vincent walter wendy william yasmin yvonne zoe
    """.split()
)


def is_person(short: str, long: str, before: str, initials: frozenset[str]) -> bool:
    """Whether a long form is a person's name and `short` no more than the initials.

    `before` are the words in front of it, `initials` those that the paper gives work to.
    """
    words = long.split()
    if not _NAME.fullmatch(long) or short != "".join(word[0] for word in words):
        return False
    if words[0].lower() in _GIVEN_NAMES or _TITLED.search(before):
        return not _BODY.search(long)
    return short in initials and len(words) == _TWO and not _BODY.search(long)


def initials_of(document: Document) -> frozenset[str]:
    """Return the initials that a document's logs and minutes name as owners of actions."""
    found: set[str] = set()
    for block in document.body():
        if block.kind is not BlockKind.TABLE:
            found |= {match["who"] for match in _ACTION_FOR.finditer(block.text)}
            continue
        known = columns(block)
        if known is None or not known.has(Column.OWNER):
            continue
        owners = (known.text(row, Column.OWNER) for row in body(block, known))
        found |= {who for words in owners for who in re.split(r"[\s,/&]+", words)}
    return frozenset(one for one in found if _INITIALS.fullmatch(one))
