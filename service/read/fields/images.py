"""image: the pictures of the article, the lead picture first."""

from __future__ import annotations

from service.model.article import Image
from service.model.provenance import Picked
from service.read.images.declared import declared_images
from service.read.images.merge import merged
from service.read.page import Page


def pick_images(page: Page) -> Picked[tuple[Image, ...]]:
    """Pick the article's pictures.

    Order: the lead picture as the page shows it, else as the markup states it; then the other files that the markup
    states; then the article's other pictures in page order. One file at several sizes is one picture: its address is
    the shown one's largest, else the largest stated; caption, credit and the like come from the page, and what it does
    not show from the markup.
    Units: pixels. Returns: value, provenance of the lead picture, the other sources' lead addresses as losers.
    Errors: raises none. Logos, icons, avatars, adverts, teasers' pictures and tracking pixels are no pictures of an article.
    Source: https://schema.org/image, https://ogp.me/#structured
    """
    return merged(page, declared_images(page))
