"""Every pattern of the service, and texts made from it that are the worst for it: its own parts again and again, never quite matching."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from re import _parser  # type: ignore[attr-defined]  # the one way to a pattern's parts
from typing import Any

import service

MOST_PARTS = 8
_CATEGORIES = {"DIGIT": "7", "NOT_DIGIT": "a", "SPACE": " ", "NOT_SPACE": "a", "WORD": "a", "NOT_WORD": "-"}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Each compiled pattern that a module holds, with its place; one that several share once."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(service.__path__, "service."):
        if module.name.endswith("__main__") or ".migrations." in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in _inside(value, 0):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{module.name}.{name} {pattern.pattern[:40]!r}", pattern


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (list, tuple, set, frozenset)) and depth < 3:
        for member in value:
            yield from _inside(member, depth + 1)
    elif isinstance(value, dict) and depth < 3:
        for member in value.values():
            yield from _inside(member, depth + 1)
    elif is_dataclass(type(value)) and depth < 3:
        for field in fields(value):
            yield from _inside(getattr(value, field.name, None), depth + 1)


def worst_texts(pattern: re.Pattern[Any], size: int) -> Iterator[Any]:
    """Texts of this length: each part of the pattern repeated, alone and behind another, with an end that does not match."""
    stated = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    parsed = _parser.parse(stated, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    whole = _example(parsed)
    parts = list(dict.fromkeys([whole, *_parts(parsed), " ", "a", "\n", "<", "1 ", "A. ", "a-"]))[:MOST_PARTS]
    for text in (part * (size // len(part) + 1) for part in parts if part):
        for made in (text[:size], whole[:50] + text[:size], text[:size] + "\x00"):
            yield made if isinstance(pattern.pattern, str) else made.encode("latin-1", "replace")


def _parts(parsed: Any) -> Iterator[str]:
    """An example of what each repeat, group and class in the pattern matches."""
    for operator, argument in parsed:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield _example(argument[2])
            yield from _parts(argument[2])
        elif name == "SUBPATTERN":
            yield _example(argument[3])
            yield from _parts(argument[3])
        elif name == "BRANCH":
            for way in argument[1]:
                yield _example(way)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _parts(argument[1])
        elif name == "ATOMIC_GROUP":
            yield from _parts(argument)


def _example(parsed: Any) -> str:
    """A text that the pattern, or nearly it, matches."""
    return "".join(_of(str(operator), argument) for operator, argument in parsed)


def _of(name: str, argument: Any) -> str:
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL" | "ANY":
            return "a"
        case "IN":
            return _of_class(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _example(argument[2]) * max(1, min(argument[0], 3))
        case "SUBPATTERN":
            return _example(argument[3])
        case "BRANCH":
            return _example(argument[1][0])
        case "ATOMIC_GROUP":
            return _example(argument)
        case _:
            return ""


def _of_class(members: Any) -> str:
    (operator, argument), *rest = members
    if str(operator) == "NEGATE":
        forbidden = {chr(value) for kind, value in rest if str(kind) == "LITERAL"}
        return next(letter for letter in "a1- .x" if letter not in forbidden)
    if str(operator) == "LITERAL":
        return chr(argument)
    if str(operator) == "RANGE":
        return chr(argument[0])
    return _CATEGORIES.get(str(argument).removeprefix("CATEGORY_"), "a")
