"""Conditions on a node's picture: its size, its shape, and that it is none of another kind.

Sources: https://developers.google.com/search/docs/appearance/structured-data/article,
https://developers.google.com/search/docs/appearance/structured-data/organization
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from service.check.nodes import Members, NodeCondition, find, first, nodes_in

_ADDRESSES = ("contentUrl", "url", "@id")
_ALIKE = 0.02
"""Two pictures whose ratios of width to height differ by less have one shape."""


_ENDINGS = re.compile(r"(?:\.(?:jpe?g|png|gif|webp|avif|svg|bmp)){1,3}\Z")
_SIZED = re.compile(r"\A\d{2,5}px-|(?:\A|[-_])\d{2,5}x\d{2,5}\Z|[-_]scaled\Z|@\dx\Z")
_TELLING = 8
"""Characters of a file's name that make it no other picture's: "1.jpg" and "large.jpg" lie in many folders."""
_OF_ANY = frozenset(
    {"original", "full-size", "fullsize", "thumbnail", "landscape", "portrait", "featured", "featured-image", "feature-image", "standard"}
    | {"main-image", "lead-image", "hero-image", "header-image", "social-image", "share-image", "facebook", "og-image", "opengraph-image"}
    | {"image-large", "large-image", "image-full", "full-image", "untitled", "unnamed", "download", "screenshot", "placeholder"}
)
"""Names as long as that which lie in many folders all the same."""


def area_at_least(name: str, *, least: int, width: str, height: str) -> NodeCondition:
    """Width times height, where both are stated in pixels, is not less than this."""

    def condition(members: Members) -> bool:
        sides = [first(members.get(side)) for side in (width, height)]
        pixels = [int(side) for side in sides if not isinstance(side, bool) and str(side).strip().isdecimal() and len(str(side)) < 10]
        return len(pixels) < 2 or name not in members or pixels[0] * pixels[1] >= least

    return condition


def ratio_at_most(name: str, *, most: float, width: str, height: str) -> NodeCondition:
    """Width is at most so many times the height, where both are stated in pixels."""
    fits = area_at_least(name, least=0, width=width, height=height)

    def condition(members: Members) -> bool:
        sides = [str(first(members.get(side))).strip() for side in (width, height)]
        return not fits(members) or not all(side.isdecimal() and len(side) < 10 for side in sides) or int(sides[0]) <= most * int(sides[1])

    return condition


def sides_of_node_at_least(name: str, *, least: int, width: str, height: str) -> NodeCondition:
    """Neither side, where it is stated in pixels, is shorter than this."""
    return lambda members: name not in members or all(side >= least for one in (width, height) if (side := pixels(members.get(one))) is not None)


def pixels(value: Any) -> int | None:
    """A side in pixels: a whole number, or digits; None for what is neither."""
    text = str(first(value)).strip().removesuffix("px").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


def shapes_differ(name: str) -> NodeCondition:
    """Of several pictures that all state their sides, not all have one shape."""

    def condition(members: Members) -> bool:
        value = members.get(name)
        nodes = nodes_in(value)
        ratios = [wide / high for node in nodes if (wide := pixels(node.get("width"))) and (high := pixels(node.get("height")))]
        listed = len(value) if isinstance(value, list) else 1
        return len(ratios) < max(2, listed) or max(ratios) - min(ratios) > _ALIKE

    return condition


def not_same_address(name: str, *, other: str) -> NodeCondition:
    """No picture of the property is the one at the dotted property `other`."""

    def condition(members: Members) -> bool:
        taken = set(addresses_of(find(members, other)))
        return taken.isdisjoint(addresses_of(members.get(name)))

    return condition


def addresses_of(value: Any) -> Iterator[str]:
    """The addresses of a property's pictures, whether texts or nodes."""
    for one in value if isinstance(value, list) else [value]:
        stated = [one.get(name) for name in _ADDRESSES] if isinstance(one, dict) else [one]
        yield from (text.strip() for text in map(first, stated) if isinstance(text, str) and text.strip())


def picture_key(address: str) -> str:
    """What two addresses of one picture at two sizes have in common: the file's name without its sizes, after its folder
    where the name does not tell."""
    path = unquote(address.strip().partition("//")[2].partition("#")[0].partition("?")[0]).lower()
    folder, slash, name = path.rpartition("/")
    name = _SIZED.sub("", _ENDINGS.sub("", name))
    return name if len(name) >= _TELLING and name not in _OF_ANY else f"{folder}{slash}{name}"
