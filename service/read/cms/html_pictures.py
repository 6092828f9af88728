"""The pictures of a body in HTML, with the captions of their figures. Avatars, icons, emoji and counting pixels are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from service.read.clean import clean_line

NO_PICTURE = re.compile(r"avatar|emoji|smiley|icon|bookmark|thumbnail|logo|pixel|video-|audio-|profile", re.I)
LAZY = ("data-src", "data-lazy-src", "data-original")
"""Where a page that loads its pictures late keeps the address; `src` holds a blank then."""
SMALLEST = 3
"""Pixels: what is smaller counts visits."""


def pictures_of(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Each picture once, in order, in the article form's spelling; addresses as sent."""
    captions = _captions(tree)
    for image in tree.iter("img"):
        address = _address(image)
        if address and not _is_furniture(image):
            yield {
                "url": address,
                "caption": captions.get(next(image.iterancestors("figure"), None)),
                "alt": clean_line(image.get("alt") or "") or None,
                "width": _pixels(image.get("width")),
                "height": _pixels(image.get("height")),
            }


def _address(image: HtmlElement) -> str:
    stated = (image.get("src") or "").strip()
    if stated and not stated.startswith("data:"):
        return stated
    return next((late.strip() for name in LAZY if (late := image.get(name))), "")


def _is_furniture(image: HtmlElement) -> bool:
    pixels = [size for size in (_pixels(image.get("width")), _pixels(image.get("height"))) if size is not None]
    if pixels and max(pixels) < SMALLEST:
        return True
    parent = image.getparent()
    names = f"{image.get('class') or ''} {(parent.get('class') if parent is not None else '') or ''}"
    return any(NO_PICTURE.match(name) or NO_PICTURE.search(name.partition("-")[2]) for name in names.split())


def _captions(tree: HtmlElement) -> dict[HtmlElement | None, str]:
    """The first caption of each figure, by the figure."""
    captions: dict[HtmlElement | None, str] = {}
    for caption in tree.iter("figcaption"):
        figure = next(caption.iterancestors("figure"), None)
        if figure is not None and (text := clean_line(caption.text_content())):
            captions.setdefault(figure, text)
    return captions


def _pixels(stated: str | None) -> int | None:
    text = (stated or "").strip().removesuffix("px")
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) else None
