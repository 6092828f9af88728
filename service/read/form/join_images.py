"""What was read of a picture, joined to the picture that the article form gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from service.model.article import Image

JOINED = "same-image"
"""The rule that provenance names where a given image has members that were read."""


def join_images(given: tuple[Image, ...], read: tuple[Image, ...]) -> tuple[tuple[Image, ...], tuple[Image, ...]]:
    """The given images in their order, each with what was read of the picture of the same address; and the pictures
    read that are none of them.

    Where the form gives one picture and says neither its caption nor its credit, and the content has one that is known
    only by these, without an address, they are the same picture.
    """
    joined, left = _joined_by_address(given, read)
    nameless = next((image for image in left if not image.url), None)
    if nameless and _is_one_bare(joined):
        return (_filled(joined[0], nameless),), tuple(image for image in left if image is not nameless)
    return joined, left


def _joined_by_address(given: tuple[Image, ...], read: tuple[Image, ...]) -> tuple[tuple[Image, ...], tuple[Image, ...]]:
    same = {image.url: image for image in reversed(read) if image.url}
    addresses = {image.url for image in given if image.url}
    joined = tuple(_filled(image, same.get(image.url or "", image)) for image in given)
    return joined, tuple(image for image in read if image.url not in addresses)


def _is_one_bare(images: tuple[Image, ...]) -> bool:
    return len(images) == 1 and bool(images[0].url) and not (images[0].caption or images[0].credit_text)


def _filled(given: Image, read: Image) -> Image:
    absent = {field.name: getattr(read, field.name) for field in fields(Image) if getattr(given, field.name) is None}
    if given.width or given.height:
        absent = {name: value for name, value in absent.items() if name not in ("width", "height")}
    setter: Callable[..., Image] = replace
    return setter(given, **absent)
