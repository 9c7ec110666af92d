"""The look of the sample papers: headings, numbered paragraphs, ruled tables, filled boxes.

Everything returns reportlab flowables; lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle

COUNCIL = "Wexcombe Borough Council"
COMMITTEE = "Children and Young People Scrutiny Committee"
MARGIN = 57.0
WIDTH = A4[0] - 2 * MARGIN

RED, AMBER, GREEN = "#FF5050", "#FFC000", "#00B050"
SHADE = "#E4E9EE"
INK = "#1F3A5F"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9.6, leading=12.2, spaceAfter=0)
CELL_BOLD = ParagraphStyle("cell bold", parent=CELL, fontName="Helvetica-Bold")
NUMBERED = ParagraphStyle("numbered", parent=BODY, leftIndent=30, bulletIndent=0)
LIMB = ParagraphStyle("limb", parent=BODY, leftIndent=58, bulletIndent=30)
BULLET = ParagraphStyle("bullet", parent=BODY, leftIndent=30, bulletIndent=16, spaceAfter=4)
CELL_BULLET = ParagraphStyle(
    "cell bullet", parent=CELL, leftIndent=12, bulletIndent=2, spaceAfter=2
)
ITALIC = ParagraphStyle(
    "italic", parent=BODY, fontName="Helvetica-Oblique", leftIndent=30, rightIndent=24
)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontName="Helvetica-Bold", fontSize=17, leading=22, textColor=INK
)
HEAD = ParagraphStyle(
    "head",
    parent=BODY,
    fontName="Helvetica-Bold",
    fontSize=11.5,
    spaceBefore=7,
    spaceAfter=5,
    keepWithNext=1,
)
CENTRED = ParagraphStyle("centred", parent=BODY, alignment=TA_CENTER)
RIGHT = ParagraphStyle("right", parent=BODY, alignment=TA_RIGHT)

_RULE = 0.6


def title(text: str) -> Paragraph:
    """A paper's title."""
    return Paragraph(text, TITLE)


def head(text: str) -> Paragraph:
    """A heading inside a paper; it stays with what follows."""
    return Paragraph(text, HEAD)


def para(text: str) -> Paragraph:
    """A paragraph without a number."""
    return Paragraph(text, BODY)


def italic(text: str) -> Paragraph:
    """A quotation set apart, in italics."""
    return Paragraph(text, ITALIC)


def right(text: str) -> Paragraph:
    """A line at the right margin."""
    return Paragraph(text, RIGHT)


def gap(points: float = 8) -> Spacer:
    """White space of so many points."""
    return Spacer(1, points)


def numbered(first: int, texts: Iterable[str]) -> list[Flowable]:
    """Paragraphs numbered from `first`: "4.", "5." …"""
    return [
        Paragraph(text, NUMBERED, bulletText=f"{number}.")
        for number, text in enumerate(texts, start=first)
    ]


def points(pairs: Iterable[tuple[str, str]], style: ParagraphStyle = NUMBERED) -> list[Flowable]:
    """Paragraphs with the labels given: ("3.2", "…"), ("(i)", "…")."""
    return [Paragraph(text, style, bulletText=label) for label, text in pairs]


def bullets(texts: Iterable[str], style: ParagraphStyle = BULLET) -> list[Flowable]:
    """A bulleted list, in the body or (with CELL_BULLET) in a table's cell."""
    return [Paragraph(text, style, bulletText="•") for text in texts]


def cell(content: Any, bold: bool = False) -> Any:
    """Text as a cell's paragraph; flowables stay as they are."""
    if isinstance(content, str):
        return Paragraph(content, CELL_BOLD if bold else CELL)
    return content


def ruled(
    rows: Sequence[Sequence[Any]],
    shares: Sequence[float],
    *,
    header: bool = True,
    fills: Mapping[tuple[int, int], str] | None = None,
    bold_first: bool = False,
) -> Table:
    """A ruled table as wide as the page; `fills` colours cells (row, column), header row 0.

    With a header its first row is printed again where the table continues over a page.
    """
    wide = sum(shares)
    table = Table(
        [
            [
                cell(text, (header and not at) or (bold_first and not n))
                for n, text in enumerate(row)
            ]
            for at, row in enumerate(rows)
        ],
        colWidths=[WIDTH * share / wide for share in shares],
        repeatRows=1 if header else 0,
        spaceBefore=2,
        spaceAfter=9,
    )
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), _RULE, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    if header:
        look.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(SHADE)))
    for (row, column), fill in (fills or {}).items():
        look.append(("BACKGROUND", (column, row), (column, row), colors.HexColor(fill)))
    table.setStyle(TableStyle(look))
    return table


def report_head(subject: str, day: str, author: str, contact: str) -> list[Flowable]:
    """The ruled form at the head of an officer's report, with the contact below it."""
    return [
        ruled(
            [
                ("DECISION-MAKER:", COMMITTEE.upper()),
                ("SUBJECT:", subject),
                ("DATE OF DECISION:", day),
                ("REPORT OF:", author),
            ],
            (3, 7),
            header=False,
        ),
        ruled([("CONTACT:", contact)], (3, 7), header=False),
    ]


def new_page() -> PageBreak:
    """What follows begins on a new page."""
    return PageBreak()
