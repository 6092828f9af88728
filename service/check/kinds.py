"""What a node is: its types and the types above them. Source: schema.org, as schemas/vocabulary.json has it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from service.check.vocabulary import with_types_above
from service.model.types import types_of

LONGEST_KEPT = 80


def kinds_of(node: Mapping[str, Any]) -> frozenset[str]:
    """The node's types by their short names, with those above them: a NewsArticle is an Article too."""
    stated = node.get("@type")
    if isinstance(stated, str) and len(stated) <= LONGEST_KEPT:
        return _kinds_of_type(stated)
    return with_types_above(types_of(node))


@lru_cache(maxsize=512)
def _kinds_of_type(stated: str) -> frozenset[str]:
    return with_types_above(types_of({"@type": stated}))
