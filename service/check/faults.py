"""What conditions on several things at once look at, and how they say where something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from service.check.kinds import kinds_of
from service.check.places import MAX_DEPTH, Way
from service.model.bundle import Item, Node, Tag
from service.model.shown import Shown
from service.model.source import Span

_WORD = re.compile(r"\w+")
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00ad": "", "\u200b": ""}
"""Characters that pages and markup often set differently."""


class Found(NamedTuple):
    """A node: the number of its item, the way to it (None for the item itself) and, for a reference, that it only points."""

    item: int
    way: Way | None
    node: Node


@dataclass(frozen=True)
class Subject:
    """All that a page or document states, and what the page shows (None for a bare document)."""

    items: Sequence[Item]
    open_graph: Sequence[Tag] = ()
    twitter_card: Sequence[Tag] = ()
    shown: Shown | None = None

    @cached_property
    def nodes(self) -> tuple[Found, ...]:
        """Every node of the items, references too, the outer before the inner ones."""
        return tuple(found for number, item in enumerate(self.items) for found in _nodes_in(item.node, number))

    @cached_property
    def by_id(self) -> Mapping[str, Sequence[Found]]:
        """The nodes that say something, by their "@id"."""
        named: dict[str, list[Found]] = {}
        for found in self.nodes:
            name = found.node.get("@id")
            if isinstance(name, str) and len(found.node.keys() - {"@id", "@type", "@context"}) > 0:
                named.setdefault(name, []).append(found)
        return named

    @cached_property
    def has_text(self) -> bool:
        """Whether there is a page, and words on it."""
        return self.shown is not None and self.shown.words.has_words

    @cached_property
    def text(self) -> str:
        """What the page shows, as `folded` writes it; "" for a bare document."""
        return folded(self.shown.words.text) if self.shown else ""

    @cached_property
    def bare_text(self) -> str:
        """The same without blanks and signs."""
        return bare(self.text)

    @cached_property
    def kinds(self) -> Sequence[frozenset[str]]:
        """The types of each item, with those above them."""
        return [kinds_of(item.node) for item in self.items]

    def items_of(self, *kinds: str) -> list[int]:
        """The numbers of the items of these types."""
        return [number for number, of in enumerate(self.kinds) if not of.isdisjoint(kinds)]


def folded(text: str) -> str:
    """A text as it is compared with another: in one case, each run of blanks one, quotation marks and dashes alike."""
    text = text.casefold()
    if not text.isascii():
        for written, alike in _ALIKE.items():  # a translation table takes ten times as long for a page's text
            text = text.replace(written, alike)
    return " ".join(text.split())


def bare(text: str) -> str:
    """Only the letters and figures of a text: what tags and marks between them part is one word in it."""
    return "".join(_WORD.findall(text))


def _nodes_in(root: Node, item: int) -> Iterator[Found]:
    pending: list[tuple[Any, Way | None]] = [(root, None)]
    while pending:
        value, way = pending.pop()
        depth = way[2] + 1 if way else 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, dict):
            if "@value" not in value:
                yield Found(item, way, value)
            pending += [(member, (way, name, depth)) for name, member in reversed(value.items()) if isinstance(member, (dict, list))]
        else:
            pending += [(member, (way, number, depth)) for number, member in reversed(list(enumerate(value))) if isinstance(member, (dict, list))]


class Fault(NamedTuple):
    """Where something is wrong: in an item, on the way `steps`; or in an Open Graph tag, by its number; or, where neither
    is given, on the page itself, at what is called `name` and stands at `span`, if it stands anywhere."""

    item: int | None = None
    steps: tuple[str | int, ...] = ()
    tag: int | None = None
    name: str | None = None
    value: Any = None
    span: Span | None = None
