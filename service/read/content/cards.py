"""Cards: boxes that tease another article with its title, which is a link."""

from __future__ import annotations

from lxml.html import HtmlElement

from service.read.content.prose import length_of

LONG_LINK = 400
"""Characters: a link around blocks that is shorter is a teaser's card, a longer one was never closed. So with its heading."""

_CARD_HEADINGS = ("h2", "h3", "h4", "h5")


def is_card(element: HtmlElement) -> bool:
    """Whether it is a teaser: a heading that is a link, and little else."""
    heading = next(element.iter(*_CARD_HEADINGS), None)
    if heading is None or length_of(element) > LONG_LINK:
        return False
    return any(leads_away(link) for link in (*heading.iter("a"), *heading.iterancestors("a")))


def leads_away(link: HtmlElement) -> bool:
    """Whether to another article: not to an entry of a live blog, nor to a shop or source that a listing reviews."""
    address = link.get("href")
    return bool(address) and "#" not in address and link.get("target") != "_blank" and "nofollow" not in (link.get("rel") or "")
