"""A group of records told as a thread: what happened when, how it stands, what is to be noticed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.days import LAST, first_day, last_day
from extract.acts import act_of
from extract.findings import (
    Action,
    Finding,
    RagRating,
    Recommendation,
    RecommendationKind,
    Status,
    Telling,
    Update,
)
from search.asked import Node
from search.grouping import Group
from search.links import Link
from search.threads import Event, Thread

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
# A decision with its number and what it is called: "24/00123 - Opening of the Lower Quay".
_NAMED = re.compile(r"(?<!\d)(?P<number>\d{2}[/-]\d{5})\s+[-–—:]\s+(?P<name>[A-Z][^|\n]{5,110})")
_ASKED = re.compile(rf"^(?:(?i:that)\s+)?(?:(?i:the)\s+)?(?P<office>(?:{_OFFICE})\b{_OF_WHAT})")


@dataclass(frozen=True, slots=True)
class _Record:
    """A finding with what linking knows of it."""

    node: Node
    finding: Finding


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells groups of nodes, as of a day (YYYY-MM-DD) or of each council's newest paper.

    `findings` are the records of the groups told and of what may belong to them, by id.
    """

    nodes: Sequence[Node]
    findings: Mapping[str, Finding]
    groups: Mapping[int, Group]
    newest: Mapping[str | None, str]
    on: str | None = None

    def thread(self, group: Group) -> Thread:
        """Return the thread that a group makes."""
        own = [self._record(number) for number in group.members]
        first = _first(own)
        certain = _once(sorted(self._certain(group, first), key=_by_day))
        on = self.on or self.newest.get(first.node.council)
        status = _status(certain, first)
        due = last_day(due_edtf) if (due_edtf := self._due(group, first)) else None
        last = _last(certain)
        silent = _days_between(last, on)
        asker, asked = _asker(first), _asked(first)
        thread = Thread(
            id=f"thr-{first.node.id.rsplit('-', 1)[-1]}",
            title=_shortened(_title(own, first)),
            made_by=asker,
            addressed_to=asked,
            made_on=_made_on(first.finding),
            due=due_edtf,
            status=status,
            last_mention=last,
            silent_days=silent,
            flags=(),
            events=tuple(sorted([*certain, *self._possible(group, certain)], key=_by_day)),
        )
        return replace(thread, flags=_flags(thread, certain, due, on))

    def _record(self, number: int) -> _Record:
        node = self.nodes[number]
        return _Record(node, self.findings[node.id])

    def _certain(self, group: Group, first: _Record) -> Iterator[Event]:
        links = _strongest(group)
        again = {each.other for each in group.inside if each.again}
        for number in group.members:
            record = self._record(number)
            link = None if record.node is first.node else links.get(number)
            yield from _events(record, first, link, number in again)

    def _due(self, group: Group, first: _Record) -> str | None:
        """When it is due: as it says itself, else the next of its actions that are still open."""
        if first.node.due or not first.node.asks:
            return first.node.due
        told_later = {each.one for each in group.inside if each.again}
        open_ = [
            finding.due
            for number in group.members
            if number not in told_later
            and isinstance(finding := self._record(number).finding, Action)
            and finding.due
            and finding.status not in _CLOSED
        ]
        return min(open_, key=lambda due: last_day(due) or LAST, default=None)

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
                record = self._record(member)
                if record.node.id not in known:
                    known.add(record.node.id)
                    found += _events(record, record, each.link, False)
        return _once(sorted(found, key=_by_day))


def _made_on(finding: Finding) -> str | None:
    """When what a thread is about was made, as its first record tells it."""
    told = getattr(finding, "made_on", None) or getattr(finding, "happened_on", None)
    return str(told) if told else None


def _first(own: Sequence[_Record]) -> _Record:
    """The record that a thread is named after: the earliest recommendation, else the first.

    Of a numbered decision it is what happened first, whether a paper of the day tells it or a
    later one.
    """
    numbered = all(record.node.reference for record in own)

    def rank(record: _Record) -> tuple[bool, bool, bool, str]:
        node = record.node
        if numbered:
            return (node.kind == "updates", False, False, node.day)
        return (not node.asks, node.kind != "recommendations", node.retells, node.day)

    return min(own, key=rank)


def _title(own: Sequence[_Record], first: _Record) -> str:
    """What a thread is called: a numbered decision by its number and name, else by its words."""
    reference = first.node.reference
    if reference is None:
        return first.node.text
    around = (
        each for record in own for each in (record.finding.at.paper, *record.finding.at.section)
    )
    names = (_NAMED.search(words or "") for words in around)
    named = next(
        (m["name"] for m in names if m and m["number"].replace("-", "/") == reference), None
    )
    return f"Decision {reference} – {named}" if named else first.node.text


def _strongest(group: Group) -> dict[int, Link]:
    """For each record the strongest of the links that hold it."""
    best: dict[int, Link] = {}
    for each in group.inside:
        for number in (each.other, each.one):
            if number not in best or each.link.score > best[number].score:
                best[number] = each.link
    return best


def _events(record: _Record, first: _Record, link: Link | None, again: bool) -> Iterator[Event]:
    """What a record tells of; a tracker's row tells of two days, the making and the report."""
    finding, node = record.finding, record.node
    if isinstance(finding, Recommendation):
        yield _event(record, *_making(node, finding, first), link)
    elif isinstance(finding, Action):
        yield _event(record, "reported" if again else "planned", node.told_on, link)
    elif isinstance(finding, RagRating):
        yield _event(record, "reported", node.told_on, link)
    elif isinstance(finding, Update):
        # The paper that made it may not be here: the tracker's own row then says when.
        yield _event(record, "made", finding.made_on, link, told=False)
        yield _event(record, _reported(finding), node.told_on, link)
    elif isinstance(finding, Telling) and finding.recommendation:
        yield _event(record, "made", finding.made_on, link, told=False)
        yield _event(record, finding.act.value, finding.happened_on or node.told_on, link)
    elif isinstance(finding, Telling):
        yield _event(record, finding.act.value, finding.happened_on, link)


def _making(node: Node, finding: Recommendation, first: _Record) -> tuple[str, str | None]:
    """What happened when a recommendation was made, and when that was."""
    decided = finding.kind is RecommendationKind.RESOLUTION
    if node.reference and decided:
        return act_of(finding.text, finding.made_by).value, finding.made_on
    if node is first.node or node.made_on != first.node.made_on:
        return ("decided" if decided else "made"), finding.made_on
    # The same decision told again in another paper happened once; the paper only mentions it.
    same_kind = isinstance(first.finding, Recommendation) and finding.kind is first.finding.kind
    return ("mentioned", node.told_on) if same_kind else ("decided", finding.made_on)


def _reported(update: Update) -> str:
    if update.status in _ANSWERS:
        return "responded"
    return "closed" if update.status in _CLOSED else "reported"


def _event(
    record: _Record, event: str, day: str | None, link: Link | None, told: bool = True
) -> Event:
    """An event as it goes out; one that is only known of (`told` false) has no status yet."""
    node, finding, at = record.node, record.finding, record.finding.at
    status = getattr(finding, "status", getattr(finding, "rating", None)) if told else None
    words = getattr(finding, "status_text", getattr(finding, "rating_text", None))
    response = getattr(finding, "response", None)
    if isinstance(finding, Telling) and finding.recommendation:
        response = finding.text
    return Event(
        event=event,
        date=day,
        kind=node.kind,
        id=node.id,
        text=(response if told else None) or node.text,
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
    """Tell a making once: a tracker's row tells of it only where no paper of its day does.

    Of what later papers tell of a decision, so much is told as no paper of the day itself does.
    """
    days = {
        first_day(event.date)
        for event in events
        if event.event in ("made", "decided") and event.kind == "recommendations"
    }
    happened = {(e.event, e.date) for e in events if e.kind != "tellings"}
    chosen = _fullest(events)
    kept: list[Event] = []
    for event in events:
        key = (event.event, event.date)
        told = event.kind == "tellings" and event.event != "reported"
        if told and (key in happened or _place(event) != chosen[key]):
            continue
        by_tracker = event.event == "made" and event.kind in ("updates", "tellings")
        by_tracker = by_tracker and event.date is None if event.kind == "tellings" else by_tracker
        if by_tracker and (event.date is None or first_day(event.date) in days):
            continue
        if by_tracker:
            days.add(first_day(event.date))
        kept.append(event)
    return kept


def _fullest(events: Sequence[Event]) -> dict[tuple[str, str | None], tuple[str, int, str | None]]:
    """Of what later papers tell to have happened, the paragraph that tells most of it."""
    told: dict[tuple[str, str | None], Counter[tuple[str, int, str | None]]] = {}
    for event in events:
        if event.kind == "tellings":
            told.setdefault((event.event, event.date), Counter())[_place(event)] += 1
    return {key: places.most_common(1)[0][0] for key, places in told.items()}


def _place(event: Event) -> tuple[str, int, str | None]:
    return (event.source, event.page, event.paragraph)


def _by_day(event: Event) -> tuple[str, int]:
    return (first_day(event.date) or "9999", _ORDER.index(event.event))


def _status(certain: Sequence[Event], first: _Record) -> str | None:
    """The last status that a tracker gives; one action's is not that of what it serves."""
    kinds = ("updates",) if first.node.asks else ("updates", "actions")
    told = [event.status for event in certain if event.status and event.kind in kinds]
    return told[-1] if told else None


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


def _asker(first: _Record) -> str | None:
    """Who asks; a tracker of scrutiny's recommendations follows its own committee's."""
    if isinstance(first.finding, Recommendation):
        return first.finding.made_by
    if isinstance(first.finding, Telling):
        return first.finding.made_by or first.finding.body
    committee = first.finding.at.committee
    own = isinstance(first.finding, Update) and committee and _SCRUTINY.search(committee)
    return committee if own else None


def _asked(first: _Record) -> str | None:
    """Who is asked: as the paper says, else the office that the words begin with."""
    told = getattr(first.finding, "addressed_to", None)
    if told or not first.node.asks:
        return str(told) if told else None
    match = _ASKED.match(first.node.text)
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
