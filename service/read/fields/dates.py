"""datePublished and dateModified."""

from __future__ import annotations

from service.model.formats import parse_date
from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.page import Page


def pick_date_published(page: Page) -> Picked[str]:
    """Pick the date of publication."""
    return first_readable(candidates(page, "datePublished"), _date)


def pick_date_modified(page: Page) -> Picked[str]:
    """Pick the date of the last change."""
    return first_readable(candidates(page, "dateModified"), _date)


def _date(candidate: Candidate) -> str | None:
    return parse_date(candidate.value) if isinstance(candidate.value, str) else None
