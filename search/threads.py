"""What a trace is made of: threads of events, each with its place and the reason it belongs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from search.links import Link

if TYPE_CHECKING:
    from corpus import Corpus
    from corpus.records import Filters


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a recommendation: made, planned, reported on, closed.

    `date` is EDTF, when it happened; the place is where it is told, which can be years later.
    """

    event: str
    date: str | None
    kind: str
    id: str
    text: str
    quote: str
    source: str
    page: int
    owners: tuple[str, ...] = ()
    due: str | None = None
    status: str | None = None
    status_text: str | None = None
    paper: str | None = None
    page_label: str | None = None
    paragraph: str | None = None
    link: Link | None = None
    exempt: bool = False
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One recommendation through the papers; `events` by date.

    `status` is that of the newest event that tells one; `flags` are "overdue", "response_due",
    "silent" and "closed", reckoned from the newest paper of its council.
    """

    id: str
    title: str
    made_by: str | None
    addressed_to: str | None
    made_on: str | None
    due: str | None
    status: str | None
    last_mention: str | None
    silent_days: int | None
    flags: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Threads:
    """What a trace found, best first."""

    query: str
    threads: tuple[Thread, ...] = ()


def threads_json(threads: Threads) -> dict[str, Any]:
    """Return the JSON of `trace --json`."""
    return asdict(threads)


def threads(
    corpus: Corpus,
    filters: Filters | None = None,
    *,
    on: str | None = None,
    flags: Collection[str] = (),
    open_only: bool = False,
) -> Threads:
    """Return all threads in which something was asked for, the latest made first.

    `flags` are those that a thread must have, `open_only` leaves out what is closed.

    `on` is the day (YYYY-MM-DD) that flags are reckoned from, by default that of each council's
    newest paper. Of the filters count council, committee, speaker (who asks), status, overdue,
    source, and since and until (when it was last spoken of).
    """
    from corpus.records import Filters
    from search.trace import Known

    filters = filters or Filters()
    known = Known(corpus, filters.include_exempt, on or filters.on, filters.include_superseded)
    found = [
        thread
        for thread in known.asked(filters)
        if _passes(thread, filters)
        and set(flags) <= set(thread.flags)
        and not (open_only and "closed" in thread.flags)
    ]
    found.sort(key=lambda thread: (thread.made_on or "", thread.id), reverse=True)
    return Threads("", tuple(found))


def _passes(thread: Thread, filters: Filters) -> bool:
    sources = {event.source for event in thread.events if not (event.link and event.link.possible)}
    stems = {source.rsplit(".", 1)[0] for source in sources}
    last = thread.last_mention or ""
    return all(
        (
            not filters.speaker or filters.speaker.casefold() in (thread.made_by or "").casefold(),
            not filters.status or filters.status == thread.status,
            not filters.overdue or "overdue" in thread.flags,
            not filters.source or filters.source in sources | stems,
            not filters.since or last >= filters.since,
            not filters.until or (last and last <= filters.until),
        )
    )
