"""Tables made sense of, whatever format they came from."""

from dataclasses import replace

from ingest.document import BlockKind
from ingest.tables import settle
from tests.ingest_parts import block


def test_a_table_whose_file_names_its_heading_row_is_never_unfolded():
    made = block("Visits | RAG\n8 | Red\n9 | Green and better than in the year before")
    (kept,) = settle([replace(made, header_rows=1)])
    assert (kept.kind, kept.header_rows, len(kept.rows)) == (BlockKind.TABLE, 1, 3)


def test_numbers_beside_texts_are_paragraphs():
    made = block("1. | The panel has asked for this report.\n2. | It says what was done since.")
    first, second = settle([made])
    assert (first.label, first.text) == ("1.", "The panel has asked for this report.")
    assert (second.label, second.kind) == ("2.", BlockKind.PARAGRAPH)
