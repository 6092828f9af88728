"""A schema made ready: its references put in place, and a quick test beside each part that holds a plain value.

Looking a "$ref" up and making a validator for each single text cost more than all the rest. So the parts that references
name are put in their places once, and a part that is only a text, a number or a truth gets `accepts`, which says yes to
what is surely right. To everything else it says no, and then jsonschema decides and says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Formats = Mapping[str, Callable[[str], str | None]]
"""What is wrong with a text that has to be of a format, in plain words, or None: by the format's name."""
Accepts = Callable[[object], bool]

ONE_PART = frozenset({"items", "additionalProperties", "propertyNames", "not", "if", "then", "else", "contains"})
PARTS_BY_NAME = frozenset({"properties", "dependentSchemas"})
LIST_OF_PARTS = frozenset({"anyOf", "oneOf", "allOf"})
ANNOTATIONS = frozenset({"title", "description", "examples", "default", "$comment", "x-otherNames"})
_PLAIN_TYPES: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "null": type(None)}
_PLAIN_KEYWORDS = frozenset({"type", "minLength", "maxLength", "pattern", "format", "minimum", "maximum"})


@dataclass(frozen=True, slots=True)
class Home:
    """Where a schema stands. document: what "#/…" points into; load: another document by its name."""

    document: Mapping[str, Any]
    load: Callable[[str], Mapping[str, Any]]
    formats: Formats


class Part(dict[str, Any]):
    """A schema or a part of one, with its quick test."""

    __slots__ = ("accepts",)
    accepts: Accepts


def compiled(schema: Mapping[str, Any], home: Home) -> Part:
    """The schema with every part of it a Part.

    home: where it stands. Errors: RecursionError for a schema that refers to itself; none of ours does.
    """
    if isinstance(target := schema.get("$ref"), str):
        own = {key: value for key, value in schema.items() if key != "$ref"}
        named, its_home = _named(target, home)
        return compiled({**named, **own}, its_home)
    ready = Part((key, _ready(key, value, home)) for key, value in schema.items() if key != "$defs")
    ready.accepts = _quick_test(schema, home.formats)
    return ready


def _named(target: str, home: Home) -> tuple[Mapping[str, Any], Home]:
    """What "$ref" names ("#/$defs/image", "article.json", "article.json#/$defs/image"), and where that stands."""
    file, _, way = target.partition("#")
    if file:
        home = replace(home, document=home.load(file.removesuffix(".json")))
    part = home.document
    for step in way.split("/")[1:]:
        part = part[step]
    return part, home


def _ready(key: str, value: Any, home: Home) -> Any:
    if key in ONE_PART and isinstance(value, Mapping):
        return compiled(value, home)
    if key in PARTS_BY_NAME:
        return {name: compiled(part, home) for name, part in value.items()}
    if key in LIST_OF_PARTS:
        return [compiled(part, home) for part in value]
    return value


def _nothing(_: object) -> bool:
    return False


def _quick_test(schema: Mapping[str, Any], formats: Formats) -> Accepts:
    stated = schema.get("type", ())
    names = [stated] if isinstance(stated, str) else stated
    if schema.keys() - ANNOTATIONS - _PLAIN_KEYWORDS or not names or not _PLAIN_TYPES.keys() >= set(names):
        return _nothing
    types = frozenset(_PLAIN_TYPES[name] for name in names)
    least, most = schema.get("minLength", 0), schema.get("maxLength", float("inf"))
    lowest, highest = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    matches = re.compile(schema["pattern"]).search if "pattern" in schema else None
    fault = formats.get(schema.get("format", ""))

    def accepts(value: object) -> bool:
        kind = type(value)
        if kind not in types:
            return False
        if isinstance(value, str):
            return least <= len(value) <= most and (matches is None or matches(value) is not None) and (fault is None or fault(value) is None)
        return kind is not int or lowest <= value <= highest

    return accepts
