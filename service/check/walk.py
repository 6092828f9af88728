"""Walks items and tags, applies the rules' tests, and says where: a JSON Pointer (RFC 6901) and a dotted property.

A hostile document may be nested as deep as it likes: what stands deeper than MAX_DEPTH is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from service.check.kinds import kinds_of
from service.check.rules import ANY, ITEM_ROWS, TAG_ROWS, TAG_TABLE, Table, Tests, table_for
from service.model.bundle import Item, Tag
from service.model.finding import Finding, Rule
from service.model.types import short_name, types_of

MAX_DEPTH = 100
"""Nodes and lists inside one another; honest markup has about ten."""
MAX_REPEATS = 100
"""Findings of one rule in one item: what is wrong a hundred times is known."""
MAIN_ENTITY = "mainEntity"
"""The property whose node counts as an item: a page that is about an article states the article itself there."""
KEYWORDS = frozenset(
    {"@context", "@direction", "@graph", "@id", "@included", "@index", "@language", "@list", "@nest", "@reverse", "@set", "@type", "@value"}
)
"""JSON-LD's own members, which are no properties. Source: https://www.w3.org/TR/json-ld11/#keywords"""
_LONGEST_VALUE = 80
_AS_THEY_ARE: Mapping[str, str] = {}
_WRAPPERS = {"@value": None, "@list": None, "@set": None}.keys()

Place = tuple["Place | None", str | int, int]
"""A member: the place of the node or list that holds it, its name or number there, and how deep it stands."""


Members = Mapping[str, Any]
Inner = tuple[Members, Place, Table | None, bool]


class Walk:
    """One walk over one item's nodes."""

    def __init__(self, item: Item, at: str, types: Sequence[str], described: frozenset[str]) -> None:
        """at: what pointers start with. types: the item's. described: the "@id"s that items describe; what a node of that
        name lacks may stand there."""
        self.at = at
        self.node = item.node
        self.type = joined(types)
        self.described = described
        self.findings: list[Finding] = []
        self.repeats: dict[str, int] = {}

    def run(self) -> list[Finding]:
        """All findings of the item, in the order of the document."""
        open_nodes = [self._node(self.node, None, None, True)]
        while open_nodes:
            inner = next(open_nodes[-1], None)
            if inner is None:
                open_nodes.pop()
            else:
                open_nodes.append(self._node(*inner))
        return self.findings

    def _node(self, node: Members, place: Place | None, extra: Table | None, is_item: bool) -> Iterator[Inner]:
        """Apply the tests of one node, and give the nodes in it where they stand."""
        members, spelled = by_short_name(node)
        table = table_for(node, is_item, extra)
        if not self._is_described(node, place):
            self._ask(members, place, spelled, table)
        depth = place[2] + 1 if place else 1
        for name, value in members.items():
            if name in KEYWORDS:
                continue
            here, tests = (place, spelled.get(name, name), depth), table.tests.get(name, table.others)
            if type(value) is str:
                self._hold(value, here, tests)
                continue
            below = table.children.get(name)
            for leaf, at in leaves(value, here):
                self._hold(leaf, at, tests)
                if isinstance(leaf, dict):
                    yield leaf, at, below, is_item and name == MAIN_ENTITY

    def _is_described(self, node: Members, place: Place | None) -> bool:
        return place is not None and "@id" in node and isinstance(node["@id"], str) and node["@id"] in self.described

    def _ask(self, members: Members, place: Place | None, spelled: Mapping[str, str], table: Table) -> None:
        for rule, name, test in table.demands:
            if not test(members):
                self._add(rule, (place, spelled.get(name, name), 0), members.get(name))

    def _hold(self, value: Any, place: Place, tests: Tests) -> None:
        for rule in broken_rules(value, tests):
            self._add(rule, place, value)

    def _add(self, rule: Rule, place: Place, value: Any) -> None:
        repeats = self.repeats[rule.id] = self.repeats.get(rule.id, 0) + 1
        if repeats > MAX_REPEATS:
            return
        steps = list(_steps(place))[::-1]
        dotted = ".".join(short_name(step) for step in steps if isinstance(step, str) and step[:1] != "@")
        at = self.at + "".join(f"/{escaped(step)}" for step in steps)
        self.findings.append(finding(rule, self.type, dotted, at, value))


def broken_rules(value: Any, tests: Tests) -> list[Rule]:
    """The rules that a value does not meet, in their order."""
    if not isinstance(value, str):
        return [rule for rule, test in tests.other if not test(value)]
    filled = value.strip()
    return [rule for rule, test in (tests.text if filled else tests.blank) if not test(filled)]


def by_short_name(node: Members) -> tuple[Members, Mapping[str, str]]:
    """The node's members by schema.org's short names, and how the node spells each ("schema:headline")."""
    if ":" not in "".join(node):
        return node, _AS_THEY_ARE
    spelled = {short_name(name): name for name in node}
    return {short: node[name] for short, name in spelled.items()}, spelled


def leaves(value: Any, place: Place) -> Iterable[tuple[Any, Place]]:
    """The values of a member: those of its lists, the content of value objects; nodes whole, references left out."""
    if place[2] > MAX_DEPTH:
        return ()
    if isinstance(value, list):
        return _members(value, place)
    if not isinstance(value, dict) or ("@id" not in value and _WRAPPERS.isdisjoint(value)):
        return ((value, place),)
    held = next((key for key in _WRAPPERS if key in value), None)
    if held is None:
        return () if is_reference(value) else ((value, place),)
    return leaves(value[held], (place, held, place[2] + 1))


def _members(values: list[Any], place: Place) -> Iterator[tuple[Any, Place]]:
    depth = place[2] + 1
    for number, value in enumerate(values):
        yield from leaves(value, (place, number, depth))


def is_reference(node: Members) -> bool:
    """Whether a node only points at another: {"@id": …}, with its type at most."""
    return "@id" in node and (len(node) == 1 or (len(node) == 2 and "@type" in node))


def _steps(place: Place | None) -> Iterator[str | int]:
    while place is not None:
        yield place[1]
        place = place[0]


def escaped(step: str | int) -> str:
    """A member's name or number as JSON Pointers spell it. Source: RFC 6901, 3."""
    return step.replace("~", "~0").replace("/", "~1") if isinstance(step, str) else str(step)


def finding(rule: Rule, type_: str | None, dotted: str | None, at: str, value: Any) -> Finding:
    """The rule's finding, its message with the property's name and the start of the value that is wrong."""
    message = rule.message.replace("{property}", dotted or "")
    if "{value}" in message:
        message = message.replace("{value}", shortened(value))
    return Finding(rule.id, rule.level, rule.consumer, message, type_, dotted, at, rule.see)


def shortened(value: Any) -> str:
    """A value as a message quotes it, on one line."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return "an object"
    text = " ".join(str(value)[: _LONGEST_VALUE * 2].split())
    return f"“{text}”" if len(text) <= _LONGEST_VALUE else f"“{text[:_LONGEST_VALUE].rstrip()}…”"


def walk_items(items: Sequence[Item], numbered: bool) -> Iterator[Finding]:
    """Findings of all items: first those on the items as a whole, then each item's own, in order."""
    at = [f"/items/{number}/node" if numbered else item.at for number, item in enumerate(items)]
    typed = [(item, types_of(item.node)) for item in items]
    described = frozenset(name for item in items if isinstance(name := item.node.get("@id"), str))
    for row in ITEM_ROWS:
        for number in row.test(typed):
            if ANY in row.rule.on or not kinds_of(items[number].node).isdisjoint(row.rule.on):
                yield finding(row.rule, joined(typed[number][1]), row.path[0], f"{at[number]}/{row.path[0]}", None)
    for number, (item, types) in enumerate(typed):
        yield from Walk(item, at[number], types, described).run()


def joined(types: Sequence[str]) -> str | None:
    """An item's types as a finding names them: "NewsArticle", or "WebPage, FAQPage"."""
    return ", ".join(types) or None


def walk_tags(open_graph: Sequence[Tag], twitter_card: Sequence[Tag]) -> list[Finding]:
    """Findings of all tags: what is missing, then each tag's own in order, then what is out of order."""
    placed = [*_placed("/openGraph", open_graph), *_placed("/twitterCard", twitter_card)]
    members: dict[str, list[str]] = {}
    first_at: dict[str, str] = {}
    for tag, at in placed:
        members.setdefault(tag.name, []).append(tag.content)
        first_at.setdefault(tag.name, at)
    found = [
        finding(rule, None, name, first_at.get(name, f"/{rule.on[0]}"), (members.get(name) or [""])[0])
        for rule, name, test in TAG_TABLE.demands
        if not test(members)
    ]
    for tag, at in placed:
        tests = TAG_TABLE.tests.get(tag.name, TAG_TABLE.others)
        found += [finding(rule, None, tag.name, at, tag.content) for rule in broken_rules(tag.content, tests)]
    for row in TAG_ROWS:
        found += [finding(row.rule, None, open_graph[number].name, f"/openGraph/{number}/content", None) for number in row.test(open_graph)]
    return found


def _placed(at: str, tags: Sequence[Tag]) -> Iterator[tuple[Tag, str]]:
    return ((tag, f"{at}/{number}/content") for number, tag in enumerate(tags))
