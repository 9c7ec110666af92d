"""Which decisions ask for nothing to be done afterwards: noting, minutes, chairs, the press."""

from __future__ import annotations

import re

_OPENING = r"^(?:\W*(?:that|for|to|be|members?|it|and)\s+)*"
_BODY = (
    r"(?:(?:the\s+)?(?:[\w’'&-]+\s+){0,6}?"
    r"(?:council|cabinet|committee|panel|board|sub-committee)\s+)?"
)
_NOTING = re.compile(
    _OPENING
    + _BODY
    + r"(?:(?:is|are|be|was|were)\s+(?:asked|requested|recommended)\s+to\s+|to\s+)?"
    r"(?:consider and )?(?:not(?:e[sd]?|ing)|receiv(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:is|are|be|was|were)\s+(?:duly\s+)?(?:noted|received)\b\W*$", re.IGNORECASE
)
_FORMAL = re.compile(
    r"\bminutes\b.{0,160}\b(?:approved?|confirmed|signed|agreed|(?:true|correct) record|noted)\b"
    r"|\b(?:approve|confirm|sign)\w*\b.{0,60}\bminutes\b"
    r"|\b(?:elect|appoint)\w*\b.{0,80}\b(?:vice[- ])?chair(?:man|person|woman)?\b"
    # the press and members of the public be excluded, and be readmitted afterwards
    r"|\b(?:press|public)\b.{0,80}\b(?:exclud|re-?admitted)"
    r"|\bexclusion of (?:the )?(?:press|public)\b"
    r"|\bexclu\w+ (?:of )?the (?:press|public)\b"
    r"|\bapologies\b.{0,60}\b(?:noted|received|accepted)\b"
    r"|\b(?:meeting|sitting)\b.{0,40}\b(?:adjourn|extend)\w*\b",
    re.IGNORECASE | re.DOTALL,
)
# A second limb in the same sentence that asks for more than noting.
_AND_MORE = re.compile(
    r"\band\s+(?:that\b(?!\s+\w+\s+(?:be|is|are|was)\s+noted)|to\s+(?!note\b)"
    r"|(?:agree|approve|endorse|request|recommend|consider|invite|delegate|ask|require|make)\w*\b)",
    re.IGNORECASE,
)


def is_procedural(text: str) -> bool:
    """Whether nothing has to happen after this decision.

    "That the report be noted" is; "That the report be noted and a further one be brought" is
    not. Seen in minutes and report heads of several councils.
    """
    if _FORMAL.search(text):
        return True
    noting = _NOTING.search(text) or _NOTED.search(text)
    return bool(noting) and not _AND_MORE.search(text)
