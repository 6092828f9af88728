"""Findings and the rules that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from service.model.place import Place
from service.model.source import Span

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Finding(NamedTuple):
    """One thing missing or wrong in the content, for one consumer.

    type and property: the schema.org type and dotted property ("author.name"), or None and an "og:image" for a tag.
    at: JSON Pointer into the bundle (generate) or into the report (check). see: the address of the rule's source.
    fix: a JSON Patch (RFC 6902) where the right value is known; the stages write its paths as they write `at`, and the
    report tells them as schemas/finding.json says. place: where it stands in what was sent, known to a check only; span: the
    bytes that stand there, where `at` does not lead to them.
    """

    rule: str
    level: Level
    consumer: str
    message: str
    type: str | None = None
    property: str | None = None
    at: str = ""
    see: str | None = None
    fix: tuple[Mapping[str, Any], ...] | None = None
    place: Place | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of a consumer's demands (schemas/rule.json, schemas/consumers/*.json).

    on: the schema.org types that the row is about (subtypes included), or "openGraph", "twitterCard".
    property: the properties ("author.name") or tags that it is about, each held to it by itself; takes: with the
    property "*", only those that take nothing but these types.
    condition: the name of a function in check/conditions.py; args: what that function takes.
    message: what is wrong and what to do. why: what the consumer does with it. bad, good: markup that breaks the row,
    and markup that does not. as_of: the month in which the row was last true.
    A row of level "error" keeps the item out of the head. items, nested: whether the row is about items, and about nodes
    inside other nodes. within: the member of the property's nodes that a finding names.
    fix: what puts it right, a word of check/fixes.py or {"value": …}.
    """

    id: str
    consumer: str
    on: tuple[str, ...]
    property: tuple[str, ...]
    condition: str
    level: Level
    message: str
    why: str
    see: str
    as_of: str
    args: Mapping[str, Any]
    bad: Any
    good: Any
    takes: tuple[str, ...] = ()
    items: bool = True
    nested: bool = True
    within: str = ""
    fix: Any = None
