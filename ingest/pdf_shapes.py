"""The rules and fills of a page, from the paths that PDFium walks in drawing order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from ingest.document import Box
from ingest.pdf_content import Edge, Fill, Point, View

_FORM_DEPTH = 8  # forms can hold forms, in broken files themselves

Matrix = tuple[float, float, float, float, float, float]


def walk(page: Any, view: View, edges: list[Edge], fills: list[Fill]) -> bool:
    """Collect rules and fills of a page in drawing order; return whether it holds images."""
    images = False
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        images |= _object(item, (1, 0, 0, 1, 0, 0), view, edges, fills, 0)
    return images


def _object(
    item: Any, outer: Matrix, view: View, edges: list[Edge], fills: list[Fill], depth: int
) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, _times(_matrix(item), outer), view, edges, fills)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
        inner = _times(_matrix(item), outer)
        found = False
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            child = raw.FPDFFormObj_GetObject(item, index)
            found |= _object(child, inner, view, edges, fills, depth + 1)
        return found
    return False


def _matrix(item: Any) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(m))
    return (m.a, m.b, m.c, m.d, m.e, m.f)


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


def _path(item: Any, matrix: Matrix, view: View, edges: list[Edge], fills: list[Fill]) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    colour = _colour(item) if mode.value else None
    if colour is None and not stroke.value:
        return
    for shape in _shapes(item, matrix, view):
        box = _axis_box(shape)
        if colour is not None and box is not None and not stroke.value and _thin(box):
            edges.append(_centre_line(box))
            continue
        if colour is not None and box is not None:
            fills.append(Fill(box, colour))
        if stroke.value or colour != "#FFFFFF":
            edges.extend(_axis_edges(shape))


def _colour(item: Any) -> str | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    refs = [ctypes.byref(part) for part in (r, g, b, a)]
    if not raw.FPDFPageObj_GetFillColor(item, *refs) or a.value == 0:
        return None
    return f"#{r.value:02X}{g.value:02X}{b.value:02X}"


def _shapes(item: Any, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    """The path's sub-paths as lists of points; a curve counts by its end points."""
    a, b, c, d, e, f = matrix
    shape: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = view.point(
            a * x.value + c * y.value + e,
            b * x.value + d * y.value + f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        shape.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
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
