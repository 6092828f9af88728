"""Where the members of a JSON text stand. A second look at a text that has been read: only what is asked for is followed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

Steps = tuple[str, ...]
"""The way to a member; positions in arrays are written as digits."""
Range = tuple[int, int]
Wanted = dict[str, "Wanted"]

TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{},:]|[^\s"\[\]{},:]++', re.DOTALL)
_BETWEEN = re.compile(r"[ \t\r\n,:]*+")
_VALUE = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
"""Passes over a value in a tenth of the time that its tokens take one by one; numbers may be of any size."""


def member_ranges(text: str, wanted: Collection[Steps]) -> dict[Steps, Range]:
    """From where to where each of the wanted members stands: the name of an object's, the start of an array's, the text's first value.

    text: a JSON text that has been read, with no fault in it. One that is not there has the range of the member that
    holds it. Where a name stands twice, the last counts. Time is linear in the text.
    """
    at, tree, found = _next(text, 0), _tree(wanted), dict[Steps, Range]()
    found[()] = _token(text, at)
    if tree and text[at] in "{[":
        _follow(text, at, (), tree, found)
    return {steps: found[next(up for up in _upward(steps) if up in found)] for steps in wanted}


def _upward(steps: Steps) -> Iterator[Steps]:
    return (steps[:length] for length in range(len(steps), -1, -1))


def _tree(wanted: Collection[Steps]) -> Wanted:
    tree: Wanted = {}
    for steps in wanted:
        inner = tree
        for step in steps:
            inner = inner.setdefault(step, {})
    return tree


def _follow(text: str, at: int, steps: Steps, wanted: Wanted, found: dict[Steps, Range]) -> int:
    """Find what is wanted of the object or array that begins here; gives where it ends. Its depth is bounded by now."""
    number, is_object, at = 0, text[at] == "{", _next(text, at + 1)
    while text[at] not in "}]":
        step, stands = str(number), at
        if is_object:
            step, at = _VALUE.raw_decode(text, at)
            here, at = (stands, at), _next(text, at)
        inner = wanted.get(step)
        if inner is not None:
            found[*steps, step] = here if is_object else _token(text, at)
        is_followed = inner and text[at] in "{["
        at = _follow(text, at, (*steps, step), inner or {}, found) if is_followed else _VALUE.raw_decode(text, at)[1]
        number, at = number + 1, _next(text, at)
    return at + 1


def _next(text: str, at: int) -> int:
    """Where the next name, value or closing bracket begins."""
    return _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it always matches


def _token(text: str, at: int) -> Range:
    return TOKEN.match(text, at).span()  # type: ignore[union-attr]  # a value stands here
