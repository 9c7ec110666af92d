"""How a pack is put together: front sheet, agenda, parts padded to an odd first page, stamps.

A part is set twice: once by itself, to count its pages, and once in the pack, when the agenda
knows where it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from corpus.sample.style import (
    BODY,
    CENTRED,
    COMMITTEE,
    COUNCIL,
    HEAD,
    MARGIN,
    TITLE,
    bullets,
    right,
)

BLANK = "This page is intentionally left blank"
_STAMP_Y = A4[1] - 40
_FOOT_Y = 30


@dataclass(frozen=True, slots=True)
class Part:
    """A report, its appendix or minutes inside a pack: `make` gives fresh flowables each time.

    `item` is the agenda item that it belongs to; an appendix has no stamp of its own.
    """

    item: str
    make: Callable[[], list[Flowable]]
    stamped: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda: number, title in capitals, and the sentence below it."""

    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A meeting's papers. With `front_counted` the front sheet is page 1 of the numbering."""

    day: str
    time: str
    place: str
    members: Sequence[str]
    contact: str
    published: str
    items: Sequence[Item]
    parts: Sequence[Part]
    front_counted: bool = True
    ranges: dict[str, str] = field(default_factory=dict)


def count(flowables: list[Flowable]) -> int:
    """How many pages these flowables fill."""
    document = _template(BytesIO(), "")
    document.build(flowables)
    return int(document.page)


def set_pack(pack: Pack) -> bytes:
    """The pack as PDF, the same bytes each time."""
    lengths = [_even(count(part.make())) for part in pack.parts]
    front = _even(count(_front(pack, {})))
    offset = 0 if pack.front_counted else front
    story = _padded(_front(pack, _ranges(pack, lengths, front - offset)))
    stamps: dict[int, str] = {}
    page = front + 1
    for part, length in zip(pack.parts, lengths, strict=True):
        if part.stamped:
            stamps[page] = f"Agenda Item {part.item}"
        story += [PageBreak(), *_padded(part.make())]
        page += length

    def mark(canvas: Any, document: Any) -> None:
        number = document.page
        canvas.setFont("Helvetica-Bold", 10.5)
        if number == 1:
            canvas.drawRightString(A4[0] - MARGIN, _STAMP_Y, "Public Document Pack")
        elif number in stamps:
            canvas.drawRightString(A4[0] - MARGIN, _STAMP_Y, stamps[number])
        if number > offset:
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(A4[0] / 2, _FOOT_Y, f"Page {number - offset}")

    return _set(story, f"{COMMITTEE} {pack.day}", mark)


def set_paper(
    flowables: list[Flowable], name: str, foot: Callable[[Any, Any], None] | None = None
) -> bytes:
    """A paper published by itself as PDF; `foot` draws its running foot."""
    return _set(flowables, name, foot or (lambda canvas, document: None))


def _set(story: list[Flowable], name: str, mark: Callable[[Any, Any], None]) -> bytes:
    stream = BytesIO()
    _template(stream, name).build(story, onFirstPage=mark, onLaterPages=mark)
    return stream.getvalue()


def _template(stream: BytesIO, name: str) -> SimpleDocTemplate:
    return SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=62,
        bottomMargin=56,
        title=name,
        author=COUNCIL if name else None,
        invariant=1,
    )


def _even(pages: int) -> int:
    return pages + pages % 2


def _padded(flowables: list[Flowable]) -> list[Flowable]:
    """With the blank page that makes the number of pages even; counting uses the flowables up."""
    if _odd(flowables):
        return [*flowables, PageBreak(), Spacer(1, 300), Paragraph(BLANK, CENTRED)]
    return flowables


def _odd(flowables: list[Flowable]) -> bool:
    return count(list(flowables)) % 2 == 1


def _ranges(pack: Pack, lengths: Sequence[int], before: int) -> dict[str, str]:
    """Printed page ranges by agenda item, padding included, as the packs' agendas count."""
    ends: dict[str, tuple[int, int]] = {}
    page = before + 1
    for part, length in zip(pack.parts, lengths, strict=True):
        first = ends.get(part.item, (page, page))[0]
        ends[part.item] = (first, page + length - 1)
        page += length
    return {item: f"{first} - {last}" for item, (first, last) in ends.items()}


def _front(pack: Pack, ranges: dict[str, str]) -> list[Flowable]:
    """Front sheet and agenda; without ranges they take the same room."""
    story: list[Flowable] = [
        Paragraph(COUNCIL, HEAD),
        Paragraph(COMMITTEE, TITLE),
        Paragraph(f"<b>{pack.day}</b>", BODY),
        Paragraph(f"<b>at {pack.time}</b>", BODY),
        Paragraph(pack.place, BODY),
        Paragraph("This meeting is open to the public", BODY),
        Paragraph("Members", HEAD),
        *[Paragraph(member, BODY) for member in pack.members],
        Paragraph("Contact", HEAD),
        Paragraph(pack.contact, BODY),
        PageBreak(),
        Paragraph("AGENDA", HEAD),
    ]
    for item in pack.items:
        pages = ranges.get(item.number, "00 - 00" if _has_part(pack, item.number) else "")
        shown = f" (Pages {pages})" if pages else ""
        story += [
            Paragraph(f"{item.number} &nbsp; <b>{item.title}</b>{shown}", BODY),
            Paragraph(item.text, BODY),
        ]
    return [*story, Spacer(1, 14), Paragraph(pack.published, BODY), right("Head of Governance")]


def _has_part(pack: Pack, item: str) -> bool:
    return any(part.item == item for part in pack.parts)


__all__ = ["Item", "Pack", "Part", "bullets", "count", "set_pack", "set_paper"]
