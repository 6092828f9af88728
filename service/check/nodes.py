"""Conditions on what a node (or a set of tags, name → contents) has as a whole: what is there, and what goes with what.

Each function takes the rule's property and the row's `args` by name and returns a test: True means as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service.check.dates import instant, whole_day
from service.check.kinds import kinds_of
from service.check.values import is_present

Members = Mapping[str, Any]
NodeTest = Callable[[Members], bool]

_FALSE = frozenset({"false"})


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


def present(name: str, *, either: Sequence[str] = (), beside: Sequence[str] = ()) -> NodeTest:
    """The property, or one of `either` in its place, says something; where `beside` is given, only next to one of these."""
    if not either and not beside:
        return lambda members: is_present(members.get(name))
    accepted, asking = (name, *either), tuple(beside)

    def test(members: Members) -> bool:
        for one in accepted:
            value = members.get(one) if "." not in one else find(members, one)
            if is_present(value):
                return True
        return bool(asking) and not any(is_present(members.get(one)) for one in asking)

    return test


def count(name: str, *, least: int = 0, most: int | None = None) -> NodeTest:
    """The property, where it is given, has at least `least` and at most `most` values."""

    def test(members: Members) -> bool:
        value = members.get(name)
        number = len(value) if isinstance(value, list) else 1
        return (number >= least and (most is None or number <= most)) or not is_present(value)

    return test


def one_value(name: str) -> NodeTest:
    """The property does not have two values that differ."""
    return lambda members: not isinstance(values := members.get(name), list) or len({str(value).strip() for value in values}) <= 1


def all_beside(name: str, *, beside: Sequence[str]) -> NodeTest:
    """Where the property is given, each of these is given beside it."""
    return lambda members: not is_present(members.get(name)) or all(is_present(members.get(one)) for one in beside)


def same(name: str, *, other: str) -> NodeTest:
    """Two properties that mean one thing do not differ."""

    def test(members: Members) -> bool:
        one, two = first(members.get(name)), first(members.get(other))
        return not isinstance(one, str) or not isinstance(two, str) or one.strip() == two.strip() or not (one.strip() and two.strip())

    return test


def not_before(name: str, *, other: str) -> NodeTest:
    """The moment is not earlier than the other. Two whole days are compared as days; a time without an offset, or a day
    with a moment, is not compared."""

    def test(members: Members) -> bool:
        if name not in members or other not in members:
            return True
        texts = [value.strip() if isinstance(value := first(members[one]), str) else "" for one in (name, other)]
        return _in_order([whole_day(text) for text in texts]) and _in_order([instant(text) for text in texts])

    return test


def _in_order(pair: Sequence[Any]) -> bool:
    later, earlier = pair
    return later is None or earlier is None or bool(later >= earlier)


def unbranded(name: str, *, brand: str, marks: Sequence[str]) -> NodeTest:
    """The text does not end with a mark ("|") and the name of the site, which stands at the dotted property `brand`."""
    known = tuple(marks)

    def test(members: Members) -> bool:
        title, site = first(members.get(name)), find(members, brand)
        if not isinstance(title, str) or not isinstance(site, str) or not site.strip():
            return True
        head, tail = title.rstrip()[: -len(site.strip())].rstrip(), title.rstrip()[-len(site.strip()) :]
        return tail.casefold() != site.strip().casefold() or not head.endswith(known)

    return test


def area_at_least(name: str, *, least: int, width: str, height: str) -> NodeTest:
    """Width times height, where both are stated in pixels, is not less than this."""

    def test(members: Members) -> bool:
        sides = [first(members.get(side)) for side in (width, height)]
        pixels = [int(side) for side in sides if not isinstance(side, bool) and str(side).strip().isdecimal() and len(str(side)) < 10]
        return len(pixels) < 2 or name not in members or pixels[0] * pixels[1] >= least

    return test


def ratio_at_most(name: str, *, most: float, width: str, height: str) -> NodeTest:
    """Width is at most so many times the height, where both are stated in pixels."""
    fits = area_at_least(name, least=0, width=width, height=height)

    def test(members: Members) -> bool:
        sides = [str(first(members.get(side))).strip() for side in (width, height)]
        return not fits(members) or not all(side.isdecimal() and len(side) < 10 for side in sides) or int(sides[0]) <= most * int(sides[1])

    return test


def only_where(name: str, *, other: str, values: Sequence[str]) -> NodeTest:
    """The property stands only where the other, if it is stated, has one of these values (capitals do not matter)."""
    allowed = frozenset(values)
    return lambda members: name not in members or not isinstance(of := first(members.get(other)), str) or of.strip().lower() in allowed


def false_beside(name: str, *, beside: str) -> NodeTest:
    """The property is false where the other is given."""
    return lambda members: not is_present(members.get(beside)) or is_false(members.get(name))


def given_where(name: str, *, other: str, values: Sequence[str], either: Sequence[str] = ()) -> NodeTest:
    """The property, or one of `either`, is given where the other has one of these values."""
    asking, given = frozenset(values), present(name, either=either)
    return lambda members: not isinstance(of := first(members.get(other)), str) or of.strip() not in asking or given(members)


def given_where_false(name: str, *, flag: str) -> NodeTest:
    """The property is given where the flag is false."""
    return lambda members: not is_false(members.get(flag)) or is_present(members.get(name))


def gate_stated(name: str, *, parts: str, selector: str) -> NodeTest:
    """A node that has a gated part says itself that it is not free."""

    def test(members: Members) -> bool:
        gated = any(is_present(part.get(selector)) and is_false(part.get(name)) for part in nodes_in(members.get(parts)))
        return not gated or is_false(members.get(name))

    return test


def is_false(value: Any) -> bool:
    """Whether a property says false: the boolean, or schema.org's False by name."""
    value = first(value)
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].lower() in _FALSE)


def linked_but_last(name: str, *, member: str) -> NodeTest:
    """Every node of the list but the last has this member (an `item` that is a node may hold its address itself)."""
    return lambda members: all(is_present(node.get(member)) for node in nodes_in(members.get(name))[:-1])


def _says(value: Any, wanted: str) -> bool:
    stated = first(value)
    return isinstance(stated, str) and stated.strip().casefold() == wanted.strip().casefold()


def not_named_as(name: str, *, other: str, types: Sequence[str]) -> NodeTest:
    """No node of these types in the property has the name that stands at the dotted property `other`."""
    wanted = frozenset(types)

    def test(members: Members) -> bool:
        taken = find(members, other)
        if not isinstance(taken, str) or not taken.strip():
            return True
        alike = [node for node in nodes_in(members.get(name)) if _says(node.get("name"), taken)]
        return not any(kinds_of(node) & wanted for node in alike)

    return test
