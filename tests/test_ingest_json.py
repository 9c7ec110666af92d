import json
from dataclasses import replace

from ingest.document import Cell, Place
from ingest.jsonform import as_json
from tests.ingest_parts import document


def test_a_document_as_json_has_the_fields_of_read() -> None:
    found = document(["# PLAN", "3.1> Act now.", "Action | Status\nHire | Done"], first_label=7)
    form = json.loads(json.dumps(as_json(found)))
    assert list(form) == [
        "source",
        "sha256",
        "kind",
        "council",
        "committee",
        "meeting_date",
        "pages",
        "papers",
        "blocks",
    ]
    assert form["pages"] == [
        {"number": 1, "label": "7", "width": 595.0, "height": 842.0, "unread": None}
    ]
    (paper,) = form["papers"]
    assert (paper["pages"], paper["labels"], paper["kind"]) == ([1, 1], ["7", "7"], "other")
    assert form["blocks"][1] == {
        "kind": "paragraph",
        "text": "Act now.",
        "label": "3.1",
        "level": 0,
        "section": ["PLAN"],
        "paragraph": "3.1",
        "paper": 0,
        "page": 1,
        "page_label": "7",
        "box": [50.0, 100.0, 500.0, 700.0],
    }


def test_cells_and_blocks_over_two_pages_tell_their_places() -> None:
    found = document(["Action | Status\nHire | Done"])
    (table,) = found.blocks
    second = Place(2, "2", (50.0, 60.123456, 90.0, 80.0))
    cell = replace(table.rows[1][1], place=second, fill="#FFC000", inherited=True)
    rows = (table.rows[0], (table.rows[1][0], cell))
    table = replace(table, rows=rows, places=(*table.places, second), header_rows=1)
    form = as_json(replace(found, blocks=(table,)))["blocks"][0]
    assert [place["page"] for place in form["places"]] == [1, 2]
    assert form["header_rows"] == 1
    assert form["rows"][1][1] == {
        "text": "Done",
        "page": 2,
        "box": [50.0, 60.12, 90.0, 80.0],
        "fill": "#FFC000",
        "inherited": True,
    }


def test_a_cell_without_a_place_stands_where_its_table_begins() -> None:
    found = document(["Action | Status\nHire | Done"])
    (table,) = found.blocks
    table = replace(table, rows=((Cell("Hire"), Cell("Done")),))
    form = as_json(replace(found, blocks=(table,)))["blocks"][0]
    assert [(cell["page"], cell["box"]) for cell in form["rows"][0]] == [(1, None), (1, None)]
