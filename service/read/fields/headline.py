"""headline: the article's own title, weighed from all the places that state one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations

from service.model.provenance import Other, Picked, Provenance
from service.read.data import load
from service.read.fold import fold
from service.read.page import Page
from service.read.titles.slug import slug_of, spells
from service.read.titles.stated_titles import HEADING, SOCIAL, Title, titles_of

SLUG = "url slug"
UNSECONDED = "html heading, where markup and og:title differ"
FULLER = "html heading, fuller than og:title"
SHARED = 0.6
"""A heading that has this share of the social title's words and is longer says the same in full: social titles are shortened."""
COPY = "meta twitter:title"
"""What most systems fill with the social title: where no markup weighs in, it is no second voice for that."""
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
    has_markup = any(title.place.property == "headline" for title in titles)
    for title in titles:
        places = stated.setdefault(title.key, {})
        if has_markup or title.place.property != COPY or SOCIAL not in places:
            places[title.place.property] = title.place.weight
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
    spelled = tuple({title.letters for title in titles if slug and spells(slug, title.text)})
    for title in titles:
        if title.letters.startswith(spelled):  # addresses are shortened too
            stated[title.key][SLUG] = _supports()[SLUG]
    said = [{title.key for title in titles if title.place.property == place} for place in (HEADING, "headline", SOCIAL)]
    if all(len(keys) == 1 for keys in said) and not any(_alike(*a, *b) for a, b in combinations(said, 2)):
        stated[said[0].pop()][UNSECONDED] = _supports()[UNSECONDED]
    elif len(said[0]) == len(said[2]) == 1 and not said[1] and _is_fuller(page, titles):
        stated[said[0].pop()][FULLER] = _supports()[FULLER]


def _is_fuller(page: Page, titles: list[Title]) -> bool:
    """Whether the page's heading of the first level says what the social title says in other words and more of them."""
    social = next(title for title in titles if title.place.name == SOCIAL)
    heading = next(title for title in titles if title.place.name == HEADING)
    if page.main_heading is None or page.main_heading.element.tag != "h1" or len(heading.letters) <= len(social.letters):
        return False
    if heading.letters.startswith(social.letters) or heading.letters.endswith(social.letters):
        return False  # a kicker or a sub-head stands in the heading
    words = set(fold(social.text).split())
    return len(words & set(fold(heading.text).split())) >= SHARED * len(words)


def _alike(one: str, other: str) -> bool:
    start = int(ALIKE * min(len(one), len(other)))
    return one == other or one[:start] == other[:start]
