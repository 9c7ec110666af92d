"""Where the sample papers and their labels are, and the words of a paper."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

import corpus.sample

SAMPLE = Path(corpus.sample.__file__).parent
PAPERS = sorted((SAMPLE / "papers").iterdir())


def labels(paper: Path) -> dict[str, Any]:
    """The labels of a paper."""
    path = SAMPLE / "labels" / f"{paper.stem}.json"
    return json.loads(path.read_text("utf-8"))


def pages(content: bytes) -> list[str]:
    """The text of each page of a PDF, by a reader that is not the project's own."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


@cache
def text_of(paper: Path) -> str:
    """The words of a whole paper, without its page breaks."""
    if paper.suffix == ".html":
        return words(BeautifulSoup(paper.read_bytes(), "lxml").get_text(" "))
    return words(" ".join(pages(paper.read_bytes())))


def words(text: str) -> str:
    """Letters and figures alone, so that line breaks and quotation marks don't count."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("’", "").casefold()))
