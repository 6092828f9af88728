"""A schema made ready: its references put in place, and a quick test beside each part that holds a plain value.

Looking a "$ref" up and making a validator for each single text cost more than all the rest. So the parts that references
name are put in their places once, and a part that is only a text, a number or a truth gets `accepts`, which says yes to
what is surely right. To everything else it says no, and then jsonschema decides and says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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


class Part(dict[str, Any]):
    """A schema or a part of one, with its quick test."""

    __slots__ = ("accepts",)
    accepts: Accepts


def compiled(schema: Mapping[str, Any], whole: Mapping[str, Any], load: Callable[[str], Mapping[str, Any]], formats: Formats) -> Part:
    """The schema with every part of it a Part.

    whole: the document that "#/…" points into. load: another document by its name.
    Errors: RecursionError for a schema that refers to itself; none of ours does.
    """
    if isinstance(target := schema.get("$ref"), str):
        file, _, way = target.partition("#")
        whole = load(file.removesuffix(".json")) if file else whole
        part: Mapping[str, Any] = whole
        for step in way.split("/")[1:]:
            part = part[step]
        own = {key: value for key, value in schema.items() if key != "$ref"}
        return compiled({**part, **own}, whole, load, formats)
    ready = Part()
    for key, value in schema.items():
        if key in ONE_PART and isinstance(value, Mapping):
            ready[key] = compiled(value, whole, load, formats)
        elif key in PARTS_BY_NAME:
            ready[key] = {name: compiled(part, whole, load, formats) for name, part in value.items()}
        elif key in LIST_OF_PARTS:
            ready[key] = [compiled(part, whole, load, formats) for part in value]
        elif key != "$defs":
            ready[key] = value
    ready.accepts = _quick_test(schema, formats)
    return ready


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
