"""headline: the article's own title."""

from __future__ import annotations

from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import clean_line
from service.read.page import Page


def pick_headline(page: Page) -> Picked[str]:
    """Pick the headline."""
    return first_readable(candidates(page, "headline"), _text)


def _text(candidate: Candidate) -> str | None:
    return clean_line(candidate.value) or None if isinstance(candidate.value, str) else None
