"""What is beyond the bounds of a payload is refused, by the bound's name and before it costs anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from service.model.bounds import Bounds
from service.model.pointer import pointer
from service.model.refusal import Fault, Reason, Refusal

MAX_POINTER = 500
"""A pointer through longer names is not told: the names are the sender's own, and may be megabytes."""

SHORTEST_TAG = 3
"""Bytes: fewer than "<p>" has are no tag, whatever they begin with."""

BINARY_BYTES, BINARY_SHARE, FEWEST_CONTROLS = 4000, 50, 10
"""Of so many bytes at a payload's start, one in fifty, and more than ten, are control characters: of random bytes one in ten is."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

Steps = tuple[str | int, ...]


def refuse_crowded(content: bytes, bounds: Bounds) -> None:
    """Refuse a page, or JSON that holds one, with more tags than are read: every one begins with "<", wherever that stands.

    Errors: Refusal(OVER_LIMIT).
    """
    if len(content) < SHORTEST_TAG * bounds.page_tags:
        return
    if (count := content.count(b"<") + content.count(b"\\u003c") + content.count(b"\\u003C")) > bounds.page_tags:
        raise _over(f"There are {count:,} tags in it. The limit of tags in a page is {bounds.page_tags:,}.", "")


def refuse_many_lines(text: str, bounds: Bounds) -> None:
    """Refuse a plain text of more lines than are read. Errors: Refusal(OVER_LIMIT)."""
    if len(text) > bounds.text_lines and (count := len(text.splitlines())) > bounds.text_lines:
        raise _over(f"There are {count:,} lines in it. The limit of lines in a text is {bounds.text_lines:,}.", "")


def refuse_binary(start: bytes) -> None:
    """Refuse what is no text in any encoding: a picture, a PDF, a word processor's file. start: of the payload, as UTF-8.

    Errors: Refusal(NO_ARTICLE).
    """
    start = start[:BINARY_BYTES]
    if len(_CONTROL.findall(start)) > max(FEWEST_CONTROLS, len(start) // BINARY_SHARE):
        raise Refusal(Reason.NO_ARTICLE, "The payload is no text: it is full of control characters. Of a PDF, a picture or the like, send its text.")


def refuse_long_lists(value: Any, text: str, bounds: Bounds) -> None:
    """Refuse a JSON value with a list of more members than are read. text: what it was read from.

    Errors: Refusal(OVER_LIMIT) with the pointer of the first such list.
    """
    if text.count(",") < bounds.list_members:
        return
    for steps, found in _lists(value):
        if len(found) > bounds.list_members:
            at = pointer(steps)
            told = f"This list has {len(found):,} members. The limit of members in a list is {bounds.list_members:,}."
            raise _over(told, at if len(at) <= MAX_POINTER else "")


def _lists(value: Any) -> Iterator[tuple[Steps, list[Any]]]:
    """Every list in a JSON value, the outer before the inner. Its depth is bounded by now."""
    ways: list[tuple[Steps, Any]] = [((), value)]
    while ways:
        steps, here = ways.pop()
        if isinstance(here, list):
            yield steps, here
        inside = here.items() if isinstance(here, dict) else enumerate(here)
        ways += [((*steps, step), member) for step, member in inside if isinstance(member, (dict, list))]


def _over(message: str, at: str) -> Refusal:
    return Refusal(Reason.OVER_LIMIT, f"{at}: {message}" if at else message, (Fault(at, message),))
