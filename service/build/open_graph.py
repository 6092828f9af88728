"""Open Graph tags. Source: https://ogp.me (order of structured images), Facebook's sharing guide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from service.model.article import Article, Image
from service.model.bundle import Tag

_LOCALE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\Z")

TAGS: tuple[tuple[str, Callable[[Article], str | None]], ...] = (
    ("og:type", lambda article: "article"),
    ("og:title", lambda article: article.headline),
    ("og:description", lambda article: article.description),
    ("og:url", lambda article: article.url),
    ("og:site_name", lambda article: article.publisher.name if article.publisher else None),
    ("og:locale", lambda article: locale(article.language)),
    ("article:published_time", lambda article: article.date_published),
    ("article:modified_time", lambda article: article.date_modified),
    ("article:section", lambda article: article.section),
)
"""Tags that stand once, in this order; the images, authors' pages and keywords follow."""


def open_graph_tags(article: Article) -> tuple[Tag, ...]:
    """The article's Open Graph tags, an ordered list: each image's own tags follow its og:image."""
    once = [Tag(name, content) for name, value in TAGS if (content := value(article))]
    images = [tag for image in article.images if image.url for tag in _image_tags(image)]
    authors = [Tag("article:author", author.url) for author in article.authors if author.url]
    return (*once, *images, *authors, *(Tag("article:tag", keyword) for keyword in article.keywords))


def locale(language: str | None) -> str | None:
    """The language as og:locale wants it, "en_GB"; None where no territory is stated, for none is made up."""
    match = _LOCALE.match(language or "")
    return f"{match[1]}_{match[2]}" if match else None


def _image_tags(image: Image) -> Iterator[Tag]:
    values = (("og:image", image.url), ("og:image:width", image.width), ("og:image:height", image.height), ("og:image:alt", image.alt))
    return (Tag(name, str(value)) for name, value in values if value)
