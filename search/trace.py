"""One recommendation through the years: made, planned, reported on, closed, or silent since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.days import first_day, last_day
from corpus.records import Filters
from extract.findings import Action, Finding, Recommendation, RecommendationKind, Status, Update
from search.linking import Joined, links, words_of
from search.threads import Event, Link, Thread, Threads
from search.wording import Wordings, stems

if TYPE_CHECKING:
    from corpus import Corpus

KINDS = ("recommendations", "actions", "updates")
_COVERED = 0.6  # share of a query's weight that a thread's words must cover
_NEAR_BEST = 0.8
_MOST = 8
_SILENT_AFTER = 365  # days
_RESPONSE_WITHIN = 61  # days: an executive owes scrutiny an answer within two months
_CLOSED = (Status.COMPLETE, Status.REJECTED, Status.SUPERSEDED)
_TITLE_LONGEST = 140


@dataclass(frozen=True, slots=True)
class _Group:
    """The records of one thread by position, and those that possibly belong to it."""

    certain: tuple[int, ...]
    possible: tuple[tuple[int, Link], ...]


def trace(corpus: Corpus, wanted: str, *, include_exempt: bool = False) -> Threads:
    """Return the threads that hold a record (by id), or that words speak of, best first."""
    findings = _findings(corpus, include_exempt)
    joined = list(links(findings))
    groups = _groups(findings, joined)
    numbers = {each.id: number for number, each in enumerate(findings)}
    if wanted in numbers:
        chosen = [group for group in groups if numbers[wanted] in group.certain]
    else:
        chosen = _spoken_of(wanted, findings, groups)
    newest = _newest_days(corpus)
    return Threads(
        wanted,
        tuple(
            _thread(findings, group, joined, newest.get(findings[group.certain[0]].at.council))
            for group in chosen
        ),
    )


def thread_of(corpus: Corpus, record: str) -> str | None:
    """Return the id of the thread that a record belongs to, None where it is in none."""
    found = trace(corpus, record, include_exempt=True).threads
    holding = [each for each in found if any(event.id == record for event in each.events)]
    return holding[0].id if holding else None


def _newest_days(corpus: Corpus) -> dict[str | None, str]:
    """The day of each council's newest paper: silence is reckoned from what could be heard."""
    newest: dict[str | None, str] = {}
    for each in corpus.documents(Filters(include_exempt=True)):
        day = last_day(each.meeting_date)
        if day:
            newest[each.council] = max(day, newest.get(each.council, day))
    return newest


def _findings(corpus: Corpus, include_exempt: bool) -> list[Finding]:
    filters = Filters(include_exempt=include_exempt)
    return [each for kind in KINDS for each in corpus.records(kind, filters)]


def _groups(findings: Sequence[Finding], joined: Iterable[Joined]) -> list[_Group]:
    """Records joined by certain links; a possible link hangs a record on without joining."""
    parent = list(range(len(findings)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    possible: list[Joined] = []
    for each in joined:
        if each.link.possible:
            possible.append(each)
        else:
            parent[root(each.other)] = root(each.one)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(findings)):
        members[root(number)].append(number)
    hung: dict[int, dict[int, Link]] = defaultdict(dict)
    for each in possible:
        for mine, theirs in ((each.one, each.other), (each.other, each.one)):
            if root(mine) != root(theirs):
                hung[root(mine)].setdefault(theirs, each.link)
    return [_Group(tuple(all_), tuple(hung[key].items())) for key, all_ in members.items()]


def _spoken_of(wanted: str, findings: Sequence[Finding], groups: Sequence[_Group]) -> list[_Group]:
    """The threads that the query's words fit best; none where they fit nothing."""
    wordings = Wordings([words_of(each) for each in findings])
    query = stems(wanted)
    scored = []
    for group in groups:
        score = max(wordings.covered(query, number) for number in group.certain)
        tells = any(not isinstance(findings[number], Action) for number in group.certain)
        if score >= _COVERED:
            # A thread with a history says more than an action alone.
            scored.append((score, len(group.certain) > 1, tells, -group.certain[0], group))
    scored.sort(key=lambda each: each[:4], reverse=True)
    best = scored[0][0] if scored else 0.0
    return [each[4] for each in scored if each[0] >= _NEAR_BEST * best][:_MOST]


def _thread(
    findings: Sequence[Finding], group: _Group, joined: Sequence[Joined], on: str | None
) -> Thread:
    own = _links_within(group, joined)
    events = [event for n in group.certain for event in _events(findings[n], own.get(n))]
    events += [event for n, link in group.possible for event in _events(findings[n], link)]
    events = _once(sorted(events, key=lambda e: (first_day(e.date) or "9999", _ORDER[e.event])))
    first = _first_made([findings[n] for n in group.certain])
    certain = [event for event in events if event.link is None or not event.link.possible]
    status = next((event.status for event in reversed(certain) if event.status), None)
    dates = [day for event in certain if (day := last_day(event.date))]
    last = max(dates, default=None)
    due = getattr(first, "due", None)
    silent = _days(last, on)
    return Thread(
        id=f"thr-{first.id.rsplit('-', 1)[-1]}",
        title=_shortened(words_of(first)),
        made_by=getattr(first, "made_by", None),
        addressed_to=getattr(first, "addressed_to", None),
        made_on=getattr(first, "made_on", None),
        due=due,
        status=status,
        last_mention=last,
        silent_days=silent,
        flags=_flags(certain, status, due, silent, on),
        events=tuple(events),
    )


def _links_within(group: _Group, joined: Sequence[Joined]) -> dict[int, Link]:
    """For each record but the first, its strongest certain link to another of the thread."""
    inside = set(group.certain)
    best: dict[int, Link] = {}
    for each in joined:
        if each.one in inside and each.other in inside and not each.link.possible:
            for number in (each.one, each.other):
                if number not in best or each.link.score > best[number].score:
                    best[number] = each.link
    return best


_ORDER = {
    "made": 0,
    "decided": 1,
    "referred": 2,
    "responded": 3,
    "planned": 4,
    "mentioned": 5,
    "reported": 6,
    "closed": 7,
}


def _events(finding: Finding, link: Link | None) -> list[Event]:
    """What a record tells of: an update tells of two days, its making and its report."""
    if isinstance(finding, Recommendation):
        decided = finding.kind is RecommendationKind.RESOLUTION
        made = _event("decided" if decided else "made", finding.made_on, finding, link)
        return [made]
    if isinstance(finding, Action):
        return [_event("planned", finding.at.meeting_date, finding, link)]
    if isinstance(finding, Update):
        event = "closed" if finding.status in _CLOSED else "reported"
        told = [_event(event, finding.as_of or finding.at.meeting_date, finding, link)]
        # The paper that made it may not be here: the tracker's own row then says when.
        return [_event("made", finding.made_on, finding, link, told=False), *told]
    return []


def _event(
    event: str, day: str | None, finding: Finding, link: Link | None, told: bool = True
) -> Event:
    at = finding.at
    status = getattr(finding, "status", None) if told else None
    response = getattr(finding, "response", None) if told else None
    return Event(
        event=event,
        date=day,
        kind=_kind(finding),
        id=finding.id,
        text=response or words_of(finding),
        quote=response or at.quote,
        source=at.source,
        page=at.page,
        owners=getattr(finding, "owners", ()),
        due=getattr(finding, "due", None),
        status=str(status) if status else None,
        status_text=getattr(finding, "status_text", None) if told else None,
        paper=at.paper,
        page_label=at.page_label,
        paragraph=at.paragraph,
        link=link,
    )


def _kind(finding: Finding) -> str:
    if isinstance(finding, Update):
        return "updates"
    return "actions" if isinstance(finding, Action) else "recommendations"


def _once(events: Sequence[Event]) -> list[Event]:
    """Tell a making once: a tracker's row tells of it only where no paper of its day does."""
    days = {
        first_day(event.date)
        for event in events
        if event.event in ("made", "decided") and event.kind == "recommendations"
    }
    kept: list[Event] = []
    for event in events:
        by_tracker = event.event == "made" and event.kind == "updates"
        if by_tracker and first_day(event.date) in days:
            continue
        if by_tracker:
            days.add(first_day(event.date))
        kept.append(event)
    return kept


def _first_made(findings: Sequence[Finding]) -> Finding:
    """The record that a thread is named after: the earliest recommendation, else the first."""

    def rank(each: Finding) -> tuple[bool, bool, str]:
        made = first_day(getattr(each, "made_on", None)) or "9999"
        return (isinstance(each, Action), isinstance(each, Update), made)

    return min(findings, key=rank)


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_LONGEST:
        return text
    return text[:_TITLE_LONGEST].rsplit(" ", 1)[0] + " …"


def _days(day: str | None, on: str | None) -> int | None:
    if day is None or on is None:
        return None
    return max(0, (date.fromisoformat(on) - date.fromisoformat(day)).days)


def _flags(
    events: Sequence[Event], status: str | None, due: str | None, silent: int | None, on: str | None
) -> tuple[str, ...]:
    if status in {str(each) for each in _CLOSED}:
        return ("closed",)
    flags = []
    dues = [day for each in (due, *(event.due for event in events)) if (day := last_day(each))]
    if on and dues and max(dues) < on:
        flags.append("overdue")
    answered = any(event.event in ("responded", "planned", "reported") for event in events)
    if not answered and silent is not None and silent > _RESPONSE_WITHIN:
        flags.append("response_due")
    if silent is not None and silent > _SILENT_AFTER:
        flags.append("silent")
    return tuple(flags)
