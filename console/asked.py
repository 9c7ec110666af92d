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
_OPTIONS = frozenset(
    {
        "limit",
        "council",
        "committee",
        "since",
        "until",
        "source",
        "speaker",
        "kind",
        "include_exempt",
        "include_superseded",
    }
)


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
    if unknown := own.keys() - _OPTIONS:
        raise ValueError(f"{', '.join(sorted(unknown))}: no option of `ask`")
    for name in {"since", "until"} & own.keys():
        own[name] = day_of(str(own[name]), last=name == "until")
    return question, own
