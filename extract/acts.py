"""What a body did, by the words in which its decision is told: recommended, decided, referred."""

from __future__ import annotations

import re

from extract.findings import Act

_REFER = re.compile(
    r"\brefer(?:s|red|ring|ral)?\b|\bpostpone[ds]?\b|\brequire\w*\s+(?:the\s+)?(?:implementation"
    r"|decision)\b.{0,60}\breconsider|\bcall(?:ed)?[- ]in\b.{0,40}\b(?:to|for)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER = re.compile(
    r"\breconsider(?:ed|s|ation)?\b|\bconfirm(?:s|ed)?\b|\brescind\w*\b|\bin\s+response\s+to\b"
    r"|\bcomments?\b.{0,40}\b(?:scrutiny|committee)\b",
    re.IGNORECASE | re.DOTALL,
)
_RECOMMEND = re.compile(
    r"\brecommend(?:s|ed|ation)?\b|\bendorse[ds]?\b|\b(?:ask|request|urge)(?:s|ed)?\b",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(r"\b(?:cabinet(?!\s+committee)|executive|leader|mayor)\b", re.IGNORECASE)


def is_executive(body: str | None) -> bool:
    """Whether a body is the executive: a cabinet, its members, a leader or mayor."""
    return bool(_EXECUTIVE.search(body or ""))


def act_of(words: str, body: str | None) -> Act:
    """Return what a body did to a decision, from the words of what it resolved.

    Scrutiny refers, an executive answers, an advisory committee recommends; all else is decided.
    """
    executive = is_executive(body)
    if not executive and _REFER.search(words):
        return Act.REFERRED
    if executive and _ANSWER.search(words):
        return Act.RESPONDED
    if not executive and _RECOMMEND.search(words):
        return Act.MADE
    return Act.DECIDED
