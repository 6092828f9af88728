"""isAccessibleForFree and paywallSelectors: what stands behind a paywall, where the page says so."""

from __future__ import annotations

from collections.abc import Iterator

from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import clean_line
from service.read.fields.values import listed, text_of
from service.read.page import Page

FREE = {"true": True, "false": False, "free": True, "locked": False, "metered": False, "yes": True, "no": False}
"""Spellings in the wild: schema.org's Boolean as text, and article:content_tier's three tiers."""


def pick_is_accessible_for_free(page: Page) -> Picked[bool]:
    """True or False as markup or article:content_tier states it; None where nothing does.

    Source: https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
    """
    return first_readable(candidates(page, "isAccessibleForFree"), _free)


def _free(candidate: Candidate) -> bool | None:
    if isinstance(candidate.value, bool):
        return candidate.value
    text = (text_of(candidate.value) or "").lower()
    return FREE.get(text.rpartition("/")[2])


def pick_paywall_selectors(page: Page) -> Picked[tuple[str, ...]]:
    """The cssSelectors of the article's gated parts (hasPart with isAccessibleForFree false)."""
    return first_readable(candidates(page, "paywallSelectors"), lambda candidate: tuple(_selectors(candidate)) or None)


def _selectors(candidate: Candidate) -> Iterator[str]:
    for part in listed(candidate.value):
        if isinstance(part, dict) and _free(Candidate("", "", part.get("isAccessibleForFree"))) is False:
            for selector in listed(part.get("cssSelector")):
                if isinstance(selector, str) and (cleaned := clean_line(selector)):
                    yield cleaned
