"""Which of the page's nodes are the article itself, and which are teasers of others."""

from __future__ import annotations

from service.model.bundle import Item
from service.model.types import ARTICLE_TYPES, types_of
from service.read.page import Page


def main_articles(page: Page) -> tuple[Item, ...]:
    """The nodes that state the page's article, the most telling first; none where the page marks none up."""
    return tuple(item for item in page.markup.items if not ARTICLE_TYPES.isdisjoint(types_of(item.node)))
