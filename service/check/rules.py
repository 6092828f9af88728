"""RULES: every consumer's rows (schemas/consumers/*.json), loaded once, each with its conditions made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from service.check.conditions import CONDITIONS, OF_VALUES, Kind
from service.check.vocabulary import range_of
from service.model.finding import Rule

CONSUMERS = ("schema_org", "google", "mastodon", "open_graph", "facebook", "x", "linkedin", "whatsapp")
"""The files of rows; findings on one place stand in this order."""
TAG_SETS = frozenset({"openGraph", "twitterCard"})
ANY = "*"
"""In `on`: a node of any type, or of none. As `property`: whichever the node has."""
_BY_STEPS = (*OF_VALUES, Kind.NODE, Kind.HAVING)
"""Conditions that are met on the way from node to node; the others are handed the whole dotted property."""
WHEN_READ = "reading"
"""The condition of a row whose findings reading makes: what a page's bytes say is known there only."""

Held = Callable[..., Any]
"""A condition as it was made for a row: it gives something true where what it looks at is as it should be."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A rule with its condition for one of its properties, and the way there from the node at hand: ("author", "name")."""

    rule: Rule
    kind: Kind
    holds: Held
    path: tuple[str, ...]


def _load(consumer: str) -> Iterator[Rule]:
    document = json.loads(files("schemas").joinpath("consumers", f"{consumer}.json").read_text("utf-8"))
    words = document.get("words", {})
    for row in document["rules"]:
        args = {name: words[value["words"]] if isinstance(value, dict) else value for name, value in row.get("args", {}).items()}
        listed = {name: _listed(row.get(name, ()), words) for name in ("on", "property", "takes")}
        yield Rule(**{**row, **listed, "args": args, "consumer": document["consumer"]})


def _listed(value: Any, words: dict[str, list[str]]) -> tuple[str, ...]:
    if isinstance(value, dict):
        value = words[value["words"]]
    return (value,) if isinstance(value, str) else tuple(value)


def compiled(rule: Rule) -> Iterator[Row]:
    """The rule with a condition for each of its properties; a row on what reading finds has none.

    Raises KeyError for a condition that there is none of, TypeError for args that it does not take.
    """
    if rule.condition == WHEN_READ:
        return
    condition = CONDITIONS[rule.condition]
    for name in rule.property:
        path = tuple(name.split(".")) if condition.kind in _BY_STEPS and not TAG_SETS.intersection(rule.on) else (name,)
        yield Row(rule, condition.kind, held(rule, path[-1]) or _always, path)


def held(rule: Rule, name: str) -> Held | None:
    """The rule's condition, made for a property; None where it asks nothing of that one."""
    condition = CONDITIONS[rule.condition]
    return condition.make(name, **rule.args) if condition.is_named else condition.make(**rule.args)


def _always(*_: Any) -> bool:
    return True


def is_about(row: Row, name: str) -> bool:
    """Whether a row on values is about those of this property."""
    if row.path[0] != ANY:
        return row.path[0] == name
    takes = range_of(name)
    return not row.rule.takes or bool(takes and takes.issubset(row.rule.takes))


RULES: tuple[Rule, ...] = tuple(rule for consumer in CONSUMERS for rule in _load(consumer))
_ROWS = tuple(row for rule in RULES for row in compiled(rule))
_ON_TAGS = tuple(row for row in _ROWS if TAG_SETS.intersection(row.rule.on))


def _of(*kinds: Kind) -> tuple[Row, ...]:
    return tuple(row for row in _ROWS if row.kind in kinds)


ITEM_ROWS, GRAPH_ROWS, PAGE_ROWS = _of(Kind.ITEMS), _of(Kind.GRAPH), _of(Kind.PAGE)
TAG_ORDER_ROWS = _of(Kind.TAGS)
TAG_NAME_ROWS = {name: tuple(row for row in _of(Kind.TAG) if name in row.rule.on) for name in TAG_SETS}
TYPE_ROWS, NAME_ROWS = _of(Kind.TYPE), _of(Kind.NAME)
NODE_ROWS = tuple(row for row in _of(*_BY_STEPS) if row not in _ON_TAGS)
TAG_VALUE_ROWS = tuple(row for row in _of(*_BY_STEPS) if row in _ON_TAGS)
