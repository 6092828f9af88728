"""What a node is: its types and the types above them, as far as rules speak of them. Source: schema.org 30.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from service.model.types import ARTICLE_TYPES, NEWS_ARTICLE_TYPES, ORGANIZATION_TYPES, types_of

_ABOVE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(ARTICLE_TYPES, ("Article",)),
    **dict.fromkeys(NEWS_ARTICLE_TYPES, ("NewsArticle", "Article")),
    **dict.fromkeys(ORGANIZATION_TYPES, ("Organization",)),
    "FAQPage": ("WebPage",),
}
_LONGEST_KEPT = 80


def kinds_of(node: Mapping[str, Any]) -> frozenset[str]:
    """The node's types by their short names, with those above them: a NewsArticle is an Article too."""
    stated = node.get("@type")
    if isinstance(stated, str) and len(stated) <= _LONGEST_KEPT:
        return _kinds_of_type(stated)
    return with_types_above(types_of(node))


@lru_cache(maxsize=512)
def _kinds_of_type(stated: str) -> frozenset[str]:
    return with_types_above(types_of({"@type": stated}))


def with_types_above(types: Iterable[str]) -> frozenset[str]:
    """These types and the types above them."""
    return frozenset(kind for name in types if name for kind in (name, *_ABOVE.get(name, ())))
