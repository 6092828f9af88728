"""The pictures of a body in HTML, with the captions of their figures. Avatars, icons, emoji and counting pixels are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from service.read.clean import clean_line
from service.read.images.words import CREDIT, CREDIT_WEAK, flags_of_words

NO_PICTURE = re.compile(r"avatar|emoji|smiley|icon|bookmark|thumbnail|logo|pixel|video-|audio-|profile", re.I)
LAZY = ("data-src", "data-lazy-src", "data-original")
"""Where a page that loads its pictures late keeps the address; `src` holds a blank then."""
CREDITS = CREDIT | CREDIT_WEAK
SMALLEST = 3
"""Pixels: what is smaller counts visits."""


def pictures_of(tree: HtmlElement, credited: Mapping[HtmlElement, HtmlElement], aside: Collection[HtmlElement]) -> Iterator[dict[str, Any]]:
    """Each picture once, in order, in the article form's spelling; addresses as sent. credited: as credits_of gives them.
    aside: what stands beside the text."""
    captions = _captions(tree, set(credited.values()))
    for image in tree.iter("img"):
        address = _address(image)
        if address and not _is_furniture(image, aside):
            figure = _figure_of(image)
            credit = credited.get(figure) if figure is not None else None
            yield {
                "url": address,
                "caption": captions.get(figure),
                "creditText": clean_line(credit.text_content()) if credit is not None else None,
                "alt": clean_line(image.get("alt") or "") or None,
                "width": _pixels(image.get("width")),
                "height": _pixels(image.get("height")),
            }


def _address(image: HtmlElement) -> str:
    stated = (image.get("src") or "").strip()
    if stated and not stated.startswith("data:"):
        return stated
    return next((late.strip() for name in LAZY if (late := image.get(name))), "")


def _is_furniture(image: HtmlElement, aside: Collection[HtmlElement]) -> bool:
    if aside and any(held in aside and "caption" not in held.get("class") for held in image.iterancestors()):
        return True
    pixels = [size for size in (_pixels(image.get("width")), _pixels(image.get("height"))) if size is not None]
    if pixels and max(pixels) < SMALLEST:
        return True
    parent = image.getparent()
    names = f"{image.get('class') or ''} {(parent.get('class') if parent is not None else '') or ''}"
    return any(NO_PICTURE.match(name) or NO_PICTURE.search(name.partition("-")[2]) for name in names.split())


def _captions(tree: HtmlElement, credited: Collection[HtmlElement]) -> dict[HtmlElement | None, str]:
    """The first caption of each figure, by the figure, without the credit in it."""
    captions: dict[HtmlElement | None, str] = {}
    for caption in tree.iter("figcaption", "p"):
        if caption.tag == "p" and "wp-caption-text" not in (caption.get("class") or "").split():
            continue
        figure = _figure_of(caption)
        if figure is not None and (text := clean_line(_text_without(caption, credited))):
            captions.setdefault(figure, text)
    return captions


def _figure_of(element: HtmlElement) -> HtmlElement | None:
    """The figure around an element; older themes of WordPress make it a <div>."""
    around = element.iterancestors("figure", "div")
    return next((one for one in around if one.tag == "figure" or "wp-caption" in (one.get("class") or "").split()), None)


def _text_without(element: HtmlElement, left_out: Collection[HtmlElement]) -> str:
    inside = [element.text or ""]
    for part in element.iterdescendants():
        is_left = any(held in left_out for held in (part, *part.iterancestors()))
        inside += ("" if is_left or not isinstance(part.tag, str) else part.text or "", "" if is_left and part not in left_out else part.tail or "")
    return "".join(inside)


def credits_of(tree: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """The first element of each picture's figure whose class says that it names who made the picture, by the figure."""
    figures = {figure for image in tree.iter("img") if (figure := _figure_of(image)) is not None}
    credited: dict[HtmlElement, HtmlElement] = {}
    for element in tree.iter("*") if figures else ():
        if _is_credit(element) and (figure := _figure_of(element)) in figures:
            credited.setdefault(figure, element)
    return credited


def _is_credit(element: HtmlElement) -> bool:
    classes = element.get("class")
    return bool(classes) and element.tag not in ("figcaption", "figure", "img") and bool(flags_of_words(classes) & CREDITS)


def _pixels(stated: str | None) -> int | None:
    text = (stated or "").strip().removesuffix("px")
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) else None
