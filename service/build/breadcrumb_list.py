"""The BreadcrumbList node.

Source: https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
"""

from __future__ import annotations

from service.build.ids import made, node_id
from service.model.article import Article
from service.model.bundle import Node


def breadcrumb_list_node(article: Article) -> Node | None:
    """The way to the article as ListItems counted from 1, or None where fewer than two steps are known."""
    if len(article.breadcrumbs) < 2:
        return None
    steps = [made("ListItem", position=number, name=step.name, item=step.url) for number, step in enumerate(article.breadcrumbs, 1)]
    return made("BreadcrumbList", node_id(article, "breadcrumb"), itemListElement=steps)
