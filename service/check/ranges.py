"""Conditions on what a property takes, from the vocabulary: each is made for a property and holds its values to its range.

schema.org tolerates a text for a thing, an address or a Role anywhere; a property that takes any value has no condition.
Source: https://schema.org/docs/datamodel.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service.check.kinds import kinds_of
from service.check.values import TextCondition, ValueCondition
from service.check.vocabulary import ROLE, is_enumeration, is_type, members_of, range_of
from service.model.formats import is_language_tag
from service.model.types import short_name

_DATES = frozenset({"Date", "DateTime", "Time"})
_TEXTS = frozenset({"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText"})
_NUMBERS = frozenset({"Number", "Integer", "Float"})
_QUANTITIES = frozenset({"QuantitativeValue", "Quantity", "Distance", "Duration", "Mass", "Energy", "MonetaryAmount", "PropertyValue"})
_DATA = _DATES | _TEXTS | _NUMBERS | {"Boolean"}
_ANYTHING = "Thing"
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?\Z", re.ASCII)


def node_in_range(name: str) -> ValueCondition | None:
    """A node is of a type that the property takes, or a Role; an untyped one stands only where the property takes nodes."""
    takes = range_of(name)
    if not takes or _ANYTHING in takes:
        return None
    things = takes - _DATA

    def holds(value: Any) -> bool:
        if not isinstance(value, dict) or "@id" in value:
            return not isinstance(value, dict) or _fits(kinds_of(value), takes, things)
        return _fits(kinds_of(value), takes, things) or (not things and _is_language_map(value))

    return holds


def _fits(kinds: frozenset[str], takes: frozenset[str], things: frozenset[str]) -> bool:
    if not kinds:
        return bool(things)
    return not kinds.isdisjoint(takes) or ROLE in kinds or not any(is_type(kind) for kind in kinds)


def _is_language_map(value: Mapping[str, Any]) -> bool:
    return bool(value) and all(is_language_tag(key) or key == "@none" for key in value)


def number_in_range(name: str) -> ValueCondition | None:
    """A number stands only where the property takes numbers, quantities, or texts, which it is read as; dates have rules of their own."""
    takes = range_of(name)
    texts = takes & (_TEXTS - {"URL"})
    if not takes or texts or not takes.isdisjoint(_NUMBERS | _QUANTITIES | _DATES):
        return None
    return lambda value: isinstance(value, bool) or not isinstance(value, (int, float))


def boolean_in_range(name: str) -> ValueCondition | None:
    """A boolean stands only where the property takes booleans; dates have rules of their own."""
    takes = range_of(name)
    if not takes or "Boolean" in takes or takes <= _DATES:
        return None
    return lambda value: not isinstance(value, bool)


def whole_number(name: str) -> ValueCondition | None:
    """A number is whole where the property takes whole numbers only."""
    if range_of(name) != {"Integer"}:
        return None
    return lambda value: not isinstance(value, float) or value.is_integer()


def number_in_text(name: str) -> TextCondition | None:
    """A text in place of a number is a number in digits."""
    takes = range_of(name)
    return _NUMBER.match if takes and takes <= _NUMBERS else None


def number_not_text(name: str) -> TextCondition | None:
    """A number in digits is not written as a text."""
    takes = range_of(name)
    return (lambda value: not _NUMBER.match(value)) if takes and takes <= _NUMBERS else None


def enumeration_member(name: str) -> TextCondition | None:
    """A text is a member of the enumeration that the property takes, by its name or address; other vocabularies' addresses are let be."""
    members = enumeration_of(name)
    return (lambda value: short_name(value) in members or ":" in short_name(value)) if members else None


def enumeration_of(name: str) -> frozenset[str]:
    """The members that a property takes, where it takes nothing but members of enumerations."""
    takes = range_of(name)
    return members_of(takes) if takes and all(is_enumeration(kind) for kind in takes) else frozenset()
