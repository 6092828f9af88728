"""Until when a press release must not be published: a line above the text that is no date of its publication."""

from __future__ import annotations

from functools import cache

from service.read.data import load
from service.read.fold import fold
from service.read.text.front import Front
from service.read.text.lines import Line

LONGEST = 120
"""Characters: a longer line is prose that starts with the word."""


def take_embargo(line: Line, front: Front) -> bool:
    """ "EMBARGOED UNTIL 00:01 GMT 19 NOVEMBER 2025": a figure has to stand in it, and more than the word alone."""
    return len(line.text) <= LONGEST and any(map(str.isdecimal, line.text)) and fold(line.text).startswith(_embargoes())


@cache
def _embargoes() -> tuple[str, ...]:
    return tuple(load("teasers.json")["embargo"])
