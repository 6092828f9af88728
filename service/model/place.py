"""Where something stands in a payload, as a person finds it in an editor."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """line and column count from 1; a column is one character (a Unicode code point), and a byte-order mark is none.
    length: how many characters of the line are meant, at least 1."""

    line: int
    column: int
    length: int = 1
