"""The rules, fills and pictures of a page, from what PDFium walks in drawing order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest import pdfium as calls
from ingest.document import Box
from ingest.pdf_content import Edge, Fill, Point, View
from ingest.pdfium import Matrix

_FORM_DEPTH = 8  # forms can hold forms, in broken files themselves
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def walk(page: pdfium.PdfPage, view: View, edges: list[Edge], fills: list[Fill]) -> list[Box]:
    """Collect rules and fills of a page in drawing order; return the boxes of its pictures."""
    items = calls.page_objects(calls.handle(page.raw))
    return _objects(items, _UNMOVED, view, edges, fills, 0)


def _objects(
    items: Sequence[int],
    outer: Matrix,
    view: View,
    edges: list[Edge],
    fills: list[Fill],
    depth: int,
) -> list[Box]:
    images: list[Box] = []
    for item, kind in zip(items, calls.object_types(items), strict=True):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(_picture(_times(calls.object_matrix(item), outer), view))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(item, outer, view, edges, fills)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            inner = _times(calls.object_matrix(item), outer)
            images += _objects(calls.form_objects(item), inner, view, edges, fills, depth + 1)
    return images


def _picture(matrix: Matrix, view: View) -> Box:
    """The box of a picture: the matrix spreads the unit square over the page."""
    a, b, c, d, e, f = matrix
    corners = [view.point(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _path(item: int, outer: Matrix, view: View, edges: list[Edge], fills: list[Fill]) -> None:
    filled, stroked = calls.draw_mode(item)
    colour = calls.fill_colour(item) if filled else None
    if colour is None and not stroked:
        return
    for shape in _shapes(item, _times(calls.object_matrix(item), outer), view):
        box = _axis_box(shape)
        if colour is not None and box is not None and not stroked and _thin(box):
            edges.append(_centre_line(box))
            continue
        if colour is not None and box is not None:
            fills.append(Fill(box, colour))
        if stroked or colour != "#FFFFFF":
            edges.extend(_axis_edges(shape))


def _shapes(item: int, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    """The path's sub-paths as lists of points; a curve counts by its end points."""
    a, b, c, d, e, f = matrix
    shape: list[Point] = []
    for x, y, moves, closes in calls.path_segments(item):
        if moves and shape:
            yield shape
            shape = []
        shape.append(view.point(a * x + c * y + e, b * x + d * y + f))
        if closes:
            shape.append(shape[0])
    if len(shape) > 1:
        yield shape


def _axis_box(shape: list[Point]) -> Box | None:
    """The box of a shape whose sides are all upright or flat, else None."""
    corners = {(round(x, 1), round(y, 1)) for x, y in shape}
    xs, ys = {x for x, _ in corners}, {y for _, y in corners}
    if len(shape) < 4 or len(xs) > 2 or len(ys) > 2:
        return None
    return (min(xs), min(ys), max(xs), max(ys))


def _thin(box: Box) -> bool:
    return box[2] - box[0] < 2.5 or box[3] - box[1] < 2.5


def _centre_line(box: Box) -> Edge:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Edge(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Edge(middle, top, middle, bottom)


def _axis_edges(shape: list[Point]) -> Iterator[Edge]:
    for (ax, ay), (bx, by) in pairwise(shape):
        if abs(ay - by) < 0.3 and abs(ax - bx) > 1:
            yield Edge(min(ax, bx), ay, max(ax, bx), ay)
        elif abs(ax - bx) < 0.3 and abs(ay - by) > 1:
            yield Edge(ax, min(ay, by), ax, max(ay, by))
