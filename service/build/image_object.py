"""ImageObject nodes.

Sources: https://schema.org/ImageObject,
https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
"""

from __future__ import annotations

from service.build.agent import agent_node
from service.build.ids import image_fragment, made, node_id
from service.model.article import Article, Image
from service.model.bundle import Node


def image_node(article: Article, number: int, image: Image) -> Node:
    """The picture with its caption and credit apart. `alt` has no schema.org property: it goes to og:image:alt."""
    return made(
        "ImageObject",
        node_id(article, image_fragment(number)),
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
