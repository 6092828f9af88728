"""The lists of the content model: words, tags, phrases (`data/content.json`)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def content_data() -> dict[str, Any]:
    """The whole file, read once."""
    data: dict[str, Any] = json.loads(files("service.read.data").joinpath("content.json").read_text("utf-8"))
    return data


def words(name: str) -> frozenset[str]:
    """One of its lists."""
    return frozenset(content_data()[name])
