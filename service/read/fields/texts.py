"""Fields that are one text: alternativeHeadline, description, section, contentLocation, dateline, and the type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.model.provenance import Picked
from service.model.types import NEWS_ARTICLE_TYPES, types_of
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import MARKUP_TAKEN_OFF, without_markup
from service.read.fields.unfiled import is_unfiled
from service.read.fields.values import text_of
from service.read.page import Page
from service.read.titles.site_name import squash


def text_picker(field: str) -> Callable[[Page], Picked[str]]:
    """A picker of the first text that the places of `field` state."""

    def pick(page: Page) -> Picked[str]:
        return _as_shown(first_readable(candidates(page, field), lambda candidate: text_of(candidate.value)))

    return pick


def pick_description(page: Page) -> Picked[str]:
    """The first description that says more than the site's name. Source: https://schema.org/description"""

    def read(candidate: Candidate) -> str | None:
        text = text_of(candidate.value)
        return None if text is None or squash(text) in page.site.names else text

    return _as_shown(first_readable(candidates(page, "description"), read))


def pick_section(page: Page) -> Picked[str]:
    """The first section under which somebody filed the article. Source: https://schema.org/articleSection"""

    def read(candidate: Candidate) -> str | None:
        text = text_of(candidate.value)
        return None if text is None or is_unfiled(text) else text

    return _as_shown(first_readable(candidates(page, "section"), read))


def _as_shown(picked: Picked[str]) -> Picked[str]:
    """The text without the HTML that it is written in; one that is nothing else is none."""
    line = without_markup(picked.value or "")
    if line == (picked.value or "") or picked.provenance is None:
        return picked
    others = tuple(other for other in picked.provenance.others if other.value != line)
    return Picked(line, replace(picked.provenance, rule=MARKUP_TAKEN_OFF, others=others)) if line else Picked()


def pick_type(page: Page) -> Picked[str]:
    """NewsArticle or the subtype of it that the page's markup states; None where it states neither.

    "Article" and "BlogPosting" say less or something else: what we build is a NewsArticle all the same.
    Source: https://schema.org/NewsArticle
    """
    found = (Candidate(item.syntax, f"{item.at}/@type", kind) for item in page.articles for kind in types_of(item.node) if kind in NEWS_ARTICLE_TYPES)
    return first_readable(found, lambda candidate: str(candidate.value))
