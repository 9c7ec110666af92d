"""Reading what a user asks: days as they are written, and files of questions."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ingest.errors import MattersError

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What a line of a file of questions may hold besides `question`, when it is written as JSON.
_WORDS = frozenset(("council", "committee", "since", "until", "source", "speaker", "kind"))
_MOST = 1_000_000  # answers to one question
_BROKEN = re.compile(r"[\ud800-\udfff]")  # halves of a pair, which JSON can write alone
_OPTIONS = _WORDS | {"limit", "include_exempt", "include_superseded"}


class QuestionsError(MattersError):
    """A line of a file of questions cannot be made out."""


def day_of(value: str, last: bool) -> str:
    """Return a day, month or year as a day: the first one, or the `last`.

    Raises ValueError, with what should have been written, if it is none of them.
    """
    match = _DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError(value)
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        day = int(match[3] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError as error:
        expected = "write 2022-03-31, 2022-03 or 2022"
        raise ValueError(f"{value!r} is not a date; {expected}") from error


def questions(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each question with the options of its own; blank lines are passed over.

    A line is a question, or a JSON object with `question` and options of `matters ask`. Raises
    QuestionsError, naming the line, where it is neither.
    """
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("{"):
            try:
                yield _in_json(line)
            except RecursionError as error:
                reason = "its brackets are nested too deeply"
                raise QuestionsError(f"line {number} of the questions: {reason}") from error
            except ValueError as error:
                raise QuestionsError(f"line {number} of the questions: {error}") from error
        elif line.strip():
            yield line.strip(), {}


def _in_json(line: str) -> tuple[str, dict[str, Any]]:
    """A question and its options; ValueError where they cannot be made out."""
    own: dict[str, Any] = json.loads(line)
    question = own.pop("question", None)
    if not isinstance(question, str):
        raise ValueError("`question` is missing")
    if _BROKEN.search(question):
        raise ValueError("`question` holds half a character")
    if unknown := own.keys() - _OPTIONS:
        raise ValueError(f"{', '.join(sorted(unknown))}: no option of `ask`")
    for name, value in own.items():
        if not _fits(name, value):
            raise ValueError(f"{json.dumps(value)} is nothing that `{name}` can be")
    for name in {"since", "until"} & own.keys():
        if own[name] is not None:
            own[name] = day_of(str(own[name]), last=name == "until")
    return question, own


def _fits(name: str, value: Any) -> bool:
    """Whether an option's value is of its kind; a year may be written as a number."""
    if name == "limit":
        return type(value) is int and 0 < value <= _MOST
    if name in ("include_exempt", "include_superseded"):
        return isinstance(value, bool)
    year = name in ("since", "until") and type(value) is int
    return value is None or year or (isinstance(value, str) and not _BROKEN.search(value))
