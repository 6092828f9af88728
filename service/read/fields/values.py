"""Markup values as plain text: what publishers write where schema.org expects a text, an address or a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from service.read.clean import clean_line, unescape_twice
from service.read.page import Page

_DOUBLED = re.compile(r"\Ahttps?://([^/?#]{1,200})/(?=https?://\1/)")
EXACT = 2.0**53
"""From here on a fraction does not hold all of its digits: a whole number too long for the quick parser becomes one."""


def listed(value: Any) -> list[Any]:
    """The value as a list: JSON-LD lets one stand for a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def text_of(value: Any) -> str | None:
    """A text, or the name of a thing, as one clean line; None where the value says nothing."""
    if isinstance(value, list):
        return next((text for text in map(text_of_scalar, value) if text), None)
    return text_of_scalar(value)


def text_of_scalar(value: Any) -> str | None:
    """The same for a value that is no list. A number is no text of which only the first digits are known."""
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, float) and not abs(value) < EXACT:
        return None
    return clean_line(unescape_twice(str(value))) or None


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a value or list of values."""
    for member in listed(value):
        if text := text_of_scalar(member):
            yield text


def profiles_of(page: Page, value: Any) -> tuple[str, ...]:
    """The absolute addresses in a "sameAs", each once. Plugins put their own "https://twitter.com/" before whole addresses."""
    found = (url_of(page, same) for same in listed(value))
    return tuple(dict.fromkeys(_DOUBLED.sub("", url, count=1) for url in found if url))


def url_of(page: Page, value: Any) -> str | None:
    """The absolute address in a value: a text, or a thing's "url", "contentUrl" or "@id"."""
    for member in listed(value):
        places = [member] if isinstance(member, str) else [member.get(k) for k in ("url", "contentUrl", "@id")] if isinstance(member, dict) else []
        for place in places:
            address = place[0] if isinstance(place, list) and place else place
            if isinstance(address, str) and (url := page.absolute(address)):
                return url
    return None
