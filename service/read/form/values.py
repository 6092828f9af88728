"""The values of a valid article form, cleaned as a page's are: what is blank is absent, addresses and dates are written one way.

What each member is, schemas/article.json says; the way to clean it is worked out from there once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import schemas
from service.model.formats import parse_date, parse_language, parse_url
from service.read.clean import clean_line, clean_lines

Clean = Callable[[Any], Any]

LINES = frozenset({"articleBody", "answer"})
"""Texts of several paragraphs; every other text is one line."""
UNREAD = frozenset({"html", "text"})
"""Content for another reader: it stays as it is."""
SAYS_NOTHING = frozenset({"type"})
"""A member that alone does not make a thing: an image or publisher of which only this is known is absent."""


def clean_form(form: Mapping[str, Any]) -> dict[str, Any]:
    """The form with clean values, absent members left out. form: one that the schema takes.

    Cleaning what is clean changes nothing.
    """
    return _cleaner()(form) or {}


@cache
def _cleaner() -> Clean:
    schema: Any = schemas.validator("article").schema
    return _clean_object(schema)


def _clean_object(schema: Mapping[str, Any]) -> Clean:
    cleans = {name: _clean_value(name, part) for name, part in schema["properties"].items()}
    required = schema.get("required", ())

    def clean(thing: Mapping[str, Any]) -> dict[str, Any] | None:
        values = ((name, cleans[name](value)) for name, value in thing.items() if value is not None)
        cleaned = {name: value for name, value in values if value is not None}
        return cleaned if cleaned.keys() - SAYS_NOTHING and all(name in cleaned for name in required) else None

    return clean


def _clean_value(name: str, schema: Mapping[str, Any]) -> Clean:
    types = schema.get("type", ())
    if "properties" in schema:
        return _clean_object(schema)
    if "items" in schema:
        return _clean_list(_clean_value(name, schema["items"]))
    if "integer" in types:
        return int  # JSON Schema takes 1200.0 for a whole number
    if "boolean" in types or "enum" in schema or name in UNREAD:
        return lambda value: value
    return _clean_text(FORMATS.get(schema.get("format", ""), clean_lines if name in LINES else clean_line))


def _clean_list(clean: Clean) -> Clean:
    def clean_all(members: list[Any]) -> list[Any] | None:
        cleaned = [value for member in members if member is not None and (value := clean(member)) is not None]
        return (list(dict.fromkeys(cleaned)) if all(isinstance(value, str) for value in cleaned) else cleaned) or None

    return clean_all


def _clean_text(parse: Callable[[str], str | None]) -> Clean:
    return lambda text: parse(text) or None


def _handle(text: str) -> str | None:
    name = text.strip().removeprefix("@")
    return f"@{name}" if name else None


FORMATS: Mapping[str, Callable[[str], str | None]] = {
    "iri": parse_url,
    "iso-date": parse_date,
    "language-tag": parse_language,
    "x-handle": _handle,
}
