"""Conditions on the names of Open Graph's and X's tags, and what a misspelt one was meant to be; the names stand in schemas/tags.json.

Sources: https://ogp.me, https://developers.facebook.com/docs/sharing/webmasters,
https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from service.check.nearest import nearest

TagNameCondition = Callable[[str], bool]

_LONGEST = 60
_STARTS = ("og", "opengraph", "twitter", "article", "fb")
"""What the name of a tag starts with, whatever follows in place of the colon: "og.title", "ogtitle"."""


@cache
def _stated() -> Mapping[str, Any]:
    stated: dict[str, Any] = json.loads(files("schemas").joinpath("tags.json").read_text("utf-8"))
    return stated


@cache
def known_tags() -> frozenset[str]:
    """Every name that Open Graph, Facebook or X gives a meaning."""
    return frozenset((*_stated()["open_graph"], *_stated()["x"]))


def tag_known() -> TagNameCondition:
    """The name is one that Open Graph, Facebook or X gives a meaning."""
    return lambda name: name in known_tags() or nearest_tag(name) is not None


def tag_spelled() -> TagNameCondition:
    """The name is not near that of another tag: it is right, or another's altogether."""
    return lambda name: nearest_tag(name) is None


def could_be_tag(name: str) -> bool:
    """Whether a meta's name looks like a misspelt tag: "ogtitle" or "twitter.card"."""
    return name.lower().lstrip(":").startswith(_STARTS) and nearest_tag(name) is not None


@lru_cache(maxsize=512)
def nearest_tag(name: str) -> str | None:
    """The tag that a misspelt name was probably meant to be; None for a name that is right, or near none."""
    known, slips = known_tags(), _stated()["slips"]
    lowered = name.lower().strip(": ")
    if name in known or len(name) > _LONGEST:
        return None
    if lowered in known:
        return lowered
    if lowered in slips:
        return str(slips[lowered])
    near = nearest(lowered.replace("opengraph", "og"), sorted(known))
    return near if near and near[:2] == lowered[:2] else None
