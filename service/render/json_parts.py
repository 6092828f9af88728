"""Where the values of a JSON text stand, and the text with some of them changed: all else is left letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()

Write = Callable[[Any], str]
"""Writes a value that is new, in the manner of the document."""


@dataclass(slots=True)
class Part:
    """A value with its place in the text. members: of an object or array, those inside it; name, named_at: of an object's
    member, its name and where that begins."""

    value: Any
    start: int
    end: int = 0
    members: list[Part] = field(default_factory=list)
    name: str | None = None
    named_at: int = 0


def part_at(text: str, at: int = 0) -> Part:
    """The value that begins at `at`, blanks before it aside. text: sound JSON."""
    at = _after_blanks(text, at)
    if text[at] not in "{[":
        value, end = _DECODER.raw_decode(text, at)
        return Part(value, at, end)
    whole = Part({} if text[at] == "{" else [], at)
    at = _after_blanks(text, at + 1)
    while text[at] not in "}]":
        member = _member(text, at, is_named=isinstance(whole.value, dict))
        whole.members.append(member)
        at = _after_blanks(text, member.end)
        at = _after_blanks(text, at + 1) if text[at] == "," else at
    whole.end = at + 1
    return whole


def _member(text: str, at: int, *, is_named: bool) -> Part:
    if not is_named:
        return part_at(text, at)
    name, end = _DECODER.raw_decode(text, at)
    member = part_at(text, _after_blanks(text, end) + 1)
    member.name, member.named_at = name, at
    return member


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def changed(text: str, part: Part, value: Any, write: Write, colon: str) -> str:
    """The text of a part with another value in its place; what is the same in both stands as it stood.

    colon: what stands between the name and the value of a new member.
    """
    if not isinstance(value, type(part.value)) or not isinstance(value, (dict, list)):
        is_same = type(value) is type(part.value) and value == part.value
        return text[part.start : part.end] if is_same else write(value)
    if isinstance(value, dict):
        written = list(_of_object(text, part, value, write, colon))
        is_in_place = list(value) == [member.name for member in part.members]
    else:
        written = list(_of_array(text, part, value, write, colon))
        is_in_place = len(value) == len(part.members)
    return _spliced(text, part, written) if is_in_place else _joined(text, part, written)


def _of_object(text: str, part: Part, value: dict[str, Any], write: Write, colon: str) -> Iterator[str]:
    known = {member.name: member for member in part.members}
    for name, inner in value.items():
        member = known.get(name)
        if member is None:
            yield f"{write(name)}{colon}{write(inner)}"
        else:
            yield text[member.named_at : member.start] + changed(text, member, inner, write, colon)


def _of_array(text: str, part: Part, value: list[Any], write: Write, colon: str) -> Iterator[str]:
    if len(value) == len(part.members):
        yield from (changed(text, member, inner, write, colon) for member, inner in zip(part.members, value, strict=True))
        return
    left = iter([(text[member.start : member.end], json.loads(text[member.start : member.end])) for member in part.members])
    for inner in value:
        yield next((stated for stated, old in left if old == inner), None) or write(inner)


def _start(member: Part) -> int:
    return member.start if member.name is None else member.named_at


def _spliced(text: str, part: Part, written: list[str]) -> str:
    pieces, at = list[str](), part.start
    for member, new in zip(part.members, written, strict=True):
        pieces += (text[at : _start(member)], new)
        at = member.end
    return "".join((*pieces, text[at : part.end]))


def _joined(text: str, part: Part, written: list[str]) -> str:
    """Members in another number: what stood before the first, between the first two and behind the last stands there again."""
    opening, closing = text[part.start], text[part.end - 1]
    if not part.members or not written:
        return f"{opening}{', '.join(written)}{closing}"
    before = text[part.start + 1 : _start(part.members[0])]
    between = text[part.members[0].end : _start(part.members[1])] if len(part.members) > 1 else f",{before or ' '}"
    return f"{opening}{before}{between.join(written)}{text[part.members[-1].end : part.end]}"
