"""What a site puts around its articles on each page: menus, feet, sidebars, and boxes that tell of other articles."""

from __future__ import annotations

from functools import cache

from lxml.html import HtmlElement

from service.read.data import load

MARGINS = ("nav", "aside", "footer")


def is_in_margin(element: HtmlElement) -> bool:
    """Whether the tag of an element around says that what stands in it is the site's and not the article's."""
    return next(element.iterancestors(*MARGINS), None) is not None


@cache
def margin_names() -> tuple[str, ...]:
    """Parts of a class, id or itemprop that say so of any other element."""
    return tuple(load("margins.json")["names"])
