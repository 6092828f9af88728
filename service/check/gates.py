"""Conditions on content that is not free: what is gated, and that it is said where.

Source: https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.check.kinds import kinds_of
from service.check.nodes import Members, NodeCondition, first, nodes_in
from service.check.values import is_present
from service.model.types import types_of

_FALSE = frozenset({"false"})


def is_false(value: Any) -> bool:
    """Whether a property says false: the boolean, or schema.org's False by name."""
    value = first(value)
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].lower() in _FALSE)


def false_beside(name: str, *, beside: str) -> NodeCondition:
    """The property is false where the other is given."""
    return lambda members: not is_present(members.get(beside)) or is_false(members.get(name))


def given_where_false(name: str, *, flag: str, node: bool = False) -> NodeCondition:
    """The property is given where the flag is false; `node`: as a node, which no text stands for."""

    def condition(members: Members) -> bool:
        value = members.get(name)
        return not is_false(members.get(flag)) or (is_present(value) and not (node and not nodes_in(value)))

    return condition


def gate_stated(name: str, *, parts: str, selector: str) -> NodeCondition:
    """A node that has a gated part says itself that it is not free."""

    def condition(members: Members) -> bool:
        gated = any(is_present(part.get(selector)) and is_false(part.get(name)) for part in nodes_in(members.get(parts)))
        return not gated or is_false(members.get(name))

    return condition


def gated_part_typed(name: str, *, wanted: str) -> NodeCondition:
    """A part with a selector that is not free is of the type `wanted`."""

    def condition(members: Members) -> bool:
        gated = [part for part in nodes_in(members.get(name)) if is_present(part.get("cssSelector")) and is_false(part.get("isAccessibleForFree"))]
        return all(wanted in kinds_of(part) for part in gated)

    return condition


def gated_only_on(name: str, *, types: Sequence[str]) -> NodeCondition:
    """A node that is not free has one of these types itself: their subtypes do not count."""
    named = frozenset(types)
    return lambda members: not is_false(members.get(name)) or not (stated := types_of(members)) or not named.isdisjoint(stated)
