"""The lists of the content model: words, tags, phrases (`data/content.json`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from service.read.data import load


@cache
def content_data() -> dict[str, Any]:
    """The whole file, read once."""
    data: dict[str, Any] = load("content.json")
    return data


def words(name: str) -> frozenset[str]:
    """One of its lists."""
    return frozenset(content_data()[name])
