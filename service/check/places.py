"""Where something stands in an item: the way to it, as a JSON Pointer (RFC 6901) and as a dotted property.

A hostile document may be nested as deep as it likes: what stands deeper than MAX_DEPTH is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from service.model.types import short_name

MAX_DEPTH = 100
"""Nodes and lists inside one another; honest markup has about ten."""
_WRAPPERS = {"@value": None, "@list": None, "@set": None}.keys()
_TELLING = frozenset({"@type", "@context", "@id"})
"""JSON-LD's keywords that a finding may be about; the others are only on the way."""

Way = tuple["Way | None", str | int, int]
"""A member: the place of the node or list that holds it, its name or number there, and how deep it stands."""
Members = Mapping[str, Any]


def leaves(value: Any, place: Way) -> Iterable[tuple[Any, Way]]:
    """The values of a member: those of its lists, the content of value objects; nodes whole, references that state no type left out."""
    if place[2] > MAX_DEPTH:
        return ()
    if isinstance(value, list):
        return _members(value, place)
    if not isinstance(value, dict) or ("@id" not in value and _WRAPPERS.isdisjoint(value)):
        return ((value, place),)
    held = next((key for key in _WRAPPERS if key in value), None)
    if held is None:
        return () if len(value) == 1 else ((value, place),)
    return leaves(value[held], (place, held, place[2] + 1))


def _members(values: list[Any], place: Way) -> Iterator[tuple[Any, Way]]:
    depth = place[2] + 1
    for number, value in enumerate(values):
        yield from leaves(value, (place, number, depth))


def map_leaves(value: Any, place: Way) -> Iterator[tuple[Any, Way]]:
    """The values of a member that is a map by languages or the like: {"en": …, "de": …}."""
    for key, member in value.items() if isinstance(value, dict) else ():
        yield from leaves(member, (place, key, place[2] + 1))


def is_reference(node: Members) -> bool:
    """Whether a node only points at another: {"@id": …}, with its type at most."""
    return "@id" in node and (len(node) == 1 or (len(node) == 2 and "@type" in node))


def steps_to(place: Way | None) -> list[str | int]:
    """The names and numbers on the way to a place, from the item on."""
    steps: list[str | int] = []
    while place is not None:
        steps.append(place[1])
        place = place[0]
    return steps[::-1]


def pointer(at: str, steps: Iterable[str | int]) -> str:
    """The JSON Pointer from `at` on. Source: RFC 6901, 3."""
    return at + "".join(f"/{step.replace('~', '~0').replace('/', '~1') if isinstance(step, str) else step}" for step in steps)


def dotted(steps: Iterable[str | int]) -> str:
    """The way as a finding's property: names by schema.org's short forms, without numbers ("image.@type")."""
    names = [step for step in steps if isinstance(step, str)]
    return ".".join(short_name(name) for number, name in enumerate(names) if name[:1] != "@" or (name in _TELLING and number == len(names) - 1))
