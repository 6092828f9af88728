"""Walks over an item's nodes, holds each to its table, and says where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from service.check.context import Terms
from service.check.kinds import LONGEST_KEPT
from service.check.places import Members, Way, dotted, is_reference, leaves, map_leaves, pointer, steps_to
from service.check.rules import Row
from service.check.tables import Conditions, Table, broken_names, broken_types, table_for
from service.check.terms import KEYWORDS
from service.check.told import told
from service.check.vocabularies import follows_type, lacks_scheme
from service.model.bundle import Item
from service.model.finding import Finding, Rule
from service.model.types import short_name

MAX_REPEATS = 100
"""Findings of one rule in one item: what is wrong a hundred times is known."""
MAIN_ENTITY = "mainEntity"
"""The property whose node counts as an item: a page that is about an article states the article itself there."""
_AS_THEY_ARE: Mapping[str, str] = {}
_NO_ROWS: tuple[Row, ...] = ()

Inner = tuple[Members, Way, tuple[Row, ...], bool]


class Known:
    """What was seen of the markup so far: pages say the same of one author, publisher and logo again and again.

    texts: the rules that a text breaks, by what is asked of it. sound: plain nodes that break none, by what is asked of them.
    """

    def __init__(self) -> None:
        self.texts: dict[tuple[str, Conditions], list[Rule]] = {}
        self.sound: set[Any] = set()

    def broken_by(self, text: str, conditions: Conditions) -> list[Rule]:
        """The rules that the text does not meet, in their order."""
        broken = self.texts.get((text, conditions))
        if broken is None:
            broken = self.texts[text, conditions] = broken_rules(text, conditions)
        return broken


class Walk:
    """One walk over one item's nodes."""

    def __init__(self, item: Item, at: str, types: str | None, terms: Terms | None, described: frozenset[str], known: Known) -> None:
        """at: what pointers start with. types: the item's, as findings name them. terms: how it spells schema.org's.
        described: the "@id"s that items describe; what a node of that name lacks may stand there. known: from the items before."""
        self.at = at
        self.node = item.node
        self.by_type = item.syntax != "json-ld"
        self.by_prefix = item.syntax == "rdfa"
        self.type = types
        self.terms = terms
        self.described = described
        self.known = known
        self.findings: list[Finding] = []
        self.repeats: dict[str, int] = {}
        self.broken = 0

    def run(self) -> list[Finding]:
        """All findings of the item, in the order of the document."""
        open_nodes = [self._node(self.node, None, _NO_ROWS, True)]
        while open_nodes:
            inner = next(open_nodes[-1], None)
            if inner is None:
                open_nodes.pop()
            else:
                open_nodes.append(self._node(*inner))
        return self.findings

    def _node(self, node: Members, place: Way | None, extra: tuple[Row, ...], is_item: bool) -> Iterator[Inner]:
        """Hold one node to its table, and give the nodes in it where they stand."""
        members, spelled = by_short_name(node, self.terms)
        types = members.get("@type", members.get("type"))
        table = table_for(types, is_item, extra, by_type=self.by_type)
        for name in (types,) if type(types) is str else types if isinstance(types, list) else ():
            self._type(name, place, is_item)
        if not self._is_described(node, place) and not (place and is_reference(node)):
            self._ask(members, place, spelled, table)
        depth = place[2] + 1 if place else 1
        for name, value in members.items():
            here = (place, spelled.get(name, name), depth)
            if name not in table.known:
                self._name(name, here, table.kinds, node)
            if name in KEYWORDS:
                continue
            conditions = table.made.get(name) or table.of(name)
            if type(value) is str:
                self._tell(self.known.broken_by(value, conditions), here, value, name)
                continue
            below = table.children.get(name, _NO_ROWS)
            for leaf, at in self._leaves(name, value, here):
                self._tell(broken_rules(leaf, conditions), at, leaf, name)
                if isinstance(leaf, dict):
                    yield from self._unless_sound((leaf, at, below, is_item and name == MAIN_ENTITY))

    def _unless_sound(self, inner: Inner) -> Iterator[Inner]:
        """The node, unless the same one was found to break no rule before. What has nodes or lists in it is not kept."""
        node, _, *asked = inner
        try:
            sound = (tuple(node.items()), *asked) if self.terms is None else None
            if sound in self.known.sound:
                return
        except TypeError:
            sound = None
        before = self.broken
        yield inner
        if sound and self.broken == before:
            self.known.sound.add(sound)

    def _leaves(self, name: str, value: Any, here: Way) -> Any:
        is_map = self.terms is not None and name in self.terms.maps and isinstance(value, dict) and "@value" not in value
        return map_leaves(value, here) if is_map else leaves(value, here)

    def _type(self, stated: Any, place: Way | None, is_item: bool) -> None:
        name = (self.terms.short(stated) if self.terms else short_name(stated)) if isinstance(stated, str) else None
        if not name or len(name) > LONGEST_KEPT:
            return
        for rule in broken_types(name, is_item):
            if not self._is_told_of(name):
                self._add(rule, (place, "@type", 0), name)

    def _name(self, name: str, here: Way, kinds: frozenset[str], node: Members) -> None:
        stated = here[1] if self.terms is not None and here[1] in self.terms.names else name
        for rule in broken_names(name, kinds):
            if not self._is_told_of(name):
                self._add(rule, here, stated, kinds=kinds, members=node)

    def _is_told_of(self, name: str) -> bool:
        """Whether the page's itemtype or vocab, which the name comes of, is what is wrong: the rules on the page tell it."""
        return (self.by_type and lacks_scheme(name)) or (self.by_prefix and follows_type(name))

    def _is_described(self, node: Members, place: Way | None) -> bool:
        return place is not None and "@id" in node and isinstance(node["@id"], str) and node["@id"] in self.described

    def _ask(self, members: Members, place: Way | None, spelled: Mapping[str, str], table: Table) -> None:
        for rule, name, holds in table.demands:
            if not holds(members):
                self._add(rule, (place, spelled.get(name, name), 0), members.get(name))
        for name in members:
            for rule, holds in table.having.get(name, ()):
                if not holds(members):
                    self._add(rule, (place, spelled.get(name, name), 0), members[name])

    def _tell(self, broken: Sequence[Rule], place: Way, value: Any, name: str) -> None:
        for rule in broken:
            self._add(rule, place, value, name=name)

    def _add(self, rule: Rule, place: Way, value: Any, *, name: str = "", kinds: frozenset[str] = frozenset(), members: Any = None) -> None:
        self.broken += 1
        repeats = self.repeats[rule.id] = self.repeats.get(rule.id, 0) + 1
        if repeats > MAX_REPEATS:
            return
        steps = steps_to(place)
        self.findings.append(told(rule, self.type, dotted(steps), pointer(self.at, steps), value, name=name, kinds=kinds, members=members))


def broken_rules(value: Any, conditions: Conditions) -> list[Rule]:
    """The rules that a value does not meet, in their order."""
    if not isinstance(value, str):
        return [rule for rule, holds in conditions.other if not holds(value)]
    filled = value.strip()
    return [rule for rule, holds in (conditions.text if filled else conditions.blank) if not holds(filled)]


def by_short_name(node: Members, terms: Terms | None) -> tuple[Members, Mapping[str, str]]:
    """The node's members by schema.org's short names, and how the node spells each ("schema:headline"); where a context
    says what names mean, without those of other vocabularies."""
    if terms is not None:
        spelled = {short: name for name in node if (short := terms.short(name))}
        named = {short: node[name] for short, name in spelled.items()}
        if "@type" in named:
            named["@type"] = _types_by(named["@type"], terms)
        return named, spelled
    if ":" not in "".join(node):
        return node, _AS_THEY_ARE
    spelled = {short_name(name): name for name in node}
    return {short: node[name] for short, name in spelled.items()}, spelled


def _types_by(stated: Any, terms: Terms) -> Any:
    if isinstance(stated, str):
        return terms.short(stated) or stated
    return [terms.short(name) or name if isinstance(name, str) else name for name in stated] if isinstance(stated, list) else stated
