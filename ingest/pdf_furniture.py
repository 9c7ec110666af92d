"""Running headers and footers, and the page numbers printed in them.

A pack's pages carry the committee system's stamps ("Page 31" at the foot, "Agenda Item 9" at the
head) and beside them the footers that each part came with ("Page 2 of 14", "3"). The stamp is
the number that the pack is cited by, so it wins wherever a file has one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from ingest.pdf_content import PageContent, Word
from ingest.pdf_lines import Line

# Where running lines can stand, as shares of the page's height.
_HEAD, _FOOT = 0.11, 0.90
_STAMP = re.compile(r"^Page (\d{1,4})$")
_NUMBER_FORMS = (
    re.compile(r"^Page (\d{1,4}) of \d{1,4}$", re.IGNORECASE),
    re.compile(r"^[-–—|]?\s*(?:Page|P\.?)?\s*(\d{1,4})\s*[-–—|]?$", re.IGNORECASE),
    re.compile(r"^(\d{1,4}) of \d{1,4}$"),
)
_FEWEST_STAMPS = 3
_ITEM_STAMP = re.compile(r"^Agenda Item(?: No\.?)?:? \d+[A-Za-z]?$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?:^|\s)(\d{1,4})\W*$")
_FIRST_NUMBER = re.compile(r"^\W*(?:Page )?(\d{1,4})(?=\s)", re.IGNORECASE)

_STAMPED = re.compile(r"\d{1,6}")

Margins = Mapping[int, Sequence[Line]]


def stamps(pages: Sequence[PageContent]) -> dict[int, tuple[Word, Word]]:
    """Return the two words of each page's stamp ("Page 31"), where a pack's pages are stamped.

    A stamp is printed over what stands there: it can run into a footnote's line, and is told
    from it by following one word upon the other at the height where the other stamps stand.
    """
    found: dict[int, tuple[Word, Word]] = {}
    for page in pages:
        for word, after in pairwise(page.words):
            at_foot = word.top > page.height * _FOOT and abs(word.top - after.top) < 1
            if word.text == "Page" and _STAMPED.fullmatch(after.text) and at_foot:
                found[page.number] = (word, after)
    usual = Counter(round(word.top / 2) for word, _ in found.values()).most_common(1)
    if not usual or usual[0][1] < _FEWEST_STAMPS:
        return {}
    height = usual[0][0] * 2
    return {n: pair for n, pair in found.items() if abs(pair[0].top - height) < 6}


def running_lines(pages: Sequence[PageContent], lines: Margins) -> dict[int, set[int]]:
    """Return, for each page number, which of its lines (by index) are running ones.

    A line in the head or foot is running when it is a page number or item stamp, or when the
    same words, figures apart, stand at the same height on at least three pages.
    """
    met: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    running: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        for index, line in enumerate(lines[page.number]):
            if not _in_margin(line, page.height):
                continue
            text = line.text
            if _ITEM_STAMP.match(text) or _is_number(text, line, page.height):
                running[page.number].add(index)
            key = (re.sub(r"\d+", "#", text.casefold()), round(line.top / 6))
            met[key].append((page.number, index))
    fewest = 3 if len(pages) > 4 else 2
    for places in met.values():
        if len({number for number, _ in places}) >= fewest:
            for number, index in places:
                running[number].add(index)
    return running


def page_labels(
    pages: Sequence[PageContent], lines: Margins, running: Mapping[int, set[int]]
) -> dict[int, str | None]:
    """Return the number printed on each page, as printed; None where there is none."""
    texts = {
        page.number: [lines[page.number][index].text for index in sorted(running[page.number])]
        for page in pages
        if page.number in running
    }
    stamps = _series(texts, partial(_match, _STAMP))
    if len(stamps) >= 2 and len(stamps) >= 0.3 * len(pages):
        return {page.number: stamps.get(page.number) for page in pages}
    found = max((_steady(_series(texts, partial(_match, form))) for form in _NUMBER_FORMS), key=len)
    in_lines = _counted(texts)
    found = in_lines if len(in_lines) > len(found) else found
    return {page.number: found.get(page.number) for page in pages}


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < height * _HEAD or line.top > height * _FOOT


def _is_number(text: str, line: Line, height: float) -> bool:
    at_foot = line.top > height * _FOOT
    return at_foot and any(form.match(text) for form in (_STAMP, *_NUMBER_FORMS))


def _match(form: re.Pattern[str], text: str) -> str | None:
    match = form.search(text)
    return match.group(1) if match else None


def _series(
    texts: Mapping[int, Sequence[str]], read: Callable[[str], str | None]
) -> dict[int, str]:
    """The first number that `read` finds in each page's running lines, the lowest line first."""
    series: dict[int, str] = {}
    for number, page_texts in texts.items():
        for text in reversed(page_texts):
            label = read(text)
            if label:
                series[number] = label
                break
    return series


def _steady(series: Mapping[int, str]) -> dict[int, str]:
    """Keep a series only where it counts up with the pages, as page numbers do."""
    offsets = Counter(number - int(label) for number, label in series.items())
    kept = {offset for offset, count in offsets.items() if count >= 2}
    steady = {n: label for n, label in series.items() if n - int(label) in kept}
    return steady if 2 * len(steady) >= len(series) else {}


def _counted(texts: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Numbers at either end of longer running lines, where they count up with the pages.

    "6 to 17 December 2021   2": of the numbers met, only the page's own keeps its distance.
    """
    candidates = {
        number: [
            label
            for text in page_texts
            for label in (_match(_LAST_NUMBER, text), _match(_FIRST_NUMBER, text))
            if label
        ]
        for number, page_texts in texts.items()
    }
    offsets = Counter(
        number - int(label) for number, labels in candidates.items() for label in set(labels)
    )
    if not offsets or offsets.most_common(1)[0][1] < 2:
        return {}
    offset = offsets.most_common(1)[0][0]
    return {
        number: label
        for number, labels in candidates.items()
        for label in labels
        if number - int(label) == offset
    }
