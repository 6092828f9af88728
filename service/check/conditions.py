"""CONDITIONS: the names that rule rows use, each with the function that makes its test.

A row's `args` are the function's arguments by name, so a row with an argument too many or too few does not load.
To add a condition, add its function to the module of its kind and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from service.check import addresses, dates, names, nodes, values, wholes


class Kind(Enum):
    """What a condition looks at."""

    VALUE = "each value of the property, but blank texts"
    TEXT = "each text of the property, but blank ones"
    BLANK = "each blank text of the property"
    OTHER = "each value of the property that is no text"
    NODE = "the node that has, or lacks, the property"
    TAGS = "all tags in their order"
    ITEMS = "all items in their order"


@dataclass(frozen=True, slots=True)
class Condition:
    """make: takes a row's args (NODE and TAGS: the property's name before them) and gives the test."""

    kind: Kind
    make: Callable[..., Callable[[Any], Any]]


_VALUES: Mapping[str, Callable[..., values.ValueTest]] = {
    "node": values.node,
    "node_of": values.node_of,
    "boolean": values.boolean,
    "integer": values.integer,
    "at_least": values.at_least,
    "date_readable": dates.date_readable,
    "url_whole": addresses.url_whole,
    "url_web": addresses.url_web,
}

_TEXTS: Mapping[str, Callable[..., values.TextTest]] = {
    "filled_text": values.filled_text,
    "boolean_not_text": values.boolean_not_text,
    "one_of": values.one_of,
    "matches": values.matches,
    "not_matching": values.not_matching,
    "not_containing": values.not_containing,
    "max_length": values.max_length,
    "language": values.language,
    "date_iso": dates.date_iso,
    "date_recommended": dates.date_recommended,
    "date_offset": dates.date_offset,
    "date_not_midnight": dates.date_not_midnight,
    "url_tidy": addresses.url_tidy,
    "url_absolute": addresses.url_absolute,
    "url_not_of_other_kind": addresses.url_not_of_other_kind,
    "url_https": addresses.url_https,
    "url_ending_not": addresses.url_ending_not,
    "url_without_parameters": addresses.url_without_parameters,
    "name_without_lead": names.name_without_lead,
    "name_alone": names.name_alone,
}

_BLANKS: Mapping[str, Callable[..., values.ValueTest]] = {"not_blank": values.not_blank}

_OTHERS: Mapping[str, Callable[..., values.ValueTest]] = {"not_null": values.not_null, "text": values.text}

_NODES: Mapping[str, Callable[..., nodes.NodeTest]] = {
    "present": nodes.present,
    "count": nodes.count,
    "one_value": nodes.one_value,
    "all_beside": nodes.all_beside,
    "same": nodes.same,
    "not_before": nodes.not_before,
    "unbranded": nodes.unbranded,
    "area_at_least": nodes.area_at_least,
    "ratio_at_most": nodes.ratio_at_most,
    "only_where": nodes.only_where,
    "false_beside": nodes.false_beside,
    "given_where": nodes.given_where,
    "given_where_false": nodes.given_where_false,
    "gate_stated": nodes.gate_stated,
    "linked_but_last": nodes.linked_but_last,
    "not_named_as": nodes.not_named_as,
    "name_of_one": names.name_of_one,
}

_TAGS: Mapping[str, Callable[..., wholes.TagsTest]] = {
    "structured_in_order": wholes.structured_in_order,
    "sides_at_least": wholes.sides_at_least,
}

_ITEMS: Mapping[str, Callable[..., wholes.ItemsTest]] = {
    "in_schema_org_context": wholes.in_schema_org_context,
    "typed": wholes.typed,
    "type_is_one_text": wholes.type_is_one_text,
    "type_among": wholes.type_among,
    "at_root": wholes.at_root,
    "not_before_type": wholes.not_before_type,
    "first_of_types": wholes.first_of_types,
    "no_longer_shown": wholes.no_longer_shown,
}

_REGISTRIES: tuple[Mapping[str, Callable[..., Callable[[Any], Any]]], ...] = (_VALUES, _TEXTS, _BLANKS, _OTHERS, _NODES, _TAGS, _ITEMS)

CONDITIONS: Mapping[str, Condition] = {
    name: Condition(kind, make) for kind, registry in zip(Kind, _REGISTRIES, strict=True) for name, make in registry.items()
}
