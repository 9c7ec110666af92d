"""Acronyms that a paper explains: "Long Form (LF)", "LF (Long Form)", glossaries, tables.

The words of the long form must really fit the letters, so that "the Panel (SCC)" explains
nothing; what the paper uses without explaining it is left unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.acronyms_fit import SMALL, fits, fitting_head, fitting_tail
from extract.acronyms_people import initials_of, is_person
from extract.cite import cite
from extract.findings import Acronym
from ingest.document import Block, BlockKind, Cell, Document

# Two capitals or more in up to ten signs ("DfE", "ChAT", "CiN", "S&CC"), with a plural s or not.
_SHORT = r"(?=[A-Za-z&/-]{0,9}[A-Z][A-Za-z&/-]{0,9}[A-Z0-9])[A-Z][A-Za-z0-9&/-]{1,9}(?<![&/-])\+?"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
_QUOTE = r"[\"“”'‘’]?"
_AFTER_LONG = re.compile(
    r"[(\[]\s*(?:(?:also|here(?:in)?after|hereinafter)\s+)?(?:(?:known|referred\s+to)\s+as\s+|or\s+)?"
    rf"(?:the\s+)?{_QUOTE}(?P<short>{_SHORT})(?:['’]s(?=[\s)\]]))?{_QUOTE}[{_RAISED}\d]?\s*"
    r"(?:[;,–-][^()\[\]]{0,60})?[)\]]"
)
_BEFORE_LONG = re.compile(
    rf"(?<![\w&(/-])(?P<short>{_SHORT})[{_RAISED}]?\s*\(\s*(?P<long>[^()]{{5,90}}?)\s*(?:\)|$)"
)
# "MASH – Multi-Agency Safeguarding Hub", "MASH: …", "MASH = …" as a line of a glossary, or as
# one of several on a line.
_GLOSSARY = re.compile(
    rf"(?:^|[;:,•])\s*[•–-]?\s*(?P<short>{_SHORT})\s*(?:[–—:=]|\s-\s|\t+|\s{{2,}}|\bmeans\b)\s*"
    r"(?P<long>[^\n.;(]{5,90})",
    re.MULTILINE,
)
# "MASH Multi-Agency Safeguarding Hub": a whole line of a glossary whose columns have run together.
_UNMARKED = re.compile(rf"^\W*(?P<short>{_SHORT})\s(?P<long>[^\n.;:(]{{5,90}})$", re.MULTILINE)
_GLOSSARY_HEADING = re.compile(
    r"\b(?:glossary|acronyms|abbreviations|initialisms)\b", re.IGNORECASE
)
_STANDS_FOR = re.compile(
    rf"\b(?P<short>{_SHORT})\s+(?:stands\s+for|is\s+short\s+for)\s+(?:the\s+)?(?P<long>[^.;()]{{5,90}})"
)
_REACH = 140  # characters before a bracket in which its long form stands
_CLAUSE = re.compile(r"[.;:?!]\s|[()\t]|\s[–—•]\s")
# A footnote that only spells out the word it hangs on: "ChAT³", "³ Children's services …".
_NOTED = re.compile(rf"(?<![\w&])(?P<short>{_SHORT})(?P<mark>[{_RAISED}]+)")
_NOTE = re.compile(rf"(?:^|\s)(?P<mark>[{_RAISED}]+)\s*(?P<long>[A-Z][^.;()]{{4,90}})")


@dataclass(frozen=True, slots=True)
class Explained:
    """A short form, its long form, and the characters of both together."""

    short: str
    long: str
    start: int
    end: int


def find(document: Document) -> tuple[Acronym, ...]:
    """Return the acronyms that a document explains, each once, where it is first explained."""
    found: dict[tuple[str, str], Acronym] = {}
    initials = initials_of(document)
    for block, cell, text, one in _all(document):
        if is_person(one.short, one.long, text[max(0, one.start - 30) : one.start], initials):
            continue
        known = found.get(_key(one))
        if known is None or _has_strays(known.long, one.long):
            found[_key(one)] = _acronym(document, block, cell, text, one)
    return tuple(found.values())


def _all(document: Document) -> Iterator[tuple[Block, Cell | None, str, Explained]]:
    """Every explanation with the block, cell and text it stands in, in reading order."""
    marked: dict[str, str] = {}
    for block in document.body():
        for cell, text in _texts(block):
            for one in (*explained(text), *_footnote(text, marked), *_unmarked(block, text)):
                yield block, cell, text, one
            marked |= {match["mark"]: match["short"] for match in _NOTED.finditer(text)}
        for cell, one in _glossary_rows(block):
            yield block, cell, cell.text, one


def _has_strays(long: str, other: str) -> bool:
    """Whether `long` is `other` with words strayed into it.

    Text taken from the ruled forms at a report's end has answers fallen into the questions.
    """
    words, fewer = long.lower().split(), other.lower().split()
    strays = [word for word in words if word not in fewer]
    return len(fewer) + len(strays) == len(words) and any(word not in SMALL for word in strays)


def _acronym(
    document: Document, block: Block, cell: Cell | None, text: str, one: Explained
) -> Acronym:
    quote = text[one.start : one.end]
    return Acronym(at=cite(document, block, quote, cell), short=one.short, long=one.long)


def _texts(block: Block) -> Iterator[tuple[Cell | None, str]]:
    """The texts of a block: its own, or those of a table's cells."""
    if block.kind is not BlockKind.TABLE:
        yield None, block.text
        return
    for row in block.rows:
        yield from ((cell, cell.text) for cell in row if not cell.inherited)


def explained(text: str) -> list[Explained]:
    """Return what `text` explains, in order: in brackets, and as a glossary's line."""
    found = [*_short_in_brackets(text), *_long_in_brackets(text), *_glossary_lines(text)]
    return sorted(found, key=lambda one: one.start)


def _short_in_brackets(text: str) -> Iterator[Explained]:
    """'Multi-Agency Safeguarding Hub (MASH)'."""
    for match in _AFTER_LONG.finditer(text):
        floor = max(0, match.start() - _REACH)
        before = text[floor : match.start()]
        clause = max((cut.end() for cut in _CLAUSE.finditer(before)), default=0)
        tail = fitting_tail(before[clause:], match["short"])
        if tail is not None:
            start, end = (floor + clause + at for at in tail)
            long = " ".join(text[start:end].split())
            yield Explained(_singular(match["short"]), _clean(long), start, match.end())


def _long_in_brackets(text: str) -> Iterator[Explained]:
    """'EHE (Elective home education)'."""
    for match in _BEFORE_LONG.finditer(text):
        if fits(match["long"], match["short"]):
            yield _of_match(match, match.end())


def _glossary_lines(text: str) -> Iterator[Explained]:
    """'MASH – Multi-Agency Safeguarding Hub' on a line of its own; 'MASH stands for …'."""
    for pattern in (_GLOSSARY, _STANDS_FOR):
        at = 0
        while match := pattern.search(text, at):
            end = match.end("long")
            if not fits(match["long"], match["short"]):
                head = fitting_head(match["long"], match["short"])
                whole = head and re.match(r"\s*(?:,|$)", match["long"][head:])
                end = match.start("long") + head if head and whole else 0
            at = max(end, match.end("short"))
            if end:
                long = " ".join(text[match.start("long") : end].split())
                yield _told(match["short"], long, match.start("short"), end)


def _unmarked(block: Block, text: str) -> Iterator[Explained]:
    """Lines of a glossary without a sign between short and long form."""
    if not (block.section and _GLOSSARY_HEADING.search(block.section[-1])):
        return
    for match in _UNMARKED.finditer(text):
        if fits(_untitled(match["long"]), match["short"]):
            long = " ".join(match["long"].split())
            yield _told(match["short"], long, match.start("short"), match.end("long"))


def _footnote(text: str, marked: dict[str, str]) -> Iterator[Explained]:
    """A footnote that spells out the short form its mark hangs on."""
    for note in _NOTE.finditer(text):
        short = marked.get(note["mark"], "")
        end = fitting_head(note["long"], short) if short else None
        if end is not None:
            long = " ".join(note["long"][:end].split())
            yield Explained(_singular(short), long, note.start("long"), note.start("long") + end)


def _glossary_rows(block: Block) -> Iterator[tuple[Cell, Explained]]:
    """Rows of a table that hold a short form in one cell and its long form in the next."""
    for row in block.rows:
        for left, right in pairwise(row):
            for short, long in ((left, right), (right, left)):
                words = _untitled(" ".join(long.text.split()))
                whole = re.fullmatch(_SHORT, short.text.strip())
                if whole and len(words) < 90 and fits(words, short.text.strip()):
                    end = len(long.text)
                    yield long, Explained(_singular(short.text.strip()), _clean(words), 0, end)


def _of_match(match: re.Match[str], end: int) -> Explained:
    return _told(match["short"], " ".join(match["long"].split()), match.start(), end)


def _told(short: str, long: str, start: int, end: int) -> Explained:
    return Explained(_singular(short), _clean(long), start, end)


def _untitled(long: str) -> str:
    """'The Department …' without its article."""
    return re.sub(r"^(?:the|an?)\s+", "", long.strip(), flags=re.IGNORECASE)


def _clean(long: str) -> str:
    """The long form without signs at its ends and without a genitive's ending."""
    return re.sub(r"(?<=[a-z])['’]s$", "", long.strip(" \"“”'‘’,–-"))


def _singular(short: str) -> str:
    """'PAs' is the plural of 'PA'."""
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[-2].isupper() else short


def _key(one: Explained) -> tuple[str, str]:
    """What makes two explanations the same: case, hyphens, endings and small words aside."""
    words = re.findall(r"[a-z]{4,}", re.sub(r"['’]s\b", "", one.long.lower()))
    return one.short, " ".join(word[:5] for word in words)
