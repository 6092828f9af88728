"""The bundle: everything that one article yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from service.model.article import Article
from service.model.finding import Finding
from service.model.place import Place
from service.model.provenance import Provenance
from service.model.source import Source

Node = dict[str, Any]
"""One JSON-LD object with an "@type"; its members are schema.org's properties."""


class Tag(NamedTuple):
    """One `<meta>` pair: `name` is the Open Graph property or the X name, `content` its text."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The markup of one article, what was read, where from, and what is missing (schemas/bundle.json).

    graph: the nodes of the whole as one list that point at each other by "@id" (the application/ld+json form).
    """

    news_article: Node
    faq_page: Node | None
    image_objects: tuple[Node, ...]
    open_graph: tuple[Tag, ...]
    twitter_card: tuple[Tag, ...]
    graph: tuple[Node, ...]
    head: str
    findings: tuple[Finding, ...]
    provenance: Mapping[str, Provenance]
    article: Article


class Item(NamedTuple):
    """One piece of markup to check: a JSON-LD node (or microdata, RDFa in the same shape) and the pointer to it.

    context: the "@context" of the document around it, where it stands in a @graph.
    place: where it begins in what was sent, known to a check only.
    """

    node: Node
    at: str
    syntax: str
    context: Any = None
    place: Place | None = None


Usable = Literal["eligible", "eligible with losses", "not eligible"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one consumer makes of the markup as a whole.

    items: the numbers of those that it can use; a consumer of tags has none. rules: those that decided, the gravest first.
    """

    consumer: str
    verdict: Usable
    items: tuple[int, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` says of the markup that a page or a document has: the items found, and the findings on them.

    source: what was sent, for showing its lines. summary: what each consumer can use of it.
    """

    items: tuple[Item, ...]
    open_graph: tuple[Tag, ...]
    twitter_card: tuple[Tag, ...]
    findings: tuple[Finding, ...]
    source: Source = field(default_factory=lambda: Source(b""))
    summary: tuple[Verdict, ...] = ()
