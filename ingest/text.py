"""Plain text into blocks: typed papers, and papers converted to markdown-like text.

As met: paragraphs apart by blank lines or one a line; lists by dashes or bullets, nested by
indentation; headings by '#', by bold, by capitals or by standing alone; tables as rows of cells
with tabs between them, HTML inside the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import quantiles

from ingest.document import Block, BlockKind, Cell, Page, Reading, Row
from ingest.errors import UnreadableError
from ingest.formats import decoded
from ingest.html import WIDEST, cell_blocks, table_of
from ingest.inline import (
    WHOLE_FILE,
    Run,
    Styled,
    block_of,
    is_bullet,
    is_paragraph_number,
    label_length,
    lines_of,
    settled,
    split_label,
)

_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^[\s|:+=_*-]*$")  # a line of dashes between a table's rows, or across
_TAG = re.compile(r"</?(?:p|ul|ol|li|i|em|b|strong|u|br|sup|sub|span|div)\b[^<>]*>", re.I)
_MARK = re.compile(
    r"(?P<on><(?:i|em|b|strong)>)|(?P<off></(?:i|em|b|strong)>)|(?P<none></?(?:u|sup|sub|span|p)"
    r"\b[^<>]*>)|(?P<br><br\s*/?>)|(?P<bold>\*\*|__(?=\w)|(?<=\w)__)|(?P<italic>(?<![\w*])\*(?=\S)"
    r"(?=[^*]*\S\*)|(?<=\S)\*(?!\w))",
    re.I,
)
_RUNNING = re.compile(
    r"^(?:Page\s+\d+(?:\s+of\s+\d+)?|\d{1,4}|This page is intentionally left blank)$", re.I
)
_STAMP = re.compile(r"^Agenda Item \d+[a-z]?$", re.I)
_EMPTY_ANSWERS = {"n/a", "none", "nil", "no", "yes", "not applicable", "vacancy"}
_NOTE_MARKS = tuple("¹²³⁴⁵⁶⁷⁸⁹†‡")
_HEADING_LONGEST = 120
_LONE_HEADING_LONGEST = 70
_HEADING_WORDS = {"minutes:", "supporting documents:", "decision:", "decisions:", "background:"}


def read_text(content: bytes, name: str) -> Reading:
    """Return the text's blocks, all on page 1 (a text file has no pages).

    Raises UnreadableError, naming the file, when it cannot be decoded or holds no words.
    """
    lines = decoded(content, name).replace("\f", "\n").splitlines()
    blocks = _joined(_blocks(_groups(lines, _margin(lines))))
    if not blocks:
        raise UnreadableError(f"{name}: holds no words")
    return Reading(pages=(Page(1),), blocks=tuple(blocks))


def _margin(lines: Sequence[str]) -> int | None:
    """The column at which a hard-wrapped text's lines break, None for one line a paragraph."""
    lengths = [len(line.rstrip()) for line in lines if line.strip() and "\t" not in line]
    if len(lengths) < 20:
        return None
    margin = int(quantiles(lengths, n=20)[-1])
    full = sum(margin - 16 <= length <= margin + 4 for length in lengths)
    return margin if margin <= 110 and full >= 0.4 * len(lengths) else None


class _Group(list[str]):
    """Lines that make one block; `alone` when blank lines stand on both sides."""

    alone = False


def _groups(lines: Sequence[str], margin: int | None) -> Iterator[_Group]:
    """Cut lines into groups at blank lines, labels, table rows and lines that ended early."""
    group = _Group()
    blank_before = True
    for line in [*lines, ""]:
        if not line.strip("\ufeff \r\n\t"):
            if group:
                group.alone = blank_before and len(group) == 1
                yield group
            group, blank_before = _Group(), True
            continue
        if group and not _continues(group, line, margin):
            yield group
            group, blank_before = _Group(), False
        group.append(line.rstrip("\r\n"))


def _continues(group: _Group, line: str, margin: int | None) -> bool:
    last = group[-1]
    if _is_row(line) or _is_row(last):
        return _is_row(line) and _is_row(last)
    if _HASHES.match(last) or _HASHES.match(line) or label_length(line.strip()):
        return False
    if line.lstrip()[:1].islower() or last.rstrip().endswith(","):
        return True
    if margin is None or _is_capitals(last) != _is_capitals(line):
        return False
    return len(last.rstrip()) + 1 + len(line.split()[0]) > margin - 2


def _is_row(line: str) -> bool:
    """Whether a line is a table's row; one of more cells than any table has is words with tabs."""
    if max(line.count("\t"), line.count("|")) >= WIDEST:
        return False
    return "\t" in line.rstrip("\r\n") or (line.strip().startswith("|") and line.count("|") > 2)


def _blocks(groups: Iterator[_Group]) -> Iterator[Block]:
    for group in groups:
        if _is_row(group[0]):
            yield from _table(group)
        elif not _RULE.match(" ".join(group)):
            yield _block(group)


def _table(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[Row] = []
    header_rows = 0
    for line in lines:
        piped = line.strip().startswith("|")
        cells = line.strip().strip("|").split("|") if piped else line.split("\t")
        if all(_RULE.match(cell) for cell in cells):
            header_rows = 1 if piped and len(rows) == 1 else header_rows
            continue
        rows.append(tuple(_cell(text) for text in cells))
    if rows:
        yield table_of(rows, header_rows)


def _cell(text: str) -> Cell:
    """A cell, its HTML taken apart into the paragraphs and list items it marks."""
    if not _TAG.search(text):
        return Cell(_styled(text).text, WHOLE_FILE[0])
    blocks = tuple(cell_blocks(_tags_only(text)))
    only_text = len(blocks) == 1 and not (blocks[0].label or blocks[0].italics or blocks[0].bolds)
    return Cell(lines_of(blocks), WHOLE_FILE[0], blocks=() if only_text else blocks)


def _tags_only(text: str) -> str:
    """Escape what looks like a tag and is none: an address in angle brackets."""
    kept = [match.span() for match in _TAG.finditer(text)]
    out, at = "", 0
    for start, end in [*kept, (len(text), len(text))]:
        out += text[at:start].replace("<", "&lt;").replace(">", "&gt;") + text[start:end]
        at = end
    return out


def _block(group: _Group) -> Block:
    raw = " ".join(line.strip() for line in group)
    hashes = _HASHES.match(raw)
    styled = _styled(hashes.group(2) if hashes else raw)
    if _RUNNING.match(styled.text):
        return block_of(BlockKind.FOOTER, styled)
    if _STAMP.match(styled.text):
        return block_of(BlockKind.HEADER, styled)
    label, rest = split_label(styled)
    if hashes:
        return block_of(BlockKind.HEADING, rest, label, len(hashes.group(1)))
    level = _heading_level(group, label, rest)
    if level:
        return block_of(BlockKind.HEADING, rest, label, level)
    if label is None:
        return block_of(BlockKind.PARAGRAPH, styled)
    if is_paragraph_number(label):
        return block_of(BlockKind.PARAGRAPH, rest, label)
    indent = len(group[0]) - len(group[0].lstrip())
    return block_of(BlockKind.LIST_ITEM, rest, label, level=1 + (indent + 1) // 2)


def _heading_level(group: _Group, label: str | None, styled: Styled) -> int:
    """The level of a heading; 0 for what is none."""
    text = styled.text
    if is_bullet(label) or (label and not is_paragraph_number(label)):
        return 0
    if len(text) > _HEADING_LONGEST or not any(map(str.isalpha, text)):
        return 0
    if _is_capitals(text):
        return 3
    if text.lower() in _HEADING_WORDS:
        return 4
    if text.endswith((".", ";", ",", "?")):
        return 0
    if styled.all_bold:
        return 4
    return 5 if group.alone and label is None and _stands_as_heading(text) else 0


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)


def _stands_as_heading(text: str) -> bool:
    """Whether a short line between blank lines reads as a heading: words, no end, no answer."""
    return (
        len(text) <= _LONE_HEADING_LONGEST
        and text[0].isupper()
        and not text.endswith(":")
        and not any(char.isdigit() or char in "@:" for char in text)
        and text.lower() not in _EMPTY_ANSWERS
    )


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Join a paragraph that a page break cut: it has no end, and what follows no beginning."""
    found: list[Block] = []
    for block in blocks:
        if found and _runs_on(found[-1], block):
            last = found[-1]
            shift = len(last.text) + 1
            found[-1] = replace(
                last,
                text=f"{last.text} {block.text}",
                italics=last.italics + tuple((a + shift, b + shift) for a, b in block.italics),
                bolds=last.bolds + tuple((a + shift, b + shift) for a, b in block.bolds),
            )
        else:
            found.append(block)
    return found


def _runs_on(last: Block, block: Block) -> bool:
    flowing = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    if last.kind not in flowing or block.kind is not BlockKind.PARAGRAPH or block.label:
        return False
    if last.text[:1] in _NOTE_MARKS:  # a footnote ends with its page: nothing runs on from it
        return False
    return block.text[:1].islower() and (last.text[-1:].isalnum() or last.text.endswith(","))


def _styled(raw: str) -> Styled:
    """Text without its marks of bold and italics, which become ranges."""
    if not _MARK.search(raw):
        return settled([Run(_unescaped(raw))])
    runs: list[Run] = []
    on = {"italic": False, "bold": False}
    at = 0
    for match in _MARK.finditer(raw):
        runs.append(Run(_unescaped(raw[at : match.start()]), **on))
        at = match.end()
        _turn(on, match, runs)
    runs.append(Run(_unescaped(raw[at:]), **on))
    return settled(runs)


def _turn(on: dict[str, bool], match: re.Match[str], runs: list[Run]) -> None:
    if match.lastgroup in ("on", "off"):
        style = "bold" if match.group().lower().strip("</>") in ("b", "strong") else "italic"
        on[style] = match.lastgroup == "on"
    elif match.lastgroup in ("bold", "italic"):
        on[match.lastgroup] = not on[match.lastgroup]
    elif match.lastgroup == "br":
        runs.append(Run(" "))


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
