"""The head snippet: what a site pastes into `<head>`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from service.model.bundle import Node, Tag
from service.render.jsonld import script


def head(title: str | None, nodes: Iterable[Node], open_graph: Iterable[Tag], twitter_card: Iterable[Tag]) -> str:
    """Title, one script a node in the order given, then the tags: Open Graph by `property`, X by `name`.

    NewsArticle has to be the first node: some readers (Mastodon) see no other. Every value is escaped.
    """
    lines = [f"<title>{escape(title)}</title>"] if title else []
    lines += [script(node) for node in nodes]
    lines += [f'<meta property="{escape(tag.name)}" content="{escape(tag.content)}">' for tag in open_graph]
    lines += [f'<meta name="{escape(tag.name)}" content="{escape(tag.content)}">' for tag in twitter_card]
    return "\n".join(lines)
