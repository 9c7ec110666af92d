"""Recommendations, resolutions and points for improvement, whoever makes them."""

from __future__ import annotations

from extract import inspection, officer_reports, resolutions, reviews
from extract.findings import Recommendation
from ingest.document import Document


def find(document: Document) -> tuple[Recommendation, ...]:
    """Return every recommendation of a document, in the order of its pages."""
    found = [
        *officer_reports.find(document),
        *resolutions.find(document),
        *reviews.find(document),
        *inspection.find(document),
    ]
    return tuple(sorted(found, key=lambda each: (each.at.page, (each.at.box or (0, 0))[1])))
