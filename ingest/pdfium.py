"""PDFium's raw calls as plain functions over many characters at once; nobody else meets ctypes.

The library is reached through function objects of our own, with handles as whole numbers: each
call then costs a fraction of one through typed pointers. Loops over characters run in C, by
`map` over indices and addresses. Handles are only good while their page is open.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import repeat
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Boxes = npt.NDArray[np.float64]
Matrix = tuple[float, float, float, float, float, float]

_HANDLE, _INT, _SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_NAME_ROOM = 256


def _function(name: str, result: Any, *arguments: Any) -> Any:
    """A function object of our own at the address of the library's function."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    # PYFUNCTYPE keeps Python's lock during the call, which is dearer to let go than to hold.
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_count_chars = _function("FPDFText_CountChars", _INT, _HANDLE)
_get_text = _function("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _HANDLE)
_get_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
_loose_box = _function("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
_font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _HANDLE, _INT)
_char_matrix = _function("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)
_text_object = _function("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
_object_font = _function("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
_font_name = _function("FPDFFont_GetBaseFontName", _SIZE, _HANDLE, _HANDLE, _SIZE)
_font_flags = _function("FPDFFont_GetFlags", _INT, _HANDLE)
_font_weight = _function("FPDFFont_GetWeight", _INT, _HANDLE)
_clip_path = _function("FPDFPageObj_GetClipPath", _HANDLE, _HANDLE)
_clip_paths = _function("FPDFClipPath_CountPaths", _INT, _HANDLE)
_clip_segments = _function("FPDFClipPath_CountPathSegments", _INT, _HANDLE, _INT)
_clip_segment = _function("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE, _INT, _INT)
_segment_point = _function("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
_segment_type = _function("FPDFPathSegment_GetType", _INT, _HANDLE)
_segment_close = _function("FPDFPathSegment_GetClose", _INT, _HANDLE)
_page_objects = _function("FPDFPage_CountObjects", _INT, _HANDLE)
_page_object = _function("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
_form_objects = _function("FPDFFormObj_CountObjects", _INT, _HANDLE)
_form_object = _function("FPDFFormObj_GetObject", _HANDLE, _HANDLE, _SIZE)
_object_type = _function("FPDFPageObj_GetType", _INT, _HANDLE)
_object_matrix = _function("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
_draw_mode = _function("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
_path_segments = _function("FPDFPath_CountSegments", _INT, _HANDLE)
_path_segment = _function("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
_fill_colour = _function("FPDFPageObj_GetFillColor", _INT, *[_HANDLE] * 5)

# What the calls write into, made once: PDFium is not safe for threads, so nobody shares them.
_six = (ctypes.c_float * 6)()
_two = (ctypes.c_float * 2)()
_ints = (ctypes.c_int * 2)()
_four = (ctypes.c_uint * 4)()
_SIX = ctypes.addressof(_six)
_X, _Y = ctypes.addressof(_two), ctypes.addressof(_two) + 4
_MODE, _STROKE = ctypes.addressof(_ints), ctypes.addressof(_ints) + 4
_RGBA = [ctypes.addressof(_four) + 4 * index for index in range(4)]


def handle(pointer: Any) -> int:
    """Return the whole number behind a typed pointer of pypdfium2."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def page_text(text: int) -> str:
    """Return a text page's characters, one for each of PDFium's indices."""
    count = _count_chars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    _get_text(text, 0, count, ctypes.addressof(buffer))
    characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(characters) == count and "\x00" not in characters:
        return characters
    # Characters outside the basic plane or without a map shift the indices: ask one by one.
    return "".join(chr(_get_unicode(text, index) or 32) for index in range(count))


def char_boxes(text: int, indices: Sequence[int]) -> Boxes:
    """Return the loose boxes of the characters at `indices`: left, top, right, bottom.

    In points from the page's lower left corner; a character without a box has NaN.
    """
    found = np.full((len(indices), 4), np.nan, np.float32)
    start = found.ctypes.data
    list(map(_loose_box, repeat(text), indices, range(start, start + found.nbytes, 16)))
    return found.astype(np.float64)


def text_objects(text: int, indices: Sequence[int]) -> list[int | None]:
    """Return the handle of the text object that drew each of the characters at `indices`."""
    return list(map(_text_object, repeat(text), indices))


def drawn_size(text: int, index: int) -> float:
    """Return a character's size in points as drawn: many producers scale by the matrix.

    0 where a broken file's numbers give none.
    """
    size: float = _font_size(text, index)
    if _char_matrix(text, index, _SIX):
        size *= (_six[2] ** 2 + _six[3] ** 2) ** 0.5 or 1.0
    return size if isfinite(size) else 0.0


def font_of(item: int) -> int | None:
    """Return the handle of a text object's font."""
    font: int | None = _object_font(item)
    return font


def font_signs(font: int) -> tuple[str, int, int]:
    """Return a font's name, flags and weight, each as the file tells it (-1: it does not)."""
    buffer = ctypes.create_string_buffer(_NAME_ROOM)
    _font_name(font, ctypes.addressof(buffer), _NAME_ROOM)
    return buffer.value.decode("latin-1"), _font_flags(font), _font_weight(font)


def clip_points(item: int) -> list[list[tuple[float, float]]]:
    """Return the points of each clip path of an object, in PDF coordinates."""
    path = _clip_path(item)
    count = _clip_paths(path) if path else 0
    return [
        [
            _point(_clip_segment(path, number, index))
            for index in range(_clip_segments(path, number))
        ]
        for number in range(count)
    ]


def page_objects(page: int) -> list[int]:
    """Return the handles of a page's objects in drawing order."""
    return list(map(_page_object, repeat(page), range(_page_objects(page))))


def form_objects(form: int) -> list[int]:
    """Return the handles of a form's objects in drawing order."""
    return list(map(_form_object, repeat(form), range(max(0, _form_objects(form)))))


def object_types(items: Sequence[int]) -> list[int]:
    """Return what each object is: text, path, image, shading or form, as PDFium numbers them."""
    return list(map(_object_type, items))


def object_matrix(item: int) -> Matrix:
    """Return an object's matrix."""
    _object_matrix(item, _SIX)
    return (_six[0], _six[1], _six[2], _six[3], _six[4], _six[5])


def draw_mode(path: int) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether it is stroked."""
    _draw_mode(path, _MODE, _STROKE)
    return bool(_ints[0]), bool(_ints[1])


def fill_colour(item: int) -> str | None:
    """Return an object's fill as "#RRGGBB"; None when it has none or is wholly transparent."""
    if not _fill_colour(item, *_RGBA) or not _four[3]:
        return None
    return f"#{_four[0]:02X}{_four[1]:02X}{_four[2]:02X}"


def path_segments(path: int) -> list[tuple[float, float, bool, bool]]:
    """Return a path's segments: end point in the path's own space, is a move, closes."""
    segments = map(_path_segment, repeat(path), range(_path_segments(path)))
    return [
        (*_point(segment), _segment_type(segment) == raw.FPDF_SEGMENT_MOVETO, _closes(segment))
        for segment in segments
    ]


def _closes(segment: int) -> bool:
    return bool(_segment_close(segment))


def _point(segment: int) -> tuple[float, float]:
    _segment_point(segment, _X, _Y)
    return _two[0], _two[1]
