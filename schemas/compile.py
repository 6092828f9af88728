"""A schema made ready: its references put in place, and a quick test beside each of its parts.

Looking a "$ref" up and making a validator for each single value cost more than all the rest. So the parts that references
name are put in their places once, and each part gets `accepts`, which says yes to what is surely right. To everything
else it says no, and then jsonschema decides and says what is wrong.
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
    ready.accepts = _quick_test(ready, home.formats)
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


def _anything(_: object) -> bool:
    return True


def _quick_test(part: Part, formats: Formats) -> Accepts:
    """The test of a part whose own parts have theirs: by the value's type, where all that the part asks is known here."""
    if part.keys() - ANNOTATIONS - _QUICK_KEYWORDS:
        return _nothing
    stated = part.get("type", "string" if "enum" in part else ())
    names = [stated] if isinstance(stated, str) else stated
    known = _TYPES.keys() & ({"string"} if "enum" in part else names)  # of choices that are no texts jsonschema decides
    tests = {_TYPES[name]: _TESTS[name](part, formats) for name in names if name in known}

    def accepts(value: object) -> bool:
        test = tests.get(type(value))
        return test is not None and test(value)

    return accepts if tests else _nothing


def _no_test(_: Part, __: Formats) -> Accepts:
    return _anything


def _text_test(part: Part, formats: Formats) -> Accepts:
    least, most = part.get("minLength", 0), part.get("maxLength", float("inf"))
    matches = re.compile(part["pattern"]).search if "pattern" in part else None
    fault = formats.get(part.get("format", ""))
    choices = part.get("enum")

    def accepts(text: Any) -> bool:
        return (
            least <= len(text) <= most
            and (matches is None or matches(text) is not None)
            and (fault is None or fault(text) is None)
            and (choices is None or text in choices)
        )

    return accepts


def _number_test(part: Part, _: Formats) -> Accepts:
    lowest, highest = part.get("minimum", float("-inf")), part.get("maximum", float("inf"))
    return lambda number: lowest <= number <= highest


def _list_test(part: Part, _: Formats) -> Accepts:
    accepts = part["items"].accepts if "items" in part else _anything
    return lambda members: all(map(accepts, members))  # type: ignore[call-overload]


def _object_test(part: Part, _: Formats) -> Accepts:
    tests = {name: named.accepts for name, named in part.get("properties", {}).items()}
    others = part.get("additionalProperties", True)
    other = others.accepts if isinstance(others, Part) else _anything if others else _nothing
    required = frozenset(part.get("required", ()))
    excluded = frozenset(part.get("not", {}).get("required", ()))  # without one of these a value is surely not what is excluded
    if "not" in part and not excluded:
        return _nothing

    def accepts(thing: Any) -> bool:
        names = thing.keys()
        if not required <= names or (excluded and excluded <= names):
            return False
        return all(tests.get(name, other)(member) for name, member in thing.items())

    return accepts


_TYPES: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}
_TESTS: Mapping[str, Callable[[Part, Formats], Accepts]] = {
    "string": _text_test,
    "integer": _number_test,
    "boolean": _no_test,
    "null": _no_test,
    "array": _list_test,
    "object": _object_test,
}
_QUICK_KEYWORDS = frozenset(
    {"type", "enum", "minLength", "maxLength", "pattern", "format", "minimum", "maximum"}
    | {"items", "properties", "required", "additionalProperties", "not", "$schema", "$id"}
)
