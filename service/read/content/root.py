"""Finds the element that holds the article's text, and how far around it more of the text may stand."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from service.read.content.spread import Spread

STAY = 0.7
"""A child with less than this share of its parent's prose does not stand for it."""
SIDE_BY_SIDE = 0.1
"""An article with less than this share of the prose beside it is a teaser."""
OWN = 0.2
"""What the titled article must have at least of the prose where several stand on a page."""
BODY_BONUS = 2
"""What pieces are multiplied by inside what is said to be the article's body."""


def find_core(spread: Spread) -> HtmlElement | None:
    """The lowest element that holds most of the prose; None where there is none outside boilerplate.

    Where several articles stand on the page, the first that holds an `<h1>`.
    """
    total = spread.living(BODY_BONUS)
    if not total:
        return None
    children = spread.children()
    node = next(iter(total)).getroottree().getroot()
    while True:
        below = children.get(node, ())
        best = max(below, key=lambda child: total.get(child, 0), default=None)
        if best is not None and total.get(best, 0) >= STAY * total[node]:
            node = best
            continue
        titled_article = _first_of_several(node, total, spread.titled)
        if titled_article is None:
            return node
        node = titled_article


def find_scope(core: HtmlElement, h1s: Sequence[HtmlElement]) -> HtmlElement:
    """The lowest element that holds the core and the `<h1>` nearest to it; with no `<h1>`, the article around the core."""
    chain = [core, *core.iterancestors()]
    number = {element: place for place, element in enumerate(chain)}
    nearest = len(chain)
    for h1 in h1s:
        nearest = min(nearest, next((number[node] for node in (h1, *h1.iterancestors()) if node in number), nearest))
    if nearest == len(chain) or chain[nearest].tag == "html":
        return next((element for element in chain if element.tag in ("article", "main")), core)
    return chain[nearest]


def _first_of_several(node: HtmlElement, total: dict[HtmlElement, int], titled: set[HtmlElement]) -> HtmlElement | None:
    several = [element for element in node.iter("article") if element is not node and total.get(element, 0) > SIDE_BY_SIDE * total[node]]
    if len(several) > 1 and several[0] in titled and total[several[0]] > OWN * total[node]:
        return several[0]
    return None
