"""What the words of a class or id say about an element near a picture, and the lists that say it (`images.json`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement

from service.read.data import load

OUTSIDE, OUTSIDE_WEAK, MEDIA, CAPTION, CAPTION_WEAK, CREDIT, CREDIT_WEAK, NOISE, ENDS_AS_CREDIT, OF_FILM = (1 << bit for bit in range(10))
"""Flags: not the article's own; perhaps not; about a picture; a caption; a caption where a picture is near; …

ENDS_AS_CREDIT: of the words for captions and credits the last is one for credits: it rules the name ("caption-credit").
OF_FILM: the box of a film's player, in which only the film's own first picture stands, but no "photo-video-wrapper".
"""
_CAPTIONS, _CREDITS = CAPTION | CAPTION_WEAK, CREDIT | CREDIT_WEAK

MAX_ATTRIBUTE = 160
"""Characters of a class that are looked at: utility classes go on for thousands."""

_STILLS = frozenset(("photo", "photos", "image", "images", "picture", "pictures", "and", "or"))
"""Words before those for a film that make it a box for both."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def image_data() -> dict[str, Any]:
    """The lists and limits of `images.json`."""
    data: dict[str, Any] = load("images.json")
    return data


_LISTS = (
    (OUTSIDE, "outside_words"),
    (OUTSIDE_WEAK, "outside_weak_words"),
    (MEDIA, "media_words"),
    (CAPTION, "caption_words"),
    (CAPTION_WEAK, "caption_weak_words"),
    (CREDIT, "credit_words"),
    (CREDIT_WEAK, "credit_weak_words"),
    (NOISE, "noise_words"),
    (OF_FILM, "film_words"),
)


@cache
def _flags_by_word() -> dict[str, int]:
    flags: dict[str, int] = {}
    for flag, name in _LISTS:
        for word in image_data()[name]:
            flags[word] = flags.get(word, 0) | flag
    return flags


@lru_cache(maxsize=8192)
def flags_of_words(attribute: str) -> int:
    """The flags of all words, and of neighbouring words taken as one ("most-read", "imgInfo"), in one attribute."""
    known = _flags_by_word()
    flags, before, earlier = 0, "", ""
    for word in map(str.lower, _WORD.findall(attribute[:MAX_ATTRIBUTE])):
        found = known.get(word, 0) | known.get(before + word, 0)
        if found & OF_FILM and earlier in _STILLS:
            found &= ~OF_FILM
        if found & (_CAPTIONS | _CREDITS):
            flags = flags | ENDS_AS_CREDIT if found & _CREDITS else flags & ~ENDS_AS_CREDIT
        flags |= found
        before, earlier = word, before
    return flags


def flags_of(element: HtmlElement) -> int:
    """What an element's class and id say. A comment says nothing."""
    named = element.get("class")
    flags = flags_of_words(named) if named else 0
    identifier = element.get("id")
    return flags | flags_of_words(identifier) if identifier else flags


def holds_only(element: HtmlElement, flags: int) -> bool:
    """Whether an element holds nothing but one other, which a class with one of these flags names."""
    if len(element) != 1 or not (name := element[0].get("class")) or not _names(name, flags):
        return False
    return not ((element.text or "").strip() or (element[0].tail or "").strip())


@lru_cache(maxsize=8192)
def _names(attribute: str, flags: int) -> bool:
    """Whether a class ends with such a word: "photoCredit", but not "credit-card", nor the colour "color-credits"."""
    known = _flags_by_word()
    for token in attribute[:MAX_ATTRIBUTE].split():
        words = [word.lower() for word in _WORD.findall(token)]
        if words and words[0] not in image_data()["colours"] and (known.get(words[-1], 0) | known.get("".join(words[-2:]), 0)) & flags:
            return True
    return False


@lru_cache(maxsize=2048)
def outside_words(attribute: str) -> frozenset[str]:
    """The words of one attribute that say that an element is not the article's own."""
    known = _flags_by_word()
    words = [word.lower() for word in _WORD.findall(attribute[:MAX_ATTRIBUTE])]
    pairs = [first + second for first, second in pairwise(words)]
    return frozenset(word for word in (*words, *pairs) if known.get(word, 0) & (OUTSIDE | OUTSIDE_WEAK))


def is_file_name(text: str) -> bool:
    """Whether a caption, an alt or the last step of an address is only the name of a picture's file: "AFP_48KT7NQ.jpg"."""
    return " " not in text and text.lower().endswith(_file_endings())


@cache
def _file_endings() -> tuple[str, ...]:
    return tuple(f".{ending}" for ending in image_data()["source_endings"])
