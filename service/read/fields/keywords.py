"""keywords: the publisher's own tags for the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from service.model.provenance import Picked
from service.read.candidates import Candidate, candidates, first_readable
from service.read.clean import clean_line
from service.read.fields.values import listed, texts_of
from service.read.page import Page
from service.read.topic_links import topic_links

_SEPARATORS = re.compile(r"[,;、，；|]")
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
    places = (Candidate(source, at, values) for (source, at), values in grouped.items())
    stated = first_readable(places, lambda candidate: split_keywords(candidate.value) or None)
    return stated if stated.value else first_readable(_shown(page), lambda candidate: split_keywords(candidate.value) or None)


def _shown(page: Page) -> Iterator[Candidate]:
    if links := topic_links(page):
        yield Candidate("html", page.place(links[0]), ["".join(link.itertext()) for link in links])


def split_keywords(values: list[Any]) -> tuple[str, ...]:
    """The single keywords in texts and things: one text alone is split at its separators, members of a list are not
    unless every list has only one member."""
    texts = list(texts_of(values))
    parts = _SEPARATORS.split(texts[0]) if len(texts) == 1 else texts
    found: dict[str, str] = {}
    for part in parts:
        keyword = clean_line(unescape(part)).strip("#\"' ")
        if 1 < len(keyword) <= MAX_LENGTH or (keyword and not keyword.isascii()):
            found.setdefault(keyword.casefold(), keyword)
    return tuple(found.values())[:MAX_KEYWORDS]
