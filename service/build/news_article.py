"""The NewsArticle node, whole: it stands alone in its script, so its authors, images and publisher stand inside it.

Sources: https://schema.org/NewsArticle, https://developers.google.com/search/docs/appearance/structured-data/article
"""

from __future__ import annotations

from service.build.agent import agent_node, publisher_node
from service.build.ids import made, node_id
from service.build.image_object import image_nodes
from service.build.video_object import video_node
from service.model.article import Article
from service.model.bundle import Node


def news_article_node(article: Article) -> Node:
    """The article as one node. An image without an address is left to `imageObjects`: here it could not be shown."""
    images = [node for node in image_nodes(article) if "contentUrl" in node]
    return made(
        article.type or "NewsArticle",
        node_id(article, "article"),
        mainEntityOfPage=made("WebPage", article.url) if article.url else None,
        url=article.url,
        headline=article.headline,
        alternativeHeadline=article.alternative_headline,
        description=article.description,
        image=images,
        datePublished=article.date_published,
        dateModified=article.date_modified,
        author=[agent_node(author) for author in article.authors],
        editor=[agent_node(editor) for editor in article.editors],
        publisher=publisher_node(article.publisher) if article.publisher else None,
        articleSection=article.section,
        keywords=list(article.keywords),
        inLanguage=article.language,
        isAccessibleForFree=article.is_accessible_for_free,
        hasPart=[_gated_part(selector) for selector in article.paywall_selectors],
        video=[video_node(video) for video in article.video],
        contentLocation=made("Place", name=article.content_location) if article.content_location else None,
        dateline=article.dateline,
        articleBody=article.article_body,
    )


def _gated_part(selector: str) -> Node:
    """Source: https://developers.google.com/search/docs/appearance/structured-data/paywalled-content"""
    return made("WebPageElement", isAccessibleForFree=False, cssSelector=selector)
