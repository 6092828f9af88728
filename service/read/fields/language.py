"""language: what language the article is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from service.model.formats import parse_language
from service.model.provenance import Other, Picked, Provenance
from service.read.candidates import Candidate, candidates
from service.read.fields.values import text_of
from service.read.page import Page

_TERRITORY = re.compile(r"-([A-Z]{2}|[0-9]{3})(?:-|\Z)")
_AS_IN_TAGS = {"UK": "GB"}
"""The one host name of a country that is not its code in ISO 3166."""


def pick_language(page: Page) -> Picked[str]:
    """The BCP 47 language that the page states: `<html lang>`, markup, content-language, og:locale. A page that states none has
    its language told from its text, by the reader.

    The first that can be read, as the fullest of those that say the same has it: "en" beside "en-GB" is "en-GB".
    og:locale, which is often left at its default en_US, adds a territory only where nothing states another one.
    The losers are what says something else. Source: RFC 5646, https://ogp.me/#optional
    """
    stated = [(candidate, tag) for candidate in _stated(page) if (tag := parse_language(text_of(candidate.value) or ""))]
    if not stated:
        return Picked()
    place, language = _fullest(stated, host_territory(page))
    others = (Other(candidate.source, tag) for candidate, tag in stated if not _parts(tag) <= _parts(language))
    return Picked(language, Provenance(place.source, place.at, None, tuple(dict.fromkeys(others))))


def html_language(page: Page) -> str | None:
    """The language of `<html lang>` alone."""
    return parse_language(_lang(page))


def host_territory(page: Page) -> str | None:
    """The country code that the host of the page's address ends with, as language tags write it; None for ".com"."""
    country = (urlsplit(page.base_url or "").hostname or "").rpartition(".")[2].upper()
    return _AS_IN_TAGS.get(country, country) if len(country) == 2 and country.isalpha() else None


def _stated(page: Page) -> Iterator[Candidate]:
    if lang := _lang(page):
        yield Candidate("html", "/html/@lang", lang)
    yield from candidates(page, "language")


def _lang(page: Page) -> str:
    return page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or page.tree.get("xml:lang") or ""


def _fullest(stated: Sequence[tuple[Candidate, str]], of_host: str | None) -> tuple[Candidate, str]:
    territories = {territory for _, tag in stated if (territory := _territory(tag))} | ({of_host} if of_host else set())
    best = stated[0]
    for candidate, tag in stated[1:]:
        if _parts(best[1]) < _parts(tag) and (candidate.at != "og:locale" or territories <= {_territory(tag)}):
            best = candidate, tag
    return best


def _territory(tag: str) -> str | None:
    match = _TERRITORY.search(tag)
    return match[1] if match else None


def _parts(tag: str) -> frozenset[str]:
    """What a tag says: one says the same as another, and more, where it has all of that one's parts."""
    return frozenset(tag.split("-"))
