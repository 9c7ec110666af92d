"""What each paper is called: its own subject or heading, else the agenda's or report's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Paper, PaperKind
from ingest.front_sheet import Item, same_number
from ingest.paper_heads import APPENDIX, appendix_name, fields, is_minutes_head

_LONGEST = 160
_HEADINGS_LONGEST = 120
_ENTRY_LONGEST = 300
# "Appendix 2 – Full call-in submission" in a report's list, or "2." under its word "Appendices".
_LIST_HEAD = re.compile(r"^(?:\d+\.?\s*)?(?:list of )?appendices\W*$", re.IGNORECASE)
_LIST_INSIDE = re.compile(
    r"^(?:supporting documentation\s+)?appendices\W*\s(?P<entries>1\.\s.+)$", re.I | re.DOTALL
)
_NUMBERED = re.compile(r"^(?P<name>\d{1,2}|[A-Z])[.)]?\s+(?P<title>\S.*)$", re.DOTALL)
_LIST_SPAN = 14
# Words over minutes that say whose meeting it was need no heading before them.
_ENDS_MINUTES = re.compile(
    r"\bof (?:an?|the) .{0,80}(?:committee|panel|cabinet|council|board)\b", re.I
)
_STAMP = re.compile(r"^(?:appendix|annexe?|page)\s+\w{1,4}$", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:agenda item\b|(?:table of )?contents\W*$|(?:draft )?minutes:?$)", re.IGNORECASE
)


def titled(
    papers: tuple[Paper, ...], blocks: Sequence[Block], items: Sequence[Item]
) -> tuple[Paper, ...]:
    """Return the papers with titles, None for one that has no name anywhere."""
    parts: list[list[Block]] = [[] for _ in papers]
    running: list[list[Block]] = [[] for _ in papers]
    for block in blocks:
        (running if block.is_running else parts)[block.paper or 0].append(block)
    entries = _listed(papers, parts)
    return tuple(
        replace(paper, title=_title(paper, part, lines, items, listed))
        for paper, part, lines, listed in zip(papers, parts, running, entries, strict=True)
    )


def listed_titles(papers: Sequence[Paper], parts: Sequence[Sequence[Block]]) -> list[str | None]:
    """What each paper is called in its report's list of appendices, None where in none."""
    entries = _listed(papers, [[b for b in part if not b.is_running] for part in parts])
    return [listed[0][1] if listed else None for listed in entries]


def _listed(
    papers: Sequence[Paper], parts: Sequence[Sequence[Block]]
) -> list[list[tuple[str, str]]]:
    """For each paper its entry, if any, in the list of the report it is an appendix of."""
    found = []
    listed: list[tuple[str, str]] = []
    count = 0
    for paper, part in zip(papers, parts, strict=True):
        if paper.kind in (PaperKind.REPORT, PaperKind.MINUTES):
            listed, count = listed_appendices(part), 0
        count += paper.kind is PaperKind.APPENDIX
        own = paper.kind is PaperKind.APPENDIX and count
        found.append(listed[count - 1 : count] if own else [])
    return found


def _title(
    paper: Paper,
    part: Sequence[Block],
    running: Sequence[Block],
    items: Sequence[Item],
    listed: Sequence[tuple[str, str]],
) -> str | None:
    item = next((known.title for known in items if same_number(known.number, paper.item)), None)
    if paper.kind is PaperKind.AGENDA:
        return "Agenda"
    if paper.kind is PaperKind.MINUTES:
        return _minutes(part) or item
    if paper.kind is PaperKind.APPENDIX:
        return _appendix(part, running, listed)
    subject = fields(part).subject
    return _short(subject) if subject else item or _headings(part) or _running_title(running)


def _minutes(part: Sequence[Block]) -> str | None:
    """The words over the minutes, as far as the day of the meeting."""
    for at, block in enumerate(part[:8]):
        if not is_minutes_head(part, at):
            continue
        above = part[at - 1].text if at and part[at - 1].kind is BlockKind.HEADING else None
        words = block.text if _ENDS_MINUTES.search(block.text) or not above else None
        return _short(words or f"{above}: {block.text}")
    return _headings(part)


def _appendix(
    part: Sequence[Block], running: Sequence[Block], listed: Sequence[tuple[str, str]]
) -> str | None:
    for at, block in enumerate(part[:4]):
        match = appendix_name(block)
        if match and match.group("title").strip():
            return _short(block.text)
        if match:
            following = _headings([b for b in part[at + 1 : at + 4] if not appendix_name(b)])
            return _with_name(match.group("name"), following or _listed_title(listed))
    stamped = next((block.text for block in running if APPENDIX.match(block.text)), None)
    own = fields(part).subject or _headings(part)
    if stamped:
        return _with_name(stamped, own or _listed_title(listed))
    if listed and not (own and own.casefold() == listed[0][1].casefold()):
        return _with_name(f"Appendix {listed[0][0]}", listed[0][1])
    return own or (_short(part[0].text) if part else None)


def _listed_title(listed: Sequence[tuple[str, str]]) -> str | None:
    return listed[0][1] if listed else None


def _with_name(name: str, title: str | None) -> str:
    return f"{name} – {title}" if title else name


def _headings(part: Sequence[Block]) -> str | None:
    """The first headings of a paper, as long as they follow each other; or its first line."""
    words: list[str] = []
    for at, block in enumerate(part[:6]):
        line = at == 0 and block.kind is BlockKind.PARAGRAPH and _is_line(block.text)
        heading = block.kind is BlockKind.HEADING or line
        if not heading or block.label or _NO_TITLE.match(block.text):
            if words:
                break
            continue
        if words and len(" ".join(words)) + len(block.text) > _HEADINGS_LONGEST:
            break
        words.append(block.text)
        if line:
            break
    return _short(" ".join(words[:3])) if words else None


def _running_title(running: Sequence[Block]) -> str | None:
    """The words over most pages of a paper that is but a table; their first page may lack them."""
    heads = [b.text for b in running if b.kind is BlockKind.HEADER and not _NO_TITLE.match(b.text)]
    heads = [text for text in heads if len(text.split()) > 1 and not _STAMP.match(text)]
    best = Counter(heads).most_common(1)
    return _short(best[0][0]) if best and best[0][1] > 1 else None


def _is_line(text: str) -> bool:
    """Whether a paragraph reads as a title: short, no end, not one of a head's fields."""
    return len(text) <= _HEADINGS_LONGEST and not re.search(r"[.:;,]$|^[^ ]+( [^ ]+)?:", text)


def listed_appendices(part: Sequence[Block]) -> list[tuple[str, str]]:
    """The appendices that a report lists, as (number or letter, title)."""
    for at, block in enumerate(part):
        if inside := _LIST_INSIDE.match(block.text):
            found = list(_inside(inside.group("entries")))
        elif _LIST_HEAD.match(block.text):
            found = list(_entries(part[at + 1 : at + 1 + _LIST_SPAN]))
        elif block.kind is BlockKind.TABLE and re.search(r"^appendices\b", block.text, re.I | re.M):
            found = list(_rows(block))
        else:
            continue
        if found:
            return found
    return [
        (match.group("name").split()[-1], match.group("title"))
        for block in part
        if (match := appendix_name(block)) and match.group("title")
    ]


def _entries(blocks: Sequence[Block]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        text = f"{block.label} {block.text}" if block.label else block.text
        match = APPENDIX.match(text) or _NUMBERED.match(text)
        if (
            not match
            or len(text) > _ENTRY_LONGEST
            or (block.kind is BlockKind.HEADING and not block.label)
        ):
            break
        yield match.group("name").split()[-1], " ".join(match.group("title").split())


def _inside(entries: str) -> Iterable[tuple[str, str]]:
    """The entries of a list that follow each other on one line: "1. The plan 2. Its costs"."""
    for entry in re.split(r"\s(?=\d{1,2}\.\s)", entries):
        if match := _NUMBERED.match(entry):
            yield match.group("name"), " ".join(match.group("title").split())


def _rows(table: Block) -> Iterable[tuple[str, str]]:
    inside = False
    for row in table.rows:
        cells = [cell.text.strip() for cell in row if cell.text.strip()]
        if not inside:
            inside = bool(cells) and bool(_LIST_HEAD.match(cells[0]))
            continue
        match = _NUMBERED.match(" ".join(cells))
        if not match:
            break
        yield match.group("name"), " ".join(match.group("title").split())


def _short(text: str) -> str:
    """A title in one line, cut at the end of a sentence or word where it is long."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
