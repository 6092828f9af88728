"""headline: the article's own title, weighed from all the places that state one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import SOURCES
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


@dataclass(frozen=True, slots=True)
class _Title:
    """One place's title: the place as a row of the data file, where in it, the text without the site's name, its letters."""

    place: str
    at: str | HtmlElement
    text: str
    key: str
    rule: str | None

    @property
    def source(self) -> str:
        return self.place.partition(" ")[0]

    @property
    def property(self) -> str:
        """What the place states it as: a property of the markup is one in whatever syntax."""
        source, _, where = self.place.partition(" ")
        return self.place if source in ("meta", "html") else where


def pick_headline(page: Page) -> Picked[str]:
    """Pick the headline that most of the weight of the page's titles is on.

    Input: a parsed Page. Titles that differ only in marks, in the site's name, or in being cut short are one.
    The weights stand in `data/headline.json`; among equals the more trusted place wins.
    Source: https://schema.org/headline, https://ogp.me
    """
    titles = _united(list(_titles(page)))
    if not titles:
        return Picked()
    weights = _weights()
    order = list(weights)
    stated: dict[str, dict[str, int]] = {}
    for title in titles:
        stated.setdefault(title.key, {})[title.property] = weights[title.place]
    best = max(stated, key=lambda key: sum(stated[key].values()))
    winner = min((title for title in titles if title.key == best), key=lambda title: (squash(title.text) != best, order.index(title.place)))
    others = dict.fromkeys(Other(title.source, title.text) for title in titles if title.key != best)
    at = winner.at if isinstance(winner.at, str) else page.place(winner.at)
    return Picked(winner.text, Provenance(winner.source, at, winner.rule, tuple(others)))


@cache
def _weights() -> dict[str, int]:
    weights: dict[str, int] = json.loads(files("service.read.data").joinpath("headline.json").read_text("utf-8"))["weights"]
    return weights


def _titles(page: Page) -> Iterator[_Title]:
    texts: dict[str, tuple[str, str]] = {}
    for place in _weights():
        for at, value in _stated(page, place):
            if not 0 < len(value) <= LONGEST:
                continue
            if value not in texts:
                text = page.site.strip(clean_line(_TAG.sub(" ", value)) if "<" in value else value)
                texts[value] = (text, squash(text))
            text, key = texts[value]
            if key and key not in page.site.names:
                yield _Title(place, at, text, key, "markup-taken-off" if "<" in value and "<" not in text else None)


def _stated(page: Page, place: str) -> Iterator[tuple[str | HtmlElement, str]]:
    source, _, where = place.partition(" ")
    if source != "html":
        for candidate in SOURCES[source](page, source, where):
            yield candidate.at, text_of(candidate.value) or ""
    elif where == "h1":
        yield from filter(None, [main_heading(page)])
    else:
        yield from (title for title in page.titles if title[0].tag == where)


def _united(titles: list[_Title]) -> list[_Title]:
    """The titles with the key of the one that they are a cut, or a longer spelling, of."""
    keys = dict.fromkeys(title.key for title in titles)
    if len(keys) < 2:
        return titles
    stated = {title.key for title in titles if title.property == "headline"}
    shown = {title.key for title in titles if title.place == "html h1"}
    return [replace(title, key=_key_of(title, keys, shown if title.key not in stated else set())) for title in titles]


def _key_of(title: _Title, keys: Iterable[str], shown: set[str]) -> str:
    """shown: what the page's heading says, where the markup does not state the title as it is: then a meta that starts
    with it has the site's name, or a section's, behind it, even if nothing else tells that name."""
    is_cut = _ELLIPSIS.search(title.text) is not None or len(title.text) in CUT_LENGTHS
    for key in keys:
        if is_cut and len(key) > len(title.key) and key.startswith(title.key):
            return key
        if title.place == "html h1" and _shows(title.key, key):
            return key
    if title.place != "html h1" and not shown.isdisjoint(starts := [squash(start) for start in starts_of(title.text)]):
        return next(start for start in starts if start in shown)
    return title.key


def _shows(heading: str, key: str) -> bool:
    extra = len(heading) - len(key)
    return 0 < extra <= KICKER_SHARE * len(heading) and (heading.startswith(key) or heading.endswith(key))
