"""What a file becomes when it is read: pages, blocks and papers, each with its place.

Everything here is frozen and made of tuples, so that a Document can be passed between
processes and written as JSON. Boxes are in PDF points with the origin at the top left of the
page as it is seen (x0, top, x1, bottom); pages are counted from 1; dates are EDTF strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]


class BlockKind(StrEnum):
    """What a block is on its page. Headers and footers are the running ones.

    A caption is what stands beside the text: a table's or picture's, or a footnote.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"


class DocumentKind(StrEnum):
    """What a file is as a whole."""

    AGENDA_PACK = "agenda_pack"
    SUPPLEMENT = "supplement"
    MINUTES = "minutes"
    REPORT = "report"
    ACTION_PLAN = "action_plan"
    TRACKER = "tracker"
    PERFORMANCE_REPORT = "performance_report"
    OFSTED_REPORT = "ofsted_report"
    OFSTED_LETTER = "ofsted_letter"
    SEND_REPORT = "send_report"
    WEB_PAGE = "web_page"
    OTHER = "other"


class PaperKind(StrEnum):
    """What one paper of a pack is."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    APPENDIX = "appendix"
    LETTER = "letter"
    INSPECTION_REPORT = "inspection_report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: PDF page from 1, the number printed on it, the box in points.

    Formats without pages (HTML, text) have page 1, no label and no box.
    """

    page: int
    page_label: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `inherited` marks a blank cell that takes its text from the row above (text is then that
    text, place that of the blank cell). `fill` is "#RRGGBB", None for none or white. `blocks`
    are the paragraphs and list items inside it, where the reader tells them apart; `text` then
    holds each on a line of its own, its label before it.
    """

    text: str
    place: Place | None = None
    fill: str | None = None
    inherited: bool = False
    blocks: tuple[Block, ...] = ()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table or running line, in reading order.

    `text` leaves out the label ("13.", "(i)", a bullet), which is in `label`; a table's text
    is its cells joined by tabs, its rows by line ends. `paragraph` is the printed number of
    the numbered paragraph that the block stands in (its own label where it is one).
    `section` is the path of headings above it, outermost first. `italics` and `bolds` are
    character ranges of `text`. `paper` is an index into the document's papers. `fill` is the
    colour behind the words, or of a wordless chip set beside them. `starts` says at which
    character of `text` each of `places` begins (a block that runs over pages has several).
    `exempt` is set in the exempt part of a paper that is otherwise public.
    """

    kind: BlockKind
    text: str
    places: tuple[Place, ...]
    label: str | None = None
    level: int = 0
    section: tuple[str, ...] = ()
    paragraph: str | None = None
    paper: int | None = None
    rows: tuple[Row, ...] = ()
    header_rows: int = 0
    italics: tuple[tuple[int, int], ...] = ()
    bolds: tuple[tuple[int, int], ...] = ()
    fill: str | None = None
    starts: tuple[int, ...] = (0,)
    exempt: bool = False

    @property
    def place(self) -> Place:
        """Where the block begins."""
        return self.places[0]

    @property
    def page(self) -> int:
        """The PDF page on which the block begins, from 1."""
        return self.places[0].page

    @property
    def is_running(self) -> bool:
        """Whether it is a running header or footer: kept, but not searched or extracted."""
        return self.kind in (BlockKind.HEADER, BlockKind.FOOTER)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: number from 1, the label printed on it, size in points.

    `unread` says why nothing could be read ("no text layer"), None when it was read. `ocr` names
    the engine that made its words out from a picture ("tesseract 5.3.0"), None for words that
    stand in the file.
    """

    number: int
    label: str | None = None
    width: float | None = None
    height: float | None = None
    unread: str | None = None
    ocr: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a pack: agenda, minutes, report, appendix.

    `pages` are first and last PDF page, a closing blank page left out; `labels` the same as
    printed. `dated` is the day of the meeting that minutes record, of the decision a report
    is for, or of publication (EDTF). `author` is as printed ("Executive Director …"). `exempt`
    is a paper that is not for publication as a whole; `exempt_pages` are those on which an exempt
    part of a public paper stands.
    """

    title: str | None
    kind: PaperKind
    pages: tuple[int, int]
    labels: tuple[str | None, str | None] = (None, None)
    item: str | None = None
    dated: str | None = None
    author: str | None = None
    committee: str | None = None
    exempt: bool = False
    exempt_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as read. Null metadata means that the paper does not say."""

    source: str
    sha256: str
    kind: DocumentKind
    pages: tuple[Page, ...]
    papers: tuple[Paper, ...]
    blocks: tuple[Block, ...]
    council: str | None = None
    committee: str | None = None
    meeting_date: str | None = None

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that could not be read."""
        return tuple(page.number for page in self.pages if page.unread)

    def body(self) -> Iterator[Block]:
        """The blocks that are searched and extracted from: all but headers and footers."""
        return (block for block in self.blocks if not block.is_running)

    def paper_of(self, block: Block) -> Paper | None:
        """The paper a block belongs to."""
        return None if block.paper is None else self.papers[block.paper]

    def is_exempt(self, block: Block) -> bool:
        """Whether a block is not for publication: of an exempt paper, or of an exempt part."""
        paper = self.paper_of(block)
        return block.exempt or (paper is not None and paper.exempt)

    @property
    def exempt_pages(self) -> tuple[int, ...]:
        """Numbers of the pages on which something not for publication stands."""
        hidden = (block for block in self.body() if self.is_exempt(block))
        return tuple(sorted({place.page for block in hidden for place in block.places}))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader gives: pages and blocks in reading order.

    Sections, paragraph numbers and papers are put in afterwards, the same way for all formats.
    `title` is the file's own title where the format has one (HTML), `site` the name of the site
    it is from, `trail` the breadcrumbs that lead to it.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    title: str | None = None
    site: str | None = None
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """Metadata given by the user; each replaces what the paper says or does not say."""

    council: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
