"""Which of the page's nodes are the article itself, and which are teasers of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from service.model.bundle import Item
from service.model.types import ARTICLE_TYPES, types_of
from service.read.clean import unescape_twice
from service.read.fold import fold

CORE = frozenset({"headline", "datePublished", "author", "publisher", "image", "articleBody", "mainEntityOfPage", "description"})
MOST_UNNAMED = 2
"""Nodes that name no article and may be the page's all the same: one in each of two syntaxes."""
SHORTEST_TITLE = 8
"""Characters: a shorter headline stands in many titles by chance."""


@dataclass(frozen=True, slots=True)
class _Judged:
    item: Item
    address: int
    title: int

    @property
    def is_of_page(self) -> bool:
        return self.address > 0 or self.title > 0

    @property
    def is_unnamed(self) -> bool:
        """Whether it says of no article in particular what it says: it goes with any that is the page's."""
        return self.address == 0 and not _headline(self.item)

    @property
    def is_of_another(self) -> bool:
        return (self.address < 0 and self.title <= 0) or (self.title < 0 and self.address <= 0)


def choose_articles(items: Sequence[Item], addresses: Sequence[str], titles: Sequence[str]) -> tuple[Item, ...]:
    """The nodes that state the page's article, the most telling first; none where the page marks none up.

    A lone node is the article. Of several, those are that name one of the page's own addresses or whose headline
    stands in one of its titles; where none does and they have different headlines, all that have one are teasers.
    """
    found = list(_articles(items))
    if len(found) < 2:
        return tuple(found)
    own = [place for address in addresses if (place := _place(address))]
    folded = [fold(title) for title in titles]
    judged = _without_teasers([_Judged(item, _address_fits(item, own), _title_fits(item, folded)) for item in found])
    if not any(one.is_of_page for one in judged):
        headlines = {fold(name) for one in judged if (name := _headline(one.item))}
        return tuple(one.item for one in judged if len(headlines) < 2 or one.is_unnamed)
    kept = [one for one in judged if not one.is_of_another]
    kept.sort(key=lambda one: (-one.address, -one.title, -len(CORE & one.item.node.keys())))
    return tuple(one.item for one in kept)


def _without_teasers(judged: list[_Judged]) -> list[_Judged]:
    """The nodes without those that name no article, where these are many or of different days: each is a teaser's, whose
    title is a link."""
    unnamed = [one.item.node for one in judged if one.is_unnamed]
    days = {str(node["datePublished"])[:10] for node in unnamed if "datePublished" in node}
    return judged if len(unnamed) <= MOST_UNNAMED and len(days) < 2 else [one for one in judged if not one.is_unnamed]


def _articles(items: Sequence[Item]) -> Iterator[Item]:
    """Articles at the roots, and those that another root (a WebPage) has for its main entity."""
    for item in items:
        if not ARTICLE_TYPES.isdisjoint(types_of(item.node)):
            yield item
        elif isinstance(node := item.node.get("mainEntity"), dict) and not ARTICLE_TYPES.isdisjoint(types_of(node)):
            yield Item(node, f"{item.at}/mainEntity", item.syntax)


def _headline(item: Item) -> str:
    stated = item.node.get("headline") or item.node.get("name")
    return unescape_twice(stated) if isinstance(stated, str) else ""


def _title_fits(item: Item, titles: Sequence[str]) -> int:
    """1: the headline is one of the page's titles or stands in one. -1: it does not. 0: there is none to compare."""
    headline = fold(_headline(item))
    if not headline or not titles:
        return 0
    return 1 if any(_stands_in(headline, title) or _stands_in(title, headline) for title in titles) else -1


def _stands_in(short: str, long: str) -> bool:
    return short == long or (len(short) >= SHORTEST_TITLE and short in long)


def _address_fits(item: Item, own: Sequence[tuple[str, str]]) -> int:
    """1: the node names one of the page's addresses. -1: it names others only. 0: it names none."""
    named = [place for name in ("url", "mainEntityOfPage", "@id") for address in _texts(item.node.get(name)) if (place := _place(address))]
    if not named or not own:
        return 0
    return 1 if any(_same(one, other) for one in named for other in own) else -1


def _texts(value: Any) -> Iterator[str]:
    for member in value if isinstance(value, list) else [value]:
        address = member.get("@id") or member.get("url") if isinstance(member, dict) else member
        if isinstance(address, str):
            yield address


def _place(address: str) -> tuple[str, str] | None:
    """An address as its path and query: one article often has several hosts (m., amp., a sister site)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = parts.path.strip("/").lower()
    return (path, parts.query) if path and (parts.netloc or address.startswith("/")) else None


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
