"""CONDITIONS: the names that rule rows use, each with the function that makes the condition.

A row's `args` are the function's arguments by name, so a row with an argument too many or too few does not load.
To add a condition, add its function to the module of its kind and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from service.check import addresses, dates, gates, graph, names, nodes, page, pictures, ranges, tag_names, terms, values, wholes


class Kind(Enum):
    """What a condition looks at."""

    VALUE = "each value of the property, but blank texts"
    TEXT = "each text of the property, but blank ones"
    BLANK = "each blank text of the property"
    OTHER = "each value of the property that is no text"
    TEXT_OF = "each text, but blank ones, of a property that the vocabulary says something of"
    OTHER_OF = "each value that is no text of a property that the vocabulary says something of"
    NODE = "the node that has, or lacks, the property"
    HAVING = "the node that has the property"
    TYPE = "each type of the node"
    NAME = "each property of the node, by its name"
    TAG = "each tag, by its name"
    TAGS = "all tags in their order"
    ITEMS = "all items in their order"
    GRAPH = "all items and their nodes as one graph"
    PAGE = "the page that the items and tags stand on"


OF_VALUES = (Kind.VALUE, Kind.TEXT, Kind.BLANK, Kind.OTHER, Kind.TEXT_OF, Kind.OTHER_OF)
_NAMED = (Kind.NODE, Kind.HAVING, Kind.TAGS, Kind.TEXT_OF, Kind.OTHER_OF, Kind.GRAPH, Kind.PAGE)


@dataclass(frozen=True, slots=True)
class Condition:
    """make: takes a row's args, the property's name before them where `is_named`, and gives the condition itself."""

    kind: Kind
    make: Callable[..., Callable[..., Any] | None]

    @property
    def is_named(self) -> bool:
        """Whether `make` takes the property's name."""
        return self.kind in _NAMED


_VALUES: Mapping[str, Callable[..., values.ValueCondition]] = {
    "node": values.node,
    "node_of": values.node_of,
    "boolean": values.boolean,
    "integer": values.integer,
    "at_least": values.at_least,
    "at_most": values.at_most,
    "date_readable": dates.date_readable,
    "url_web": addresses.url_web,
}

_TEXTS: Mapping[str, Callable[..., values.TextCondition]] = {
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
    "date_with_time": dates.date_with_time,
    "date_not_midnight": dates.date_not_midnight,
    "url_whole": addresses.url_whole,
    "url_tidy": addresses.url_tidy,
    "url_absolute": addresses.url_absolute,
    "url_not_of_other_kind": addresses.url_not_of_other_kind,
    "url_https": addresses.url_https,
    "url_ending_not": addresses.url_ending_not,
    "url_without_parameters": addresses.url_without_parameters,
    "name_without_lead": names.name_without_lead,
}

_BLANKS: Mapping[str, Callable[..., values.ValueCondition]] = {"not_blank": values.not_blank}

_OTHERS: Mapping[str, Callable[..., values.ValueCondition]] = {
    "not_null": values.not_null,
    "not_number": values.not_number,
    "typed_node": values.typed_node,
}

_TEXTS_OF: Mapping[str, Callable[..., values.TextCondition | None]] = {
    "number_in_text": ranges.number_in_text,
    "number_not_text": ranges.number_not_text,
    "enumeration_member": ranges.enumeration_member,
}

_OTHERS_OF: Mapping[str, Callable[..., values.ValueCondition | None]] = {
    "node_in_range": ranges.node_in_range,
    "number_in_range": ranges.number_in_range,
    "boolean_in_range": ranges.boolean_in_range,
    "whole_number": ranges.whole_number,
}

_NODES: Mapping[str, Callable[..., nodes.NodeCondition]] = {
    "present": nodes.present,
    "false_beside": gates.false_beside,
    "given_where": nodes.given_where,
    "given_where_false": gates.given_where_false,
    "gate_stated": gates.gate_stated,
    "absent_beside": nodes.absent_beside,
}

_HAVING: Mapping[str, Callable[..., nodes.NodeCondition]] = {
    "count": nodes.count,
    "one_value": nodes.one_value,
    "same": nodes.same,
    "not_before": nodes.not_before,
    "unbranded": nodes.unbranded,
    "area_at_least": pictures.area_at_least,
    "ratio_at_most": pictures.ratio_at_most,
    "only_where": nodes.only_where,
    "linked_but_last": nodes.linked_but_last,
    "not_named_as": nodes.not_named_as,
    "name_of_one": names.name_of_one,
    "name_alone": names.name_alone,
    "name_without": names.name_without,
    "absent": nodes.absent,
    "differs": nodes.differs,
    "given_only_on": nodes.given_only_on,
    "id_absolute": nodes.id_absolute,
    "counted_up": nodes.counted_up,
    "points_absolutely": nodes.points_absolutely,
    "page_of_its_own": nodes.page_of_its_own,
    "least_where": nodes.least_where,
    "sides_of_node_at_least": pictures.sides_of_node_at_least,
    "shapes_differ": pictures.shapes_differ,
    "not_same_address": pictures.not_same_address,
    "gated_part_typed": gates.gated_part_typed,
    "gated_only_on": gates.gated_only_on,
}
"""These hold of themselves where the property is not there; they are not asked then."""

_TYPES: Mapping[str, Callable[..., terms.TypeCondition]] = {
    "type_known": terms.type_known,
    "type_current": terms.type_current,
    "type_kept": terms.type_kept,
    "type_settled": terms.type_settled,
    "type_not_matching": terms.type_not_matching,
    "type_specific": terms.type_specific,
}

_PROPERTIES: Mapping[str, Callable[..., terms.NameCondition]] = {
    "keyword_known": terms.keyword_known,
    "property_known": terms.property_known,
    "property_of_type": terms.property_of_type,
    "property_current": terms.property_current,
    "property_kept": terms.property_kept,
    "property_settled": terms.property_settled,
    "not_aliased": terms.not_aliased,
}

_TAG_NAMES: Mapping[str, Callable[..., tag_names.TagNameCondition]] = {
    "tag_known": tag_names.tag_known,
    "tag_spelled": tag_names.tag_spelled,
}

_TAGS: Mapping[str, Callable[..., wholes.TagsCondition]] = {
    "structured_in_order": wholes.structured_in_order,
    "sides_at_least": wholes.sides_at_least,
    "shape_near": wholes.shape_near,
}

_ITEMS: Mapping[str, Callable[..., wholes.ItemsCondition]] = {
    "in_schema_org_context": wholes.in_schema_org_context,
    "in_whole_context": wholes.in_whole_context,
    "in_ended_vocabulary": wholes.in_ended_vocabulary,
    "not_in_syntax": wholes.not_in_syntax,
    "within_type": wholes.within_type,
    "typed": wholes.typed,
    "type_is_one_text": wholes.type_is_one_text,
    "type_among": wholes.type_among,
    "at_root": wholes.at_root,
    "not_before_type": wholes.not_before_type,
    "first_of_types": wholes.first_of_types,
    "no_longer_shown": wholes.no_longer_shown,
}

_GRAPH: Mapping[str, Callable[..., graph.GraphCondition]] = graph.CONDITIONS

_PAGE: Mapping[str, Callable[..., page.PageCondition]] = page.CONDITIONS

_REGISTRIES: Mapping[Kind, Mapping[str, Callable[..., Callable[..., Any] | None]]] = {
    Kind.VALUE: _VALUES,
    Kind.TEXT: _TEXTS,
    Kind.BLANK: _BLANKS,
    Kind.OTHER: _OTHERS,
    Kind.TEXT_OF: _TEXTS_OF,
    Kind.OTHER_OF: _OTHERS_OF,
    Kind.NODE: _NODES,
    Kind.HAVING: _HAVING,
    Kind.TYPE: _TYPES,
    Kind.NAME: _PROPERTIES,
    Kind.TAG: _TAG_NAMES,
    Kind.TAGS: _TAGS,
    Kind.ITEMS: _ITEMS,
    Kind.GRAPH: _GRAPH,
    Kind.PAGE: _PAGE,
}

CONDITIONS: Mapping[str, Condition] = {name: Condition(kind, make) for kind, registry in _REGISTRIES.items() for name, make in registry.items()}
