"""The X card. Source: https://developer.x.com/en/docs/x-for-websites/cards/overview/markup"""

from __future__ import annotations

from collections.abc import Callable

from service.model.article import Article, Image
from service.model.bundle import Tag

LARGE_CARD = (300, 157)
"""The least size of summary_large_image's picture, pixels; one whose size is not stated may be large enough."""
ALT_LENGTH = 420

CARD: tuple[tuple[str, Callable[[Article, Image | None], str | None]], ...] = (
    ("twitter:card", lambda article, image: "summary_large_image" if image and _is_large(image) else "summary"),
    ("twitter:site", lambda article, image: article.publisher.x if article.publisher else None),
    ("twitter:title", lambda article, image: article.headline),
    ("twitter:description", lambda article, image: article.description),
    ("twitter:image", lambda article, image: image.url if image else None),
    ("twitter:image:alt", lambda article, image: image.alt[:ALT_LENGTH] if image and image.alt else None),
)


def x_card_tags(article: Article) -> tuple[Tag, ...]:
    """The article's X card; its picture is the first image that has an address."""
    image = next((image for image in article.images if image.url), None)
    return tuple(Tag(name, content) for name, value in CARD if (content := value(article, image)))


def _is_large(image: Image) -> bool:
    return (image.width or LARGE_CARD[0]) >= LARGE_CARD[0] and (image.height or LARGE_CARD[1]) >= LARGE_CARD[1]
