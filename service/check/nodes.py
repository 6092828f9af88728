"""Conditions on what a node (or a set of tags, name → contents) has as a whole: what is there, and what goes with what.

Each function takes the rule's property and the row's `args` by name and returns the condition: True means as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from service.check.dates import instant, whole_day
from service.check.kinds import kinds_of
from service.check.values import is_present

Members = Mapping[str, Any]
_DAY = len("2026-11-23")
NodeCondition = Callable[[Members], bool]


def find(members: Members, dotted: str) -> Any:
    """The first value at a dotted property ("publisher.name"), or None."""
    value: Any = members
    for name in dotted.split("."):
        value = first(value.get(name)) if isinstance(value, dict) else None
    return value


def first(value: Any) -> Any:
    """The first of a list, the text of a value object, or the value itself."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


def nodes_in(value: Any) -> list[dict[str, Any]]:
    """The nodes among a property's values."""
    return [member for member in (value if isinstance(value, list) else [value]) if isinstance(member, dict)]


def present(name: str, *, either: Sequence[str] = (), beside: Sequence[str] = ()) -> NodeCondition:
    """The property, or one of `either` in its place, says something; where `beside` is given, only next to one of these."""
    if not either and not beside:
        return lambda members: is_present(members.get(name))
    accepted, asking = (name, *either), tuple(beside)

    def condition(members: Members) -> bool:
        for one in accepted:
            value = members.get(one) if "." not in one else find(members, one)
            if is_present(value):
                return True
        return bool(asking) and not any(is_present(members.get(one)) for one in asking)

    return condition


def count(name: str, *, least: int = 0, most: int | None = None) -> NodeCondition:
    """The property, where it is given, has at least `least` and at most `most` values; null is none."""

    def condition(members: Members) -> bool:
        value = members.get(name)
        number = len(value) - value.count(None) if isinstance(value, list) else 1
        return (number >= least and (most is None or number <= most)) or not is_present(value)

    return condition


def one_value(name: str) -> NodeCondition:
    """The property does not have two values that differ; texts that each state their language may, a
    blank one is none, and a day agrees with a moment of it."""

    def condition(members: Members) -> bool:
        values = members.get(name)
        if not isinstance(values, list):
            return True
        told = {str(first(value)).strip() for value in values if not _has_language(value)} - {""}
        return len(told) <= 1 or len(told - {moment[:_DAY] for moment in told if moment[_DAY : _DAY + 1] == "T"}) <= 1

    return condition


def _has_language(value: Any) -> bool:
    return isinstance(value, dict) and "@language" in value


def same(name: str, *, other: str) -> NodeCondition:
    """Two properties that mean one thing do not differ."""

    def condition(members: Members) -> bool:
        one, two = first(members.get(name)), first(members.get(other))
        return not isinstance(one, str) or not isinstance(two, str) or one.strip() == two.strip() or not (one.strip() and two.strip())

    return condition


def not_before(name: str, *, other: str) -> NodeCondition:
    """The moment is not earlier than the other. Two whole days are compared as days; a time without an offset, or a day
    with a moment, is not compared."""

    def condition(members: Members) -> bool:
        if name not in members or other not in members:
            return True
        texts = [value.strip() if isinstance(value := first(members[one]), str) else "" for one in (name, other)]
        return _in_order([whole_day(text) for text in texts]) and _in_order([instant(text) for text in texts])

    return condition


def _in_order(pair: Sequence[Any]) -> bool:
    later, earlier = pair
    return later is None or earlier is None or bool(later >= earlier)


def unbranded(name: str, *, brand: str, marks: Sequence[str]) -> NodeCondition:
    """The text does not end with a mark ("|") and the name of the site, which stands at the dotted property `brand`."""
    known = tuple(marks)

    def condition(members: Members) -> bool:
        title, site = first(members.get(name)), find(members, brand)
        if not isinstance(title, str) or not isinstance(site, str) or not site.strip():
            return True
        head, tail = title.rstrip()[: -len(site.strip())].rstrip(), title.rstrip()[-len(site.strip()) :]
        return tail.casefold() != site.strip().casefold() or not head.endswith(known)

    return condition


def only_where(name: str, *, other: str, values: Sequence[str]) -> NodeCondition:
    """The property stands only where the other, if it is stated, has one of these values (capitals do not matter)."""
    allowed = frozenset(values)
    return lambda members: name not in members or not isinstance(of := first(members.get(other)), str) or of.strip().lower() in allowed


def given_where(name: str, *, other: str, values: Sequence[str], either: Sequence[str] = ()) -> NodeCondition:
    """The property, or one of `either`, is given where the other has one of these values."""
    asking, given = frozenset(values), present(name, either=either)
    return lambda members: not isinstance(of := first(members.get(other)), str) or of.strip() not in asking or given(members)


def absent(name: str) -> NodeCondition:
    """The property is not there."""
    return lambda members: name not in members


def absent_beside(name: str, *, beside: Sequence[str], also: Sequence[str] = ()) -> NodeCondition:
    """The property, or one of `also`, is not there where one of these is."""
    asked = (name, *also)
    return lambda members: not any(one in members for one in asked) or not any(is_present(members.get(one)) for one in beside)


def differs(name: str, *, other: str) -> NodeCondition:
    """Two properties that mean different things do not say the same."""

    def condition(members: Members) -> bool:
        one, two = first(members.get(name)), first(members.get(other))
        return not isinstance(one, str) or not isinstance(two, str) or not one.strip() or one.strip().casefold() != two.strip().casefold()

    return condition


def given_only_on(name: str, *, types: Sequence[str]) -> NodeCondition:
    """The property stands on nodes of these types and their subtypes only; a node of no type is let be."""
    allowed = frozenset(types)
    return lambda members: name not in members or not (kinds := kinds_of(members)) or bool(kinds & allowed)


def id_absolute(name: str) -> NodeCondition:
    """A name for a node is a whole address, or one for this document only ("_:b0")."""
    return lambda members: not isinstance(value := members.get(name), str) or ":" in value.partition("/")[0]


def points_absolutely(name: str) -> NodeCondition:
    """A node in the property that is named by its "@id" is named by a whole address."""
    return lambda members: all(":" in stated for node in nodes_in(members.get(name)) if isinstance(stated := node.get("@id", ":"), str))


def counted_up(name: str, *, member: str) -> NodeCondition:
    """The numbers that the nodes of the list have at `member` grow from node to node."""

    def condition(members: Members) -> bool:
        stated = [first(node.get(member)) for node in nodes_in(members.get(name))]
        numbers = [int(text) for value in stated if not isinstance(value, bool) and (text := str(value).strip()).isdecimal() and len(text) < 10]
        return all(before < after for before, after in pairwise(numbers))

    return condition


def page_of_its_own(name: str, *, types: Sequence[str]) -> NodeCondition:
    """The address of a node of these types, where it has one alone, is not the home page of its site."""
    wanted = frozenset(types)

    def condition(members: Members) -> bool:
        return not any(_has_home_page(node) for node in nodes_in(members.get(name)) if kinds_of(node) & wanted)

    return condition


def _has_home_page(node: Members) -> bool:
    stated = first(node.get("url"))
    if not isinstance(stated, str) or is_present(node.get("sameAs")):
        return False
    _, web, rest = stated.partition("://")
    host, _, path = rest.partition("/")
    return bool(web) and path.strip("/ ") == "" and not _is_own_host(host, node)


def _is_own_host(host: str, node: Members) -> bool:
    """Whether a host is named like its person: maralindqvist.example is hers."""
    name = first(node.get("name"))
    words = [word for word in name.casefold().split() if len(word) > 2] if isinstance(name, str) else []
    return any(word in host.casefold() for word in words)


def least_where(name: str, *, least: int, other: str, values: Sequence[str]) -> NodeCondition:
    """The number is not less than this where the other has one of these values."""
    asking = frozenset(values)

    def condition(members: Members) -> bool:
        stated, of = first(members.get(name)), first(members.get(other))
        text = str(stated).strip()
        return of not in asking or not text.isdecimal() or len(text) > 9 or int(text) >= least

    return condition


def linked_but_last(name: str, *, member: str) -> NodeCondition:
    """Every node of the list but the last has this member (an `item` that is a node may hold its address itself)."""
    return lambda members: all(is_present(node.get(member)) for node in nodes_in(members.get(name))[:-1])


def _says(value: Any, wanted: str) -> bool:
    stated = first(value)
    return isinstance(stated, str) and stated.strip().casefold() == wanted.strip().casefold()


def not_named_as(name: str, *, other: str, types: Sequence[str]) -> NodeCondition:
    """No node of these types in the property has the name that stands at the dotted property `other`."""
    wanted = frozenset(types)

    def condition(members: Members) -> bool:
        taken = find(members, other)
        if not isinstance(taken, str) or not taken.strip():
            return True
        alike = [node for node in nodes_in(members.get(name)) if _says(node.get("name"), taken)]
        return not any(kinds_of(node) & wanted for node in alike)

    return condition
