"""The form of a label, as in a paper's file of expected records.

`also` takes what is seldom needed: `optional=True` (neither required nor punished) and
`FIELD_alt=[…]` (other values that are right too).
"""

from __future__ import annotations

from typing import Any

Label = dict[str, Any]


def rec(
    text: str,
    kind: str,
    made_on: str | None,
    label: str | None = None,
    made_by: str | None = None,
    procedural: bool = False,
    **also: Any,
) -> Label:
    """A recommendation, resolution or point for improvement: the text without its label."""
    return {
        "text": text,
        "kind": kind,
        "label": label,
        "made_by": made_by,
        "made_on": made_on,
        "procedural": procedural,
        **also,
    }


def action(
    text: str,
    owners: list[str],
    due: str | None,
    due_text: str | None,
    source: str = "action_plan",
    status: str | None = None,
    start: str | None = None,
    **also: Any,
) -> Label:
    """An action with who does it and by when; `status` in the words of records, or None."""
    return {
        "text": text,
        "owners": owners,
        "due": due,
        "due_text": due_text,
        "start": start,
        "status": status,
        "source": source,
        **also,
    }


def update(
    recommendation: str,
    made_on: str,
    title: str,
    action_taken: str,
    status: str | None,
    as_of: str,
    **also: Any,
) -> Label:
    """A tracker's row, what it inherits from the rows above filled in."""
    return {
        "recommendation": recommendation,
        "made_on": made_on,
        "title": title,
        "action_taken": action_taken,
        "status": status,
        "as_of": as_of,
        **also,
    }


def rag(
    subject: str,
    rating: str | None,
    as_of: str | None,
    trend: str | None = None,
    expected: str | None = None,
    **also: Any,
) -> Label:
    """A rating of a service or an indicator."""
    return {
        "subject": subject,
        "rating": rating,
        "trend": trend,
        "expected": expected,
        "as_of": as_of,
        **also,
    }


def grade(
    area: str, ofsted: str | None = None, self_assessment: str | None = None, **also: Any
) -> Label:
    """An area's grade: the inspectorate's, the council's own, or both."""
    return {"area": area, "ofsted": ofsted, "self_assessment": self_assessment, **also}


def said(
    text: str, said_on: str | None, speaker: str = "Ofsted", quoted: bool = False, **also: Any
) -> Label:
    """What somebody other than the paper's author says in it."""
    return {"speaker": speaker, "text": text, "said_on": said_on, "quoted": quoted, **also}


def day(text: str, context: str, edtf: str | None, role: str, *alt: str) -> Label:
    """A date as the paper writes it, with words from beside it; `alt` are values as right."""
    found = {"text": text, "context": context, "edtf": edtf, "role": role}
    return {**found, "alt": list(alt)} if alt else found


def short(acronym: str, long: str) -> Label:
    """An acronym that the paper itself spells out."""
    return {"short": acronym, "long": long, "explicit": True}


def trap(kind: str, text: str, why: str) -> Label:
    """Words that look like a record and are none."""
    return {"type": kind, "text": text, "why": why}


def qa(question: str, *relevant: str) -> Label:
    """A question, and the beginnings of the paragraphs that answer it."""
    return {"question": question, "relevant": list(relevant)}
