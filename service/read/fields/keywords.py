"""keywords: the publisher's own tags for the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import clean_line
from service.read.data import load
from service.read.fields.headline import pick_headline
from service.read.fields.unfiled import is_unfiled
from service.read.fields.values import listed, texts_of
from service.read.page import Page
from service.read.topic_links import topic_links

_SEPARATORS = re.compile(r"[,;、，；|]")
_ORNAMENT = re.compile(r"\A[›»•·▸→]\s+")
_MACHINE = re.compile(r"(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z|[\w-]{1,40}:[\w-]{1,40}[:=]\S|<)", re.IGNORECASE)
"""The number of a record, a machine tag ("source:tagname:wire"), or a tag that a template left open."""
_LABELLED = re.compile(r"([^\W\d_][\w -]{1,24}):\s+([^:]+)\Z")
_FILED = re.compile(r"[a-z][a-z-]{1,20}/([^/]+)\Z")
_CLASS_WORDS = re.compile(r"[\s_-]+")
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+")
_SPACELESS = re.compile("[\u3040-\u9fff]")
MIN_SPACED, LONGEST_SPACED = 3, 8
"""Words with nothing but spaces between them that make a list in Chinese and Japanese, and characters of each."""
MIN_TITLE, OF_TITLE = 6, 0.8
"""Keywords of which such a share are the headline's words one after the other: so many make a list that was made of it."""
MIN_LABELLED = 3
"""Keywords with a label before them that make a list labelled: one alone may be a title ("Dune: Part Two")."""
MAX_KEYWORDS = 100
MAX_LENGTH = 100
"""A "keyword" longer than this is a sentence that lost its commas."""


def pick_keywords(page: Page) -> Picked[tuple[str, ...]]:
    """The keywords of the first place that states any; a repeated meta ("article:tag") is one place.

    A list is taken as it is; a text is split at its commas or semicolons. Repeats go, the order stays.
    Source: https://schema.org/keywords, https://ogp.me/#type_article
    """
    grouped: dict[tuple[str, str], list[Any]] = {}
    for candidate in candidates(page, "keywords"):
        grouped.setdefault((candidate.source, candidate.at), []).extend(listed(candidate.value))
    places = (Candidate(source, at, _members(at, values)) for (source, at), values in grouped.items())
    title = [_key(word) for word in (page.once(pick_headline).value or "").split()]
    stated = first_readable(places, lambda candidate: _unless_title(split_keywords(candidate.value), title) or None)
    return stated if stated.value else first_readable(_shown(page), lambda candidate: split_keywords(candidate.value) or None)


def _members(at: str, values: list[Any]) -> list[Any]:
    """The values of a place; where several metas hold a list each, the members of all of these lists."""
    if len(values) < 2 or at not in _lists():
        return values
    return [part for text in texts_of(values) for part in _SEPARATORS.split(text)]


def _unless_title(keywords: tuple[str, ...], title: list[str]) -> tuple[str, ...]:
    """The keywords, unless they are the title taken apart ("ferry, sails, as, harbour, opens"), in its order and little else."""
    if len(keywords) < MIN_TITLE:
        return keywords
    behind = in_title = 0
    for key in map(_key, keywords):
        if key in title[behind:]:
            behind = title.index(key, behind) + 1
            in_title += 1
    return () if in_title >= OF_TITLE * len(keywords) else keywords


def _key(keyword: str) -> str:
    return "".join(_WORDS.findall(keyword.casefold()))


def _shown(page: Page) -> Iterator[Candidate]:
    if links := topic_links(page):
        counted = all(map(_ends_in_count, links)) and any(map(_shows_count, links))
        yield Candidate("html", page.place(links[0]), [_without_count(link) if counted else "".join(link.itertext()) for link in links])


def _ends_in_count(link: HtmlElement) -> bool:
    """Whether a link to a topic ends in an element that may count the articles on it: "ferries <span>18</span>"."""
    return len(link) > 0 and not (link[-1].tail or "").strip() and _figures(link).strip(" ()").isdecimal()


def _shows_count(link: HtmlElement) -> bool:
    """Whether the figures at the end of a link are a count by their brackets or their class: others may be a topic's, as in
    "Agenda <b>2030</b>"."""
    words = _CLASS_WORDS.split((link[-1].get("class") or "").lower())
    return _figures(link)[:1] == "(" or not _count_classes().isdisjoint(words)


def _figures(link: HtmlElement) -> str:
    return "".join(link[-1].itertext()).strip()


def _without_count(link: HtmlElement) -> str:
    """The text of a link without the count at its end, unless its address has the same figures."""
    text, figures = "".join(link.itertext()).rstrip(), _figures(link)
    return text if figures.strip(" ()") in _FIGURES.findall(link.get("href") or "") else text.removesuffix(figures)


def split_keywords(values: list[Any]) -> tuple[str, ...]:
    """The single keywords in texts and things: one text alone is split at its separators, also one that is left alone of
    a list; members of a list are not. What comes out of here comes out again as it is."""
    found = _split_once(values)
    return _split_once(list(found)) if len(found) == 1 else found


def _split_once(values: list[Any]) -> tuple[str, ...]:
    texts = list(texts_of(_lines(values)))
    if len({text.casefold() for text in texts}) == 1:  # all the same: no list
        texts = texts[:1]
    parts = _parts(texts[0]) if len(texts) == 1 else texts
    found: dict[str, str] = {}
    for part in parts:
        keyword = _ORNAMENT.sub("", clean_line(unescape(part)).strip("#\"' "), count=1)
        if keyword.casefold() in _placeholders():
            continue
        if 1 < len(keyword) <= MAX_LENGTH or (keyword and not keyword.isascii()):
            found.setdefault(keyword.casefold(), keyword)
    return tuple(dict.fromkeys(_for_readers(list(found.values()))))[:MAX_KEYWORDS]


def _parts(text: str) -> list[str]:
    """A text split at its separators; where it has none and its script no spaces either, at the spaces of three words or more."""
    parts, words = _SEPARATORS.split(text), text.split()
    is_list = len(parts) == 1 and len(words) >= MIN_SPACED and all(_SPACELESS.search(word) and len(word) <= LONGEST_SPACED for word in words)
    return words if is_list else parts


def _lines(values: list[Any]) -> list[Any]:
    """The lines of a single text that has no separator: an element that states its text as the keywords may hold a list."""
    text = values[0] if len(values) == 1 else None
    return text.splitlines() if isinstance(text, str) and not _SEPARATORS.search(text) else values


def _for_readers(keywords: list[str]) -> list[str]:
    """The keywords without what is there for machines: numbers of records, and the names under which systems file them
    ("topic/ferries", "Subject: Ferries"). Of a labelled list only what the article is about stays."""
    told = [keyword for keyword in keywords if not _MACHINE.match(keyword) and not is_unfiled(keyword)]
    filed = [match[1] for keyword in told if (match := _FILED.match(keyword))]
    if len(filed) == len(told) > 1:
        return filed
    labelled = {keyword: (match[1].casefold(), match[2]) for keyword in told if (match := _LABELLED.match(keyword))}
    if len(labelled) < MIN_LABELLED or not any(label in _labels() for label, _ in labelled.values()):
        return told
    named = {keyword: value for keyword, (label, value) in labelled.items() if label in _labels()}
    return [named.get(keyword, keyword) for keyword in told if keyword in named or keyword not in labelled]


@cache
def _lists() -> frozenset[str]:
    return frozenset(load("keywords.json")["list_metas"])


@cache
def _count_classes() -> frozenset[str]:
    return frozenset(load("keywords.json")["count_classes"])


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(load("keywords.json")["placeholders"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("keywords.json")["labels"])
