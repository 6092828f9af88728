"""Where a picture's caption stands: in its figure, or beside it under a telling name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.content.tags import PICTURES
from service.read.credit import ends_with_photographer, has_picture_credit, split_credit
from service.read.images.set_apart import is_set_apart_below_picture
from service.read.images.words import CAPTION, CAPTION_WEAK, CREDIT, CREDIT_WEAK, MEDIA, NOISE, flags_of, holds_only, image_data

_DATA = image_data()
_NOISE_TAGS = frozenset(_DATA["noise_tags"])
_WRAPPERS = ("source", "picture", "noscript")
_PLAIN_TAGS = frozenset(("p", "span", "small", "cite", "footer", "em", "i", "strong", "b"))
_TEXT_TAGS = _PLAIN_TAGS | {"div"}
_ENDS = ("article", "main", "body")
_CAPTIONED = ("iframe", "video", "table", *PICTURES)
_UNSEEN = frozenset(("br", "meta", "link", "script"))

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
MAX_CREDITED = 400
"""Characters of a caption that ends with a labelled credit."""
MIN_ALT = 15
"""Characters of an alt that a caption may start with, and go on."""
_ENDINGS = " .)）]"
_LABEL_SIGNS = re.compile(r"[:：©(（/／|]|\b(?:by|par|von|por|de|di)\b", re.I)
MAX_SPEAKING = 1000
"""Characters of a neighbour that are held against the picture's alt."""


def caption_parts(picture: HtmlElement, alt: str, holders: set[HtmlElement]) -> list[HtmlElement]:
    """The outermost elements with the picture's caption and credit, nearest first; none where nothing says that it is one.

    alt: the picture's, as one clean line. holders: the elements that hold the article's text as a whole: they are no
    picture's figure.
    """
    plain: list[HtmlElement] = []
    branch = _unwrapped(picture)
    figure = next(branch.iterancestors("figure"), None)
    for _ in range(MAX_LEVELS):
        above = branch.getparent()
        if above is None:
            break
        is_end = above in holders or above.tag in _ENDS
        if len(above) > 1:
            neighbours = _Neighbours(alt, not is_end and (figure is not None or _is_media(above)), figure is not None)
            if neighbours.look(branch, flags_of(branch) & MEDIA != 0):
                return neighbours.parts
            plain = plain or neighbours.parts
            if figure is None and neighbours.is_crowded:
                break
        if is_end:
            break
        figure = None if above is figure else figure
        branch = above
    return plain


def _is_media(element: HtmlElement) -> bool:
    """Whether it is a picture's box by its name, or is all that such a box holds."""
    above = element.getparent()
    is_alone = above is not None and element.getprevious() is None and element.getnext() is None
    return _is_named_media(element) or (is_alone and _is_named_media(above))


def _is_named_media(element: HtmlElement) -> bool:
    return element.tag == "figure" or bool(flags_of(element) & MEDIA)


def _unwrapped(picture: HtmlElement) -> HtmlElement:
    """The picture with its <picture> and its <source> elements, which parsers nest."""
    for _ in range(MAX_WRAPPERS):
        above = picture.getparent()
        if above is None or above.tag not in _WRAPPERS:
            break
        picture = above
    return picture


class _Neighbours:
    """The elements beside a picture. parts: those that may be its caption."""

    def __init__(self, alt: str, is_media: bool, in_figure: bool) -> None:
        self.alt, self.is_media, self.in_figure = alt, is_media, in_figure
        self.parts: list[HtmlElement] = []
        self.is_crowded = False
        """Whether another picture stands there: what is further up belongs to both."""

    def look(self, branch: HtmlElement, is_box: bool) -> bool:
        """Gather the parts, those after the picture first; whether one of them says that it is the caption.

        is_box: whether the branch is the picture's box by its name: the box behind it may hold the caption.

        What stands before a picture is its caption only where both stand in one figure: else it is the last one's.
        """
        if self._gather(branch.itersiblings()):
            return True
        if is_box and not self.is_crowded and (inner := _caption_inside(branch.getnext())) is not None:
            self.parts = [inner]
            return True
        after, self.parts = self.parts, []
        if self.is_media and self._gather(branch.itersiblings(preceding=True)):
            return True
        self.parts = after or self.parts
        return False

    def _gather(self, neighbours: Iterator[HtmlElement]) -> bool:
        is_named = is_next = False
        besides = (element for element in neighbours if element.tag not in _UNSEEN or (element.tail or "").strip())
        for number, element in enumerate(islice(besides, MAX_IN_FIGURE if self.in_figure else MAX_NEAR)):
            if _is_empty(element) or is_noise(element, flags := flags_of(element)):
                continue
            if element.tag != "figcaption" and _holds_picture(element):
                self.is_crowded = True
                break
            if element.tag != "figcaption" and next(element.iter("h1"), None) is not None:
                break  # the headline beside its picture, with standfirst and by-line
            if self._is_named(element, flags, is_next=number == 0 or is_next):
                if not is_named and not self.in_figure:
                    self.parts.clear()
                is_named = is_next = True
            elif not _has_text(element):
                continue
            elif not self.is_media or element.tag not in (_TEXT_TAGS if self.in_figure else _PLAIN_TAGS) or (is_named and not self.in_figure):
                break
            self.parts.append(element)
        return is_named

    def _is_named(self, element: HtmlElement, flags: int, *, is_next: bool) -> bool:
        """Whether its names say that it is the caption or credit, or its text does."""
        if self.is_media or flags & MEDIA:
            inside = islice(element.iterdescendants(), MAX_INSIDE - 1) if len(element) else ()
            is_named = _is_named(element, flags, True) or any(_is_named(inner, flags_of(inner), True) for inner in inside)
        else:
            is_named = _is_named(element, flags, False) or holds_only(element, CREDIT)
        if is_named and _has_text(element):
            return True
        return is_next and element.tag in _TEXT_TAGS and (is_set_apart_below_picture(element) or _speaks_for_itself(element, self.alt))


def _caption_inside(element: HtmlElement | None) -> HtmlElement | None:
    """The element inside that a strong name calls a caption; none where it may be that of a film or a table."""
    if element is None or element.tag != "div" or next(element.iter(*_CAPTIONED), None) is not None:
        return None
    return next((inner for inner in islice(element.iterdescendants(), MAX_INSIDE) if flags_of(inner) & CAPTION and _has_text(inner)), None)


def is_noise(element: HtmlElement, flags: int) -> bool:
    """Whether it is a button, an icon, a counter or the like, whose text is no part of a caption."""
    if element.tag in _NOISE_TAGS or element.get("role") == "button":
        return True
    return bool(flags & NOISE) and not flags & (CAPTION | CREDIT)


def _is_empty(element: HtmlElement) -> bool:
    return not len(element) and not ((text := element.text) and not text.isspace())


def _holds_picture(element: HtmlElement) -> bool:
    return len(element) > 0 and next(element.iterdescendants(*PICTURES), None) is not None


def _is_named(element: HtmlElement, flags: int, is_media: bool) -> bool:
    if element.tag == "figcaption" or flags & (CAPTION | CREDIT) or (is_media and (element.tag == "cite" or flags & (CAPTION_WEAK | CREDIT_WEAK))):
        return element.tag not in _NOISE_TAGS
    return "caption" in (element.get("itemprop") or "")


def _text_of(element: HtmlElement) -> str:
    """The text at the start of an element: as much as a label or a short caption has."""
    texts = [element.text or ""]
    if not len(element):
        return texts[0]
    for inner in islice(element.iter(), 1, MAX_INSIDE):
        texts += (inner.text or "", inner.tail or "")
    return "".join(texts)


def _has_text(element: HtmlElement) -> bool:
    return bool((element.text or "").strip() or _text_of(element).strip())


def _speaks_for_itself(element: HtmlElement, alt: str) -> bool:
    """Whether it says what the picture's alt says, is nothing but a labelled credit, or is short and ends with one."""
    text = clean_line(_text_of(element)[:MAX_SPEAKING])
    if len(text) <= 3:
        return False
    if alt.startswith(text) or (len(alt) >= MIN_ALT and text.startswith(alt) and len(text) <= len(alt) + MAX_LABELLED):
        return True
    if len(text) <= MAX_LABELLED and (ends_with_photographer(text) or (_LABEL_SIGNS.search(text, 0, 40) is not None and has_picture_credit(text))):
        return True
    return len(text) <= MAX_CREDITED and sum(1 for _ in islice(element.iter(), MAX_INSIDE)) < MAX_INSIDE and _ends_with_credit(text)


def _ends_with_credit(text: str) -> bool:
    credit = split_credit(text)[1] if has_picture_credit(text) else None
    return credit is not None and text.rstrip(_ENDINGS).endswith(credit.rstrip(_ENDINGS))
