"""The pieces of prose on a page, wherever they stand: paragraphs, sentences in lists, text loose in a div."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from service.read.content.tags import SKIPPED

MIN_WEIGHT = 40
"""Characters: what is shorter is a label more often than prose."""
SHORTEST = 12
"""The same for a sentence in a place where nothing but the article's text stands."""
SENTENCE_ENDS = tuple(".!?…。！？।॥؟۔")
WIDE_WEIGHT = 3
"""What a character of a script without spaces weighs: a Japanese sentence has a third of an English one's characters."""
SAMPLE = 200
"""Characters of a text that are looked at to tell its script."""

LEAST_OWN = 3
"""Prose has this many times as many characters as the links in it."""

_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_NOT_STRAY = SKIPPED | {"p", "div", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6"}
_ARTICLE_TAGS = frozenset(("article", "main", "body"))
_STRING = etree.XPath("string()", smart_strings=False)
_OWN_TEXT = etree.XPath("text()", smart_strings=False)
_LONG_IN_DIV = etree.XPath("//div[text()[string-length()>60]]")
_LONG_ANYWHERE = etree.XPath("//body//text()[string-length()>60]/..")


class Prose(NamedTuple):
    """One piece: the element that holds it and its like, its weight, the class of its paragraph."""

    place: HtmlElement
    weight: int
    style: str


def string_of(element: HtmlElement) -> str:
    """All text inside an element, comments left out."""
    return str(_STRING(element))


def weight_of(text: str) -> int:
    """The text's length in characters, those of scripts without spaces counted as `WIDE_WEIGHT`."""
    if text.isascii() or max(sample := text[:SAMPLE]) < "\u0e00":
        return len(text)
    return len(text) + (WIDE_WEIGHT - 1) * len(_WIDE.findall(sample)) * len(text) // len(sample)


def paragraph_prose(paragraphs: Iterable[HtmlElement], items: Iterable[HtmlElement], least: int = MIN_WEIGHT) -> list[Prose]:
    """The `<p>` and `<li>` that are prose. Of `<li>` only those that start with text: menus hold links."""
    spoken = (item for item in items if (text := item.text) and not text.isspace())
    return [
        Prose(element.getparent(), weight, element.get("class") or "") for element in chain(paragraphs, spoken) if (weight := _weight(element, least))
    ]


def short_prose(paragraphs: Iterable[HtmlElement], h1s: Iterable[HtmlElement]) -> list[Prose]:
    """Sentences too short to be told from labels but for their place: in the article, in the body itself, beside the `<h1>`."""
    beside = {h1.getparent() for h1 in h1s}
    return [
        piece
        for element in paragraphs
        if _is_sentence(string_of(element))
        for piece in paragraph_prose((element,), (), SHORTEST)
        if piece.place.tag in _ARTICLE_TAGS or piece.place in beside
    ]


def _is_sentence(text: str) -> bool:
    text = text.strip()
    return text.endswith(SENTENCE_ENDS) and not text.startswith("©")


def loose_prose(tree: HtmlElement, breaks: Iterable[HtmlElement]) -> list[Prose]:
    """Text that stands in no paragraph: in a div, or broken into lines by `<br>` in whatever holds those."""
    places = dict.fromkeys(_LONG_IN_DIV(tree))
    places.update(dict.fromkeys(line_break.getparent() for line_break in breaks))
    return _own_prose(place for place in places if place.tag != "p")


def stray_prose(tree: HtmlElement) -> list[Prose]:
    """Text that stands anywhere else, headings and links left out."""
    return _own_prose(dict.fromkeys(place for place in _LONG_ANYWHERE(tree) if place.tag not in _NOT_STRAY))


def _own_prose(places: Iterable[HtmlElement]) -> list[Prose]:
    found = []
    for place in places:
        text = " ".join(" ".join(_OWN_TEXT(place)).split())
        weight = weight_of(text)
        linked = sum(len(string_of(link)) for link in place.iterchildren("a"))
        if weight >= MIN_WEIGHT and linked * LEAST_OWN <= len(text):
            found.append(Prose(place, weight, ""))
    return found


def _weight(element: HtmlElement, least: int) -> int:
    """0 where it is short or a third of it is links."""
    if not len(element):
        return weight if (weight := weight_of(_as_shown(element.text or ""))) >= least else 0
    text = _as_shown(string_of(element))
    weight = weight_of(text)
    if weight < least:
        return 0
    linked = sum(length_of(link) for link in element.iter("a"))
    return 0 if linked * LEAST_OWN > len(text) else weight


def length_of(element: HtmlElement) -> int:
    """How many characters of it a browser shows."""
    return len(_as_shown(string_of(element)))


def _as_shown(text: str) -> str:
    """The text without the white space that templates indent it with."""
    return " ".join(text.split()) if "  " in text else text.strip()
