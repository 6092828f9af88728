"""Where a picture's caption stands: in its figure, or beside it under a telling name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.credit import has_picture_credit
from service.read.images.words import CAPTION, CAPTION_WEAK, CREDIT, CREDIT_WEAK, MEDIA, NOISE, flags_of, image_data

_DATA = image_data()
_NOISE_TAGS = frozenset(_DATA["noise_tags"])
_WRAPPERS = ("source", "picture", "noscript")
_PICTURES = ("img", "amp-img")
_PLAIN_TAGS = frozenset(("p", "span", "small", "cite", "footer", "em", "i", "strong", "b"))
_TEXT_TAGS = _PLAIN_TAGS | {"div"}
_ENDS = ("article", "main", "body")

MAX_LEVELS = 6
"""Elements between a picture and what holds its caption, <picture> and the like aside."""
MAX_WRAPPERS = 40
MAX_NEAR = 3
"""Elements beside a picture that are looked at for its caption; in a figure MAX_IN_FIGURE."""
MAX_IN_FIGURE = 12
MAX_INSIDE = 14
"""Elements of a neighbour that are looked at for a telling name."""
MAX_LABELLED = 100
"""Characters of a text that is nothing but a credit with its label."""
_LABEL_SIGNS = re.compile(r"[:：©(（/／|]|\b(?:by|par|von|por|de|di)\b", re.I)
MAX_TEXTS = 20
"""Pieces of text of a neighbour that are looked at."""


def caption_parts(picture: HtmlElement, holders: set[HtmlElement]) -> list[HtmlElement]:
    """The outermost elements with the picture's caption and credit, nearest first; none where nothing says that it is one.

    holders: the elements that hold the article's text as a whole: they are no picture's figure.
    """
    plain: list[HtmlElement] = []
    branch, alt = _unwrapped(picture), clean_line(picture.get("alt") or "")
    figure = next(branch.iterancestors("figure"), None)
    for _ in range(MAX_LEVELS):
        above = branch.getparent()
        if above is None:
            break
        is_media = above.tag == "figure" or (above not in holders and bool(flags_of(above) & MEDIA))
        after = _Neighbours(alt, is_media, above.tag == "figure")
        if after.look(branch.itersiblings()):
            return after.parts
        before = _Neighbours(alt, is_media, above.tag == "figure")
        if before.look(branch.itersiblings(preceding=True)):
            return before.parts
        plain = plain or after.parts or before.parts
        if above in holders or above.tag in _ENDS or (figure is None and (after.is_crowded or before.is_crowded)):
            break
        figure = None if above is figure else figure
        branch = above
    return plain


def _unwrapped(picture: HtmlElement) -> HtmlElement:
    """The picture with its <picture> and its <source> elements, which parsers nest."""
    for _ in range(MAX_WRAPPERS):
        above = picture.getparent()
        if above is None or above.tag not in _WRAPPERS:
            break
        picture = above
    return picture


class _Neighbours:
    """The elements beside a picture, in one direction. parts: those that may be its caption."""

    def __init__(self, alt: str, is_media: bool, in_figure: bool) -> None:
        self.alt, self.is_media, self.in_figure = alt, is_media, in_figure
        self.parts: list[HtmlElement] = []
        self.is_crowded = False
        """Whether another picture stands there: what is further up belongs to both."""

    def look(self, neighbours: Iterator[HtmlElement]) -> bool:
        """Gather the parts; whether one of them says that it is the caption."""
        is_named = False
        for element in islice(neighbours, MAX_IN_FIGURE if self.in_figure else MAX_NEAR):
            if not isinstance(element.tag, str) or is_noise(element):
                continue
            if element.tag != "figcaption" and _holds_picture(element):
                self.is_crowded = True
                break
            if self._is_named(element):
                if not is_named and not self.in_figure:
                    self.parts.clear()
                is_named = True
            elif _has_text(element):
                if not self.is_media or element.tag not in _PLAIN_TAGS or (is_named and not self.in_figure):
                    break
            else:
                continue
            self.parts.append(element)
        return is_named

    def _is_named(self, element: HtmlElement) -> bool:
        """Whether its names say that it is the caption or credit, or its text does."""
        if self.is_media or flags_of(element) & MEDIA:
            is_named = any(_is_named(inner, True) for inner in islice(element.iter(), MAX_INSIDE))
        else:
            is_named = _is_named(element, False)
        if is_named and _has_text(element):
            return True
        return element.tag in _TEXT_TAGS and _speaks_for_itself(element, self.alt)


def is_noise(element: HtmlElement) -> bool:
    """Whether it is a button, an icon, a counter or the like, whose text is no part of a caption."""
    if element.tag in _NOISE_TAGS or element.get("role") == "button":
        return True
    flags = flags_of(element)
    return bool(flags & NOISE) and not flags & (CAPTION | CREDIT)


def _holds_picture(element: HtmlElement) -> bool:
    return next(element.iter(*_PICTURES), None) is not None


def _is_named(element: HtmlElement, is_media: bool) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NOISE_TAGS:
        return False
    if element.tag == "figcaption" or "caption" in (element.get("itemprop") or ""):
        return True
    flags = flags_of(element)
    return bool(flags & (CAPTION | CREDIT)) or (is_media and bool(flags & (CAPTION_WEAK | CREDIT_WEAK)))


def _has_text(element: HtmlElement) -> bool:
    return any(not text.isspace() for text in islice(element.itertext(), MAX_TEXTS))


def _speaks_for_itself(element: HtmlElement, alt: str) -> bool:
    """Whether it says the same as the picture's alt, or is nothing but a labelled credit."""
    text = clean_line("".join(islice(element.itertext(), MAX_TEXTS)))
    if len(text) > 3 and alt.startswith(text):
        return True
    return 3 < len(text) <= MAX_LABELLED and _LABEL_SIGNS.search(text, 0, 40) is not None and has_picture_credit(text)
