"""Threads in the layout of the tracker that a scrutiny office keeps, a row each."""

from __future__ import annotations

from search.threads import Event, Thread

HEADER = (
    "date",
    "made_by",
    "title",
    "recommendation",
    "response",
    "status",
    "due",
    "last_reported",
    "place",
    "id",
    "exempt",
    "superseded_by",
)
_REPORTS = ("responded", "reported", "closed")


def row(thread: Thread) -> list[str]:
    """Return a thread's cells: when and by whom it was made, its words, the last answer, where.

    What only possibly belongs to it fills no cell. The last two say of all of its events whether
    any is exempt, and which papers took the place of theirs.
    """
    certain = [each for each in thread.events if not (each.link and each.link.possible)]
    reports = [each for each in certain if each.event in _REPORTS]
    last = reports[-1] if reports else None
    made = certain[0] if certain else None
    words = made.text if made else thread.title
    return [
        thread.made_on or "",
        thread.made_by or "",
        (made.paper if made else None) or "",
        words,
        last.text if last and last.text != words else "",
        (last.status_text if last else None) or (thread.status or "").replace("_", " "),
        thread.due or "",
        (last.date if last else None) or "",
        _place(last or made),
        thread.id,
        "yes" if any(each.exempt for each in thread.events) else "",
        "; ".join(
            dict.fromkeys(each.superseded_by for each in thread.events if each.superseded_by)
        ),
    ]


def _place(event: Event | None) -> str:
    if event is None:
        return ""
    printed = f", printed {event.page_label}" if event.page_label else ""
    return f"{event.source} page {event.page}{printed}"
