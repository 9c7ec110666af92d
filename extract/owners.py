"""Who is to do something: the names, initials and offices of an owner's cell, told apart.

Owners are kept as printed. What joins two owners ("&", "and", "/", ",") also stands inside the
names of offices ("Director of Children & Learning"), so a cell is only cut where both sides
could be an owner on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLE = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd)\.?"
_WORD = r"[A-Z][a-z’'`]*(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)*"
_LETTER = r"[A-Z]\.?"
NAME = (
    rf"(?:{_TITLE} (?:{_LETTER} ?)*{_WORD}(?: {_WORD})?"
    rf"|{_WORD}(?: {_LETTER})* {_WORD}(?: {_WORD})?)"
)
"""A person's name: with a title, or first name and surname."""
INITIALS = r"[A-Z]{2,4}(?:-[A-Z])?"

# Offices that one person holds, and bodies.
_PERSONAL = (
    r"(?:director|head|manager|officer|leader|lead|chair(?:man|woman|person)?|chief|member"
    r"|secretary|solicitor|clerk|treasurer|inspector|commissioner|councillor|mayor|consultant"
    r"|advis[eo]r|co-?ordinator|principal|executive|analyst|auditor|sro)s?"
)
_BODY = (
    r"(?:teams?|boards?|committees?|panels?|council|partnership|police|nhs|trust|services?"
    r"|directorate|department|groups?|all|clt|slt|dmt|cmt|smt)"
)
_HAS_PERSON = re.compile(rf"\b{_PERSONAL}\b", re.I)
_HAS_OFFICE = re.compile(rf"\b(?:{_PERSONAL}|{_BODY})\b", re.I)
_ENDS_IN_OFFICE = re.compile(rf"\b(?:{_PERSONAL}|{_BODY})$", re.I)
_IS_NAME = re.compile(rf"^{NAME}(?:\s*\([^)]*\))?$")
_IS_INITIALS = re.compile(rf"^{INITIALS}$")
# Two capitalised words that begin so are a service, not a person.
_SERVICE = re.compile(
    r"^(?:Children|Young|Adults?|Health|Social|Public|Human|Early|Legal|Corporate|Care|Youth|Housing)\b"
)
_SMALL_WORDS = frozenset(("of", "for", "and", "the", "to", "&", "in", "on", "with", "–", "-", "at"))
_BEGINS_ORDER = re.compile(
    r"^(?:ensure|continue|review|develop|implement|agree|deliver|provide|this|that|these|all the"
    r"|complete|launch|establish|work|further|weekly|monthly|regular|new|it)\b",
    re.I,
)
_JOINTS = (
    r"\s*;\s*|\s*\|\s*",
    r"\s*\n\s*",
    r"\s*/\s*",
    r"\s+&\s+|\s+and\s+|\s*\+\s*",
    r"\s*,\s*",
)
_ARTICLE = re.compile(r"^(?:the|and|to|by|with)\s+", re.I)
_NO_ONE = re.compile(
    r"^(?:n/?a|none|tbc|tbd|to be (?:confirmed|determined|agreed)|not known|[-–—.]*)$", re.I
)
_BULLET = re.compile(r"^[•◼▪■●○\uf0b7\uf0a7\uf06e\-–]\s*")
_TO_DO = re.compile(
    r"^(?P<who>[^.:;]{2,90}?) (?:to|will|would|shall|is to|are to|agreed to) (?!be\b)[a-z]"
)
_CALLED = re.compile(r"^(?P<who>[^.:;]{2,60}?)\s*(?::|\s[–-])\s+(?=\S)")
_IN_BRACKETS = re.compile(r"[\[(](?:action(?: by)?:?\s*)?(?P<who>[^()\[\]]{2,60})[\])]\W*$", re.I)
_AFTER_DASH = re.compile(r"\s[–—-]\s(?P<who>[^–—.]{2,60})\.?$")
_LISTED = re.compile(
    rf"\b(?P<name>{_WORD}(?:[ \-]{_WORD}){{1,3}})\s*(?:\(|[–-]\s)(?P<short>{INITIALS})\b"
)


def owners_of(cell: str) -> tuple[str, ...]:
    """Return the owners named in a cell, in its order, as printed; none for "TBC" or "N/A"."""
    parts = [cell]
    for joint in _JOINTS:
        parts = [piece for part in parts for piece in _cut(part, joint)]
    found = (_tidied(part) for part in parts)
    return tuple(dict.fromkeys(one for one in found if one and not _NO_ONE.match(one)))


def is_owner(text: str) -> bool:
    """Whether words can be an owner on their own: a name, initials, or an office."""
    words = _tidied(text)
    if _IS_INITIALS.match(words):
        return True
    if _IS_NAME.match(words) and not _HAS_OFFICE.search(words):
        return not _SERVICE.match(words) and not _BEGINS_ORDER.match(words)
    if not _HAS_OFFICE.search(words) or _BEGINS_ORDER.match(words):
        return False
    return _titled(words) or (len(words.split()) <= 3 and bool(_ENDS_IN_OFFICE.search(words)))


def owners_within(text: str) -> tuple[str, ...]:
    """Return who is to act where an action says so itself, at its beginning or its end.

    "Mr X to advise …", "JB: book a room", "Book a room (JB)"; none where it does not.
    """
    words = " ".join(text.split())
    for pattern in (_TO_DO, _CALLED, _IN_BRACKETS, _AFTER_DASH):
        match = pattern.search(words)
        owners = owners_of(match["who"]) if match else ()
        if owners and all(map(is_owner, owners)):
            return owners
    return ()


def is_person_or_office(text: str) -> bool:
    """Whether words name one who can act: stricter than `is_owner`, for running text."""
    words = _tidied(text)
    return bool(_IS_NAME.match(words) or _IS_INITIALS.match(words) or _HAS_PERSON.search(words))


def initials_listed(texts: Iterable[str]) -> dict[str, str]:
    """Return the initials that a paper explains, as in "Jane Brown (JB)", with their names.

    Initials that stand for two people are left out.
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        if "(" not in text and "–" not in text and "-" not in text:
            continue
        for match in _LISTED.finditer(text):
            name, short = match["name"], match["short"]
            letters = [word[0] for word in re.split(r"[ \-]", name)]
            if short in ("".join(letters), letters[0] + letters[-1]):
                found.setdefault(short, set()).add(name)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def named(owners: Iterable[str], listed: dict[str, str]) -> tuple[str, ...]:
    """Return the owners with initials replaced by the names that the paper gives for them."""
    return tuple(dict.fromkeys(listed.get(owner, owner) for owner in owners))


def _cut(text: str, joint: str) -> list[str]:
    """Cut at a joint; pieces that could not stand alone stay with the one before them."""
    pieces = re.split(f"({joint})", text)
    made = [pieces[0]]
    for link, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        apart = ";" in joint or (
            _stands(made[-1]) and _stands(piece) and not _explains(link, made[-1], piece)
        )
        if apart:
            made.append(piece)
        else:
            made[-1] += (" " if not link.strip() else link) + piece
    return made


def _stands(text: str) -> bool:
    """Whether a piece, or its first or last piece, is an owner."""
    pieces = re.split(r"\s*(?:/|,|&|\band\b)\s*", text.strip())
    return is_owner(text) or is_owner(pieces[0]) or is_owner(pieces[-1])


def _explains(link: str, left: str, right: str) -> bool:
    """Whether the right side only tells the office of the person on the left, or goes on with it.

    "Jane Brown, Head of Audit" is one owner; "Head of Education and Early Help Services" too.
    """
    left, right = left.strip(), right.strip()
    office = _HAS_OFFICE.search(left) and re.search(r"\b(?:of|for)\b", left)
    if office and not re.match(_TITLE, right) and not _HAS_OFFICE.search(right):
        return "/" not in link and not _IS_INITIALS.match(right)  # "Head of Parks and Open Spaces"
    a_name = _IS_NAME.match(right) and not _HAS_OFFICE.search(right)
    if "," in link or "\n" in link:
        person = _IS_NAME.match(left) and not _HAS_OFFICE.search(left)
        return bool(person and _HAS_PERSON.search(right))
    if "/" in link or a_name or _IS_INITIALS.match(right) or _HAS_PERSON.search(right):
        return False
    if _ENDS_IN_OFFICE.search(left) and _ENDS_IN_OFFICE.search(right):
        return False
    return not _IS_NAME.match(left) or bool(_HAS_OFFICE.search(left))


def _titled(words: str) -> bool:
    """Whether words are set as a title: capitals but for the small words."""
    parts = re.sub(r"[(),’']", " ", words).split()
    return len(parts) <= 14 and all(part[0].isupper() or part in _SMALL_WORDS for part in parts)


def _tidied(text: str) -> str:
    words = _BULLET.sub("", " ".join(text.split())).strip(" .,;:/&")
    return _ARTICLE.sub("", words)
