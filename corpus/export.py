"""Records out of the corpus: as a table (CSV, XLSX) for people, as JSON Lines for programs."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from corpus.jsonform import columns_of, record_of
from corpus.placing import placing, refuse_own
from corpus.records import Filters, Passage, StoredDocument, StoredPaper
from corpus.store import Corpus
from extract.findings import Finding
from ingest.escapes import (
    BROKEN,
    FIRST_CONTROLS,
    LATER_CONTROLS,
    MARKS,
    OVERRIDES,
    in_json,
)

Row = Finding | StoredPaper | StoredDocument

# What may stand before a formula and is not seen: spaces of any kind, marks without a width.
_UNSEEN = (
    r"[\s\u00a0\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)
# What a spreadsheet takes for a formula, in the wide forms of East Asian keyboards too.
_FORMULA = re.compile(rf"^(?:[\t\r]|{_UNSEEN}[=+@＝＋＠])")
# A hyphen begins a formula too, but in papers mostly a bullet ("- write to every school"): only
# what could reckon or reach outside is held back, the words of a list stay as they are.
_HYPHEN = re.compile(rf"^{_UNSEEN}[-－−]")
_BULLET = re.compile(rf"^{_UNSEEN}[-－−][\s\u00a0]+[^\W\d_]")
_REACHES_OUT = re.compile(r"\w[\s\u00a0]*\(|[|!=]")
# Characters that a workbook cannot hold, that steer a terminal on which a table is shown, or that
# have its words read backwards: a table has no use for them. CR can begin a formula, see above.
_CONTROL = re.compile(
    rf"(?!\r)[{FIRST_CONTROLS}{LATER_CONTROLS}{OVERRIDES}{MARKS}{BROKEN}\ufffe\uffff]"
)
# A cell of a workbook holds so many characters, in the count of UTF-16.
_CELL = 32_767
_WIDE = frozenset(("text", "quote", "recommendation", "response", "title", "place"))
_BOX = ("box_x0", "box_top", "box_x1", "box_bottom")


def rows(corpus: Corpus, kind: str, filters: Filters | None = None) -> Sequence[Row]:
    """Return the records of a kind: findings, papers or documents."""
    if kind == "papers":
        return corpus.papers(filters)
    if kind == "documents":
        return corpus.documents(filters)
    return corpus.records(kind, filters)


def as_json(row: Row | Passage) -> dict[str, Any]:
    """Return a record in the form of the output contract."""
    return record_of(row)


def export(
    corpus: Corpus,
    kind: str,
    form: str,
    output: Path | None = None,
    filters: Filters | None = None,
    *,
    bom: bool = False,
) -> int:
    """Write the records of a kind as "csv", "jsonl" or "xlsx"; return how many.

    With `bom` the file begins with the mark by which Excel knows a CSV file for UTF-8.
    Without `output` they go to standard output. A file is replaced only when the new one is
    whole. Raises MattersError where the file cannot be written, or is a part of the corpus.
    """
    refuse_own(corpus.folder, output)
    found = rows(corpus, kind, filters)
    records = [record_of(row) for row in found]
    if form == "jsonl":
        _put(_jsonl(records), output)
    else:
        names = columns_of(kind)
        cells = [_flat(names, record) for record in records]
        put_table(kind, _header(names), cells, form, output, bom=bom)
    return len(records)


def put_table(
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: str,
    output: Path | None = None,
    *,
    bom: bool = False,
) -> None:
    """Write a table as "csv" or "xlsx", to standard output without `output`.

    Cells that a spreadsheet would take for formulas are held back; in a workbook one that is longer
    than its cells may be is cut, and ends in "…". Raises MattersError where the
    file cannot be written.
    """
    safe = [[_harmless(value) for value in row] for row in rows]
    mark = codecs.BOM_UTF8 if bom else b""
    _put(_xlsx(title, header, safe) if form == "xlsx" else mark + _csv(header, safe), output)


def _put(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        _put_in_place(output, content)


def _put_in_place(output: Path, content: bytes) -> None:
    with placing(output) as unfinished:
        unfinished.write_bytes(content)


def _jsonl(records: Iterable[dict[str, Any]]) -> bytes:
    lines = (in_json(json.dumps(each, ensure_ascii=False)) for each in records)
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    sheet.append(list(header))
    for row in rows:
        sheet.append([_in_cell(value) for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(number)].width = 60 if name in _WIDE else 16
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _in_cell(value: str) -> str:
    """What a cell can hold of a value; one that was cut ends in "…"."""
    content = value.encode("utf-16-le")
    if len(content) <= 2 * _CELL:
        return value
    return content[: 2 * (_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _header(names: Sequence[str]) -> list[str]:
    return [part for name in names for part in (_BOX if name == "box" else (name,))]


def _flat(names: Sequence[str], record: dict[str, Any]) -> list[str]:
    """A record as cells: lists joined by "; ", the box as four columns."""
    cells: list[str] = []
    for name in names:
        value = record.get(name)
        if name == "box":
            cells.extend(f"{edge:.1f}" for edge in value or ())
            cells.extend("" for _ in range(4 if not value else 0))
        else:
            cells.append(_cell(value))
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_cell(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_place(part) if isinstance(part, dict) else _cell(part) for part in value)
    return str(value)


def _place(place: dict[str, Any]) -> str:
    label = place.get("page_label")
    printed = f", printed {label}" if label else ""
    return f"{place['source']} page {place['page']}{printed}"


def _harmless(value: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Control characters are left out first: one in front would hide a formula from this look.
    """
    value = _CONTROL.sub("", value)
    bullet = _BULLET.match(value) and not _REACHES_OUT.search(value)
    if _FORMULA.match(value) or (_HYPHEN.match(value) and not bullet):
        return f"'{value}"
    return value
