"""Conditions on all items and their nodes as one graph: references, cycles, and items that disagree.

A function takes the rule's property and the row's `args`, and returns a condition that gives the faults.
Source: https://developers.google.com/search/docs/appearance/structured-data/sd-policies
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from service.check.addresses import address_in, page_key
from service.check.dates import instant, whole_day
from service.check.faults import Fault, Found, Subject, folded
from service.check.nodes import first
from service.check.places import is_reference, steps_to
from service.check.values import is_present

GraphCondition = Callable[[Subject], Iterator[Fault]]

_BLANK = "_:"
_STEP = "item"
_LEAST_LISTED = 3
"""Headlines of articles without an address that make them a list of teasers: an article is stated twice at most."""
_MOST_COMPARED = 50
"""Nodes of one "@id", or articles of one page, that are compared: a hostile document has thousands."""


def reference_described(_: str) -> GraphCondition:
    """A reference into this page or document leads to a node that stands there."""
    return lambda subject: _dangling(subject, elsewhere=False)


def reference_near(_: str) -> GraphCondition:
    """A reference with a fragment, to the host that the items are of, leads to a node that stands here."""
    return lambda subject: _dangling(subject, elsewhere=True)


def _dangling(subject: Subject, *, elsewhere: bool) -> Iterator[Fault]:
    """References to what stands nowhere. elsewhere: to another page of the site, not to this one."""
    here = {base for name in subject.by_id if (base := name.partition("#")[0])} | (
        {subject.shown.url} if subject.shown and subject.shown.url else set()
    )
    hosts = {_host(base) for base in here} - {""}
    for found in subject.nodes:
        name = found.node.get("@id")
        if not isinstance(name, str) or found.way is None or not is_reference(found.node) or name in subject.by_id:
            continue
        if _is_local(name, here):
            if not elsewhere:
                yield Fault(found.item, tuple(steps_to(found.way)), value=name)
        elif elsewhere and "#" in name and _host(name) in hosts:
            yield Fault(found.item, tuple(steps_to(found.way)), value=name)


def _is_local(name: str, here: set[str]) -> bool:
    base, mark, _ = name.partition("#")
    return name.startswith(_BLANK) or (bool(mark) and (not base or base in here))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def not_itself(_: str) -> GraphCondition:
    """No node points at itself."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for found in subject.nodes:
            name = found.node.get("@id")
            for member, value in found.node.items() if isinstance(name, str) and not is_reference(found.node) else ():
                for number, one in enumerate(value if isinstance(value, list) else [value]):
                    if isinstance(one, dict) and is_reference(one) and one["@id"] == name:
                        steps = (*steps_to(found.way), member, *((number,) if isinstance(value, list) else ()))
                        yield Fault(found.item, steps, value=name)

    return condition


def not_within_itself(name: str) -> GraphCondition:
    """No node is part of itself by way of others: A is part of B, and B of A."""

    def condition(subject: Subject) -> Iterator[Fault]:
        above = {one: [target for found in many for target in _targets(found, name) if target != one] for one, many in subject.by_id.items()}
        for one, many in subject.by_id.items():
            if one in _reached(above, above[one]):
                yield Fault(many[0].item, (*steps_to(many[0].way), name), value=one)

    return condition


def _targets(found: Found, name: str) -> Iterator[str]:
    value = found.node.get(name)
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and isinstance(target := one.get("@id"), str):
            yield target


def _reached(above: Mapping[str, Sequence[str]], start: Sequence[str]) -> set[str]:
    seen: set[str] = set()
    pending = list(start)
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending += above.get(one, ())
    return seen


def same_node_agrees(name: str) -> GraphCondition:
    """Two nodes of one "@id" do not say different things of it."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for many in subject.by_id.values():
            if len(many) > 1:
                yield from _disagreeing(many[:_MOST_COMPARED], name)

    return condition


def articles_agree(name: str, *, types: Sequence[str], about: Sequence[str]) -> GraphCondition:
    """Two items of these types that are about one page (the properties `about`, or nothing said) say the same of it."""

    def condition(subject: Subject) -> Iterator[Fault]:
        by_page: dict[str, list[Found]] = {}
        for number in subject.items_of(*types)[:_MOST_COMPARED]:
            node = subject.items[number].node
            by_page.setdefault(_page_of(node, about), []).append(Found(number, None, node))
        unsaid = by_page.pop("", [])
        page = next(iter(by_page.values())) if len(by_page) == 1 else []
        if _is_list([*page[:1], *unsaid]) or sum(not _comparable(found.node.get("headline")) for found in unsaid) > 1:
            unsaid = []  # so many articles, or teasers whose titles are links
        for many in [[*page, *unsaid]] if page else [*by_page.values(), unsaid]:
            yield from _disagreeing(many, name)

    return condition


def _is_list(many: Sequence[Found]) -> bool:
    """Whether the items are so many articles, each with a headline of its own: the page's, and those that say nothing of
    their addresses."""
    headlines = {folded(headline) for found in many if (headline := _comparable(found.node.get("headline")))}
    return len(headlines) >= _LEAST_LISTED


def _page_of(node: Mapping[str, Any], about: Sequence[str]) -> str:
    """What the addresses of the item's page have in common, as the first of its properties names one; "" where none does."""
    return page_key(next(filter(None, (address_in(node.get(member)) for member in about)), ""))


def _disagreeing(many: Sequence[Found], name: str) -> Iterator[Fault]:
    """The nodes whose value differs from the first one's that has a value. A breadcrumb's step calls its page what it likes."""
    told: Any = None
    for found in many:
        value = _comparable(found.node.get(name))
        if value is None or (name == "name" and found.way is not None and _STEP in steps_to(found.way)[-2:]):
            continue
        if told is None:
            told = value
        elif not _alike(told, value):
            yield Fault(found.item, (*steps_to(found.way), name), value=first(found.node.get(name)))


def _comparable(value: Any) -> Any:
    """A text, or the names of the nodes in it; None where there is nothing to compare."""
    value = first(value)
    if isinstance(value, dict):
        value = first(value.get("name"))
    return value.strip() or None if isinstance(value, str) else None


def _alike(one: str, other: str) -> bool:
    if folded(one) == folded(other):
        return True
    if "://" in one and "://" in other:
        return page_key(one) == page_key(other)
    if (moment := instant(one)) and (against := instant(other)):
        return moment == against
    if whole_day(one) or whole_day(other):
        return one[:10] == other[:10]  # a day says less than a moment, and nothing else
    return False


def referred_has(name: str, *, member: str, types: Sequence[str]) -> GraphCondition:
    """A node that the property of an item of these types refers to says something at `member`, where it stands here."""

    def condition(subject: Subject) -> Iterator[Fault]:
        for number in subject.items_of(*types):
            value = subject.items[number].node.get(name)
            for place, one in enumerate(value if isinstance(value, list) else [value]):
                many = subject.by_id.get(str(one["@id"])) if isinstance(one, dict) and is_reference(one) else None
                if many and not any(is_present(found.node.get(member)) for found in many):
                    yield Fault(number, (name, *((place,) if isinstance(value, list) else ())), value=one["@id"])

    return condition


CONDITIONS: Mapping[str, Callable[..., GraphCondition]] = {
    "reference_described": reference_described,
    "reference_near": reference_near,
    "not_itself": not_itself,
    "not_within_itself": not_within_itself,
    "same_node_agrees": same_node_agrees,
    "articles_agree": articles_agree,
    "referred_has": referred_has,
}
