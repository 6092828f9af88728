"""Finds the element that holds the article's text, and how far around it more of the text may stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from service.read.content.spread import Spread, Sums, is_said_to_be_article
from service.read.content.vocabulary import is_lead

STAY = 0.7
"""A child with less than this share of its parent's prose does not stand for it."""
SIDE_BY_SIDE = 0.1
"""An article with less than this share of the prose beside it is a teaser."""
OWN, HALF = 0.2, 0.5
"""What a part of the page must have at least of the prose to be the article beside others: with the title in it, and without."""
LEAST = 500
"""Weight of an article that stands before a list of others with titles of their own and is no teaser of one."""
MOST_BETWEEN = 4
"""Elements before the article's text among which its standfirst is sought: adverts stand between."""
BODY_BONUS = 2
"""What pieces are multiplied by inside what is said to be the article's body."""


def find_core(spread: Spread) -> HtmlElement | None:
    """The lowest element that holds most of the prose; None where there is none outside boilerplate.

    Where several articles stand on the page, the first that holds an `<h1>`.
    """
    total = spread.living(BODY_BONUS)
    if not total:
        return None
    gathered, children = spread.gathered(), spread.children()
    node = _largest(children[None], total, 1)  # broken pages have more than one outermost element
    in_article = False
    while node is not None:
        below = children.get(node, ())
        chosen = _largest(below, total, STAY * total[node])
        chosen = _first_of_several(node, total, spread.titled) if chosen is None else _first_before_others(below, chosen, total, spread.titled)
        if chosen is None and not in_article:
            chosen = _among_teasers(node, below, total, gathered, spread.titled)
        if chosen is None:
            return node
        node = chosen
        in_article = in_article or is_said_to_be_article(node)
    return None


def _largest(below: Sequence[HtmlElement], total: Sums, least: float) -> HtmlElement | None:
    best = max(below, key=lambda child: total.get(child, 0), default=None)
    return best if best is not None and total.get(best, 0) >= least else None


def _among_teasers(node: HtmlElement, below: Sequence[HtmlElement], total: Sums, gathered: Sums, titled: set[HtmlElement]) -> HtmlElement | None:
    """The child that holds what stands together, where the other prose stands in ones, as teasers and comments do.

    Not inside an article: the entries of a live blog stand in ones too.
    """
    best = _largest(below, gathered, STAY * gathered[node]) if node in gathered else None
    if best is None or total.get(best, 0) < (OWN if best in titled else HALF) * total[node]:
        return None
    return best


def find_scope(core: HtmlElement, h1s: Sequence[HtmlElement]) -> HtmlElement:
    """The lowest element that holds the core and the `<h1>` nearest to it; with no `<h1>`, the article around the core, or
    what holds the core and a standfirst before it."""
    chain = [core, *core.iterancestors()]
    number = {element: place for place, element in enumerate(chain)}
    nearest = len(chain)
    for h1 in h1s:
        nearest = min(nearest, next((number[node] for node in (h1, *h1.iterancestors()) if node in number), nearest))
    if nearest == len(chain) or chain[nearest].tag == "html":
        return next((element for element in chain if element.tag in ("article", "main")), _with_lead(core))
    return chain[nearest]


def _with_lead(core: HtmlElement) -> HtmlElement:
    """The core's parent, where one of the few elements before the core says that it is the standfirst."""
    before = islice(core.itersiblings(preceding=True), MOST_BETWEEN)
    return core.getparent() if any(is_lead(element.get("class") or "") for element in before) else core


def _first_before_others(below: Sequence[HtmlElement], chosen: HtmlElement, total: Sums, titled: set[HtmlElement]) -> HtmlElement:
    """What holds one article with its `<h1>`, where nothing but a list of other articles with theirs outweighs it, as on the
    page of one post in a stream of them; else what was chosen."""
    first = below[0]
    if first is chosen or first not in titled or chosen not in titled or total.get(first, 0) < LEAST:
        return chosen
    own, others = (sum(article in titled for article in part.iter("article")) for part in (first, chosen))
    return first if own == 1 and others > 1 else chosen


def _first_of_several(node: HtmlElement, total: Sums, titled: set[HtmlElement]) -> HtmlElement | None:
    several = [element for element in node.iter("article") if element is not node and total.get(element, 0) > SIDE_BY_SIDE * total[node]]
    if len(several) > 1 and several[0] in titled and total[several[0]] > OWN * total[node]:
        return several[0]
    return None
