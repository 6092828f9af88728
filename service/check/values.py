"""Conditions on one value of a property, or on one tag's content.

Each function takes the `args` of a rule's row by name and returns the condition: True means that the value is as it should be.
A condition sees the values of its kind only (conditions.Kind), and texts without the blanks around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from service.check.kinds import kinds_of
from service.model.formats import is_language_tag
from service.model.types import types_of

ValueCondition = Callable[[Any], object]
TextCondition = Callable[[str], object]
"""Conditions give something true, or something false; a compiled pattern's own method is the fastest of all."""

_INTEGER = re.compile(r"[+-]?\d{1,18}\Z", re.ASCII)
_ELEMENT = re.compile(r"<[^<>]*>|&nbsp;")
_TRUTH = frozenset({"true", "false"})


def is_present(value: Any) -> bool:
    """Whether a property's value says anything: None, "", blanks, [], {} and lists of these do not."""
    if isinstance(value, str):
        return value != "" and not value.isspace()
    if isinstance(value, dict):
        return is_node(value) or _holds_something(value)
    return value is not None and (not isinstance(value, list) or _holds_something(value))


def is_node(value: Any) -> bool:
    """Whether this is a node that says something, not a value object ({"@value": …}) or {}."""
    return isinstance(value, dict) and "@value" not in value and value != {}


def _holds_something(value: Any) -> bool:
    pending = [value]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(reversed(value))
        elif isinstance(value, dict) and "@value" in value:
            pending.append(value["@value"])
        elif value != {} and is_present(value):
            return True
    return False


def not_blank() -> ValueCondition:
    """Never met: it is asked of blank texts only."""
    return lambda _: False


def not_null() -> ValueCondition:
    """The value is not null."""
    return lambda value: value is not None


def typed_node() -> ValueCondition:
    """A node says what it is, or points at one by its "@id"."""
    return lambda value: not isinstance(value, dict) or not value or "@id" in value or any(types_of(value)) or _is_map_of_languages(value)


def _is_map_of_languages(value: dict[str, Any]) -> bool:
    return all(is_language_tag(name) for name in value)


def not_number() -> ValueCondition:
    """The value is no number; booleans are another rule's."""
    return lambda value: isinstance(value, bool) or not isinstance(value, (int, float))


def filled_text() -> TextCondition:
    """Something is left of the text when its HTML elements are taken away."""
    return lambda value: value[0] not in "<&" or _ELEMENT.sub("", value).strip() != ""


def node_of(*, types: Sequence[str], untyped: bool = True, or_text: bool = False) -> ValueCondition:
    """A node of one of these types or their subtypes. untyped: whether a node may state no type; or_text: or a text."""
    wanted = frozenset(types)

    def condition(value: Any) -> bool:
        if not isinstance(value, dict):
            return value is None or (or_text and not isinstance(value, bool))
        stated = kinds_of(value)
        return bool(stated & wanted) if stated else untyped or "@id" in value

    return condition


def node() -> ValueCondition:
    """A node, not a text or a number."""
    return lambda value: value is None or isinstance(value, dict)


def boolean() -> ValueCondition:
    """true or false: a boolean, or schema.org's True and False by name."""
    return lambda value: isinstance(value, (bool, dict)) or value is None or (isinstance(value, str) and value.rpartition("/")[2].lower() in _TRUTH)


def boolean_not_text() -> TextCondition:
    """A boolean is not written as a text ("False")."""
    return lambda value: value.lower() not in _TRUTH


def integer() -> ValueCondition:
    """A whole number, as a number or in digits."""
    return lambda value: _number(value) is not None or isinstance(value, dict) or value is None


def at_least(*, least: int) -> ValueCondition:
    """A whole number is not less than this; what is no whole number is another rule's."""
    return lambda value: (number := _number(value)) is None or number >= least


def at_most(*, most: int) -> ValueCondition:
    """A whole number is not more than this; what is no whole number is another rule's."""
    return lambda value: (number := _number(value)) is None or number <= most


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return int(value) if _INTEGER.match(value) else None
    return int(value) if isinstance(value, int) or (isinstance(value, float) and value.is_integer()) else None


def one_of(*, values: Sequence[str]) -> TextCondition:
    """The text is one of these."""
    allowed = frozenset(values)
    return lambda value: value in allowed


def matches(*, pattern: str) -> TextCondition:
    """The text has this form, from its first character to its last."""
    return re.compile(pattern).fullmatch


def not_matching(*, pattern: str) -> TextCondition:
    """The text has not this form, from its first character to its last."""
    return re.compile(rf"(?!(?:{pattern})\Z)").match


def not_containing(*, pattern: str) -> TextCondition:
    """This form stands nowhere in the text."""
    form = re.compile(pattern)
    return lambda value: form.search(value) is None


def max_length(*, length: int) -> TextCondition:
    """The text has no more characters than this (Unicode code points)."""
    return lambda value: len(value) <= length


def language() -> TextCondition:
    """The text is a BCP 47 tag ("en-GB"). Source: RFC 5646."""
    return is_language_tag
