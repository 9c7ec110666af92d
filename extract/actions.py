"""What someone is to do: rows of plans and logs, marks and undertakings in minutes, next steps.

`find(document)` gives them in reading order. Not actions: what a meeting notes or approves, how
things stand, and mentions of an action plan.
"""

from __future__ import annotations

from extract import minutes_actions, minutes_tables, next_steps, plan_actions
from extract.findings import Action
from extract.owners import initials_listed
from ingest.document import Document


def find(document: Document) -> tuple[Action, ...]:
    """Return the actions of a document. Dates without a year are read from their paper's date."""
    anchor = anchors(document)
    listed = initials_listed(block.text for block in document.body())
    found = [
        *plan_actions.find(document, anchor, listed),
        *minutes_tables.find(document, anchor, listed),
        *minutes_actions.find(document, anchor, listed),
    ]
    met = {(action.at.page, action.at.box, action.at.quote) for action in found}
    for step in next_steps.find(document, anchor, listed):
        if (step.at.page, step.at.box, step.at.quote) not in met:
            found.append(step)
    return tuple(sorted(found, key=lambda action: action.at.page))


def anchors(document: Document) -> dict[int | None, str | None]:
    """Return the date of each paper by its index, the document's own where a paper has none."""
    dated: dict[int | None, str | None] = {
        index: paper.dated or document.meeting_date for index, paper in enumerate(document.papers)
    }
    dated[None] = document.meeting_date
    return dated
