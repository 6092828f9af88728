"""headline: the article's own title, weighed from all the places that state one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lxml.html import HtmlElement

from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import stated_at
from service.read.clean import clean_line
from service.read.fields.values import text_of
from service.read.heading import main_heading
from service.read.page import Page
from service.read.site_name import squash, starts_of

LONGEST = 400
"""Characters: what is longer is a text that stands in the wrong place."""
CUT_LENGTHS = range(105, 111)
"""A headline of so many characters that another one starts with is that one cut short, even without an ellipsis: Google
once asked for no more than 110."""
KICKER_SHARE = 0.4
"""A first-level heading may have this share of letters more than the headline that it shows: a kicker or a sub-head."""

_TAG = re.compile(r"</?(?:em|i|b|strong|span|br|sup|sub|p|cite|q|mark|u|font|small|wbr)\b[^<>]*>", re.I)
_ELLIPSIS = re.compile(r"\s*(?:…|\.{3,})\s*\Z")


class _Place(NamedTuple):
    """A row of the data file. property: what it states a title as: a property of the markup is one in whatever syntax."""

    name: str
    source: str
    where: str
    property: str
    weight: int


class _Title(NamedTuple):
    """One place's title: the place, where in it, the text without the site's name, the letters of the text, and of the
    title that it is a spelling of."""

    place: _Place
    at: str | HtmlElement
    text: str
    letters: str
    key: str
    rule: str | None


def pick_headline(page: Page) -> Picked[str]:
    """Pick the headline that most of the weight of the page's titles is on.

    Input: a parsed Page. Titles that differ only in marks, in the site's name, or in being cut short are one.
    The weights stand in `data/headline.json`; among equals the more trusted place wins.
    Source: https://schema.org/headline, https://ogp.me
    """
    titles = _united(list(_titles(page)))
    if not titles:
        return Picked()
    stated: dict[str, dict[str, int]] = {}
    for title in titles:
        stated.setdefault(title.key, {})[title.place.property] = title.place.weight
    best = max(stated, key=lambda key: sum(stated[key].values()))
    winner = min((title for title in titles if title.key == best), key=lambda title: title.letters != best)
    others = dict.fromkeys(Other(title.place.source, title.text) for title in titles if title.key != best)
    at = winner.at if isinstance(winner.at, str) else page.place(winner.at)
    return Picked(winner.text, Provenance(winner.place.source, at, winner.rule, tuple(others)))


@cache
def _places() -> tuple[_Place, ...]:
    weights: dict[str, int] = json.loads(files("service.read.data").joinpath("headline.json").read_text("utf-8"))["weights"]
    rows = ((name, name.partition(" "), weight) for name, weight in weights.items())
    return tuple(_Place(name, source, where, name if source in ("meta", "html") else where, weight) for name, (source, _, where), weight in rows)


def _titles(page: Page) -> Iterator[_Title]:
    for place in _places():
        for at, value in _stated(page, place):
            if not 0 < len(value) <= LONGEST:
                continue
            text, key = page.bare(clean_line(_TAG.sub(" ", value)) if "<" in value else value)
            if key and key not in page.site.names:
                yield _Title(place, at, text, key, key, "markup-taken-off" if "<" in value and "<" not in text else None)


def _stated(page: Page, place: _Place) -> Iterable[tuple[str | HtmlElement, str]]:
    if place.source != "html":
        return [(candidate.at, text_of(candidate.value) or "") for candidate in stated_at(page, place.source, place.where)]
    if place.where == "h1":
        return filter(None, [main_heading(page)])
    return [title for title in page.titles if title[0].tag == place.where]


def _united(titles: list[_Title]) -> list[_Title]:
    """The titles with the key of the one that they are a cut, or a longer spelling, of."""
    keys = dict.fromkeys(title.key for title in titles)
    if len(keys) < 2:
        return titles
    stated = {title.key for title in titles if title.place.property == "headline"}
    shown = {title.key for title in titles if title.place.name == "html h1"}
    return [title._replace(key=_key_of(title, keys, shown if title.key not in stated else set())) for title in titles]


def _key_of(title: _Title, keys: Iterable[str], shown: set[str]) -> str:
    """shown: what the page's heading says, where the markup does not state the title as it is: then a meta that starts
    with it has the site's name, or a section's, behind it, even if nothing else tells that name."""
    is_shown = title.place.name == "html h1"
    is_cut = _ELLIPSIS.search(title.text) is not None or len(title.text) in CUT_LENGTHS
    for key in keys:
        if is_cut and len(key) > len(title.key) and key.startswith(title.key):
            return key
        if is_shown and _shows(title.key, key):
            return key
    if is_shown or not title.key.startswith(tuple(shown)):
        return title.key
    return next((start for start in map(squash, starts_of(title.text)) if start in shown), title.key)


def _shows(heading: str, key: str) -> bool:
    extra = len(heading) - len(key)
    return 0 < extra <= KICKER_SHARE * len(heading) and (heading.startswith(key) or heading.endswith(key))
