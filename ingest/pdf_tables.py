"""Ruled tables of a page: pdfplumber's table finder, fed with the rules that PDFium gives.

The finder is what pdfplumber does best; making its characters is what it does slowest, so the
words come from elsewhere and are put into the cells by their middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from pdfplumber.table import Table, TableFinder

from ingest.document import Block, BlockKind, Box, Cell, Place
from ingest.pdf_blocks import blocks_of
from ingest.pdf_breaks import Region, Setting
from ingest.pdf_content import Edge, PageContent, Word, holders
from ingest.pdf_lines import lines_of
from ingest.text_flow import table_text

_PADDING = 2.0
_MOST_EDGES = 20_000
_SLIVER = 9.0  # narrower than this is no column, in points
_FEWEST_STRIPS = 8  # so many colours in a stack are a gradient's
_Ends = tuple[bool, int, int]  # lies flat, and from where to where in points
_SNAP = 3.0  # how near two rules are one, in points: the table finder's own measure


@dataclass(frozen=True, slots=True)
class _RuledPage:
    """What the finder asks of a page: its edges and its box."""

    edges: list[dict[str, Any]]
    bbox: Box
    chars: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A found table: its box, and its cells' boxes by row and column (None: merged away).

    `open_bottom` and `open_top` say that no rule closes it there: a row cut by the page's end.
    `holes` are the boxes of tables set inside its cells, which keep their own words.
    """

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]
    cells: tuple[Box, ...]
    open_top: bool = False
    open_bottom: bool = False
    holes: tuple[Box, ...] = ()


def grids(page: PageContent) -> list[Grid]:
    """Return the page's ruled tables that have words, from the top of the page."""
    if not page.edges or len(page.edges) > _MOST_EDGES:
        return []
    rules = _without_gradients(page)
    added = list(_closing_edges(rules))
    edges = [_edge(edge) for edge in (*rules, *added)]
    ruled = _RuledPage(edges, (0, 0, page.width, page.height))
    tables = TableFinder(cast(Any, ruled), {}).tables
    found = [_grid(table, added) for table in tables]
    kept = [grid for grid in found if _is_table(grid, page)]
    nested = [
        replace(grid, holes=tuple(other.box for other in kept if _holds(grid.box, other.box)))
        for grid in kept
    ]
    return sorted(nested, key=lambda grid: grid.box[1])


def _holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies inside another and is not the same."""
    apart = outer[0] - 1 <= inner[0] and outer[1] - 1 <= inner[1]
    return outer != inner and apart and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.horizontal else "v",
        "object_type": "line",
    }


def _without_gradients(page: PageContent) -> list[Edge]:
    """The page's edges, without the rims of the strips that a gradient is painted with.

    A gradient is a stack of boxes as wide (or high) as each other in many colours; no column
    of a table has as many. Its outermost rims stay. The thinnest strips come as rules alone.
    """
    colours: dict[_Ends, set[str]] = {}
    for fill in page.fills:
        x0, top, x1, bottom = fill.box
        for ends in ((True, round(x0), round(x1)), (False, round(top), round(bottom))):
            colours.setdefault(ends, set()).add(fill.colour)
    stacks: dict[_Ends, list[Edge]] = {}
    for edge in page.edges:
        start, end = (edge.x0, edge.x1) if edge.horizontal else (edge.top, edge.bottom)
        stacks.setdefault((edge.horizontal, round(start), round(end)), []).append(edge)
    kept: list[Edge] = []
    for ends, stack in stacks.items():
        if len(colours.get(ends, ())) < _FEWEST_STRIPS:
            inner = set(map(id, _inner_strips(stack)))
            kept.extend(edge for edge in stack if id(edge) not in inner)
        else:
            ordered = sorted(stack, key=lambda edge: (edge.top, edge.x0))
            kept.extend((ordered[0], ordered[-1]))
    return kept


def _inner_strips(stack: list[Edge]) -> Iterator[Edge]:
    """Of edges of one length, those within a run of close steps."""
    run: list[Edge] = []
    ordered = sorted(stack, key=lambda edge: (edge.top, edge.x0))
    for edge in [*ordered, None]:
        if edge is not None and run and _apart(run[-1], edge) < _SNAP:
            run.append(edge)
            continue
        if run and _apart(run[0], run[-1]) > _FEWEST_STRIPS and len(run) >= _FEWEST_STRIPS:
            yield from run[1:-1]
        run = [] if edge is None else [edge]


def _apart(one: Edge, other: Edge) -> float:
    return other.top - one.top if one.horizontal else other.x0 - one.x0


def _closing_edges(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Rules for the open ends of upright rules that start or stop together at one height.

    Some producers leave a table's frame open where a page's end cuts a row; without these the
    cut row would be no part of the table.
    """
    uprights = _upright_runs(edges)
    flats = [edge for edge in edges if edge.horizontal]
    for end in (0, 1):
        heights: dict[int, list[tuple[float, float]]] = {}
        for x, span in uprights:
            heights.setdefault(round(span[end] / 2), []).append((x, span[end]))
        for ends in heights.values():
            left, right = min(x for x, _ in ends), max(x for x, _ in ends)
            y = ends[0][1]
            closed = any(abs(flat.top - y) < _SNAP and flat.x0 < right for flat in flats)
            if len(ends) > 2 and not closed:
                yield Edge(left, y, right, y)


def _upright_runs(edges: Sequence[Edge]) -> list[tuple[float, tuple[float, float]]]:
    """Upright rules with their pieces joined: where they stand, and from where to where."""
    columns: list[list[Edge]] = []
    for edge in sorted((each for each in edges if not each.horizontal), key=lambda each: each.x0):
        if columns and edge.x0 - columns[-1][-1].x0 < _SNAP:
            columns[-1].append(edge)
        else:
            columns.append([edge])
    runs: list[tuple[float, tuple[float, float]]] = []
    for column in columns:
        x = column[0].x0
        ordered = sorted(column, key=lambda each: each.top)
        top = bottom = ordered[0].top
        for edge in ordered:
            if edge.top - bottom > _SNAP and bottom > top:
                runs.append((x, (top, bottom)))
                top = edge.top
            top, bottom = min(top, edge.top), max(bottom, edge.bottom)
        runs.append((x, (top, bottom)))
    return runs


def _merge_slivers(
    rows: Sequence[Sequence[Box | None]],
) -> tuple[tuple[Box | None, ...], ...]:
    """Make one column of those whose left edges are less than a sliver apart.

    Cells shaded with an inset give each column three: two of a few points' width beside it.
    """
    starts = sorted({box[0] for row in rows for box in row if box is not None})
    columns: list[list[float]] = []
    for start in starts:
        if columns and start - columns[-1][-1] < _SLIVER:
            columns[-1].append(start)
        else:
            columns.append([start])
    merged = [
        [
            _widest([box for box in row if box is not None and box[0] in column])
            for column in columns
        ]
        for row in rows
    ]
    kept = [
        index
        for index in range(len(columns))
        if any(row[index] is not None and _width(row[index]) >= _SLIVER for row in merged)
    ]
    return tuple(tuple(row[index] for index in kept) for row in merged)


def _widest(boxes: Sequence[Box]) -> Box | None:
    return max(boxes, key=_width, default=None)


def _width(box: Box | None) -> float:
    return 0.0 if box is None else box[2] - box[0]


def _grid(table: Table, added: Sequence[Edge]) -> Grid:
    rows = _merge_slivers([row.cells for row in table.rows])
    box = table.bbox
    return Grid(
        box,
        rows,
        tuple(box for row in rows for box in row if box is not None),
        open_top=any(abs(edge.top - box[1]) < _SNAP for edge in added),
        open_bottom=any(abs(edge.top - box[3]) < _SNAP for edge in added),
    )


def _is_table(grid: Grid, page: PageContent) -> bool:
    """A single column is a frame round text, and a grid without words is a drawing.

    One filled cell is enough: on the next page a cut row may have words in one column alone.
    A single column is a table when a shaded heading stands above plain rows (seen in area SEND
    reports: "Areas for improvement").
    """
    filled = set(holders(page.words, grid.cells)) - {-1}
    if len(grid.rows[0]) > 1:
        return bool(filled)
    first, *others = (row[0] for row in grid.rows)
    return (
        len(filled) > 1
        and _shade(page, first) is not None
        and not any(_shade(page, box) for box in others)
    )


def _shade(page: PageContent, box: Box | None) -> str | None:
    return None if box is None else page.fill_at(box[0] + _PADDING, (box[1] + box[3]) / 2)


def table_block(grid: Grid, page: PageContent, label: str | None, setting: Setting) -> Block:
    """Return the table as a block, its words put into the cells that hold their middles."""
    taken: dict[int, list[Word]] = {}
    places = zip(
        page.words, holders(page.words, grid.cells), holders(page.words, grid.holes), strict=True
    )
    for word, cell, hole in places:
        if cell >= 0 and hole < 0:
            taken.setdefault(cell, []).append(word)
    made = {
        box: _cell(box, taken.get(index, []), page, label, setting)
        for index, box in enumerate(grid.cells)
    }
    rows = tuple(
        tuple(
            made[box] if box is not None else _merged(grid, made, row_index, column)
            for column, box in enumerate(row)
        )
        for row_index, row in enumerate(grid.rows)
    )
    place = Place(page.number, label, grid.box)
    return Block(BlockKind.TABLE, table_text(rows), (place,), rows=rows)


def _cell(
    box: Box, words: list[Word], page: PageContent, label: str | None, setting: Setting
) -> Cell:
    place = Place(page.number, label, box)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    if not words:
        return Cell("", place, page.fill_at(*middle))
    lines = lines_of(words)
    padding = min(max(min(line.x0 for line in lines) - box[0], _PADDING), 8.0)
    region = Region(
        lines,
        box[0] + padding,
        box[2] - padding,
        page.number,
        label,
        setting,
        page.fill_at,
    )
    blocks = tuple(blocks_of(region))
    text = "\n".join(
        f"{block.label} {block.text}" if block.label else block.text for block in blocks
    )
    return Cell(text, place, page.fill_at(*words[0].middle), blocks=blocks)


def _merged(grid: Grid, made: dict[Box, Cell], row_index: int, column: int) -> Cell:
    """The cell where another one reaches: blank beside it, the same words again below it."""
    row = [box for box in grid.rows[row_index] if box is not None]
    top = min(box[1] for box in row)
    here = [row[column] for row in grid.rows]
    left = min(box[0] for box in here if box is not None)
    x = left + 0.5
    for box, cell in made.items():
        if box[0] <= x < box[2] and box[1] < top - 0.5 and box[3] > top + 0.5:
            return replace(cell, inherited=True) if abs(box[0] - left) < _SLIVER else Cell("")
    return Cell("")
