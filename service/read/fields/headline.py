"""headline: the article's own title, weighed from all the places that state one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations

from service.model.provenance import Other, Picked, Provenance
from service.read.data import load
from service.read.page import Page
from service.read.titles.slug import slug_of, spells
from service.read.titles.stated_titles import HEADING, Title, titles_of

SLUG = "url slug"
UNSECONDED = "html heading, where markup and og:title differ"
ALIKE = 0.5
"""Titles that start with the same letters to this part are spellings of one, with other words behind it."""


def pick_headline(page: Page) -> Picked[str]:
    """Pick the headline that most of the weight of the page's titles is on.

    Input: a parsed Page. Titles that differ only in marks, in the site's name, in a kicker or in being cut short are one.
    The weights stand in `data/headline.json`; among equals the more trusted place wins.
    Source: https://schema.org/headline, https://ogp.me
    """
    titles = titles_of(page)
    if not titles:
        return Picked()
    stated: dict[str, dict[str, int]] = {}
    for title in titles:
        stated.setdefault(title.key, {})[title.place.property] = title.place.weight
    if len(stated) > 1:
        _support(page, titles, stated)
    best = max(stated, key=lambda key: sum(stated[key].values()))
    winner = min((title for title in titles if title.key == best), key=lambda title: title.letters != best)
    others = dict.fromkeys(Other(title.place.source, title.text) for title in titles if title.key != best)
    at = winner.at if isinstance(winner.at, str) else page.place(winner.at)
    return Picked(winner.text, Provenance(winner.place.source, at, winner.rule, tuple(others)))


@cache
def _supports() -> Mapping[str, int]:
    supports: dict[str, int] = load("headline.json")["supports"]
    return supports


def _support(page: Page, titles: list[Title], stated: dict[str, dict[str, int]]) -> None:
    """Add what speaks for a headline beside the places that state it."""
    slug = slug_of(page.url or page.base_url or "")
    for title in titles:
        if slug and SLUG not in stated[title.key] and spells(slug, title.text):
            stated[title.key][SLUG] = _supports()[SLUG]
    said = [{title.key for title in titles if title.place.property == place} for place in (HEADING, "headline", "meta og:title")]
    if all(len(keys) == 1 for keys in said) and not any(_alike(*a, *b) for a, b in combinations(said, 2)):
        stated[said[0].pop()][UNSECONDED] = _supports()[UNSECONDED]


def _alike(one: str, other: str) -> bool:
    start = int(ALIKE * min(len(one), len(other)))
    return one == other or one[:start] == other[:start]
