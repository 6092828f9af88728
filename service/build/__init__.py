"""Building: an article in, its nodes and tags out. Nothing else is looked at, so the same article builds the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.build.breadcrumb_list import breadcrumb_list_node
from service.build.faq_page import faq_page_node
from service.build.graph import graph_nodes
from service.build.image_object import image_nodes
from service.build.markup import Markup, items_of, usable
from service.build.news_article import news_article_node
from service.build.open_graph import open_graph_tags
from service.build.x_card import x_card_tags
from service.model.article import Article
from service.model.bundle import Node
from service.model.types import CONTEXT

__all__ = ["NODES", "Markup", "build", "items_of", "usable"]

NODES: Mapping[str, Callable[[Article], Node | None]] = {
    "newsArticle": news_article_node,
    "faqPage": faq_page_node,
    "breadcrumbList": breadcrumb_list_node,
}
"""The nodes that an article has at most one of, in the order of the head: NewsArticle first, for Mastodon sees no other.
A new one is its file, a line here and its place in markup.py."""


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
