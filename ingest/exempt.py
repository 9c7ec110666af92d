"""Papers that are not for publication.

What counts is a banner over a paper, a classification in its head, or a heading of the agenda
over its item. A report that only says that an appendix of it is exempt is itself public, and so
is a form that asks whether anything is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.document import Block, BlockKind

_BANNER = re.compile(
    r"^(?:this (?:report|paper|document|appendix|item) is\s+)?(?:(?:strictly )?(?:private|"
    r"confidential)(?:\s+and\s+confidential)?[\s:,–-]*)?(?:is )?"
    r"(?:not for publication\b|exempt (?:from (?:disclosure|publication)|information|report|item|"
    r"appendix|paper|minutes?|by virtue)\b|exempt\W*$|(?:contains|containing) exempt information|"
    r"by virtue of paragraphs?\b.{0,80}schedule 12a)",
    re.IGNORECASE | re.DOTALL,
)
_CLASSED = re.compile(
    r"^(?:classification|status|publication status|statement of confidentiality|security "
    r"classification|confidentiality)\s*:?\s*(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXEMPT_VALUE = re.compile(
    r"^(?:exempt\b|part (?:ii|2)\b|not for publication|restricted\b|this (?:report|paper|item) "
    r"(?:is|contains)\b.*\b(?:exempt|not for publication|confidential)|confidential by virtue)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"[([–-]\s*(?:exempt|part ii|not for publication)\b|\bexempt appendix\b", re.I)
_APPENDIX = re.compile(
    r"\b(?P<name>appendix \w{1,3})\b[^.;]{0,60}\b(?:is|are)\b[^.;]{0,40}\b(?:exempt\b|not for "
    r"publication|confidential\b)",
    re.IGNORECASE,
)
_FIRST_BLOCKS = 10


def is_exempt(part: Sequence[Block], title: str | None) -> bool:
    """Whether a paper says of itself that it is not for publication."""
    if title and _TITLE.search(title):
        return True
    if any(block.is_running and _BANNER.match(block.text) for block in part):
        return True
    opening = [block for block in part if not block.is_running][:_FIRST_BLOCKS]
    return any(_marks(block, opening[at + 1 :]) for at, block in enumerate(opening))


def exempt_appendices(part: Sequence[Block]) -> set[str]:
    """The appendices that a report says are exempt, by their names in lower case."""
    opening = [block for block in part if not block.is_running][: 3 * _FIRST_BLOCKS]
    return {
        match.group("name").casefold()
        for block in opening
        for match in _APPENDIX.finditer(block.text)
    }


def _marks(block: Block, following: Sequence[Block]) -> bool:
    if block.kind is BlockKind.TABLE:
        return any(_row_marks([cell.text.strip() for cell in row]) for row in block.rows)
    if _BANNER.match(block.text):
        return True
    match = _CLASSED.match(block.text)
    if match is None:
        return False
    value = match.group("value") or (following[0].text if following else "")
    return bool(_EXEMPT_VALUE.match(value))


def _row_marks(cells: Sequence[str]) -> bool:
    words = [cell for cell in cells if cell]
    if not words:
        return False
    if len(words) == 1 and len(words[0]) < 300:
        return bool(_BANNER.match(words[0]))
    return bool(_CLASSED.match(words[0]) and _EXEMPT_VALUE.match(words[1]))
