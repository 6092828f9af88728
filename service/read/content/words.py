"""What the words of a class or id say about an element: that it is boilerplate, surely or perhaps, or nothing."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lxml.html import HtmlElement

NOTHING, WEAK, STRONG = 0, 1, 2
MAX_WORDS = 6
"""A class or id of more words is a slug made of a headline."""

WEAK_TAGS = frozenset(("form", "aside", "footer", "nav", "dialog"))

_HIDDEN = re.compile(r"display\s*:\s*none")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@cache
def content_data() -> dict[str, Any]:
    """The lists and thresholds of the content model (`content.json`)."""
    data: dict[str, Any] = json.loads(files("service.read.data").joinpath("content.json").read_text("utf-8"))
    return data


_DATA = content_data()
_NEGATIONS = frozenset(_DATA["negations"])
_STRONG = frozenset(_DATA["strong_words"] + _DATA["strong_pairs"])
_STRONG_STARTS = tuple(_DATA["strong_starts"])
_WEAK = frozenset(_DATA["weak_words"])
_WEAK_STARTS = tuple(_DATA["weak_starts"])
_PARAGRAPH = frozenset(_DATA["paragraph_words"])
_LEAD = frozenset(_DATA["lead_words"])


@lru_cache(maxsize=8192)
def attribute_role(attribute: str) -> int:
    """What one class or id attribute says."""
    return max(map(_token_role, attribute[:400].split()), default=NOTHING)


@lru_cache(maxsize=8192)
def _token_role(token: str) -> int:
    words = [word.lower() for word in _WORD.findall(token)]
    if not words or words[0] in _NEGATIONS or len(words) > MAX_WORDS:
        return NOTHING
    words += [first + second for first, second in zip(words, words[1:], strict=False)]
    if not _STRONG.isdisjoint(words) or any(word.startswith(_STRONG_STARTS) for word in words):
        return STRONG
    if not _WEAK.isdisjoint(words) or any(word.startswith(_WEAK_STARTS) for word in words):
        return WEAK
    return NOTHING


@lru_cache(maxsize=8192)
def is_side_note(attribute: str) -> bool:
    """Whether the class of a paragraph or heading says that it is a caption, a by-line, an advert and so on."""
    words = [word.lower() for word in _WORD.findall(attribute[:400])]
    return not _PARAGRAPH.isdisjoint(words)


@lru_cache(maxsize=8192)
def is_lead(attribute: str) -> bool:
    """Whether a class says that it is a standfirst."""
    words = [word.lower() for word in _WORD.findall(attribute[:400])]
    words += [first + second for first, second in zip(words, words[1:], strict=False)]
    return not _LEAD.isdisjoint(words)


def role_of(element: HtmlElement) -> int:
    """What the element's tag, class and id say."""
    role = WEAK if element.tag in WEAK_TAGS else NOTHING
    if value := element.get("class"):
        role = max(role, attribute_role(value))
    if value := element.get("id"):
        role = max(role, attribute_role(value))
    if element.get("hidden") is not None or ((style := element.get("style")) and "none" in style and _HIDDEN.search(style)):
        role = STRONG
    return role
