"""Conditions on names: are an item's types and properties schema.org's, do they belong together, and are they current?

A condition on a type takes its short name; one on a property takes its short name and the node's types with those above.
Sources: schema.org 30.0, https://schema.org/docs/datamodel.html
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.check.vocabulary import ROLE, is_property, is_type, properties_of, vocabulary

TypeCondition = Callable[[str], bool]
NameCondition = Callable[[str, frozenset[str]], bool]

KEYWORDS = frozenset(
    {"@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language", "@list"}
    | {"@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab"}
)
"""JSON-LD's own members, which are no properties. Source: https://www.w3.org/TR/json-ld11/#keywords"""
FOREIGN = frozenset({"another:"})
"""The types of a node that schema.org has none of."""
ALIASES = frozenset({"type", "id"})
"""schema.org's context reads these as "@type" and "@id"."""
_ACTION_PARTS = ("-input", "-output")
"""An action's properties may be asked for, as in "query-input". Source: https://schema.org/docs/actions.html"""


def is_foreign(name: str) -> bool:
    """Whether a name is another vocabulary's: an address or a prefix stands before it."""
    return ":" in name


def type_known() -> TypeCondition:
    """The type is one of schema.org's."""
    return lambda name: is_foreign(name) or is_type(name)


def type_current() -> TypeCondition:
    """The type has not been superseded by another."""
    return lambda name: name not in vocabulary().successors


def type_kept() -> TypeCondition:
    """The type has not been withdrawn."""
    return lambda name: name not in vocabulary().retired


def type_settled(*, but: Sequence[str]) -> TypeCondition:
    """The type is not one that is still tried out, but for these, which consumers ask for."""
    asked = frozenset(but)
    return lambda name: name in asked or name not in vocabulary().pending


def type_not_matching(*, starts: Sequence[str]) -> TypeCondition:
    """The type is not of a vocabulary whose addresses start like this."""
    ended = tuple(starts)
    return lambda name: not name.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").startswith(ended)


def type_specific(*, general: Sequence[str]) -> TypeCondition:
    """The type says more than these do."""
    vague = frozenset(general)
    return lambda name: name not in vague


def keyword_known() -> NameCondition:
    """A member that starts with "@" is one of JSON-LD's own."""
    return lambda name, _: not name.startswith("@") or name in KEYWORDS


def property_known(*, but: Sequence[str]) -> NameCondition:
    """The property is one of schema.org's, or one of `but`, which have a rule of their own; or the node is of another vocabulary."""
    known = frozenset(but) | ALIASES

    def holds(name: str, kinds: frozenset[str]) -> bool:
        if is_foreign(name) or name[:1] == "@" or is_property(name.removesuffix(_part_of_action(name))) or name in known:
            return True
        return kinds == FOREIGN

    return holds


def _part_of_action(name: str) -> str:
    return next((part for part in _ACTION_PARTS if name.endswith(part)), "")


def property_of_type() -> NameCondition:
    """A property that schema.org has is one of the node's types; a Role and a node of unknown types may have any."""

    def holds(name: str, kinds: frozenset[str]) -> bool:
        if not is_property(name) or ROLE in kinds or not kinds or not all(is_type(kind) for kind in kinds):
            return True
        return name in properties_of(kinds) or name in vocabulary().successors

    return holds


def property_current() -> NameCondition:
    """The property has not been superseded by another."""
    return lambda name, _: name not in vocabulary().successors


def property_kept() -> NameCondition:
    """The property has not been withdrawn."""
    return lambda name, _: name not in vocabulary().retired


def property_settled(*, but: Sequence[str]) -> NameCondition:
    """The property is not one that is still tried out, but for these, which consumers ask for."""
    asked = frozenset(but)
    return lambda name, _: name in asked or name not in vocabulary().pending


def not_aliased() -> NameCondition:
    """JSON-LD's keywords are written as such, "@type" and not "type"."""
    return lambda name, _: name not in ALIASES
