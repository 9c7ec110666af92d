"""A group of records told as a thread: what happened when, how it stands, what is to be noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.days import LAST, first_day, last_day
from extract.findings import (
    Action,
    RagRating,
    Recommendation,
    RecommendationKind,
    Status,
    Update,
)
from search.asked import Node
from search.grouping import Group
from search.threads import Event, Link, Thread

# Nothing is heard of a recommendation for so many days: silent.
_SILENT_AFTER = 365
# An executive owes scrutiny a response within two months.
_RESPONSE_WITHIN = 61
_CLOSED = (Status.COMPLETE, Status.REJECTED, Status.SUPERSEDED)
_ANSWERS = (Status.ACCEPTED, Status.ACCEPTED_IN_PART, Status.REJECTED)
_TITLE_LONGEST = 140
# The order of what happened on one day.
_ORDER = ("made", "decided", "referred", "responded", "planned", "mentioned", "reported", "closed")

_SCRUTINY = re.compile(r"\bscrutiny\b|\bselect\s+committee\b|\bpanel\b|\bcommission\b", re.I)
_EXECUTIVE = re.compile(r"\bcabinet\b|\bexecutive\b|\bleader\b|\bmayor\b", re.I)
# Whom a decision asks: "That the Cabinet Member for Harbours lobbies …". An office is written with
# capitals, the verb after it is not.
_OFFICE = (
    r"Cabinet\s+Member|Executive\s+(?:Director|Member)|Chief\s+Executive|Director|Head"
    r"|Leader|Mayor|Cabinet|Executive"
)
_OF_WHAT = r"(?:,?\s+(?:(?:for|of|and|the|&)\s+)*[A-Z][\w’'-]*)*"
_ASKED = re.compile(rf"^(?:(?i:that)\s+)?(?:(?i:the)\s+)?(?P<office>(?:{_OFFICE})\b{_OF_WHAT})")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells groups of nodes, as of a day (YYYY-MM-DD) or of each council's newest paper."""

    nodes: Sequence[Node]
    groups: Mapping[int, Group]
    newest: Mapping[str | None, str]
    on: str | None = None

    def thread(self, group: Group) -> Thread:
        """Return the thread that a group makes."""
        own = [self.nodes[number] for number in group.members]
        first = _first(own)
        certain = _once(sorted(self._certain(group, first), key=_by_day))
        on = self.on or self.newest.get(first.council)
        status = _status(certain, first)
        due = last_day(due_edtf) if (due_edtf := _due(group, self.nodes, first)) else None
        last = _last(certain)
        silent = _days_between(last, on)
        asker, asked = _asker(first), _asked(first)
        thread = Thread(
            id=f"thr-{first.id.rsplit('-', 1)[-1]}",
            title=_shortened(first.text),
            made_by=asker,
            addressed_to=asked,
            made_on=first.made_on,
            due=due_edtf,
            status=status,
            last_mention=last,
            silent_days=silent,
            flags=(),
            events=tuple(sorted([*certain, *self._possible(group, certain)], key=_by_day)),
        )
        return replace(thread, flags=_flags(thread, certain, due, on))

    def _certain(self, group: Group, first: Node) -> Iterator[Event]:
        links = _strongest(group)
        again = {each.other for each in group.inside if each.again}
        for number in group.members:
            node = self.nodes[number]
            link = None if node is first else links.get(number)
            yield from _events(node, first, link, number in again)

    def _possible(self, group: Group, told: Sequence[Event]) -> list[Event]:
        """What may belong to it: the record itself, and what was certainly reported of it."""
        known = {event.id for event in told}
        found: list[Event] = []
        for each in group.possible:
            mine = each.one in group.members
            number = each.other if mine else each.one
            # Of what came later the whole story is of interest, of what went before the making.
            story = self.groups[number].members if mine and not each.again else (number,)
            for member in story:
                node = self.nodes[member]
                if node.id not in known:
                    known.add(node.id)
                    found += _events(node, _first([node]), each.link, False)
        return _once(sorted(found, key=_by_day))


def _first(own: Sequence[Node]) -> Node:
    """The record that a thread is named after: the earliest recommendation, else the first."""

    def rank(node: Node) -> tuple[bool, bool, str]:
        return (not node.asks, node.kind == "updates", node.day)

    return min(own, key=rank)


def _strongest(group: Group) -> dict[int, Link]:
    """For each record the strongest of the links that hold it."""
    best: dict[int, Link] = {}
    for each in group.inside:
        for number in (each.other, each.one):
            if number not in best or each.link.score > best[number].score:
                best[number] = each.link
    return best


def _events(node: Node, first: Node, link: Link | None, again: bool) -> Iterator[Event]:
    """What a record tells of; a tracker's row tells of two days, the making and the report."""
    finding = node.finding
    if isinstance(finding, Recommendation):
        yield _event(node, *_making(node, finding, first), link)
    elif isinstance(finding, Action):
        yield _event(node, "reported" if again else "planned", node.told_on, link)
    elif isinstance(finding, RagRating):
        yield _event(node, "reported", node.told_on, link)
    elif isinstance(finding, Update):
        # The paper that made it may not be here: the tracker's own row then says when.
        yield _event(node, "made", finding.made_on, link, told=False)
        yield _event(node, _reported(finding), node.told_on, link)


def _making(node: Node, finding: Recommendation, first: Node) -> tuple[str, str | None]:
    """What happened when a recommendation was made, and when that was."""
    decided = finding.kind is RecommendationKind.RESOLUTION
    if node is first or node.made_on != first.made_on:
        return ("decided" if decided else "made"), node.made_on
    # The same decision told again in another paper happened once; the paper only mentions it.
    same_kind = isinstance(first.finding, Recommendation) and finding.kind is first.finding.kind
    return ("mentioned", node.told_on) if same_kind else ("decided", node.made_on)


def _reported(update: Update) -> str:
    if update.status in _ANSWERS:
        return "responded"
    return "closed" if update.status in _CLOSED else "reported"


def _event(node: Node, event: str, day: str | None, link: Link | None, told: bool = True) -> Event:
    """An event as it goes out; one that is only known of (`told` false) has no status yet."""
    finding, at = node.finding, node.finding.at
    status = getattr(finding, "status", getattr(finding, "rating", None)) if told else None
    words = getattr(finding, "status_text", getattr(finding, "rating_text", None))
    response = getattr(finding, "response", None) if told else None
    return Event(
        event=event,
        date=day,
        kind=node.kind,
        id=node.id,
        text=response or node.text,
        quote=at.quote,
        source=at.source,
        page=at.page,
        owners=getattr(finding, "owners", ()),
        due=getattr(finding, "due", None),
        status=str(status) if status else None,
        status_text=words if told else None,
        paper=at.paper,
        page_label=at.page_label,
        paragraph=at.paragraph,
        link=link,
        exempt=at.exempt,
        superseded_by=at.superseded_by,
    )


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
        if by_tracker and (event.date is None or first_day(event.date) in days):
            continue
        if by_tracker:
            days.add(first_day(event.date))
        kept.append(event)
    return kept


def _by_day(event: Event) -> tuple[str, int]:
    return (first_day(event.date) or "9999", _ORDER.index(event.event))


def _status(certain: Sequence[Event], first: Node) -> str | None:
    """The last status that a tracker gives; one action's is not that of what it serves."""
    kinds = ("updates",) if first.asks else ("updates", "actions")
    told = [event.status for event in certain if event.status and event.kind in kinds]
    return told[-1] if told else None


def _due(group: Group, nodes: Sequence[Node], first: Node) -> str | None:
    """When it is due: as it says itself, else the next of its actions that are still open."""
    own = getattr(first.finding, "due", None)
    if own or not first.asks:
        return str(own) if own else None
    told_later = {each.one for each in group.inside if each.again}
    open_ = [
        finding.due
        for number in group.members
        if number not in told_later
        and isinstance(finding := nodes[number].finding, Action)
        and finding.due
        and finding.status not in _CLOSED
    ]
    return min(open_, key=lambda due: last_day(due) or LAST, default=None)


def _last(certain: Sequence[Event]) -> str | None:
    """The last day on which a paper spoke of it."""
    days = [_heard(event.date) for event in certain]
    return max((day for day in days if day), default=None)


def _heard(edtf: str | None) -> str | None:
    """The last day of a date, the first of one without an end."""
    last = last_day(edtf)
    return first_day(edtf) if last == LAST else last


def _days_between(day: str | None, on: str | None) -> int | None:
    if day is None or on is None:
        return None
    return max(0, (date.fromisoformat(on) - date.fromisoformat(day)).days)


def _asker(first: Node) -> str | None:
    """Who asks; a tracker of scrutiny's recommendations follows its own committee's."""
    if isinstance(first.finding, Recommendation):
        return first.finding.made_by
    committee = first.finding.at.committee
    own = isinstance(first.finding, Update) and committee and _SCRUTINY.search(committee)
    return committee if own else None


def _asked(first: Node) -> str | None:
    """Who is asked: as the paper says, else the office that the words begin with."""
    told = getattr(first.finding, "addressed_to", None)
    if told or not first.asks:
        return str(told) if told else None
    match = _ASKED.match(first.text)
    return match["office"] if match else None


def _flags(
    thread: Thread, certain: Sequence[Event], due: str | None, on: str | None
) -> tuple[str, ...]:
    if thread.status in {str(each) for each in _CLOSED}:
        return ("closed",)
    flags = []
    if on and due and due < on:
        flags.append("overdue")
    answered = any(event.event in ("responded", "planned", "reported") for event in certain)
    owed = _SCRUTINY.search(thread.made_by or "") and _EXECUTIVE.search(thread.addressed_to or "")
    since = _days_between(last_day(thread.made_on), on)
    if owed and not answered and since is not None and since > _RESPONSE_WITHIN:
        flags.append("response_due")
    if thread.silent_days is not None and thread.silent_days > _SILENT_AFTER:
        flags.append("silent")
    return tuple(flags)


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_LONGEST:
        return text
    return text[:_TITLE_LONGEST].rsplit(" ", 1)[0] + " …"
