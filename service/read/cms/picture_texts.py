"""What is said of a picture, made fit for the article form: markup resolved, sizes numbers, a credit told from its caption."""

from __future__ import annotations

from typing import Any

from service.read.cms.html_body import text_of
from service.read.credit import split_credit

TEXTS = ("caption", "alt", "creditText", "copyrightNotice")
SIZES = ("width", "height")
LARGEST = 100_000
"""Pixels: what is larger is no size of a picture."""


def tidied(image: dict[str, Any]) -> dict[str, Any]:
    """The picture in the article form's spelling with clean texts and whole numbers.

    A caption that ends with its credit ("The hall. Photo: Nora Falk") is told apart from it where no credit is stated
    elsewhere.
    """
    tidy = {**image, **{name: text_of(image[name]) for name in TEXTS if isinstance(image.get(name), str)}}
    tidy |= {name: pixels(image[name]) for name in SIZES if image.get(name) is not None}
    if tidy.get("caption") and not tidy.get("creditText"):
        tidy["caption"], tidy["creditText"] = split_credit(tidy["caption"])
    return tidy


def pixels(value: Any) -> int | None:
    """A size in whole pixels, also one that was written as a text; None for what is no size."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
        value = int(value)
    whole = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < LARGEST
    return round(value) if whole else None
