"""JSON Pointers: how a fault, a finding or a provenance says where. Source: RFC 6901."""

from __future__ import annotations

from collections.abc import Iterable


def pointer(steps: Iterable[str | int]) -> str:
    """The pointer of a way down from the root: member names and positions from 0. No step at all is "", the whole."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def steps_of(text: str) -> tuple[str, ...]:
    """The way that a pointer tells; positions are written as digits."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])
