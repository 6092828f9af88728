"""headline: the article's own title, weighed from all the places that state one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import SOURCES, Candidate
from service.read.clean import clean_line, unescape_twice
from service.read.heading import main_heading
from service.read.page import Page
from service.read.site_name import squash

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
    """One place's title: its place as a row of the data file, its text without the site's name, and its letters."""

    place: str
    candidate: Candidate
    text: str
    key: str


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
        stated.setdefault(title.key, {})[title.place.split(" ")[1]] = weights[title.place]
    best = max(stated, key=lambda key: sum(stated[key].values()))
    winner = min((title for title in titles if title.key == best), key=lambda title: (squash(title.text) != best, order.index(title.place)))
    others = dict.fromkeys(Other(title.candidate.source, title.text) for title in titles if title.key != best)
    rule = "markup-taken-off" if "<" in unescape_twice(winner.candidate.value) and "<" not in winner.text else None
    return Picked(winner.text, Provenance(winner.candidate.source, winner.candidate.at, rule, tuple(others)))


@cache
def _weights() -> dict[str, int]:
    weights: dict[str, int] = json.loads(files("service.read.data").joinpath("headline.json").read_text("utf-8"))["weights"]
    return weights


def _titles(page: Page) -> Iterator[_Title]:
    texts: dict[str, tuple[str, str]] = {}
    for place in _weights():
        source, _, where = place.partition(" ")
        found = _shown(page, where) if source == "html" else SOURCES[source](page, source, where)
        for candidate in found:
            if not isinstance(candidate.value, str) or len(candidate.value) > LONGEST:
                continue
            if candidate.value not in texts:
                text = page.site.strip(_cleaned(candidate.value))
                texts[candidate.value] = (text, squash(text))
            text, key = texts[candidate.value]
            if key and key not in page.site.names:
                yield _Title(place, candidate, text, key)


def _cleaned(text: str) -> str:
    text = unescape_twice(text)
    return clean_line(_TAG.sub(" ", text) if "<" in text else text)


def _shown(page: Page, where: str) -> Iterator[Candidate]:
    shown = [main_heading(page)] if where == "h1" else [title for title in page.titles if title[0].tag == "title"]
    for element, text in filter(None, shown):
        yield Candidate("html", page.place(element), text)


def _united(titles: list[_Title]) -> list[_Title]:
    """The titles with the key of the one that they are a cut, or a longer heading, of."""
    keys = dict.fromkeys(title.key for title in titles)
    return [_Title(title.place, title.candidate, title.text, _key_of(title, list(keys))) for title in titles]


def _key_of(title: _Title, keys: list[str]) -> str:
    is_cut = _ELLIPSIS.search(title.text) is not None or len(title.text) in CUT_LENGTHS
    for key in keys:
        if is_cut and len(key) > len(title.key) and key.startswith(title.key):
            return key
        if title.place == "html h1" and _shows(title.key, key):
            return key
    return title.key


def _shows(heading: str, key: str) -> bool:
    extra = len(heading) - len(key)
    return 0 < extra <= KICKER_SHARE * len(heading) and (heading.startswith(key) or heading.endswith(key))
