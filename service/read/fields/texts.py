"""Fields that are one text: alternativeHeadline, description, section, contentLocation, dateline, and the type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from service.model.provenance import Picked
from service.model.types import NEWS_ARTICLE_TYPES, types_of
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import MARKUP_TAKEN_OFF, without_markup
from service.read.fields.breadcrumbs import pick_breadcrumbs
from service.read.fields.headline import pick_headline
from service.read.fields.unfiled import is_unfiled
from service.read.fields.values import text_of
from service.read.fold import squash
from service.read.page import Page
from service.read.titles.heading import LONGEST_TITLE
from service.read.titles.site_name import starts_of

_JOINED = re.compile(r"[^\W\d],[^\W\d]")


def text_picker(field: str) -> Callable[[Page], Picked[str]]:
    """A picker of the first text that the places of `field` state."""

    def pick(page: Page) -> Picked[str]:
        return _as_shown(first_readable(candidates(page, field), lambda candidate: text_of(candidate.value)))

    return pick


def pick_alternative_headline(page: Page) -> Picked[str]:
    """The first second title that differs from the headline: many systems state the one for both. Source: https://schema.org/alternativeHeadline"""
    headline = squash(page.once(pick_headline).value or "")

    def read(candidate: Candidate) -> str | None:
        text = text_of(candidate.value)
        return None if text is None or squash(text) == headline else text

    return _as_shown(first_readable(candidates(page, "alternativeHeadline"), read))


def pick_description(page: Page) -> Picked[str]:
    """The first description that says more than the site's name, or what the document's title has behind the article's for
    it. Source: https://schema.org/description"""
    titles = [text for element, text in page.titles if element.tag == "title" and len(text) <= LONGEST_TITLE]
    names = page.site.names | {squash(title[len(start) :]) for title in titles for start in starts_of(title)}
    names -= {squash(page.once(pick_headline).value or "")}

    def read(candidate: Candidate) -> str | None:
        text = text_of(candidate.value)
        return None if text is None or squash(text) in names else text

    return _as_shown(first_readable(candidates(page, "description"), read))


def pick_section(page: Page) -> Picked[str]:
    """The first section under which somebody filed the article. Of several in one text the first that the page's trail
    names, else the first.

    Weblogs' plugins join the sections of a post with commas ("Markets,Harbour"). A comma with white space behind it may
    stand in a name ("Arts, Books"): it parts sections only where the trail names one of them.
    Source: https://schema.org/articleSection
    """

    def read(candidate: Candidate) -> str | None:
        text = text_of(candidate.value)
        return None if text is None or is_unfiled(text) or text.startswith("/") else text  # "/world/europe" is an address

    picked = _as_shown(first_readable(candidates(page, "section"), read))
    parts = [part for part in map(str.strip, (picked.value or "").split(",")) if part and not is_unfiled(part)]
    if "," not in (picked.value or "") or not parts or picked.provenance is None:
        return picked
    trail = {squash(step.name) for step in page.once(pick_breadcrumbs).value or ()}
    named = next((part for part in parts if squash(part) in trail), None)
    section = named or (parts[0] if _JOINED.search(picked.value or "") else None)
    if section is None:
        return picked
    others = tuple(other for other in picked.provenance.others if other.value != section)
    return Picked(section, replace(picked.provenance, rule="first-of-several", others=others))


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
