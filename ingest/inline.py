"""Words with their style, and the labels that open them: what the HTML and text readers share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Place

Span = tuple[int, int]
WHOLE_FILE = (Place(page=1),)

# Bullets as met: true ones, the private-use glyphs of Symbol and Wingdings, dashes, asterisks.
BULLETS = "•◼▪■●○◦‣⁃∙·➢➤✓❖\uf02d\uf06e\uf06f\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
_DASHES = "–—*-"
_BULLET = rf"[{BULLETS}]\s*|[{_DASHES}]\s+|o\s+(?=[A-Z])"
_NUMBERED = r"\d{1,3}(?:\.\d{1,3}){1,3}[.)]?\s+(?![\d%])"  # "3.2 The board", not "3.2 4.1"
_POINTED = r"\d{1,3}[.)](?:\s+|(?=[A-Z][a-z]))"  # "13. The team", "1) That"
_BRACKETED = r"\((?:[ivxlc]{1,6}|[a-zA-Z]|\d{1,3})\)\s*"
_LETTERED = r"(?:[ivxlc]{1,6}|[a-zA-Z]|[IVX]{1,5})(?:\.\)|[.)])\s+"
_BARE = r"\d{1,3}\s+(?=[A-Z][A-Z'’&,()/ -]{4,}(?:\W|$))"  # "7 ELECTIVE ...": an agenda's items
_LABEL = re.compile(rf"(?:{_BULLET}|{_NUMBERED}|{_POINTED}|{_BRACKETED}|{_LETTERED}|{_BARE})")
# "A. Smith", "J. Brown": initials look like letters of a list.
_INITIAL = re.compile(r"[A-Z]\.\s+(?:[A-Z]\.\s*)*[A-Z][a-z]+\b(?!\s+[a-z])")
_INNER_BULLET = re.compile(r" (?=[•▪■●◦‣]\s)")
_MOST_BULLETS = 8  # one after the other before a point: more are a rule across the page
_SPACE = re.compile(r"\s+")
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff\u00ad]")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    """Text in one line with the ranges that are italic and bold."""

    text: str
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()

    @property
    def all_bold(self) -> bool:
        """Whether every letter of it is bold."""
        plain = "".join(
            char
            for at, char in enumerate(self.text)
            if not any(start <= at < end for start, end in self.bolds)
        )
        return bool(self.bolds) and not _LETTERS.search(plain)

    def cut(self, start: int) -> Styled:
        """The text from `start` on, its ranges moved with it."""
        return Styled(self.text[start:], _moved(self.italics, start), _moved(self.bolds, start))

    def until(self, end: int) -> Styled:
        """The text before `end`, without white space at its end."""
        text = self.text[:end].rstrip()
        return Styled(text, _clipped(self.italics, len(text)), _clipped(self.bolds, len(text)))


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((max(0, start - by), end - by) for start, end in spans if end > by)


def settled(runs: Iterable[Run]) -> Styled:
    """Join runs, any white space made one space, none at either end."""
    text = ""
    spans: dict[str, list[Span]] = {"italic": [], "bold": []}
    for run in runs:
        words = _SPACE.sub(" ", _NO_WIDTH.sub("", run.text))
        if not text or text.endswith(" "):
            words = words.removeprefix(" ")
        start, text = len(text), text + words
        for style, on in (("italic", run.italic), ("bold", run.bold)):
            if on and words.strip():
                _extend(spans[style], (start, len(text)), text)
    text = text.rstrip()
    end = len(text)
    return Styled(text, _clipped(spans["italic"], end), _clipped(spans["bold"], end))


def _extend(spans: list[Span], new: Span, text: str) -> None:
    if spans and not text[spans[-1][1] : new[0]].strip():
        new = (spans.pop()[0], new[1])
    spans.append(new)


def _clipped(spans: Sequence[Span], end: int) -> tuple[Span, ...]:
    return tuple((start, min(stop, end)) for start, stop in spans if start < end)


def label_length(text: str) -> int:
    """How many characters at the start of `text` are a label and the space after it."""
    match = _LABEL.match(text)
    if not match or match.end() == len(text) or _INITIAL.match(text):
        return 0
    return match.end()


def split_label(styled: Styled) -> tuple[str | None, Styled]:
    """Split a list or paragraph number, or a bullet, off the start.

    A dash or dot before a true number ("- 2. The inspection") is only how a converter marks
    lists: the number is the label.
    """
    found: tuple[str | None, Styled] = (None, styled)
    for _ in range(_MOST_BULLETS):
        length = label_length(found[1].text)
        if not length:
            break
        found = found[1].text[:length].strip(), found[1].cut(length)
        if not is_bullet(found[0]):
            break
    return found


def split_bullets(styled: Styled) -> list[Styled]:
    """Cut a line in which bullets stand between points; each part but the first begins at one."""
    starts = [0, *(match.start() + 1 for match in _INNER_BULLET.finditer(styled.text))]
    ends = [*starts[1:], len(styled.text)]
    return [styled.until(end).cut(start) for start, end in zip(starts, ends, strict=True)]


def is_bullet(label: str | None) -> bool:
    """Whether a label is a bullet, not a number or letter."""
    return label is not None and len(label) == 1 and label in BULLETS + _DASHES + "o"


def is_paragraph_number(label: str | None) -> bool:
    """Whether a label numbers paragraphs ("13.", "3.2", "7") and not the points of a list."""
    return label is not None and label[:1].isdecimal() and not label.endswith(")")


def block_of(kind: BlockKind, styled: Styled, label: str | None = None, level: int = 0) -> Block:
    """Return a block of a format without pages."""
    return Block(
        kind=kind,
        text=styled.text,
        places=WHOLE_FILE,
        label=label,
        level=level,
        italics=styled.italics,
        bolds=styled.bolds,
    )


def lines_of(blocks: Iterable[Block]) -> str:
    """The blocks of a cell as its text: each on a line of its own, its label before it."""
    return "\n".join(
        f"{'•' if is_bullet(block.label) else block.label} {block.text}"
        if block.label
        else block.text
        for block in blocks
    )
