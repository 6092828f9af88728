"""Fields that are one text: alternativeHeadline, description, section, contentLocation, dateline, and the type."""

from __future__ import annotations

from collections.abc import Callable

from service.model.provenance import Picked
from service.model.types import NEWS_ARTICLE_TYPES, types_of
from service.read.candidates import Candidate, candidates, first_readable
from service.read.fields.values import text_of
from service.read.page import Page


def text_picker(field: str) -> Callable[[Page], Picked[str]]:
    """A picker of the first text that the places of `field` state."""

    def pick(page: Page) -> Picked[str]:
        return first_readable(candidates(page, field), lambda candidate: text_of(candidate.value))

    return pick


def pick_type(page: Page) -> Picked[str]:
    """NewsArticle or the subtype of it that the page's markup states; None where it states neither.

    "Article" and "BlogPosting" say less or something else: what we build is a NewsArticle all the same.
    Source: https://schema.org/NewsArticle
    """
    found = (Candidate(item.syntax, f"{item.at}/@type", kind) for item in page.articles for kind in types_of(item.node) if kind in NEWS_ARTICLE_TYPES)
    return first_readable(found, lambda candidate: str(candidate.value))
