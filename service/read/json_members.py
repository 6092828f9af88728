"""Where the members of a JSON text stand. A second look at a text that has been read: only what is asked for is followed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

Steps = tuple[str, ...]
"""The way to a member; positions in arrays are written as digits."""
Range = tuple[int, int]
Wanted = dict[str, "Wanted"]

TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{},:]|[^\s"\[\]{},:]++', re.DOTALL)


@dataclass(slots=True)
class _Open:
    """An object or array that is being followed. name: of the member at hand, once it is known; number: of the value in an array.
    awaits_value: whether a value comes next, and no name or mark."""

    steps: Steps
    wanted: Wanted
    is_object: bool
    name: str | None = None
    number: int = 0
    named_at: Range = (0, 0)
    awaits_value: bool = False


def member_ranges(text: str, wanted: Collection[Steps]) -> dict[Steps, Range]:
    """From where to where each of the wanted members stands: the name of an object's, the start of an array's, the text's first value.

    text: a JSON text that has been read, with no fault in it. One that is not there has the range of the member that
    holds it. Where a name stands twice, the last counts. Time is linear in the text.
    """
    found = dict(_ranges(text, _tree(wanted)))
    return {steps: found[next(up for up in _upward(steps) if up in found)] for steps in wanted} if found else {}


def _upward(steps: Steps) -> Iterator[Steps]:
    return (steps[:length] for length in range(len(steps), -1, -1))


def _tree(wanted: Collection[Steps]) -> Wanted:
    tree: Wanted = {}
    for steps in wanted:
        inner = tree
        for step in steps:
            inner = inner.setdefault(step, {})
    return tree


def _ranges(text: str, tree: Wanted) -> Iterator[tuple[Steps, Range]]:
    opened: list[_Open] = []
    skipped = 0
    for token in TOKEN.finditer(text):
        first = text[token.start()]
        if skipped:
            skipped += (first in "{[") - (first in "}]")
        elif first in "}]" or (opened and opened[-1].awaits_value is False):
            _go_on(opened, first, token)
        else:
            steps, inner, at = _value(opened, tree, token.span())
            if inner is not None:
                yield steps, at
            if first in "{[" and inner:
                opened.append(_Open(steps, inner, first == "{", awaits_value=first == "["))
            elif not opened:
                return
            else:
                skipped, opened[-1].awaits_value = int(first in "{["), False


def _go_on(opened: list[_Open], first: str, token: re.Match[str]) -> None:
    """Take what stands between two values: a member's name, a comma, a colon, a closing bracket."""
    if first in "}]":
        del opened[-1:]
        if opened:
            opened[-1].awaits_value = False
        return
    here = opened[-1]
    if first == '"':
        here.name, here.named_at = json.loads(token[0], strict=False), token.span()
    elif first == ",":
        here.number, here.awaits_value = here.number + 1, not here.is_object
    else:
        here.awaits_value = first == ":"


def _value(opened: list[_Open], tree: Wanted, at: Range) -> tuple[Steps, Wanted | None, Range]:
    """A value's steps, what is wanted inside it (None: not even itself), and the range that shows it."""
    if not opened:
        return (), tree, at
    here = opened[-1]
    step = here.name or "" if here.is_object else str(here.number)
    return (*here.steps, step), here.wanted.get(step), here.named_at if here.is_object else at
