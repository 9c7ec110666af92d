"""What a file and each of its papers say of themselves: body, day, author, kind.

Nothing is guessed: what the paper does not say is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.bodies import (
    committee_among,
    committee_in,
    committee_of,
    committee_of_minutes,
    council,
    ends_within_name,
)
from ingest.document import Block, BlockKind, Document, DocumentKind, Paper, PaperKind, Reading
from ingest.exempt import exempt_appendices, is_exempt, marked, private_items
from ingest.front_sheet import has_agenda, same_number
from ingest.inspections import Inspection, inspection
from ingest.paper_authors import printed_author
from ingest.paper_dates import front_date, minutes_date, own_date, report_date
from ingest.paper_heads import appendix_name, fields
from ingest.paper_titles import listed_titles
from ingest.plain_dates import WITH_WEEKDAY, full_dates
from ingest.web_pages import WebPage, web_page

_SUPPLEMENT = re.compile(
    r"^(?:supplement\w*\b|to follow\b|late (?:papers?|items?)\b|addendum\b)|"
    r"\bplease find (?:enclosed|attached)",
    re.IGNORECASE,
)
_DEAR = re.compile(r"^dear\b", re.IGNORECASE)
_MINUTES_HEADING = re.compile(r"^(?:draft )?minutes:?$", re.IGNORECASE)
# "Minutes - Cabinet - 5 February": an item about another meeting's.
_OTHERS_MINUTES = re.compile(r"^minutes\s*[-–:]", re.IGNORECASE)
# Titles that say what a paper is for; the first that matches counts.
_BY_TITLE = (
    (
        re.compile(r"\bperformance (?:report|monitoring|dashboard|scorecard)\b", re.I),
        DocumentKind.PERFORMANCE_REPORT,
    ),
    (re.compile(r"\b(?:action|improvement|delivery) plan\b", re.I), DocumentKind.ACTION_PLAN),
    (
        re.compile(
            r"\b(?:tracker|action (?:log|sheet)|monitoring (?:of )?(?:scrutiny )?"
            r"recommendations|scrutiny monitoring|matters arising)\b",
            re.I,
        ),
        DocumentKind.TRACKER,
    ),
)
_LINE_LONGEST = 160
_OPENING = 12
_FRONT = 40


def described(
    source: str, sha256: str, reading: Reading, papers: tuple[Paper, ...], web: bool
) -> Document:
    """Return the Document, with what the file and its papers say of themselves."""
    parts = [[b for b in reading.blocks if b.paper == at] for at in range(len(papers))]
    page = web_page(reading, _body(parts[0])) if web and parts else WebPage()
    papers = _from_page(papers, parts, page.title)
    inspected = [inspection(part) for part in parts]
    whole = inspected[0] if len(papers) == 1 else None
    front = _body(parts[0]) if parts else []
    meeting = page.day if web else _meeting_date(papers, front, whole)
    committee = page.committee or _committee(papers, front, page.title, whole)
    described_papers = _described(papers, parts, inspected, meeting, committee)
    if web:
        described_papers = tuple(_of_page(paper, page, whole) for paper in described_papers)
    described_papers, blocks = marked(described_papers, parts)
    return Document(
        source=source,
        sha256=sha256,
        kind=_kind(described_papers, front, whole, web),
        pages=reading.pages,
        papers=described_papers,
        blocks=blocks if len(blocks) == len(reading.blocks) else reading.blocks,
        council=whole.area if whole else page.site or _council(reading.blocks, web),
        committee=committee,
        meeting_date=meeting,
    )


def _from_page(
    papers: tuple[Paper, ...], parts: Sequence[Sequence[Block]], title: str | None
) -> tuple[Paper, ...]:
    """A web page of an agenda item: minutes, where it has a heading for them, under its title."""
    if len(papers) != 1 or papers[0].kind is not PaperKind.OTHER:
        return papers
    minutes = any(_MINUTES_HEADING.match(block.text) for block in _body(parts[0]))
    kind = PaperKind.MINUTES if minutes else PaperKind.OTHER
    return (replace(papers[0], kind=kind, title=title or papers[0].title),)


def _of_page(paper: Paper, page: WebPage, whole: Inspection | None) -> Paper:
    """A web page's paper, dated and named by what the page says; an inspectorate's is its own."""
    if whole:
        return paper
    return replace(
        paper,
        dated=page.day or (None if page.of_system else paper.dated),
        committee=page.committee or paper.committee,
        author=page.author or paper.author,
    )


def _body(part: Sequence[Block]) -> list[Block]:
    return [block for block in part if not block.is_running]


def _council(blocks: Sequence[Block], web: bool) -> str | None:
    """The council named; a web page's footer, which names its site, is asked last."""
    if not web:
        return council(blocks)
    return council([b for b in blocks if not b.is_running]) or council(blocks)


def _kind(
    papers: Sequence[Paper], front: Sequence[Block], whole: Inspection | None, web: bool
) -> DocumentKind:
    if whole:
        return whole.kind
    if web:
        minutes = papers[0].kind is PaperKind.MINUTES
        return DocumentKind.MINUTES if minutes else DocumentKind.WEB_PAGE
    if papers[0].kind is PaperKind.AGENDA:
        return DocumentKind.SUPPLEMENT if _is_supplement(front) else DocumentKind.AGENDA_PACK
    if len(papers) > 1 and papers[0].item:
        return DocumentKind.AGENDA_PACK
    kinds = {PaperKind.MINUTES: DocumentKind.MINUTES, PaperKind.REPORT: DocumentKind.REPORT}
    if papers[0].kind in kinds:
        return kinds[papers[0].kind]
    titles = [papers[0].title or "", *(block.text for block in front[:3])]
    for pattern, kind in _BY_TITLE:
        if any(pattern.search(title) for title in titles if len(title) < _LINE_LONGEST):
            return kind
    return DocumentKind.OTHER


def _is_supplement(front: Sequence[Block]) -> bool:
    """Whether a covering letter opens the pack; a summons is a letter too, with the agenda."""
    if any(_SUPPLEMENT.search(block.text) for block in front[:_OPENING]):
        return True
    letter = any(_DEAR.match(block.text) for block in front[:_OPENING])
    return letter and not has_agenda(front[:_FRONT])


def _meeting_date(
    papers: Sequence[Paper], front: Sequence[Block], whole: Inspection | None
) -> str | None:
    """The day of the meeting that the file is for."""
    if whole:
        return None
    first = papers[0]
    if first.kind is PaperKind.AGENDA:
        return front_date([block.text for block in front[:_FRONT]])
    if first.kind is PaperKind.MINUTES:
        return minutes_date(front)
    if first.kind is PaperKind.REPORT:
        return report_date(front)
    lines = [b.text for b in front[:3] if b.kind is BlockKind.HEADING]
    return front_date([line for line in lines if WITH_WEEKDAY.search(line)])


def _committee(
    papers: Sequence[Paper], front: Sequence[Block], title: str | None, whole: Inspection | None
) -> str | None:
    if whole:
        return None
    if papers[0].kind is PaperKind.REPORT:
        return _addressee(front)
    lines = [block.text for block in front[:_FRONT] if len(block.text) < _LINE_LONGEST]
    if papers[0].kind is PaperKind.MINUTES:
        return _minutes_body(front)
    if papers[0].kind is not PaperKind.AGENDA:
        headings = [b.text for b in front[:4] if b.kind is BlockKind.HEADING]
        headings = [line for line in headings if not _OTHERS_MINUTES.match(line)]
        return committee_among([*headings, *(title or "").split(" - ")])
    named = committee_among(lines[:8])
    told = (committee_in(block.text) for block in front[:_FRONT] if len(block.text) < 400)
    return named or next((body for body in told if body), None) or _addressee(front)


def _addressee(body: Sequence[Block]) -> str | None:
    """The body that a report goes to: "To: Cabinet – 3 May 2024" without the day."""
    told = fields(body).committee
    if told is None:
        return None
    cut = min([at for at, _ in full_dates(told)], default=len(told))
    return committee_of(told[:cut].rstrip(" ,–—-"))


def _minutes_body(body: Sequence[Block]) -> str | None:
    lines = [block.text for block in body[:6] if not block.rows]
    lines += [f"{a} {b}" for a, b in pairwise(lines) if ends_within_name(a)]
    told = [name for line in lines if (name := committee_in(line) or committee_of_minutes(line))]
    named = [name for line in lines if (name := committee_of(line))]
    return told[0] if told else (named[-1] if named else _addressee(body))


def _described(
    papers: Sequence[Paper],
    parts: Sequence[Sequence[Block]],
    inspected: Sequence[Inspection | None],
    meeting: str | None,
    committee: str | None,
) -> tuple[Paper, ...]:
    exempt = _exempt_names(papers, parts)
    private = _private(papers, parts)
    listed = listed_titles(papers, parts)
    described = []
    for paper, part, found, name in zip(papers, parts, inspected, listed, strict=True):
        hidden = private is None or is_exempt(part, paper.title, paper.kind)
        hidden = hidden or _name(part) in exempt.get(paper.item, set())
        hidden = hidden or any(same_number(paper.item, each) for each in private or ())
        if found:
            paper = _inspected(paper, found, alone=len(papers) == 1)
        else:
            titles = [title for title in (paper.title, name) if title]
            paper = _dated(paper, _body(part), meeting, titles, alone=len(papers) == 1)
        if paper.kind is PaperKind.AGENDA and committee:
            paper = replace(paper, committee=committee, title=f"{committee}: agenda")
        described.append(replace(paper, exempt=hidden))
    return tuple(described)


def _inspected(paper: Paper, found: Inspection, alone: bool) -> Paper:
    letter = found.kind is DocumentKind.OFSTED_LETTER
    kind = PaperKind.LETTER if letter else PaperKind.INSPECTION_REPORT
    if not alone and paper.kind is PaperKind.APPENDIX:
        kind = PaperKind.APPENDIX
    title = found.title if alone else paper.title
    return replace(paper, kind=kind, title=title, dated=found.dated, author=found.author)


def _dated(
    paper: Paper, body: Sequence[Block], meeting: str | None, titles: Sequence[str], alone: bool
) -> Paper:
    head = fields(body)
    if paper.kind is PaperKind.AGENDA:
        return replace(paper, dated=meeting)
    if paper.kind is PaperKind.MINUTES:
        return replace(paper, dated=minutes_date(body), committee=_minutes_body(body))
    dated = report_date(body)
    if paper.kind is PaperKind.REPORT:
        dated = dated or meeting
    else:
        dated = dated or own_date(body, titles, meeting, alone)
    author = head.author or printed_author(body, paper.kind is PaperKind.REPORT)
    return replace(paper, dated=dated, author=author, committee=_addressee(body))


def _name(part: Sequence[Block]) -> str | None:
    """An appendix's name ("appendix 2") where it bears one."""
    for block in [*part[:6]]:
        match = appendix_name(block)
        if match:
            return match.group("name").casefold()
    return None


def _private(papers: Sequence[Paper], parts: Sequence[Sequence[Block]]) -> set[str] | None:
    """The items that the agenda lists as private; None where the agenda itself is."""
    if papers[0].kind is not PaperKind.AGENDA:
        return set()
    alone = is_exempt(parts[0], None, PaperKind.AGENDA)
    return None if alone else private_items(parts[0])


def _exempt_names(
    papers: Sequence[Paper], parts: Sequence[Sequence[Block]]
) -> dict[str | None, set[str]]:
    """By agenda item, the appendices that its report says are exempt."""
    return {
        paper.item: exempt_appendices(part)
        for paper, part in zip(papers, parts, strict=True)
        if paper.kind is PaperKind.REPORT
    }
