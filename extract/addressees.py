"""Whom a decision is addressed to, when its own words name the one who is to act."""

from __future__ import annotations

import re

# Only words with a capital, so that "the matter be referred to a later meeting" names no one.
_NAME = r"[A-Z][\w’'&()-]*(?:(?:,? (?:and|for|of|with|to|the|&))* [A-Z][\w’'&()-]*)*"
_OFFICE = (
    r"(?:(?:[A-Z][\w’'-]*[ -])*(?:Cabinet|Council|Executive|Committee|Sub-Committee|Panel|Board"
    r"|Leader|Mayor|Portfolio Holder|Member|Director|Officer|Head|Manager|Secretary of State"
    rf"|Minister|Commissioner|Partnership|Forum)s?\b(?: (?:for|of|with) (?:the )?{_NAME})?)"
)
_WHO = rf"(?:[Tt]he )?(?P<who>{_OFFICE}|[Oo]fficers)"
_FORMS = (
    # the Cabinet Member for Education be asked to … / Cabinet is recommended to …
    rf"^(?:[Tt]hat )?{_WHO} (?:be|is|are) (?:\w+ly )?(?:asked|requested|recommended|invited"
    r"|instructed|urged|advised|called upon)\b",
    # the Committee recommends to the Executive that … / a recommendation be made to Cabinet …
    rf"\brecommend(?:s|ed|ation be made)? to {_WHO}\b",
    # RECOMMENDED that the Cabinet Member …: only behind a word of recommending
    rf"\bRECOMMENDED\W+(?:[Tt]hat )?{_WHO}\b",
)
_ADDRESSED = tuple(re.compile(form) for form in _FORMS)
_RECOMMENDS = re.compile(r"recommend", re.IGNORECASE)
_FIRST = re.compile(rf"^(?:[Tt]hat )?{_WHO}\b")
_LAST = re.compile(rf"\brecommend(?:ed|s)? (?:to )?{_WHO}\W*(?:that|to)?\W*$", re.IGNORECASE)


def addressee(text: str, opening: str = "") -> str | None:
    """The office or body that a decision asks to act, as printed, without its article.

    `text` is the decision (or its limb), `opening` the words that open it ("RECOMMENDED that").
    A recommendation that begins with its body's name is addressed to it; what is simply
    resolved is not: "RESOLVED that the Panel meet in May" asks no one else.
    """
    for form in _ADDRESSED:
        found = form.search(text)
        if found:
            return found["who"]
    for source, form in ((opening, _LAST), (text, _FIRST)):
        found = form.search(source) if _RECOMMENDS.search(opening) else None
        if found:
            return found["who"]
    return None
