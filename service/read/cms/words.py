"""What operators call the fields that they make themselves, from data/cms_fields.json, and how a name is looked up.

Contentful, Strapi, Sanity, Drupal and Storyblok have no field names of their own: whoever sets one up chooses them.
To know another name, add it to its row; the row's order is the order of trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from service.read.data import load

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class Found(NamedTuple):
    """A value and the pointer to it."""

    value: Any
    at: str


Fields = Mapping[str, Found]
"""Fields by their squashed names."""


@cache
def words(row: str) -> tuple[str, ...]:
    """A row of the file."""
    return tuple(_rows()[row])


@cache
def field_names() -> Mapping[str, tuple[str, ...]]:
    """What the fields of the article form are called, by their names there."""
    return {name: tuple(names) for name, names in _rows()["fields"].items()}


@cache
def _rows() -> Mapping[str, Any]:
    rows: Mapping[str, Any] = load("cms_fields.json")
    return rows


def squashed(name: str) -> str:
    """A name as it is looked up: "publish_date", "Publish-Date", "publishDate" and Drupal's "field_publish_date" are one."""
    return _NOT_LETTERS.sub("", name.removeprefix("field_").lower())


def fields_of(thing: Mapping[str, Any], at: str) -> dict[str, Found]:
    """The members of an object that hold something, by their squashed names. at: the pointer to it."""
    return {squashed(name): Found(value, f"{at}/{_step(name)}") for name, value in thing.items() if holds_something(value)}


def holds_something(value: Any) -> bool:
    """Whether a value is more than the place for one."""
    return value not in (None, "", [], {})


def _step(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def first_of(fields: Fields, names: Iterable[str]) -> Found | None:
    """The first of these names that is there."""
    return next((fields[name] for name in names if name in fields), None)


def inner(thing: Any, *names: str) -> dict[str, Any]:
    """The object that stands under these names, one inside the other; an empty one where there is none."""
    for name in names:
        thing = thing.get(name) if isinstance(thing, dict) else None
    return thing if isinstance(thing, dict) else {}


def string(value: Any) -> str:
    """A text without blanks around it; "" for what is no text."""
    return value.strip() if isinstance(value, str) else ""


def text_in(thing: Mapping[str, Any], row: str) -> str | None:
    """The first text or name that stands under one of the row's names."""
    fields = fields_of(thing, "")
    found = (name_of(fields[name].value) for name in words(row) if name in fields)
    return next((text for text in found if text), None)


def name_of(value: Any) -> str | None:
    """What a thing is called: a text itself, a number none; an object's name or title, or its first and last name."""
    if isinstance(value, str):
        return value.strip() or None
    if not isinstance(value, dict):
        return None
    fields = fields_of(value, "")
    for name in words("name"):
        if name in fields and isinstance(text := fields[name].value, str):
            return text.strip()
    parts = [fields[name].value for name in ("firstname", "lastname") if name in fields]
    if parts and all(isinstance(part, str) for part in parts):
        return " ".join(parts)
    inner = first_of(fields, ("fields", "attributes", "data"))
    return name_of(inner.value) if inner else None


def is_link(value: Any) -> bool:
    """Whether a value only names what it stands for: a Contentful link, a Sanity or Arc reference, a Storyblok story's UUID,
    a Strapi entry's id or count."""
    if isinstance(value, str):
        return _UUID.match(value) is not None
    if not isinstance(value, dict):
        return False
    if value.keys() <= _IDS and any(value.values()):
        return True
    sys = value.get("sys")
    if isinstance(sys, dict) and sys.get("type") in ("Link", "ResourceLink"):
        return "fields" not in value
    return isinstance(value.get("_ref"), str) or (value.get("type") == "reference" and isinstance(value.get("referent"), dict))


_IDS = frozenset(("id", "documentId", "count"))
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z", re.I)
