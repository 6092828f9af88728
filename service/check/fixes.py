"""What puts a finding right, where the right value is known: a JSON Patch (RFC 6902), by the word in the rule's row.

A row's `fix` is {"value": …}, a value that is always right; "remove"; "rename", "suggested" or "member", which put the suggestion
in the place of a name, a value or an enumeration's member; or a word of MENDED, whose function makes the right value of the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any
from urllib.parse import quote

from service.check.dates import moment_of
from service.check.vocabulary import is_property, range_of, with_types_above
from service.model.formats import parse_date, parse_language
from service.model.types import CONTEXT

Patch = tuple[Mapping[str, Any], ...]
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_HANDLE = re.compile(r"(?:https?://(?:www\.)?(?:twitter|x)\.com/)?@?([A-Za-z0-9_]{1,15})/?\Z")
_LOCALE = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{2})\Z")
_CLASS = re.compile(r"[A-Za-z_][\w-]*\Z")
_ONE_ADDRESS = re.compile(r"(?i)https?://[^\s/]+(?!.*[\s,]https?://)")
_NUMBER = re.compile(r"[+-]?(\d{1,15})(\.\d{1,15})?\Z", re.ASCII)
_TRUTHS = {"true": True, "false": False}
_TAG = re.compile(r"/(openGraph|twitterCard)/\d+/content\Z")
_LISTED = frozenset({"og:image", "og:video", "og:audio", "article:author", "article:tag", "og:locale:alternate"})
"""Tags that a page repeats, one for each of their values."""
_NAMED_BY = {"openGraph": "property", "twitterCard": "name"}


def fix_of(fix: Any, at: str, value: Any, suggestion: str | None, members: Mapping[str, Any]) -> Patch | None:
    """The patch of one finding, or None where the right value is not known.

    at: the pointer to the member. value: what stands there. members: those of its node, so that a renamed one takes no
    other's place.
    """
    if isinstance(fix, Mapping):
        return ({"op": "add", "path": at, "value": fix["value"]},)
    if fix == "remove":
        return ({"op": "remove", "path": at},)
    if fix == "rename":
        return _renamed(at, suggestion, members) if suggestion else None
    if fix == "member":
        suggestion, fix = f"{CONTEXT}/{suggestion}" if suggestion else None, "suggested"
    right = suggestion if fix == "suggested" else MENDED[fix](value.strip()) if fix and isinstance(value, str) else None
    return None if right is None or right == value else ({"op": "replace", "path": at, "value": right},)


def _renamed(at: str, name: str, members: Mapping[str, Any]) -> Patch | None:
    """A tag has its name beside its content; a property is put under its new name and taken from the old."""
    tag = _TAG.search(at)
    if tag:
        path = f"{at.removesuffix('content')}{_NAMED_BY[tag[1]]}"
        return None if name in members and name not in _LISTED else ({"op": "replace", "path": path, "value": name},)
    parent, _, old = at.rpartition("/")
    old = old.replace("~1", "/").replace("~0", "~")
    if old not in members or name in members or (is_property(old) and with_types_above(range_of(old)).isdisjoint(range_of(name))):
        return None  # a count, say, is not yet the InteractionCounter that the new name takes
    return ({"op": "add", "path": f"{parent}/{name}", "value": members[old]}, {"op": "remove", "path": at})


def _handle(value: str) -> str | None:
    match = _HANDLE.match(value)
    return f"@{match[1]}" if match else None


def _locale(value: str) -> str | None:
    match = _LOCALE.match(value)
    return f"{match[1].lower()}_{match[2].upper()}" if match else None


def _number(value: str) -> int | float | None:
    match = _NUMBER.match(value)
    return None if match is None else float(value) if match[2] else int(value)


def _class_selector(value: str) -> str | None:
    return f".{value}" if _CLASS.match(value) else None


MENDED: Mapping[str, Callable[[str], Any]] = {
    "iso_date": parse_date,
    "moment": moment_of,
    "boolean": lambda value: _TRUTHS.get(value.rpartition("/")[2].lower()),
    "number": _number,
    "language": parse_language,
    "context": lambda _: CONTEXT,
    "handle": _handle,
    "locale": _locale,
    "lower": str.lower,
    "unescaped": unescape,
    "percent_encoded": lambda value: quote(value, safe=_SAFE) if _ONE_ADDRESS.match(value) else None,
    "class_selector": _class_selector,
}
