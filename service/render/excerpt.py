"""The line of a source that a place is in, with a mark under what is meant, as compilers show it."""

from __future__ import annotations

import unicodedata

from service.model.place import Place
from service.model.source import Source

WIDTH, BEFORE = 100, 40
"""How many characters of a line are shown, and how many of them before the place: a page may be one line of megabytes."""
_CUT = "…"


def excerpt(source: Source, place: Place) -> tuple[str, str]:
    """The part of the line around a place, and the mark to be put under it. Neither holds a control character: a
    terminal obeys those."""
    line = source.line(place.line)
    at = place.column - 1
    start = 0 if len(line) <= WIDTH else max(0, min(at - BEFORE, len(line) - WIDTH))
    shown = line[start : start + WIDTH]
    head, tail = _CUT if start else "", _CUT if start + WIDTH < len(line) else ""
    before, meant = shown[: at - start], shown[at - start : at - start + place.length]
    return head + _plain(shown) + tail, " " * _cells(head + before) + "^" * max(1, _cells(meant))


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else " " if character.isspace() else "\ufffd" for character in text)


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
