"""What is said of a picture, made fit for the article form: markup resolved, sizes numbers, a credit told from its caption."""

from __future__ import annotations

import re
from typing import Any

from service.read.cms.html_body import text_of
from service.read.credit import split_credit

TEXTS = ("caption", "alt", "creditText", "copyrightNotice")
SIZES = ("width", "height")
LARGEST = 100_000
"""Pixels: what is larger is no size of a picture."""


def tidied(image: dict[str, Any]) -> dict[str, Any]:
    """The picture in the article form's spelling with clean texts and whole numbers.

    A caption that ends with its credit ("The hall. Photo: Nora Falk") is told apart from it, unless another credit is
    stated elsewhere; of one that says more than the other, the longer counts.
    """
    tidy = {**image, **{name: text_of(image[name]) for name in TEXTS if image.get(name) is not None}}
    tidy |= {name: pixels(image[name]) for name in SIZES if image.get(name) is not None}
    caption, credit = split_credit(tidy["caption"]) if tidy.get("caption") else (None, None)
    stated = tidy.get("creditText") or ""
    if credit and (_words(stated) <= _words(credit) or _words(credit) <= _words(stated)):
        tidy |= {"caption": caption, "creditText": max(stated, credit, key=len)}
    return tidy


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def pixels(value: Any) -> int | None:
    """A size in whole pixels, also one that was written as a text; None for what is no size."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
        value = int(value)
    whole = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < LARGEST
    return round(value) if whole else None
