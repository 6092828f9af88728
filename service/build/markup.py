"""What one article builds into, where each part stands in the bundle, and what of it goes into the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from service.model.bundle import Item, Node, Tag
from service.model.finding import Finding

PLACES = {"newsArticle": "/newsArticle", "faqPage": "/faqPage", "breadcrumbList": "/article/breadcrumbs"}
"""Where a finding on one of the article's nodes points in the bundle; breadcrumbs stand there only as they were read."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What one article builds into.

    nodes: by the names of NODES, those that the article has; each stands alone, with its own "@context", as do
    image_objects. graph: the same as one list of nodes that point at each other.
    """

    nodes: Mapping[str, Node]
    image_objects: tuple[Node, ...]
    graph: tuple[Node, ...]
    open_graph: tuple[Tag, ...]
    twitter_card: tuple[Tag, ...]


def items_of(markup: Markup) -> list[Item]:
    """The nodes as items to check, each with its place in the bundle."""
    items = [Item(node, PLACES[name], "json-ld") for name, node in markup.nodes.items()]
    return items + [Item(node, f"/imageObjects/{number}", "json-ld") for number, node in enumerate(markup.image_objects)]


def usable(markup: Markup, found: Iterable[Finding]) -> Markup:
    """The markup that goes into the head: without the nodes and tags that an error stands in, which no consumer would use."""
    wrong = {finding.at for finding in found if finding.level == "error"}

    def right(tags: Iterable[Tag], at: str) -> tuple[Tag, ...]:
        return tuple(tag for number, tag in enumerate(tags) if f"{at}/{number}/content" not in wrong)

    nodes = {name: node for name, node in markup.nodes.items() if not any(f"{at}/".startswith(f"{PLACES[name]}/") for at in wrong)}
    return replace(markup, nodes=nodes, open_graph=right(markup.open_graph, "/openGraph"), twitter_card=right(markup.twitter_card, "/twitterCard"))
