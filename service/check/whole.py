"""Walks over all that a document states: its items one by one and as a graph, its tags, and the page that they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from service.check.context import Terms, terms_of
from service.check.faults import Fault, Subject
from service.check.kinds import kinds_of
from service.check.places import Members, dotted, pointer
from service.check.rules import ANY, GRAPH_ROWS, ITEM_ROWS, PAGE_ROWS, TAG_NAME_ROWS, TAG_ORDER_ROWS, Row
from service.check.tables import TAG_TABLE
from service.check.tag_names import known_tags
from service.check.told import told
from service.check.walk import MAX_REPEATS, Known, Walk, broken_rules
from service.model.bundle import Item, Tag
from service.model.finding import Finding
from service.model.types import types_of


def walk_items(items: Sequence[Item], numbered: bool) -> Iterator[Finding]:
    """Findings of all items: first those on the items as a whole, then each item's own, in order."""
    at = places_of(items, numbered)
    all_terms = [terms_of(item) for item in items]
    typed = [(item, _types(item, terms)) for item, terms in zip(items, all_terms, strict=True)]
    described = frozenset(name for item in items if isinstance(name := item.node.get("@id"), str))
    for row in ITEM_ROWS:
        for number in row.holds(typed):
            if ANY in row.rule.on or not kinds_of(items[number].node).isdisjoint(row.rule.on):
                value = items[number].node.get(row.path[0])
                yield told(row.rule, joined(typed[number][1]), row.path[0], f"{at[number]}/{row.path[0]}", value)
    known = Known()
    for number, (item, types) in enumerate(typed):
        yield from Walk(item, at[number], joined(types), all_terms[number], described, known).run()


def _types(item: Item, terms: Terms | None) -> tuple[str, ...]:
    if terms is None:
        return types_of(item.node)
    return tuple(short for name in types_of(item.node) if (short := terms.short(name)))


def places_of(items: Sequence[Item], numbered: bool) -> list[str]:
    """What the pointers into each item start with."""
    return [f"/items/{number}/node" if numbered else item.at for number, item in enumerate(items)]


def walk_together(subject: Subject) -> Iterator[Finding]:
    """Findings on what the items, the tags and the page say of one another. Pointers go by the items' numbers."""
    for row in (*GRAPH_ROWS, *(PAGE_ROWS if subject.shown else ())):
        for fault in islice(row.holds(subject), MAX_REPEATS):
            if fault.item is None or ANY in row.rule.on or not subject.kinds[fault.item].isdisjoint(row.rule.on):
                yield _told(row, fault, subject)


def _told(row: Row, fault: Fault, subject: Subject) -> Finding:
    if fault.tag is not None:
        return told(row.rule, None, subject.open_graph[fault.tag].name, f"/openGraph/{fault.tag}/content", fault.value)
    if fault.item is None:
        return told(row.rule, None, fault.name or row.path[0], "", fault.value)._replace(span=fault.span)
    types = joined(types_of(subject.items[fault.item].node))
    return told(row.rule, types, dotted(fault.steps), pointer(f"/items/{fault.item}/node", fault.steps), fault.value)


def joined(types: Sequence[str]) -> str | None:
    """An item's types as a finding names them: "NewsArticle", or "WebPage, FAQPage"."""
    return ", ".join(types) or None


def walk_tags(open_graph: Sequence[Tag], twitter_card: Sequence[Tag]) -> list[Finding]:
    """Findings of all tags: what is missing, then each tag's own in order, then what is out of order."""
    members: dict[str, list[str]] = {}
    first_at: dict[str, str] = {}
    for kind, tags in (("openGraph", open_graph), ("twitterCard", twitter_card)):
        for number, tag in enumerate(tags):
            members.setdefault(tag.name, []).append(tag.content)
            first_at.setdefault(tag.name, f"/{kind}/{number}/content")
    broken = [(rule, name) for rule, name, holds in TAG_TABLE.demands if not holds(members)]
    broken += [(rule, name) for name in members for rule, holds in TAG_TABLE.having.get(name, ()) if not holds(members)]
    found = [told(rule, None, name, first_at.get(name, f"/{rule.on[0]}"), (members.get(name) or [""])[0]) for rule, name in broken]
    found += [*_of_tags("openGraph", open_graph, members), *_of_tags("twitterCard", twitter_card, members)]
    names = " ".join(members)
    for row in (row for row in TAG_ORDER_ROWS if row.path[0] in names):
        found += [told(row.rule, None, open_graph[number].name, f"/openGraph/{number}/content", None) for number in row.holds(open_graph)]
    return found


def _of_tags(kind: str, tags: Sequence[Tag], members: Members) -> Iterator[Finding]:
    """Findings of each tag by itself: on its name, then on its content. members: all tags by their names."""
    known = known_tags()
    for number, tag in enumerate(tags):
        at = f"/{kind}/{number}/content"
        if tag.name not in known:
            yield from (told(row.rule, None, tag.name, at, tag.name, members=members) for row in TAG_NAME_ROWS[kind] if not row.holds(tag.name))
        for rule in broken_rules(tag.content, TAG_TABLE.made.get(tag.name) or TAG_TABLE.of(tag.name)):
            yield told(rule, None, tag.name, at, tag.content)
