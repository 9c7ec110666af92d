"""Dates joined by "to", "or", "and": ranges, one-of and both; and the years that words leave out.

"23 April to 4 May 2012" is one interval, "October or December 2020" is one of two months,
"5 to 9 December 2022 and 14 to 15 February 2023" is both of two intervals. Two dates that are
complete each by itself stay two: "in June 2020 and in May 2021".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.dates_atoms import Atom
from extract.dates_calendar import Moment
from extract.dates_forms import atoms, days_before

_TO = re.compile(
    r"\s*(?:[-‐-―─−]|\bto\b|\buntil\b|\btill\b|\bthrough to\b|\bup to\b)\s*(?:the\s+)?", re.I
)
_AND = re.compile(r"\s*(?:,\s*and\b|\band\b|&)\s*(?:the\s+|on\s+|in\s+)?", re.I)
_OR = re.compile(r"\s*(?:,\s*or\b|\bor\b)\s*(?:the\s+|on\s+|in\s+)?", re.I)
_COMMA = re.compile(r"\s*,\s*")
_SLASH = re.compile(r"\s*/\s*")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:dates\s*(?:of|:)?\s*)?$", re.I)
# How far back a date still tells the year of one that comes without: two or three sentences.
_STORY = 400
# "will report by", "to be finished by the end of": the date that follows lies ahead of the paper.
_AHEAD = re.compile(
    r"\b(?:will|shall|must|should|to\s+be|(?:is|are|needs?)\s+to)\b"
    r"(?:(?!\b(?:was|were|had|did)\b)[^.;\n]){0,110}"
    r"\b(?:by|before|until|no\s+later\s+than)\s+(?:the\s+)?(?:(?:end|middle|start|beginning)\s+of\s+"
    r"|early\s+|late\s+|mid[\s-])?(?:the\s+)?$",
    re.IGNORECASE,
)
_AHEAD_DAYS = 150  # half a year less a month, for plans read out shortly after they fell due


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or joined dates as found: characters, EDTF, why it has none, and by what year.

    `base` is the moment other words may count from; `inferred` is set when the year came from
    the paper's date or another date of the text.
    """

    start: int
    end: int
    edtf: str | None
    problem: str | None
    base: Moment
    inferred: bool = False
    period: bool = False


@dataclass(frozen=True, slots=True)
class _Node:
    """One date, or one range, on the way to being joined with others."""

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    weak: bool = False
    inferred: bool = False

    @property
    def closing(self) -> Moment:
        """The moment that ends it."""
        return self.last or self.first

    @property
    def edtf(self) -> str | None:
        """Its EDTF form, None when a year is wanting or there is no such day."""
        ends = [moment for moment in (self.first, self.last) if moment]
        if any(moment.problem or moment.edtf is None for moment in ends):
            return None
        if self.last is None:
            return self.first.edtf
        return f"{self.first.edtf}/{self.last.edtf}"

    @property
    def member(self) -> str | None:
        """Its form inside a set, where EDTF writes a range with two dots."""
        return self.edtf.replace("/", "..") if self.edtf else None

    @property
    def problem(self) -> str | None:
        """Why it has no EDTF form."""
        for moment in (self.first, self.closing):
            if moment.problem:
                return moment.problem
        return None if self.edtf else "no year"


def dates_in(text: str, anchor: date | None) -> list[Dated]:
    """Return the dates of `text`, joined ones together; `anchor` gives years left out."""
    nodes = _with_leading_days(text, atoms(text))
    nodes = _ranges(text, nodes)
    found: list[Dated] = []
    known: tuple[int, date] | None = None
    for group, sign in _groups(text, nodes):
        if sign is None and (group[0].weak or _is_day_alone(group[0])):
            continue
        resolved = _resolved(group, _reference(text, known, group, anchor))
        dated = _joined(resolved, sign)
        found.append(dated)
        if dated.edtf and dated.base.day and not dated.inferred:
            known = (dated.end, dated.base.first_day)
    return found


def _with_leading_days(text: str, found: list[Atom]) -> list[_Node]:
    """Put the bare days before a date ("5 to" 9 December) in front of it."""
    nodes: list[_Node] = []
    for atom in found:
        floor = nodes[-1].end if nodes else 0
        if atom.first.day is not None and atom.last is None:
            days = [day for day in days_before(text, atom.start) if day.start >= floor]
            nodes += [_node(day) for day in reversed(days)]
        nodes.append(_node(atom))
    return nodes


def _node(atom: Atom) -> _Node:
    return _Node(atom.start, atom.end, atom.first, atom.last, atom.weak)


def _ranges(text: str, nodes: list[_Node]) -> list[_Node]:
    """Join neighbours that "to" or a dash makes one interval, "between … and" too."""
    joined: list[_Node] = []
    for node in nodes:
        left = joined[-1] if joined else None
        if left and _leads(text, left, node):
            whole = _range(left, node) if left.last is node.last is None else _span(left, node)
            if whole:
                joined[-1] = whole
                continue
        joined.append(node)
    return joined


def _leads(text: str, left: _Node, right: _Node) -> bool:
    """Whether the words between two dates make them a range."""
    between = text[left.end : right.start]
    if _TO.fullmatch(between):
        return True
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(text, 0, left.start))
    if _SLASH.fullmatch(between):  # "Sept/Oct 20"
        months = left.first.month, right.first.month
        return None not in months and left.first.day is None and right.first.day is None
    # "Vision 2014 2024": a dash lost where the text was taken from the page.
    bare = _is_bare_year(left.first) and _is_bare_year(right.first)
    gap = (right.first.year or 0) - (left.first.year or 0)
    alone = not re.match(r"\s*\d", text[right.end :]) and not re.search(
        r"\d\s*$", text[: left.start]
    )
    return bare and alone and between == " " and 2 <= gap <= 30


def _is_bare_year(moment: Moment) -> bool:
    return moment.month is None and moment.season is None and moment.day is None


def _range(left: _Node, right: _Node) -> _Node | None:
    """The interval of two dates, what one lacks taken from the other; None if it runs back."""
    first, last = left.first, right.first
    if first.day is not None and first.month is None:
        first = replace(first, month=last.month, year=last.year)
        if last.day is None or (first.year is None and last.month is None):
            return None
    if first.day is None and first.month and last.day is not None and not first.year:
        return None  # "May to 4 June" is no range
    first, last = first.in_year_until(last), last.in_year_from(first)
    if _runs_back(first, last):
        return None
    return _Node(left.start, right.end, first, last)


def _span(left: _Node, right: _Node) -> _Node | None:
    """The interval from one stretch of months to another: "2019/20 to 2021/22", "Q1 … to Q3 …"."""
    if left.last is None or right.last is None or left.first.day or right.first.day:
        return None
    if _runs_back(left.last, right.first):
        return None
    return _Node(left.start, right.end, left.first, right.last)


def _runs_back(first: Moment, last: Moment) -> bool:
    """Whether the first lies after the last, as far as both are told."""
    if first.year is None or last.year is None or first.problem or last.problem:
        return False
    return first.first_day > last.last_day


def _groups(text: str, nodes: list[_Node]) -> list[tuple[list[_Node], str | None]]:
    """Put together what "or" and "and" make one; the sign is "or", "and" or None for one alone."""
    groups: list[tuple[list[_Node], str | None]] = []
    for node in nodes:
        if groups:
            group, sign = groups[-1]
            met = _conjunction(text, group, node)
            if met and (sign in (None, ",") or met == sign):
                groups[-1] = ([*group, node], met)
                continue
        groups.append(([node], None))
    return [part for group, sign in groups for part in _settled(group, sign)]


def _settled(group: list[_Node], sign: str | None) -> list[tuple[list[_Node], str | None]]:
    """A list that only commas hold together is taken apart again, years lent along it."""
    if sign != ",":
        return [(group, sign)]
    return [([node], None) for node in _lent(group)]


def _conjunction(text: str, group: list[_Node], right: _Node) -> str | None:
    """Which word joins a date to the group before it: "or", "and", "," or none."""
    left = group[-1]
    between = text[left.end : right.start]
    if not _same_kind(left, right):
        return None
    if _OR.fullmatch(between):
        return "or"
    lacking = left.closing.year is None
    dayless = left.first.day is not None and left.first.month is None
    if _SLASH.fullmatch(between):  # "12/13 October", "spring/summer 2023"
        return "and" if dayless or (lacking and left.first.season) else None
    if _COMMA.fullmatch(between):
        return "," if lacking or dayless else None
    if _AND.fullmatch(between):
        both_runs = left.last is not None and right.last is not None and bool(left.first.day)
        return "and" if lacking or dayless or both_runs else None
    return None


def _same_kind(left: _Node, right: _Node) -> bool:
    """Whether two dates are of one exactness: days with days, months with months."""
    a, b = left.first, right.first
    if (left.last is None) != (right.last is None):
        return False
    return (a.day is None, a.month is None or a.day is not None, a.season is None) == (
        b.day is None,
        b.month is None or b.day is not None,
        b.season is None,
    )


def _lent(group: list[_Node]) -> list[_Node]:
    """Give each date what it lacks from the one after it: month and year, or only the year."""
    lent = [group[-1]]
    for node in reversed(group[:-1]):
        after = lent[0].first
        moment = node.first
        if moment.day is not None and moment.month is None:
            moment = replace(moment, month=after.month, year=after.year)
        before = node.closing.in_year_until(after) if node.last else moment.in_year_until(after)
        if node.last:
            lent.insert(0, replace(node, first=moment.in_year_until(before), last=before))
        else:
            lent.insert(0, replace(node, first=before))
    return lent


def _is_day_alone(node: _Node) -> bool:
    """Whether nothing gave a bare number, taken for a day, its month."""
    return node.first.day is not None and node.first.month is None


def _reference(
    text: str, known: tuple[int, date] | None, group: list[_Node], anchor: date | None
) -> date | None:
    """The day that a date without a year is near to: one told just before, else the anchor.

    What is still to be done by a date is done after the paper: the year ahead is meant.
    """
    start = group[0].start
    if known and start - known[0] <= _STORY:
        return known[1]
    ahead = anchor is not None and _AHEAD.search(text, max(0, start - 160), start)
    return anchor + timedelta(days=_AHEAD_DAYS) if anchor and ahead else anchor


def _resolved(group: list[_Node], near: date | None) -> list[_Node]:
    """Give the group's last date its year from `near`, the others theirs from it."""
    last = group[-1]
    if last.closing.year is None and near is not None:
        closing = last.closing.in_year_near(near)
        first = last.first.in_year_until(closing)
        last = replace(last, first=first, last=closing if last.last else None, inferred=True)
    return _lent([*group[:-1], last])


def _joined(group: list[_Node], sign: str | None) -> Dated:
    """The dates of a group as one: `[a,b]` one of, `{a,b}` both."""
    start, end = group[0].start, group[-1].end
    problem = next((node.problem for node in group if node.problem), None)
    inferred = any(node.inferred for node in group)
    base, period = group[0].first, group[0].last is not None
    if problem:
        return Dated(start, end, None, problem, base, inferred, period)
    if len(group) == 1:
        return Dated(start, end, group[0].edtf, None, base, inferred, period)
    members = ",".join(node.member or "" for node in group)
    edtf = f"[{members}]" if sign == "or" else f"{{{members}}}"
    return Dated(start, end, edtf, None, base, inferred, period)
