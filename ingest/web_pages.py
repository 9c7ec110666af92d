"""What a committee system's web page says of itself: whose decision or meeting, and of what day.

Built on the pages of the system most councils use (ModernGov): a meeting's page with "Cabinet -
Tuesday, 4th June, 2024 10.00 am" under its heading, an agenda item's page, the pages of issues
and decisions with "Decision Maker: Cabinet" and "Date of decision: 04/06/2024". Where a page's
own words do not tell, its title and the breadcrumbs over it may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.bodies import committee_of, councils_in
from ingest.document import Block, BlockKind, Reading
from ingest.plain_dates import WITH_WEEKDAY, first_date, full_dates

# What kind of page it is, before the title of what it is about.
_PAGE_KIND = re.compile(
    r"^(?:agenda item|issue - (?:meetings|items at meetings|decisions|history)|"
    r"(?:issue|decision)(?: details)?|(?:record of )?decisions?|meeting)\s*[-–:|]\s*",
    re.IGNORECASE,
)
_BARE_KIND = re.compile(
    r"^(?:agenda item|(?:issue|decision|meeting) details|(?:record of )?decisions?|"
    r"issue(?: - \w+)?|agenda(?: and (?:draft )?minutes)?|(?:draft |printed )?minutes)$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+[-–|:]\s+")
_SITE = re.compile(
    r"^(?:home|welcome|democracy|democratic services|modern(?:\.|\s)?gov(?:ernment)?|meetings|"
    r"committees|council meetings|councillors.*|your council|(?:our )?website|intranet)$",
    re.IGNORECASE,
)
_NAMES = {
    "body": r"decision[- ]?makers?|decided by|made by|decision to be taken by|decision taken by|"
    r"committee(?: name)?|name of (?:committee|meeting)|considered by",
    "day": r"date of (?:decision|meeting)|decision (?:made|taken)(?: on)?|decision date|"
    r"meeting date|date(?: and time)?|date decision made",
    "both": r"decided at meeting|meeting|considered at|decided at",
    "due": r"decision due(?: date)?|due date|earliest decision date|decision expected|"
    r"date decision (?:due|to be made)",
    "author": r"report (?:author|by|of)s?|author|lead officer|contact officer|officer contact",
}
_ANY_NAME = "|".join(f"(?P<{field}>{names})" for field, names in _NAMES.items())
_FIELD = re.compile(rf"^(?:{_ANY_NAME})\s*:\s*(?P<value>.*)$", re.IGNORECASE | re.DOTALL)
_ANY_FIELD = re.compile(r"^[A-Z][\w ()?/'’-]{1,50}:")
_NAME_CELL = re.compile(rf"^(?:{_ANY_NAME})\s*:?$", re.IGNORECASE)
# "Agenda for Cabinet on Tuesday", "Meeting of the Health Board, 4 June": words before a body.
_BEFORE = re.compile(
    r"^(?:(?:agenda|printed|draft|minutes|decisions?|and|meeting|summons)\s+)*(?:for|of)?\s*"
    r"(?:the\s+)?(?=[A-Z])",
)
_UP_TO_DAY = re.compile(r"[\s,:–-]*(?:\b(?:on|at|held|by|\w+day)\b[\s,:–-]*)*$", re.IGNORECASE)
# A day in these lines is another meeting's.
_ANOTHERS = re.compile(
    r"\b(?:minutes of|previous|last|next) \b|^minutes\s*[-–:]|^(?:published|publication)", re.I
)
_MINUTES = re.compile(r"^(?:draft )?minutes:?$", re.IGNORECASE)
_FIELD_LONGEST = 200
_LINE_LONGEST = 160
_OPENING = 8


@dataclass(frozen=True, slots=True)
class WebPage:
    """What the page says; None for what it does not say. `day` is the meeting's or decision's.

    `of_system` tells the committee system's pages from others: their titles bear others' days.
    """

    title: str | None = None
    committee: str | None = None
    day: str | None = None
    author: str | None = None
    site: str | None = None
    of_system: bool = False


def web_page(reading: Reading, body: Sequence[Block]) -> WebPage:
    """Read the page's fields, its opening lines, and then what stands around it."""
    told = dict(_told(body))
    ways = [*_opening(body), *([reading.title] if reading.title else []), *reversed(reading.trail)]
    met = [found for way in ways if (found := _meeting(way))[1]]
    body_name = _field_body(told) or next((name for name, _ in met if name), None)
    day = _field_day(told) or next((day for _, day in met if day), None)
    if day is None and (due := told.get("due")):
        day = first_date(due)
    return WebPage(
        _title(reading),
        body_name or _on_trail(reading.trail),
        day,
        told.get("author"),
        _site(reading),
        _is_of_system(reading, body),
    )


def _is_of_system(reading: Reading, body: Sequence[Block]) -> bool:
    headings = (block.text for block in body[:4] if block.kind is BlockKind.HEADING)
    return bool(_PAGE_KIND.match(reading.title or "")) or any(map(_BARE_KIND.match, headings))


def _told(body: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The page's fields by name, as "Name: value" or as a table's rows; the first of each last.

    The fields end where the minutes begin: what these tell is of other papers.
    """
    found: list[tuple[str, str]] = []
    for at, block in enumerate(body):
        if _MINUTES.match(block.text):
            break
        if block.rows:
            found += _cells(block)
        elif len(block.text) < _FIELD_LONGEST and (match := _FIELD.match(block.text)):
            following = body[at + 1].text if at + 1 < len(body) else ""
            below = "" if _ANY_FIELD.match(following) else following
            found.append((_name(match), match.group("value").strip() or below.strip()))
    return reversed([(name, value) for name, value in found if value])


def _cells(table: Block) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
        match = _NAME_CELL.match(cells[0]) if len(cells) == 2 else None
        if match:
            yield _name(match), cells[1]


def _name(match: re.Match[str]) -> str:
    return next(name for name in _NAMES if match.group(name))


def _field_body(told: dict[str, str]) -> str | None:
    """The body that decides; None where a member or officer decides alone."""
    if "body" in told:
        return _meeting(told["body"])[0] or committee_of(told["body"])
    if "both" in told and (name := _meeting(told["both"])[0]):
        return name
    return committee_of(told["due"].split(" by ")[-1]) if " by " in told.get("due", "") else None


def _field_day(told: dict[str, str]) -> str | None:
    words = (told.get(name, "") for name in ("day", "both"))
    return next((day for text in words if (day := first_date(text))), None)


def _opening(body: Sequence[Block]) -> list[str]:
    """The first lines that may name the meeting: those over the first item and the minutes."""
    lines: list[str] = []
    for block in body[:_OPENING]:
        if block.label or block.rows or _MINUTES.match(block.text):
            break
        if block.kind is BlockKind.HEADING or len(block.text) < _FIELD_LONGEST / 2:
            lines.append(block.text)
    return lines


def _meeting(words: str) -> tuple[str | None, str | None]:
    """Body and day of "Agenda for Cabinet on Tuesday, 4th June, 2024" or "04/06/2024 - Cabinet".

    (None, None) without a day, or with neither body nor weekday: it may be anything's; and for
    words that speak of another meeting.
    """
    days = list(full_dates(words))
    if not days or len(words) > _LINE_LONGEST or _ANOTHERS.search(words):
        return None, None
    at, day = days[0]
    before = _BEFORE.sub("", _UP_TO_DAY.sub("", words[:at]), count=1)
    after = words[at:].split(" - ", 1)[-1] if " - " in words[at:] else ""
    after = re.sub(r"\s*\((?:item|minute)\b[^)]*\)\W*$", "", after, flags=re.IGNORECASE)
    named = (committee_of(before) if before else None) or (committee_of(after) if after else None)
    return (named, day) if named or WITH_WEEKDAY.search(words) else (None, None)


def _on_trail(trail: Sequence[str]) -> str | None:
    """The body among the breadcrumbs; "Council" there is a part of the site."""
    named = [name for step in trail if (name := committee_of(step))]
    return next((n for n in reversed(named) if not n.casefold().endswith("council")), None)


def _title(reading: Reading) -> str | None:
    """The title without the kind of page before it and the site's name around it."""
    if not reading.title:
        return None
    parts = [part for part in _PARTED.split(reading.title) if part]
    site = (reading.site or "").casefold()
    while len(parts) > 1 and _names_site(parts[-1], site):
        parts.pop()
    while len(parts) > 1 and _names_site(parts[0], site):
        parts.pop(0)
    whole = reading.title
    start = whole.find(parts[0])
    named = whole[start : whole.rfind(parts[-1]) + len(parts[-1])] if start >= 0 else whole
    named = _PAGE_KIND.sub("", named)
    return _own_heading(reading) or named if _BARE_KIND.match(named) else named


def _own_heading(reading: Reading) -> str | None:
    """The heading that says what the page is about, where its title says but the kind of page."""
    heads = [b.text for b in reading.blocks[:_OPENING] if b.kind is BlockKind.HEADING]
    return next((head for head in heads if not _BARE_KIND.match(head)), None)


def _names_site(part: str, site: str) -> bool:
    named = councils_in(part)
    alone = bool(named) and len(part) <= len(named[0]) + len(" website")
    return alone or bool(_SITE.match(part)) or (bool(site) and part.casefold() == site)


def _site(reading: Reading) -> str | None:
    """The council that the site, the page's title or its header names."""
    parts = _PARTED.split(reading.title) if reading.title else []
    headers = [b.text for b in reading.blocks if b.kind is BlockKind.HEADER and len(b.text) < 80]
    around = [reading.site or "", *reversed(parts[1:]), *parts[:1], *headers]
    alone = (part for part in around if _names_site(part, ""))
    named = (name for part in (reading.site or "", *alone) for name in councils_in(part))
    return next(named, None)
