"""schema.org's vocabulary, as schemas/vocabulary.json has it: which types and properties there are, and what goes where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

ROLE = "Role"
"""A Role may stand between a property and its value, and then has that property itself. Source: https://schema.org/Role"""
ENUMERATION = "Enumeration"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """One release of schema.org. above: each type with all types over it. domain, range: of each property the types that
    have it, and those that it takes. members: of each enumeration. successors: what stands in a superseded term's place."""

    release: str
    above: Mapping[str, frozenset[str]]
    domain: Mapping[str, frozenset[str]]
    range: Mapping[str, frozenset[str]]
    members: Mapping[str, tuple[str, ...]]
    successors: Mapping[str, str]
    pending: frozenset[str]
    retired: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded on first use (2 ms).

    A Quantity is a thing here: it was one before it became a data type, and schema.org's own examples give a Distance a name.
    """
    stated = json.loads(files("schemas").joinpath("vocabulary.json").read_text("utf-8"))
    parents = {name: tuple(above.split()) for name, above in stated["types"].items()}
    parents["Quantity"] = (*parents["Quantity"], "Thing")
    return Vocabulary(
        release=stated["release"],
        above={name: frozenset(_with_parents(name, parents)) for name in parents},
        domain={name: frozenset(has.split()) for name, (has, _) in stated["properties"].items()},
        range={name: frozenset(takes.split()) for name, (_, takes) in stated["properties"].items()},
        members={kind: tuple(names.split()) for kind, names in stated["members"].items()},
        successors=stated["superseded"],
        pending=frozenset(stated["pending"].split()),
        retired=frozenset(stated["retired"].split()),
    )


def _with_parents(name: str, parents: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    found, pending = {name}, [name]
    while pending:
        above = [parent for parent in parents.get(pending.pop(), ()) if parent not in found]
        found.update(above)
        pending += above
    return found


def with_types_above(types: Iterable[str]) -> frozenset[str]:
    """These types and the types above them: a NewsArticle is an Article, a CreativeWork and a Thing too. A name that is
    no type stands for itself."""
    above = vocabulary().above
    return frozenset(kind for name in types if name for kind in above.get(name, (name,)))


def is_type(name: str) -> bool:
    """Whether schema.org has this type (enumerations and data types are types)."""
    return name in vocabulary().above


def is_property(name: str) -> bool:
    """Whether schema.org has this property."""
    return name in vocabulary().domain


def is_term(name: str) -> bool:
    """Whether schema.org has this name at all: a type, a property or an enumeration's member."""
    return is_type(name) or is_property(name) or name in _all_members()


@cache
def _all_members() -> frozenset[str]:
    return frozenset(name for names in vocabulary().members.values() for name in names)


@lru_cache(maxsize=512)
def properties_of(kinds: frozenset[str]) -> frozenset[str]:
    """The properties that nodes of these types have, those of the types above included (give them: with_types_above)."""
    return frozenset(name for name, domain in vocabulary().domain.items() if not domain.isdisjoint(kinds))


def range_of(name: str) -> frozenset[str]:
    """The types that a property takes; none for what is no property."""
    return vocabulary().range.get(name, frozenset())


@lru_cache(maxsize=512)
def members_of(kinds: frozenset[str]) -> frozenset[str]:
    """The members of these enumerations and of those under them."""
    known = vocabulary()
    return frozenset(name for kind, names in known.members.items() if not known.above.get(kind, frozenset()).isdisjoint(kinds) for name in names)


def is_enumeration(name: str) -> bool:
    """Whether a type is an enumeration."""
    return ENUMERATION in vocabulary().above.get(name, ())
