"""Building: an article in, its nodes and tags out. Nothing else is looked at, so the same article builds the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.build.breadcrumb_list import breadcrumb_list_node
from service.build.faq_page import faq_page_node
from service.build.graph import graph_nodes
from service.build.image_object import image_nodes
from service.build.news_article import news_article_node
from service.build.open_graph import open_graph_tags
from service.build.x_card import x_card_tags
from service.model.article import Article
from service.model.bundle import Node, Tag
from service.model.types import CONTEXT

NODES: Mapping[str, Callable[[Article], Node | None]] = {
    "newsArticle": news_article_node,
    "faqPage": faq_page_node,
    "breadcrumbList": breadcrumb_list_node,
}
"""The nodes that an article has at most one of, in the order of the head: NewsArticle first, for Mastodon sees no other.
A new one is its file and a line here."""


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


def build(article: Article) -> Markup:
    """Build the article's nodes and tags."""
    nodes = {name: node for name, make in NODES.items() if (node := make(article))}
    images = image_nodes(article)
    return Markup(
        nodes={name: _alone(node) for name, node in nodes.items()},
        image_objects=tuple(_alone(image) for image in images),
        graph=graph_nodes(article, nodes, images),
        open_graph=open_graph_tags(article),
        twitter_card=x_card_tags(article),
    )


def _alone(node: Node) -> Node:
    return {"@context": CONTEXT, **node}
