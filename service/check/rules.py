"""RULES: every consumer's rows (schemas/consumers/*.json), loaded once and compiled into tables by type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from service.check.conditions import CONDITIONS, Kind
from service.check.kinds import kinds_of, with_types_above
from service.model.finding import Rule

CONSUMERS = ("schema_org", "google", "mastodon", "open_graph", "facebook", "x", "linkedin", "whatsapp")
"""The files of rows; findings on one place stand in this order."""
TAG_SETS = frozenset({"openGraph", "twitterCard"})
ANY = "*"
"""In `on`: a node of any type, or of none. As `property`: whichever the node has."""

_OF_VALUES = (Kind.VALUE, Kind.TEXT, Kind.BLANK, Kind.OTHER)
_LONGEST_TYPE = 80

Test = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A rule with its test, and the way to the property from the node at hand: ("author", "name")."""

    rule: Rule
    kind: Kind
    test: Test
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tests:
    """What is asked of one value: of a text (without the blanks around it), of a blank text, of what is no text."""

    text: tuple[tuple[Rule, Test], ...]
    blank: tuple[tuple[Rule, Test], ...]
    other: tuple[tuple[Rule, Test], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is asked of one node. demands: of the node as a whole. tests: of each value, by property; `others`: of the
    values of properties that have no tests of their own. children: rows on the nodes inside a property, by property."""

    rows: tuple[Row, ...]
    demands: tuple[tuple[Rule, str, Test], ...]
    tests: Mapping[str, Tests]
    others: Tests
    children: Mapping[str, Table]


def _load(consumer: str) -> Iterator[Rule]:
    document = json.loads(files("schemas").joinpath("consumers", f"{consumer}.json").read_text("utf-8"))
    words = document.get("words", {})
    for row in document["rules"]:
        args = {name: words[value["words"]] if isinstance(value, dict) else value for name, value in row.get("args", {}).items()}
        yield Rule(**{**row, "args": args, "on": _listed(row["on"]), "property": _listed(row["property"]), "consumer": document["consumer"]})


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def compiled(rule: Rule) -> Iterator[Row]:
    """The rule with a test for each of its properties.

    Raises KeyError for a condition that there is none of, TypeError for args that it does not take.
    """
    condition = CONDITIONS[rule.condition]
    for name in rule.property:
        path = (name,) if TAG_SETS.intersection(rule.on) else tuple(name.split("."))
        named = condition.kind in (Kind.NODE, Kind.TAGS)
        test = condition.make(path[-1], **rule.args) if named else condition.make(**rule.args)
        yield Row(rule, condition.kind, test, path)


RULES: tuple[Rule, ...] = tuple(rule for consumer in CONSUMERS for rule in _load(consumer))
_ROWS = tuple(row for rule in RULES for row in compiled(rule))
ITEM_ROWS = tuple(row for row in _ROWS if row.kind is Kind.ITEMS)
TAG_ROWS = tuple(row for row in _ROWS if row.kind is Kind.TAGS)
_NODE_ROWS = tuple(row for row in _ROWS if row.kind in (*_OF_VALUES, Kind.NODE) and not TAG_SETS.intersection(row.rule.on))
_TYPES = with_types_above(name for row in _NODE_ROWS for name in row.rule.on)


def table_for(node: Mapping[str, Any], is_item: bool, extra: Table | None) -> Table:
    """The table of a node. is_item: it stands for itself, not inside another node. extra: what that node asks of it."""
    stated = node.get("@type")
    if isinstance(stated, str) and len(stated) <= _LONGEST_TYPE:
        return _table_of_type(stated, is_item, extra)
    return _table_of_kinds(kinds_of(node) & _TYPES, is_item, extra)


@lru_cache(maxsize=1024)
def _table_of_type(stated: str, is_item: bool, extra: Table | None) -> Table:
    return _table_of_kinds(kinds_of({"@type": stated}) & _TYPES, is_item, extra)


@lru_cache(maxsize=1024)
def _table_of_kinds(kinds: frozenset[str], is_item: bool, extra: Table | None) -> Table:
    asked = [row for row in _NODE_ROWS if (row.rule.nested or is_item) and (ANY in row.rule.on or kinds.intersection(row.rule.on))]
    return make_table((*asked, *(extra.rows if extra else ())))


def make_table(rows: Sequence[Row]) -> Table:
    """Sort rows into a table; the order of rows is the order of findings on one place."""
    here = [row for row in rows if len(row.path) == 1]
    values = [row for row in here if row.kind in _OF_VALUES]
    below = [row for row in rows if len(row.path) > 1]
    return Table(
        rows=tuple(rows),
        demands=tuple((row.rule, row.path[0], row.test) for row in here if row.kind is Kind.NODE),
        tests={name: _tests(values, name) for row in values if (name := row.path[0]) != ANY},
        others=_tests(values, ANY),
        children={name: make_table([_inner(row) for row in below if row.path[0] == name]) for row in below if (name := row.path[0])},
    )


def _inner(row: Row) -> Row:
    """The row as the node inside the first property of its path sees it."""
    return Row(row.rule, row.kind, row.test, row.path[1:])


def _tests(rows: Sequence[Row], name: str) -> Tests:
    about = [row for row in rows if row.path[0] in (name, ANY)]
    return Tests(
        text=tuple((row.rule, row.test) for row in about if row.kind in (Kind.VALUE, Kind.TEXT)),
        blank=tuple((row.rule, row.test) for row in about if row.kind is Kind.BLANK),
        other=tuple((row.rule, row.test) for row in about if row.kind in (Kind.VALUE, Kind.OTHER)),
    )


TAG_TABLE = make_table([row for row in _ROWS if row.kind in (*_OF_VALUES, Kind.NODE) and TAG_SETS.intersection(row.rule.on)])
