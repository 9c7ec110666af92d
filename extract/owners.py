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
_INITIAL = r"[A-Z]\.?"
NAME = rf"(?:{_TITLE} (?:{_INITIAL} ?)*{_WORD}(?: {_WORD})?|{_WORD}(?: {_INITIAL})* {_WORD}(?: {_WORD})?)"
INITIALS = r"[A-Z]{2,4}(?:-[A-Z])?"
_OFFICE = (
    r"(?:director|head|manager|officer|leader|lead|chair|chairman|chairwoman|chairperson|chief|member|"
    r"secretary|solicitor|clerk|treasurer|inspector|commissioner|councillor|mayor|consultant|adviser|"
    r"advisor|co-?ordinator|principal|team|board|committee|panel|council|partnership|police|nhs|"
    r"trust|executive|sro|service|services|directorate|department|group|all|clt|slt|dmt|cmt|smt|analyst|auditor)"
)
_PERSONAL = re.compile(
    r"\b(?:director|head|manager|officer|leader|chair\w*|chief|member|secretary|solicitor|clerk|"
    r"treasurer|commissioner|councillor|co-?ordinator|adviser|advisor|lead|principal)s?\b",
    re.IGNORECASE,
)
_IS_NAME = re.compile(rf"^{NAME}(?:\s*\([^)]*\))?$")
_IS_INITIALS = re.compile(rf"^{INITIALS}$")
_HAS_OFFICE = re.compile(rf"\b{_OFFICE}s?\b", re.IGNORECASE)
_ENDS_IN_OFFICE = re.compile(rf"\b{_OFFICE}s?$", re.IGNORECASE)
_JOINTS = (r"\s*;\s*|\s*\|\s*", r"\s*\n\s*", r"\s*/\s*", r"\s+&\s+|\s+and\s+|\s*\+\s*", r"\s*,\s*")
_ARTICLE = re.compile(r"^(?:the|and|to|by|with)\s+", re.IGNORECASE)
_NONE = re.compile(
    r"^(?:n/?a|none|tbc|tbd|to be (?:confirmed|determined|agreed)|not known|[-–—.]*)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•◼▪■●○\uf0b7\uf0a7\uf06e\-–]\s*")
_LISTED = re.compile(
    rf"\b(?P<name>{_WORD}(?:[ \-]{_WORD}){{1,3}})\s*(?:\(|[–-]\s)(?P<short>{INITIALS})\b"
)


def owners_of(cell: str) -> tuple[str, ...]:
    """Return the owners named in a cell, in its order, as printed; none for "TBC" or "N/A"."""
    parts = [cell]
    for joint in _JOINTS:
        parts = [piece for part in parts for piece in _cut(part, joint)]
    found = (_tidied(part) for part in parts)
    return tuple(dict.fromkeys(one for one in found if one and not _NONE.match(one)))


def is_owner(text: str) -> bool:
    """Whether words can be an owner on their own: a name, initials, or an office."""
    words = _tidied(text)
    if _IS_INITIALS.match(words):
        return True
    if _IS_NAME.match(words) and not _HAS_OFFICE.search(words):
        return not re.match(
            r"(?:Children|Young|Adult|Health|Social|Public|Human|Early|Legal)\b", words
        )
    return len(words.split()) <= 12 and words[:1].isupper() and bool(_HAS_OFFICE.search(words))


def is_person_or_office(text: str) -> bool:
    """Whether words name one who can act: stricter than `is_owner`, for running text."""
    words = _tidied(text)
    return bool(_IS_NAME.match(words) or _IS_INITIALS.match(words) or _PERSONAL.search(words))


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
            if short in ("".join(word[0] for word in re.split(r"[ \-]", name)), _ends(name)):
                found.setdefault(short, set()).add(name)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _ends(name: str) -> str:
    words = name.split()
    return words[0][0] + words[-1][0]


def named(owners: Iterable[str], listed: dict[str, str]) -> tuple[str, ...]:
    """Return the owners with initials replaced by the names that the paper gives for them."""
    return tuple(dict.fromkeys(listed.get(owner, owner) for owner in owners))


def _cut(text: str, joint: str) -> list[str]:
    """Cut at a joint; pieces that could not stand alone stay with the one before them."""
    pieces = re.split(f"({joint})", text)
    if len(pieces) == 1:
        return [text]
    certain = ";" in joint
    made = [pieces[0]]
    for link, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        apart = certain or (
            _stands(made[-1]) and _stands(piece) and not _explains(link, made[-1], piece)
        )
        if apart:
            made.append(piece)
        else:
            made[-1] += (" " if link.strip() == "" else link) + piece
    return made


def _stands(text: str) -> bool:
    pieces = re.split(r"\s*(?:/|,|&|\band\b)\s*", text.strip())
    return is_owner(text) or any(is_owner(piece) for piece in pieces[:1] + pieces[-1:])


def _explains(link: str, left: str, right: str) -> bool:
    """Whether the right side only tells the office of the person on the left.

    "Jane Brown, Head of Audit" is one owner. "Head of Education and Early Help Services" too.
    """
    left, right = left.strip(), right.strip()
    if "," in link or "\n" in link:
        return (
            bool(_IS_NAME.match(left))
            and not _HAS_OFFICE.search(left)
            and bool(_PERSONAL.search(right))
        )
    if "/" in link or (_IS_NAME.match(right) and not _HAS_OFFICE.search(right)):
        return False
    if _ENDS_IN_OFFICE.search(left) and _ENDS_IN_OFFICE.search(right):
        return False
    return not (_IS_INITIALS.match(right) or _PERSONAL.search(right) or _IS_NAME.match(left))


def _tidied(text: str) -> str:
    words = _BULLET.sub("", " ".join(text.split())).strip(" .,;:/&")
    return _ARTICLE.sub("", words)
