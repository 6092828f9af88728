"""Conditions on all tags, or all items, together: their order and what only shows beside the others.

A function takes the rule's property and the row's `args` and returns a condition that gives the numbers of the tags or
items at fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from service.check.context import JSON_LD, ends_its_vocabulary, is_of_others, means_schema_org, names_whole_context, stated_for
from service.check.gates import is_false
from service.model.bundle import Item, Tag
from service.model.types import types_of

TagsCondition = Callable[[Sequence[Tag]], Iterator[int]]
Typed = tuple[Item, tuple[str, ...]]
"""An item with its types by their short names."""
ItemsCondition = Callable[[Sequence[Typed]], Iterator[int]]

_GRAPH = "/@graph"
_SAYS_NOTHING = frozenset({"@id", "@context", "@graph", "@included"})
_TWICE = 2
_LONG_NUMBER = 10


def structured_in_order(name: str) -> TagsCondition:
    """Structured tags ("og:image:width") follow the tag that they are about, each once before the next such tag.

    Source: https://ogp.me/#array. All images first and all sizes after them gives the last image every size.
    """
    roots = (name, f"{name}:url")

    def condition(tags: Sequence[Tag]) -> Iterator[int]:
        told: set[str] | None = None
        for number, tag in enumerate(tags):
            if tag.name in roots:
                told = set() if tag.name == name or told is None else told
            elif tag.name.startswith(f"{name}:"):
                if told is None or tag.name in told:
                    yield number
                else:
                    told.add(tag.name)

    return condition


def sides_at_least(name: str, *, width: int, height: int, above: int = 0) -> TagsCondition:
    """No picture states a side shorter than this, in pixels; one with a side below `above` is another row's.

    At fault is the first tag of the picture: its address, where the tags stand in order.
    """
    roots, least = (name, f"{name}:url"), {f"{name}:width": width, f"{name}:height": height}

    def condition(tags: Sequence[Tag]) -> Iterator[int]:
        start, sides = -1, list[tuple[int, int]]()
        for number, tag in enumerate((*tags, Tag(name, ""))):
            if tag.name in roots:
                if any(side < asked for side, asked in sides) and all(side >= above for side, _ in sides):
                    yield start
                start, sides = number, []
            elif tag.name in least and tag.content.strip().isdecimal() and len(tag.content.strip()) < _LONG_NUMBER:
                start = number if start < 0 else start
                sides.append((int(tag.content), least[tag.name]))

    return condition


def shape_near(name: str, *, least: float, most: float) -> TagsCondition:
    """A picture that states both sides is at least and at most so many times as wide as high."""
    roots, sides = (name, f"{name}:url"), (f"{name}:width", f"{name}:height")

    def condition(tags: Sequence[Tag]) -> Iterator[int]:
        start, stated = -1, dict[str, int]()
        for number, tag in enumerate((*tags, Tag(name, ""))):
            if tag.name in roots:
                if len(stated) == len(sides) and all(stated.values()) and not least <= stated[sides[0]] / stated[sides[1]] <= most:
                    yield start
                start, stated = number, {}
            elif tag.name in sides and tag.content.strip().isdecimal() and len(tag.content.strip()) < _LONG_NUMBER:
                start = number if start < 0 else start
                stated[tag.name] = int(tag.content)

    return condition


def in_schema_org_context() -> ItemsCondition:
    """A JSON-LD item's "@context", or that of the document around it, gives its terms a meaning of schema.org's.
    One in the terms of other vocabularies alone needs none. The members of a graph lack one context, and the first tells it."""

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        told: set[str] = set()
        for number, (item, types) in enumerate(items):
            if item.syntax == JSON_LD and not means_schema_org(item, types) and not is_of_others(item) and (at := stated_for(item)) not in told:
                told.add(at)
                yield number

    return condition


def in_whole_context() -> ItemsCondition:
    """A context of schema.org's is its context, not one of its pages."""
    return lambda items: (number for number, (item, _) in enumerate(items) if item.syntax == JSON_LD and not names_whole_context(item))


def in_ended_vocabulary() -> ItemsCondition:
    """A "@vocab" of schema.org's ends where a term can follow."""
    return lambda items: (number for number, (item, _) in enumerate(items) if item.syntax == JSON_LD and not ends_its_vocabulary(item))


def not_in_syntax(*, syntax: str, flag: str) -> ItemsCondition:
    """An item that says false at `flag` is not stated in this syntax."""
    return lambda items: (number for number, (item, _) in enumerate(items) if item.syntax == syntax and is_false(item.node.get(flag)))


def within_type(*, outer: str) -> ItemsCondition:
    """An item does not stand alone beside one of the type `outer`, which it belongs into, unless that one points at it."""

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        if not any(outer in types for _, types in items):
            return
        for number, (item, types) in enumerate(items):
            if outer not in types and item.syntax == JSON_LD and "@id" not in item.node:
                yield number

    return condition


def typed() -> ItemsCondition:
    """An item states a type, unless it only adds to a node of its "@id" that another item describes."""

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        described = Counter(name for item, _ in items if isinstance(name := item.node.get("@id"), str))
        for number, (item, types) in enumerate(items):
            if (
                not any(types)
                and not any(types_of(item.node))
                and not item.node.keys() <= _SAYS_NOTHING
                and described[str(item.node.get("@id"))] < _TWICE
                and not is_of_others(item)
            ):
                yield number

    return condition


def type_is_one_text() -> ItemsCondition:
    """A JSON-LD item's "@type" is one text, not a list."""
    return lambda items: (number for number, (item, _) in enumerate(items) if item.syntax == JSON_LD and isinstance(item.node.get("@type"), list))


def type_among(*, types: Sequence[str]) -> ItemsCondition:
    """A JSON-LD item with one type has one of these, by itself: subtypes do not count."""
    known = frozenset(types)

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        for number, (item, types) in enumerate(items):
            if item.syntax == JSON_LD and len(types) == 1 and types[0] not in known:
                yield number

    return condition


def at_root() -> ItemsCondition:
    """A JSON-LD item is a root of its script, not a member of a @graph."""
    return lambda items: (number for number, (item, types) in enumerate(items) if item.syntax == JSON_LD and _GRAPH in item.at)


def not_before_type(*, wanted: str) -> ItemsCondition:
    """A JSON-LD root item does not stand before the first one of the type `wanted`."""

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        roots = [number for number, (item, types) in enumerate(items) if item.syntax == JSON_LD and _GRAPH not in item.at]
        wanted_at = [number for number in roots if items[number][1] == (wanted,)]
        yield from (number for number in roots if wanted_at and number < wanted_at[0])

    return condition


def first_of_types(*, types: Sequence[str]) -> ItemsCondition:
    """An item of one of these types is the only one, or the first; a repetition in another syntax is let be."""
    known = frozenset(types)

    def condition(items: Sequence[Typed]) -> Iterator[int]:
        seen: set[str] = set()
        for number, (item, types) in enumerate(items):
            if known.intersection(types):
                if item.syntax in seen:
                    yield number
                seen.add(item.syntax)

    return condition


def no_longer_shown() -> ItemsCondition:
    """Never met: the consumer has ended the display of the rule's types, and whoever states one should know."""
    return lambda items: iter(range(len(items)))
