"""What an element's tag and attributes say about it: the article's body, doubtful, boilerplate, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import add
from typing import NamedTuple

from lxml.html import HtmlElement

from service.read.content.lists import content_data, words

NOTHING, DOUBTFUL, BOILERPLATE = 0, 1, 2
"""DOUBTFUL: boilerplate unless it holds much of the page's prose. BOILERPLATE: unless it holds nearly all of it."""

MAX_LENGTH = 400
"""Characters of an attribute that are read: generated class lists run to kilobytes."""
MAX_WORDS = 6
"""A class or id of more words is a slug made of a headline and says nothing."""
CACHE = 16384
"""Names that are remembered: the pages of a hundred sites have so many."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none")


_NEGATIONS = words("negations")
_BUILDERS, _BUILDER_PARTS = words("builders"), words("builder_parts")
_STATES = words("states")
_BOILERPLATE = words("boilerplate_words") | words("boilerplate_pairs")
_BOILERPLATE_STARTS = tuple(content_data()["boilerplate_starts"])
_DOUBTFUL = words("doubtful_words")
_DOUBTFUL_STARTS = tuple(content_data()["doubtful_starts"])
_TAGS = {**dict.fromkeys(words("boilerplate_tags"), BOILERPLATE), **dict.fromkeys(words("doubtful_tags"), DOUBTFUL)}
_NOTES = words("note_words")
_LEAD = words("lead_words")
_SUB_HEADS = words("sub_head_words")
_BODY = words("body_pairs")
_TELLING = _BOILERPLATE | _DOUBTFUL | _BODY
_TELLING_STARTS = (*_BOILERPLATE_STARTS, *_DOUBTFUL_STARTS)
_ARIA = {**dict.fromkeys(words("doubtful_roles"), DOUBTFUL), **dict.fromkeys(words("boilerplate_roles"), BOILERPLATE)}


class _Said(NamedTuple):
    """What a class or id says: a role, and whether its element is the article's body."""

    role: int
    is_body: bool


def role_of(element: HtmlElement) -> int:
    """NOTHING, DOUBTFUL or BOILERPLATE, from the element's tag, class, id, ARIA role and whether it is hidden.

    Source: the words of `content.json`; https://www.w3.org/TR/wai-aria/ for roles.
    """
    role = _TAGS.get(element.tag, NOTHING)
    by_id = NOTHING
    for name, value in element.items():
        if (read := _READERS.get(name)) and (found := read(value)) > role:
            if name == "id" and found == DOUBTFUL:
                by_id = found
            else:
                role = found
    return role if by_id <= role or _is_body_by_class(element) else by_id


def _is_body_by_class(element: HtmlElement) -> bool:
    """Whether the class says so, whatever a piece of the text is numbered as: `<div id="video-text-1" class="post-content">`."""
    return (name := element.get("class")) is not None and is_body(name)


def role_of_words(attribute: str) -> int:
    """What the words of one class or id say."""
    return _said_by(attribute).role


def is_body(attribute: str) -> bool:
    """Whether a class, id or itemprop says that the element is the article's body."""
    return _said_by(attribute).is_body


@lru_cache(maxsize=CACHE)
def is_note(attribute: str) -> bool:
    """Whether the class of a paragraph or heading says that it is a caption, a by-line, an advert and so on."""
    return not _NOTES.isdisjoint(_split(attribute[:MAX_LENGTH]))


@lru_cache(maxsize=CACHE)
def is_lead(attribute: str) -> bool:
    """Whether a class says that the text is a standfirst."""
    return not _LEAD.isdisjoint(_with_pairs(_split(attribute[:MAX_LENGTH])))


@lru_cache(maxsize=CACHE)
def is_sub_head(attribute: str) -> bool:
    """Whether a class says that the text is a sub-head."""
    return not _SUB_HEADS.isdisjoint(_with_pairs(_split(attribute[:MAX_LENGTH])))


@lru_cache(maxsize=CACHE)
def _said_by(attribute: str) -> _Said:
    role, is_body = NOTHING, False
    for token in attribute[:MAX_LENGTH].split():
        if words := _without_builder(_split(token)):
            parts = [*words, *filter(_is_telling, map(add, words, words[1:]))]
            is_body = is_body or not _BODY.isdisjoint(parts)
            if words[0] not in _NEGATIONS and words[-1] not in _STATES and len(words) <= MAX_WORDS:
                role = max(role, *map(_role_of_word, parts))
    return _Said(role, is_body)


def _is_telling(pair: str) -> bool:
    """Few pairs are, and nearly each is a new one: to ask for its role would fill the cache of words with them."""
    return pair in _TELLING or pair.startswith(_TELLING_STARTS)


@lru_cache(maxsize=CACHE)
def _role_of_word(word: str) -> int:
    if word in _BOILERPLATE or word.startswith(_BOILERPLATE_STARTS):
        return BOILERPLATE
    return DOUBTFUL if word in _DOUBTFUL or word.startswith(_DOUBTFUL_STARTS) else NOTHING


def _split(token: str) -> list[str]:
    """Words of "article-body__relatedLinks": article, body, related, links."""
    found = _WORD.findall(token)
    return found if token.islower() else [word.lower() for word in found]


def _without_builder(words: list[str]) -> list[str]:
    """The words of a class without what a page builder calls each of its parts: "elementor-widget-text-editor"."""
    return [word for word in words[1:] if word not in _BUILDER_PARTS] if words and words[0] in _BUILDERS else words


def _with_pairs(words: list[str]) -> list[str]:
    return [*words, *map(add, words, words[1:])] if len(words) > 1 else words


def _role_of_aria(value: str) -> int:
    return _ARIA.get(value.strip().lower(), NOTHING)


def _role_of_style(value: str) -> int:
    return BOILERPLATE if "none" in value and _NOT_SHOWN.search(value[:MAX_LENGTH]) else NOTHING


def _role_of_hidden(_value: str) -> int:
    return BOILERPLATE


_READERS: dict[str, Callable[[str], int]] = {
    "class": role_of_words,
    "id": role_of_words,
    "aria-label": role_of_words,
    "data-component": role_of_words,
    "data-testid": role_of_words,
    "role": _role_of_aria,
    "style": _role_of_style,
    "hidden": _role_of_hidden,
}
