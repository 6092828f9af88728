"""The words of a title in its page's address: "/2025/11/ferry-sails-empty-81726.html"."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from service.read.fold import squash
from service.read.titles.site_name import DIGRAPHS

FEWEST_WORDS = 3
SHARE = 0.8
"""A slug that leaves words out, or has some more, still spells a title whose letters it shares to this part."""

_ENDING = re.compile(r"\.\w{2,6}\Z")
_DIGITS = re.compile(r"\d+")


def slug_of(address: str) -> str:
    """The letters of the step of an address that is made of words, "" where none is."""
    try:
        steps = urlsplit(address).path.split("/")
    except ValueError:
        return ""
    words = [re.split(r"[-_]", _ENDING.sub("", unquote(step))) for step in steps]
    longest = max(words, key=len, default=[])
    return _letters("".join(longest)) if len(longest) >= FEWEST_WORDS else ""


def spells(slug: str, title: str) -> bool:
    """Whether a slug is a title's words, with accents dropped or written as two letters."""
    return any(_is_nearly(slug, _letters(spelling)) for spelling in dict.fromkeys((title, title.casefold().translate(DIGRAPHS))))


def _letters(text: str) -> str:
    """Numbers left out: an address has those of the page beside the title's."""
    return _DIGITS.sub("", squash(text))


def _is_nearly(slug: str, letters: str) -> bool:
    short, long = sorted((slug, letters), key=len)
    return len(short) >= SHARE * len(long) and short in long
