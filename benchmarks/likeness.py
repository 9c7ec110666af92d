"""Which found record is which label: the project's own check, for where no other is at hand.

A label and a record are the same when their main words are nearly the same; each is used once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Row = dict[str, Any]

# The field whose words say which record it is: in the label, and in the record.
MAIN = {
    "recommendations": ("text", "text"),
    "actions": ("text", "text"),
    "updates": ("recommendation", "recommendation"),
    "rag": ("subject", "subject"),
    "judgements": ("area", "area"),
    "attributions": ("text", "text"),
    "dates": ("text", "text"),
    "acronyms": ("long", "long"),
}
# Fields that must agree, for the same words to be the same record.
ALSO = {
    "rag": ("rating",),
    "judgements": ("basis", "grade"),
    "acronyms": ("short",),
    "attributions": ("speaker",),
    "dates": ("edtf",),
}
# Kinds of which one may hold the other: a date by its weekday, a quotation by its introduction.
_CUT_DIFFERENTLY = {"dates", "rag", "judgements", "attributions"}
_NEARLY = 0.82
_LEADING = re.compile(r"^(?:that|to|resolved|\(?[ivx\d]{1,4}[.)])\s+", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """What a kind came to: labels wanted, records found, those of each that met the other."""

    wanted: int
    found: int
    hit: int
    right: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def recall(self) -> float | None:
        """Share of the labels that were found."""
        return self.hit / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """Share of the records that are labelled."""
        return self.right / self.found if self.found else (0.0 if self.wanted else None)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        if self.recall is None or self.precision is None:
            return None
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def count(kind: str, labels: list[Row], records: list[Row]) -> Count:
    """Compare one paper's labels of a kind with its records.

    Dates are labelled as a sample: records beyond it are not counted.
    """
    wanted = list(_rows(kind, labels))
    if kind == "attributions":  # complete for the speakers that the labels name
        voices = {label["speaker"] for label in wanted}
        records = [each for each in records if not wanted or each["speaker"] in voices]
    pairs = list(_pairs(kind, wanted, records))
    taken = {at for _, at in pairs}
    matched = {at for at, _ in pairs}
    needed = [at for at, label in enumerate(wanted) if not label.get("optional")]
    main, other = MAIN[kind]
    extra = [each for at, each in enumerate(records) if at not in taken]
    sampled = kind == "dates"
    return Count(
        wanted=len(needed),
        found=len(pairs) if sampled else len(records),
        hit=sum(at in matched for at in needed),
        right=len(pairs),
        missed=tuple(wanted[at][main] for at in needed if at not in matched),
        extra=() if sampled else tuple(each[other] or "" for each in extra),
    )


def total(counts: list[Count]) -> Count:
    """The counts of several papers together."""
    return Count(
        wanted=sum(each.wanted for each in counts),
        found=sum(each.found for each in counts),
        hit=sum(each.hit for each in counts),
        right=sum(each.right for each in counts),
        missed=tuple(text for each in counts for text in each.missed),
        extra=tuple(text for each in counts for text in each.extra),
    )


def _rows(kind: str, labels: list[Row]) -> Iterator[Row]:
    """The labels one by one: an area has up to two grades, an acronym may go unexplained."""
    for label in labels:
        if kind == "judgements":
            for basis, column in (("inspection", "ofsted"), ("self_assessment",) * 2):
                if label.get(column):
                    yield {**label, "basis": basis, "grade": _grade(label[column])}
        elif kind == "acronyms":
            yield {**label, "optional": not label.get("explicit", True)}
        else:
            yield label


def _pairs(kind: str, labels: list[Row], records: list[Row]) -> Iterator[tuple[int, int]]:
    """Places of labels and records that are the same, the most alike first."""
    alike = sorted(
        (
            (score, at, other)
            for at, label in enumerate(labels)
            for other, record in enumerate(records)
            if (score := _alike(kind, label, record)) >= _NEARLY
        ),
        reverse=True,
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, at, other in alike:
        if at not in used and other not in taken:
            used.add(at)
            taken.add(other)
            yield at, other


def _alike(kind: str, label: Row, record: Row) -> float:
    for field in ALSO.get(kind, ()):
        right = [label.get(field), *label.get("alt", ()), *label.get(f"{field}_alt", ())]
        if record.get(field) not in right:
            return 0.0
    main, other = MAIN[kind]
    one, two = _words(label[main]), _words(record.get(other))
    if not one or not two:
        return 0.0
    short, long = sorted((one, two), key=len)
    if short in long and (kind in _CUT_DIFFERENTLY or len(short) > 0.7 * len(long)):
        return 0.95 + 0.05 * len(short) / len(long)
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _words(text: str | None) -> str:
    plain = _LEADING.sub("", (text or "").replace("’", "'").casefold())
    return " ".join(re.findall(r"[^\W_]+|[%£]", plain))


def _grade(text: str) -> str:
    return _words(text).removesuffix(" to be good").replace(" ", "_")
