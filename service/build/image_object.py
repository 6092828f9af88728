"""ImageObject nodes.

Sources: https://schema.org/ImageObject,
https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
"""

from __future__ import annotations

from service.build.agent import agent_node
from service.build.ids import image_fragments, made, node_id
from service.model.article import Article, Image
from service.model.bundle import Node


def image_nodes(article: Article) -> tuple[Node, ...]:
    """A node for each of the article's pictures, in their order, those without an address too."""
    return tuple(_image_node(node_id(article, fragment), image) for fragment, image in zip(image_fragments(article), article.images, strict=True))


def _image_node(identifier: str | None, image: Image) -> Node:
    """The picture with its caption and credit apart. `alt` has no schema.org property: it goes to og:image:alt."""
    return made(
        "ImageObject",
        identifier,
        url=image.url,
        contentUrl=image.url,
        caption=image.caption,
        width=image.width,
        height=image.height,
        creditText=image.credit_text,
        creator=agent_node(image.creator) if image.creator else None,
        copyrightNotice=image.copyright_notice,
        license=image.license,
        acquireLicensePage=image.acquire_license_page,
    )
