"""Quotations in a text: between quotation marks, in italics, with a mark missing on one side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import sentences

# An opening mark stands before a word, a closing one after it; an apostrophe has letters on both
# sides. A plural's apostrophe ("workers' caseloads") looks like a closing mark.
_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[–—:,-]))(?P<mark>[‘“\"'])(?=[\w(\[£])")
_CLOSING = {
    "‘": re.compile(r"(?<=[\w.,!?;:)…%])[’'](?!\w)"),
    "'": re.compile(r"(?<=[\w.,!?;:)…%])['’](?!\w)"),
    "“": re.compile(r"(?<=[\w.,!?;:)…%'’ ])[”\"](?!\w)"),
    '"': re.compile(r"(?<=[\w.,!?;:)…%'’ ])[\"”](?!\w)"),
}
_LONE_CLOSING = re.compile(r"[\w.,!?;…][’'”\"]+[\s.]*$")
_MOSTLY = 0.6  # share of a text's characters in italics that makes it a quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters of quoted words, without their marks; whether a mark closes them."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of `text` in order.

    One that nothing closes runs to the end of its sentence when a plural could have closed it,
    else to the end of the text.
    """
    found: list[Quotation] = []
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.end("mark")
        end = _end(text, start, opening["mark"])
        found.append(Quotation(start, end or _sentence_end(text, start), closed=end is not None))
        at = max(found[-1].end, start)
    return found


def _end(text: str, start: int, mark: str) -> int | None:
    """Where a quotation closes: the last closing mark before the next opening of its kind."""
    following = next(
        (other.start() for other in _OPENING.finditer(text, start) if other["mark"] == mark),
        len(text),
    )
    closings = [match.start() for match in _CLOSING[mark].finditer(text, start, following)]
    if mark in '“"':
        return closings[0] if closings else None
    firm = [at for at in closings if not _is_plural(text, at)]
    if firm:
        return firm[0]
    if following < len(text) and closings:  # "‘home visits’ in the term … ‘the experiences"
        return closings[0]
    mixed = _CLOSING["“"].search(text, start, following)  # ‘a mark of another kind”
    return mixed.start() if mixed else None


def _is_plural(text: str, at: int) -> bool:
    """Whether a mark may be the apostrophe of a plural: s before it, a small word after it."""
    return text[at - 1] == "s" and bool(re.match(r".\s+[a-z]", text[at : at + 4]))


def _sentence_end(text: str, start: int) -> int:
    return next((end for _, end in sentences(text) if end > start), len(text))


def is_quotation(text: str, italics: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether a whole text is a quotation: it begins with a mark, ends with one, or is in italics.

    A mark may be missing at one side.
    """
    bare = text.strip()
    if not bare:
        return False
    slanted = sum(end - start for start, end in italics)
    if slanted >= _MOSTLY * len(bare):
        return True
    first = _OPENING.match(bare)
    if first:
        ends = [quotation.end for quotation in quotations(bare)]
        return ends[0] >= _MOSTLY * len(bare)
    return bool(_LONE_CLOSING.search(bare)) and not quotations(bare)


def unmarked(text: str) -> str:
    """The text without quotation marks and white space around it."""
    return text.strip(" \t\n").lstrip("‘“\"'").rstrip(" ").rstrip("’”\"'").strip()


def spoken_sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of `text`; a quotation is never cut in two.

    Joined too: what a sentence ender left behind in "Nov. 2019", "No. 5", "e.g. those".
    """
    quoted = [(quotation.start, quotation.end) for quotation in quotations(text)]
    joined: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if joined and (_cuts(joined[-1][1], quoted) or _runs_on(text, joined[-1], start)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cuts(at: int, quoted: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in quoted)


def _runs_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a sentence goes on: it begins small, or what came before ends in a short form."""
    if text[start].islower() or text[start] in ")’”":
        return True
    return bool(
        re.search(r"\b(?:[A-Z][a-z]{2}|No|e\.g|i\.e|Cllr|Mr|Mrs|Ms|Dr)\.$", text[: before[1]])
        and re.match(r"\d|[A-Z]", text[start:])
        and len(text[before[0] : before[1]]) < 60
    )
