"""A rule that something breaks, as a finding: the message filled in, what was probably meant, and how to put it right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service.check.fixes import fix_of
from service.check.suggestions import suggestion_for
from service.model.finding import Finding, Rule

_LONGEST_VALUE = 80
_SUGGESTING = re.compile(r" [^.?]*\{suggestion\}[^.?]*[.?]")
"""The sentence that names what was probably meant; it goes where nothing is near."""


def told(
    rule: Rule,
    type_: str | None,
    dotted: str | None,
    at: str,
    value: Any,
    *,
    name: str = "",
    kinds: frozenset[str] = frozenset(),
    members: Any = None,
) -> Finding:
    """The finding. value: what is wrong, a name or a value. at: where it stands, or where it is missing.

    name, kinds, members: the property that the value stands in, the types of its node and the node's members, from
    which a suggestion and a fix are made.
    """
    if rule.within:
        dotted = f"{dotted}.{rule.within}"
    message = rule.message.replace("{property}", dotted or "").replace("{name}", (dotted or "").rpartition(".")[2])
    suggestion = suggestion_for(rule.condition, value, name, kinds)
    if "{suggestion}" in message:
        message = message.replace("{suggestion}", f"“{suggestion}”") if suggestion else _SUGGESTING.sub("", message)
    if "{value}" in message:
        message = message.replace("{value}", shortened(value))
    fix = fix_of(rule.fix, at, value, suggestion, members if isinstance(members, Mapping) else {})
    return Finding(rule.id, rule.level, rule.consumer, message, type_, dotted, at, rule.see, fix)


def shortened(value: Any) -> str:
    """A value as a message quotes it, on one line."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return "an object"
    text = " ".join(str(value)[: _LONGEST_VALUE * 2].split())
    return f"“{text}”" if len(text) <= _LONGEST_VALUE else f"“{text[:_LONGEST_VALUE].rstrip()}…”"
