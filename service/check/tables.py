"""What is asked of a node of given types: the rows that are about it, sorted by what they look at; made once for each kind of node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from service.check.conditions import OF_VALUES, Kind
from service.check.kinds import LONGEST_KEPT
from service.check.rules import ANY, NAME_ROWS, NODE_ROWS, TAG_VALUE_ROWS, TYPE_ROWS, Held, Row, held, is_about
from service.check.tag_names import known_tags
from service.check.terms import ALIASES, FOREIGN, KEYWORDS, is_foreign
from service.check.vocabulary import is_property, is_type, properties_of, vocabulary, with_types_above
from service.model.finding import Rule
from service.model.types import types_of

Asked = tuple[tuple[Rule, Held], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """What is asked of one value: of a text (without the blanks around it), of a blank text, of what is no text."""

    text: Asked
    blank: Asked
    other: Asked


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is asked of one node. demands: of the node as a whole. having: the same, where it has the property. children:
    rows on the nodes inside a property, by property. known: the names of properties that no row has anything to say of.
    kinds: the node's types with those above. named: names whose values are
    asked for; made: what is asked of the values of each, once it was looked up."""

    kinds: frozenset[str]
    rows: tuple[Row, ...]
    demands: tuple[tuple[Rule, str, Held], ...]
    having: Mapping[str, Asked]
    children: Mapping[str, tuple[Row, ...]]
    known: frozenset[str]
    named: frozenset[str]
    others: Conditions
    made: dict[str, Conditions] = field(default_factory=dict)

    def of(self, name: str) -> Conditions:
        """What is asked of the values of a property."""
        found = self.made.get(name)
        if found is None:
            found = self.others
            if name in self.named or is_property(name):  # other names come without end
                found = self.made[name] = _conditions(self.rows, name)
        return found


def table_for(types: Any, is_item: bool, extra: tuple[Row, ...], *, by_type: bool = False) -> Table:
    """The table of a node. types: its "@type". is_item: it stands for itself, not inside another node. extra: rows that
    the node around it asks of it. by_type: the types say of which vocabulary its properties are; in JSON-LD its context does."""
    if isinstance(types, str) and len(types) <= LONGEST_KEPT:
        return _table_of_type(types, is_item, extra, by_type)
    return _table(*_sorted(types, by_type), is_item, extra)


@lru_cache(maxsize=1024)
def _table_of_type(stated: str, is_item: bool, extra: tuple[Row, ...], by_type: bool) -> Table:
    return _table(*_sorted(stated, by_type), is_item, extra)


def _sorted(stated: Any, by_type: bool) -> tuple[frozenset[str], bool]:
    """The types that schema.org has, with those above them, and whether there are no others beside them. Of a node whose
    types are all another vocabulary's, one name for them all: such names come without end."""
    kinds = with_types_above(types_of({"@type": stated}))
    if by_type and kinds and all(map(is_foreign, kinds)):
        return FOREIGN, True
    known = frozenset(kind for kind in kinds if is_type(kind))
    return known, bool(known) and known == kinds


@lru_cache(maxsize=1024)
def _table(kinds: frozenset[str], is_sure: bool, is_item: bool, extra: tuple[Row, ...]) -> Table:
    asked = [row for row in NODE_ROWS if _is_for(row.rule, is_item) and (ANY in row.rule.on or kinds.intersection(row.rule.on))]
    return make_table((*asked, *extra), kinds if is_sure else frozenset())


def _is_for(rule: Rule, is_item: bool) -> bool:
    return rule.items if is_item else rule.nested


def make_table(rows: Sequence[Row], kinds: frozenset[str]) -> Table:
    """Sort rows into a table; the order of rows is the order of findings on one place."""
    here = tuple(row for row in rows if len(row.path) == 1)
    below = [row for row in rows if len(row.path) > 1]
    inner = {name: tuple(_inner(row) for row in below if row.path[0] == name) for name in dict.fromkeys(row.path[0] for row in below)}
    values = tuple(row for row in here if row.kind in OF_VALUES)
    return Table(
        kinds=kinds,
        rows=values,
        demands=tuple((row.rule, row.path[0], row.holds) for row in here if row.kind is Kind.NODE),
        having=_by_name(row for row in here if row.kind is Kind.HAVING),
        children=inner,
        known=_known(kinds),
        named=frozenset(row.path[0] for row in values) | known_tags(),
        others=_conditions(values, ""),
    )


def _by_name(rows: Iterable[Row]) -> Mapping[str, Asked]:
    asked: dict[str, Asked] = {}
    for row in rows:
        asked[row.path[0]] = (*asked.get(row.path[0], ()), (row.rule, row.holds))
    return asked


def _inner(row: Row) -> Row:
    """The row as the node inside the first property of its path sees it."""
    return Row(row.rule, row.kind, row.holds, row.path[1:])


def _conditions(rows: Sequence[Row], name: str) -> Conditions:
    about = [(row, asked) for row in rows if is_about(row, name) and (asked := _asked(row, name))]
    return Conditions(
        text=tuple((row.rule, asked) for row, asked in about if row.kind in (Kind.VALUE, Kind.TEXT, Kind.TEXT_OF)),
        blank=tuple((row.rule, asked) for row, asked in about if row.kind is Kind.BLANK),
        other=tuple((row.rule, asked) for row, asked in about if row.kind in (Kind.VALUE, Kind.OTHER, Kind.OTHER_OF)),
    )


def _asked(row: Row, name: str) -> Held | None:
    return held(row.rule, name) if row.kind in (Kind.TEXT_OF, Kind.OTHER_OF) else row.holds


@lru_cache(maxsize=512)
def _known(kinds: frozenset[str]) -> frozenset[str]:
    names = properties_of(kinds) if kinds else frozenset(vocabulary().domain)
    return frozenset(name for name in names if not any(broken_names(name, kinds))) | (KEYWORDS - ALIASES)


def broken_names(name: str, kinds: frozenset[str]) -> Iterator[Rule]:
    """The rules that a property's name breaks in a node of these types."""
    return (row.rule for row in NAME_ROWS if not row.holds(name, kinds))


@lru_cache(maxsize=1024)
def broken_types(name: str, is_item: bool) -> tuple[Rule, ...]:
    """The rules that a type of a node breaks."""
    return tuple(row.rule for row in TYPE_ROWS if _is_for(row.rule, is_item) and not row.holds(name))


TAG_TABLE = make_table(TAG_VALUE_ROWS, frozenset())
