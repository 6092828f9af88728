"""Conditions on all tags, or all items, together: their order and what only shows beside the others.

A function takes the rule's property and the row's `args` and returns a test that gives the numbers of the tags or
items at fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from service.model.bundle import Item, Tag

TagsTest = Callable[[Sequence[Tag]], Iterator[int]]
Typed = tuple[Item, tuple[str, ...]]
"""An item with its types by their short names."""
ItemsTest = Callable[[Sequence[Typed]], Iterator[int]]

_SCHEMA_ORG = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org(?:[/#]|\Z)", re.IGNORECASE)
_JSON_LD = "json-ld"
_GRAPH = "/@graph"
_SAYS_NOTHING = frozenset({"@id", "@context", "@graph"})
_TWICE = 2
_LONG_NUMBER = 10


def structured_in_order(name: str) -> TagsTest:
    """Structured tags ("og:image:width") follow the tag that they are about, each once before the next such tag.

    Source: https://ogp.me/#array. All images first and all sizes after them gives the last image every size.
    """
    roots = (name, f"{name}:url")

    def test(tags: Sequence[Tag]) -> Iterator[int]:
        told: set[str] | None = None
        for number, tag in enumerate(tags):
            if tag.name in roots:
                told = set() if tag.name == name or told is None else told
            elif tag.name.startswith(f"{name}:"):
                if told is None or tag.name in told:
                    yield number
                else:
                    told.add(tag.name)

    return test


def sides_at_least(name: str, *, width: int, height: int, above: int = 0) -> TagsTest:
    """No picture states a side shorter than this, in pixels; one with a side below `above` is another row's.

    At fault is the first tag of the picture: its address, where the tags stand in order.
    """
    roots, least = (name, f"{name}:url"), {f"{name}:width": width, f"{name}:height": height}

    def test(tags: Sequence[Tag]) -> Iterator[int]:
        start, sides = -1, list[tuple[int, int]]()
        for number, tag in enumerate((*tags, Tag(name, ""))):
            if tag.name in roots:
                if any(side < asked for side, asked in sides) and all(side >= above for side, _ in sides):
                    yield start
                start, sides = number, []
            elif tag.name in least and tag.content.strip().isdecimal() and len(tag.content.strip()) < _LONG_NUMBER:
                start = number if start < 0 else start
                sides.append((int(tag.content), least[tag.name]))

    return test


def in_schema_org_context() -> ItemsTest:
    """A JSON-LD item's "@context" names schema.org; one of a @graph has it from the document, which is not seen here."""

    def test(items: Sequence[Typed]) -> Iterator[int]:
        for number, (item, _) in enumerate(items):
            stated = item.node.get("@context")
            if item.syntax == _JSON_LD and not names_schema_org(stated) and (stated is not None or _GRAPH not in item.at):
                yield number

    return test


def names_schema_org(context: Any) -> bool:
    """Whether a JSON-LD context is schema.org's, or gives schema.org a prefix."""
    for part in context if isinstance(context, list) else [context]:
        texts = part.values() if isinstance(part, dict) else [part]
        if any(isinstance(text, str) and _SCHEMA_ORG.match(text.strip()) for text in texts):
            return True
    return False


def typed() -> ItemsTest:
    """An item states a type, unless it only adds to a node of its "@id" that another item describes."""

    def test(items: Sequence[Typed]) -> Iterator[int]:
        described = Counter(name for item, _ in items if isinstance(name := item.node.get("@id"), str))
        for number, (item, types) in enumerate(items):
            if not any(types) and not item.node.keys() <= _SAYS_NOTHING and described[str(item.node.get("@id"))] < _TWICE:
                yield number

    return test


def type_is_one_text() -> ItemsTest:
    """A JSON-LD item's "@type" is one text, not a list."""
    return lambda items: (number for number, (item, _) in enumerate(items) if item.syntax == _JSON_LD and isinstance(item.node.get("@type"), list))


def type_among(*, types: Sequence[str]) -> ItemsTest:
    """A JSON-LD item with one type has one of these, by itself: subtypes do not count."""
    known = frozenset(types)

    def test(items: Sequence[Typed]) -> Iterator[int]:
        for number, (item, types) in enumerate(items):
            if item.syntax == _JSON_LD and len(types) == 1 and types[0] not in known:
                yield number

    return test


def at_root() -> ItemsTest:
    """A JSON-LD item is a root of its script, not a member of a @graph."""
    return lambda items: (number for number, (item, types) in enumerate(items) if item.syntax == _JSON_LD and _GRAPH in item.at)


def not_before_type(*, wanted: str) -> ItemsTest:
    """A JSON-LD root item does not stand before the first one of the type `wanted`."""

    def test(items: Sequence[Typed]) -> Iterator[int]:
        roots = [number for number, (item, types) in enumerate(items) if item.syntax == _JSON_LD and _GRAPH not in item.at]
        wanted_at = [number for number in roots if items[number][1] == (wanted,)]
        yield from (number for number in roots if wanted_at and number < wanted_at[0])

    return test


def first_of_types(*, types: Sequence[str]) -> ItemsTest:
    """An item of one of these types is the only one, or the first; a repetition in another syntax is let be."""
    known = frozenset(types)

    def test(items: Sequence[Typed]) -> Iterator[int]:
        seen: set[str] = set()
        for number, (item, types) in enumerate(items):
            if known.intersection(types):
                if item.syntax in seen:
                    yield number
                seen.add(item.syntax)

    return test


def no_longer_shown() -> ItemsTest:
    """Never met: the consumer has ended the display of the rule's types, and whoever states one should know."""
    return lambda items: iter(range(len(items)))
